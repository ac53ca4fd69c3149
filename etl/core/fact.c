#include "core/fact.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *fact_kind_word(enum fact_kind kind) {
    static const char *const words[] = {"frequency", "participant", "date", "topic"};
    return words[kind];
}

const char *qualifier_word(enum qualifier qualifier) {
    static const char *const words[] = {"exact",  "minstens",     "hoogstens", "ongeveer",
                                        "bereik", "indien_nodig", "onbepaald"};
    return words[qualifier];
}

const char *frequency_role_word(enum frequency_role role) {
    static const char *const words[] = {"vergadering", "agendapunt", "andere"};
    return words[role];
}

const char *attendance_word(enum attendance state) {
    static const char *const words[] = {NULL, "aanwezig", "verontschuldigd", "afwezig"};
    return words[state];
}

const char *topic_status_word(enum topic_status status) {
    return status == TOPIC_STATUS_BESPROKEN ? "besproken" : "verplichting";
}

/* A number as Dutch writes it, in three figures: "4", "0,5", "17,3", "1000". */
const char *dutch_number(double value, struct arena *arena) {
    char *text = arena_print(arena, value < 999.5 ? "%.3g" : "%.0f", value);
    char *point = strchr(text, '.');
    if (point != NULL) *point = ',';
    return text;
}

const char *frequency_value(const struct frequency *frequency, struct arena *arena) {
    const char *min = isnan(frequency->min) ? NULL : dutch_number(frequency->min, arena);
    const char *max = isnan(frequency->max) ? NULL : dutch_number(frequency->max, arena);
    if (min == NULL && max == NULL)
        return frequency->qualifier == QUALIFIER_INDIEN_NODIG ? "naar nood" : "onbepaald";
    if (max == NULL) return arena_print(arena, "minstens %s keer per jaar", min);
    if (min == NULL) return arena_print(arena, "hoogstens %s keer per jaar", max);
    if (frequency->min < frequency->max)
        return arena_print(arena, "%s tot %s keer per jaar", min, max);
    return arena_print(arena, "%s%s keer per jaar",
                       frequency->qualifier == QUALIFIER_ONGEVEER ? "ongeveer " : "", min);
}

/* Behind the white space and the word, where it comes next; else NULL. */
static const char *skip_word(const char *at, const char *word) {
    while (*at == ' ') at++;
    size_t length = strlen(word);
    return strncasecmp(at, word, length) == 0 ? at + length : NULL;
}

static bool skip_any(const char **at, const char *const *words) {
    for (; *words != NULL; words++) {
        const char *behind = skip_word(*at, *words);
        if (behind == NULL) continue;
        *at = behind;
        return true;
    }
    return false;
}

/* "4", "0,5", "4.5": digits, not too many, with a decimal part or without. */
static bool skip_number(const char **at, double *number) {
    const char *digits = *at + strspn(*at, " ");
    char plain[8];
    size_t length = strspn(digits, "0123456789,.");
    if (length == 0 || length >= sizeof plain || !isdigit((unsigned char)*digits)) return false;
    memcpy(plain, digits, length);
    plain[length] = '\0';
    char *comma = strchr(plain, ','), *end;
    if (comma != NULL) *comma = '.';
    *number = strtod(plain, &end);
    if (*end != '\0') return false;
    *at = digits + length;
    return true;
}

/* The number or numbers, and the qualifier that they have when no word gives one. */
static bool skip_range(const char **at, struct frequency *frequency) {
    static const char *const dashes[] = {"tot", "à", "-", "–", NULL};
    if (!skip_number(at, &frequency->min)) return false;
    frequency->max = frequency->min;
    frequency->qualifier = QUALIFIER_EXACT;
    if (!skip_any(at, dashes)) return true;
    frequency->qualifier = QUALIFIER_BEREIK;
    return skip_number(at, &frequency->max) && frequency->max >= frequency->min;
}

static bool read_vague(const char *words, struct frequency *frequency) {
    if (strcasecmp(words, "naar nood") != 0 && strcasecmp(words, "onbepaald") != 0) return false;
    frequency->min = frequency->max = NAN;
    frequency->qualifier =
        tolower((unsigned char)*words) == 'n' ? QUALIFIER_INDIEN_NODIG : QUALIFIER_ONBEPAALD;
    return true;
}

bool frequency_read(const char *words, struct frequency *frequency) {
    static const char *const at_least[] = {"minstens", "minimaal", "ten minste", NULL},
                             *const at_most[] = {"hoogstens", "maximaal", "ten hoogste", NULL},
                             *const about[] = {"ongeveer", "circa", NULL},
                             *const times[] = {"keer", "maal", "x", NULL},
                             *const a_year[] = {"per jaar", "/jaar", "/ jaar", NULL};
    struct frequency read = *frequency;
    if (read_vague(words, frequency)) return true;
    const char *at = words;
    bool is_least = skip_any(&at, at_least), is_most = !is_least && skip_any(&at, at_most),
         is_about = !is_least && !is_most && skip_any(&at, about);
    if (!skip_range(&at, &read)) return false;
    skip_any(&at, times);
    skip_any(&at, a_year);
    if (at[strspn(at, " ")] != '\0') return false;
    if (is_least) read.max = NAN, read.qualifier = QUALIFIER_MINSTENS;
    if (is_most) read.min = NAN, read.qualifier = QUALIFIER_HOOGSTENS;
    if (is_about) read.qualifier = QUALIFIER_ONGEVEER;
    *frequency = read;
    return true;
}

const char *fact_value(const struct fact *fact, struct arena *arena) {
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY: return frequency_value(&fact->frequency, arena);
    case FACT_KIND_PARTICIPANT: return fact->participant.type;
    case FACT_KIND_DATE: return fact->date.edtf;
    case FACT_KIND_TOPIC: return fact->topic.code;
    }
    return "";
}

static bool same_number(double a, double b) { return isnan(a) ? isnan(b) : fabs(a - b) < 1e-9; }

static bool same_frequency(const struct frequency *a, const struct frequency *b) {
    return same_number(a->min, b->min) && same_number(a->max, b->max) && a->role == b->role &&
           a->qualifier == b->qualifier;
}

/* The same party: the name, or the type where neither has one. */
static bool same_participant(const struct participant *a, const struct participant *b) {
    if (strcmp(a->type, b->type) != 0 || a->state != b->state) return false;
    if (a->name == NULL || b->name == NULL) return a->name == b->name;
    return strcmp(a->name, b->name) == 0;
}

bool fact_same_value(const struct fact *a, const struct fact *b) {
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case FACT_KIND_FREQUENCY: return same_frequency(&a->frequency, &b->frequency);
    case FACT_KIND_PARTICIPANT: return same_participant(&a->participant, &b->participant);
    case FACT_KIND_DATE: return strcmp(a->date.edtf, b->date.edtf) == 0;
    case FACT_KIND_TOPIC:
        return strcmp(a->topic.code, b->topic.code) == 0 && a->topic.status == b->topic.status;
    }
    return false;
}
