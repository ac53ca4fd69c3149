/* What a frequency is of (rules/roles.yaml): a body that meets, a topic that is discussed, or
 * something else. Clues in the sentence and above it each add to the roles' scores, the more the
 * nearer they stand; the highest score wins. */
#ifndef ENGINE_ROLES_H
#define ENGINE_ROLES_H

#include "rules/engine/reading.h"

/* Where a clue stands: in the sentence before or behind the frequency, in what stands above the
 * sentence, or in the frequency itself. */
enum clue_place {
    CLUE_PLACE_BEFORE,
    CLUE_PLACE_BEHIND,
    CLUE_PLACE_ABOVE,
    CLUE_PLACE_SELF,
    CLUE_PLACE_COUNT
};

/* What a clue adds for agendapunt and for andere; vergadering is what the two are measured by. */
struct role_weights {
    double of[2];
};

struct role_clue {
    const char *id;
    const struct pattern *words;
    bool is_consulting; /* speaks for a meeting or for a topic of it */
    bool counts_above;  /* also where it stands above the sentence */
    struct role_weights weights[CLUE_PLACE_COUNT];
};

/* Frequencies of up to so many a year. */
struct role_rate {
    const char *id;
    double most;
    struct role_weights weights;
};

/* What the frequency's own words and its place in the sentence say. */
enum role_shape {
    ROLE_SHAPE_ADJECTIVE, /* "jaarlijkse" */
    ROLE_SHAPE_OPENS,     /* no word of the sentence before it */
    ROLE_SHAPE_CLOSES,    /* no word of the sentence behind it */
    ROLE_SHAPE_AT_SIGN,   /* a comma, a stop or the like behind it */
    ROLE_SHAPE_APART,     /* a comma, a bracket or the like before it */
    ROLE_SHAPE_COUNT
};

/* For fitting the weights: is told every clue of every frequency. */
struct role_listener {
    void (*hear)(void *context, const struct document *document, struct span words,
                 const char *clue, const char *place, double strength);
    void *context;
};

struct role_rules {
    LIST(struct role_clue) clues;
    LIST(struct role_rate) rates;
    struct role_weights base, vague, shapes[ROLE_SHAPE_COUNT];
    double reach;         /* words away at which a clue counts half as much as close by */
    double clause;        /* words that a comma or the like counts for */
    double above;         /* what a clue above the sentence counts */
    struct node *weights; /* only while loading */
    struct role_listener listener;
};

struct role_finding {
    enum frequency_role role;
    bool is_consulting; /* the sentence says who meets or what is discussed */
};

/* per_year: NAN for a vague frequency. */
struct role_finding role_find(struct reading *reading, struct span words, double per_year);

#endif
