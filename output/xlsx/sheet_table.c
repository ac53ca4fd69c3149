/* The table of a sheet: its titles, and where its rows go. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "measure.h"
#include "page.h"
#include "sheet_parts.h"

/* In points. A title leaves room for the button of the filter. */
enum { TITLE_MAX = 280, BUTTON = 14 };

static bool same_title(const char *a, const char *b) {
    while (*a != '\0' && tolower((unsigned char)*a) == tolower((unsigned char)*b)) a++, b++;
    return *a == *b;
}

/* The title of a column; Excel refuses a table with an empty title or with one twice. */
static char *unique_title(const struct sheet *sheet, lxw_table_column **before, size_t index) {
    struct arena *arena = sheet->book->arena;
    char *title = excel_title(sheet->columns[index].title, arena);
    if (title[0] == '\0') title = arena_print(arena, "kolom %zu", index + 1);
    for (size_t i = 0; i < index; i++)
        if (same_title(before[i]->header, title))
            return arena_print(arena, "%s (kolom %zu)", title, index + 1);
    return title;
}

static lxw_table_column **table_columns(const struct sheet *sheet) {
    struct arena *arena = sheet->book->arena;
    lxw_table_column **columns = arena_take(arena, (sheet->column_count + 1) * sizeof *columns);
    for (size_t i = 0; i < sheet->column_count; i++) {
        columns[i] = arena_take(arena, sizeof *columns[i]);
        columns[i]->header = unique_title(sheet, columns, i);
        columns[i]->header_format = format_of(sheet, sheet->columns[i].header, false);
    }
    return columns;
}

/* An upright title takes its length; under a level one stands the button of the filter. */
static double title_height(const struct sheet *sheet, size_t column, const char *title) {
    enum style style = sheet->columns[column].header;
    if (style == STYLE_HEADER_TURNED)
        return style_column(style, measure_width(title)) * STYLE_POINTS + BUTTON / 2;
    size_t lines = measure_lines(title, style_room(style, width_of(sheet, column)));
    return ceil((double)lines * style_line(style)) + BUTTON;
}

/* The row of titles is as high as the highest. */
static void set_title_height(struct sheet *sheet, lxw_table_column **columns) {
    double highest = 0;
    for (size_t i = 0; i < sheet->column_count; i++) {
        double height = title_height(sheet, i, columns[i]->header);
        if (height > highest) highest = height;
    }
    set_height(sheet, highest < TITLE_MAX ? highest : TITLE_MAX);
}

/* The titles, and under them as many of the rows to come as the sheet holds. */
static void add_table(struct sheet *sheet) {
    struct arena *arena = sheet->book->arena;
    size_t rows = places_rows(sheet->book->places, sheet->tab, sheet->part, sheet->rows_to_come);
    char *name = sheet->part == 0 ? arena_copy(arena, sheet->table, strlen(sheet->table))
                                  : arena_print(arena, "%s_%zu", sheet->table, sheet->part + 1);
    lxw_table_options options = {.name = name,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .columns = table_columns(sheet)};
    lxw_row_t last = sheet->row + (lxw_row_t)(rows > 0 ? rows : 1);
    sheet_require(sheet, claim_name(&sheet->book->claims, name) &&
                             claim_table(&sheet->book->claims,
                                         sheet_area(sheet, last, sheet->column_count - 1)));
    sheet_keep(sheet, worksheet_add_table(sheet->worksheet, sheet->row, 0, last,
                                          (lxw_col_t)(sheet->column_count - 1), &options));
    set_title_height(sheet, options.columns);
    sheet_go(sheet, sheet->row + 2);
}

/* The file of the table begins with the titles. */
static void begin_file(struct sheet *sheet) {
    struct tables *tables = sheet->book->tables;
    if (tables == NULL) return;
    lxw_table_column **columns = table_columns(sheet);
    tables_begin(tables, sheet->table);
    for (size_t i = 0; i < sheet->column_count; i++) tables_text(tables, i, columns[i]->header);
    tables_end_record(tables, sheet->column_count);
}

static void end_table(struct sheet *sheet) {
    if (sheet->book->tables != NULL) tables_end(sheet->book->tables);
    sheet->table = NULL;
}

void sheet_table(struct sheet *sheet, const char *name, size_t row_count) {
    sheet->table = name;
    sheet->rows_to_come = row_count;
    begin_file(sheet);
    add_table(sheet);
    if (row_count > 0) return;
    end_table(sheet);
    put_text(sheet, STYLE_TEXT, "geen", NOWHERE);
    sheet->column = 0;
}

void sheet_freeze(struct sheet *sheet, size_t columns, size_t first_repeated) {
    sheet->frozen_columns = columns;
    sheet->first_repeated = first_repeated;
    worksheet_freeze_panes(sheet->worksheet, sheet->row, (lxw_col_t)columns);
    if (first_repeated > 0) page_repeat(sheet, first_repeated);
}

void sheet_table_row(struct sheet *sheet) {
    if (sheet->book->tables != NULL) tables_end_record(sheet->book->tables, sheet->column_count);
    if (--sheet->rows_to_come == 0) {
        end_table(sheet);
        return;
    }
    size_t done = sheet->row + 1 - FIRST_ROW, left = sheet->rows_to_come + done;
    if (places_sheets(sheet->book->places, sheet->tab) == 1) return;
    if (done < places_rows(sheet->book->places, sheet->tab, sheet->part, left)) return;
    const char *table = sheet->table;
    sheet->table = NULL; /* the rows above the titles are none of it */
    sheet_go_on(sheet);
    sheet->table = table;
    add_table(sheet);
    sheet_freeze(sheet, sheet->frozen_columns, sheet->first_repeated);
}
