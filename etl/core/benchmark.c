#include "core/benchmark.h"

#include <math.h>

const char *verdict_word(enum verdict verdict) {
    static const char *const words[] = {"voldoet", "voldoet_niet", "niet_toetsbaar", "geen_opgave"};
    return words[verdict];
}

static const char *const verdicts[] = {"voldoet", "voldoet niet", "niet toetsbaar", "geen opgave",
                                       NULL};

const char *verdict_label(enum verdict verdict) { return verdicts[verdict]; }

const char *topic_state_word(enum topic_state state) {
    static const char *const words[] = {"besproken", "verplichting", "niet_vermeld", "geen_opgave"};
    return words[state];
}

static const char *const topic_states[] = {"besproken", "enkel als verplichting", "niet vermeld",
                                           "geen opgave", NULL};

const char *topic_state_label(enum topic_state state) { return topic_states[state]; }

const char *requirement_word(enum requirement requirement) {
    static const char *const words[] = {"altijd", "jaarlijks", "periodiek", "bij_aanleiding",
                                        "niet"};
    return words[requirement];
}

const char *requirement_label(enum requirement requirement) {
    static const char *const words[] = {"altijd", "jaarlijks", "periodiek", "bij aanleiding",
                                        "niet verplicht"};
    return words[requirement];
}

const char *mention_word(enum mention mention) {
    static const char *const words[] = {"vermeld", "niet_vermeld", "geen_opgave"};
    return words[mention];
}

static const char *const mentions[] = {"vermeld", "niet vermeld", "geen opgave", NULL};

const char *mention_label(enum mention mention) { return mentions[mention]; }

const char *weight_word(enum weight weight) {
    static const char *const words[] = {"breach", "unknown", "quality"};
    return words[weight];
}

const char *weight_label(enum weight weight) {
    static const char *const words[] = {"tekort", "niet te bepalen", "kwaliteit"};
    return words[weight];
}

const char *const *cell_labels(enum cell_kind kind) {
    static const char *const frequencies[] = {"1 keer per jaar",
                                              "2 keer per jaar",
                                              "3 keer per jaar",
                                              "4 keer per jaar",
                                              "6 keer per jaar",
                                              "12 keer per jaar",
                                              "minstens 2 keer per jaar",
                                              "naar nood",
                                              "geen opgave",
                                              NULL};
    static const char *const *const labels[CELL_KIND_COUNT] = {[CELL_KIND_FREQUENCY] = frequencies,
                                                               [CELL_KIND_VERDICT] = verdicts,
                                                               [CELL_KIND_TOPIC] = topic_states,
                                                               [CELL_KIND_INVITEE] = mentions};
    return labels[kind];
}

const char *fact_denial(enum fact_kind kind) {
    static const char *const denials[] = {"geen frequentie", "geen deelnemer", "geen datum",
                                          "geen thema"};
    return denials[kind];
}

size_t benchmark_questions(const struct benchmark_city *city) {
    size_t count = 0;
    for (size_t i = 0; i < city->findings.count; i++)
        count += city->findings.at[i].question[0] != '\0';
    return count;
}

size_t benchmark_count(const struct benchmark_city *city, enum weight weight) {
    size_t count = 0;
    for (size_t i = 0; i < city->findings.count; i++)
        count += city->findings.at[i].weight == weight;
    return count;
}

const char *figure_word(enum figure figure) {
    static const char *const words[] = {"vergaderingen_per_jaar", "besproken_themas",
                                        "soorten_deelnemers"};
    return words[figure];
}

bool benchmark_lists_topics(const struct benchmark *benchmark, const struct benchmark_city *city) {
    for (size_t i = 0; i < benchmark->topics.count; i++)
        if (city->topics[i].state != TOPIC_STATE_GEEN_OPGAVE) return true;
    return false;
}

static double topics_figure(const struct benchmark *benchmark, const struct benchmark_city *city) {
    if (city->topics_required == 0 || !benchmark_lists_topics(benchmark, city)) return NAN;
    return (double)city->topics_met;
}

static double types_figure(const struct benchmark *benchmark, const struct benchmark_city *city) {
    size_t count = 0;
    for (size_t i = 0; i < benchmark->types.count; i++) count += city->types[i].count > 0;
    return count == 0 ? NAN : (double)count;
}

double benchmark_figure(const struct benchmark *benchmark, const struct benchmark_city *city,
                        enum figure figure) {
    switch (figure) {
    case FIGURE_MEETINGS: return city->meetings.min;
    case FIGURE_TOPICS: return topics_figure(benchmark, city);
    case FIGURE_TYPES: return types_figure(benchmark, city);
    }
    return NAN;
}

enum comparison benchmark_compare(const struct benchmark *benchmark,
                                  const struct benchmark_city *city, enum figure figure) {
    double own = benchmark_figure(benchmark, city, figure);
    double middle = benchmark->medians[figure].value;
    if (isnan(own) || isnan(middle)) return COMPARISON_NONE;
    return own < middle ? COMPARISON_BELOW : own > middle ? COMPARISON_ABOVE : COMPARISON_EQUAL;
}
