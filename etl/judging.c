#include "judging.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "rules/engine/bodies.h"

void evidence_add(struct arena *arena, evidence_list *list, const struct document *document,
                  const struct fact *fact) {
    *list_add(arena, list) = (struct evidence){document, fact, fact->span};
}

void evidence_join(struct arena *arena, evidence_list *list, const evidence_list *more) {
    for (size_t i = 0; i < more->count; i++) *list_add(arena, list) = more->at[i];
}

void evidence_words(struct arena *arena, evidence_list *list, const struct document *document,
                    struct span words) {
    *list_add(arena, list) = (struct evidence){document, NULL, words};
}

static bool is_kind(const char *kind, const char *wanted) {
    return kind != NULL && strcmp(kind, wanted) == 0;
}

/* The body in which the text says the local consultation takes place ("vindt plaats in de
 * woonraad"), or NULL. */
static const char *stand_in(const struct judging *judging, const struct document *document,
                            const struct item *item) {
    const struct pattern *same = judging->rules->bodies->same_body;
    struct span found, other;
    if (!pattern_find(same, judging->matcher, document->text.bytes, item->span, &found))
        return NULL;
    if (!pattern_group(same, judging->matcher, "other", &other)) return NULL;
    return text_words(&document->text, other, judging->arena);
}

bool forums_same(const char *forum, const char *other) {
    if (forum == NULL || other == NULL) return false;
    size_t left = strlen(forum), right = strlen(other), shorter = left < right ? left : right;
    return strcasecmp(forum + left - shorter, other + right - shorter) == 0;
}

/* own_kind is the kind of body of the item: of one that the local consultation's own item points
 * to, that body stands for it. */
static enum standing standing_of(const struct judging *judging, const struct fact *fact,
                                 const char *own_kind, const char *stand_in_name) {
    if (fact->forum_kind == NULL || is_kind(fact->forum_kind, BODY_CONSULTATION))
        return STANDING_OWN;
    if (own_kind != NULL && is_kind(fact->forum_kind, own_kind)) return STANDING_OWN;
    if (forums_same(fact->forum, stand_in_name)) return STANDING_OWN;
    const struct body_kind *kind = bodies_kind(judging->rules->bodies, fact->forum_kind);
    return kind != NULL && kind->is_part ? STANDING_PART : STANDING_OTHER;
}

static void gather_item(struct judging *judging, const struct dossier_item *item, bool is_about) {
    const struct document *document = dossier_item_document(item);
    bool is_free = dossier_item_first(item)->body_kind == NULL; /* its title names no other body */
    const char *own_kind = is_about ? dossier_item_first(item)->body_kind : NULL;
    const char *other = is_about ? stand_in(judging, document, dossier_item_first(item)) : NULL;
    struct range facts = document_facts(document, item->sources.at[0].item);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (!fact_counts(fact)) continue;
        if (!is_about && !(is_free && is_kind(fact->forum_kind, BODY_CONSULTATION))) continue;
        *list_add(judging->arena, &judging->facts) =
            (struct judged_fact){document, fact, standing_of(judging, fact, own_kind, other)};
    }
}

/* Marks the items that are about the local consultation, and those that one of them points to. */
static bool mark_about(const struct dossier *dossier, bool *about) {
    bool any = false;
    for (size_t i = 0; i < dossier->items.count; i++) {
        const struct dossier_item *item = &dossier->items.at[i];
        if (!is_kind(dossier_item_first(item)->body_kind, BODY_CONSULTATION)) continue;
        about[i] = any = true;
        if (item->refers_to != SIZE_MAX) about[item->refers_to] = true;
    }
    return any;
}

static void searched_add(struct judging *judging, const struct dossier_item *item) {
    const struct document *document = dossier_item_document(item);
    evidence_words(judging->arena, &judging->searched, document,
                   item_head(document, dossier_item_first(item)));
}

void judging_gather(struct judging *judging) {
    const struct dossier *dossier = judging->dossier;
    struct arena *arena = arena_new();
    bool *about = arena_take(arena, dossier->items.count * sizeof *about);
    bool any = mark_about(dossier, about);
    for (size_t i = 0; i < dossier->items.count; i++) {
        gather_item(judging, &dossier->items.at[i], about[i]);
        if (about[i] || !any) searched_add(judging, &dossier->items.at[i]);
    }
    arena_end(arena);
}

/* The article, with how sure the rule is where it is not certain. */
static const char *ground_of(const struct judging *judging, const struct legal_rule *rule) {
    const char *article =
        regulations_article(judging->rules->regulations, rule, judging->benchmark->peildatum);
    if (rule == NULL || strcmp(rule->certainty, CERTAIN) == 0) return article;
    return arena_print(judging->arena, "%s (%s)", article, rule->certainty);
}

struct finding *finding_add(struct judging *judging, const char *check_id,
                            const struct filling *fillings, const struct legal_rule *rule,
                            const evidence_list *evidence) {
    const struct check_rules *checks = judging->rules->checks;
    const struct check *check = checks_find(checks, check_id);
    const char *message = checks_fill(check->message, fillings, judging->arena);
    const char *question = checks_fill(check->question, fillings, judging->arena);
    if (check->weight == WEIGHT_BREACH && judging->regime != NULL &&
        !judging->regime->is_confirmed) {
        struct filling unconfirmed[] = {{"tekst", message}, {NULL, NULL}};
        check = checks_find(checks, "regel_niet_bevestigd");
        message = checks_fill(check->message, unconfirmed, judging->arena);
    }
    struct finding *finding = list_add(judging->arena, &judging->city->findings);
    *finding = (struct finding){.check = check->id,
                                .label = check->label,
                                .weight = check->weight,
                                .article = ground_of(judging, rule),
                                .message = message,
                                .question = question};
    if (evidence != NULL) finding->evidence = *evidence;
    return finding;
}

void finding_missing(struct judging *judging, const char *check, const struct filling *fillings,
                     const struct legal_rule *rule, const evidence_list *evidence) {
    finding_add(judging, check, fillings, rule, evidence)->searched = judging->searched;
}
