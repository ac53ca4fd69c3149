/* Of a body that is no municipality: that the duties of municipalities do not bind it, and the duty
 * of an intermunicipal project to have its steering group meet. */
#include <math.h>
#include <string.h>

#include "judging.h"
#include "rules/engine/bodies.h"

static bool is_of_steering_group(const struct fact *fact) {
    return fact_counts(fact) && fact->kind == FACT_KIND_FREQUENCY && fact->forum_kind != NULL &&
           strcmp(fact->forum_kind, BODY_STEERING_GROUP) == 0 &&
           fact->frequency.role == FREQUENCY_ROLE_VERGADERING && !fact->frequency.duty &&
           !(isnan(fact->frequency.min) && isnan(fact->frequency.max));
}

/* Silence is no finding, nor is a text that once leaves room for enough meetings. */
static void judge_steering_group(struct judging *judging, const struct legal_rule *rule) {
    evidence_list evidence = {0};
    double most = 0;
    for (size_t i = 0; i < judging->dossier->items.count; i++) {
        const struct dossier_item *item = &judging->dossier->items.at[i];
        const struct document *document = dossier_item_document(item);
        struct range facts = document_facts(document, item->sources.at[0].item);
        for (size_t k = facts.from; k < facts.to; k++) {
            const struct fact *fact = &document->facts.at[k];
            if (!is_of_steering_group(fact)) continue;
            double max = fact->frequency.max;
            most = fmax(most, isnan(max) ? INFINITY : max);
            evidence_add(judging->arena, &evidence, document, fact);
        }
    }
    if (evidence.count == 0 || most >= rule->minimum) return;
    struct filling fillings[] = {{"waarde", arena_print(judging->arena, "%g", most)},
                                 {"norm", arena_print(judging->arena, "%.0f", rule->minimum)},
                                 {NULL, NULL}};
    finding_add(judging, "stuurgroep", fillings, rule, &evidence);
}

void judge_addressee(struct judging *judging) {
    const struct legal_rule *rule =
        regulations_rule(judging->rules->regulations, judging->benchmark->peildatum,
                         RULE_CLASS_FREQUENTIE_STUURGROEP, judging->addressee);
    struct filling fillings[] = {{"stad", judging->dossier->city}, {NULL, NULL}};
    if (judging->addressee == ADDRESSEE_PROJECT || judging->addressee == ADDRESSEE_OUTSIDER)
        finding_missing(judging, "geen_gemeente", fillings, NULL, NULL);
    if (rule != NULL) judge_steering_group(judging, rule);
}
