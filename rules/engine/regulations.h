/* The regulations as dated data (rules/regulations.yaml): which regime is in force on a day, and
 * what its rules ask of whom. The legal sources stand in the file, with how sure they are. */
#ifndef ENGINE_REGULATIONS_H
#define ENGINE_REGULATIONS_H

#include "core/benchmark.h"
#include "rules/engine/pattern.h"

struct regime {
    const char *id, *label, *from, *to, *note; /* to NULL: open */
    bool is_confirmed; /* false: its content is not known for certain, no breach may be stated */
};

enum rule_class {
    RULE_CLASS_FREQUENTIE,
    RULE_CLASS_FREQUENTIE_STUURGROEP,
    RULE_CLASS_GENODIGDE,
    RULE_CLASS_VERSLAG,
    RULE_CLASS_ALTIJD,
    RULE_CLASS_JAARLIJKS,
    RULE_CLASS_PERIODIEK,
    RULE_CLASS_BIJ_AANLEIDING
};

/* Whom a rule can bind. */
enum addressee {
    ADDRESSEE_MUNICIPALITY, /* in no intermunicipal housing project, as far as is known */
    ADDRESSEE_MEMBER,       /* a municipality in one */
    ADDRESSEE_PROJECT,      /* the project itself */
    ADDRESSEE_OUTSIDER      /* a body that no rule binds */
};

enum applies_to { APPLIES_TO_ALLE, APPLIES_TO_IGS, APPLIES_TO_NIET_IGS, APPLIES_TO_PROJECT };

/* The word for a rule that was read in its source; other words say that it was not. */
#define CERTAIN "bevestigd"

struct legal_rule {
    const char *id, *label, *class_word, *applies_word;
    enum rule_class rule_class;
    enum applies_to applies_to;
    const char *topic, *invitee; /* what it is about, or NULL */
    double minimum;              /* a year, or NAN */
    const char *from, *to;       /* days of validity; NULL is open */
    const char *article, *article_codex, *certainty, *source;
};

struct invitee {
    const char *code, *label;
    LIST(const char *) types;    /* participant types that count */
    const struct pattern *words; /* other words that count, or NULL */
};

/* A name, or all names of a type of participant, that a day put out of use. */
struct outdated_name {
    const char *id, *type;
    const struct pattern *words; /* the names of the type that are meant; NULL: all */
    const char *until;           /* the last day of use */
    const char *now;             /* what stands in its place */
    const char *certainty, *source;
};

/* Words that say where the report of a consultation goes. */
struct report_words {
    const struct pattern *sent; /* up to the end of what is said of it */
    const struct pattern *members, *agency;
    const struct pattern *denied; /* there is none */
};

struct regulation_rules {
    LIST(struct regime) regimes;
    LIST(struct legal_rule) rules;
    LIST(struct invitee) invitees;
    LIST(struct outdated_name) outdated;
    struct report_words report;
    LIST(struct definition_row) definitions;
    const char *codex_from;
};

/* The regime in force on a day (YYYY-MM-DD); NULL before the first one. */
const struct regime *regulations_regime(const struct regulation_rules *regulations,
                                        const char *day);

/* The rule of a class, on a topic or about an invitee that binds the addressee on a day, or NULL.
 */
const struct legal_rule *regulations_rule(const struct regulation_rules *regulations,
                                          const char *day, enum rule_class rule_class,
                                          enum addressee addressee);
const struct legal_rule *regulations_topic(const struct regulation_rules *regulations,
                                           const char *day, const char *topic,
                                           enum addressee addressee);
const struct legal_rule *regulations_invitee(const struct regulation_rules *regulations,
                                             const char *day, const char *invitee,
                                             enum addressee addressee);

/* The article that grounds the rule on a day. */
const char *regulations_article(const struct regulation_rules *regulations,
                                const struct legal_rule *rule, const char *day);

/* How often the rule asks for its topic. */
enum requirement regulations_requirement(const struct legal_rule *rule);

#endif
