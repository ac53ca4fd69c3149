/* What the regulation at the peildatum says about one dossier. */
#ifndef ETL_VALIDATE_H
#define ETL_VALIDATE_H

#include "core/benchmark.h"
#include "core/dossier.h"
#include "rules/engine/rulebook.h"

/* Fills the city's verdict, topics, invitees, newest date and findings. The benchmark must have its
 * columns, norm and documents; the city its arrays of cells. */
void validate_dossier(struct benchmark *benchmark, const struct dossier *dossier,
                      struct benchmark_city *city, const struct rulebook *rules,
                      struct matcher *matcher);

#endif
