/* The rows of a table, from lines that stand in the same columns. */
#ifndef INPUT_PDF_TABLE_H
#define INPUT_PDF_TABLE_H

#include "input/pdf/line.h"

/* From left to right, without overlap. */
struct pdf_span {
    double left, right;
};

typedef LIST(struct pdf_span) pdf_spans;

/* The words of a line that stand in a span, as a line of their own. */
struct pdf_line pdf_line_within(const struct pdf_line *line, struct pdf_span span);

/* Appends a line with cells for each row of the table that count lines make;
 * breaks_words as for pdf_joint. */
void pdf_table_read(pdf_lines *to, const struct pdf_line *lines, size_t count,
                    const pdf_spans *columns, bool breaks_words, struct arena *arena);

/* How many of the lines below count lines of a table, of which there are so many, go on with its
 * last row. */
size_t pdf_table_rest(const struct pdf_line *lines, size_t count, size_t below,
                      const pdf_spans *columns);

#endif
