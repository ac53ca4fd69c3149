#include "sheet_parts.h"

#include <math.h>
#include <string.h>

#include "measure.h"
#include "page.h"

enum { CAPTION_ROW = 2 };

/* In points. A row is no higher than ROW_MAX, so that one long quote does not fill the screen. */
enum { ROW_MIN = 15, ROW_MAX = 184 };

static const struct {
    const char *name, *title;
} tabs[TAB_COUNT] = {
    [TAB_OVERVIEW] = {"Overzicht", "Lokaal woonoverleg in de centrumsteden"},
    [TAB_TOPICS] = {"Verplichte thema's", "Verplichte thema's per stad"},
    [TAB_PARTICIPANTS] = {"Deelnemers", "Wie rond de tafel zit"},
    [TAB_BODIES_BY_CITY] = {"Organen per stad", "Overlegorganen per stad en soort"},
    [TAB_LENSES_BY_CITY] = {"Kwaliteit en jongeren", "Woningkwaliteit en jongeren per stad"},
    [TAB_BODIES] = {"Overlegorganen", "Overlegorganen een voor een"},
    [TAB_PYRAMID] = {"Woningkwaliteit", "Niveaus van de woningkwaliteitspiramide"},
    [TAB_YOUTH] = {"Kinderen en jongeren", "Aandacht voor kinderen en jongeren"},
    [TAB_FINDINGS] = {"Bevindingen", "Bevindingen per stad"},
    [TAB_CORRECTIONS] = {"Correcties", "Correcties: wat het moet zijn"},
    [TAB_EVIDENCE] = {"Bewijs", "Bewijs: de woorden achter elk cijfer"},
    [TAB_SOURCES] = {"Bronnen", "Bronnen: wat werd ingelezen"},
    [TAB_NOTES] = {"Toelichting", "Toelichting"},
    [TAB_QUESTIONS] = {"Navraag", ""}, /* the rest goes by the city */
};

/* No narrower than most names ask, no wider than leaves room for the rest. */
static double city_width(const struct benchmark *benchmark) {
    double widest = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        widest = fmax(widest, measure_width(benchmark->cities.at[i].city));
    return fmin(fmax(style_column(STYLE_NAME, widest) + 0.5, 16.5), 28);
}

const char *sheet_part_name(const struct book *book, enum tab tab, size_t part) {
    if (tab == TAB_QUESTIONS) return book->places->questions.at[part].name;
    return part == 0 ? tabs[tab].name
                     : arena_print(book->arena, "%s %zu", tabs[tab].name, part + 1);
}

bool sheet_add_tabs(struct book *book) {
    book->city_width = city_width(book->benchmark);
    for (int tab = 0; tab < TAB_COUNT; tab++) {
        for (size_t part = 0; part < places_sheets(book->places, (enum tab)tab); part++) {
            lxw_worksheet *worksheet =
                workbook_add_worksheet(book->workbook, sheet_part_name(book, (enum tab)tab, part));
            if (worksheet == NULL) return false;
            if (part == 0) book->worksheets[tab] = worksheet;
        }
    }
    return true;
}

const char *sheet_name(enum tab tab) { return tabs[tab].name; }

void sheet_keep(struct sheet *sheet, lxw_error error) {
    if (error == LXW_NO_ERROR || sheet->book->error != LXW_NO_ERROR) return;
    sheet->book->error = error;
    sheet->book->error_sheet = sheet->name;
}

void sheet_require(struct sheet *sheet, bool is_free) {
    if (!is_free) sheet_keep(sheet, LXW_ERROR_PARAMETER_VALIDATION);
}

struct area sheet_area(const struct sheet *sheet, lxw_row_t last_row, size_t last_column) {
    int number = (int)sheet->tab + TAB_COUNT * (int)sheet->part;
    return (struct area){number, sheet->row, sheet->column, last_row, last_column};
}

double sheet_width(const struct sheet *sheet) {
    double width = 0;
    for (size_t i = 0; i < sheet->column_count; i++)
        width += width_of(sheet, i) * STYLE_POINTS + STYLE_MARGIN;
    return width;
}

