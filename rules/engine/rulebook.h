/* The rules folder, loaded whole or refused whole.
 *
 * Every fault of every file is reported at its place; while one is left nothing runs. A loaded
 * rulebook does not change and is shared by all threads. */
#ifndef ENGINE_RULEBOOK_H
#define ENGINE_RULEBOOK_H

#include "core/diag.h"
#include "core/fact.h"
#include "core/source_words.h"
#include "rules/engine/pattern.h"

/* What a rule's example text must give: exactly these facts of the rule file's kind, or none. */
struct example {
    struct place place;
    const char *text;
    const char *rule; /* that stands with it, "file:id" */
    enum fact_kind kind;
    LIST(struct expected) expected;
};

struct expected {
    const char *quote, *value; /* value as fact_note (see examples in the rule files) */
};

struct rulebook {
    struct arena *arena;
    const char *folder;
    char fingerprint[65]; /* SHA-256 of all rule files, hexadecimal */
    struct pattern_set patterns;
    struct source_words source_words;
    struct city_rules *cities;
    struct body_rules *bodies;
    struct frequency_rules *frequency;
    struct role_rules *roles;
    struct date_rules *dates;
    struct topic_rules *topics;
    struct actor_rules *actors;
    struct regulation_rules *regulations;
    struct check_rules *checks;
    struct lens_rules *lenses;
    LIST(struct example) examples;
};

/* NULL after a fault. The rulebook is ended with rulebook_end. */
struct rulebook *rulebook_load(const char *folder, struct diag *diag);
void rulebook_end(struct rulebook *rules);

/* For the loaders of the rule files: "file:id" of a rule from the file of the node. */
const char *rulebook_rule_id(struct rulebook *rules, const struct node *node, const char *id);

/* Adds the examples below `examples` of a rule; each is {text, gives: {quote: value}}. */
void rulebook_examples(struct rulebook *rules, struct node *rule, const char *rule_id,
                       enum fact_kind kind, struct diag *diag);

#endif
