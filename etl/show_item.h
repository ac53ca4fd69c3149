/* An item as a person checks it: its text with the facts marked in it, and what each fact is. */
#ifndef ETL_SHOW_ITEM_H
#define ETL_SHOW_ITEM_H

#include <stdio.h>

#include "core/document.h"

/* Writes the item's text to out, each fact as ⟦n words⟧ (where facts overlap the later one shows
 * its number only), then a line for each number: kind, value, body, rule. */
void show_item(const struct document *document, size_t item, FILE *out);

#endif
