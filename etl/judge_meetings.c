/* How often the local housing consultation meets, against the norm of the regulation in force. */
#include <math.h>
#include <string.h>

#include "correct.h"
#include "judging.h"

/* How many different values of one body a message lists. */
enum { VALUES_MOST = 8 };

/* The facts about its meetings that bear on one answer. */
struct count {
    struct frequency sum;
    double room; /* of the statements that make the sum, between their bounds */
    size_t facts, vague;
    evidence_list evidence;
    const char *words; /* the values, as a person reads them */
    size_t values;     /* in words */
    bool disagrees;
};

static bool has_number(const struct frequency *frequency) {
    return !isnan(frequency->min) || !isnan(frequency->max);
}

/* Whether the value stands in words, which are values with "; " between them. */
static bool has_value(const char *words, const char *value) {
    size_t length = strlen(value);
    for (const char *at = words; at != NULL; at = strchr(at, ';')) {
        at += at == words ? 0 : 2;
        if (strncmp(at, value, length) == 0 && (at[length] == ';' || at[length] == '\0'))
            return true;
    }
    return false;
}

static void note_words(struct count *count, const struct frequency *frequency,
                       struct arena *arena) {
    if (count->values > VALUES_MOST) return;
    const char *value = frequency_value(frequency, arena);
    if (count->words != NULL && has_value(count->words, value)) return;
    if (count->values++ == VALUES_MOST) value = "…";
    count->words = count->words == NULL ? value : arena_print(arena, "%s; %s", count->words, value);
}

static bool same(const struct frequency *a, const struct frequency *b) {
    bool min = isnan(a->min) ? isnan(b->min) : a->min == b->min;
    bool max = isnan(a->max) ? isnan(b->max) : a->max == b->max;
    return min && max;
}

static double room_of(const struct frequency *frequency) {
    bool open = isnan(frequency->max) || isnan(frequency->min);
    return open ? INFINITY : frequency->max - frequency->min;
}

/* From the least to the most that two statements say. */
static struct frequency spread(const struct frequency *a, const struct frequency *b) {
    struct frequency both = *a;
    both.min = isnan(a->min) || isnan(b->min) ? NAN : fmin(a->min, b->min);
    both.max = isnan(a->max) || isnan(b->max) ? NAN : fmax(a->max, b->max);
    if (!same(&both, a))
        both.qualifier = isnan(both.max)   ? QUALIFIER_MINSTENS
                         : isnan(both.min) ? QUALIFIER_HOOGSTENS
                                           : QUALIFIER_BEREIK;
    return both;
}

/* Of several numbers for one body that differ the narrowest statement counts, which is the one
 * with the least room between its bounds. Where several are as narrow, nothing says which is right:
 * they count together, whatever their order. */
static void add_number(struct count *count, const struct frequency *frequency) {
    if (count->facts == 0) {
        count->sum = *frequency;
        count->room = room_of(frequency);
        return;
    }
    if (same(&count->sum, frequency)) return;
    count->disagrees = true;
    double room = room_of(frequency);
    if (room == count->room) count->sum = spread(&count->sum, frequency);
    if (room >= count->room) return;
    count->sum = *frequency;
    count->room = room;
}

static bool bears_on(const struct judged_fact *judged, enum standing standing, bool duty) {
    return judged->fact->kind == FACT_KIND_FREQUENCY && judged->standing == standing &&
           judged->fact->frequency.role == FREQUENCY_ROLE_VERGADERING &&
           judged->fact->frequency.duty == duty;
}

static void count_add(struct count *count, const struct judged_fact *judged, struct arena *arena) {
    const struct frequency *frequency = &judged->fact->frequency;
    note_words(count, frequency, arena);
    evidence_add(arena, &count->evidence, judged->document, judged->fact);
    if (has_number(frequency)) {
        add_number(count, frequency);
        count->facts++;
    } else if (count->vague++ == 0 && count->facts == 0) {
        count->sum = *frequency;
    }
}

static struct count count_own(const struct judging *judging, bool duty) {
    struct count count = {0};
    for (size_t i = 0; i < judging->facts.count; i++)
        if (bears_on(&judging->facts.at[i], STANDING_OWN, duty))
            count_add(&count, &judging->facts.at[i], judging->arena);
    return count;
}

/* A circle of the body, with all that is said about its meetings. */
struct circle {
    const char *name;
    struct count count;
};

typedef LIST(struct circle) circle_list;

static struct count *count_of(circle_list *circles, const char *name, struct arena *arena) {
    for (size_t i = 0; i < circles->count; i++)
        if (forums_same(circles->at[i].name, name)) return &circles->at[i].count;
    struct circle *circle = list_add(arena, circles);
    circle->name = name;
    return &circle->count;
}

