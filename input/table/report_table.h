/* A report of this tool that is given back: no submission, but what people filled in on it counts.
 *
 *  - the table Correcties: each row with a correction is one;
 *  - the list of questions to a city: its answers are words of the city, which somebody reads and
 *    turns into corrections; how many there are is told. */
#ifndef INPUT_REPORT_TABLE_H
#define INPUT_REPORT_TABLE_H

#include "core/document.h"
#include "input/table/table.h"

/* Whether the table is one of the two: a row with the titles of the report stands in it. */
bool report_table_is(const struct table *table);

/* Marks the document as a report, adds the corrections of the table, and tells what it has that
 * does not count. name is that of the sheet, for messages, or NULL. */
void report_table_read(struct document *document, const struct table *table, const char *name);

/* Says how many corrections were read, once all tables are. */
void report_tables_end(struct document *document);

#endif
