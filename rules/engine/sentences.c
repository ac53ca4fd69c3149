/* An item as sentences, and which of them introduces which: a line that ends with ':' says what
 * the lines below it are; a list hangs on the sentence above it. */
#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/extractors.h"

/* A line that may be an entry of a list without marks. */
enum { ENTRY_MOST = 160, BULLET_LEVELS = 8, QUESTION_MOST = 60, COLUMNS_MOST = 40 };

/* No sentence is longer, in bytes: what is done for each fact of a sentence stays bounded. */
enum { SENTENCE_MOST = 2000 };

/* The columns of the table at hand: the sentences that are their names. */
struct columns {
    size_t labels[COLUMNS_MOST], count;
    char mark;        /* between cells; 0 outside of a table */
    bool begins_body; /* the first column names a body a row */
};

struct splitting {
    struct reading *reading;
    size_t block;        /* number of the block at hand */
    size_t heading;      /* the heading in force */
    size_t label;        /* the label whose lines we are in, or NO_SENTENCE */
    size_t above;        /* the last sentence that is no bullet */
    size_t label_block;  /* the first block below it: all its sentences are the label's */
    bool label_is_fresh; /* nothing stands below the label yet */
    size_t bullet_labels[BULLET_LEVELS]; /* by level, in the list at hand */
    size_t previous_end;                 /* where the previous block ended */
    struct columns columns;
};

static bool has_blank_line(const char *bytes, struct span gap) {
    int ends = 0;
    for (size_t i = gap.start; i < gap.end; i++) ends += bytes[i] == '\n';
    return ends > 1;
}

static bool looks_like_entry(const struct text *text, struct span span) {
    return span_length(span) <= ENTRY_MOST && text->bytes[span.end - 1] != '.';
}

/* The sentence that introduces a bullet: the label bullet above it that stands less deep, else
 * the last sentence before the list. */
static size_t intro_of_bullet(const struct splitting *splitting, int level) {
    for (int i = level < BULLET_LEVELS ? level : BULLET_LEVELS; i-- > 0;)
        if (splitting->bullet_labels[i] != NO_SENTENCE) return splitting->bullet_labels[i];
    return splitting->above;
}

/* A bullet ends the labels that stand as deep as it does or deeper, and may be one itself. */
static void note_bullet(struct splitting *splitting, int level, size_t label) {
    for (int i = level < 0 ? 0 : level; i < BULLET_LEVELS; i++)
        splitting->bullet_labels[i] = NO_SENTENCE;
    if (level >= 0 && level < BULLET_LEVELS) splitting->bullet_labels[level] = label;
}

static size_t intro_of_line(struct splitting *splitting, struct span span) {
    const struct text *text = &splitting->reading->document->text;
    if (splitting->label == NO_SENTENCE) return NO_SENTENCE;
    if (splitting->label_is_fresh) splitting->label_block = splitting->block;
    if (splitting->label_block == splitting->block) return splitting->label;
    struct span gap = {splitting->previous_end, span.start};
    if (has_blank_line(text->bytes, gap) || !looks_like_entry(text, span)) return NO_SENTENCE;
    return splitting->label;
}

/* "Deelnemers:", or a word that labels what follows though it stands alone. */
static bool is_label(const struct reading *reading, struct span span) {
    const char *bytes = reading_bytes(reading);
    const struct source_words *words = &reading->rules->source_words;
    return bytes[span.end - 1] == ':' ||
           word_list_has(&words->labels, bytes + span.start, span_length(span)) ||
           pattern_occurs(reading->rules->bodies->list_title, reading->matcher, bytes, span);
}

/* "Wie? ...", "2. Wie wordt er uitgenodigd?": what follows is the answer. */
static bool is_question(const struct reading *reading, struct span span, bool heads) {
    const char *bytes = reading_bytes(reading);
    if (heads)
        return memchr(bytes + span.start, '?', span_length(span)) != NULL ||
               pattern_occurs(reading->rules->bodies->question, reading->matcher, bytes, span);
    return span_length(span) <= QUESTION_MOST && bytes[span.end - 1] == '?';
}

