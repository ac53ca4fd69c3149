/* What a run writes: the workbook, and what else its command line asks for. */
#ifndef ETL_OUTPUTS_H
#define ETL_OUTPUTS_H

#include "core/benchmark.h"
#include "dossiers.h"
#include "inputs.h"
#include "options.h"

/* Where the workbook goes. */
const char *outputs_workbook(const struct options *options);

/* Whether no output takes the place of another one or of an input, and no table would be one. */
bool outputs_check(const struct options *options, const input_list *inputs, struct diag *diag);

/* Writes all outputs beside their places before the first one is put there; false, and every old
 * one stands, when one cannot be written. */
bool outputs_write(const struct options *options, const struct benchmark *benchmark,
                   const document_list *documents, const input_list *inputs, struct diag *diag);

#endif
