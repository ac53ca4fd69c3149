/* What somebody entered on a report and nobody handed in yet may not be written over: a run that
 * comes by night would be the end of it. */
#ifndef ETL_OVERWRITE_H
#define ETL_OVERWRITE_H

#include "core/benchmark.h"
#include "options.h"
#include "parse.h"

/* Whether the workbook and the table Correcties that stand where this run is to write hold no
 * correction that is new to it, told in diag. New is one without a state, which each run fills in:
 * what somebody has withdrawn since may go. */
bool overwrite_check(const struct options *options, const struct benchmark *benchmark,
                     const struct parse_settings *settings, struct diag *diag);

#endif
