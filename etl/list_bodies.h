/* The consultation bodies of a city: one row for each body that an item names. */
#ifndef ETL_LIST_BODIES_H
#define ETL_LIST_BODIES_H

#include "core/benchmark.h"
#include "core/dossier.h"
#include "rules/engine/rulebook.h"

/* Fills city->bodies and city->kinds. Bodies are in the order of the items and of the first fact
 * about each body. An item about a body that gives no facts, or only points to another, has a row
 * too. The frequencies are as people read them: a value of which another is a part ("2 keer" in "12
 * keer") stands there too. */
void list_bodies(struct benchmark *benchmark, const struct dossier *dossier,
                 struct benchmark_city *city, const struct rulebook *rules,
                 struct matcher *matcher);

#endif
