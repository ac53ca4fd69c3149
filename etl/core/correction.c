#include "core/correction.h"

#include <stdio.h>

const char *correction_title(enum correction_column column) {
    static const char *const titles[CORRECTION_COLUMN_COUNT] = {
        [CORRECTION_COLUMN_CITY] = "Stad",        [CORRECTION_COLUMN_SUBJECT] = "Onderdeel",
        [CORRECTION_COLUMN_READ] = "Gelezen",     [CORRECTION_COLUMN_WORDS] = "Woorden",
        [CORRECTION_COLUMN_EVIDENCE] = "Bewijs",  [CORRECTION_COLUMN_VALUE] = "Correctie",
        [CORRECTION_COLUMN_BY] = "Door",          [CORRECTION_COLUMN_DAY] = "Op",
        [CORRECTION_COLUMN_NOTE] = "Opmerking",   [CORRECTION_COLUMN_STATE] = "Toestand",
        [CORRECTION_COLUMN_PRINT] = "Tekststand", [CORRECTION_COLUMN_KEY] = "Sleutel"};
    return titles[column];
}

const char *correction_state_word(enum correction_state state) {
    static const char *const words[] = {"applied",  "changed",  "lost",
                                        "replaced", "disputed", "refused"};
    return words[state];
}

const char *correction_state_label(enum correction_state state) {
    static const char *const labels[] = {
        [CORRECTION_STATE_APPLIED] = "toegepast",
        [CORRECTION_STATE_CHANGED] = "toegepast, maar de tekst of de lezing is gewijzigd: kijk na",
        [CORRECTION_STATE_LOST] = "niet toegepast: staat in geen enkele tekst meer",
        [CORRECTION_STATE_REPLACED] = "niet toegepast: vervangen door een latere correctie",
        [CORRECTION_STATE_DISPUTED] =
            "niet toegepast: een andere correctie telt, al is die niet van later; kijk na",
        [CORRECTION_STATE_REFUSED] = "niet toegepast: de waarde past hier niet"};
    return labels[state];
}

const char *correction_source(const struct correction *correction, struct arena *arena) {
    const char *by = correction->cells[CORRECTION_COLUMN_BY];
    const char *day = correction->cells[CORRECTION_COLUMN_DAY];
    return arena_print(arena, "%s%s%s%s", by[0] == '\0' ? "zonder naam" : "van ", by,
                       day[0] == '\0' ? "" : " op ", day);
}

const char *correction_day(const char *day, struct arena *arena) {
    int year, month, date, end = 0;
    if (sscanf(day, "%4d-%2d-%2d%n", &year, &month, &date, &end) != 3 || end != 10) {
        end = 0;
        if (sscanf(day, "%2d%*1[/-]%2d%*1[/-]%4d%n", &date, &month, &year, &end) != 3) return "";
    }
    bool is_day =
        day[end] == '\0' && year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= 31;
    return is_day ? arena_print(arena, "%04d-%02d-%02d", year, month, date) : "";
}
