#include "summary.h"

#include <math.h>
#include <string.h>

#include "wording.h"

const struct summary_line summary_reading[SUMMARY_READING_COUNT] = {
    {"Oordeel", "✓ voldoet: het minimum haalt de norm. ✗ voldoet niet: het genoemde aantal "
                "blijft eronder. ? niet toetsbaar: de woorden geven geen bruikbaar getal, of op de "
                "peildatum "
                "geldt geen norm. – geen opgave: er is niets over gezegd."},
    {"Thema's",
     "✓ besproken: de tekst zegt dat het thema aan bod komt. § verplichting: de tekst "
     "herhaalt enkel dat het moet. – niet vermeld: er staan thema's, maar dit niet. ? geen "
     "opgave: er staan helemaal geen thema's. Niet vermeld is niet hetzelfde als niet "
     "besproken."},
    {"Gewicht van een bevinding",
     "✗ tekort: een plicht is zichtbaar niet vervuld. ? niet te bepalen: de tekst laat het "
     "niet zien. ! kwaliteit: iets aan de inzending zelf vraagt nazicht."},
    {"Correctie",
     "✎ achter een waarde: iemand verbeterde wat er gelezen was. Wie, wanneer en wat er "
     "gelezen was, staat erbij."}};

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

static const char *meetings_text(const struct benchmark *benchmark, struct tally tally,
                                 struct arena *arena) {
    if (isnan(benchmark->norm)) return "op de peildatum geldt geen norm";
    struct frequency norm = {.min = benchmark->norm, .max = NAN, .qualifier = QUALIFIER_MINSTENS};
    const char *article = benchmark->norm_article == NULL ? "" : benchmark->norm_article;
    return arena_print(arena, "norm %s%s%s; %zu van de %zu centrumsteden %s",
                       frequency_value(&norm, arena), article[0] == '\0' ? "" : ", volgens ",
                       article, tally.meeting, tally.all,
                       tally.meeting == 1 ? "voldoet" : "voldoen");
}

static const char *submitted_text(const struct benchmark *benchmark, struct tally tally,
                                  struct arena *arena) {
    const char *missing =
        wording_join(benchmark->missing_cities.at, benchmark->missing_cities.count, ", ", arena);
    return arena_print(arena, "van %zu van de %zu centrumsteden%s%s", tally.submitted, tally.all,
                       missing[0] == '\0' ? "" : "; niet van ", missing);
}

static const char *topics_text(struct tally tally, struct arena *arena) {
    if (tally.required == 0) return "op de peildatum is geen thema vereist";
    size_t complete = tally.all - tally.lacking - tally.silent;
    return arena_print(arena, "alle besproken in %zu %s, niet alle in %zu; %zu %s geen thema's op",
                       complete, complete == 1 ? "centrumstad" : "centrumsteden", tally.lacking,
                       tally.silent, tally.silent == 1 ? "geeft" : "geven");
}

void summary_fill(const struct benchmark *benchmark, struct summary_line lines[SUMMARY_COUNT],
                  struct arena *arena) {
    const char *note = benchmark->regime_note == NULL ? "" : benchmark->regime_note;
    struct tally tally = tally_cities(benchmark);
    const struct summary_line all[SUMMARY_COUNT] = {
        {"Peildatum", wording_day(benchmark->peildatum, arena)},
        {"Regelgeving", benchmark->regime_label},
        {"Onzekerheid", note[0] == '\0' ? "geen gemeld" : note},
        {"Inzendingen", submitted_text(benchmark, tally, arena)},
        {"Vergaderingen", meetings_text(benchmark, tally, arena)},
        {"Vereiste thema's", topics_text(tally, arena)}};
    memcpy(lines, all, sizeof all);
}
