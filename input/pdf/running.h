/* What runs along on the pages: heads, feet and page numbers. */
#ifndef INPUT_PDF_RUNNING_H
#define INPUT_PDF_RUNNING_H

#include "input/pdf/page.h"

/* Takes the words out of the pages that stand in the same place on many of them, numbers apart, and
 * the numbers of pages. Gives the words of each such line once, parted by blanks, without digits;
 * "" when there are none. */
const char *pdf_running_take(pdf_pages *pages, struct arena *arena);

#endif
