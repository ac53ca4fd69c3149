/* One writer a format; each shows the benchmark and nothing else. */
#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include <stdbool.h>

#include "core/benchmark.h"

/* Writes the whole benchmark to a file that does not exist yet. The first fault is kept and given
 * in diag, and the result is false. Same benchmark, same bytes. */
typedef bool writer(const struct benchmark *benchmark, const char *path, struct diag *diag);

writer xlsx_write; /* the workbook; see output/xlsx/ */
writer json_write; /* the benchmark as JSON */
writer html_write; /* the benchmark as one page that needs no other file; see output/html/ */

/* The facts of one document, one JSON object a line, appended to out. */
bool ndjson_write(const struct document *document, FILE *out);

#endif
