/* How much room a text takes, in ems: a width of 1 is the height of the font. The font is Arial;
 * where another one stands in for it, it is of the same widths by design. */
#ifndef OUTPUT_XLSX_MEASURE_H
#define OUTPUT_XLSX_MEASURE_H

#include <stddef.h>

/* The lines that a text takes in a cell with that much room, wrapped at spaces; 1 at least. A word
 * that is longer than the room is broken. */
size_t measure_lines(const char *text, double room);

/* The width of a text on one line, and that of its longest word. */
double measure_width(const char *text);
double measure_word(const char *text);

#endif
