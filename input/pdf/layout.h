/* The lines of a page in the order in which they are read: columns of text one behind the other,
 * tables row by row. Only places count, no words. */
#ifndef INPUT_PDF_LAYOUT_H
#define INPUT_PDF_LAYOUT_H

#include "input/pdf/line.h"

/* Appends the lines of the page, whose words are reordered. *column is the number of the last
 * column given out; breaks_words as for pdf_joint. */
void pdf_layout(pdf_lines *lines, struct pdf_page *page, bool breaks_words, size_t *column,
                struct arena *arena);

#endif
