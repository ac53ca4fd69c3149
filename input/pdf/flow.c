#include "input/pdf/flow.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "input/pdf/box.h"
#include "input/pdf/layout.h"

/* Parts of a line's height. SAME: sizes that differ less are one; LARGE: a heading is so much
 * larger than the body; INDENT: a line begins so much further; PARTED: paragraphs stand so much
 * farther apart than lines. */
static const double SAME = 0.12, LARGE = 1.12, LARGER = 1.25, LARGEST = 1.45, INDENT = 0.8,
                    PARTED = 1.22, LINE_MOST = 2.2, PITCH_LEAST = 0.6, EVEN = 0.15, NEAR = 5;

enum {
    EVEN_LINES = 3,
    HEADING_BYTES = 120,
    HEADING_LINES = 3,
    DEPTH_MOST = 6,
    RATIOS_MOST = 20000,
    BROKEN_PART = 40
};

enum open { OPEN_NONE, OPEN_PARAGRAPH, OPEN_HEADING, OPEN_ENTRY, OPEN_ROW };

struct flow {
    struct outline *outline;
    struct arena *arena; /* of the page */
    double body, pitch;  /* height of most letters; distance of lines, in their height */
    double margin;       /* where the widest line of the column ends */
    bool is_even;        /* the lines of the column end there, but the last of a paragraph */
    enum open open;
    struct pdf_line last; /* the line before */
    double text_left;     /* where the words of the paragraph or entry begin, behind its mark */
    char *held;           /* the last line of the paragraph, not yet added */
    bool is_far;          /* another page or column than the line before */
    double entries[DEPTH_MOST];
    int depth;
    bool breaks_words; /* at line ends */
    const char *place; /* to be told before the next piece, or NULL */
};

/* ---- measures ---- */

struct size {
    double height;
    size_t bytes;
};

static int by_height(const void *left, const void *right) {
    const struct size *a = left, *b = right;
    return a->height < b->height ? -1 : a->height > b->height;
}

/* The height in the middle of all letters. */
static double body_height(const pdf_pages *pages) {
    struct arena *arena = arena_new();
    LIST(struct size) sizes = {0};
    size_t bytes = 0, seen = 0;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t k = 0; k < pages->at[i].words.count; k++) {
            const struct pdf_word *word = &pages->at[i].words.at[k];
            struct size size = {pdf_height(&word->box), strlen(word->text)};
            *list_add(arena, &sizes) = size;
            bytes += size.bytes;
        }
    if (sizes.count > 0) qsort(sizes.at, sizes.count, sizeof *sizes.at, by_height);
    double found = 1;
    for (size_t i = 0; i < sizes.count && 2 * seen <= bytes; i++) {
        found = sizes.at[i].height;
        seen += sizes.at[i].bytes;
    }
    arena_end(arena);
    return found;
}

static bool is_same_size(const struct pdf_line *a, const struct pdf_line *b) {
    double one = pdf_line_height(a), other = pdf_line_height(b);
    return one < other * (1 + SAME) && other < one * (1 + SAME);
}

/* A text that breaks words does so often; else a hyphen at a line end stands there by chance. */
static bool breaks_words(const pdf_pages *pages) {
    size_t lines = 0, broken = 0;
    for (size_t i = 0; i < pages->count; i++) {
        lines += pages->at[i].lines;
        broken += pages->at[i].broken;
    }
    return broken * BROKEN_PART >= lines;
}

/* How far lines of one paragraph stand apart: the close ones among the lines of blocks. */
static double pitch_of(const pdf_pages *pages) {
    struct arena *arena = arena_new();
    LIST(struct size) found = {0};
    for (size_t i = 0; i < pages->count; i++)
        for (size_t k = 0; k < pages->at[i].pitches.count; k++)
            if (pages->at[i].pitches.at[k] > PITCH_LEAST)
                *list_add(arena, &found) = (struct size){pages->at[i].pitches.at[k], 0};
    if (found.count > 0) qsort(found.at, found.count, sizeof *found.at, by_height);
    double pitch = found.count > 0 ? found.at[found.count / 4].height : 1;
    arena_end(arena);
    return pitch;
}

/* ---- pieces ---- */

static void flush(struct flow *flow) {
    if (flow->held != NULL) outline_text(flow->outline, flow->held, strlen(flow->held));
    flow->held = NULL;
}

static void begin(struct flow *flow, enum open open) {
    flush(flow);
    if (flow->place != NULL) outline_place(flow->outline, flow->place);
    flow->place = NULL;
    flow->open = open;
    if (open != OPEN_ENTRY) flow->depth = 0;
}

static void hold(struct flow *flow, const struct pdf_line *line, size_t from) {
    const char *text = pdf_line_text(line, from, flow->arena);
    flow->held = arena_copy(flow->arena, text, strlen(text));
}