static void add(struct splitting *splitting, const struct block *block, struct span span,
                bool is_last) {
    struct reading *reading = splitting->reading;
    span = text_trim(&reading->document->text, span);
    if (span_length(span) == 0) return;
    struct sentence sentence = {.span = span,
                                .kind = block->kind,
                                .level = block->level,
                                .block = splitting->block,
                                .intro = NO_SENTENCE,
                                .heading = splitting->heading,
                                .row = NO_SENTENCE};
    size_t index = reading->sentences.count;
    sentence.is_label = (is_last && is_label(reading, span)) ||
                        is_question(reading, span, block->kind == BLOCK_KIND_HEADING);
    if (block->kind == BLOCK_KIND_BULLET)
        sentence.intro = intro_of_bullet(splitting, block->level);
    else if (block->kind == BLOCK_KIND_PARAGRAPH)
        sentence.intro = intro_of_line(splitting, span);
    *list_add(reading->arena, &reading->sentences) = sentence;
    if (block->kind == BLOCK_KIND_BULLET) {
        note_bullet(splitting, block->level, sentence.is_label ? index : NO_SENTENCE);
        splitting->label = sentence.is_label ? index : NO_SENTENCE;
        splitting->label_is_fresh = sentence.is_label;
        return;
    }
    note_bullet(splitting, 0, NO_SENTENCE);
    splitting->above = index;
    if (block->kind == BLOCK_KIND_HEADING) splitting->heading = index;
    if (sentence.is_label) {
        splitting->label = index;
        splitting->label_is_fresh = true;
    } else if (sentence.intro == NO_SENTENCE) {
        splitting->label = NO_SENTENCE;
    } else {
        splitting->label_is_fresh = false;
    }
}

/* Splits [span) at label starts that are glued to the words before them. */
static void add_glued(struct splitting *splitting, const struct block *block, struct span span,
                      bool is_last) {
    struct reading *reading = splitting->reading;
    struct span found;
    if (is_last && pattern_find(reading->rules->bodies->glued_label, reading->matcher,
                                reading_bytes(reading), span, &found)) {
        add(splitting, block, (struct span){span.start, found.start}, false);
        span.start = found.start;
    }
    add(splitting, block, span, is_last);
}

/* Where a piece that is too long for one sentence is cut: behind the last space that fits. */
static size_t cut_of(const char *bytes, struct span span) {
    size_t cut = span.start + SENTENCE_MOST;
    while (cut > span.start + SENTENCE_MOST / 2 && bytes[cut] != ' ') cut--;
    while (((unsigned char)bytes[cut] & 0xC0) == 0x80) cut++;
    return cut;
}

/* Adds what is too much for one sentence; gives where the rest begins. */
static size_t add_parts(struct splitting *splitting, const struct block *block, struct span span) {
    while (span_length(span) > SENTENCE_MOST) {
        size_t cut = cut_of(reading_bytes(splitting->reading), span);
        add(splitting, block, (struct span){span.start, cut}, false);
        span.start = cut;
    }
    return span.start;
}

static void split_block(struct splitting *splitting, const struct block *block) {
    struct reading *reading = splitting->reading;
    struct span left = block->span, found;
    const struct pattern *end = reading->rules->bodies->sentence_end;
    while (pattern_find(end, reading->matcher, reading_bytes(reading), left, &found) &&
           found.end < block->span.end) {
        left.start = add_parts(splitting, block, (struct span){left.start, found.end});
        add(splitting, block, (struct span){left.start, found.end}, false);
        left.start = found.end;
    }
    left.start = add_parts(splitting, block, left);
    add_glued(splitting, block, left, true);
    splitting->previous_end = block->span.end;
}

/* ---- tables ---- */

/* The mark between the cells of a line, '\t' or '|'; 0 for a line that is no row. */
static char mark_of(const char *bytes, const struct block *block) {
    size_t tabs = 0, bars = 0;
    if (block->kind != BLOCK_KIND_PARAGRAPH) return 0;
    for (size_t i = block->span.start; i < block->span.end; i++) {
        if (bytes[i] == '\n') return 0;
        tabs += bytes[i] == '\t';
        bars += bytes[i] == '|';
    }
    return tabs >= 2 ? '\t' : bars >= 2 ? '|' : 0;
}

