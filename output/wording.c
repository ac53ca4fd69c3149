#include "wording.h"

#include <ctype.h>
#include <string.h>

const char *wording_verdict(enum verdict verdict) {
    static const char *const texts[] = {"✓ voldoet", "✗ voldoet niet", "? niet toetsbaar",
                                        "– geen opgave"};
    return texts[verdict];
}

const char *wording_topic_state(enum topic_state state) {
    static const char *const texts[] = {"✓ besproken", "§ verplichting", "– niet vermeld",
                                        "? geen opgave"};
    return texts[state];
}

const char *wording_mention(enum mention mention) {
    static const char *const texts[] = {"✓ vermeld", "– niet vermeld", "? geen opgave"};
    return texts[mention];
}

const char *wording_weight(enum weight weight) {
    static const char *const texts[] = {"✗ tekort", "? niet te bepalen", "! kwaliteit"};
    return texts[weight];
}

const char *wording_status(enum document_status status) {
    static const char *const texts[] = {"✓ gelezen", "! gedeeltelijk", "✗ geweigerd"};
    return texts[status];
}

const char *wording_qualifier(const struct meetings *meetings) {
    static const char *const words[] = {
        [QUALIFIER_EXACT] = "precies",       [QUALIFIER_MINSTENS] = "minstens",
        [QUALIFIER_HOOGSTENS] = "hoogstens", [QUALIFIER_ONGEVEER] = "ongeveer",
        [QUALIFIER_BEREIK] = "tussen",       [QUALIFIER_INDIEN_NODIG] = "naar nood",
        [QUALIFIER_ONBEPAALD] = "onbepaald"};
    return meetings->has_qualifier ? words[meetings->qualifier] : "–";
}

const char *wording_kind(const struct fact *fact) {
    static const char *const words[] = {[FACT_KIND_FREQUENCY] = "frequentie",
                                        [FACT_KIND_PARTICIPANT] = "deelnemer",
                                        [FACT_KIND_DATE] = "datum",
                                        [FACT_KIND_TOPIC] = "thema"};
    return fact == NULL ? "vindplaats" : words[fact->kind];
}

static const char *topic_label(const struct benchmark *benchmark, const char *code) {
    for (size_t i = 0; i < benchmark->topics.count; i++)
        if (strcmp(benchmark->topics.at[i].code, code) == 0) return benchmark->topics.at[i].label;
    return code;
}

static const char *type_label(const struct benchmark *benchmark, const char *code) {
    for (size_t i = 0; i < benchmark->types.count; i++)
        if (strcmp(benchmark->types.at[i].code, code) == 0) return benchmark->types.at[i].label;
    return code;
}

const char *wording_value(const struct benchmark *benchmark, const struct fact *fact,
                          struct arena *arena) {
    if (fact == NULL) return "";
    switch (fact->kind) {
    case FACT_KIND_PARTICIPANT: return type_label(benchmark, fact->participant.type);
    case FACT_KIND_TOPIC: return topic_label(benchmark, fact->topic.code);
    case FACT_KIND_FREQUENCY:
    case FACT_KIND_DATE: return fact_value(fact, arena);
    }
    return "";
}

static const char *participant_remark(struct arena *arena, const struct participant *participant) {
    const char *name = participant->name == NULL ? "" : participant->name;
    const char *state = attendance_word(participant->state);
    if (state == NULL) return name;
    return arena_print(arena, "%s%s%s", name, name[0] == '\0' ? "" : ", ", state);
}

bool wording_is_duty(const struct fact *fact) {
    if (fact->kind == FACT_KIND_FREQUENCY) return fact->frequency.duty;
    return fact->kind == FACT_KIND_TOPIC && fact->topic.status == TOPIC_STATUS_VERPLICHTING;
}

const char *wording_detail(const struct fact *fact, struct arena *arena) {
    static const char *const roles[] = {
        [FREQUENCY_ROLE_VERGADERING] = "vergadering",
        [FREQUENCY_ROLE_AGENDAPUNT] = "agendapunt",
        [FREQUENCY_ROLE_ANDERE] = "niet over een overleg",
    };
    if (fact == NULL) return "";
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY: return roles[fact->frequency.role];
    case FACT_KIND_PARTICIPANT: return participant_remark(arena, &fact->participant);
    case FACT_KIND_TOPIC: return wording_is_duty(fact) ? "" : "besproken";
    case FACT_KIND_DATE: return "";
    }
    return "";
}

const char *wording_corrected(const char *text, const struct correction_row *row,
                              struct arena *arena) {
    return row == NULL ? text : arena_print(arena, "%s ✎", text);
}

