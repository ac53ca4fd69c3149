/* Whether the text about the local consultation names the parties that the regulation has invited,
 * also where it names them for a circle or a working group of it. */
#include <string.h>

#include "judging.h"

static bool counts(const struct judging *judging, const struct invitee *invitee,
                   const struct judged_fact *judged) {
    for (size_t i = 0; i < invitee->types.count; i++)
        if (strcmp(invitee->types.at[i], judged->fact->participant.type) == 0) return true;
    return pattern_occurs(invitee->words, judging->matcher, judged->document->text.bytes,
                          judged->fact->span);
}

static bool find_invitees(struct judging *judging) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    bool any = false;
    for (size_t i = 0; i < judging->facts.count; i++) {
        const struct judged_fact *judged = &judging->facts.at[i];
        if (judged->fact->kind != FACT_KIND_PARTICIPANT) continue;
        any = true;
        for (size_t k = 0; k < regulations->invitees.count; k++) {
            if (!counts(judging, &regulations->invitees.at[k], judged)) continue;
            struct invitee_cell *cell = &judging->city->invitees[k];
            cell->state = MENTION_VERMELD;
            evidence_add(judging->arena, &cell->evidence, judged->document, judged->fact);
        }
    }
    return any;
}

void judge_invitees(struct judging *judging) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    const char *day = judging->benchmark->peildatum;
    for (size_t k = 0; k < regulations->invitees.count; k++)
        judging->city->invitees[k].state = MENTION_GEEN_OPGAVE;
    bool any = find_invitees(judging);
    for (size_t k = 0; k < regulations->invitees.count; k++) {
        struct invitee_cell *cell = &judging->city->invitees[k];
        const struct invitee *invitee = &regulations->invitees.at[k];
        const struct legal_rule *rule = regulations_invitee(regulations, day, invitee->code);
        if (any && cell->state != MENTION_VERMELD) cell->state = MENTION_NIET_VERMELD;
        if (rule == NULL || cell->state != MENTION_NIET_VERMELD) continue;
        struct filling fillings[] = {{"genodigde", invitee->label}, {NULL, NULL}};
        finding_add(judging, "genodigde_ontbreekt", fillings,
                    regulations_article(regulations, rule, day), NULL);
    }
    struct filling none[] = {{NULL, NULL}};
    bool due = regulations_rule(regulations, day, RULE_CLASS_GENODIGDE, judging->in_igs) != NULL;
    if (!any && due && judging->dossier->items.count > 0)
        finding_add(judging, "genodigden_geen_opgave", none, "", NULL);
}
