/* The cells of a table in a text file, through libcsv in its strict mode, each row with the line
 * it begins on. */
#ifndef INPUT_CSV_TABLE_H
#define INPUT_CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "input/table/table.h"

enum csv_fault {
    CSV_FAULT_NONE,
    CSV_FAULT_OPEN,  /* a quote opens a cell that nowhere ends */
    CSV_FAULT_BREAK, /* text behind the quote that closes a cell */
    CSV_FAULT_INNER  /* a quote inside a cell that is not quoted */
};

struct csv_table {
    struct table table; /* cells trimmed of blanks and tabs where they were not quoted; rows without
                         * any cell are left out */
    enum csv_fault fault;
    size_t open_line;  /* of the cell at fault */
    size_t fault_line; /* where reading stopped */
};

/* Reads bytes into a zeroed table with the arena of its table set. False on a fault: the rows
 * before it are there. */
bool csv_table_read(struct csv_table *table, const char *bytes, size_t length, char separator);

#endif
