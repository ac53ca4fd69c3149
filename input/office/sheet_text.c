/* A sheet that is no table: a form, or just rows. */
#include <stdint.h>
#include <string.h>

#include "input/office/sheet.h"
#include "input/table/table_items.h"
#include "input/text/line.h"

enum {
    FORM_COLUMNS = 3,
    HEADER_ROWS = 15, /* that may name the columns of answers */
    HEADING_MOST = 120,
    LABEL_MOST = 400,
    CITY_MOST = 60,
    LEVEL_COLUMN = 1, /* of headings: the name of a column of answers, the part of a form */
    LEVEL_PART = 2
};

/* A sheet being made into text. */
struct telling {
    struct outline *outline;
    struct book *workbook;
    struct sheet_rows rows;
    const struct source_words *words;
    const struct table *table;
    size_t columns;     /* that have cells */
    size_t first;       /* of those */
    bool bold_labels;   /* most labels are bold, so that bold heads nothing */
    bool letter_labels; /* and the same for a number or letter before them */
    bool had_lines;     /* the answer before has several lines */
};

static const struct table_row *row_at(const struct telling *telling, size_t i) {
    return &telling->table->rows.at[i];
}

static struct table_cell cell_at(const struct telling *telling, const struct table_row *row,
                                 size_t i) {
    return telling->table->cells.at[row->first + i];
}

static struct text text_of(struct table_cell cell) {
    return (struct text){.bytes = cell.bytes, .length = cell.length};
}

static char last_of(struct table_cell cell) {
    struct span span = table_cell_trim(cell);
    return span_length(span) > 0 ? cell.bytes[span.end - 1] : '\0';
}

/* ---- words ---- */

static const char *cell_place(const struct telling *telling, const struct table_row *row,
                              size_t column) {
    return table_sheet_cell(telling->rows.sheet->name, row->number, column,
                            telling->workbook->arena);
}

static void place(const struct telling *telling, const struct table_row *row, size_t column) {
    outline_place(telling->outline, cell_place(telling, row, column));
}

/* The words of a cell, its lines kept. */
static void tell(const struct telling *telling, struct table_cell cell) {
    struct span span = table_cell_trim(cell), line;
    const struct text text = text_of(cell);
    for (size_t at = span.start; line_next(&text, &at, span.end, &line);) {
        if (line.start > span.start) outline_break(telling->outline);
        outline_text(telling->outline, text.bytes + line.start, span_length(line));
    }
}

static void tell_words(const struct telling *telling, const char *words) {
    outline_text(telling->outline, words, strlen(words));
}

static bool has_lines(struct table_cell cell) {
    struct span span = table_cell_trim(cell);
    return memchr(cell.bytes + span.start, '\n', span_length(span)) != NULL;
}

/* "label: answer"; a question mark or colon stays as it is; an answer of several lines stands
 * below. */
