/* Rows of a SharePoint list as a browser's text of the page gives them.
 *
 * Grouped by city: "Uitvouwen/samenvouwen Stad : X (n)" opens a city, and a line that is just X,
 * or X behind the mark of an attachment, closes a row. The view of one city has no closing lines:
 * there a row begins where a known title stands alone. */
#include <string.h>

#include "input/formats.h"
#include "input/text/line.h"
#include "input/text/lines.h"
#include "input/text/sharepoint.h"

enum { GROUP_LINE = 400, HEAD_LINES = 50, SCORE_CERTAIN = 3 };

/* The row being read, and what holds for the rows after it. */
struct rows {
    struct document *document;
    const struct source_words *words;
    struct lines *lines;
    bool is_grouped;
    bool is_open;
    struct span title;
    size_t body_start, body_end; /* equal while the body is empty */
    bool has_mark;               /* the last line seen was the mark of an attachment alone */
    const char *city;            /* of the group, or NULL */
    size_t declared;             /* index of the group's declared count */
    const char *section;
    struct word_list titles; /* of the section so far; view of one city only */
};

/* ---- lines ---- */

/* Takes a word off the front of the words; a space in it stands for any white space. */
static bool take_word(const struct text *text, struct span *words, const char *word) {
    size_t at = words->start;
    for (; *word != '\0'; word++) {
        if (at >= words->end) return false;
        if (*word != ' ') {
            if (text->bytes[at++] != *word) return false;
            continue;
        }
        size_t start = at;
        for (size_t next = at; next < words->end; at = next)
            if (!utf8_is_space(utf8_next(text->bytes, &next))) break;
        if (at == start) return false;
    }
    words->start = at;
    return true;
}

/* Takes the longest mark of an attachment off the front. */
static bool take_mark(const struct text *text, struct span *words, const struct word_list *marks) {
    struct span best = *words;
    for (size_t i = 0; i < marks->count; i++) {
        struct span rest = *words;
        if (take_word(text, &rest, marks->at[i]) && rest.start > best.start) best = rest;
    }
    bool taken = best.start > words->start;
    *words = text_trim(text, best);
    return taken;
}

static bool is_mark(const struct rows *rows, struct span line) {
    const struct text *text = &rows->document->text;
    bool taken = false;
    while (take_mark(text, &line, &rows->words->attachments)) taken = true;
    return taken && span_length(line) == 0;
}

/* Whether a line closes a row of the city: its name alone, or behind marks of attachments. */
static bool is_closing(const struct rows *rows, struct span line, bool *has_attachment) {
    const struct text *text = &rows->document->text;
    if (rows->city == NULL) return false;
    *has_attachment = false;
    for (;;) {
        struct span rest = line;
        if (take_word(text, &rest, rows->city) && span_length(rest) == 0) return true;
        if (!take_mark(text, &line, &rows->words->attachments)) return false;
        *has_attachment = true;
    }
}

/* "... Stad : Aalst (7)" in a line: the label, the name and the number. */
struct group {
    struct span label, name;
    size_t rows;
    bool has_command; /* "Uitvouwen/samenvouwen" stands before the label */
};

static struct span take_number(const struct text *text, struct span words, size_t *number) {
    size_t at = words.end - 1, place = 1;
    *number = 0;
    for (; at > words.start && text->bytes[at - 1] >= '0' && text->bytes[at - 1] <= '9'; at--) {
        if (place <= 1000000) *number += (size_t)(text->bytes[at - 1] - '0') * place;
        place *= 10;
    }
    if (place == 1 || at == words.start || text->bytes[at - 1] != '(')
        return (struct span){words.end, words.end};
    return text_trim(text, (struct span){words.start, at - 1});
}

