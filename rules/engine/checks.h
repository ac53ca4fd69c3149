/* The checks (rules/checks.yaml): what a finding is called, what it weighs, how it is said. */
#ifndef ENGINE_CHECKS_H
#define ENGINE_CHECKS_H

#include "core/benchmark.h"

struct check {
    const char *id, *label;
    enum weight weight;
    const char *message;  /* with {name} for what is filled in */
    const char *question; /* to the city, the same way; "" where only we can do something */
};

struct check_rules {
    LIST(struct check) checks;
};

/* A name of a message and what is filled in for it. */
struct filling {
    const char *name, *value;
};

/* The check by its id, or NULL. */
const struct check *checks_find(const struct check_rules *checks, const char *id);

/* A message or question with the fillings; a name without a filling is left out. The
 * list of fillings ends with a NULL name. */
const char *checks_fill(const char *message, const struct filling *fillings, struct arena *arena);

#endif
