/* Columns that stand hardly farther apart than words do: they show by their left edges. */
#ifndef INPUT_PDF_STOPS_H
#define INPUT_PDF_STOPS_H

#include "input/pdf/table.h"

/* The lines of a page or column from the top down, and how far their words usually stand apart, in
 * heights of a line. */
struct pdf_stops {
    const pdf_lines *lines;
    double space;
    struct arena *arena;
};

struct pdf_stops pdf_stops_of(const pdf_lines *lines, struct arena *arena);

/* Behind the last of the lines on end, from the given one on, that have a stop in common: they
 * begin a word there behind a gap that is clearly wider than the other gaps of the line. The given
 * line itself when there are fewer than two. */
size_t pdf_stops_end(const struct pdf_stops *stops, size_t from);

/* Parts the columns of lines [from, end) at the stops that two of these have in common and none
 * speaks against. */
void pdf_stops_part(const struct pdf_stops *stops, size_t from, size_t end, pdf_spans *columns);

#endif
