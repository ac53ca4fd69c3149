#include "validate.h"

#include <stdlib.h>
#include <string.h>

#include "judging.h"
#include "rules/engine/cities.h"

/* By weight; within a weight as the judges found them. */
static void sort_findings(struct benchmark_city *city, struct arena *arena) {
    size_t count = city->findings.count, next = 0;
    if (count < 2) return;
    struct finding *sorted = arena_take(arena, count * sizeof *sorted);
    for (int weight = 0; weight < WEIGHT_COUNT; weight++)
        for (size_t i = 0; i < count; i++)
            if ((int)city->findings.at[i].weight == weight) sorted[next++] = city->findings.at[i];
    memcpy(city->findings.at, sorted, count * sizeof *sorted);
}

/* A body that the rules do not know is taken for a project. */
static enum addressee addressee_of(const struct city *known, const char *day) {
    if (known == NULL) return ADDRESSEE_PROJECT;
    if (known->is_body) return known->is_outside ? ADDRESSEE_OUTSIDER : ADDRESSEE_PROJECT;
    return cities_in_igs(known, day) ? ADDRESSEE_MEMBER : ADDRESSEE_MUNICIPALITY;
}

void validate_dossier(struct benchmark *benchmark, const struct dossier *dossier,
                      struct benchmark_city *city, const struct rulebook *rules,
                      struct matcher *matcher) {
    const struct city *known = cities_find(rules->cities, dossier->city, strlen(dossier->city));
    struct judging judging = {
        .rules = rules,
        .matcher = matcher,
        .arena = benchmark->arena,
        .benchmark = benchmark,
        .dossier = dossier,
        .city = city,
        .regime = regulations_regime(rules->regulations, benchmark->peildatum),
        .addressee = addressee_of(known, benchmark->peildatum),
    };
    judging_gather(&judging);
    judge_meetings(&judging);
    judge_topics(&judging);
    judge_invitees(&judging);
    judge_report(&judging);
    judge_addressee(&judging);
    judge_quality(&judging);
    sort_findings(city, benchmark->arena);
}
