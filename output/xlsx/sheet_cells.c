/* The cells of a sheet: their text or number, what they link to, what is noted to them. */
#include <math.h>
#include <string.h>

#include "excel_text.h"
#include "measure.h"
#include "sheet_parts.h"

/* PADDING in points. */
enum { PADDING = 2, NOTE_ROOM = 16, NOTE_LINES_MAX = 30 };

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

static const char *url_of(const struct sheet *sheet, struct target target, size_t column) {
    struct arena *arena = sheet->book->arena;
    size_t part = places_sheet(sheet->book->places, &target);
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(cell, (lxw_row_t)(target.row - 1), (lxw_col_t)column);
    return arena_print(arena, "internal:%s!%s",
                       excel_quoted(sheet_part_name(sheet->book, target.tab, part), arena), cell);
}

static void put_link(struct sheet *sheet, enum style style, const char *text, struct target target,
                     size_t column) {
    sheet_keep(sheet, worksheet_write_url_opt(sheet->worksheet, sheet->row, sheet->column,
                                              url_of(sheet, target, column),
                                              format_of(sheet, style, true), text, NULL));
}

/* The cell at hand. */
static struct figure_place figure_here(const struct sheet *sheet) {
    const char *title =
        sheet->column < sheet->column_count ? sheet->columns[sheet->column].title : NULL;
    size_t row = sheet->row + 1 + sheet->part * sheet->book->places->sheet_rows;
    return (struct figure_place){{sheet->tab, row}, sheet->column, title};
}

/* The cell at hand as a field of its table; a dash is not, but for one that somebody entered. */
static void record(struct sheet *sheet, enum style style, const char *text) {
    if (sheet->table == NULL || sheet->book->tables == NULL) return;
    const char *field = excel_free_text(text, sheet->book->arena);
    bool is_dash = style != STYLE_INPUT && strcmp(field, "–") == 0;
    tables_text(sheet->book->tables, sheet->column, is_dash ? "" : field);
}

static void record_number(struct sheet *sheet, double number) {
    if (sheet->table != NULL && sheet->book->tables != NULL)
        tables_number(sheet->book->tables, sheet->column, number);
}

/* A cell with a link into a column of the target's row. */
static void put_text_to(struct sheet *sheet, enum style style, const char *text,
                        struct target target, size_t column) {
    const char *shown = fit(sheet, text);
    record(sheet, style, text);
    if (style_wraps(style)) need_height(sheet, style, shown, width_of(sheet, sheet->column));
    if (may_link(sheet, target))
        put_link(sheet, style, shown, target, column);
    else
        sheet_keep(sheet, worksheet_write_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                                 format_of(sheet, style, false)));
    sheet->column++;
}

void put_text(struct sheet *sheet, enum style style, const char *text, struct target target) {
    struct figure_place figure = figure_here(sheet);
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
    struct figure_place figure = figure_here(sheet);
    places_note(sheet->book->places, target, &figure);
    record_number(sheet, number);
    bool linked = may_link(sheet, target);
    if (linked) put_link(sheet, style, "–", target, 0); /* the number takes the place of the text */
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

void sheet_choices(struct sheet *sheet, size_t first, size_t column, char **labels, bool is_open) {
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .ignore_blank = LXW_VALIDATION_ON,
        .error_type = is_open ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP,
        .error_title = "Niet in de lijst",
        .error_message = is_open
                             ? "Schrijf het als \"4 keer per jaar\", \"2 tot 3 keer per jaar\" of "
                               "\"minstens 2 keer per jaar\". Toch zo laten?"
                             : "Kies een waarde uit de lijst, of laat de cel leeg.",
        .value_list = labels};
    sheet_keep(sheet, worksheet_data_validation_range(sheet->worksheet, (lxw_row_t)first,
                                                      (lxw_col_t)column, sheet->row - 1,
                                                      (lxw_col_t)column, &validation));
}

static struct target evidence_of(const struct sheet *sheet, const evidence_list *evidence) {
    return places_evidence(sheet->book->places, evidence);
}

/* Notes that the cell at hand rests on all of the evidence. */
static void rest_on(struct sheet *sheet, const evidence_list *evidence) {
    struct figure_place figure = figure_here(sheet);
    places_note_all(sheet->book->places, evidence, &figure);
}

static void note_others(struct sheet *sheet, const evidence_list *evidence) {
    const char *others = places_others(sheet->book->places, evidence);
    if (others != NULL) put_note(sheet, arena_print(sheet->book->arena, "Bewijs: %s", others));
}

void put_noted_on(struct sheet *sheet, enum style style, const char *text,
                  const evidence_list *evidence, const char *note) {
    const char *others = places_others(sheet->book->places, evidence);
    rest_on(sheet, evidence);
    put_text(sheet, style, text, evidence_of(sheet, evidence));
    if (others != NULL)
        note = arena_print(sheet->book->arena, "%s%sBewijs: %s", note, note[0] == '\0' ? "" : "\n",
                           others);
    if (note[0] != '\0') put_note(sheet, note);
}

void put_text_on(struct sheet *sheet, enum style style, const char *text,
                 const evidence_list *evidence) {
    put_noted_on(sheet, style, text, evidence, "");
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
    struct figure_place row = figure_here(sheet);
    row.column = 0, row.title = NULL;
    places_note_all(sheet->book->places, evidence, &row);
    put_text_to(sheet, STYLE_TEXT, text, target, 0);
    note_others(sheet, evidence);
}

void put_figure(struct sheet *sheet, enum style style, size_t number) {
    const struct figure_place *figure = places_figure(sheet->book->places, number);
    const char *name = figure->target.row == 0 ? "" : sheet_name(figure->target.tab);
    put_text_to(sheet, style, name, figure->target, figure->column);
    put_text(sheet, style, figure->title, NOWHERE);
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
    record(sheet, STYLE_TEXT, whole);
    need_height(sheet, STYLE_TEXT, whole, width_of(sheet, sheet->column));
    sheet_keep(sheet, worksheet_write_rich_string(sheet->worksheet, sheet->row, sheet->column,
                                                  shown, format_of(sheet, STYLE_TEXT, false)));
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
    sheet_require(sheet, claim_merged(&sheet->book->claims, sheet_area(sheet, sheet->row, last)));
    if (last > sheet->column)
        sheet_keep(sheet,
                   worksheet_merge_range(sheet->worksheet, sheet->row, sheet->column, sheet->row,
                                         (lxw_col_t)last, shown, format_of(sheet, style, false)));
    else
        sheet_keep(sheet, worksheet_write_string(sheet->worksheet, sheet->row, sheet->column, shown,
                                                 format_of(sheet, style, false)));
    sheet->column = (lxw_col_t)(last + 1);
}
