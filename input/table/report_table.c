#include "input/table/report_table.h"

#include <stdint.h>
#include <string.h>

enum { WORDS_MOST = 1 << 20, HEADER_ROWS_MOST = 40 };

/* Where the columns stand, by the row of their titles; SIZE_MAX for one that is not there. */
struct report_shape {
    size_t header;
    size_t columns[CORRECTION_COLUMN_COUNT];
    size_t answer;
};

static bool is_titled(struct table_cell cell, const char *title) {
    struct span words = table_cell_trim(cell);
    return span_length(words) == strlen(title) &&
           memcmp(cell.bytes + words.start, title, strlen(title)) == 0;
}

static size_t column_titled(const struct table *table, const struct table_row *row,
                            const char *title) {
    for (size_t i = 0; i < row->count; i++)
        if (is_titled(table->cells.at[row->first + i], title))
            return table->cells.at[row->first + i].column;
    return SIZE_MAX;
}

static bool has_corrections(const struct report_shape *shape) {
    return shape->columns[CORRECTION_COLUMN_KEY] != SIZE_MAX &&
           shape->columns[CORRECTION_COLUMN_VALUE] != SIZE_MAX;
}

static bool find_shape(const struct table *table, struct report_shape *shape) {
    for (size_t i = 0; i < table->rows.count && i < HEADER_ROWS_MOST; i++) {
        const struct table_row *row = &table->rows.at[i];
        shape->header = i;
        for (int column = 0; column < CORRECTION_COLUMN_COUNT; column++)
            shape->columns[column] =
                column_titled(table, row, correction_title((enum correction_column)column));
        shape->answer = column_titled(table, row, QUESTION_TITLE) == SIZE_MAX
                            ? SIZE_MAX
                            : column_titled(table, row, ANSWER_TITLE);
        if (has_corrections(shape) || shape->answer != SIZE_MAX) return true;
    }
    return false;
}

bool report_table_is(const struct table *table) {
    struct report_shape shape;
    return find_shape(table, &shape);
}

/* The words of a cell; without the apostrophe that a CSV puts before what looks like a formula. */
static const char *words_in(const struct table *table, const struct table_row *row, size_t column,
                            struct arena *arena) {
    if (column == SIZE_MAX) return "";
    const char *words = table_cell_words(table_cell(table, row, column), WORDS_MOST, arena);
    if (words == NULL) return "";
    return words[0] == '\'' && words[1] != '\0' && strchr("=+-@", words[1]) != NULL ? words + 1
                                                                                    : words;
}

static void tell(struct document *document, const struct table_row *row, const char *name,
                 const char *what) {
    document_partial(document, row->line,
                     arena_print(document->arena, "%s%s%srij %zu: %s", name == NULL ? "" : "blad ",
                                 name == NULL ? "" : name, name == NULL ? "" : ", ", row->number,
                                 what));
}

static void read_row(struct document *document, const struct table *table,
                     const struct table_row *row, const struct report_shape *shape,
                     const char *name) {
    struct correction correction = {.row = row->number};
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++)
        correction.cells[i] = words_in(table, row, shape->columns[i], document->arena);
    bool is_filled = correction.cells[CORRECTION_COLUMN_VALUE][0] != '\0';
    if (is_filled && correction.cells[CORRECTION_COLUMN_KEY][0] != '\0')
        *list_add(document->arena, &document->corrections) = correction;
    else if (is_filled)
        tell(document, row, name, "correctie zonder sleutel telt niet");
    else if (correction.cells[CORRECTION_COLUMN_BY][0] != '\0' ||
             correction.cells[CORRECTION_COLUMN_NOTE][0] != '\0')
        tell(document, row, name, "naam of opmerking zonder correctie telt niet");
}

static size_t count_answers(const struct table *table, const struct report_shape *shape) {
    size_t count = 0;
    for (size_t i = shape->header + 1; i < table->rows.count; i++)
        count +=
            span_length(table_cell_trim(table_cell(table, &table->rows.at[i], shape->answer))) > 0;
    return count;
}

void report_table_read(struct document *document, const struct table *table, const char *name) {
    struct report_shape shape;
    if (!find_shape(table, &shape)) return;
    document->is_report = true;
    if (has_corrections(&shape)) {
        for (size_t i = shape.header + 1; i < table->rows.count; i++)
            read_row(document, table, &table->rows.at[i], &shape, name);
        return;
    }
    size_t answers = count_answers(table, &shape);
    if (answers > 0)
        tell(document, &table->rows.at[shape.header], name,
             arena_print(document->arena,
                         "%zu antwoord(en) op onze vragen tellen niet als inzending; lees ze na en "
                         "vul ze in op het blad Correcties",
                         answers));
}

void report_tables_end(struct document *document) {
    document_tell(
        document,
        arena_print(document->arena,
                    "verslag van Overlegmonitor, geen inzending: %zu correctie(s) gelezen",
                    document->corrections.count));
}
