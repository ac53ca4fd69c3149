#include "sheet_parts.h"

#include <math.h>
#include <string.h>

#include "excel_text.h"
#include "measure.h"

enum { CAPTION_ROW = 2, NOTE_ROOM = 16, NOTE_LINES_MAX = 30 };

/* In points. A row is no higher than ROW_MAX, so that one long quote does not fill the screen. */
enum { ROW_MIN = 15, ROW_MAX = 184, PADDING = 2 };

static const struct {
    const char *name, *title;
} tabs[TAB_COUNT] = {
    [TAB_OVERVIEW] = {"Overzicht", "Lokaal woonoverleg in de centrumsteden"},
    [TAB_TOPICS] = {"Verplichte thema's", "Verplichte thema's per stad"},
    [TAB_PARTICIPANTS] = {"Deelnemers", "Wie rond de tafel zit"},
    [TAB_BODIES] = {"Overlegorganen", "Overlegorganen per stad"},
    [TAB_PYRAMID] = {"Woningkwaliteit", "Niveaus van de woningkwaliteitspiramide"},
    [TAB_YOUTH] = {"Kinderen en jongeren", "Aandacht voor kinderen en jongeren"},
    [TAB_FINDINGS] = {"Bevindingen", "Bevindingen per stad"},
    [TAB_EVIDENCE] = {"Bewijs", "Bewijs: de woorden achter elk cijfer"},
    [TAB_SOURCES] = {"Bronnen", "Bronnen: wat werd ingelezen"},
    [TAB_NOTES] = {"Toelichting", "Toelichting"},
};

/* No narrower than most names ask, no wider than leaves room for the rest. */
static double city_width(const struct benchmark *benchmark) {
    double widest = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        widest = fmax(widest, measure_width(benchmark->cities.at[i].city));
    return fmin(fmax(style_column(STYLE_NAME, widest) + 0.5, 16.5), 28);
}

/* "Bewijs", "Bewijs 2", ... */
static const char *part_name(struct arena *arena, enum tab tab, size_t part) {
    return part == 0 ? tabs[tab].name : arena_print(arena, "%s %zu", tabs[tab].name, part + 1);
}

bool sheet_add_tabs(struct book *book) {
    book->city_width = city_width(book->benchmark);
    for (int tab = 0; tab < TAB_COUNT; tab++) {
        for (size_t part = 0; part < places_sheets(book->places, (enum tab)tab); part++)
            if (workbook_add_worksheet(book->workbook,
                                       part_name(book->arena, (enum tab)tab, part)) == NULL)
                return false;
        book->worksheets[tab] = workbook_get_worksheet_by_name(book->workbook, tabs[tab].name);
    }
    return true;
}

const char *sheet_name(enum tab tab) { return tabs[tab].name; }

static void set_page(struct sheet *sheet) {
    worksheet_set_landscape(sheet->worksheet);
    worksheet_set_paper(sheet->worksheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet->worksheet, 1, 0);
    worksheet_set_margins(sheet->worksheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    keep(sheet, worksheet_set_footer(sheet->worksheet, "&L&A&RBladzijde &P van &N"));
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
                       part_name(arena, sheet->tab, sheet->part + 1), sheet->caption);
}

/* The sheet's page, columns, title and caption. */
static void start_part(struct sheet *sheet) {
    const char *title = tabs[sheet->tab].title;
    if (sheet->part > 0)
        title = arena_print(sheet->book->arena, "%s (vervolg %zu)", title, sheet->part);
    set_page(sheet);
    for (lxw_col_t i = 0; i < sheet->column_count; i++)
        keep(sheet, worksheet_set_column(sheet->worksheet, i, i, width_of(sheet, i), NULL));
    put_text(sheet, STYLE_TITLE, title, NOWHERE);
    sheet_next_row(sheet);
    put_text(sheet, STYLE_CAPTION, part_caption(sheet), NOWHERE);
    sheet_next_row(sheet);
}

struct sheet sheet_start(struct book *book, enum tab tab, const char *caption,
                         const struct column *columns, size_t column_count) {
    struct sheet sheet = {.book = book,
                          .worksheet = book->worksheets[tab],
                          .tab = tab,
                          .name = tabs[tab].name,
                          .caption = caption,
                          .columns = columns,
                          .column_count = column_count};
    start_part(&sheet);
    return sheet;
}

