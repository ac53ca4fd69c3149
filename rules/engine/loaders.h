/* One loader a rule file: reads the file's tree into the rulebook. Faults go to the diag. */
#ifndef ENGINE_LOADERS_H
#define ENGINE_LOADERS_H

#include "rules/engine/node.h"
#include "rules/engine/rulebook.h"

typedef void rule_loader(struct rulebook *rules, struct node *root, struct diag *diag);

rule_loader sources_load, cities_load, organisations_load, actors_load, bodies_load, frequency_load,
    roles_load, dates_load, topics_load, regulations_load, checks_load, lenses_load;

/* What loaders share. Each reports what is missing or wrong, at its place. */

/* Calls load for each map of a list that must be there; two with the same id or code are a
 * fault. */
void load_each(struct rulebook *rules, struct node *map, const char *key, rule_loader *load,
               struct diag *diag);

/* The patterns of a list as one alternation; the list must be there, or (or_null) gives NULL when
 * it is absent or empty. */
const struct pattern *load_words(struct rulebook *rules, struct node *map, const char *key,
                                 struct diag *diag);
const struct pattern *load_words_or_null(struct rulebook *rules, struct node *map, const char *key,
                                         struct diag *diag);

/* The pattern of a scalar that must be there. */
const struct pattern *load_pattern(struct rulebook *rules, struct node *map, const char *key,
                                   struct diag *diag);

/* Which of the words a scalar is. One that is absent is the first word when that is "", else a
 * fault; faults give 0. */
size_t load_choice(struct node *map, const char *key, const char *const *words, size_t count,
                   struct diag *diag);

#endif
