#include "aggregate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "correct.h"
#include "list_bodies.h"
#include "rules/engine/actors.h"
#include "rules/engine/bodies.h"
#include "rules/engine/checks.h"
#include "rules/engine/lenses.h"
#include "rules/engine/regulations.h"
#include "rules/engine/topics.h"
#include "validate.h"

#ifndef VERSION
#define VERSION "0"
#endif

static void fill_regime(struct benchmark *benchmark, const struct rulebook *rules) {
    const struct regulation_rules *regulations = rules->regulations;
    const struct regime *regime = regulations_regime(regulations, benchmark->peildatum);
    const struct legal_rule *norm = regulations_rule(regulations, benchmark->peildatum,
                                                     RULE_CLASS_FREQUENTIE, ADDRESSEE_MUNICIPALITY);
    benchmark->regime = regime == NULL ? "geen" : regime->id;
    benchmark->regime_label = regime == NULL ? "geen regeling bekend voor deze dag" : regime->label;
    benchmark->regime_note = regime == NULL ? "" : regime->note;
    benchmark->norm = norm == NULL ? NAN : norm->minimum;
    benchmark->norm_article = regulations_article(regulations, norm, benchmark->peildatum);
}

static void fill_topics(struct benchmark *benchmark, const struct rulebook *rules) {
    for (size_t i = 0; i < rules->topics->topics.count; i++) {
        const struct topic_rule *topic = &rules->topics->topics.at[i];
        const struct legal_rule *rule = regulations_topic(rules->regulations, benchmark->peildatum,
                                                          topic->code, ADDRESSEE_MUNICIPALITY);
        *list_add(benchmark->arena, &benchmark->topics) = (struct topic_column){
            .code = topic->code,
            .label = topic->label,
            .article = regulations_article(rules->regulations, rule, benchmark->peildatum),
            .certainty = rule == NULL ? "" : rule->certainty,
            .required = regulations_requirement(rule)};
    }
}

static void fill_kinds(struct benchmark *benchmark, const struct rulebook *rules) {
    for (size_t i = 0; i < rules->bodies->kinds.count; i++) {
        const struct body_kind *kind = &rules->bodies->kinds.at[i];
        if (kind->is_heading) continue;
        *list_add(benchmark->arena, &benchmark->kinds) = (struct kind_column){
            kind->label, kind->is_part || strcmp(kind->id, BODY_CONSULTATION) == 0};
    }
    *list_add(benchmark->arena, &benchmark->kinds) = (struct kind_column){"niet ingedeeld", false};
}

static void fill_lenses(struct benchmark *benchmark, const struct rulebook *rules) {
    for (size_t i = 0; i < rules->lenses->lenses.count; i++) {
        const struct lens *lens = &rules->lenses->lenses.at[i];
        struct lens_column *column = list_add(benchmark->arena, &benchmark->lenses);
        *column = (struct lens_column){.id = lens->id, .label = lens->label, .note = lens->note};
        for (size_t k = 0; k < lens->levels.count; k++)
            *list_add(benchmark->arena, &column->levels) =
                (struct level_column){lens->levels.at[k].label, lens->levels.at[k].serves};
    }
}

static void fill_columns(struct benchmark *benchmark, const struct rulebook *rules) {
    const struct regulation_rules *regulations = rules->regulations;
    fill_topics(benchmark, rules);
    for (size_t i = 0; i < regulations->invitees.count; i++) {
        const struct invitee *invitee = &regulations->invitees.at[i];
        const struct legal_rule *rule = regulations_invitee(regulations, benchmark->peildatum,
                                                            invitee->code, ADDRESSEE_MUNICIPALITY);
        *list_add(benchmark->arena, &benchmark->invitees) =
            (struct invitee_column){invitee->code, invitee->label,
                                    regulations_article(regulations, rule, benchmark->peildatum)};
    }
    for (size_t i = 0; i < rules->actors->types.count; i++)
        *list_add(benchmark->arena, &benchmark->types) =
            (struct type_column){rules->actors->types.at[i].code, rules->actors->types.at[i].label};
    fill_kinds(benchmark, rules);
    fill_lenses(benchmark, rules);
}

static void fill_explanation(struct benchmark *benchmark, const struct rulebook *rules) {
    const struct regulation_rules *regulations = rules->regulations;
    for (size_t i = 0; i < regulations->rules.count; i++) {
        const struct legal_rule *rule = &regulations->rules.at[i];
        *list_add(benchmark->arena, &benchmark->regulation) =
            (struct regulation_row){rule->id,
                                    rule->label,
                                    rule->class_word,
                                    rule->applies_word,
                                    rule->from,
                                    rule->to,
                                    regulations_article(regulations, rule, benchmark->peildatum),
                                    rule->certainty,
                                    rule->source};
    }
    for (size_t i = 0; i < regulations->definitions.count; i++)
        *list_add(benchmark->arena, &benchmark->definitions) = regulations->definitions.at[i];
}

