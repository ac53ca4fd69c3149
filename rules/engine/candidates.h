/* Places that rules propose for a fact, before it is decided which of them stand. */
#ifndef ENGINE_CANDIDATES_H
#define ENGINE_CANDIDATES_H

#include "core/fact.h"
#include "rules/engine/reading.h"

struct candidate {
    struct span span;
    size_t rank; /* of the rule: of two that are as long the lower one stands */
    const void *rule;
    union {
        struct frequency frequency;
        struct date date;
    };
};

struct candidates {
    struct arena *arena;
    LIST(struct candidate) list;
};

/* Adds a candidate. */
struct candidate *candidates_add(struct candidates *candidates, struct span span, size_t rank,
                                 const void *rule);

/* Where candidates overlap the longest stands, of equals the lower rank; the others go. What is
 * left is in text order. */
void candidates_settle(struct candidates *candidates);

/* Removes the candidates that overlap a match of the pattern in [within). */
void candidates_refuse(struct candidates *candidates, const struct reading *reading,
                       const struct pattern *pattern, struct span within);

#endif