/* The line goes on with the one before. */
static void join(struct flow *flow, const struct pdf_line *line) {
    bool has_blank = true;
    const char *text = pdf_line_text(line, 0, flow->arena);
    if (flow->held != NULL)
        flow->held[pdf_joint(flow->held, text, flow->breaks_words, &has_blank)] = '\0';
    flush(flow);
    if (has_blank) outline_text(flow->outline, " ", 1);
    hold(flow, line, 0);
}

static void add_row(struct flow *flow, const struct pdf_line *line) {
    begin(flow, OPEN_ROW);
    outline_row(flow->outline);
    for (size_t i = 0; i < line->cell_count; i++) {
        if (i > 0) outline_cell(flow->outline);
        outline_text(flow->outline, line->cells[i], strlen(line->cells[i]));
    }
}

static void add_entry(struct flow *flow, const struct pdf_line *line) {
    double slack = INDENT / 2 * pdf_line_height(line);
    if (flow->open != OPEN_ENTRY) flow->depth = 0;
    while (flow->depth > 0 && flow->entries[flow->depth - 1] > line->box.left - slack)
        flow->depth--;
    if (flow->depth < DEPTH_MOST) flow->entries[flow->depth++] = line->box.left;
    begin(flow, OPEN_ENTRY);
    outline_entry(flow->outline, flow->depth);
    flow->text_left = line->words[1].box.left;
    hold(flow, line, 1);
}

static void add_paragraph(struct flow *flow, const struct pdf_line *line, bool is_close) {
    bool is_marked = line->count > 1 && pdf_is_number(line->words[0].text);
    if (is_close && flow->open == OPEN_PARAGRAPH) {
        flush(flow);
        outline_break(flow->outline);
    } else {
        begin(flow, OPEN_PARAGRAPH);
        outline_paragraph(flow->outline);
    }
    flow->text_left = line->words[is_marked].box.left;
    hold(flow, line, 0);
}

/* ---- headings ---- */

static size_t bytes_of(const struct pdf_line *line) {
    size_t bytes = 0;
    for (size_t i = 0; i < line->count; i++) bytes += strlen(line->words[i].text) + 1;
    return bytes;
}

/* Lines of that size from here on, close below each other. */
static size_t run_of(const pdf_lines *lines, size_t from) {
    size_t end = from + 1;
    while (end < lines->count && lines->at[end].cells == NULL &&
           lines->at[end].column == lines->at[from].column &&
           is_same_size(&lines->at[from], &lines->at[end]) &&
           lines->at[end].box.top - lines->at[end - 1].box.top <
               LINE_MOST * pdf_line_height(&lines->at[end]))
        end++;
    return end - from;
}

static char last_byte(const struct pdf_line *line) {
    const char *word = line->words[line->count - 1].text;
    return word[strlen(word) - 1];
}

static bool is_heading(const struct flow *flow, const pdf_lines *lines, size_t i) {
    const struct pdf_line *line = &lines->at[i];
    return pdf_line_height(line) > LARGE * flow->body && bytes_of(line) <= HEADING_BYTES &&
           strchr(".,;:", last_byte(line)) == NULL && run_of(lines, i) <= HEADING_LINES;
}

static void add_heading(struct flow *flow, const struct pdf_line *line) {
    double ratio = pdf_line_height(line) / flow->body;
    if (flow->open == OPEN_HEADING && !flow->is_far && is_same_size(line, &flow->last) &&
        line->box.top - flow->last.box.top < PARTED * pdf_line_height(line)) {
        join(flow, line);
        return;
    }
    begin(flow, OPEN_HEADING);
    outline_heading(flow->outline, ratio > LARGEST ? 1 : ratio > LARGER ? 2 : 3);
    hold(flow, line, 0);
}

/* ---- paragraphs ---- */

static bool ends_sentence(const char *words) {
    size_t length = strlen(words);
    return length > 0 && strchr(".!?:;", words[length - 1]) != NULL;
}

/* "Frequentie:" begins a line of its own. */
static bool is_labelled(const char *word) {
    return *word >= 'A' && *word <= 'Z' && word[strlen(word) - 1] == ':';
}

/* A title in capitals, and not what stands below it. */
static bool is_capitals(const char *words) {
    size_t capitals = 0;
    for (; *words != '\0'; words++) {
        if (*words >= 'a' && *words <= 'z') return false;
        capitals += *words >= 'A' && *words <= 'Z';
    }
    return capitals >= 4;
}

