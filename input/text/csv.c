/* Tables in text files: every row an item. */
#include <string.h>

#include "input/formats.h"
#include "input/table/report_table.h"
#include "input/table/table_items.h"
#include "input/text/csv_shape.h"
#include "input/text/csv_table.h"

enum { UNEVEN_SHOWN = 20, SCORE_SUFFIX = 1, SCORE_CERTAIN = 3 };

static void tell_skipped(struct document *document, const struct table *table, size_t header) {
    for (size_t i = 0; i < header; i++)
        if (!table_is_blank(table, &table->rows.at[i]))
            document_partial(document, table->rows.at[i].line,
                             "regel boven de kopregel van de tabel is niet gelezen");
}

/* Whether a row has more or fewer cells than the header; empty ones behind the others may be. */
static bool is_uneven(const struct table *table, const struct table_row *row, size_t columns) {
    bool has_extra = false;
    for (size_t i = columns; i < row->count && !has_extra; i++)
        has_extra = span_length(table_cell_trim(table->cells.at[row->first + i])) > 0;
    return row->count < columns || has_extra;
}

static void tell_uneven(struct document *document, const struct table *table, size_t header) {
    size_t columns = table->rows.at[header].count, uneven = 0;
    for (size_t i = header + 1; i < table->rows.count; i++) {
        const struct table_row *row = &table->rows.at[i];
        if (table_is_blank(table, row) || !is_uneven(table, row, columns)) continue;
        if (++uneven > UNEVEN_SHOWN) continue;
        document_partial(
            document, row->line,
            arena_print(document->arena,
                        "rij %zu heeft een ander aantal cellen (%zu) dan de kopregel (%zu)",
                        row->number, row->count, columns));
    }
    if (uneven > UNEVEN_SHOWN)
        document_partial(document, 0,
                         arena_print(document->arena,
                                     "nog %zu rijen hebben een ander aantal cellen dan de kopregel",
                                     uneven - UNEVEN_SHOWN));
}

static bool refuse_fault(struct document *document, const struct csv_table *table, size_t lines) {
    size_t open = table->open_line + lines, stop = table->fault_line + lines;
    if (table->fault == CSV_FAULT_INNER)
        return document_refuse(document, open,
                               "aanhalingsteken midden in een cel; zet de hele cel tussen "
                               "aanhalingstekens en verdubbel het teken");
    if (table->fault == CSV_FAULT_BREAK)
        return document_refuse(
            document, open,
            arena_print(document->arena,
                        "aanhalingsteken dat hier opent, sluit niet goed: op regel %zu volgt "
                        "tekst na het sluitteken",
                        stop));
    return document_refuse(document, open, "aanhalingsteken dat hier opent, sluit nergens");
}

static bool refuse_header(struct document *document, const struct source_words *words) {
    const struct word_list *city = &words->city_columns, *title = &words->title_columns,
                           *text = &words->text_columns;
    return document_refuse(
        document, 1,
        arena_print(document->arena,
                    "kopregel heeft geen kolom met de stad of de titel; verwachte kolommen zijn "
                    "'%s', '%s' en '%s'",
                    city->count > 0 ? city->at[0] : "Stad",
                    title->count > 0 ? title->at[0] : "Titel",
                    text->count > 0 ? text->at[0] : "Beschrijving"));
}

static int csv_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    struct csv_shape shape = csv_shape_of(bytes, length, words);
    if (shape.separator == 0) return 0;
    size_t roles = table_shape_roles(&shape.table);
    if (roles >= 3 || (roles == 2 && shape.has_fault) || (roles >= 1 && shape.is_even))
        return SCORE_CERTAIN;
    return shape.is_even || roles >= 1 ? SCORE_SUFFIX : 0;
}

static bool csv_read(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    struct csv_shape shape = csv_shape_of(bytes, length, words);
    if (!shape.table.has_header) return refuse_header(document, words);
    struct csv_table csv = {.table = {.arena = arena_new()}};
    bool is_read = csv_table_read(&csv, bytes + shape.start, length - shape.start, shape.separator);
    if (is_read && report_table_is(&csv.table)) {
        report_table_read(document, &csv.table, NULL);
        report_tables_end(document);
    } else if (is_read) {
        tell_skipped(document, &csv.table, shape.table.header);
        tell_uneven(document, &csv.table, shape.table.header);
        table_items(document, &csv.table, &shape.table, NULL, words);
    } else {
        refuse_fault(document, &csv, shape.start > 0);
    }
    arena_end(csv.table.arena);
    return is_read;
}

static const char *const suffixes[] = {".csv", ".tsv", NULL};

const struct reader csv_reader = {"csv", suffixes, true, csv_looks_like, csv_read};