/* A party that counts, to sort what is the same together. */
struct named_party {
    const struct document *document;
    const struct fact *fact;
};

/* By the name, else by the words. */
static int by_party(const void *a, const void *b) {
    const struct named_party *left = a, *right = b;
    const struct participant *one = &left->fact->participant, *other = &right->fact->participant;
    if (one->state != other->state) return one->state < other->state ? -1 : 1;
    if ((one->name == NULL) != (other->name == NULL)) return one->name == NULL ? -1 : 1;
    if (one->name != NULL) return strcmp(one->name, other->name);
    size_t length = span_length(left->fact->span), size = span_length(right->fact->span);
    if (length != size) return length < size ? -1 : 1;
    return memcmp(left->document->text.bytes + left->fact->span.start,
                  right->document->text.bytes + right->fact->span.start, length);
}

typedef LIST(struct named_party) named_party_list;

/* How many different parties: of those that are the same one counts. */
static size_t count_different(const named_party_list *parties) {
    size_t count = 0;
    if (parties->count > 1) qsort(parties->at, parties->count, sizeof *parties->at, by_party);
    for (size_t i = 0; i < parties->count; i++)
        count += i == 0 || by_party(&parties->at[i - 1], &parties->at[i]) != 0;
    return count;
}

static size_t type_index(const struct benchmark *benchmark, const char *code) {
    size_t i = 0;
    while (i < benchmark->types.count && strcmp(benchmark->types.at[i].code, code) != 0) i++;
    return i;
}

/* Excused and absent parties did not take part; they stay in the evidence list only. */
static bool took_part(const struct fact *fact) {
    return fact_counts(fact) && fact->kind == FACT_KIND_PARTICIPANT &&
           fact->participant.state != ATTENDANCE_VERONTSCHULDIGD &&
           fact->participant.state != ATTENDANCE_AFWEZIG;
}

/* Adds the parties of one item: one that the item names again counts once. */
static void count_item(struct benchmark *benchmark, const struct dossier_item *item,
                       struct benchmark_city *city) {
    const struct document *document = dossier_item_document(item);
    struct range facts = document_facts(document, item->sources.at[0].item);
    struct arena *arena = arena_new();
    named_party_list *parties = arena_take(arena, benchmark->types.count * sizeof *parties);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (!took_part(fact)) continue;
        size_t type = type_index(benchmark, fact->participant.type);
        if (type == benchmark->types.count) continue;
        *list_add(arena, &parties[type]) = (struct named_party){document, fact};
        *list_add(benchmark->arena, &city->types[type].evidence) =
            (struct evidence){document, fact, fact->span};
    }
    for (size_t i = 0; i < benchmark->types.count; i++)
        city->types[i].count += count_different(&parties[i]);
    arena_end(arena);
}

static void count_types(struct benchmark *benchmark, const struct dossier *dossier,
                        struct benchmark_city *city) {
    for (size_t i = 0; i < dossier->items.count; i++)
        count_item(benchmark, &dossier->items.at[i], city);
}

typedef LIST(const struct document *) listed_documents;

static bool has_document(const listed_documents *documents, const struct document *document) {
    for (size_t i = 0; i < documents->count; i++)
        if (documents->at[i] == document) return true;
    return false;
}

/* The names of the documents, in the order of the inputs; two may have the same name. */
static void list_submissions(struct benchmark *benchmark, const struct dossier *dossier,
                             struct benchmark_city *city) {
    struct arena *arena = arena_new();
    listed_documents listed = {0};
    for (size_t i = 0; i < dossier->items.count; i++)
        for (size_t s = 0; s < dossier->items.at[i].sources.count; s++) {
            const struct document *document = dossier->items.at[i].sources.at[s].document;
            if (has_document(&listed, document)) continue;
            *list_add(arena, &listed) = document;
            *list_add(benchmark->arena, &city->submissions) = document->name;
        }
    arena_end(arena);
}

