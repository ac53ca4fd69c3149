/* Participants (rules/actors.yaml and rules/organisations.yaml): the words by which a party is
 * named, and the contexts in which naming it makes it a participant. */
#ifndef ENGINE_ACTORS_H
#define ENGINE_ACTORS_H

#include "core/fact.h"
#include "rules/engine/reading.h"

struct actor_type {
    const char *code, *label;
    const struct pattern *pattern; /* noun phrases that name a party of the type; may be NULL */
    bool is_rest;                  /* of what is listed as a participant and fits no other type */
    bool tells_name; /* its word before a proper name tells what that is now, whatever it was */
};

struct organisation {
    const char *name;
    const struct actor_type *type;
    bool needs_context; /* also an everyday phrase: counts only near a word for its class */
    const char *from, *until;
};

struct organisation_name {
    const char *key; /* folded */
    size_t organisation;
};

enum scope {
    SCOPE_AFTER,   /* from the trigger to the end of the sentence, and the lines it introduces */
    SCOPE_BEFORE,  /* from the start of the sentence to the trigger */
    SCOPE_SENTENCE /* the whole sentence, and the lines it introduces */
};

struct actor_context {
    const char *id;
    enum scope scope;
    enum attendance state;
    bool opens_list;     /* reaches the lines that the sentence introduces */
    bool is_label;       /* what stands behind it is a party even when no word is known */
    bool in_body;        /* counts in texts about a body only, not about a cooperation */
    bool not_in_minutes; /* minutes say with it who spoke, not who takes part */
    size_t reach;        /* so many bytes at the most; 0 is no bound */
    bool stops;          /* ends where a subordinate clause begins */
    bool is_strong;      /* also bare names of municipalities are parties here */
    const struct pattern *pattern;
};

struct actor_rules {
    LIST(struct actor_type) types;
    LIST(struct actor_context) contexts;
    LIST(struct organisation) organisations;
    LIST(struct organisation_name) names; /* sorted */
    struct actor_context listing;         /* lists of which most lines begin with a party */
    struct actor_context enumeration;     /* parties listed in running text, with no other words */
    const struct pattern *link;           /* all that may stand between two of them */
    const struct pattern *organisation;   /* any name */
    const struct pattern *joint;          /* between two words for one party: "van de", nothing */
    const struct pattern *city_head;      /* before a municipality's name: "stad", "gemeente" */
    const struct pattern *shared_head;    /* "de diensten" before more than one name: `parts` */
    const struct pattern *between_parts;  /* ", ", " en " between those names */
    const struct pattern *aside;          /* before a party that decides or receives */
    const struct pattern *city_place;     /* before a bare name: where something is, no party */
    const struct pattern *not_party;      /* listed lines that name no party */
    const struct pattern *function;       /* "hoofd": who comes on behalf of a party */
    const struct pattern *for_example;    /* begins a list in brackets: "zoals", "o.a." */
    const struct pattern *stop;           /* a subordinate clause begins */
    const struct pattern *no_context;     /* sentences that name parties for another reason */
    const struct pattern *entry_head; /* stripped from a listed line: "een vertegenwoordiger van" */
    const struct actor_type *own_city, *other_city, *rest;
};

/* The type by its code, or NULL. */
const struct actor_type *actors_type(const struct actor_rules *actors, const char *code);

/* The organisation of that name (case and signs do not matter), or NULL; of two that share a name
 * the one of the day (YYYY-MM-DD), or without a day (NULL) the one that the file gives first. */
const struct organisation *actors_organisation(const struct actor_rules *actors, const char *name,
                                               size_t length, const char *day);

/* A party named in the text. */
struct party {
    struct span span;
    const struct actor_type *type;
    const char *rule;
    const char *name; /* the proper name, or NULL */
    size_t sentence;
    bool is_guess;     /* a name behind a shared head, no known word */
    bool is_city;      /* a bare municipality's name */
    bool is_bracketed; /* stands between brackets behind another party */
    bool needs_context;
    size_t listed; /* of how many parties in a row it is one, with nothing but links between them */
};

typedef LIST(struct party) party_list;

/* Whether the words end as a Dutch plural does: "diensten", "SHM's". */
bool ends_plural(const char *bytes, struct span span);

/* All parties that the item names, in text order, not overlapping; words that name one party
 * together are one. */
void parties_find(struct reading *reading, party_list *parties);

/* The index of the first party at or behind the offset; count when there is none. */
size_t parties_from(const party_list *parties, size_t offset);

#endif