/* The next cell of [left), which then begins behind it; false when there is none. */
static bool next_cell(const struct reading *reading, struct span *left, char mark,
                      struct span *cell) {
    if (left->start > left->end) return false;
    const char *bytes = reading_bytes(reading);
    const char *end = memchr(bytes + left->start, mark, span_length(*left));
    size_t stop = end == NULL ? left->end : (size_t)(end - bytes);
    *cell = text_trim(&reading->document->text, (struct span){left->start, stop});
    left->start = stop + 1;
    return true;
}

/* Whether the line names the columns of a table about bodies: how often, with whom. A list of
 * persons, or of who was present, is read as lines. */
static bool names_columns(const struct reading *reading, struct span left, char mark) {
    const struct source_words *words = &reading->rules->source_words;
    const char *bytes = reading_bytes(reading);
    bool has_meeting = false;
    size_t known = 0;
    for (struct span cell; next_cell(reading, &left, mark, &cell);) {
        const char *name = bytes + cell.start;
        size_t length = span_length(cell);
        bool is_meeting = word_list_has(&words->meeting_columns, name, length);
        if (word_list_has(&words->person_columns, name, length)) return false;
        has_meeting = has_meeting || is_meeting;
        known += is_meeting || word_list_has(&words->title_columns, name, length) ||
                 word_list_has(&words->text_columns, name, length) ||
                 word_list_has(&words->other_columns, name, length);
    }
    return has_meeting && known >= 2;
}

static bool is_title_column(const struct reading *reading, struct span cell) {
    return word_list_has(&reading->rules->source_words.title_columns,
                         reading_bytes(reading) + cell.start, span_length(cell));
}

/* Reads a row; its cells are introduced by the names of their columns, or are those names. Gives
 * false for a line that is none of the table. */
static bool add_row(struct splitting *splitting, const struct block *block) {
    struct reading *reading = splitting->reading;
    struct columns *columns = &splitting->columns;
    struct span left = block->span, cell;
    char mark = mark_of(reading_bytes(reading), block);
    bool is_header = mark != 0 && names_columns(reading, left, mark);
    if (is_header) *columns = (struct columns){.mark = mark};
    size_t row = NO_SENTENCE;
    if (mark == 0 || mark != columns->mark) {
        columns->mark = 0;
        return false;
    }
    for (size_t i = 0; next_cell(reading, &left, mark, &cell); i++) {
        cell.start = add_parts(splitting, block, cell);
        size_t index = reading->sentences.count;
        if (is_header && i < COLUMNS_MOST) columns->labels[columns->count++] = NO_SENTENCE;
        add(splitting, block, cell, false);
        if (index == reading->sentences.count) continue; /* an empty cell */
        struct sentence *sentence = &reading->sentences.at[index];
        sentence->is_label = is_header;
        sentence->intro = i < columns->count ? columns->labels[i] : NO_SENTENCE;
        if (is_header && i < COLUMNS_MOST) columns->labels[i] = index;
        if (is_header && i == 0) columns->begins_body = is_title_column(reading, cell);
        if (!is_header && i == 0 && columns->begins_body) row = index;
        sentence->row = row;
    }
    splitting->label = NO_SENTENCE;
    splitting->previous_end = block->span.end;
    return true;
}

void sentences_split(struct reading *reading) {
    const struct item *item = reading_item_of(reading);
    struct splitting splitting = {.reading = reading,
                                  .heading = NO_SENTENCE,
                                  .label = NO_SENTENCE,
                                  .above = NO_SENTENCE,
                                  .label_block = NO_SENTENCE,
                                  .previous_end = item->span.start};
    note_bullet(&splitting, 0, NO_SENTENCE);
    size_t first, count = document_blocks(reading->document, item->span, &first);
    for (size_t i = first; i < first + count; i++) {
        const struct block *block = &reading->document->blocks.at[i];
        size_t next = reading->sentences.count;
        splitting.block = i;
        if (span_meets(block->span, item->title)) {
            struct block title = {.kind = BLOCK_KIND_HEADING, .span = block->span};
            add(&splitting, &title, title.span, true);
            splitting.previous_end = title.span.end;
            if (next < reading->sentences.count) reading->sentences.at[next].is_title = true;
        } else if (!add_row(&splitting, block)) {
            split_block(&splitting, block);
        }
    }
}

size_t sentence_at(const struct reading *reading, size_t offset) {
    size_t first;
    BISECT(first, reading->sentences.count, reading->sentences.at[first].span.start <= offset);
    return first == 0 ? NO_SENTENCE : first - 1;
}
