/* One writer a format; each shows the benchmark and nothing else. */
#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include <stdbool.h>

#include "core/benchmark.h"
#include "output/tables.h"

/* Writes the whole benchmark to a file that does not exist yet. The first fault is kept and given
 * in diag, and the result is false. Same benchmark, same bytes. */
typedef bool writer(const struct benchmark *benchmark, const char *path, struct diag *diag);

/* The workbook; see output/xlsx/. A sheet holds sheet_rows below its titles, 0 for as many as Excel
 * allows; evidence and findings go on on further sheets. */
struct xlsx_settings {
    size_t sheet_rows;
    struct tables *tables; /* NULL, or where the tables of the sheets go besides, as CSV */
};
bool xlsx_write(const struct benchmark *benchmark, const char *path,
                const struct xlsx_settings *settings, struct diag *diag);

writer json_write; /* the benchmark as JSON */
writer html_write; /* the benchmark as one page that needs no other file; see output/html/ */

/* The facts of one document, one JSON object a line, appended to out. */
bool ndjson_write(const struct document *document, FILE *out);

#endif
