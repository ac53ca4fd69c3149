/* How much room a text takes in a cell, as well as it can be told without the font at hand:
 * widths are in Excel's characters, of which a line of common text holds somewhat more. */
#ifndef OUTPUT_XLSX_MEASURE_H
#define OUTPUT_XLSX_MEASURE_H

#include <stddef.h>

/* The lines that a text takes when it is wrapped at words; 1 at least. */
size_t measure_lines(const char *text, double width);

/* The length of the longest word, in code points. */
size_t measure_word(const char *text);

#endif
