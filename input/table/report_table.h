/* A report of this tool that is given back: no submission, but what people filled in on it counts.
 *
 *  - the table Correcties: each row with a correction and a key is one. It is known by its titles,
 *    also when one of them was changed; what stands in a column that it does not have, and all of
 *    it where the keys or the corrections have no title, does not count and is told;
 *  - the list of questions to a city: its answers are words of the city, which somebody reads and
 *    turns into corrections; how many there are is told. */
#ifndef INPUT_REPORT_TABLE_H
#define INPUT_REPORT_TABLE_H

#include "core/document.h"
#include "input/table/table.h"

/* Whether the table is one of the two. */
bool report_table_is(const struct table *table);

/* Marks the document as a report, adds the corrections of the table, and tells what it has that
 * does not count. name is that of the sheet, for messages, or NULL. Gives whether it is the table
 * Correcties. */
bool report_table_read(struct document *document, const struct table *table, const char *name);

/* Says how many corrections were read, once all tables are. */
void report_tables_end(struct document *document);

#endif
