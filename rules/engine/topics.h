/* The topics of consultation (rules/topics.yaml) and the words that say that a topic is discussed,
 * must be discussed, or is not. */
#ifndef ENGINE_TOPICS_H
#define ENGINE_TOPICS_H

#include "rules/engine/pattern.h"

struct topic_rule {
    const char *id, *code, *label;
    const struct pattern *pattern;
    const struct pattern *only_listed; /* words so common that they count only in a sentence or list
                                          that says what is discussed; may be NULL */
    LIST(const char *) hides;          /* codes of topics whose words may be part of this one's */
};

struct topic_rules {
    LIST(struct topic_rule) topics;
    const struct pattern *discussed; /* "worden besproken", "op de agenda" */
    const struct pattern *about;     /* "werkgroep rond", "overleg over" */
    const struct pattern *duty;      /* "moet", "is verplicht" */
    const struct pattern *denied;    /* "niet langer besproken" */
    const struct pattern *elsewhere; /* what is said to be done with it is no consultation */
};

#endif
