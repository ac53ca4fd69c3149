#include "page.h"

#include <math.h>

#include "excel_text.h"
#include "output/wording.h"

/* In points: A4 on its side between its margins of 0.4 inch, less what programs differ in the width
 * of columns (LibreOffice makes them 4 % wider). */
static const double PAGE_WIDTH = (841.9 - 2 * 0.4 * 72) * 0.94;

/* In heads and feet an ampersand opens a code. */
static const char *literal(struct arena *arena, const char *text) {
    const char *copy = "";
    for (; *text != '\0'; text++)
        copy = arena_print(arena, "%s%s%c", copy, *text == '&' ? "&" : "", *text);
    return copy;
}

void page_set(struct sheet *sheet, const char *title) {
    struct arena *arena = sheet->book->arena;
    const char *day = wording_day(sheet->book->benchmark->peildatum, arena);
    worksheet_set_landscape(sheet->worksheet);
    worksheet_set_paper(sheet->worksheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet->worksheet, 1, 0);
    worksheet_set_margins(sheet->worksheet, 0.4, 0.4, 0.65, 0.6);
    worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    sheet_keep(sheet,
               worksheet_set_header(sheet->worksheet,
                                    arena_print(arena, "&L&9%s&R&9Peildatum %s",
                                                literal(arena, title), literal(arena, day))));
    sheet_keep(sheet,
               worksheet_set_footer(sheet->worksheet, "&L&9Overlegmonitor, blad &A&R&9Bladzijde "
                                                      "&P van &N"));
}

void page_repeat(struct sheet *sheet, size_t first) {
    sheet_keep(sheet,
               worksheet_repeat_rows(sheet->worksheet, (lxw_row_t)(first - 1), sheet->row - 1));
}

void page_break(struct sheet *sheet, const size_t *rows, size_t count) {
    lxw_row_t breaks[PAGE_BREAKS_MAX + 1] = {0};
    for (size_t i = 0; i < count; i++) breaks[i] = (lxw_row_t)(rows[i] - 1);
    double scale = floor(100 * PAGE_WIDTH / sheet_width(sheet));
    worksheet_set_print_scale(sheet->worksheet, (uint16_t)fmax(10, fmin(scale, 100)));
    if (count > 0) sheet_keep(sheet, worksheet_set_h_pagebreaks(sheet->worksheet, breaks));
}
