/* One sheet of a workbook as pieces of a document: what it is, and its text. */
#ifndef INPUT_OFFICE_SHEET_H
#define INPUT_OFFICE_SHEET_H

#include "input/office/book.h"
#include "input/outline/outline.h"
#include "input/table/table_shape.h"

/* A part is a document of its own, in the arena of the whole. */
struct sheet_parts {
    struct document *at;
    size_t count, room;
};

/* Adds what the sheet gives: nothing where it only holds choices and is no table. Its rows and
 * cells are in order. */
void sheet_read(struct book *workbook, const struct sheet *sheet, bool is_choices,
                const struct source_words *words, struct sheet_parts *parts);

/* Rows [first, end) of a sheet. */
struct sheet_rows {
    const struct sheet *sheet;
    size_t first, end;
};

/* The table on the sheet, its first row the header with one name a column; rows above it are left
 * to the caller: *first is the sheet's row at which the header begins. False where the sheet is no
 * table. */
bool sheet_as_table(struct book *workbook, const struct sheet *sheet,
                    const struct source_words *words, struct table *table,
                    struct table_shape *shape, size_t *first);

/* Adds the rows as a form or as rows to the outline. */
void sheet_as_text(struct outline *outline, struct book *workbook, struct sheet_rows rows,
                   const struct source_words *words);

/* The city that a form names behind a label such as "Gemeente", or NULL. */
const char *sheet_city(const struct book *workbook, struct sheet_rows rows,
                       const struct source_words *words);

/* Whether the words are known as the name of a column or as a label. */
bool sheet_knows(const struct source_words *words, struct table_cell cell);

/* Whether the row has one cell, merged over columns: it heads the rows below it. */
bool sheet_is_banner(const struct sheet *sheet, const struct table_row *row);

/* Takes room for text that comes once more; false, and a message, when none is left. */
bool sheet_afford(struct book *workbook, size_t length);

#endif
