/* Municipalities and other bodies that submit texts (rules/cities.yaml): names, NIS codes with
 * their dates, membership of intermunicipal projects. */
#ifndef ENGINE_CITIES_H
#define ENGINE_CITIES_H

#include "rules/engine/pattern.h"

/* NIS code, valid on the days [from, to]; NULL for an open end. */
struct nis_code {
    const char *code, *from, *to;
};

struct city {
    const char *name;
    const char *province;    /* or NULL */
    const char *merged_into; /* name of the municipality it became part of, or NULL */
    bool is_centrumstad;
    bool is_body;    /* no municipality but an intermunicipal project or another body */
    bool is_outside; /* a body that Flemish regulation does not bind */
    bool uncertain;  /* the file marks what it says of it as not certain */
    bool in_igs;     /* member of an intermunicipal housing project ... */
    const char *igs_from, *igs_to, *igs_name; /* ... on these days; NULL for an open end */
    LIST(struct nis_code) nis;
    LIST(const char *) aliases;
    LIST(const char *) demonyms; /* "Gentse": names the city, but not as a party */
};

struct city_name {
    const char *key; /* folded */
    size_t city;
    bool is_demonym;
    struct place place; /* where the file gives it */
};

struct city_rules {
    LIST(struct city) cities;      /* in the order of the file */
    LIST(struct city_name) names;  /* sorted, for lookup */
    const struct pattern *pattern; /* any name or alias, in its own case */
    const struct pattern *mention; /* the same, also in capitals, and demonyms */
};

/* The city or body of that name or alias (case, hyphens, white space and a "stad" or "gemeente"
 * before it do not matter), or NULL. */
const struct city *cities_find(const struct city_rules *cities, const char *name, size_t length);

/* The same, demonyms included. */
const struct city *cities_find_mention(const struct city_rules *cities, const char *name,
                                       size_t length);

/* The NIS code on a day (YYYY-MM-DD), or NULL. */
const char *cities_nis(const struct city *city, const char *day);

/* Whether the city is known to be a member of an intermunicipal project on a day. */
bool cities_in_igs(const struct city *city, const char *day);

/* Whether day lies in [from, to]; NULL is an open end. */
bool day_within(const char *day, const char *from, const char *to);

#endif
