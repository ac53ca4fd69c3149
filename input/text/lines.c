#include "input/text/lines.h"

#include <string.h>

#include "input/text/line.h"

/* Lengths in code points. A line from WRAP on may have been broken off by the writer's program; a
 * text as wide as WIDEST is not broken by hand or by mail. */
enum {
    WRAP = 45,
    WRAP_FULL = 60,
    WIDEST = 140,
    HEADING = 120,
    QUESTION = 70,
    GREETING = 30,
    MENU = 200,
    ANSWER = 40, /* lines */
    NEST = 12
};

/* What runs on from entry to entry: the number last used, by style and indent. */
struct sequence {
    uint32_t mark, number, indent;
};

/* Lines without a gap between them that bear no mark, from some line to before end. */
struct run {
    size_t end;
    uint32_t width;    /* of its longest line */
    bool is_wrapped;   /* prose broken into lines: some go on with a small letter */
    bool begins_small; /* maybe a list of parties, "de schepen", one a line */
};

struct lines {
    struct document *document;
    const struct source_words *words;
    struct arena *arena;
    LIST(struct line) at; /* the lines of the span at hand that are not blank */
    int level;
    const char *place;
    struct run run;
    struct sequence headings, entries; /* mark 0: none runs */
    struct sequence nest[NEST];        /* marks and indents of the bullets we are in */
    size_t nested;
    bool is_form; /* its numbered questions head items, each with the answer right below */
};

struct lines *lines_new(struct document *document, const struct source_words *words) {
    struct arena *arena = arena_new();
    struct lines *lines = arena_take(arena, sizeof *lines);
    lines->arena = arena;
    lines->document = document;
    lines->words = words;
    return lines;
}

void lines_end(struct lines *lines) { arena_end(lines->arena); }

static bool is_menu(const struct lines *lines, const struct line *line) {
    return line->length <= MENU && line->last != ':' &&
           word_list_has(&lines->words->navigation, lines->document->text.bytes + line->start,
                         line->words.end - line->start);
}

/* A row of = or - below a short line that stands apart makes that line a heading. */
static void underline(struct lines *lines, uint32_t mark) {
    if (lines->at.count == 0 || (mark != '=' && mark != '-')) return;
    struct line *above = &lines->at.at[lines->at.count - 1];
    if (above->has_gap && above->kind != LINE_KIND_BULLET && above->length <= HEADING)
        above->underline = (char)mark;
}

static void read_all(struct lines *lines, struct span span) {
    const struct text *text = &lines->document->text;
    bool has_gap = true;
    struct span raw;
    for (size_t at = span.start; line_next(text, &at, span.end, &raw);) {
        struct line line = line_read(text, raw);
        if (line.kind == LINE_KIND_RULE && !has_gap) underline(lines, line.mark);
        if (line.kind == LINE_KIND_BLANK || line.kind == LINE_KIND_RULE || is_menu(lines, &line)) {
            has_gap = true;
            continue;
        }
        line.has_gap = has_gap;
        has_gap = false;
        *list_add(lines->arena, &lines->at) = line;
    }
}

static const struct line *line_at(const struct lines *lines, size_t i) {
    return i < lines->at.count ? &lines->at.at[i] : NULL;
}

static bool ends_sentence(const struct line *line) {
    return line->last == '.' || line->last == '!' || line->last == '?' || line->last == ';' ||
           line->last == ':';
}

/* ---- lists ---- */

static bool continues(const struct sequence *sequence, const struct line *line) {
    return sequence->mark == line->mark && sequence->number + 1 == line->number &&
           sequence->indent + 1 >= line->indent && line->indent + 1 >= sequence->indent;
}

/* Lines that belong to the numbered entry before them: deeper, or the rest of a broken line. */
static bool is_below(const struct line *entry, const struct line *before, const struct line *line) {
    if (line->indent > entry->indent + 1) return !line->has_gap || line->kind != LINE_KIND_TEXT;
    return !line->has_gap && line->kind == LINE_KIND_TEXT && before->length >= WRAP &&
           line->begins == LINE_START_SMALL;
}

/* Whether the entry with the next number follows, with at most the rest of this one between. */
static bool has_next_entry(const struct lines *lines, size_t i) {
    const struct line *entry = line_at(lines, i);
    size_t k = i + 1;
    while (k < lines->at.count && is_below(entry, line_at(lines, k - 1), line_at(lines, k))) k++;
    const struct line *next = line_at(lines, k);
    const struct sequence sequence = {entry->mark, entry->number, entry->indent};
    return next != NULL && next->kind == LINE_KIND_NUMBERED && continues(&sequence, next);
}

/* ---- forms ---- */