static void list_lenses(struct benchmark *benchmark, const struct dossier *dossier,
                        struct benchmark_city *city) {
    for (size_t i = 0; i < dossier->items.count; i++) {
        const struct document *document = dossier_item_document(&dossier->items.at[i]);
        struct range tags = document_tags(document, dossier->items.at[i].sources.at[0].item);
        for (size_t k = tags.from; k < tags.to; k++) {
            const struct tag *tag = &document->tags.at[k];
            *list_add(benchmark->arena, &city->lenses) = (struct lens_row){
                tag->lens,    tag->level, document->items.at[tag->item].title_text,
                tag->forum,   document,   tag->span,
                tag->sentence};
        }
    }
}

static void city_add(struct benchmark *benchmark, const struct dossier *dossier,
                     const struct rulebook *rules, struct matcher *matcher) {
    struct arena *arena = benchmark->arena;
    struct benchmark_city *city = list_add(arena, &benchmark->cities);
    city->city = dossier->city;
    city->nis = dossier->nis;
    city->province = dossier->province;
    city->is_centrumstad = dossier->is_centrumstad;
    city->items = dossier->items.at;
    city->item_count = dossier->items.count;
    city->topics = arena_take(arena, benchmark->topics.count * sizeof *city->topics);
    city->invitees = arena_take(arena, benchmark->invitees.count * sizeof *city->invitees);
    city->types = arena_take(arena, benchmark->types.count * sizeof *city->types);
    list_submissions(benchmark, dossier, city);
    count_types(benchmark, dossier, city);
    list_bodies(benchmark, dossier, city, rules, matcher);
    list_lenses(benchmark, dossier, city);
    validate_dossier(benchmark, dossier, city, rules, matcher);
    if (city->is_centrumstad && city->item_count == 0)
        *list_add(arena, &benchmark->missing_cities) = city->city;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static struct median median_of(const struct benchmark *benchmark, enum figure figure) {
    struct arena *arena = arena_new();
    LIST(double) values = {0};
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        double value = benchmark_figure(benchmark, city, figure);
        if (city->is_centrumstad && !isnan(value)) *list_add(arena, &values) = value;
    }
    struct median median = {NAN, values.count};
    if (values.count > 0) {
        qsort(values.at, values.count, sizeof *values.at, by_value);
        median.value = (values.at[(values.count - 1) / 2] + values.at[values.count / 2]) / 2;
    }
    arena_end(arena);
    return median;
}

static void report_unplaced(struct benchmark *benchmark, const struct dossier_set *set,
                            const struct rulebook *rules) {
    if (set->unplaced.count == 0) return;
    const struct check *check = checks_find(rules->checks, "zonder_stad");
    struct filling fillings[] = {
        {"aantal", arena_print(benchmark->arena, "%zu", set->unplaced.count)}, {NULL, NULL}};
    struct finding *finding = list_add(benchmark->arena, &benchmark->findings);
    *finding = (struct finding){.check = check->id,
                                .label = check->label,
                                .weight = check->weight,
                                .article = "",
                                .message = checks_fill(check->message, fillings, benchmark->arena),
                                .question = ""};
    for (size_t i = 0; i < set->unplaced.count; i++) {
        const struct item_source *source = &set->unplaced.at[i];
        *list_add(benchmark->arena, &finding->evidence) = (struct evidence){
            source->document, NULL,
            item_head(source->document, &source->document->items.at[source->item])};
    }
}

struct benchmark *aggregate_benchmark(const document_list *documents, const struct rulebook *rules,
                                      const char *peildatum, struct arena *arena) {
    struct benchmark *benchmark = arena_take(arena, sizeof *benchmark);
    struct dossier_set set = {0};
    struct matcher *matcher = matcher_new();
    benchmark->arena = arena;
    benchmark->peildatum = peildatum;
    benchmark->rules_fingerprint = rules->fingerprint;
    benchmark->tool_version = VERSION;
    for (size_t i = 0; i < documents->count; i++)
        *list_add(arena, &benchmark->documents) = documents->at[i];
    fill_regime(benchmark, rules);
    fill_columns(benchmark, rules);
    fill_explanation(benchmark, rules);
    correct_facts(benchmark, documents);
    dossiers_build(documents, rules, peildatum, &set, arena);
    for (size_t i = 0; i < set.dossiers.count; i++)
        city_add(benchmark, &set.dossiers.at[i], rules, matcher);
    for (int i = 0; i < FIGURE_COUNT; i++)
        benchmark->medians[i] = median_of(benchmark, (enum figure)i);
    report_unplaced(benchmark, &set, rules);
    correct_report(benchmark, rules->checks);
    benchmark->unplaced = set.unplaced.at;
    benchmark->unplaced_count = set.unplaced.count;
    matcher_end(matcher);
    return benchmark;
}
