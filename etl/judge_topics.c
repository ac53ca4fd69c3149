/* Which topics the local housing consultation discusses, against those that the regulation in
 * force lists. What the text about it says counts, also where it tells of a working group or of
 * talks that it took over; what is said in the text about another body does not. */
#include <string.h>

#include "correct.h"
#include "judging.h"

/* Also fills named, all that the text names as a topic. */
static void find_states(struct judging *judging, evidence_list *named) {
    const struct benchmark *benchmark = judging->benchmark;
    for (size_t i = 0; i < judging->facts.count; i++) {
        const struct judged_fact *judged = &judging->facts.at[i];
        if (judged->fact->kind != FACT_KIND_TOPIC) continue;
        for (size_t t = 0; t < benchmark->topics.count; t++) {
            if (strcmp(benchmark->topics.at[t].code, judged->fact->topic.code) != 0) continue;
            struct topic_cell *cell = &judging->city->topics[t];
            bool discussed = judged->fact->topic.status == TOPIC_STATUS_BESPROKEN;
            if (discussed)
                cell->state = TOPIC_STATE_BESPROKEN;
            else if (cell->state != TOPIC_STATE_BESPROKEN)
                cell->state = TOPIC_STATE_VERPLICHTING;
            evidence_add(judging->arena, &cell->evidence, judged->document, judged->fact);
            evidence_add(judging->arena, named, judged->document, judged->fact);
        }
    }
    for (size_t t = 0; named->count > 0 && t < benchmark->topics.count; t++)
        if (judging->city->topics[t].state == TOPIC_STATE_GEEN_OPGAVE)
            judging->city->topics[t].state = TOPIC_STATE_NIET_VERMELD;
}

static bool is_due(enum requirement required) {
    return required == REQUIREMENT_ALTIJD || required == REQUIREMENT_JAARLIJKS ||
           required == REQUIREMENT_PERIODIEK;
}

static void report_topic(struct judging *judging, const struct topic_column *column,
                         const struct topic_cell *cell, const evidence_list *named) {
    const struct legal_rule *rule =
        regulations_topic(judging->rules->regulations, judging->benchmark->peildatum, column->code,
                          judging->addressee);
    struct filling fillings[] = {
        {"thema", column->label}, {"eis", requirement_label(cell->required)}, {NULL, NULL}};
    if (cell->state == TOPIC_STATE_NIET_VERMELD)
        finding_missing(judging, "thema_ontbreekt", fillings, rule, named);
    if (cell->state == TOPIC_STATE_VERPLICHTING)
        finding_add(judging, "thema_enkel_plicht", fillings, rule, &cell->evidence);
}

static void correct_topic(struct judging *judging, const struct topic_column *column,
                          struct topic_cell *cell) {
    struct arena *arena = judging->arena;
    struct correctable read = {.kind = CELL_KIND_TOPIC,
                               .label = arena_print(arena, "thema %s", column->label),
                               .read = topic_state_label(cell->state),
                               .evidence = cell->evidence};
    struct cell_value value;
    cell->correction =
        correct_cell(judging, read, arena_print(arena, "thema:%s", column->code), &value);
    if (cell->correction != NULL) cell->state = (enum topic_state)value.choice;
}

/* The labels of all that the city has to discuss. */
static const char *due_topics(const struct judging *judging) {
    const char *labels = "";
    for (size_t t = 0; t < judging->benchmark->topics.count; t++)
        if (is_due(judging->city->topics[t].required))
            labels = arena_print(judging->arena, "%s%s%s", labels, *labels == '\0' ? "" : ", ",
                                 judging->benchmark->topics.at[t].label);
    return labels;
}

void judge_topics(struct judging *judging) {
    const struct benchmark *benchmark = judging->benchmark;
    struct benchmark_city *city = judging->city;
    evidence_list named = {0};
    for (size_t t = 0; t < benchmark->topics.count; t++) {
        city->topics[t].state = TOPIC_STATE_GEEN_OPGAVE;
        city->topics[t].required = regulations_requirement(
            regulations_topic(judging->rules->regulations, benchmark->peildatum,
                              benchmark->topics.at[t].code, judging->addressee));
    }
    find_states(judging, &named);
    bool is_silent = true;
    for (size_t t = 0; t < benchmark->topics.count; t++) {
        struct topic_cell *cell = &city->topics[t];
        correct_topic(judging, &benchmark->topics.at[t], cell);
        is_silent = is_silent && cell->state == TOPIC_STATE_GEEN_OPGAVE;
        if (!is_due(cell->required)) continue;
        city->topics_required++;
        city->topics_met += cell->state == TOPIC_STATE_BESPROKEN;
        report_topic(judging, &benchmark->topics.at[t], cell, &named);
    }
    if (!is_silent || city->topics_required == 0 || judging->dossier->items.count == 0) return;
    struct filling fillings[] = {
        {"aantal", arena_print(judging->arena, "%zu", city->topics_required)},
        {"thema", due_topics(judging)},
        {NULL, NULL}};
    finding_missing(judging, "themas_geen_opgave", fillings, NULL, NULL);
}