static bool asks(const struct lines *lines, const struct line *line) {
    const char *bytes = lines->document->text.bytes + line->words.start;
    return line->kind == LINE_KIND_NUMBERED && (line->mark & 0x7F) == '1' &&
           line->length <= HEADING &&
           (line->last == ':' || memchr(bytes, '?', span_length(line->words)) != NULL);
}

/* "1. Hoe vaak komt het samen?" begins a form when question 2 comes behind its answer. */
static bool begins_form(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next;
    if (line->number != 1 || !asks(lines, line)) return false;
    for (size_t k = i + 1; k <= i + ANSWER && (next = line_at(lines, k)) != NULL; k++)
        if (next->mark == line->mark && next->number == 2) return k > i + 1 && asks(lines, next);
    return false;
}

static bool is_form_question(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    return begins_form(lines, i) ||
           (lines->is_form && asks(lines, line) && continues(&lines->headings, line));
}

static bool is_entry(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    if (line->kind != LINE_KIND_NUMBERED) return line->kind == LINE_KIND_BULLET;
    if (is_form_question(lines, i)) return false;
    if (continues(&lines->entries, line)) return true;
    if (continues(&lines->headings, line) && !ends_sentence(line)) return false;
    return has_next_entry(lines, i);
}

/* ---- headings ---- */

/* Whether the words up to a mark that stands in the line are in the list. */
static bool opens_with(const struct lines *lines, const struct line *line,
                       const struct word_list *list, char mark) {
    const char *bytes = lines->document->text.bytes + line->words.start;
    const char *end = memchr(bytes, mark, span_length(line->words));
    return end != NULL && word_list_has(list, bytes, (size_t)(end - bytes));
}

/* "Besluit: met 15 stemmen voor" between two gaps. */
static bool is_decision_part(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    return line->has_gap && next != NULL && next->has_gap && line->length <= HEADING &&
           !ends_sentence(line) && opens_with(lines, line, &lines->words->decision_parts, ':');
}

/* "Terugblik op 13 juni" heads prose that it stands apart from; "komt 3 keer samen" does not. */
static bool heads_prose(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    return line->begins == LINE_START_CAPITAL && line->has_gap && next != NULL && next->has_gap &&
           next->kind == LINE_KIND_TEXT && next->begins == LINE_START_CAPITAL &&
           next->length >= WRAP_FULL && ends_sentence(next);
}

static bool can_head(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    bool is_apart = heads_prose(lines, i);
    const char *bytes = lines->document->text.bytes + line->words.start;
    size_t length = span_length(line->words);
    bool is_row = memchr(bytes, '|', length) != NULL ||
                  (line->kind == LINE_KIND_TEXT && memchr(bytes, '\t', length) != NULL);
    if (is_row || opens_with(lines, line, &lines->words->stamps, ' ') || /* or "Dag Katleen" */
        (line->length <= GREETING && opens_with(lines, line, &lines->words->greetings, ' ')))
        return false;
    bool has_mark = line->kind == LINE_KIND_NUMBERED && memchr(bytes, '?', length) != NULL;
    bool is_question = line->length <= QUESTION && (line->last == '?' || has_mark);
    return line->length <= HEADING && (is_question || !ends_sentence(line)) && line->last != ',' &&
           !line->is_address && (!line->has_measure || is_apart) &&
           (line->begins == LINE_START_CAPITAL || line->begins == LINE_START_DIGIT);
}

static bool begins_mark(const struct line *line) { return line->kind != LINE_KIND_TEXT; }

/* Whether the line behind a gap is text to head: a list, prose, a label, or several lines. */
static bool is_headed_apart(const struct line *heading, const struct line *next,
                            const struct line *after) {
    if (begins_mark(next) || next->is_capitals || next->length >= WRAP || ends_sentence(next))
        return true;
    if (heading->begins != LINE_START_CAPITAL) return false;
    if (after != NULL && !after->has_gap) return true;
    return next->begins == LINE_START_SMALL || next->has_measure;
}

/* The same right below: a list, clearly longer than the heading, or a sentence of its own. */
static bool is_headed_close(const struct line *heading, const struct line *next,
                            const struct line *after) {
    if (begins_mark(next)) return next->mark != '['; /* boxes below a question of a form */
    if (next->last == ':' && after != NULL && begins_mark(after)) return true;
    if (next->length >= WRAP_FULL && next->length / 3 * 2 >= heading->length)
        return next->begins != LINE_START_SMALL || (next->has_label && heading->length < WRAP);
    return next->last == '.' && next->begins == LINE_START_CAPITAL &&
           heading->length <= WRAP_FULL && (after == NULL || after->has_gap);
}

