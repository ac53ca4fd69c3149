/* A sheet that is no table: a form, or just rows. */
#include <stdint.h>
#include <string.h>

#include "input/office/sheet_marks.h"
#include "input/office/sheet_telling.h"

enum {
    FORM_COLUMNS = 3,
    HEADER_ROWS = 15, /* that may name the columns of answers */
    LABEL_MOST = 400,
    CITY_MOST = 60,
    LEVEL_COLUMN = 1, /* of headings: the name of a column of answers, the part of a form */
    LEVEL_PART = 2
};

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

static bool row_has_lines(const struct telling *telling, const struct table_row *row) {
    bool found = false;
    for (size_t k = 0; k < row->count && !found; k++)
        found = telling_has_lines(telling_cell(telling, row, k));
    return found;
}

static void tell_form_row(struct telling *telling, size_t i, const struct table_row *names) {
    const struct table_row *row = telling_row(telling, i);
    size_t at = row->count > 2 && is_number(telling_cell(telling, row, 0)) ? 1 : 0;
    struct table_cell label = telling_cell(telling, row, at);
    telling_place(telling, row,
                  telling_cell(telling, row, at + 1 < row->count ? at + 1 : at).column);
    telling_line(telling, row_has_lines(telling, row));
    if (at + 1 >= row->count) {
        telling_put(telling, label);
        return;
    }
    telling_label(telling, label, telling_cell(telling, row, at + 1));
    for (size_t k = at + 2; k < row->count; k++) {
        struct table_cell more = telling_cell(telling, row, k), name = {.length = 0};
        if (names != NULL) name = table_cell(telling->table, names, more.column);
        outline_break(telling->outline);
        if (name.length > 0 && sheet_afford(telling->workbook, name.length))
            telling_label(telling, name, more);
        else
            telling_put(telling, more);
    }
}

static void tell_rows_row(const struct telling *telling, const struct table_row *row) {
    telling_place(telling, row, telling_cell(telling, row, 0).column);
    outline_row(telling->outline);
    for (size_t k = 0; k < row->count; k++) {
        if (k > 0) outline_cell(telling->outline);
        telling_put(telling, telling_cell(telling, row, k));
    }
}

static bool is_label_header(const struct telling *telling, const struct table_row *row) {
    bool has_question = false;
    for (size_t k = 0; k < row->count && k < FORM_COLUMNS; k++) {
        struct table_cell cell = telling_cell(telling, row, k);
        has_question = has_question ||
                       word_list_has(&telling->words->question_columns, cell.bytes, cell.length);
    }
    return has_question && row->count >= 2;
}

static void tell_row(struct telling *telling, size_t i, const struct table_row *names) {
    const struct table_row *row = telling_row(telling, i);
    if (telling_has_gap(telling, i)) telling->is_list = false;
    if (table_names_people(telling->table, row, telling->words)) telling->is_list = true;
    if (telling_is_heading(telling, i))
        telling_heading(telling, row, telling_cell(telling, row, 0), LEVEL_PART);
    else if ((telling->columns <= FORM_COLUMNS && !telling->is_list) || row->count == 1)
        tell_form_row(telling, i, names);
    else
        tell_rows_row(telling, row);
}

/* In a sheet of one column an answer stands below its question, and a list below its label: rows
 * without a gap are one piece. Gives the row behind them. */
static size_t tell_column(struct telling *telling, size_t i) {
    const struct table_row *row = telling_row(telling, i);
    if (telling_is_heading(telling, i)) {
        telling_heading(telling, row, telling_cell(telling, row, 0), LEVEL_PART);
        return i + 1;
    }
    size_t end = i + 1;
    while (end < telling->rows.end && !telling_has_gap(telling, end) &&
           !telling_is_heading(telling, end))
        end++;
    const char *first = telling_cell_place(telling, row, telling_cell(telling, row, 0).column);
    outline_place(telling->outline,
                  end == i + 1 ? first
                               : arena_print(telling->workbook->arena, "%s en lager", first));
    outline_paragraph(telling->outline);
    for (; i < end; i++) {
        telling_put(telling, telling_cell(telling, telling_row(telling, i), 0));
        outline_break(telling->outline);
    }
    return end;
}

/* ---- a column of answers each ---- */

