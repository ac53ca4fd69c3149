/* Which city each item of a document is about: what its row says, else the heading it falls under,
 * else the name of its sheet, else the document's own words, else the folder or file name. */
#ifndef ETL_SETTLE_CITY_H
#define ETL_SETTLE_CITY_H

#include "core/document.h"
#include "rules/engine/rulebook.h"

/* Fills city and nis of every item; city stays NULL where it cannot be told. A name that a row
 * gives and the rules do not know is kept as it stands. */
void settle_cities(struct document *document, const struct rulebook *rules, const char *peildatum,
                   struct matcher *matcher);

#endif
