/* From documents to the benchmark that writers show: a function of the documents' facts, the rules
 * and the peildatum. */
#ifndef ETL_AGGREGATE_H
#define ETL_AGGREGATE_H

#include "core/benchmark.h"
#include "dossiers.h"
#include "rules/engine/rulebook.h"

/* The benchmark lives in the arena; the documents must outlive it. */
struct benchmark *aggregate_benchmark(const document_list *documents, const struct rulebook *rules,
                                      const char *peildatum, struct arena *arena);

#endif
