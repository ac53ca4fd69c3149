/* rules/frequency.yaml: how often something happens, as Dutch says it, and what it is that
 * happens: a body meets, a topic is discussed, or something else. */
#include <math.h>
#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/candidates.h"
#include "rules/engine/extractors.h"
#include "rules/engine/loaders.h"
#include "rules/engine/number.h"

struct period {
    double per_year;
    const struct pattern *words;
};

/* Groups that a rule's pattern may have: n and m (counts), period, every and every2 ("om de N"),
 * low, high, about (bounds before it), more ("of vaker"), except (named months that fall out). */
struct frequency_rule {
    const char *id;
    const struct pattern *pattern;
    double per_year;          /* fixed by the rule; NAN is once; a period multiplies it */
    bool is_vague;            /* no number: qualifier says which kind */
    enum qualifier qualifier; /* of a vague rule */
    bool ambiguous;
    bool counts;        /* names a number of times */
    bool restates;      /* says a count before it in its sentence again */
    bool needs_context; /* counts only where the sentence says who meets or what is discussed */
};

struct role_rule {
    enum frequency_role role;
    const struct pattern *pattern; /* on the sentence with the frequency's words as <<hier>> */
};

struct frequency_rules {
    struct number_words numbers;
    LIST(struct period) periods;
    LIST(struct frequency_rule) rules;
    LIST(struct role_rule) roles;
    const struct pattern *months;
    const struct pattern *refuse;
    const struct pattern *duty;
    const struct pattern *meets;          /* words of who meets or consults */
    double agenda_most;                   /* what is more often in a year is no topic's frequency */
    double agenda_most_word;              /* the same for words like "elk kwartaal" */
    const struct pattern *agenda;         /* what a list is introduced by when it lists topics */
    const struct pattern *counted_behind; /* a count in brackets behind a vague word */
};

enum { PROSE_LEAST = 40 };

/* Stands for the frequency's words when a role is decided: a character no text holds. */
static const char here[] = "\x01";

static void rule_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const vague[] = {"", "indien_nodig", "onbepaald"};
    struct frequency_rule rule = {.id = node_text(node, "id", diag),
                                  .per_year = node_number_or(node, "per_year", NAN, diag),
                                  .ambiguous = node_flag(node, "ambiguous", diag),
                                  .needs_context = node_flag(node, "needs_context", diag)};
    rule.counts = node_flag(node, "counts", diag);
    rule.restates = node_flag(node, "restates", diag);
    rule.id = rulebook_rule_id(rules, node, rule.id);
    node_text(node, "serves", diag);
    size_t index = load_choice(node, "vague", vague, 3, diag);
    rule.is_vague = index > 0;
    rule.qualifier = index == 1 ? QUALIFIER_INDIEN_NODIG : QUALIFIER_ONBEPAALD;
    const struct node *words = node_list(node, "patterns", diag);
    rule.pattern = pattern_compile_words(&rules->patterns, words, rule.id, diag);
    rulebook_examples(rules, node, rule.id, FACT_KIND_FREQUENCY, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->frequency->rules) = rule;
}

static void role_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const roles[] = {"vergadering", "agendapunt", "andere"};
    size_t index = load_choice(node, "role", roles, 3, diag);
    node_text(node, "serves", diag);
    const struct node *list = node_list(node, "patterns", diag);
    for (size_t i = 0; i < list->entries.count; i++) {
        struct role_rule role = {(enum frequency_role)index, NULL};
        if (*node_entry_text(&list->entries.at[i], diag) != '\0')
            role.pattern = pattern_compile(&rules->patterns, list->entries.at[i].value,
                                           rulebook_rule_id(rules, node, roles[index]), diag);
        *list_add(rules->arena, &rules->frequency->roles) = role;
    }
    node_finish(node, diag);
}

static void period_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct period period = {.per_year = node_number_or(node, "per_year", 1, diag)};
    period.words = pattern_compile_words(&rules->patterns, node_list(node, "words", diag),
                                         rulebook_rule_id(rules, node, "periods"), diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->frequency->periods) = period;
}

