/* A table as a document: every row below the header is an item, its title and its cells made into
 * text. */
#ifndef INPUT_TABLE_ITEMS_H
#define INPUT_TABLE_ITEMS_H

#include "core/document.h"
#include "input/table/table_shape.h"

/* Fills text, blocks and items of the document. sheet is the name of the sheet that the table
 * stands on, which places then name ("blad Leuven, cel B4" where else "rij 4, kolom Beschrijving");
 * NULL where there are no sheets. A table without rows is told in a message. */
void table_items(struct document *document, const struct table *table,
                 const struct table_shape *shape, const char *sheet,
                 const struct source_words *words);

/* Where a person finds the cell on a sheet; line ends in its name are folded. */
const char *table_sheet_cell(const char *sheet, size_t row, size_t column, struct arena *arena);

#endif
