/* The tables of the workbook as CSV files in a folder, one a table, for Power Query and other
 * programs: UTF-8 with a byte order mark, ';' between fields, CRLF behind a record, quotes where a
 * field needs them, decimal commas. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 *
 * Tables are written one after the other, each field by field. As other outputs (whole.h) the files
 * take their places together: the caller commits or aborts them. All faults are given in diag, and
 * noted in has_failed; what comes after one is written to no purpose but does no harm. */
#ifndef OUTPUT_TABLES_H
#define OUTPUT_TABLES_H

#include "output/whole.h"

struct tables {
    const char *folder;
    whole_list *files; /* the caller's, to which each table adds its file */
    struct diag *diag;
    FILE *out;     /* of the table at hand, or NULL */
    size_t fields; /* that its record at hand has so far */
    bool has_made_folder, has_failed;
};

/* Makes the folder where it is missing; false when there is none then. The list and its strings
 * live in the arena of the diag. */
bool tables_open(struct tables *tables, const char *folder, whole_list *files, struct diag *diag);

/* Begins and ends a table: the file is named after it, in lower case. */
void tables_begin(struct tables *tables, const char *name);
void tables_end(struct tables *tables);

/* A field of the record at hand in a column, from 0; columns that are passed over stay empty, and
 * one that was filled already is left as it is. text is valid UTF-8 with LF at line ends. */
void tables_text(struct tables *tables, size_t column, const char *text);
void tables_number(struct tables *tables, size_t column, double number);
void tables_end_record(struct tables *tables, size_t column_count);

/* Once the files are committed or aborted: takes the folder away where it was made for files that
 * did not come. */
void tables_close(struct tables *tables);

#endif