void frequency_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct frequency_rules *own = rules->frequency = arena_take(rules->arena, sizeof *own);
    struct node *numbers = node_get(root, "numbers");
    if (numbers == NULL) diag_add(diag, root->place, "'numbers' ontbreekt");
    const char *number = number_load(&own->numbers, numbers, rules->arena, diag);
    pattern_macro(&rules->patterns, "getal", number);
    pattern_macro(&rules->patterns, "hier", here);
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    load_each(rules, root, "periods", period_load, diag);
    own->months = load_words(rules, root, "months", diag);
    own->refuse = load_words(rules, root, "refuse", diag);
    own->agenda_most_word = node_number_or(root, "agenda_most_word", HUGE_VAL, diag);
    own->meets = load_words(rules, root, "meets", diag);
    own->agenda_most = node_number_or(root, "agenda_most", HUGE_VAL, diag);
    own->agenda = load_words(rules, root, "agenda", diag);
    own->duty = load_words(rules, root, "duty", diag);
    own->counted_behind = load_pattern(rules, root, "counted_behind", diag);
    load_each(rules, root, "rules", rule_load, diag);
    load_each(rules, root, "roles", role_load, diag);
}

/* What the groups of a match say. */
struct counts {
    double n, m, every, every2, per_year;
    bool low, high, about, more;
    size_t months_out;
};

static double group_number(const struct reading *reading, const struct frequency_rule *rule,
                           const char *name) {
    struct span group;
    double value;
    if (!pattern_group(rule->pattern, reading->matcher, name, &group)) return NAN;
    const struct number_words *numbers = &reading->rules->frequency->numbers;
    return number_read(numbers, reading_bytes(reading), group, &value) ? value : NAN;
}

static bool has_group(const struct reading *reading, const struct frequency_rule *rule,
                      const char *name) {
    struct span group;
    return pattern_group(rule->pattern, reading->matcher, name, &group) && span_length(group) > 0;
}

static double period_of(const struct reading *reading, struct span words) {
    const struct frequency_rules *own = reading->rules->frequency;
    for (size_t i = 0; i < own->periods.count; i++) {
        struct span found;
        if (pattern_find(own->periods.at[i].words, reading->matcher, reading_bytes(reading), words,
                         &found))
            return own->periods.at[i].per_year;
    }
    return NAN;
}

static size_t months_in(const struct reading *reading, struct span words) {
    size_t count = 0;
    struct span found;
    while (pattern_find(reading->rules->frequency->months, reading->matcher, reading_bytes(reading),
                        words, &found)) {
        count++;
        words.start = found.end;
    }
    return count;
}

static struct counts counts_of(const struct reading *reading, const struct frequency_rule *rule) {
    struct span period = {0, 0}, except = {0, 0}, months = {0, 0};
    bool has_period = pattern_group(rule->pattern, reading->matcher, "period", &period);
    bool has_except = pattern_group(rule->pattern, reading->matcher, "except", &except);
    bool has_months = pattern_group(rule->pattern, reading->matcher, "months", &months);
    struct counts counts = {.n = group_number(reading, rule, "n"),
                            .m = group_number(reading, rule, "m"),
                            .every = group_number(reading, rule, "every"),
                            .every2 = group_number(reading, rule, "every2"),
                            .per_year = rule->per_year,
                            .low = has_group(reading, rule, "low"),
                            .high = has_group(reading, rule, "high"),
                            .about = has_group(reading, rule, "about"),
                            .more = has_group(reading, rule, "more")};
    /* These match again, so the groups above come first. */
    if (has_period)
        counts.per_year = period_of(reading, period) * (isnan(rule->per_year) ? 1 : rule->per_year);
    if (has_except) counts.months_out = months_in(reading, except);
    if (has_months) counts.n = (double)months_in(reading, months);
    return counts;
}

/* False when the words give no sound value ("0 keer per jaar", "om de 0 maanden"). */
static bool value_of(const struct counts *counts, struct frequency *value) {
    double factor = isnan(counts->per_year) ? 1 : counts->per_year;
    double low = isnan(counts->n) ? factor : counts->n * factor;
    double high = isnan(counts->m) ? low : counts->m * factor;
    if (!isnan(counts->every)) {
        high = factor / counts->every;
        low = isnan(counts->every2) ? high : factor / counts->every2;
    }
    low -= (double)counts->months_out * factor / 12;
    high -= (double)counts->months_out * factor / 12;
    if (!(low > 0) || !isfinite(high) || high < low) return false;
    *value = (struct frequency){low, high, QUALIFIER_EXACT, FREQUENCY_ROLE_ANDERE, false, false};
    if (high > low)
        value->qualifier = QUALIFIER_BEREIK;
    else if (counts->about)
        value->qualifier = QUALIFIER_ONGEVEER;
    if ((counts->low && !(high > low)) || counts->more) {
        value->qualifier = QUALIFIER_MINSTENS;
        value->max = NAN;
    } else if (counts->high && !(high > low)) {
        value->qualifier = QUALIFIER_HOOGSTENS;
        value->min = NAN;
    }
    return true;
}

