#include "sheet.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "excel_text.h"
#include "measure.h"
#include "page.h"

enum { CAPTION_ROW = 2, NOTE_ROOM = 16, NOTE_LINES_MAX = 30 };

/* In points. A row is no higher than ROW_MAX, so that one long quote does not fill the screen; a
 * title leaves room for the button of the filter. */
enum { ROW_MIN = 15, ROW_MAX = 184, TITLE_MAX = 280, BUTTON = 14, PADDING = 2 };

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

bool sheet_add_tabs(struct book *book) {
    book->city_width = city_width(book->benchmark);
    for (int tab = 0; tab < TAB_COUNT; tab++) {
        book->worksheets[tab] = workbook_add_worksheet(book->workbook, tabs[tab].name);
        if (book->worksheets[tab] == NULL) return false;
    }
    return true;
}

const char *sheet_name(enum tab tab) { return tabs[tab].name; }

void sheet_keep(struct sheet *sheet, lxw_error error) {
    if (error == LXW_NO_ERROR || sheet->book->error != LXW_NO_ERROR) return;
    sheet->book->error = error;
    sheet->book->error_sheet = sheet->name;
}

static lxw_format *format_of(const struct sheet *sheet, enum style style, bool linked) {
    return sheet->book->formats[style][linked];
}

static const char *fit(const struct sheet *sheet, const char *text) {
    return excel_text(text, sheet->book->arena);
}

