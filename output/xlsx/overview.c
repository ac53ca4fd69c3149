#include <math.h>

#include "output/summary.h"
#include "output/wording.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Stad", CITY_WIDTH, STYLE_HEADER}, {"Groep", 11.5, STYLE_HEADER},
    {"Minimum", 9.5, STYLE_HEADER},     {"Maximum", 9.5, STYLE_HEADER},
    {"Bewoording", 11, STYLE_HEADER},   {"Oordeel", 15, STYLE_HEADER},
    {"Hoe bepaald", 36, STYLE_HEADER},  {"Besproken", 10.5, STYLE_HEADER},
    {"Vereist", 8.5, STYLE_HEADER},     {"Soorten deelnemers", 11.5, STYLE_HEADER},
    {"Tekort", 8.5, STYLE_HEADER},      {"Niet te bepalen", 9, STYLE_HEADER},
    {"Kwaliteit", 9.5, STYLE_HEADER},   {"Nieuwste datum", 11.5, STYLE_HEADER},
    {"Inzendingen", 12, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

/* Titles above the titles, each up to a last column. */
static const struct {
    const char *title;
    size_t last;
} groups[] = {{"", 1},
              {"Vergaderingen van het lokaal woonoverleg, per jaar", 6},
              {"Thema's", 8},
              {"", 9},
              {"Bevindingen", 12},
              {"", 14}};

static void put_line(struct sheet *sheet, const char *label, const char *text) {
    put_text(sheet, STYLE_LABEL, label, NOWHERE);
    put_wide(sheet, STYLE_PROSE, COLUMN_COUNT - 1, text);
    sheet_next_row(sheet);
}

static void put_summary(struct sheet *sheet) {
    struct summary_line lines[SUMMARY_COUNT];
    summary_fill(sheet->book->benchmark, lines, sheet->book->arena);
    for (size_t i = 0; i < SUMMARY_COUNT; i++) put_line(sheet, lines[i].label, lines[i].text);
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

static void put_meetings(struct sheet *sheet, const struct benchmark_city *city) {
    const struct meetings *meetings = &city->meetings;
    put_times_on(sheet, meetings->min, &meetings->evidence);
    put_times_on(sheet, meetings->max, &meetings->evidence);
    put_text_on(sheet, STYLE_CENTRE, wording_qualifier(meetings), &meetings->evidence);
    put_text_on(sheet, verdict_style(meetings->verdict), wording_verdict(meetings->verdict),
                &meetings->evidence);
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
    put_text(sheet, STYLE_NAME, city->city, NOWHERE);
    put_text(sheet, STYLE_TEXT, city->is_centrumstad ? "centrumstad" : "andere", NOWHERE);
    put_meetings(sheet, city);
    put_topics(sheet, index);
    put_types(sheet, city);
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

void overview_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct sheet sheet = sheet_start(book, TAB_OVERVIEW,
                                     "Een onderstreept cijfer leidt naar de woorden waarop het "
                                     "rust; hoe te lezen staat op het blad Toelichting",
                                     columns, COLUMN_COUNT);
    put_summary(&sheet);
    sheet_go(&sheet, FIRST_ROW_OVERVIEW - 2);
    put_groups(&sheet);
    sheet_table(&sheet, "Overzicht", benchmark->cities.count);
    sheet_freeze(&sheet, 1, FIRST_ROW_OVERVIEW - 2);
    for (size_t i = 0; i < benchmark->cities.count; i++) put_city(&sheet, i);
    sheet_end(&sheet);
}
