/* The cells of a table in a text file, through libcsv in its strict mode, each row with the line
 * it begins on. */
#ifndef INPUT_CSV_TABLE_H
#define INPUT_CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

struct csv_cell {
    const char *bytes; /* UTF-8, trimmed of blanks and tabs where it was not quoted */
    size_t length;
};

struct csv_row {
    size_t line;         /* of the file, from 1 */
    size_t number;       /* as a spreadsheet numbers it: a cell of several lines counts once */
    size_t first, count; /* in the cells of the table */
};

enum csv_fault {
    CSV_FAULT_NONE,
    CSV_FAULT_OPEN,  /* a quote opens a cell that nowhere ends */
    CSV_FAULT_BREAK, /* text behind the quote that closes a cell */
    CSV_FAULT_INNER  /* a quote inside a cell that is not quoted */
};

struct csv_table {
    struct arena *arena;
    LIST(struct csv_row) rows; /* rows without any cell are left out */
    LIST(struct csv_cell) cells;
    enum csv_fault fault;
    size_t open_line;  /* of the cell at fault */
    size_t fault_line; /* where reading stopped */
};

/* Reads bytes into a zeroed table with its arena set. False on a fault: the rows before it are
 * there. */
bool csv_table_read(struct csv_table *table, const char *bytes, size_t length, char separator);

/* Cell i of a row; an empty one behind its end. */
struct csv_cell csv_table_cell(const struct csv_table *table, const struct csv_row *row, size_t i);

/* Whether all cells of the row are empty. */
bool csv_table_is_blank(const struct csv_table *table, const struct csv_row *row);

#endif
