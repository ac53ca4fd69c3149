#include <math.h>
#include <string.h>

#include "excel_text.h"
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

/* Of the centrumsteden. */
struct tally {
    size_t all, submitted, meeting;
    size_t required, silent, lacking; /* topics; cities that list none, or miss one */
};

static struct tally tally_cities(const struct benchmark *benchmark) {
    struct tally tally = {0};
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (!city->is_centrumstad) continue;
        tally.all++;
        tally.submitted += city->submissions.count > 0;
        tally.meeting += city->meetings.verdict == VERDICT_VOLDOET;
        bool silent = !benchmark_lists_topics(benchmark, city);
        tally.required += city->topics_required;
        tally.silent += silent;
        tally.lacking += !silent && city->topics_met < city->topics_required;
    }
    return tally;
}

static void put_line(struct sheet *sheet, const char *label, const char *text) {
    put_text(sheet, STYLE_LABEL, label, NOWHERE);
    put_wide(sheet, STYLE_PROSE, COLUMN_COUNT - 1, text);
    sheet_next_row(sheet);
}

static const char *meetings_text(const struct book *book, struct tally tally) {
    const struct benchmark *benchmark = book->benchmark;
    if (isnan(benchmark->norm)) return "op de peildatum geldt geen norm";
    struct frequency norm = {.min = benchmark->norm, .max = NAN, .qualifier = QUALIFIER_MINSTENS};
    const char *article = benchmark->norm_article == NULL ? "" : benchmark->norm_article;
    return arena_print(book->arena, "norm %s%s%s; %zu van de %zu centrumsteden voldoen",
                       frequency_value(&norm, book->arena), article[0] == '\0' ? "" : ", volgens ",
                       article, tally.meeting, tally.all);
}

static const char *submitted_text(const struct book *book, struct tally tally) {
    const struct benchmark *benchmark = book->benchmark;
    const char *missing = excel_join(benchmark->missing_cities.at, benchmark->missing_cities.count,
                                     ", ", book->arena);
    return arena_print(book->arena, "van %zu van de %zu centrumsteden%s%s", tally.submitted,
                       tally.all, missing[0] == '\0' ? "" : "; niet van ", missing);
}

static const char *topics_text(const struct book *book, struct tally tally) {
    if (tally.required == 0) return "op de peildatum is geen thema vereist";
    return arena_print(book->arena,
                       "alle besproken in %zu centrumsteden, niet alle in %zu; %zu geven geen "
                       "thema's op",
                       tally.all - tally.lacking - tally.silent, tally.lacking, tally.silent);
}

static void put_summary(struct sheet *sheet) {
    const struct book *book = sheet->book;
    const struct benchmark *benchmark = book->benchmark;
    const char *note = benchmark->regime_note == NULL ? "" : benchmark->regime_note;
    struct tally tally = tally_cities(benchmark);
    put_line(sheet, "Peildatum", excel_long_date(benchmark->peildatum, book->arena));
    put_line(sheet, "Regelgeving", benchmark->regime_label);
    put_line(sheet, "Onzekerheid", note[0] == '\0' ? "geen gemeld" : note);
    put_line(sheet, "Inzendingen", submitted_text(book, tally));
    put_line(sheet, "Vergaderingen", meetings_text(book, tally));
    put_line(sheet, "Vereiste thema's", topics_text(book, tally));
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

static const char *verdict_text(const struct book *book, enum verdict verdict) {
    static const char *const marks[] = {"✓", "✗", "?", "–"};
    return arena_print(book->arena, "%s %s", marks[verdict], verdict_label(verdict));
}

static const char *wording(const struct meetings *meetings) {
    static const char *const words[] = {
        [QUALIFIER_EXACT] = "precies",       [QUALIFIER_MINSTENS] = "minstens",
        [QUALIFIER_HOOGSTENS] = "hoogstens", [QUALIFIER_ONGEVEER] = "ongeveer",
        [QUALIFIER_BEREIK] = "tussen",       [QUALIFIER_INDIEN_NODIG] = "naar nood",
        [QUALIFIER_ONBEPAALD] = "onbepaald"};
    return meetings->has_qualifier ? words[meetings->qualifier] : "–";
}

static void add_all(struct arena *arena, evidence_list *all, const evidence_list *evidence) {
    for (size_t i = 0; i < evidence->count; i++) *list_add(arena, all) = evidence->at[i];
}

static void put_meetings(struct sheet *sheet, const struct benchmark_city *city) {
    const struct meetings *meetings = &city->meetings;
    put_times_on(sheet, meetings->min, &meetings->evidence);
    put_times_on(sheet, meetings->max, &meetings->evidence);
    put_text_on(sheet, STYLE_CENTRE, wording(meetings), &meetings->evidence);
    put_text_on(sheet, verdict_style(meetings->verdict),
                verdict_text(sheet->book, meetings->verdict), &meetings->evidence);
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

/* A date in EDTF; only its numbers for the seasons need words. */
static const char *date_text(struct arena *arena, const char *edtf) {
    static const char *const seasons[] = {"lente", "zomer", "herfst", "winter"};
    if (edtf == NULL) return "–";
    if (strlen(edtf) != 7 || strncmp(edtf + 4, "-2", 2) != 0 || strchr("1234", edtf[6]) == NULL)
        return edtf;
    return arena_print(arena, "%s %.4s", seasons[edtf[6] - '1'], edtf);
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
    put_text(sheet, STYLE_CENTRE, date_text(sheet->book->arena, city->newest_date),
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