static void tell_label(const struct telling *telling, struct table_cell label,
                       struct table_cell answer) {
    char last = last_of(label);
    tell(telling, label);
    if (last != '?' && last != ':') tell_words(telling, ":");
    if (has_lines(answer))
        outline_break(telling->outline);
    else
        tell_words(telling, " ");
    tell(telling, answer);
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

static bool has_section(const struct telling *telling, struct table_cell cell) {
    const struct text text = text_of(cell);
    return line_section(&text, table_cell_trim(cell), telling->workbook->arena) != NULL;
}

/* An empty row, or nothing, stands above. */
static bool has_gap(const struct telling *telling, size_t i) {
    const struct table_row *row = row_at(telling, i);
    return i == telling->rows.first || row[-1].number + 1 < row->number;
}

/* A row set apart by an empty one above, right above one that has an answer. */
static bool stands_apart(const struct telling *telling, size_t i) {
    const struct table_row *row = row_at(telling, i), *next = row + 1;
    if (i + 1 >= telling->rows.end || telling->columns < 2) return false;
    return has_gap(telling, i) && next->number == row->number + 1 && next->count >= 2;
}

/* In a sheet of one column words in capitals may be an entry of a list: "OCMW". */
static bool stands_out(const struct telling *telling, size_t i, struct table_cell cell) {
    if (cell.is_bold && !telling->bold_labels) return true;
    if (telling->columns < 2 && !has_gap(telling, i)) return false;
    return is_capitals(cell) || (has_section(telling, cell) && !telling->letter_labels);
}

static bool is_heading(const struct telling *telling, size_t i) {
    const struct table_row *row = row_at(telling, i);
    struct table_cell cell = cell_at(telling, row, 0);
    char last = last_of(cell);
    if (row->count != 1 || cell.length > HEADING_MOST || has_lines(cell) ||
        strchr(".;,:?!", last) != NULL || i + 1 >= telling->rows.end)
        return false;
    return i == telling->rows.first || sheet_is_banner(telling->rows.sheet, row) ||
           stands_out(telling, i, cell) || stands_apart(telling, i);
}

static void tell_heading(const struct telling *telling, const struct table_row *row,
                         struct table_cell cell, int level) {
    place(telling, row, cell.column);
    outline_heading(telling->outline, level);
    tell(telling, cell);
}

/* ---- forms ---- */

/* "1", "2.3", "b)": the number of a question in a column of its own. */
static bool is_number(struct table_cell cell) {
    struct span span = table_cell_trim(cell);
    size_t digits = 0;
    for (size_t i = span.start; i < span.end; i++)
        digits += cell.bytes[i] >= '0' && cell.bytes[i] <= '9';
    bool has_letter = digits == 0 && span_length(span) <= 2;
    return span_length(span) <= 5 && (has_letter || digits + 2 >= span_length(span));
}

/* An answer of several lines stands apart, so that what comes behind it is no line of it. */
static void begin_line(struct telling *telling, bool with_lines) {
    if (with_lines || telling->had_lines)
        outline_paragraph(telling->outline);
    else
        outline_answer(telling->outline);
    telling->had_lines = with_lines;
}

static bool row_has_lines(const struct telling *telling, const struct table_row *row) {
    bool found = false;
    for (size_t k = 0; k < row->count && !found; k++) found = has_lines(cell_at(telling, row, k));
    return found;
}

static void tell_form_row(struct telling *telling, size_t i, const struct table_row *names) {
    const struct table_row *row = row_at(telling, i);
    size_t at = row->count > 2 && is_number(cell_at(telling, row, 0)) ? 1 : 0;
    struct table_cell label = cell_at(telling, row, at);
    place(telling, row, cell_at(telling, row, at + 1 < row->count ? at + 1 : at).column);
    begin_line(telling, row_has_lines(telling, row));
    if (at + 1 >= row->count) {
        tell(telling, label);
        return;
    }
    tell_label(telling, label, cell_at(telling, row, at + 1));
    for (size_t k = at + 2; k < row->count; k++) {
        struct table_cell more = cell_at(telling, row, k), name = {.length = 0};
        if (names != NULL) name = table_cell(telling->table, names, more.column);
        outline_break(telling->outline);
        if (name.length > 0 && sheet_afford(telling->workbook, name.length))
            tell_label(telling, name, more);
        else
            tell(telling, more);
    }
}

static void tell_rows_row(const struct telling *telling, const struct table_row *row) {
    place(telling, row, cell_at(telling, row, 0).column);
    outline_row(telling->outline);
    for (size_t k = 0; k < row->count; k++) {
        if (k > 0) outline_cell(telling->outline);
        tell(telling, cell_at(telling, row, k));
    }
}

static bool is_label_header(const struct telling *telling, const struct table_row *row) {
    bool has_question = false;
    for (size_t k = 0; k < row->count && k < FORM_COLUMNS; k++) {
        struct table_cell cell = cell_at(telling, row, k);
        has_question = has_question ||
                       word_list_has(&telling->words->question_columns, cell.bytes, cell.length);
    }
    return has_question && row->count >= 2;
}

static void tell_row(struct telling *telling, size_t i, const struct table_row *names) {
    const struct table_row *row = row_at(telling, i);
    if (is_heading(telling, i))
        tell_heading(telling, row, cell_at(telling, row, 0), LEVEL_PART);
    else if (telling->columns <= FORM_COLUMNS || row->count == 1)
        tell_form_row(telling, i, names);
    else
        tell_rows_row(telling, row);
}

/* In a sheet of one column an answer stands below its question, and a list below its label: rows
 * without a gap are one piece. Gives the row behind them. */
static size_t tell_column(struct telling *telling, size_t i) {
    const struct table_row *row = row_at(telling, i);
    if (is_heading(telling, i)) {
        tell_heading(telling, row, cell_at(telling, row, 0), LEVEL_PART);
        return i + 1;
    }
    size_t end = i + 1;
    while (end < telling->rows.end && !has_gap(telling, end) && !is_heading(telling, end)) end++;
    const char *first = cell_place(telling, row, cell_at(telling, row, 0).column);
    outline_place(telling->outline,
                  end == i + 1 ? first
                               : arena_print(telling->workbook->arena, "%s en lager", first));
    outline_paragraph(telling->outline);
    for (; i < end; i++) {
        tell(telling, cell_at(telling, row_at(telling, i), 0));
        outline_break(telling->outline);
    }
    return end;
}

/* ---- a column of answers each ---- */

static size_t count_questions(const struct telling *telling, size_t from, size_t column) {
    size_t count = 0;
    for (size_t i = from; i < telling->rows.end; i++)
        count += last_of(table_cell(telling->table, row_at(telling, i), column)) == '?';
    return count;
}

/* "Vraag | Gent | Aalst": each column from the second on answers all the questions. */
static bool is_crossed(const struct telling *telling, size_t header) {
    const struct table_row *row = row_at(telling, header);
    struct table_cell corner = table_cell(telling->table, row, telling->first);
    size_t labels = corner.length > 0;
    if (row->count < 2 + labels || row->count == 1) return false;
    bool has_name = word_list_has(&telling->words->question_columns, corner.bytes, corner.length);
    if (!has_name && (labels > 0 || count_questions(telling, header + 1, telling->first) < 2))
        return false;
    for (size_t k = labels; k < row->count; k++) {
        struct table_cell cell = cell_at(telling, row, k);
        if (cell.length > HEADING_MOST || sheet_knows(telling->words, cell)) return false;
    }
    for (size_t i = header + 1; i < telling->rows.end; i++)
        if (table_cell(telling->table, row_at(telling, i), telling->first).length > LABEL_MOST)
            return false;
    return true;
}

static void tell_crossed(struct telling *telling, size_t header) {
    const struct table_row *names = row_at(telling, header);
    for (size_t k = 0; k < names->count; k++) {
        struct table_cell name = cell_at(telling, names, k);
        if (name.column == telling->first) continue;
        tell_heading(telling, names, name, LEVEL_COLUMN);
        for (size_t i = header + 1; i < telling->rows.end; i++) {
            const struct table_row *row = row_at(telling, i);
            struct table_cell label = table_cell(telling->table, row, telling->first),
                              answer = table_cell(telling->table, row, name.column);
            if (answer.length == 0 || !sheet_afford(telling->workbook, label.length)) continue;
            place(telling, row, name.column);
            begin_line(telling, has_lines(answer));
            if (label.length > 0)
                tell_label(telling, label, answer);
            else
                tell(telling, answer);
        }
    }
}

/* ---- the whole ---- */

static void look(struct telling *telling) {
    size_t bold = 0, lettered = 0, labels = 0;
    bool used[BOOK_COLUMNS_MOST] = {false};
    telling->first = SIZE_MAX;
    for (size_t i = telling->rows.first; i < telling->rows.end; i++) {
        const struct table_row *row = row_at(telling, i);
        struct table_cell label = cell_at(telling, row, 0);
        if (label.column < telling->first) telling->first = label.column;
        for (size_t k = 0; k < row->count; k++) used[cell_at(telling, row, k).column] = true;
        if (row->count < 2) continue;
        labels++;
        bold += label.is_bold;
        lettered += has_section(telling, label);
    }
    for (size_t k = 0; k < BOOK_COLUMNS_MOST; k++) telling->columns += used[k];
    telling->bold_labels = 2 * bold > labels;
    telling->letter_labels = 2 * lettered > labels;
}

void sheet_as_text(struct outline *outline, struct book *workbook, struct sheet_rows rows,
                   const struct source_words *words) {
    struct telling telling = {.outline = outline,
                              .workbook = workbook,
                              .rows = rows,
                              .words = words,
                              .table = &rows.sheet->table};
    const struct table_row *names = NULL;
    look(&telling);
    for (size_t i = rows.first; i < rows.end && telling.columns == 1;) i = tell_column(&telling, i);
    for (size_t i = rows.first; i < rows.end && telling.columns > 1; i++) {
        bool may_name = names == NULL && i < rows.first + HEADER_ROWS;
        if (may_name && is_crossed(&telling, i)) {
            tell_crossed(&telling, i);
            return;
        }
        if (may_name && is_label_header(&telling, row_at(&telling, i)))
            names = row_at(&telling, i);
        else
            tell_row(&telling, i, names);
    }
}

const char *sheet_city(const struct book *workbook, struct sheet_rows rows,
                       const struct source_words *words) {
    const struct table *table = &rows.sheet->table;
    for (size_t i = rows.first; i < rows.end; i++) {
        const struct table_row *row = &table->rows.at[i];
        for (size_t k = 0; k + 1 < row->count && k < 2; k++) {
            struct table_cell label = table->cells.at[row->first + k],
                              city = table->cells.at[row->first + k + 1];
            if (word_list_has(&words->city_labels, label.bytes, label.length) &&
                city.length <= CITY_MOST && row->count <= FORM_COLUMNS)
                return table_cell_words(city, CITY_MOST, workbook->document->arena);
        }
    }
    return NULL;
}
