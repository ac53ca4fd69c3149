/* The boxes of a form, which the fonts of symbols share with the marks of lists. */
#ifndef INPUT_PDF_BOX_H
#define INPUT_PDF_BOX_H

#include "input/pdf/page.h"

/* Whether the word is an empty or a ticked box, and no mark of a list. */
bool pdf_is_box(const char *word);

/* Makes the empty boxes of symbol fonts U+2610 where the pages are a form: one of its boxes is
 * ticked, or stands behind other words of its line. Else they are marks of lists, and stay. */
void pdf_boxes_mark(pdf_pages *pages);

#endif
