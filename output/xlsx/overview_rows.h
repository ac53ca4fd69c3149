/* Where the parts of Overzicht stand: known before it is written, for others link to its rows and
 * its charts take their figures from them. Rows as Excel shows them. */
#ifndef OUTPUT_XLSX_OVERVIEW_ROWS_H
#define OUTPUT_XLSX_OVERVIEW_ROWS_H

#include "core/benchmark.h"

/* The first city; the height of a chart. */
enum { FIRST_ROW_OVERVIEW = 9, CHART_ROWS = 19 };

struct overview_rows {
    size_t city_count;       /* centrumsteden, that stand from FIRST_ROW_OVERVIEW on */
    size_t median, norm;     /* under their table */
    size_t meetings, topics; /* the first row of the charts; 0 where there is nothing to show */
    size_t others;           /* the first other body; 0 when there is none */
};

struct overview_rows overview_rows_of(const struct benchmark *benchmark);

/* The row of a city by its index in the benchmark. */
size_t overview_row(const struct overview_rows *rows, size_t city);

#endif