const char *caption_of(struct arena *arena, size_t rows, const char *caption) {
    if (rows <= ROWS_MAX) return caption;
    return arena_print(arena, "%zu rijen passen niet meer op dit blad. %s", rows - ROWS_MAX,
                       caption);
}

/* A tab that goes on says where. */
static const char *part_caption(const struct sheet *sheet) {
    struct arena *arena = sheet->book->arena;
    if (sheet->part + 1 == places_sheets(sheet->book->places, sheet->tab)) return sheet->caption;
    return arena_print(arena, "Gaat verder op blad %s. %s",
                       sheet_part_name(sheet->book, sheet->tab, sheet->part + 1), sheet->caption);
}

static void start_part(struct sheet *sheet) {
    for (lxw_col_t i = 0; i < sheet->column_count; i++)
        sheet_keep(sheet, worksheet_set_column(sheet->worksheet, i, i, width_of(sheet, i), NULL));
    sheet->put_head(sheet);
}

/* The title and what the sheet shows. */
static void put_caption(struct sheet *sheet) {
    const char *title = tabs[sheet->tab].title;
    if (sheet->part > 0)
        title = arena_print(sheet->book->arena, "%s (vervolg %zu)", title, sheet->part);
    page_set(sheet, title);
    put_text(sheet, STYLE_TITLE, title, NOWHERE);
    sheet_next_row(sheet);
    put_text(sheet, STYLE_CAPTION, part_caption(sheet), NOWHERE);
    sheet_next_row(sheet);
}

struct sheet sheet_start_headed(struct book *book, enum tab tab, void (*put_head)(struct sheet *),
                                const struct column *columns, size_t column_count) {
    struct sheet sheet = {.book = book,
                          .worksheet = book->worksheets[tab],
                          .tab = tab,
                          .name = sheet_part_name(book, tab, 0),
                          .put_head = put_head,
                          .columns = columns,
                          .column_count = column_count};
    start_part(&sheet);
    return sheet;
}

struct sheet sheet_start(struct book *book, enum tab tab, const char *caption,
                         const struct column *columns, size_t column_count) {
    struct sheet sheet = {.book = book,
                          .worksheet = book->worksheets[tab],
                          .tab = tab,
                          .name = tabs[tab].name,
                          .caption = caption,
                          .put_head = put_caption,
                          .columns = columns,
                          .column_count = column_count};
    start_part(&sheet);
    return sheet;
}

/* On the next sheet of the tab, above the titles of its table. */
void sheet_go_on(struct sheet *sheet) {
    sheet_end(sheet);
    sheet->part++;
    sheet->name = sheet_part_name(sheet->book, sheet->tab, sheet->part);
    sheet->worksheet = workbook_get_worksheet_by_name(sheet->book->workbook, sheet->name);
    sheet->link_count = sheet->missed_links = 0;
    sheet_go(sheet, 1);
    start_part(sheet);
    sheet_go(sheet, FIRST_ROW - 1);
}

void sheet_end(struct sheet *sheet) {
    if (sheet->missed_links == 0) return;
    sheet->table = NULL;
    sheet_go(sheet, CAPTION_ROW);
    put_text(sheet, STYLE_CAPTION,
             arena_print(sheet->book->arena,
                         "Excel laat %d koppelingen per blad toe: vanaf rij %zu ontbreken er %zu. "
                         "%s",
                         LXW_MAX_NUMBER_URLS, sheet->first_missed, sheet->missed_links,
                         part_caption(sheet)),
             NOWHERE);
}

void sheet_go(struct sheet *sheet, size_t row) {
    sheet->row = (lxw_row_t)(row - 1);
    sheet->column = 0;
    sheet->height = ROW_MIN;
}

void sheet_next_row(struct sheet *sheet) {
    double height = sheet->height < ROW_MAX ? sheet->height : ROW_MAX;
    if (height > ROW_MIN) set_height(sheet, height);
    sheet_go(sheet, sheet->row + 2);
    if (sheet->table != NULL) sheet_table_row(sheet);
}
