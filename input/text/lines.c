#include "input/text/lines_parts.h"

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

/* ---- lists ---- */

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

static bool is_entry(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    if (line->kind != LINE_KIND_NUMBERED) return line->kind == LINE_KIND_BULLET;
    if (lines_is_form_question(lines, i)) return false;
    if (continues(&lines->entries, line)) return true;
    if (continues(&lines->headings, line) && !ends_sentence(line)) return false;
    return has_next_entry(lines, i);
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
static bool is_article(const struct lines *lines, const struct line *entry,
                       const struct line *last) {
    return entry->kind == LINE_KIND_NUMBERED && entry->has_gap && ends_sentence(last) &&
           strncasecmp(lines->document->text.bytes + entry->start, "Art", 3) == 0;
}

static size_t entry_add(struct lines *lines, size_t i) {
    const struct line *entry = line_at(lines, i), *last = entry, *next;
    size_t k = i + 1;
    for (; (next = line_at(lines, k)) != NULL && entry_goes_on(entry, last, next); k++) last = next;
    bool has_words = span_length(entry->words) > 0;
    size_t start = has_words ? entry->words.start : line_at(lines, k - 1)->words.start;
    if (!has_words && k > i + 1) start = line_at(lines, i + 1)->words.start;
    bool is_text = is_article(lines, entry, last);
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
    lines->is_form = lines->is_form || (line->number == 1 && lines_asks(lines, line));
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
    int level = lines_heading_level(lines, i);
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