struct proposing {
    struct candidates *candidates;
    const struct frequency_rule *rule;
    size_t rank;
};

static void propose(struct reading *reading, struct span found, void *context) {
    struct proposing *proposing = context;
    const struct frequency_rule *rule = proposing->rule;
    struct frequency value = {NAN, NAN, rule->qualifier, FREQUENCY_ROLE_ANDERE, false, false};
    if (!rule->is_vague) {
        struct counts counts = counts_of(reading, rule);
        if (!value_of(&counts, &value)) return;
    }
    value.ambiguous = rule->ambiguous;
    candidates_add(proposing->candidates, found, proposing->rank, rule)->frequency = value;
}

/* The sentence as a string of its own, with <<hier>> for the frequency's words. */
static char *skeleton(const struct reading *reading, struct span sentence, struct span words,
                      size_t *length, struct arena *arena) {
    const char *bytes = reading_bytes(reading);
    if (words.end > sentence.end) sentence.end = words.end;
    *length = words.start - sentence.start + 1 + sentence.end - words.end;
    return arena_print(arena, "%.*s%s%.*s", (int)(words.start - sentence.start),
                       bytes + sentence.start, here, (int)(sentence.end - words.end),
                       bytes + words.end);
}

/* Whether a rule says what the frequency is of; the role it says. */
static bool role_by_rule(const struct reading *reading, struct span words,
                         enum frequency_role *role) {
    const struct frequency_rules *own = reading->rules->frequency;
    size_t sentence = sentence_at(reading, words.start), length;
    if (sentence == NO_SENTENCE) return false;
    struct arena *arena = arena_new();
    char *text = skeleton(reading, reading->sentences.at[sentence].span, words, &length, arena);
    size_t i = 0;
    while (i < own->roles.count && !pattern_occurs(own->roles.at[i].pattern, reading->matcher, text,
                                                   (struct span){0, length}))
        i++;
    if (i < own->roles.count) *role = own->roles.at[i].role;
    arena_end(arena);
    return i < own->roles.count;
}

/* A whole sentence of some length, not a line of a list or form. */
static bool is_prose(const struct reading *reading, size_t sentence) {
    if (sentence == NO_SENTENCE) return false;
    struct span span = reading->sentences.at[sentence].span;
    return span_length(span) > PROSE_LEAST && reading_bytes(reading)[span.end - 1] == '.';
}

/* Without a rule: in a list of what is discussed it is a topic's, in a text about a body or counted
 * out ("3 keer per jaar") a body's, else ("jaarlijks") something else. The result tells whether
 * the place says so. */
static bool role_by_place(const struct reading *reading, struct span words, bool is_counted,
                          enum frequency_role *role) {
    size_t sentence = sentence_at(reading, words.start);
    const struct body_mention *about = bodies_about(reading, words);
    size_t intro = sentence == NO_SENTENCE ? sentence : reading->sentences.at[sentence].intro;
    *role = FREQUENCY_ROLE_AGENDAPUNT;
    if (sentence_has(reading, intro, reading->rules->frequency->agenda)) return true;
    bool in_body = about != NULL || !reading_tells_cooperation(reading);
    *role = in_body || is_counted ? FREQUENCY_ROLE_VERGADERING : FREQUENCY_ROLE_ANDERE;
    bool meets = about != NULL && about->sentence == sentence;
    if (is_prose(reading, sentence) && !meets && !is_counted && !reading_tells_body(reading) &&
        !sentence_has(reading, sentence, reading->rules->frequency->meets))
        *role = FREQUENCY_ROLE_ANDERE;
    if (about == NULL || sentence == NO_SENTENCE) return false;
    bool is_heading = about->sentence == reading->sentences.at[sentence].heading;
    bool cooperates = strcmp(about->kind->id, BODY_COOPERATION) == 0;
    return about->sentence == sentence || (is_heading && !cooperates);
}

static bool has_duty(const struct reading *reading, size_t sentence) {
    for (int step = 0; sentence != NO_SENTENCE && step < INTRO_STEPS; step++) {
        if (sentence_has(reading, sentence, reading->rules->frequency->duty)) return true;
        sentence = reading->sentences.at[sentence].intro;
    }
    return false;
}

/* "Periodiek overleg:" above "om de drie maanden": a heading's vague word says nothing that the
 * text below it does not say better. */
