/* Whether the text about the local consultation names the parties that the regulation has invited,
 * also where it names them for a circle or a working group of it. */
#include <string.h>

#include "correct.h"
#include "judging.h"

static bool counts(const struct judging *judging, const struct invitee *invitee,
                   const struct judged_fact *judged) {
    for (size_t i = 0; i < invitee->types.count; i++)
        if (strcmp(invitee->types.at[i], judged->fact->participant.type) == 0) return true;
    return pattern_occurs(invitee->words, judging->matcher, judged->document->text.bytes,
                          judged->fact->span);
}

/* Also fills named, all that the text names as a party. */
static void find_invitees(struct judging *judging, evidence_list *named) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    for (size_t i = 0; i < judging->facts.count; i++) {
        const struct judged_fact *judged = &judging->facts.at[i];
        if (judged->fact->kind != FACT_KIND_PARTICIPANT) continue;
        evidence_add(judging->arena, named, judged->document, judged->fact);
        for (size_t k = 0; k < regulations->invitees.count; k++) {
            if (!counts(judging, &regulations->invitees.at[k], judged)) continue;
            struct invitee_cell *cell = &judging->city->invitees[k];
            cell->state = MENTION_VERMELD;
            evidence_add(judging->arena, &cell->evidence, judged->document, judged->fact);
        }
    }
}

static void correct_invitee(struct judging *judging, const struct invitee *invitee,
                            struct invitee_cell *cell) {
    struct arena *arena = judging->arena;
    struct correctable read = {.kind = CELL_KIND_INVITEE,
                               .label = arena_print(arena, "genodigde %s", invitee->label),
                               .read = mention_label(cell->state),
                               .evidence = cell->evidence};
    struct cell_value value;
    cell->correction =
        correct_cell(judging, read, arena_print(arena, "genodigde:%s", invitee->code), &value);
    if (cell->correction != NULL) cell->state = (enum mention)value.choice;
}

void judge_invitees(struct judging *judging) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    const char *day = judging->benchmark->peildatum;
    for (size_t k = 0; k < regulations->invitees.count; k++)
        judging->city->invitees[k].state = MENTION_GEEN_OPGAVE;
    evidence_list named = {0};
    find_invitees(judging, &named);
    bool is_silent = true;
    for (size_t k = 0; k < regulations->invitees.count; k++) {
        struct invitee_cell *cell = &judging->city->invitees[k];
        const struct invitee *invitee = &regulations->invitees.at[k];
        const struct legal_rule *rule =
            regulations_invitee(regulations, day, invitee->code, judging->addressee);
        if (named.count > 0 && cell->state != MENTION_VERMELD) cell->state = MENTION_NIET_VERMELD;
        correct_invitee(judging, invitee, cell);
        is_silent = is_silent && cell->state == MENTION_GEEN_OPGAVE;
        if (rule == NULL || cell->state != MENTION_NIET_VERMELD) continue;
        struct filling fillings[] = {{"genodigde", invitee->label}, {NULL, NULL}};
        finding_missing(judging, "genodigde_ontbreekt", fillings, rule, &named);
    }
    struct filling none[] = {{NULL, NULL}};
    const struct legal_rule *due =
        regulations_rule(regulations, day, RULE_CLASS_GENODIGDE, judging->addressee);
    if (is_silent && due != NULL && judging->dossier->items.count > 0)
        finding_missing(judging, "genodigden_geen_opgave", none, due, NULL);
}
