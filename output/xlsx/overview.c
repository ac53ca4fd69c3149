#include <math.h>

#include "excel_text.h"
#include "names.h"
#include "output/summary.h"
#include "output/wording.h"
#include "overview_charts.h"
#include "page.h"
#include "sheets.h"

static const struct column columns[] = {{"Stad", CITY_WIDTH, STYLE_HEADER},
                                        {"Minimum", 9, STYLE_HEADER},
                                        {"Minimum t.o.v. mediaan", 10, STYLE_HEADER},
                                        {"Maximum", 9.5, STYLE_HEADER},
                                        {"Bewoording", 11, STYLE_HEADER},
                                        {"Norm", 7, STYLE_HEADER},
                                        {"Oordeel", 15, STYLE_HEADER},
                                        {"Hoe bepaald", 31, STYLE_HEADER},
                                        {"Besproken", 10.5, STYLE_HEADER},
                                        {"Thema's t.o.v. mediaan", 10, STYLE_HEADER},
                                        {"Vereist", 8, STYLE_HEADER},
                                        {"Soorten deelnemers", 11, STYLE_HEADER},
                                        {"Soorten t.o.v. mediaan", 10, STYLE_HEADER},
                                        {"Tekort", 8, STYLE_HEADER},
                                        {"Niet te bepalen", 9, STYLE_HEADER},
                                        {"Kwaliteit", 9.5, STYLE_HEADER},
                                        {"Nieuwste datum", 11, STYLE_HEADER},
                                        {"Inzendingen", 11.5, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

/* The columns with a figure that has a median, the city's place beside it; the norm; where the
 * left half of the facts above the table ends and the labels of the right half. */
static const size_t figure_columns[FIGURE_COUNT] = {1, 8, 11};
enum { NORM_COLUMN = 5, LEFT_END = 7, RIGHT_LABEL_END = 9 };

/* Titles above the titles, each up to a last column. */
static const struct {
    const char *title;
    size_t last;
} groups[] = {{"", 0},
              {"Vergaderingen van het lokaal woonoverleg, per jaar", 7},
              {"Thema's", 10},
              {"Deelnemers", 12},
              {"Bevindingen", 15},
              {"", 17}};

/* As a day that formulas can reckon with; a number in merged cells is put over their text. */
static void put_peildatum(struct sheet *sheet) {
    lxw_col_t first = sheet->column;
    name_cell(sheet, "Peildatum");
    put_wide(sheet, STYLE_DATE, LEFT_END, "");
    sheet->column = first;
    put_number(sheet, STYLE_DATE, excel_day(sheet->book->benchmark->peildatum), NOWHERE);
    sheet->column = LEFT_END + 1;
}

/* Two lines of the summary on a row; the first line is the peildatum, as a day that can be reckoned
 * with. */
static void put_lines(struct sheet *sheet, const struct summary_line *left,
                      const struct summary_line *right, bool is_day) {
    put_text(sheet, STYLE_LABEL, left->label, NOWHERE);
    if (is_day)
        put_peildatum(sheet);
    else
        put_wide(sheet, STYLE_PROSE, LEFT_END, left->text);
    put_wide(sheet, STYLE_LABEL, RIGHT_LABEL_END, right->label);
    put_wide(sheet, STYLE_PROSE, COLUMN_COUNT - 1, right->text);
    sheet_next_row(sheet);
}

static void put_summary(struct sheet *sheet) {
    struct summary_line lines[SUMMARY_COUNT];
    summary_fill(sheet->book->benchmark, lines, sheet->book->arena);
    for (size_t i = 0; i < SUMMARY_COUNT / 2; i++)
        put_lines(sheet, &lines[i], &lines[SUMMARY_COUNT / 2 + i], i == 0);
}

static void put_groups(struct sheet *sheet) {
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        put_wide(sheet, STYLE_GROUP, groups[i].last, groups[i].title);
    sheet_next_row(sheet);
}

static enum style verdict_style(enum verdict verdict) {
    static const enum style styles[] = {STYLE_GOOD, STYLE_BAD, STYLE_DOUBT, STYLE_MUTED};
    return styles[verdict];
}

static void add_all(struct arena *arena, evidence_list *all, const evidence_list *evidence) {
    for (size_t i = 0; i < evidence->count; i++) *list_add(arena, all) = evidence->at[i];
}

/* Where the city's figure stands against the median. */
static void put_comparison(struct sheet *sheet, const struct benchmark_city *city,
                           enum figure figure) {
    static const char *const texts[] = {
        [COMPARISON_NONE] = "–",
        [COMPARISON_BELOW] = "▼ onder",
        [COMPARISON_EQUAL] = "● gelijk",
        [COMPARISON_ABOVE] = "▲ boven",
    };
    put_text(sheet, STYLE_CENTRE, texts[benchmark_compare(sheet->book->benchmark, city, figure)],
             NOWHERE);
}

static void put_norm(struct sheet *sheet, const struct meetings *meetings) {
    const char *article = meetings->norm_article;
    put_times(sheet, meetings->norm, NOWHERE);
    if (!isnan(meetings->norm) && article != NULL && article[0] != '\0') put_note(sheet, article);
}

static void put_meetings(struct sheet *sheet, const struct benchmark_city *city) {
    const struct meetings *meetings = &city->meetings;
    struct arena *arena = sheet->book->arena;
    put_times_on(sheet, meetings->min, &meetings->evidence);
    put_comparison(sheet, city, FIGURE_MEETINGS);
    put_times_on(sheet, meetings->max, &meetings->evidence);
    put_text_on(sheet, STYLE_CENTRE, wording_qualifier(meetings), &meetings->evidence);
    put_norm(sheet, meetings);
    put_noted_on(sheet, verdict_style(meetings->verdict),
                 wording_corrected(wording_verdict(meetings->verdict), meetings->correction, arena),
                 &meetings->evidence, wording_correction(city, meetings->correction, arena));
    const char *reason = city->submissions.count == 0 ? "niets ingezonden" : meetings->reason;
    put_text(sheet, STYLE_TEXT, reason, NOWHERE);
}

/* How many required topics are discussed, on the words that say so, and how many there are. */
static void put_topics(struct sheet *sheet, size_t index) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    const struct benchmark_city *city = &benchmark->cities.at[index];
    evidence_list met = {0};
    for (size_t i = 0; i < benchmark->topics.count; i++)
        if (city->topics[i].state == TOPIC_STATE_BESPROKEN &&
            city->topics[i].required <= REQUIREMENT_PERIODIEK)
            add_all(sheet->book->arena, &met, &city->topics[i].evidence);
    put_times_on(sheet, benchmark_figure(benchmark, city, FIGURE_TOPICS), &met);
    put_comparison(sheet, city, FIGURE_TOPICS);
    put_size(sheet, city->topics_required, (struct target){TAB_TOPICS, FIRST_ROW_TOPICS + index});
}

static void put_types(struct sheet *sheet, const struct benchmark_city *city) {
    size_t count = 0;
    evidence_list named = {0};
    for (size_t i = 0; i < sheet->book->benchmark->types.count; i++) {
        count += city->types[i].count > 0;
        add_all(sheet->book->arena, &named, &city->types[i].evidence);
    }
    put_count_on(sheet, count, &named);
}

static void put_city(struct sheet *sheet, size_t index) {
    const struct places *places = sheet->book->places;
    const struct benchmark_city *city = &sheet->book->benchmark->cities.at[index];
    put_text(sheet, STYLE_NAME, city->city, places_questions(places, index));
    put_meetings(sheet, city);
    put_topics(sheet, index);
    put_types(sheet, city);
    put_comparison(sheet, city, FIGURE_TYPES);
    for (int weight = 0; weight < WEIGHT_COUNT; weight++)
        put_size(sheet, benchmark_count(city, (enum weight)weight),
                 places_finding(places, index, (enum weight)weight));
    put_text(sheet, STYLE_CENTRE, wording_date(city->newest_date, sheet->book->arena),
             places_newest(places, index));
    struct target source = NOWHERE;
    if (city->submissions.count > 0) source = places_document(places, city->submissions.at[0]);
    put_size(sheet, city->submissions.count, source);
    sheet_next_row(sheet);
}

/* The name of a median in formulas. */
static const char *const median_names[FIGURE_COUNT] = {"Mediaan_vergaderingen", "Mediaan_themas",
                                                       "Mediaan_soorten_deelnemers"};

/* Under the table: the median of each figure, and of how many cities. */
static void put_medians(struct sheet *sheet) {
    const struct median *medians = sheet->book->benchmark->medians;
    put_text(sheet, STYLE_SUM_NAME, "Mediaan", NOWHERE);
    put_note(sheet, "de middelste waarde van de centrumsteden die een cijfer geven; ernaast staat "
                    "van hoeveel steden");
    for (int i = 0; i < FIGURE_COUNT; i++) {
        while (sheet->column < figure_columns[i]) put_text(sheet, STYLE_SUM, "", NOWHERE);
        name_cell(sheet, median_names[i]);
        put_number(sheet, STYLE_SUM, medians[i].value, NOWHERE);
        put_text(sheet, STYLE_SUM,
                 arena_print(sheet->book->arena, medians[i].cities == 1 ? "%zu stad" : "%zu steden",
                             medians[i].cities),
                 NOWHERE);
    }
    while (sheet->column < COLUMN_COUNT) put_text(sheet, STYLE_SUM, "", NOWHERE);
    sheet_next_row(sheet);
}

static void put_norm_row(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    const char *article = benchmark->norm_article == NULL ? "" : benchmark->norm_article;
    put_text(sheet, STYLE_SUM_NAME, "Norm", NOWHERE);
    name_cell(sheet, "Norm");
    put_number(sheet, STYLE_SUM, benchmark->norm, NOWHERE);
    if (isnan(benchmark->norm)) article = "op de peildatum geldt geen norm";
    put_wide(sheet, STYLE_SUM_NAME, COLUMN_COUNT - 1, article);
    sheet_next_row(sheet);
}

/* Notes that explain the titles whose words are short. */
static void note_titles(struct sheet *sheet) {
    static const char *const notes[COLUMN_COUNT] = {
        [1] =
            "vergaderingen per jaar, ten minste, volgens de woorden van de stad; een streepje: de "
            "tekst geeft die grens niet",
        [3] = "vergaderingen per jaar, ten hoogste, volgens de woorden van de stad",
        [5] = "het aantal vergaderingen per jaar dat dit bestuur bindt; de notitie bij het cijfer "
              "geeft het artikel",
        [8] = "vereiste thema's die besproken worden; een streepje: de teksten geven geen enkel "
              "thema op, of er is geen vereist",
        [10] = "thema's die dit bestuur altijd, jaarlijks of periodiek te bespreken heeft",
        [11] = "soorten partijen die de teksten als deelnemer noemen, over alle overlegorganen",
        [16] = "de nieuwste datum in de teksten: zo oud zijn zij ten hoogste",
    };
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (notes[i] != NULL) put_header_note(sheet, i, notes[i]);
    for (int i = 0; i < FIGURE_COUNT; i++)
        put_header_note(sheet, figure_columns[i] + 1,
                        "▲ boven, ● gelijk aan of ▼ onder de mediaan van de centrumsteden; een "
                        "streepje: geen cijfer");
}

/* The titles, and writing goes on in the first row of the table. */
static void put_heads(struct sheet *sheet, size_t first_row, const char *table, size_t count) {
    sheet_go(sheet, first_row - 2);
    put_groups(sheet);
    sheet_table(sheet, table, count);
    note_titles(sheet);
}

static void put_centrumsteden(struct sheet *sheet, const struct overview_rows *rows) {
    put_heads(sheet, FIRST_ROW_OVERVIEW, "Overzicht", rows->city_count);
    sheet_freeze(sheet, 1, 0);
    for (size_t i = 0; i < rows->city_count; i++) put_city(sheet, i);
    sheet_go(sheet, rows->median);
    put_medians(sheet);
    put_norm_row(sheet);
}

static void put_others(struct sheet *sheet, const struct overview_rows *rows) {
    size_t count = sheet->book->benchmark->cities.count;
    sheet_go(sheet, rows->others - 3);
    put_text(sheet, STYLE_HEAD, "Andere besturen, naast de mediaan van de centrumsteden", NOWHERE);
    put_heads(sheet, rows->others, "Andere", count - rows->city_count);
    page_repeat(sheet, rows->others - 2);
    for (size_t i = rows->city_count; i < count; i++) put_city(sheet, i);
}

/* The table of the centrumsteden, the charts and the other bodies each have a page of their own. A
 * chart begins a row lower: its edge would show on the page before. */
static void break_pages(struct sheet *sheet, const struct overview_rows *rows) {
    size_t breaks[PAGE_BREAKS_MAX], count = 0;
    size_t charts = rows->meetings > 0 ? rows->meetings : rows->topics;
    if (charts > 0) breaks[count++] = charts - 1;
    if (rows->others > 0) breaks[count++] = rows->others - 3;
    page_break(sheet, breaks, count);
}

void overview_write(struct book *book) {
    const struct overview_rows *rows = &book->places->overview;
    struct sheet sheet = sheet_start(book, TAB_OVERVIEW,
                                     "Een onderstreept cijfer leidt naar de woorden waarop het "
                                     "rust; hoe te lezen staat op het blad Toelichting",
                                     columns, COLUMN_COUNT);
    put_summary(&sheet);
    put_centrumsteden(&sheet, rows);
    if (rows->meetings > 0) put_meetings_chart(&sheet, rows);
    if (rows->topics > 0) put_topics_chart(&sheet, rows);
    if (rows->others > 0) put_others(&sheet, rows);
    break_pages(&sheet, rows);
    worksheet_activate(sheet.worksheet);
    sheet_end(&sheet);
}
