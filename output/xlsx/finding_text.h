/* The words of a finding, as sheets show them. */
#ifndef OUTPUT_XLSX_FINDING_TEXT_H
#define OUTPUT_XLSX_FINDING_TEXT_H

#include "core/benchmark.h"

/* The words it rests on, each between quotes on a line; of what is missing the heads of the items
 * that were read for it. */
const char *finding_quotes(struct arena *arena, const struct finding *finding);

#endif