/* On the next sheet of the tab, above the titles of its table. */
void sheet_go_on(struct sheet *sheet) {
    sheet_end(sheet);
    sheet->part++;
    sheet->name = part_name(sheet->book->arena, sheet->tab, sheet->part);
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

/* Makes the row high enough for a text in columns of that width together. */
static void need_height(struct sheet *sheet, enum style style, const char *text, double width) {
    size_t lines = measure_lines(text, style_room(style, width));
    double height = ceil((double)lines * style_line(style)) + PADDING;
    if (lines > 1 && height > sheet->height) sheet->height = height;
}

/* Whether there is something to link to and Excel allows one more. */
static bool may_link(struct sheet *sheet, struct target target) {
    if (target.row == 0) return false;
    if (sheet->link_count < LXW_MAX_NUMBER_URLS) {
        sheet->link_count++;
        return true;
    }
    if (sheet->missed_links++ == 0) sheet->first_missed = sheet->row + 1;
    return false;
}

/* The apostrophe in a sheet's name is doubled. */
static const char *url_of(const struct sheet *sheet, struct target target, size_t column) {
    struct arena *arena = sheet->book->arena;
    size_t part = places_sheet(sheet->book->places, &target), length = 0;
    char name[64], cell[LXW_MAX_CELL_NAME_LENGTH];
    for (const char *c = part_name(arena, target.tab, part); *c != '\0'; c++) {
        if (*c == '\'') name[length++] = '\'';
        name[length++] = *c;
    }
    lxw_rowcol_to_cell(cell, (lxw_row_t)(target.row - 1), (lxw_col_t)column);
    return arena_print(arena, "internal:'%.*s'!%s", (int)length, name, cell);
}

static void put_link(struct sheet *sheet, enum style style, const char *text, struct target target,
                     size_t column) {
    keep(sheet, worksheet_write_url_opt(sheet->worksheet, sheet->row, sheet->column,
                                        url_of(sheet, target, column),
                                        format_of(sheet, style, true), text, NULL));
}

/* The cell at hand. */
static struct figure figure_here(const struct sheet *sheet) {
    const char *title =
        sheet->column < sheet->column_count ? sheet->columns[sheet->column].title : NULL;
    size_t row = sheet->row + 1 + sheet->part * sheet->book->places->sheet_rows;
    return (struct figure){{sheet->tab, row}, sheet->column, title};
}

/* The cell at hand as a field of its table. */
static void record(struct sheet *sheet, const char *text) {
    if (sheet->table != NULL && sheet->book->tables != NULL)
        tables_text(sheet->book->tables, sheet->column, excel_free_text(text, sheet->book->arena));
}

static void record_number(struct sheet *sheet, double number) {
    if (sheet->table != NULL && sheet->book->tables != NULL)
        tables_number(sheet->book->tables, sheet->column, number);
}

/* A cell with a link into a column of the target's row. */
static void put_text_to(struct sheet *sheet, enum style style, const char *text,
                        struct target target, size_t column) {
    const char *shown = fit(sheet, text);
    record(sheet, text);
    if (style_wraps(style)) need_height(sheet, style, shown, width_of(sheet, sheet->column));
    if (may_link(sheet, target))
        put_link(sheet, style, shown, target, column);
    else
        keep(sheet, worksheet_write_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                           format_of(sheet, style, false)));
    sheet->column++;
}

void put_text(struct sheet *sheet, enum style style, const char *text, struct target target) {
    struct figure figure = figure_here(sheet);
    places_note(sheet->book->places, target, &figure);
    put_text_to(sheet, style, text, target, 0);
}

/* Whether the cell shows a dash instead of a number. */
static bool is_dash(enum style style, double number) {
    return isnan(number) || (style == STYLE_COUNT_OR_DASH && number == 0);
}

void put_number(struct sheet *sheet, enum style style, double number, struct target target) {
    if (is_dash(style, number)) target = NOWHERE;
    if (isnan(number)) {
        put_text(sheet, style, "–", target);
        return;
    }
    struct figure figure = figure_here(sheet);
    places_note(sheet->book->places, target, &figure);
    record_number(sheet, number);
    bool linked = may_link(sheet, target);
    if (linked) put_link(sheet, style, "–", target, 0); /* the number takes the place of the text */
    keep(sheet, worksheet_write_number(sheet->worksheet, sheet->row, sheet->column, number,
                                       format_of(sheet, style, linked)));
    sheet->column++;
}

void put_size(struct sheet *sheet, size_t number, struct target target) {
    put_number(sheet, STYLE_INTEGER, (double)number, target);
}

void put_times(struct sheet *sheet, double times, struct target target) {
    bool is_whole = isnan(times) || floor(times) == times;
    put_number(sheet, is_whole ? STYLE_INTEGER : STYLE_DECIMAL, times, target);
}

static struct target evidence_of(const struct sheet *sheet, const evidence_list *evidence) {
    return places_evidence(sheet->book->places, evidence);
}

/* Notes that the cell at hand rests on all of the evidence. */
static void rest_on(struct sheet *sheet, const evidence_list *evidence) {
    struct figure figure = figure_here(sheet);
    places_note_all(sheet->book->places, evidence, &figure);
}