/* Whether the first word would have fitted behind the line before: then its writer ended it. */
static bool was_ended(const struct flow *flow, const struct pdf_line *line) {
    double height = pdf_line_height(line);
    double needed = line->words[0].box.right - line->words[0].box.left + height / 2;
    if (flow->is_even) needed = height / 2;
    bool is_short = flow->last.box.right + needed < flow->margin;
    bool is_half =
        flow->last.box.right - flow->last.box.left < 0.6 * (flow->margin - flow->last.box.left);
    bool is_open =
        flow->held != NULL && !ends_sentence(flow->held) && pdf_begins_small(line->words[0].text);
    if (is_labelled(line->words[0].text)) return true;
    if (pdf_is_box(flow->last.words[0].text) && !pdf_begins_small(line->words[0].text)) return true;
    if (flow->held != NULL && is_capitals(flow->held) && !is_capitals(line->words[0].text))
        return true;
    return is_short && (is_half || flow->is_even || !is_open);
}

static bool is_marked(const struct pdf_line *line) {
    return line->count > 1 &&
           (pdf_is_bullet(line->words[0].text) || pdf_is_number(line->words[0].text) ||
            pdf_is_box(line->words[0].text));
}

static bool is_parted(const struct flow *flow, const struct pdf_line *line) {
    return flow->is_far ||
           line->box.top - flow->last.box.top > PARTED * flow->pitch * pdf_line_height(line);
}

static bool goes_on(const struct flow *flow, const struct pdf_line *line) {
    if ((flow->open != OPEN_PARAGRAPH && flow->open != OPEN_ENTRY) || is_marked(line) ||
        flow->held == NULL || !is_same_size(line, &flow->last))
        return false;
    if (flow->is_far) return !ends_sentence(flow->held) && pdf_begins_small(line->words[0].text);
    if (is_parted(flow, line)) return false;
    double slack = INDENT * pdf_line_height(line);
    if (flow->open == OPEN_ENTRY && line->box.left < flow->text_left - slack &&
        !pdf_begins_small(line->words[0].text))
        return false;
    double left = flow->last.box.left > flow->text_left ? flow->last.box.left : flow->text_left;
    return line->box.left < left + slack && !was_ended(flow, line);
}

static void add_line(struct flow *flow, const pdf_lines *lines, size_t i) {
    const struct pdf_line *line = &lines->at[i];
    flow->is_far = flow->place != NULL || line->column != flow->last.column;
    if (line->cells != NULL)
        add_row(flow, line);
    else if (line->count > 1 && pdf_is_bullet(line->words[0].text))
        add_entry(flow, line);
    else if (is_heading(flow, lines, i))
        add_heading(flow, line);
    else if (goes_on(flow, line))
        join(flow, line);
    else
        add_paragraph(flow, line, !is_parted(flow, line));
    flow->last = *line;
}

/* ---- pages ---- */

/* Where the lines of the column that begins with line i end, and whether most end just there. */
static void measure_column(struct flow *flow, const pdf_lines *lines, size_t i) {
    size_t even = 0, uneven = 0, column = lines->at[i].column;
    flow->margin = 0;
    for (size_t k = i; k < lines->count && lines->at[k].column == column; k++)
        if (lines->at[k].cells == NULL && lines->at[k].box.right > flow->margin)
            flow->margin = lines->at[k].box.right;
    for (size_t k = i; k < lines->count && lines->at[k].column == column; k++) {
        double left = (flow->margin - lines->at[k].box.right) / pdf_line_height(&lines->at[k]);
        if (lines->at[k].cells != NULL || left > NEAR) continue;
        even += left < EVEN;
        uneven += left >= EVEN;
    }
    flow->is_even = even >= EVEN_LINES && even > 2 * uneven;
}

static void add_page(struct flow *flow, struct pdf_page *page, size_t number, size_t *column) {
    pdf_lines lines = {0};
    pdf_layout(&lines, page, flow->breaks_words, column, flow->arena);
    flow->place = arena_print(flow->arena, "bladzijde %zu", number);
    for (size_t i = 0; i < lines.count; i++) {
        if (i == 0 || lines.at[i].column != lines.at[i - 1].column) measure_column(flow, &lines, i);
        add_line(flow, &lines, i);
    }
}

void pdf_flow(struct outline *outline, pdf_pages *pages) {
    struct flow flow = {.outline = outline,
                        .body = body_height(pages),
                        .pitch = pitch_of(pages),
                        .breaks_words = breaks_words(pages)};
    struct arena *before = NULL;
    size_t column = 0;
    for (size_t i = 0; i < pages->count; i++) {
        if (pages->at[i].words.count == 0) continue;
        flow.arena = arena_new();
        add_page(&flow, &pages->at[i], i + 1, &column);
        arena_end(before); /* a paragraph may go on from the page before, not from further back */
        before = flow.arena;
    }
    flush(&flow);
    arena_end(before);
}
