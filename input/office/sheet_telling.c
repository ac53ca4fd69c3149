#include "input/office/sheet_telling.h"

#include <string.h>

#include "input/table/table_items.h"
#include "input/text/line.h"

const struct table_row *telling_row(const struct telling *telling, size_t i) {
    return &telling->table->rows.at[i];
}

struct table_cell telling_cell(const struct telling *telling, const struct table_row *row,
                               size_t i) {
    return telling->table->cells.at[row->first + i];
}

static struct text text_of(struct table_cell cell) {
    return (struct text){.bytes = cell.bytes, .length = cell.length};
}

char telling_last(struct table_cell cell) {
    struct span span = table_cell_trim(cell);
    return span_length(span) > 0 ? cell.bytes[span.end - 1] : '\0';
}

/* ---- words ---- */

const char *telling_cell_place(const struct telling *telling, const struct table_row *row,
                               size_t column) {
    return table_sheet_cell(telling->rows.sheet->name, row->number, column,
                            telling->workbook->arena);
}

void telling_place(const struct telling *telling, const struct table_row *row, size_t column) {
    outline_place(telling->outline, telling_cell_place(telling, row, column));
}

void telling_put(const struct telling *telling, struct table_cell cell) {
    struct span span = table_cell_trim(cell), line;
    const struct text text = text_of(cell);
    for (size_t at = span.start; line_next(&text, &at, span.end, &line);) {
        if (line.start > span.start) outline_break(telling->outline);
        outline_text(telling->outline, text.bytes + line.start, span_length(line));
    }
}

void telling_words(const struct telling *telling, const char *words) {
    outline_text(telling->outline, words, strlen(words));
}

bool telling_has_lines(struct table_cell cell) {
    struct span span = table_cell_trim(cell);
    return memchr(cell.bytes + span.start, '\n', span_length(span)) != NULL;
}

void telling_label(const struct telling *telling, struct table_cell label,
                   struct table_cell answer) {
    char last = telling_last(label);
    telling_put(telling, label);
    if (last != '?' && last != ':') telling_words(telling, ":");
    if (telling_has_lines(answer))
        outline_break(telling->outline);
    else
        telling_words(telling, " ");
    telling_put(telling, answer);
}

void telling_line(struct telling *telling, bool has_lines) {
    if (has_lines || telling->had_lines)
        outline_paragraph(telling->outline);
    else
        outline_answer(telling->outline);
    telling->had_lines = has_lines;
}

/* ---- headings ---- */

static bool is_small(const char *bytes, size_t i) {
    unsigned char byte = (unsigned char)bytes[i], lead = i > 0 ? (unsigned char)bytes[i - 1] : 0;
    return (byte >= 'a' && byte <= 'z') || (lead == 0xC3 && byte >= 0x9F && byte != 0xB7);
}

static bool is_capitals(struct table_cell cell) {
    size_t capitals = 0;
    for (size_t i = 0; i < cell.length; i++) {
        if (is_small(cell.bytes, i)) return false;
        capitals += cell.bytes[i] >= 'A' && cell.bytes[i] <= 'Z';
    }
    return capitals >= 4;
}

bool telling_has_section(const struct telling *telling, struct table_cell cell) {
    const struct text text = text_of(cell);
    return line_section(&text, table_cell_trim(cell), telling->workbook->arena) != NULL;
}

bool telling_has_gap(const struct telling *telling, size_t i) {
    const struct table_row *row = telling_row(telling, i);
    return i == telling->rows.first || row[-1].number + 1 < row->number;
}

/* A row set apart by an empty one above, right above one that has an answer. */
static bool stands_apart(const struct telling *telling, size_t i) {
    const struct table_row *row = telling_row(telling, i), *next = row + 1;
    if (i + 1 >= telling->rows.end || telling->columns < 2) return false;
    return telling_has_gap(telling, i) && next->number == row->number + 1 && next->count >= 2;
}

/* In a sheet of one column words in capitals may be an entry of a list: "OCMW". */
static bool stands_out(const struct telling *telling, size_t i, struct table_cell cell) {
    if (cell.is_bold && !telling->bold_labels) return true;
    if (telling->columns < 2 && !telling_has_gap(telling, i)) return false;
    return is_capitals(cell) || (telling_has_section(telling, cell) && !telling->letter_labels);
}

bool telling_is_heading(const struct telling *telling, size_t i) {
    const struct table_row *row = telling_row(telling, i);
    struct table_cell cell = telling_cell(telling, row, 0);
    char last = telling_last(cell);
    if (row->count != 1 || cell.length > TELLING_HEADING_MOST || telling_has_lines(cell) ||
        strchr(".;,:?!", last) != NULL || i + 1 >= telling->rows.end)
        return false;
    return i == telling->rows.first || sheet_is_banner(telling->rows.sheet, row) ||
           stands_out(telling, i, cell) || stands_apart(telling, i);
}

void telling_heading(const struct telling *telling, const struct table_row *row,
                     struct table_cell cell, int level) {
    telling_place(telling, row, cell.column);
    outline_heading(telling->outline, level);
    telling_put(telling, cell);
}