static void note_others(struct sheet *sheet, const evidence_list *evidence) {
    const char *others = places_others(sheet->book->places, evidence);
    if (others != NULL) put_note(sheet, arena_print(sheet->book->arena, "Bewijs: %s", others));
}

void put_text_on(struct sheet *sheet, enum style style, const char *text,
                 const evidence_list *evidence) {
    rest_on(sheet, evidence);
    put_text(sheet, style, text, evidence_of(sheet, evidence));
    note_others(sheet, evidence);
}

void put_count_on(struct sheet *sheet, size_t count, const evidence_list *evidence) {
    if (count > 0) rest_on(sheet, evidence);
    put_number(sheet, STYLE_COUNT_OR_DASH, (double)count, evidence_of(sheet, evidence));
    if (count > 0) note_others(sheet, evidence);
}

void put_times_on(struct sheet *sheet, double times, const evidence_list *evidence) {
    if (!isnan(times)) rest_on(sheet, evidence);
    put_times(sheet, times, evidence_of(sheet, evidence));
    if (!isnan(times)) note_others(sheet, evidence);
}

void put_evidence(struct sheet *sheet, const evidence_list *evidence) {
    struct target target = evidence_of(sheet, evidence);
    const char *text = "";
    if (target.row != 0) text = arena_print(sheet->book->arena, "nr. %zu", places_number(target));
    struct figure row = figure_here(sheet);
    row.column = 0, row.title = NULL;
    places_note_all(sheet->book->places, evidence, &row);
    put_text_to(sheet, STYLE_TEXT, text, target, 0);
    note_others(sheet, evidence);
}

void put_figure(struct sheet *sheet, enum style style, size_t number) {
    const struct figure *figure = places_figure(sheet->book->places, number);
    const char *name = figure->target.row == 0 ? "" : sheet_name(figure->target.tab);
    if (figure->title != NULL)
        name = arena_print(sheet->book->arena, "%s: %s", name, figure->title);
    put_text_to(sheet, style, name, figure->target, figure->column);
}

/* Excel wants at least two fragments, and none empty; a run without a font has another one in some
 * programs. */
void put_quote(struct sheet *sheet, const struct quote *quote) {
    const char *const texts[] = {quote->before, quote->words, quote->after};
    lxw_rich_string_tuple runs[3], *shown[4] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        if (texts[i][0] == '\0') continue;
        runs[i] = (lxw_rich_string_tuple){format_of(sheet, i == 1 ? STYLE_NAME : STYLE_TEXT, false),
                                          (char *)fit(sheet, texts[i])};
        shown[count++] = &runs[i];
    }
    const char *whole = arena_print(sheet->book->arena, "%s%s%s", texts[0], texts[1], texts[2]);
    if (count < 2) {
        put_text(sheet, quote->words[0] != '\0' ? STYLE_NAME : STYLE_TEXT, whole, NOWHERE);
        return;
    }
    record(sheet, whole);
    need_height(sheet, STYLE_TEXT, whole, width_of(sheet, sheet->column));
    keep(sheet, worksheet_write_rich_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                            format_of(sheet, STYLE_TEXT, false)));
    sheet->column++;
}

static void comment(struct sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text) {
    const char *shown = fit(sheet, text);
    size_t lines = measure_lines(shown, NOTE_ROOM);
    lxw_comment_options options = {
        .author = "Overlegmonitor",
        .width = 240,
        .height = (uint16_t)(24 + 16 * (lines < NOTE_LINES_MAX ? lines : NOTE_LINES_MAX)),
        .font_name = "Calibri",
        .font_size = 10};
    keep(sheet, worksheet_write_comment_opt(sheet->worksheet, row, column, shown, &options));
}

void put_note(struct sheet *sheet, const char *text) {
    comment(sheet, sheet->row, (lxw_col_t)(sheet->column - 1), text);
}

void put_header_note(struct sheet *sheet, size_t column, const char *text) {
    comment(sheet, sheet->row - 1, (lxw_col_t)column, text);
}

void put_wide(struct sheet *sheet, enum style style, size_t last, const char *text) {
    const char *shown = fit(sheet, text);
    double width = 0;
    for (size_t i = sheet->column; i <= last; i++) width += width_of(sheet, i);
    need_height(sheet, style, shown, width);
    if (last > sheet->column)
        keep(sheet, worksheet_merge_range(sheet->worksheet, sheet->row, sheet->column, sheet->row,
                                          (lxw_col_t)last, shown, format_of(sheet, style, false)));
    else
        keep(sheet, worksheet_write_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                           format_of(sheet, style, false)));
    sheet->column = (lxw_col_t)(last + 1);
}
