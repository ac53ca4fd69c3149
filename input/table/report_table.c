#include "input/table/report_table.h"

#include <stdint.h>
#include <string.h>

/* A table that bears so many titles of Correcties is that table, also when one was renamed. */
enum { WORDS_MOST = 1 << 20, HEADER_ROWS_MOST = 40, TITLES_LEAST = 6, SHOWN_MOST = 20 };
enum { EXCEL_TEXT_MOST = 32767 };

/* Where the columns stand, by the row of their titles; SIZE_MAX for one that is not there. */
struct report_shape {
    size_t header;
    size_t columns[CORRECTION_COLUMN_COUNT];
    size_t question, answer;
};

/* A table while it is read. */
struct reading {
    struct document *document;
    const struct table *table;
    const char *name; /* of the sheet, or NULL */
    struct report_shape shape;
    size_t told;
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

static bool has_column(const struct report_shape *shape, enum correction_column column) {
    return shape->columns[column] != SIZE_MAX;
}

static bool has_corrections(const struct report_shape *shape) {
    size_t count = 0;
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++)
        count += has_column(shape, (enum correction_column)i);
    return count >= TITLES_LEAST ||
           (has_column(shape, CORRECTION_COLUMN_KEY) && has_column(shape, CORRECTION_COLUMN_VALUE));
}

static bool has_questions(const struct report_shape *shape) {
    return shape->question != SIZE_MAX && shape->answer != SIZE_MAX;
}

static bool find_shape(const struct table *table, struct report_shape *shape) {
    for (size_t i = 0; i < table->rows.count && i < HEADER_ROWS_MOST; i++) {
        const struct table_row *row = &table->rows.at[i];
        shape->header = i;
        for (int column = 0; column < CORRECTION_COLUMN_COUNT; column++)
            shape->columns[column] =
                column_titled(table, row, correction_title((enum correction_column)column));
        shape->question = column_titled(table, row, QUESTION_TITLE);
        shape->answer = column_titled(table, row, ANSWER_TITLE);
        if (has_corrections(shape) || has_questions(shape)) return true;
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

/* Tells of a row what does not count; of many rows only the first ones, and how many they are. */
static void tell(struct reading *reading, const struct table_row *row, const char *what) {
    struct document *document = reading->document;
    const char *name = reading->name;
    if (reading->told++ >= SHOWN_MOST) return;
    document_partial(document, row->line,
                     arena_print(document->arena, "%s%s%srij %zu: %s", name == NULL ? "" : "blad ",
                                 name == NULL ? "" : name, name == NULL ? "" : ", ", row->number,
                                 what));
}

static void tell_others(const struct reading *reading) {
    struct document *document = reading->document;
    if (reading->told > SHOWN_MOST)
        document_partial(document, 0,
                         arena_print(document->arena, "nog %zu meldingen over de tabel Correcties",
                                     reading->told - SHOWN_MOST));
}

/* What does not count of a row, or NULL. */
static const char *fault_of(const struct reading *reading, const struct table_row *row,
                            const struct correction *correction) {
    const char *const *cells = correction->cells;
    bool is_filled = cells[CORRECTION_COLUMN_VALUE][0] != '\0';
    if (cells[CORRECTION_COLUMN_KEY][0] == '\0' && !table_is_blank(reading->table, row))
        return is_filled ? "correctie zonder sleutel telt niet" : "rij zonder sleutel telt niet";
    if (!is_filled &&
        (cells[CORRECTION_COLUMN_BY][0] != '\0' || cells[CORRECTION_COLUMN_DAY][0] != '\0' ||
         cells[CORRECTION_COLUMN_NOTE][0] != '\0'))
        return "naam, dag of opmerking zonder correctie telt niet";
    for (int i = CORRECTION_COLUMN_VALUE; i <= CORRECTION_COLUMN_NOTE; i++)
        if (is_filled && strlen(cells[i]) > EXCEL_TEXT_MOST)
            return "een cel heeft meer tekst dan in een cel van Excel past; een werkboek toont ze "
                   "ingekort";
    return NULL;
}

static void read_row(struct reading *reading, const struct table_row *row) {
    struct document *document = reading->document;
    struct correction correction = {.row = row->number};
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++)
        correction.cells[i] =
            words_in(reading->table, row, reading->shape.columns[i], document->arena);
    const char *fault = fault_of(reading, row, &correction);
    if (fault != NULL) tell(reading, row, fault);
    if (correction.cells[CORRECTION_COLUMN_VALUE][0] != '\0' &&
        correction.cells[CORRECTION_COLUMN_KEY][0] != '\0')
        *list_add(document->arena, &document->corrections) = correction;
}

/* Words in the row for which is_apart says of their column that it does not count. */
static size_t count_apart(const struct reading *reading, const struct table_row *row,
                          bool (*is_apart)(const struct report_shape *shape, size_t column)) {
    const struct table_cell *cells = reading->table->cells.at + row->first;
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += span_length(table_cell_trim(cells[i])) > 0 &&
                 is_apart(&reading->shape, cells[i].column);
    return count;
}

static bool is_unknown(const struct report_shape *shape, size_t column) {
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++)
        if (shape->columns[i] == column) return false;
    return true;
}