static double width_of(const struct sheet *sheet, size_t column) {
    double width = sheet->columns[column].width;
    return width == CITY_WIDTH ? sheet->book->city_width : width;
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

struct sheet sheet_start(struct book *book, enum tab tab, const char *caption,
                         const struct column *columns, size_t column_count) {
    struct sheet sheet = {.book = book,
                          .worksheet = book->worksheets[tab],
                          .tab = tab,
                          .name = tabs[tab].name,
                          .caption = caption,
                          .columns = columns,
                          .column_count = column_count};
    page_set(&sheet, tabs[tab].title);
    for (lxw_col_t i = 0; i < column_count; i++)
        sheet_keep(&sheet, worksheet_set_column(sheet.worksheet, i, i, width_of(&sheet, i), NULL));
    put_text(&sheet, STYLE_TITLE, tabs[tab].title, NOWHERE);
    sheet_next_row(&sheet);
    put_text(&sheet, STYLE_CAPTION, caption, NOWHERE);
    sheet_next_row(&sheet);
    return sheet;
}

void sheet_end(struct sheet *sheet) {
    if (sheet->missed_links == 0) return;
    sheet_go(sheet, CAPTION_ROW);
    put_text(sheet, STYLE_CAPTION,
             arena_print(sheet->book->arena,
                         "Excel laat %d koppelingen per blad toe: vanaf rij %zu ontbreken er %zu. "
                         "%s",
                         LXW_MAX_NUMBER_URLS, sheet->first_missed, sheet->missed_links,
                         sheet->caption),
             NOWHERE);
}

void sheet_go(struct sheet *sheet, size_t row) {
    sheet->row = (lxw_row_t)(row - 1);
    sheet->column = 0;
    sheet->height = ROW_MIN;
}

static void set_height(struct sheet *sheet, double height) {
    sheet_keep(sheet, worksheet_set_row(sheet->worksheet, sheet->row, height, NULL));
}

void sheet_next_row(struct sheet *sheet) {
    double height = sheet->height < ROW_MAX ? sheet->height : ROW_MAX;
    if (height > ROW_MIN) set_height(sheet, height);
    sheet_go(sheet, sheet->row + 2);
}

/* Makes the row high enough for a text in columns of that width together. */
static void need_height(struct sheet *sheet, enum style style, const char *text, double width) {
    size_t lines = measure_lines(text, style_room(style, width));
    double height = ceil((double)lines * style_line(style)) + PADDING;
    if (lines > 1 && height > sheet->height) sheet->height = height;
}

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

void sheet_require(struct sheet *sheet, bool is_free) {
    if (!is_free) sheet_keep(sheet, LXW_ERROR_PARAMETER_VALIDATION);
}

static struct area area_of(const struct sheet *sheet, lxw_row_t last_row, size_t last_column) {
    return (struct area){(int)sheet->tab, sheet->row, sheet->column, last_row, last_column};
}

void sheet_table(struct sheet *sheet, const char *name, size_t row_count) {
    lxw_table_options options = {.name = arena_copy(sheet->book->arena, name, strlen(name)),
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .columns = table_columns(sheet)};
    lxw_row_t last = sheet->row + (lxw_row_t)(row_count > 0 ? row_count : 1);
    sheet_require(sheet, claim_name(&sheet->book->claims, name) &&
                             claim_table(&sheet->book->claims,
                                         area_of(sheet, last, sheet->column_count - 1)));
    sheet_keep(sheet, worksheet_add_table(sheet->worksheet, sheet->row, 0, last,
                                          (lxw_col_t)(sheet->column_count - 1), &options));
    set_title_height(sheet, options.columns);
    sheet_go(sheet, sheet->row + 2);
    if (row_count > 0) return;
    put_text(sheet, STYLE_TEXT, "geen", NOWHERE);
    sheet->column = 0;
}

void sheet_freeze(struct sheet *sheet, size_t columns, size_t first_repeated) {
    worksheet_freeze_panes(sheet->worksheet, sheet->row, (lxw_col_t)columns);
    if (first_repeated > 0) page_repeat(sheet, first_repeated);
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

static const char *url_of(struct arena *arena, struct target target) {
    return arena_print(arena, "internal:%s!A%zu", excel_quoted(tabs[target.tab].name, arena),
                       target.row);
}

static void put_link(struct sheet *sheet, enum style style, const char *text,
                     struct target target) {
    sheet_keep(sheet, worksheet_write_url_opt(sheet->worksheet, sheet->row, sheet->column,
                                              url_of(sheet->book->arena, target),
                                              format_of(sheet, style, true), text, NULL));
}

void put_text(struct sheet *sheet, enum style style, const char *text, struct target target) {
    const char *shown = fit(sheet, text);
    if (style_wraps(style)) need_height(sheet, style, shown, width_of(sheet, sheet->column));
    if (may_link(sheet, target))
        put_link(sheet, style, shown, target);
    else
        sheet_keep(sheet, worksheet_write_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                                 format_of(sheet, style, false)));
    sheet->column++;
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
    bool linked = may_link(sheet, target);
    if (linked) put_link(sheet, style, "–", target); /* the number takes the place of the text */
    sheet_keep(sheet, worksheet_write_number(sheet->worksheet, sheet->row, sheet->column, number,
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

static void note_others(struct sheet *sheet, const evidence_list *evidence) {
    const char *others = places_others(sheet->book->places, evidence);
    if (others != NULL) put_note(sheet, arena_print(sheet->book->arena, "Bewijs: %s", others));
}

void put_text_on(struct sheet *sheet, enum style style, const char *text,
                 const evidence_list *evidence) {
    put_text(sheet, style, text, evidence_of(sheet, evidence));
    note_others(sheet, evidence);
}

void put_count_on(struct sheet *sheet, size_t count, const evidence_list *evidence) {
    put_number(sheet, STYLE_COUNT_OR_DASH, (double)count, evidence_of(sheet, evidence));
    if (count > 0) note_others(sheet, evidence);
}

void put_times_on(struct sheet *sheet, double times, const evidence_list *evidence) {
    put_times(sheet, times, evidence_of(sheet, evidence));
    if (!isnan(times)) note_others(sheet, evidence);
}

void put_evidence(struct sheet *sheet, const evidence_list *evidence) {
    struct target target = evidence_of(sheet, evidence);
    const char *text = "";
    if (target.row != 0) text = arena_print(sheet->book->arena, "nr. %zu", places_number(target));
    put_text(sheet, STYLE_TEXT, text, target);
    note_others(sheet, evidence);
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
    sheet_keep(sheet, worksheet_write_comment_opt(sheet->worksheet, row, column, shown, &options));
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
    sheet_require(sheet, claim_merged(&sheet->book->claims, area_of(sheet, sheet->row, last)));
    if (last > sheet->column)
        sheet_keep(sheet,
                   worksheet_merge_range(sheet->worksheet, sheet->row, sheet->column, sheet->row,
                                         (lxw_col_t)last, shown, format_of(sheet, style, false)));
    else
        sheet_keep(sheet, worksheet_write_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                                 format_of(sheet, style, false)));
    sheet->column = (lxw_col_t)(last + 1);
}