static bool read_group(const struct text *text, struct span line, struct group *group) {
    if (span_length(line) > GROUP_LINE || span_length(line) == 0 ||
        text->bytes[line.end - 1] != ')')
        return false; /* most lines end here, and the long ones at once */
    static const char *const commands[] = {"Uitvouwen/samenvouwen", "Expand/Collapse"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        group->has_command = take_word(text, &line, commands[i]) || group->has_command;
    struct span rest = take_number(text, line, &group->rows);
    const char *colon = memchr(text->bytes + rest.start, ':', span_length(rest));
    if (colon == NULL) return false;
    size_t at = (size_t)(colon - text->bytes);
    group->label = text_trim(text, (struct span){line.start, at});
    group->name = text_trim(text, (struct span){at + 1, rest.end});
    return span_length(group->name) > 0 && span_length(group->label) > 0 &&
           (group->has_command || group->label.end < at);
}

/* A group's line: SharePoint's command, or else its way of writing "Stad : X (n)" with a column
 * of cities. */
static bool is_group(const struct text *text, struct span line, const struct source_words *words,
                     struct group *group) {
    *group = (struct group){0};
    return read_group(text, line, group) &&
           (group->has_command ||
            word_list_has(&words->city_columns, text->bytes + group->label.start,
                          span_length(group->label)));
}

/* ---- rows ---- */

static void row_close(struct rows *rows, bool has_attachment) {
    if (!rows->is_open) return;
    struct document *document = rows->document;
    struct item *item = list_add(document->arena, &document->items);
    item->title = rows->title;
    item->body = (struct span){rows->body_start, rows->body_end};
    item->span = (struct span){rows->title.start, rows->body_end};
    item->title_text = text_words(&document->text, rows->title, document->arena);
    item->section = rows->section;
    item->city_words = rows->city;
    item->place = "";
    item->has_attachment = has_attachment || rows->has_mark;
    bool is_section = line_section(&document->text, rows->title, document->arena) != NULL;
    *list_add(document->arena, &document->blocks) =
        (struct block){BLOCK_KIND_HEADING, is_section ? 1 : 2, rows->title, ""};
    /* From behind the title, so that the body's first line keeps its indent. */
    lines_blocks(rows->lines, (struct span){rows->title.end, rows->body_end}, 3, "");
    if (rows->city != NULL) document->declared.at[rows->declared].seen++;
    rows->is_open = rows->has_mark = false;
}

static void row_open(struct rows *rows, struct span title) {
    const char *own = line_section(&rows->document->text, title, rows->document->arena);
    if (own != NULL) {
        rows->section = own;
        rows->titles.count = 0;
    }
    rows->is_open = true;
    rows->has_mark = false;
    rows->title = title;
    rows->body_start = rows->body_end = title.end;
    if (!rows->is_grouped)
        *list_add(rows->document->arena, &rows->titles) =
            text_words(&rows->document->text, title, rows->document->arena);
}

static void row_extend(struct rows *rows, struct span line) {
    if (is_mark(rows, line)) {
        rows->has_mark = true;
        return;
    }
    rows->has_mark = false;
    if (rows->body_end == rows->title.end) rows->body_start = line.start;
    rows->body_end = line.end;
}

static void group_open(struct rows *rows, const struct group *group) {
    struct document *document = rows->document;
    row_close(rows, false);
    rows->city = text_words(&document->text, group->name, document->arena);
    rows->section = NULL;
    rows->declared = document->declared.count;
    *list_add(document->arena, &document->declared) =
        (struct declared_count){rows->city, group->rows, 0, group->name};
}

static bool is_menu(const struct rows *rows, struct span line) {
    return word_list_has(&rows->words->navigation, rows->document->text.bytes + line.start,
                         span_length(line));
}

static void read_grouped(struct rows *rows) {
    const struct text *text = &rows->document->text;
    struct group group;
    bool has_attachment;
    struct span line;
    for (size_t at = 0; line_next(text, &at, text->length, &line);) {
        line = text_trim(text, line);
        if (is_group(text, line, rows->words, &group))
            group_open(rows, &group);
        else if (span_length(line) == 0 || rows->city == NULL)
            continue;
        else if (is_closing(rows, line, &has_attachment))
            row_close(rows, has_attachment);
        else if (rows->is_open)
            row_extend(rows, line);
        else if (!is_menu(rows, line))
            row_open(rows, line);
    }
    row_close(rows, false);
}

/* ---- the view of one city ---- */

/* The letter or number of a section, all in capitals. */
static bool is_section_title(const struct text *text, struct span line) {
    struct line read = line_read(text, line);
    return read.kind == LINE_KIND_NUMBERED && read.is_capitals;
}

/* A label ("Overleg Wonen-Welzijn:") belongs to the body. */
static bool is_row_title(const struct text *text, struct span line,
                         const struct source_words *words) {
    return text->bytes[line.end - 1] != ':' &&
           word_list_has(&words->row_titles, text->bytes + line.start, span_length(line));
}

static bool is_known_title(const struct rows *rows, struct span line) {
    return is_row_title(&rows->document->text, line, rows->words);
}

/* A title comes once in a section: where it comes again, the body speaks of itself. */
static bool is_new_title(const struct rows *rows, struct span line) {
    return !word_list_has(&rows->titles, rows->document->text.bytes + line.start,
                          span_length(line));
}

/* Whether a line is the head of a list: the names of its columns one below the other, or the hint
 * of a menu. */
static bool is_list_head(const struct text *text, struct span before, struct span line,
                         const struct source_words *words) {
    struct span rest = line;
    return take_word(text, &rest, "Druk op Shift+ENTER") ||
           (word_list_has(&words->title_columns, text->bytes + before.start, span_length(before)) &&
            word_list_has(&words->text_columns, text->bytes + line.start, span_length(line)));
}

/* Where the rows of a list begin, 0 where there is no head of a list. */
static size_t list_start(const struct text *text, const struct source_words *words) {
    struct span line, before = {0, 0};
    size_t at = 0, start = 0;
    for (int i = 0; i < HEAD_LINES && line_next(text, &at, text->length, &line); i++) {
        line = text_trim(text, line);
        if (span_length(line) == 0) continue;
        if (is_list_head(text, before, line, words)) start = at;
        before = line;
    }
    return start;
}

static void read_view(struct rows *rows) {
    const struct text *text = &rows->document->text;
    bool has_gap = true;
    struct span line;
    size_t at = list_start(text, rows->words);
    while (line_next(text, &at, text->length, &line)) {
        line = text_trim(text, line);
        bool is_blank = span_length(line) == 0 || (!rows->is_open && is_menu(rows, line));
        bool is_title =
            !is_blank && (is_section_title(text, line) ||
                          (has_gap && is_known_title(rows, line) && is_new_title(rows, line)));
        if (is_title) {
            row_close(rows, false);
            row_open(rows, line);
        } else if (!is_blank && rows->is_open) {
            row_extend(rows, line);
        }
        has_gap = is_blank || is_title;
    }
    row_close(rows, false);
}

/* ---- the reader ---- */

static bool has_group(const struct text *text, const struct source_words *words) {
    struct group group;
    struct span line;
    for (size_t at = 0; line_next(text, &at, text->length, &line);)
        if (is_group(text, text_trim(text, line), words, &group)) return true;
    return false;
}

static bool has_known_title(const struct text *text, const struct source_words *words) {
    struct span line;
    for (size_t at = 0; line_next(text, &at, text->length, &line);) {
        line = text_trim(text, line);
        if (span_length(line) > 0 &&
            (is_section_title(text, line) || is_row_title(text, line, words)))
            return true;
    }
    return false;
}

/* The hint by which screen readers are told of a column's menu. */
static bool has_hint(const struct text *text) {
    struct span line;
    for (size_t at = 0; line_next(text, &at, text->length, &line);) {
        struct span rest = text_trim(text, line);
        if (take_word(text, &rest, "Druk op Shift+ENTER")) return true;
    }
    return false;
}

bool sharepoint_has_list(const struct text *text, const struct source_words *words) {
    return has_group(text, words) ||
           (has_hint(text) && list_start(text, words) > 0 && has_known_title(text, words));
}

bool sharepoint_is_group(const struct text *text, struct span line,
                         const struct source_words *words, struct span *name) {
    struct group group;
    if (!is_group(text, line, words, &group)) return false;
    *name = group.name;
    return true;
}

static int sharepoint_looks_like(const char *bytes, size_t length,
                                 const struct source_words *words) {
    const struct text text = {.bytes = bytes, .length = length};
    if (has_group(&text, words)) return SCORE_CERTAIN;
    return list_start(&text, words) > 0 && has_known_title(&text, words) ? SCORE_CERTAIN : 0;
}

static bool sharepoint_read(struct document *document, const char *bytes, size_t length,
                            const struct source_words *words) {
    document->text = text_freeze(bytes, length, document->arena);
    document->is_plain = true;
    struct rows rows = {.document = document, .words = words};
    rows.is_grouped = has_group(&document->text, words);
    rows.lines = lines_new(document, words);
    if (rows.is_grouped)
        read_grouped(&rows);
    else
        read_view(&rows);
    lines_end(rows.lines);
    return true;
}

static const char *const suffixes[] = {NULL};

const struct reader sharepoint_reader = {"sharepoint-text", suffixes, true, sharepoint_looks_like,
                                         sharepoint_read};
