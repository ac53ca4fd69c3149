/* How a sheet prints: A4 on its side, as wide as the sheet, with its head and foot on each page. */
#ifndef OUTPUT_XLSX_PAGE_H
#define OUTPUT_XLSX_PAGE_H

#include "sheet.h"

/* The paper, the margins, the title and the peildatum above each page, its number below. */
void page_set(struct sheet *sheet, const char *title);

/* Repeats the rows from first up to the one before the current row (as Excel shows them) on each
 * page behind them. */
void page_repeat(struct sheet *sheet, size_t first);

/* New pages begin at these rows (as Excel shows them, in order, at most PAGE_BREAKS_MAX). Excel
 * minds breaks only where the scale is given, so this gives the one at which all columns fit. */
enum { PAGE_BREAKS_MAX = 8 };
void page_break(struct sheet *sheet, const size_t *rows, size_t count);

#endif