/* Three meetings of the core group and one of the sounding board are four. A circle that meets at
 * most so often adds nothing for certain; one that meets regularly leaves the sum open. */
static struct frequency sum_of(const circle_list *circles) {
    struct frequency sum = {.min = NAN, .max = 0};
    bool about = false;
    for (size_t i = 0; i < circles->count; i++) {
        const struct count *count = &circles->at[i].count;
        const struct frequency *part = &count->sum;
        if (count->facts > 0 && !isnan(part->min))
            sum.min = isnan(sum.min) ? part->min : sum.min + part->min;
        sum.max = count->facts > 0 ? sum.max + part->max : NAN;
        about = about || part->qualifier == QUALIFIER_ONGEVEER;
    }
    if (isnan(sum.max))
        sum.qualifier = QUALIFIER_MINSTENS;
    else if (isnan(sum.min))
        sum.qualifier = QUALIFIER_HOOGSTENS;
    else if (about)
        sum.qualifier = QUALIFIER_ONGEVEER;
    else
        sum.qualifier = sum.min < sum.max ? QUALIFIER_BEREIK : QUALIFIER_EXACT;
    return sum;
}

static struct count count_parts(const struct judging *judging) {
    circle_list circles = {0};
    struct count all = {0};
    for (size_t i = 0; i < judging->facts.count; i++) {
        const struct judged_fact *judged = &judging->facts.at[i];
        if (!bears_on(judged, STANDING_PART, false)) continue;
        count_add(count_of(&circles, judged->fact->forum, judging->arena), judged, judging->arena);
        count_add(&all, judged, judging->arena);
    }
    all.disagrees = false;
    for (size_t i = 0; i < circles.count; i++)
        all.disagrees = all.disagrees || circles.at[i].count.disagrees;
    if (all.facts > 0) all.sum = sum_of(&circles);
    return all;
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
        countable ? verdict_of(&count->sum, meetings->norm) : VERDICT_NIET_TOETSBAAR;
    meetings->reason = reason;
    meetings->evidence = count->evidence;
}

static const char *own_reason(const struct count *own) {
    if (!own->disagrees) return "de frequentie die de tekst voor het lokaal woonoverleg zelf noemt";
    return room_of(&own->sum) > own->room
               ? "alle even nauwe frequenties die de tekst voor het lokaal woonoverleg zelf noemt"
               : "de nauwste frequentie die de tekst voor het lokaal woonoverleg zelf noemt";
}

/* All that the text says of the meetings. */
struct voices {
    struct count own, parts, duty;
};

static void find_meetings(struct judging *judging, const struct voices *voices) {
    const struct count *own = &voices->own, *parts = &voices->parts, *duty = &voices->duty;
    if (own->facts > 0)
        settle(judging, own, true, own_reason(own));
    else if (parts->facts > 0)
        settle(judging, parts, true, "de som van de kringen van het lokaal woonoverleg");
    else if (own->vague > 0)
        settle(judging, own, false, "de tekst noemt geen aantal");
    else if (parts->vague > 0)
        settle(judging, parts, false, "de tekst noemt geen aantal");
    else if (duty->facts > 0)
        settle(judging, duty, false, "de tekst noemt de frequentie enkel als verplichting");
    else
        judging->city->meetings.reason =
            "de tekst zegt niet hoe vaak het lokaal woonoverleg samenkomt";
}

/* "2 keer per jaar (kringen, samen 4 keer per jaar)" behind what was said before. */
static const char *add_voice(const char *said, const char *words, const char *whose,
                             struct arena *arena) {
    return arena_print(arena, "%s%s%s (%s)", said, *said == '\0' ? "" : "; ", words, whose);
}

/* A duty that the text recites is named where others disagree; by itself it is no practice. */
static void report_disagreement(struct judging *judging, const struct voices *voices) {
    const struct count *own = &voices->own, *parts = &voices->parts, *duty = &voices->duty;
    struct arena *arena = judging->arena;
    bool both = own->facts > 0 && parts->facts > 0;
    if (!own->disagrees && !parts->disagrees && !(both && !same(&own->sum, &parts->sum))) return;
    const char *said = "";
    evidence_list evidence = {0};
    if (own->facts > 0) said = add_voice(said, own->words, "het overleg zelf", arena);
    if (parts->facts > 0)
        said = add_voice(
            said, parts->words,
            arena_print(arena, "kringen, samen %s", frequency_value(&parts->sum, arena)), arena);
    if (duty->facts > 0) said = add_voice(said, duty->words, "verplichting", arena);
    evidence_join(arena, &evidence, &own->evidence);
    evidence_join(arena, &evidence, &parts->evidence);
    evidence_join(arena, &evidence, &duty->evidence);
    struct filling fillings[] = {
        {"tekst", said},
        {"waarde", frequency_value(own->facts > 0 ? &own->sum : &parts->sum, arena)},
        {"reden", judging->city->meetings.reason},
        {NULL, NULL}};
    finding_add(judging, "frequentie_tegenspraak", fillings, NULL, &evidence);
}

