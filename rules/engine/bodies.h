/* Kinds of consultation bodies (rules/bodies.yaml): how titles and running text name them, which
 * item points to another, how sentences end. */
#ifndef ENGINE_BODIES_H
#define ENGINE_BODIES_H

#include "rules/engine/reading.h"

/* Kinds that the rules must have: the consultation that regulation asks for; cooperation between
 * municipalities or services, of which texts tell more than meetings; and how the services of a
 * municipality are arranged, which is no body. */
#define BODY_CONSULTATION "lokaal_woonoverleg"
#define BODY_STEERING_GROUP "stuurgroep"
#define BODY_COOPERATION "samenwerkingsverband"
#define BODY_OTHER "ander_overleg"
#define BODY_INTERNAL "interne_organisatie"

struct body_kind {
    const char *id;               /* "lokaal_woonoverleg" */
    const char *label;            /* "lokaal woonoverleg" */
    bool is_part;                 /* a circle of the body whose item it stands in: "kerngroep" */
    bool is_heading;              /* a title that only orders the rows: "B. OVERLEG" */
    const struct pattern *titles; /* titles of items; may be NULL */
    const struct pattern *names;  /* names in running text; may be NULL */
};

struct body_rules {
    LIST(struct body_kind) kinds;
    const struct pattern *sentence_end; /* ends where the next sentence may begin */
    const struct pattern *glued_label; /* "...beperking)Trekker:": matches where the label begins */
    const struct pattern *question;    /* a heading that asks, also without a question mark */
    const struct pattern *list_title;  /* a heading that labels what is below it: "4. Leden" */
    const struct pattern *unticked;    /* a form's box that is not ticked */
    const struct pattern *denied;      /* the rest of a question that is answered "nee" */
    const struct pattern *self;        /* a project that presents itself by `name` */
    const struct pattern *project_title; /* a title that may be the `name` of a project */
    const struct pattern *together;      /* words of municipalities that work together */
    const struct pattern *minutes;       /* the head of the minutes of a meeting */
    const struct pattern *reference;     /* "Zie lokaal woonoverleg"; group `to` names the body */
    const struct pattern *same_body; /* the local consultation takes place in the `other` body */
    const struct pattern *heading;   /* a word for consultation in a heading or label */
    const struct pattern *label;     /* "Frequentie:" at the start of a sentence */
    const struct pattern *not_names; /* words that look like a body and are none */
};

/* The kind by its id, or NULL. */
const struct body_kind *bodies_kind(const struct body_rules *bodies, const char *id);

/* The kind that a title or name belongs to, by titles and then by names; NULL when none fits. */
const struct body_kind *bodies_kind_of(const struct body_rules *bodies, struct matcher *matcher,
                                       const char *title);

/* When the item's body only points to another one: the kind pointed to, else NULL. */
const struct body_kind *bodies_reference(const struct body_rules *bodies, struct matcher *matcher,
                                         const struct text *text, struct span body);

#endif