static bool is_specified_below(const struct reading *reading, const struct candidate *candidate,
                               const struct candidate *next) {
    size_t heading = sentence_at(reading, candidate->span.start);
    size_t below = next == NULL ? NO_SENTENCE : sentence_at(reading, next->span.start);
    if (heading == NO_SENTENCE || below == NO_SENTENCE || below == heading) return false;
    const struct sentence *sentences = reading->sentences.at;
    if (!sentences[heading].is_label && sentences[heading].kind != BLOCK_KIND_HEADING) return false;
    for (size_t i = heading + 1; i < below; i++)
        if (sentences[i].is_label || sentences[i].kind == BLOCK_KIND_HEADING) return false;
    return true;
}

/* Not "bespreekt knelpunten en komt samen indien nodig", "bespreekt vier keer per jaar". */
static bool can_be_topic(const struct reading *reading, const struct frequency_rule *rule,
                         const struct frequency *value) {
    const struct frequency_rules *own = reading->rules->frequency;
    double most = rule->counts ? own->agenda_most : own->agenda_most_word;
    bool is_often = value->min > most || value->max > most;
    return value->qualifier != QUALIFIER_INDIEN_NODIG && !is_often;
}

/* "(ad hoc)", "intern, op vraag", "Frequentie: indien nodig": no part of another clause. */
static bool stands_apart(const struct reading *reading, struct span words) {
    size_t sentence = sentence_at(reading, words.start), at = words.start;
    if (sentence == NO_SENTENCE) return false;
    size_t start = reading->sentences.at[sentence].span.start;
    while (at > start && reading_bytes(reading)[at - 1] == ' ') at--;
    return at == start || strchr("(,:;-", reading_bytes(reading)[at - 1]) != NULL;
}

/* "tweemaal per jaar samen, in het voorjaar en in het najaar" */
static bool is_restated(const struct reading *reading, const struct candidate *candidate,
                        const struct candidate *before) {
    const struct frequency_rule *rule = candidate->rule;
    return rule->restates && before != NULL && !isnan(before->frequency.min) &&
           sentence_at(reading, before->span.start) == sentence_at(reading, candidate->span.start);
}

static void accept(struct reading *reading, const struct candidate *candidate,
                   const struct candidate *before, const struct candidate *next) {
    const struct frequency_rule *rule = candidate->rule;
    struct frequency value = candidate->frequency;
    if (is_restated(reading, candidate, before)) return;
    if (value.qualifier == QUALIFIER_ONBEPAALD && is_specified_below(reading, candidate, next))
        return;
    bool in_context = role_by_rule(reading, candidate->span, &value.role) ||
                      role_by_place(reading, candidate->span, isnan(rule->per_year), &value.role);
    if (value.role == FREQUENCY_ROLE_AGENDAPUNT && !can_be_topic(reading, rule, &value))
        value.role = FREQUENCY_ROLE_VERGADERING;
    in_context =
        in_context || (value.qualifier == QUALIFIER_INDIEN_NODIG && reading_tells_body(reading) &&
                       stands_apart(reading, candidate->span));
    if (rule->needs_context && (!in_context || value.role == FREQUENCY_ROLE_ANDERE)) return;
    struct span behind = {candidate->span.end, reading_item_of(reading)->span.end};
    struct span found;
    if (value.qualifier == QUALIFIER_ONBEPAALD &&
        pattern_find(reading->rules->frequency->counted_behind, reading->matcher,
                     reading_bytes(reading), behind, &found) &&
        found.start == behind.start)
        return;
    value.duty = has_duty(reading, sentence_at(reading, candidate->span.start));
    reading_add(reading, FACT_KIND_FREQUENCY, candidate->span, rule->id)->frequency = value;
    if (value.ambiguous)
        reading_remark(reading, "dubbelzinnig", candidate->span,
                       "woord met twee lezingen; de lezing van het woordenboek is genomen");
}

void frequency_find(struct reading *reading) {
    const struct frequency_rules *own = reading->rules->frequency;
    struct candidates candidates = {.arena = reading->arena};
    for (size_t i = 0; i < own->rules.count; i++) {
        struct proposing proposing = {&candidates, &own->rules.at[i], i};
        matches_visit(reading, own->rules.at[i].pattern, reading_item_of(reading)->span, propose,
                      &proposing);
    }
    candidates_settle(&candidates);
    candidates_refuse(&candidates, reading, own->refuse, reading_item_of(reading)->span);
    const struct candidate *at = candidates.list.at;
    for (size_t i = 0; i < candidates.list.count; i++)
        accept(reading, &at[i], i > 0 ? &at[i - 1] : NULL,
               i + 1 < candidates.list.count ? &at[i + 1] : NULL);
}
