/* What runs along on the pages: heads, feet and page numbers. */
#ifndef INPUT_PDF_RUNNING_H
#define INPUT_PDF_RUNNING_H

#include "input/pdf/page.h"

/* Takes the words out of the pages that stand in the same place on many of them, numbers apart, and
 * the numbers of pages. Gives the words of each such line once, parted by blanks, without digits;
 * "" when there are none. */
const char *pdf_running_take(pdf_pages *pages, struct arena *arena);

/* Takes the head and the foot out of a page that has none to compare with: small lines in the
 * margin that ordinary pages leave, well apart from the text. Gives their words, parted by blanks;
 * "" when there are none. */
const char *pdf_margins_take(struct pdf_page *page, struct arena *arena);

#endif