static const char *read_before(const struct benchmark_city *city,
                               const struct correction_row *row) {
    for (size_t i = 0; i < city->cells.count; i++)
        if (city->cells.at[i].correction == row) return city->cells.at[i].read;
    return "";
}

const char *wording_correction(const struct benchmark_city *city, const struct correction_row *row,
                               struct arena *arena) {
    if (row == NULL) return "";
    const struct correction *correction = row->correction;
    const char *note = correction->cells[CORRECTION_COLUMN_NOTE];
    bool is_changed = row->state == CORRECTION_STATE_CHANGED;
    return arena_print(arena, "Correctie %s: %s. Gelezen was: %s.%s%s%s",
                       correction_source(correction, arena),
                       correction->cells[CORRECTION_COLUMN_VALUE], read_before(city, row),
                       is_changed ? " De tekst of de lezing is sindsdien gewijzigd." : "",
                       note[0] == '\0' ? "" : " ", note);
}

const char *wording_denial(const struct fact *fact, struct arena *arena) {
    if (fact == NULL || fact_counts(fact)) return "";
    return arena_print(arena, "✎ %s, correctie %s", fact_denial(fact->kind),
                       correction_source(fact->correction, arena));
}

const char *wording_remark(const struct fact *fact, struct arena *arena) {
    const char *parts[4];
    size_t count = 0;
    if (fact == NULL) return "";
    parts[count] = wording_detail(fact, arena);
    count += parts[count][0] != '\0';
    if (wording_is_duty(fact)) parts[count++] = "enkel als verplichting";
    if (fact->kind == FACT_KIND_FREQUENCY && fact->frequency.ambiguous)
        parts[count++] = "dubbelzinnig woord";
    if (!fact_counts(fact)) parts[count++] = wording_denial(fact, arena);
    return wording_join(parts, count, ", ", arena);
}

const char *wording_date(const char *edtf, struct arena *arena) {
    static const char *const seasons[] = {"lente", "zomer", "herfst", "winter"};
    if (edtf == NULL) return "–";
    if (strlen(edtf) != 7 || strncmp(edtf + 4, "-2", 2) != 0 || strchr("1234", edtf[6]) == NULL)
        return edtf;
    return arena_print(arena, "%s %.4s", seasons[edtf[6] - '1'], edtf);
}

bool wording_split_day(const char *date, int *year, int *month, int *day) {
    static const char SHAPE[] = "0000-00-00";
    if (date == NULL || strlen(date) != sizeof SHAPE - 1) return false;
    for (size_t i = 0; i < sizeof SHAPE - 1; i++)
        if (SHAPE[i] == '0' ? !isdigit((unsigned char)date[i]) : date[i] != SHAPE[i]) return false;
    *year = (date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + date[3] - '0';
    *month = (date[5] - '0') * 10 + date[6] - '0';
    *day = (date[8] - '0') * 10 + date[9] - '0';
    return *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
}

const char *wording_day(const char *date, struct arena *arena) {
    static const char *const months[] = {"januari",   "februari", "maart",    "april",
                                         "mei",       "juni",     "juli",     "augustus",
                                         "september", "oktober",  "november", "december"};
    int year, month, day;
    if (!wording_split_day(date, &year, &month, &day)) return date == NULL ? "" : date;
    return arena_print(arena, "%d %s %d", day, months[month - 1], year);
}

const char *wording_join(const char **texts, size_t count, const char *separator,
                         struct arena *arena) {
    size_t length = 0, gap = strlen(separator);
    for (size_t i = 0; i < count; i++) length += strlen(texts[i]) + gap;
    char *joined = arena_take(arena, length + 1), *end = joined;
    for (size_t i = 0; i < count; i++) {
        const char *parts[] = {i > 0 ? separator : "", texts[i]};
        for (size_t j = 0; j < 2; j++) {
            size_t size = strlen(parts[j]);
            memcpy(end, parts[j], size);
            end += size;
        }
    }
    return joined;
}

const char *wording_spaced(const char *word, struct arena *arena) {
    if (word == NULL) return "";
    char *text = arena_copy(arena, word, strlen(word));
    for (char *c = text; *c != '\0'; c++)
        if (*c == '_') *c = ' ';
    return text;
}

const char *wording_applies(const char *word, struct arena *arena) {
    static const char *const texts[][2] = {{"alle", "alle gemeenten"},
                                           {"igs", "leden van een IGS"},
                                           {"niet_igs", "wie in geen IGS zit"}};
    for (size_t i = 0; word != NULL && i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i][0], word) == 0) return texts[i][1];
    return wording_spaced(word, arena);
}
