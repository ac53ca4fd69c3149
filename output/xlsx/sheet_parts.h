/* What the files that write a sheet's parts share. */
#ifndef OUTPUT_XLSX_SHEET_PARTS_H
#define OUTPUT_XLSX_SHEET_PARTS_H

#include "excel_text.h"
#include "sheet.h"

static inline lxw_format *format_of(const struct sheet *sheet, enum style style, bool linked) {
    return sheet->book->formats[style][linked];
}

static inline const char *fit(const struct sheet *sheet, const char *text) {
    return excel_text(text, sheet->book->arena);
}

static inline double width_of(const struct sheet *sheet, size_t column) {
    double width = sheet->columns[column].width;
    return width == CITY_WIDTH ? sheet->book->city_width : width;
}

static inline void set_height(struct sheet *sheet, double height) {
    sheet_keep(sheet, worksheet_set_row(sheet->worksheet, sheet->row, height, NULL));
}

/* "Bewijs", "Bewijs 2", ...; "Navraag Aalst", ... */
const char *sheet_part_name(const struct book *book, enum tab tab, size_t part);

/* The cells from the next one to a last row and column, for the claims. */
struct area sheet_area(const struct sheet *sheet, lxw_row_t last_row, size_t last_column);

/* Goes to the next sheet of the tab, above the titles of its table. */
void sheet_go_on(struct sheet *sheet);

/* A row of the table at hand has ended. */
void sheet_table_row(struct sheet *sheet);

#endif
