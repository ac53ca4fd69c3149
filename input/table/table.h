/* Rows and cells from whatever source: a text file with separators, a sheet of a workbook. Only the
 * cells that there are take room, so that a row with one cell far to the right costs one cell. */
#ifndef INPUT_TABLE_H
#define INPUT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/text.h"

struct table_cell {
    const char *bytes; /* UTF-8 without NUL, need not end with one */
    size_t length;
    size_t column;  /* from 0; ascending in a row */
    bool is_filled; /* not of this row itself: a merged cell above holds for it too */
    bool is_bold;
    bool is_hidden; /* in a row or column that the sheet does not show */
};

struct table_row {
    size_t line;         /* of the file, from 1; 0 where the source has no lines */
    size_t number;       /* as a spreadsheet numbers it: a cell of several lines counts once */
    size_t first, count; /* in the cells of the table */
};

struct table {
    struct arena *arena;
    LIST(struct table_row) rows;
    LIST(struct table_cell) cells;
};

/* The cell of a row in that column; an empty one where the row has none. */
struct table_cell table_cell(const struct table *table, const struct table_row *row, size_t column);

/* One more than the last column of the row that has a cell; 0 without any. */
size_t table_row_width(const struct table *table, const struct table_row *row);

/* Whether all cells of the row's own are empty. */
bool table_is_blank(const struct table *table, const struct table_row *row);

/* The words of a cell, in its bytes. */
struct span table_cell_trim(struct table_cell cell);

/* A copy with white space folded, cut behind at most max bytes; NULL where nothing is left. */
char *table_cell_words(struct table_cell cell, size_t max, struct arena *arena);

#endif
