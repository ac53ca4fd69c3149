/* One loader a rule file: reads the file's tree into the rulebook. Faults go to the diag. */
#ifndef ENGINE_LOADERS_H
#define ENGINE_LOADERS_H

#include "rules/engine/node.h"
#include "rules/engine/rulebook.h"

typedef void rule_loader(struct rulebook *rules, struct node *root, struct diag *diag);

rule_loader sources_load, cities_load, organisations_load, actors_load, bodies_load, frequency_load,
    dates_load, topics_load, regulations_load, checks_load;

#endif
