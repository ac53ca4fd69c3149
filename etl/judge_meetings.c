/* How often the local housing consultation meets, against the norm of the regulation in force. */
#include <math.h>
#include <string.h>

#include "judging.h"

/* The facts about its meetings that bear on one answer. */
struct count {
    struct frequency sum;
    size_t facts, vague;
    evidence_list evidence;
    const char *words; /* the values, as a person reads them */
    bool disagrees;
};

static bool has_number(const struct frequency *frequency) {
    return !isnan(frequency->min) || !isnan(frequency->max);
}

static void note_words(struct count *count, const struct frequency *frequency,
                       struct arena *arena) {
    const char *value = frequency_value(frequency, arena);
    if (count->words == NULL)
        count->words = value;
    else if (strstr(count->words, value) == NULL)
        count->words = arena_print(arena, "%s; %s", count->words, value);
}

static bool same(const struct frequency *a, const struct frequency *b) {
    bool min = isnan(a->min) ? isnan(b->min) : a->min == b->min;
    bool max = isnan(a->max) ? isnan(b->max) : a->max == b->max;
    return min && max;
}

/* The body's own numbers: of several that differ the narrowest statement counts, which is the one
 * with the least room between its bounds; then the first. */
static void add_own(struct count *count, const struct frequency *frequency) {
    if (count->facts == 0) {
        count->sum = *frequency;
        return;
    }
    if (same(&count->sum, frequency)) return;
    count->disagrees = true;
    bool open = isnan(count->sum.max) || isnan(count->sum.min);
    bool closed = !isnan(frequency->max) && !isnan(frequency->min);
    if (open && closed) count->sum = *frequency;
}

/* Parts add up: three meetings of the core group and one of the sounding board are four. */
static void add_part(struct count *count, const struct frequency *frequency) {
    if (count->facts == 0) {
        count->sum = *frequency;
        return;
    }
    count->sum.min += frequency->min;
    count->sum.max += frequency->max;
    if (frequency->qualifier == QUALIFIER_MINSTENS || frequency->qualifier == QUALIFIER_ONGEVEER)
        count->sum.qualifier = frequency->qualifier;
}

static struct count count_of(const struct judging *judging, enum standing standing, bool duty) {
    struct count count = {0};
    for (size_t i = 0; i < judging->facts.count; i++) {
        const struct judged_fact *judged = &judging->facts.at[i];
        if (judged->fact->kind != FACT_KIND_FREQUENCY || judged->standing != standing) continue;
        const struct frequency *frequency = &judged->fact->frequency;
        if (frequency->role != FREQUENCY_ROLE_VERGADERING || frequency->duty != duty) continue;
        note_words(&count, frequency, judging->arena);
        evidence_add(judging->arena, &count.evidence, judged->document, judged->fact);
        if (!has_number(frequency)) {
            if (count.vague++ == 0 && count.facts == 0) count.sum = *frequency;
            continue;
        }
        if (standing == STANDING_OWN)
            add_own(&count, frequency);
        else
            add_part(&count, frequency);
        count.facts++;
    }
    return count;
}

static enum verdict verdict_of(const struct frequency *sum, double norm) {
    if (isnan(norm)) return VERDICT_NIET_TOETSBAAR;
    if (!isnan(sum->min) && sum->min >= norm) return VERDICT_VOLDOET;
    if (!isnan(sum->max) && sum->max < norm) return VERDICT_VOLDOET_NIET;
    return VERDICT_NIET_TOETSBAAR;
}

static void settle(struct judging *judging, const struct count *count, bool countable,
                   const char *reason) {
    struct meetings *meetings = &judging->city->meetings;
    meetings->min = countable ? count->sum.min : NAN;
    meetings->max = countable ? count->sum.max : NAN;
    meetings->has_qualifier = true;
    meetings->qualifier = count->sum.qualifier;
    meetings->verdict =
        countable ? verdict_of(&count->sum, judging->benchmark->norm) : VERDICT_NIET_TOETSBAAR;
    meetings->reason = reason;
    meetings->evidence = count->evidence;
}

static void find_meetings(struct judging *judging) {
    struct meetings *meetings = &judging->city->meetings;
    struct count own = count_of(judging, STANDING_OWN, false);
    struct count parts = count_of(judging, STANDING_PART, false);
    struct count duty = count_of(judging, STANDING_OWN, true);
    *meetings = (struct meetings){.min = NAN, .max = NAN, .verdict = VERDICT_GEEN_OPGAVE};
    if (own.facts > 0)
        settle(judging, &own, true,
               "de frequentie die de tekst voor het lokaal woonoverleg zelf noemt");
    else if (parts.facts > 0)
        settle(judging, &parts, true, "de som van de kringen van het lokaal woonoverleg");
    else if (own.vague > 0)
        settle(judging, &own, false, "de tekst noemt geen aantal");
    else if (parts.vague > 0)
        settle(judging, &parts, false, "de tekst noemt geen aantal");
    else if (duty.facts > 0)
        settle(judging, &duty, false, "de tekst noemt de frequentie enkel als verplichting");
    else
        meetings->reason = "de tekst zegt niet hoe vaak het lokaal woonoverleg samenkomt";
    if (own.disagrees) {
        struct filling fillings[] = {{"tekst", own.words},
                                     {"waarde", frequency_value(&own.sum, judging->arena)},
                                     {NULL, NULL}};
        finding_add(judging, "frequentie_tegenspraak", fillings, "", &own.evidence);
    }
}

static void report_verdict(struct judging *judging) {
    struct arena *arena = judging->arena;
    const struct meetings *meetings = &judging->city->meetings;
    struct frequency value = {
        .min = meetings->min, .max = meetings->max, .qualifier = meetings->qualifier};
    struct filling fillings[] = {
        {"waarde", meetings->has_qualifier ? frequency_value(&value, arena) : ""},
        {"norm", arena_print(arena, "%.0f", judging->benchmark->norm)},
        {"aantal", arena_print(arena, "%zu", judging->dossier->items.count)},
        {NULL, NULL}};
    const char *check = NULL;
    if (meetings->verdict == VERDICT_VOLDOET_NIET) check = "frequentie";
    if (meetings->verdict == VERDICT_NIET_TOETSBAAR) check = "frequentie_vaag";
    if (meetings->verdict == VERDICT_GEEN_OPGAVE) check = "frequentie_geen_opgave";
    if (check == NULL || isnan(judging->benchmark->norm)) return;
    finding_add(judging, check, fillings, judging->benchmark->norm_article, &meetings->evidence);
}

void judge_meetings(struct judging *judging) {
    find_meetings(judging);
    if (judging->dossier->items.count > 0) report_verdict(judging);
}
