/* Columns of running text, which are read one behind the other, where cells are read by rows. */
#ifndef INPUT_PDF_PROSE_H
#define INPUT_PDF_PROSE_H

#include "input/pdf/region.h"

/* Whether a region is columns of running text, or one with a note beside it (a letter's address).
 * Then the region has also the lines that stand below in one of the columns, which are given. */
bool pdf_prose_find(const pdf_lines *lines, struct pdf_region *region, pdf_spans *columns,
                    struct arena *arena);

#endif
