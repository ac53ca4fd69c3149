#include "judging.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "rules/engine/bodies.h"

static const char *const consultation = "lokaal_woonoverleg";

void evidence_add(struct arena *arena, evidence_list *list, const struct document *document,
                  const struct fact *fact) {
    *list_add(arena, list) = (struct evidence){document, fact, fact->span};
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
    if (fact->forum_kind == NULL || is_kind(fact->forum_kind, consultation)) return STANDING_OWN;
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
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->item != item->sources.at[0].item) continue;
        if (!is_about && !(is_free && is_kind(fact->forum_kind, consultation))) continue;
        *list_add(judging->arena, &judging->facts) =
            (struct judged_fact){document, fact, standing_of(judging, fact, own_kind, other)};
    }
}

/* Whether an item of the dossier is about the local consultation, or pointed to by one that is. */
static bool is_about(const struct dossier *dossier, size_t index) {
    const struct item *item = dossier_item_first(&dossier->items.at[index]);
    if (is_kind(item->body_kind, consultation)) return true;
    for (size_t i = 0; i < dossier->items.count; i++)
        if (dossier->items.at[i].refers_to == index &&
            is_kind(dossier_item_first(&dossier->items.at[i])->body_kind, consultation))
            return true;
    return false;
}

void judging_gather(struct judging *judging) {
    for (size_t i = 0; i < judging->dossier->items.count; i++)
        gather_item(judging, &judging->dossier->items.at[i], is_about(judging->dossier, i));
}

void finding_add(struct judging *judging, const char *check_id, const struct filling *fillings,
                 const char *article, const evidence_list *evidence) {
    const struct check_rules *checks = judging->rules->checks;
    const struct check *check = checks_find(checks, check_id);
    const char *message = checks_message(check, fillings, judging->arena);
    if (check->weight == WEIGHT_BREACH && judging->regime != NULL &&
        !judging->regime->is_confirmed) {
        struct filling unconfirmed[] = {{"tekst", message}, {NULL, NULL}};
        check = checks_find(checks, "regel_niet_bevestigd");
        message = checks_message(check, unconfirmed, judging->arena);
    }
    struct finding *finding = list_add(judging->arena, &judging->city->findings);
    *finding = (struct finding){.check = check->id,
                                .label = check->label,
                                .weight = check->weight,
                                .article = article,
                                .message = message};
    if (evidence != NULL) finding->evidence = *evidence;
}