/* Whether the line between these two is what a label announces. A long sentence with a colon may
 * announce all that comes, headings with prose as well. */
static bool is_labelled(const struct line *label, const struct line *next) {
    return label->last == ':' && (label->length < WRAP || next->length < WRAP_FULL);
}

static bool stands_out(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1),
                      *after = line_at(lines, i + 2);
    if (!line->has_gap || line->has_label || next == NULL ||
        (i > 0 && is_labelled(line_at(lines, i - 1), next)))
        return false;
    return next->has_gap ? is_headed_apart(line, next, after) : is_headed_close(line, next, after);
}

/* "Wie neemt deel?" with the answer right below is a question of a form, not a heading. */
static bool is_answered(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    return line->last == '?' && next != NULL && !next->has_gap;
}

/* "A. Uw gemeente" heads a part of a form when "B." comes behind its lines, and so on. */
static bool is_lettered(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next;
    if (!line->has_gap) return false;
    if (line->number > 1) return continues(&lines->headings, line);
    for (size_t k = i + 1; k <= i + ANSWER && (next = line_at(lines, k)) != NULL; k++)
        if (next->mark == line->mark && next->number == 2) return k > i + 1 && next->has_gap;
    return false;
}

static int numbered_level(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    char style = (char)(line->mark & 0x7F);
    if (line->is_capitals) return 1;
    if (style == 'a') return 0;
    if (style == 'A') return stands_out(lines, i) || is_lettered(lines, i) ? 2 : 0;
    bool has_text = line_at(lines, i + 1) != NULL;
    bool goes_on = continues(&lines->headings, line);
    return has_text || goes_on ? (int)(line->depth < 5 ? line->depth : 5) + 1 : 0;
}

/* A line in capitals heads what follows, unless it is one of several such lines in a list. */
static bool capitals_head(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    if (next == NULL || !line->is_capitals) return false;
    bool is_apart = line->has_gap || ends_sentence(line_at(lines, i - 1));
    return is_apart && (!next->is_capitals || i == 0 || next->has_gap);
}

/* "Aanwezig" alone on a line says what the lines below it are; it heads no item of its own. */
static bool is_label_word(const struct lines *lines, const struct line *line) {
    const char *bytes = lines->document->text.bytes + line->words.start;
    return word_list_has(&lines->words->labels, bytes, span_length(line->words));
}

/* 1 for the highest, 0 for no heading. */
static int heading_level(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    if (line->kind == LINE_KIND_MARKDOWN) return (int)line->number;
    if (is_form_question(lines, i)) return 2;
    if (is_decision_part(lines, i)) return 3;
    bool goes_on = line->kind == LINE_KIND_NUMBERED && continues(&lines->headings, line);
    if (!goes_on && is_label_word(lines, line)) return 0;
    if (line->underline != 0) return line->underline == '=' ? 1 : 2;
    if (!can_head(lines, i) || (!goes_on && is_answered(lines, i))) return 0;
    if (line->kind == LINE_KIND_NUMBERED) return numbered_level(lines, i);
    if (capitals_head(lines, i)) return 1;
    return stands_out(lines, i) ? 3 : 0;
}

/* ---- prose ---- */

/* A label ends a run: what comes below it is a list or a text of its own. */
static void run_measure(struct lines *lines, size_t i) {
    struct run *run = &lines->run;
    const struct line *line = line_at(lines, i), *last;
    *run = (struct run){.begins_small = line->begins == LINE_START_SMALL};
    size_t small = 0, end = i;
    do {
        if (line->length > run->width) run->width = line->length;
        small += end > i && line->begins == LINE_START_SMALL;
        last = line;
        line = line_at(lines, ++end);
    } while (line != NULL && !line->has_gap && line->kind == LINE_KIND_TEXT && last->last != ':');
    run->end = end;
    run->is_wrapped = !run->begins_small && run->width >= WRAP_FULL && run->width <= WIDEST &&
                      small > 0 && small * 3 >= end - i - 1;
}

/* Whether the line below goes on with this one: it was broken off, because the next word no
 * longer fitted, and what is seen of both speaks for one sentence. */
static bool goes_on(const struct lines *lines, const struct line *line, const struct line *next) {
    if (next->has_gap || next->kind != LINE_KIND_TEXT || line->last == ':') return false;
    if (line->last == ',' && next->indent > line->indent + 1) return true;
    if (line->length < WRAP) return false;
    const struct run *run = &lines->run;
    uint32_t needed = line->length + 1 + next->first_word;
    bool is_small = next->begins == LINE_START_SMALL;
    if (needed >= run->width / 4 * 3) {
        if (line->has_small_end || line->is_open || (line->last == ',' && is_small)) return true;
        if (is_small && !ends_sentence(line) && !run->begins_small) return true;
    }
    return run->is_wrapped && line->length >= WRAP_FULL && needed + 2 > run->width &&
           !(is_small && ends_sentence(line));
}

