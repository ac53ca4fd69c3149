/* Which figure rests on each row of Bewijs. */
#include "places.h"

/* How much a figure on that sheet tells of the words it rests on; 0 where there are no figures. */
static int weight_of(enum tab tab) {
    switch (tab) {
    case TAB_TOPICS:
    case TAB_PARTICIPANTS: return 5;
    case TAB_OVERVIEW: return 4;
    case TAB_FINDINGS: return 3;
    case TAB_BODIES: return 2;
    case TAB_BODIES_BY_CITY: return 1;
    default: return 0;
    }
}

void places_note(struct places *places, struct target evidence, const struct figure_place *figure) {
    if (evidence.tab != TAB_EVIDENCE || evidence.row < FIRST_ROW) return; /* a link to the titles */
    if (places_number(evidence) > places->evidence_count) return;
    if (weight_of(figure->target.tab) == 0) return;
    struct figure_place *known = &places->figures[places_number(evidence) - 1];
    if (known->target.row != 0 && weight_of(known->target.tab) > weight_of(figure->target.tab))
        return;
    *known = *figure;
}

void places_note_all(struct places *places, const evidence_list *evidence,
                     const struct figure_place *figure) {
    for (size_t i = 0; i < evidence->count; i++)
        places_note(places, places_row(places, &evidence->at[i]), figure);
}

const struct figure_place *places_figure(const struct places *places, size_t number) {
    return &places->figures[number - 1];
}
