/* rules/frequency.yaml: how often something happens, as Dutch says it, and what it is that
 * happens: a body meets, a topic is discussed, or something else. */
#include <math.h>
#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/candidates.h"
#include "rules/engine/extractors.h"
#include "rules/engine/loaders.h"
#include "rules/engine/number.h"
#include "rules/engine/roles.h"

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
    bool restates;      /* says a count before it in its sentence again */
    bool needs_context; /* counts only where the sentence says who meets or what is discussed */
};

struct frequency_rules {
    struct number_words numbers;
    LIST(struct period) periods;
    LIST(struct frequency_rule) rules;
    const struct pattern *months;
    const struct pattern *refuse;
    const struct pattern *duty;
    const struct pattern *counted_behind; /* a count in brackets behind a vague word */
};

static void rule_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const vague[] = {"", "indien_nodig", "onbepaald"};
    struct frequency_rule rule = {.id = node_text(node, "id", diag),
                                  .per_year = node_number_or(node, "per_year", NAN, diag),
                                  .ambiguous = node_flag(node, "ambiguous", diag),
                                  .needs_context = node_flag(node, "needs_context", diag)};
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
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    load_each(rules, root, "periods", period_load, diag);
    own->months = load_words(rules, root, "months", diag);
    own->refuse = load_words(rules, root, "refuse", diag);
    own->duty = load_words(rules, root, "duty", diag);
    own->counted_behind = load_pattern(rules, root, "counted_behind", diag);
    load_each(rules, root, "rules", rule_load, diag);
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

/* Whether the sentence, its row of a table, or the heading of a body's own names the body that the
 * words are about. */
static bool stands_with_body(const struct reading *reading, struct span words) {
    size_t sentence = sentence_at(reading, words.start);
    const struct body_mention *about = bodies_about(reading, words);
    if (about == NULL || sentence == NO_SENTENCE) return false;
    const struct sentence *at = &reading->sentences.at[sentence];
    bool is_heading = about->sentence == at->heading;
    bool is_row =
        at->intro != NO_SENTENCE && reading->sentences.at[about->sentence].block == at->block;
    bool cooperates = strcmp(about->kind->id, BODY_COOPERATION) == 0;
    return about->sentence == sentence || is_row || (is_heading && !cooperates);
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
    struct role_finding finding =
        role_find(reading, candidate->span, isnan(value.min) ? value.max : value.min);
    value.role = finding.role;
    bool in_context = finding.is_consulting || stands_with_body(reading, candidate->span) ||
                      (value.qualifier == QUALIFIER_INDIEN_NODIG && reading_tells_body(reading) &&
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
