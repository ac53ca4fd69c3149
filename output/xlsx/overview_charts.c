#include "overview_charts.h"

#include <math.h>

#include "excel_text.h"
#include "sheets.h"

/* What a chart of the library measures by itself, and a row, in pixels. */
static const double CHART_WIDTH = 480, CHART_HEIGHT = 288, ROW_HEIGHT = 20, PIXELS = 96.0 / 72;

/* Of the table Overzicht. */
enum { NAME_COLUMN = 0, MINIMUM_COLUMN = 1, NORM_COLUMN = 5 };

enum { INK = 0x1A1A1A, NAVY = 0x1F3864, PALE_LINE = 0xD9D9D9, WHITE = 0xFFFFFF };

static lxw_chart_font font_of(double size, int colour) {
    return (lxw_chart_font){
        .name = "Arial", .size = size, .bold = LXW_EXPLICIT_FALSE, .color = (lxw_color_t)colour};
}

static lxw_chart *chart_of(struct sheet *sheet, uint8_t type, const char *title) {
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, type);
    if (chart == NULL) {
        sheet_keep(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    lxw_chart_font small = font_of(10, INK);
    lxw_chart_line pale = {.color = PALE_LINE, .width = 0.75f};
    lxw_chart_font head = font_of(12, NAVY);
    head.bold = LXW_TRUE;
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &head);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &small);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    chart_axis_set_name_font(chart->x_axis, &small);
    chart_axis_set_name_font(chart->y_axis, &small);
    chart_chartarea_set_line(chart, &pale);
    return chart;
}

