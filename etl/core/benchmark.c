#include "core/benchmark.h"

const char *verdict_word(enum verdict verdict) {
    static const char *const words[] = {"voldoet", "voldoet_niet", "niet_toetsbaar", "geen_opgave"};
    return words[verdict];
}

const char *verdict_label(enum verdict verdict) {
    static const char *const words[] = {"voldoet", "voldoet niet", "niet toetsbaar", "geen opgave"};
    return words[verdict];
}

const char *topic_state_word(enum topic_state state) {
    static const char *const words[] = {"besproken", "verplichting", "niet_vermeld", "geen_opgave"};
    return words[state];
}

const char *topic_state_label(enum topic_state state) {
    static const char *const words[] = {"besproken", "enkel als verplichting", "niet vermeld",
                                        "geen opgave"};
    return words[state];
}

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

const char *mention_label(enum mention mention) {
    static const char *const words[] = {"vermeld", "niet vermeld", "geen opgave"};
    return words[mention];
}

const char *weight_word(enum weight weight) {
    static const char *const words[] = {"breach", "unknown", "quality"};
    return words[weight];
}

const char *weight_label(enum weight weight) {
    static const char *const words[] = {"tekort", "niet te bepalen", "kwaliteit"};
    return words[weight];
}

size_t benchmark_count(const struct benchmark_city *city, enum weight weight) {
    size_t count = 0;
    for (size_t i = 0; i < city->findings.count; i++)
        count += city->findings.at[i].weight == weight;
    return count;
}