static void report_verdict(struct judging *judging, const struct legal_rule *rule) {
    struct arena *arena = judging->arena;
    const struct meetings *meetings = &judging->city->meetings;
    struct frequency value = {
        .min = meetings->min, .max = meetings->max, .qualifier = meetings->qualifier};
    struct filling fillings[] = {
        {"waarde", meetings->has_qualifier ? frequency_value(&value, arena) : ""},
        {"norm", arena_print(arena, "%.0f", meetings->norm)},
        {"aantal", arena_print(arena, "%zu", judging->searched.count)},
        {NULL, NULL}};
    if (meetings->verdict == VERDICT_VOLDOET_NIET)
        finding_add(judging, "frequentie", fillings, rule, &meetings->evidence);
    if (meetings->verdict == VERDICT_NIET_TOETSBAAR)
        finding_add(judging, "frequentie_vaag", fillings, rule, &meetings->evidence);
    if (meetings->verdict == VERDICT_GEEN_OPGAVE)
        finding_missing(judging, "frequentie_geen_opgave", fillings, rule, NULL);
}

/* Nobody falls short of a norm that is not confirmed. */
static void withhold_verdict(struct judging *judging) {
    struct meetings *meetings = &judging->city->meetings;
    if (judging->regime == NULL || judging->regime->is_confirmed) return;
    if (meetings->verdict != VERDICT_VOLDOET_NIET) return;
    meetings->verdict = VERDICT_NIET_TOETSBAAR;
    meetings->reason = arena_print(judging->arena, "%s; de norm op de peildatum is niet bevestigd",
                                   meetings->reason);
}

static const char *correction_reason(const struct correction_row *row, struct arena *arena) {
    return arena_print(arena, "correctie %s", correction_source(row->correction, arena));
}

/* What somebody knows better takes the place of what was read; whether it is enough follows. */
static void correct_frequency(struct judging *judging) {
    struct meetings *meetings = &judging->city->meetings;
    struct frequency said = {
        .min = meetings->min, .max = meetings->max, .qualifier = meetings->qualifier};
    struct correctable read = {
        .kind = CELL_KIND_FREQUENCY,
        .label = "aantal vergaderingen",
        .read = meetings->has_qualifier ? frequency_value(&said, judging->arena) : "geen opgave",
        .evidence = meetings->evidence};
    struct cell_value value;
    meetings->correction = correct_cell(judging, read, "vergaderingen", &value);
    if (meetings->correction == NULL) return;
    bool is_said = value.choice != VERDICT_GEEN_OPGAVE;
    meetings->min = is_said ? value.frequency.min : NAN;
    meetings->max = is_said ? value.frequency.max : NAN;
    meetings->qualifier = value.frequency.qualifier;
    meetings->has_qualifier = is_said;
    meetings->verdict =
        is_said ? verdict_of(&value.frequency, meetings->norm) : VERDICT_GEEN_OPGAVE;
    meetings->reason = correction_reason(meetings->correction, judging->arena);
}

/* Whether somebody judged: then no norm, confirmed or not, decides. */
static bool correct_verdict(struct judging *judging) {
    struct meetings *meetings = &judging->city->meetings;
    struct correctable read = {.kind = CELL_KIND_VERDICT,
                               .label = "oordeel over het aantal vergaderingen",
                               .read = verdict_label(meetings->verdict),
                               .evidence = meetings->evidence};
    struct cell_value value;
    const struct correction_row *row = correct_cell(judging, read, "oordeel", &value);
    if (row == NULL) return false;
    meetings->correction = row;
    meetings->verdict = (enum verdict)value.choice;
    meetings->reason = correction_reason(row, judging->arena);
    return true;
}

void judge_meetings(struct judging *judging) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    const char *day = judging->benchmark->peildatum;
    const struct legal_rule *rule =
        regulations_rule(regulations, day, RULE_CLASS_FREQUENTIE, judging->addressee);
    judging->city->meetings =
        (struct meetings){.min = NAN,
                          .max = NAN,
                          .norm = rule == NULL ? NAN : rule->minimum,
                          .norm_article = regulations_article(regulations, rule, day),
                          .verdict = VERDICT_GEEN_OPGAVE};
    struct voices voices = {count_own(judging, false), count_parts(judging),
                            count_own(judging, true)};
    find_meetings(judging, &voices);
    correct_frequency(judging);
    if (judging->city->meetings.correction == NULL) report_disagreement(judging, &voices);
    bool is_judged = correct_verdict(judging);
    if (rule != NULL && judging->dossier->items.count > 0) report_verdict(judging, rule);
    if (!is_judged) withhold_verdict(judging);
}