/* The same for an entry of a list: also every deeper line belongs to it. */
static bool entry_goes_on(const struct line *entry, const struct line *line,
                          const struct line *next) {
    if (next->has_gap || next->kind != LINE_KIND_TEXT || line->last == ':') return false;
    if (span_length(line->words) == 0 || next->indent > entry->indent) return true;
    return line->length >= WRAP && next->begins == LINE_START_SMALL && !ends_sentence(line);
}

/* ---- blocks ---- */

static void block_add(struct lines *lines, enum block_kind kind, int level, struct span span) {
    if (span.start >= span.end) return;
    *list_add(lines->document->arena, &lines->document->blocks) =
        (struct block){kind, level, span, lines->place};
}

/* How deep an entry lies: marks of another kind at the same indent lie deeper. */
static int nest_level(struct lines *lines, const struct line *line) {
    struct sequence *nest = lines->nest;
    while (lines->nested > 0 && nest[lines->nested - 1].indent > line->indent) lines->nested--;
    for (size_t i = lines->nested; i > 0 && nest[i - 1].indent == line->indent; i--)
        if (nest[i - 1].mark == line->mark) {
            lines->nested = i;
            return (int)i;
        }
    if (lines->nested < NEST)
        nest[lines->nested++] = (struct sequence){.mark = line->mark, .indent = line->indent};
    return (int)lines->nested;
}

/* "Artikel 3. De raad vergadert maandelijks." that stands apart is a text by itself and no entry of
 * the list that the article before it gave. */
static bool is_article(const struct line *entry, const struct line *last) {
    return entry->kind == LINE_KIND_NUMBERED && entry->mark >> 24 != 0 && entry->has_gap &&
           ends_sentence(last);
}

static size_t entry_add(struct lines *lines, size_t i) {
    const struct line *entry = line_at(lines, i), *last = entry, *next;
    size_t k = i + 1;
    for (; (next = line_at(lines, k)) != NULL && entry_goes_on(entry, last, next); k++) last = next;
    bool has_words = span_length(entry->words) > 0;
    size_t start = has_words ? entry->words.start : line_at(lines, k - 1)->words.start;
    if (!has_words && k > i + 1) start = line_at(lines, i + 1)->words.start;
    bool is_text = is_article(entry, last);
    block_add(lines, is_text ? BLOCK_KIND_PARAGRAPH : BLOCK_KIND_BULLET,
              is_text ? 0 : nest_level(lines, entry), (struct span){start, last->words.end});
    if (entry->kind == LINE_KIND_NUMBERED)
        lines->entries = (struct sequence){entry->mark, entry->number, entry->indent};
    return k;
}

static void heading_add(struct lines *lines, const struct line *line, int level) {
    size_t start = line->kind == LINE_KIND_MARKDOWN ? line->words.start : line->start;
    block_add(lines, BLOCK_KIND_HEADING, lines->level + level - 1,
              (struct span){start, line->words.end});
    if (line->kind != LINE_KIND_NUMBERED) return;
    lines->headings = (struct sequence){line->mark, line->number, line->indent};
    lines->is_form = lines->is_form || (line->number == 1 && asks(lines, line));
}

static size_t paragraph_add(struct lines *lines, size_t i) {
    const struct line *first = line_at(lines, i), *last = first, *next;
    if (i >= lines->run.end) run_measure(lines, i);
    size_t k = i + 1;
    for (; (next = line_at(lines, k)) != NULL && goes_on(lines, last, next); k++) last = next;
    block_add(lines, BLOCK_KIND_PARAGRAPH, 0, (struct span){first->start, last->words.end});
    return k;
}

static size_t add(struct lines *lines, size_t i) {
    if (is_entry(lines, i)) return entry_add(lines, i);
    lines->nested = 0;
    lines->entries = (struct sequence){0};
    int level = heading_level(lines, i);
    if (level == 0) return paragraph_add(lines, i);
    heading_add(lines, line_at(lines, i), level);
    return i + 1;
}

void lines_blocks(struct lines *lines, struct span span, int level, const char *place) {
    lines->at.count = 0;
    lines->level = level;
    lines->place = place;
    lines->run = (struct run){0};
    lines->headings = lines->entries = (struct sequence){0};
    lines->nested = 0;
    read_all(lines, span);
    for (size_t i = 0; i < lines->at.count;) i = add(lines, i);
}