/* Whether the first column holds questions, most with an answer in their row. */
static bool has_questions(const struct telling *telling, size_t from) {
    size_t questions = 0, labels = 0, answered = 0;
    for (size_t i = from; i < telling->rows.end; i++) {
        const struct table_row *row = telling_row(telling, i);
        struct table_cell label = table_cell(telling->table, row, telling->first);
        questions += telling_last(label) == '?';
        labels += label.length > 0;
        answered += label.length > 0 && row->count > 1;
    }
    return questions >= 2 && 2 * answered >= labels;
}

/* "Vraag | Gent | Aalst": each column from the second on answers all the questions. */
static bool is_crossed(const struct telling *telling, size_t header) {
    const struct table_row *row = telling_row(telling, header);
    struct table_cell corner = table_cell(telling->table, row, telling->first);
    size_t labels = corner.length > 0;
    if (row->count < 2 + labels || row->count == 1) return false;
    bool has_name = word_list_has(&telling->words->question_columns, corner.bytes, corner.length);
    if (!has_name && (labels > 0 || !has_questions(telling, header + 1))) return false;
    for (size_t k = labels; k < row->count; k++) {
        struct table_cell cell = telling_cell(telling, row, k);
        if (cell.length > TELLING_HEADING_MOST || sheet_knows(telling->words, cell) ||
            sheet_mark_of(cell) != SHEET_MARK_NONE)
            return false;
    }
    for (size_t i = header + 1; i < telling->rows.end; i++)
        if (table_cell(telling->table, telling_row(telling, i), telling->first).length > LABEL_MOST)
            return false;
    return true;
}

/* What stands alone in its row, a question that no one answered or a heading, holds for each
 * column. */
static void tell_crossed_row(struct telling *telling, size_t i, size_t column) {
    const struct table_row *row = telling_row(telling, i);
    struct table_cell label = table_cell(telling->table, row, telling->first),
                      answer = table_cell(telling->table, row, column);
    bool is_alone = label.length > 0 && row->count == 1;
    if ((answer.length == 0 && !is_alone) || !sheet_afford(telling->workbook, label.length)) return;
    if (is_alone && telling_is_heading(telling, i)) {
        telling_heading(telling, row, label, LEVEL_PART);
        return;
    }
    telling_place(telling, row, is_alone ? label.column : column);
    telling_line(telling, telling_has_lines(answer));
    if (label.length > 0 && answer.length > 0)
        telling_label(telling, label, answer);
    else
        telling_put(telling, label.length > 0 ? label : answer);
}

static void tell_crossed(struct telling *telling, size_t header) {
    const struct table_row *names = telling_row(telling, header);
    for (size_t k = 0; k < names->count; k++) {
        struct table_cell name = telling_cell(telling, names, k);
        if (name.column == telling->first) continue;
        telling_heading(telling, names, name, LEVEL_COLUMN);
        for (size_t i = header + 1; i < telling->rows.end; i++)
            tell_crossed_row(telling, i, name.column);
    }
}

/* ---- the whole ---- */

static void look(struct telling *telling) {
    size_t bold = 0, lettered = 0, labels = 0;
    bool used[BOOK_COLUMNS_MOST] = {false};
    telling->first = SIZE_MAX;
    for (size_t i = telling->rows.first; i < telling->rows.end; i++) {
        const struct table_row *row = telling_row(telling, i);
        struct table_cell label = telling_cell(telling, row, 0);
        if (label.column < telling->first) telling->first = label.column;
        for (size_t k = 0; k < row->count; k++) used[telling_cell(telling, row, k).column] = true;
        if (row->count < 2) continue;
        labels++;
        bold += label.is_bold;
        lettered += telling_has_section(telling, label);
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
    for (size_t i = rows.first, end; i < rows.end && telling.columns > 1; i = end) {
        bool may_name = names == NULL && i < rows.first + HEADER_ROWS;
        end = sheet_tell_matrix(&telling, i);
        if (end == i) end = sheet_tell_options(&telling, i);
        if (end > i) continue;
        end = i + 1;
        if (may_name && is_crossed(&telling, i)) {
            tell_crossed(&telling, i);
            return;
        }
        if (may_name && is_label_header(&telling, telling_row(&telling, i)))
            names = telling_row(&telling, i);
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