/* The axis of the figures: from zero, with pale lines over the chart. */
static void set_figures(lxw_chart_axis *axis, const char *name) {
    lxw_chart_line none = {.none = 1}, pale = {.color = PALE_LINE, .width = 0.75f};
    chart_axis_set_name(axis, name);
    chart_axis_set_min(axis, 0);
    chart_axis_set_line(axis, &none);
    chart_axis_major_gridlines_set_visible(axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(axis, &pale);
}

/* The chart over all columns and a line under it. */
static void put_chart(struct sheet *sheet, lxw_chart *chart, const char *description,
                      const char *line) {
    lxw_chart_options options = {.x_scale = sheet_width(sheet) * PIXELS / CHART_WIDTH,
                                 .y_scale = CHART_ROWS * ROW_HEIGHT / CHART_HEIGHT,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description =
                                     (char *)excel_text(description, sheet->book->arena)};
    sheet_keep(sheet, worksheet_insert_chart_opt(sheet->worksheet, sheet->row, 0, chart, &options));
    sheet_go(sheet, sheet->row + 1 + CHART_ROWS);
    put_wide(sheet, STYLE_PROSE, sheet->column_count - 1, line);
    sheet_next_row(sheet);
}

/* The names of the centrumsteden that give no figure: "Brugge, Genk", "" when all do. */
static const char *names_without(const struct book *book, enum figure figure) {
    const struct benchmark *benchmark = book->benchmark;
    const char *names = "";
    for (size_t i = 0; i < book->places->overview.city_count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (isnan(benchmark_figure(benchmark, city, figure)))
            names =
                arena_print(book->arena, "%s%s%s", names, names[0] == '\0' ? "" : ", ", city->city);
    }
    return names;
}

/* Whether one norm binds all of the centrumsteden: only then it is one line. */
static bool has_one_norm(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    for (size_t i = 0; i < book->places->overview.city_count; i++)
        if (!(benchmark->cities.at[i].meetings.norm == benchmark->norm)) return false;
    return true;
}

static lxw_chart_series *series_of(struct sheet *sheet, lxw_chart *chart, const char *name,
                                   lxw_col_t column) {
    const struct overview_rows *rows = &sheet->book->places->overview;
    lxw_row_t first = FIRST_ROW_OVERVIEW - 1, last = (lxw_row_t)(first + rows->city_count - 1);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (series == NULL) {
        sheet_keep(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    chart_series_set_name(series, name);
    chart_series_set_categories(series, sheet->name, first, NAME_COLUMN, last, NAME_COLUMN);
    chart_series_set_values(series, sheet->name, first, column, last, column);
    return series;
}

/* The library draws no line in a chart of columns: the norm is columns that do not show, with their
 * trend, which is level. */
static void add_norm(struct sheet *sheet, lxw_chart *chart) {
    lxw_chart_series *series = series_of(sheet, chart, "Norm", NORM_COLUMN);
    if (series == NULL) return;
    lxw_chart_line none = {.none = 1};
    lxw_chart_line line = {.color = INK, .width = 2, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_fill empty = {.none = 1};
    int16_t hidden[] = {1, -1};
    chart_series_set_fill(series, &empty);
    chart_series_set_line(series, &none);
    chart_series_set_trendline(series, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
    chart_series_set_trendline_forecast(series, 0.5, 0.5);
    chart_series_set_trendline_line(series, &line);
    chart_series_set_trendline_name(
        series, arena_print(sheet->book->arena, "Norm: %s vergaderingen per jaar",
                            dutch_number(sheet->book->benchmark->norm, sheet->book->arena)));
    chart_set_series_overlap(chart, 100);
    sheet_keep(sheet, chart_legend_delete_series(chart, hidden));
}

static const char *meetings_description(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    const char *text = "Staafdiagram van het minimum aantal vergaderingen per jaar:";
    for (size_t i = 0; i < book->places->overview.city_count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (!isnan(city->meetings.min))
            text = arena_print(book->arena, "%s %s %s;", text, city->city,
                               dutch_number(city->meetings.min, book->arena));
    }
    const char *without = names_without(book, FIGURE_MEETINGS);
    if (without[0] != '\0') text = arena_print(book->arena, "%s zonder getal: %s;", text, without);
    if (isnan(benchmark->norm)) return arena_print(book->arena, "%s geen norm.", text);
    return arena_print(book->arena, "%s norm: %s.", text,
                       dutch_number(benchmark->norm, book->arena));
}

static const char *meetings_line(const struct book *book) {
    const char *without = names_without(book, FIGURE_MEETINGS);
    const char *norm = isnan(book->benchmark->norm) ? " Op de peildatum geldt geen norm."
                       : has_one_norm(book)
                           ? ""
                           : " De norm staat er niet als lijn: niet elke stad heeft dezelfde.";
    if (without[0] == '\0') return arena_print(book->arena, "Elke stad geeft een getal.%s", norm);
    return arena_print(book->arena, "Zonder getal in de tekst: %s.%s", without, norm);
}

static const char *meetings_title(const struct book *book) {
    static const char TITLE[] = "Vergaderingen van het lokaal woonoverleg per jaar";
    if (!has_one_norm(book)) return TITLE;
    return arena_print(book->arena, "%s; streeplijn: de norm, %s per jaar", TITLE,
                       dutch_number(book->benchmark->norm, book->arena));
}

/* Steps of one, unless that makes too many. */
static void set_steps(const struct book *book, lxw_chart_axis *axis) {
    double most = 0;
    for (size_t i = 0; i < book->places->overview.city_count; i++)
        most = fmax(most, book->benchmark->cities.at[i].meetings.min);
    if (most <= 12) chart_axis_set_major_unit(axis, 1);
}

void put_meetings_chart(struct sheet *sheet, const struct overview_rows *rows) {
    lxw_chart *chart = chart_of(sheet, LXW_CHART_COLUMN, meetings_title(sheet->book));
    lxw_chart_series *bars =
        chart == NULL ? NULL : series_of(sheet, chart, "Minimum volgens de tekst", MINIMUM_COLUMN);
    if (bars == NULL) return;
    lxw_chart_fill fill = {.color = 0x4A7EBB};
    lxw_chart_font bold = font_of(10, INK);
    bold.bold = LXW_TRUE;
    chart_series_set_fill(bars, &fill);
    chart_series_set_labels(bars);
    chart_series_set_labels_position(bars, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    chart_series_set_labels_num_format(bars, "General;;\"geen getal\"");
    chart_series_set_labels_font(bars, &bold);
    if (has_one_norm(sheet->book)) add_norm(sheet, chart);
    set_figures(chart->y_axis, "minimum per jaar");
    lxw_chart_font upright = font_of(10, INK);
    upright.rotation = -90;
    chart_axis_set_name_font(chart->y_axis, &upright);
    set_steps(sheet->book, chart->y_axis);
    chart_set_series_gap(chart, 60);
    sheet_go(sheet, rows->meetings);
    put_chart(sheet, chart, meetings_description(sheet->book), meetings_line(sheet->book));
}

/* From dark to white, two of them hatched: they can be told apart in black and white. */
static void paint(lxw_chart_series *series, enum topic_state state) {
    static const struct {
        int fore, back, type, label;
    } looks[] = {{0x1E5631, 0x1E5631, LXW_CHART_PATTERN_NONE, WHITE},
                 {0x6B4E00, 0xFFE699, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, INK},
                 {0xF4B6AF, 0xF4B6AF, LXW_CHART_PATTERN_NONE, INK},
                 {0x7F7F7F, WHITE, LXW_CHART_PATTERN_PERCENT_10, INK}};
    lxw_chart_line edge = {.color = 0x595959, .width = 0.75f};
    lxw_chart_font bold = font_of(10, looks[state].label);
    bold.bold = LXW_TRUE;
    chart_series_set_line(series, &edge);
    if (looks[state].type == LXW_CHART_PATTERN_NONE) {
        lxw_chart_fill fill = {.color = (lxw_color_t)looks[state].fore};
        chart_series_set_fill(series, &fill);
    } else {
        lxw_chart_pattern pattern = {.fg_color = (lxw_color_t)looks[state].fore,
                                     .bg_color = (lxw_color_t)looks[state].back,
                                     .type = (uint8_t)looks[state].type};
        lxw_chart_fill under = {.color = WHITE};
        chart_series_set_pattern(series, &pattern);
        chart_series_set_labels_fill(series, &under);
    }
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "0;;");
    chart_series_set_labels_font(series, &bold);
}

static void add_state(struct sheet *sheet, lxw_chart *chart, enum topic_state state) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    const char *name = sheet_name(TAB_TOPICS);
    lxw_row_t row = (lxw_row_t)(topics_count_row(benchmark) - 1 + state);
    lxw_col_t last = (lxw_col_t)topics_due_count(benchmark);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (series == NULL) {
        sheet_keep(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_name_range(series, name, row, 0);
    chart_series_set_categories(series, name, FIRST_ROW_TOPICS - 2, 1, FIRST_ROW_TOPICS - 2, last);
    chart_series_set_values(series, name, row, 1, row, last);
    paint(series, state);
}

static const char *topics_description(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    const char *text = "Gestapeld staafdiagram, per vereist thema het aantal centrumsteden "
                       "(besproken, enkel als verplichting, niet vermeld, geen thema's opgegeven):";
    for (size_t i = 0; i < benchmark->topics.count; i++) {
        if (benchmark->topics.at[i].required > REQUIREMENT_PERIODIEK) continue;
        text = arena_print(book->arena, "%s %s", text, benchmark->topics.at[i].label);
        for (int state = 0; state <= TOPIC_STATE_GEEN_OPGAVE; state++)
            text = arena_print(book->arena, "%s %zu%s", text,
                               topics_count(benchmark, i, (enum topic_state)state),
                               state == TOPIC_STATE_GEEN_OPGAVE ? ";" : ",");
    }
    return text;
}

void put_topics_chart(struct sheet *sheet, const struct overview_rows *rows) {
    const char *without = names_without(sheet->book, FIGURE_TOPICS);
    lxw_chart *chart = chart_of(sheet, LXW_CHART_BAR_STACKED,
                                "Vereiste thema's: wat de centrumsteden ervan zeggen");
    if (chart == NULL) return;
    for (int state = 0; state <= TOPIC_STATE_GEEN_OPGAVE; state++)
        add_state(sheet, chart, (enum topic_state)state);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
    set_figures(chart->x_axis, "aantal centrumsteden");
    chart_axis_set_max(chart->x_axis, (double)rows->city_count);
    chart_axis_set_major_unit(chart->x_axis, 1);
    chart_set_series_gap(chart, 40);
    sheet_go(sheet, rows->topics);
    put_chart(sheet, chart, topics_description(sheet->book),
              without[0] == '\0'
                  ? "De aantallen staan op het blad Verplichte thema's, onder de tabel."
                  : arena_print(sheet->book->arena,
                                "Zonder opgave van thema's: %s. De aantallen staan op het blad "
                                "Verplichte thema's, onder de tabel.",
                                without));
}