/* A column that was renamed or added counts for nothing, and with some others nothing counts. */
static void tell_columns(struct reading *reading) {
    static const enum correction_column needed[] = {CORRECTION_COLUMN_KEY, CORRECTION_COLUMN_VALUE};
    const struct table_row *header = &reading->table->rows.at[reading->shape.header];
    struct arena *arena = reading->document->arena;
    size_t count = 0;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has_column(&reading->shape, needed[i]))
            tell(reading, header,
                 arena_print(arena, "de kolom '%s' ontbreekt; geen enkele correctie telt",
                             correction_title(needed[i])));
    for (size_t i = reading->shape.header + 1; i < reading->table->rows.count; i++)
        count += count_apart(reading, &reading->table->rows.at[i], is_unknown);
    if (count > 0)
        tell(reading, header,
             arena_print(arena,
                         "%zu cel(len) staan in een kolom die de tabel niet kent en tellen niet",
                         count));
}

static void read_corrections(struct reading *reading) {
    const struct report_shape *shape = &reading->shape;
    tell_columns(reading);
    if (has_column(shape, CORRECTION_COLUMN_KEY) && has_column(shape, CORRECTION_COLUMN_VALUE))
        for (size_t i = shape->header + 1; i < reading->table->rows.count; i++)
            read_row(reading, &reading->table->rows.at[i]);
    tell_others(reading);
}

static bool is_answer(const struct report_shape *shape, size_t column) {
    return column >= shape->answer;
}

/* Whether a city wrote something in the row: as an answer, beside it, or in a row of its own. */
static bool is_answered(const struct reading *reading, const struct table_row *row) {
    struct table_cell question = table_cell(reading->table, row, reading->shape.question);
    if (count_apart(reading, row, is_answer) > 0) return true;
    return span_length(table_cell_trim(question)) == 0 && !table_is_blank(reading->table, row);
}

static void tell_answers(struct reading *reading) {
    const struct table *table = reading->table;
    size_t answers = 0;
    for (size_t i = reading->shape.header + 1; i < table->rows.count; i++)
        answers += is_answered(reading, &table->rows.at[i]);
    if (answers > 0)
        tell(reading, &table->rows.at[reading->shape.header],
             arena_print(reading->document->arena,
                         "%zu antwoord(en) op onze vragen tellen niet als inzending; lees ze na en "
                         "vul ze in op het blad Correcties",
                         answers));
}

bool report_table_read(struct document *document, const struct table *table, const char *name) {
    struct reading reading = {.document = document, .table = table, .name = name};
    if (!find_shape(table, &reading.shape)) return false;
    document->is_report = true;
    if (!has_corrections(&reading.shape)) {
        tell_answers(&reading);
        return false;
    }
    read_corrections(&reading);
    return true;
}

void report_tables_end(struct document *document) {
    document_tell(
        document,
        arena_print(document->arena,
                    "verslag van Overlegmonitor, geen inzending: %zu correctie(s) gelezen",
                    document->corrections.count));
}
