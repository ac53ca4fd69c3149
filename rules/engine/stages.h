/* Where in a sentence a named party takes part: behind a label ("Deelnemers:"), around a phrase
 * ("is samengesteld uit"), in a list that either one introduces. */
#ifndef ENGINE_STAGES_H
#define ENGINE_STAGES_H

#include "rules/engine/actors.h"

/* A stretch of one sentence in which a named party is a participant. */
struct stage {
    struct span span;
    const struct actor_context *context;
    bool is_entry; /* the sentence is an entry of a list of participants */
};

enum { STAGE_MOST = 24 };

struct stages {
    struct stage at[STAGE_MOST];
    size_t count;
};

/* For each sentence: how many entries of a list it introduces, and how many begin with a party. */
struct list_tally {
    size_t entries, parties;
};

/* The tallies of the item, one a sentence; parties are those of the item. */
struct list_tally *stages_tally(const struct reading *reading, const party_list *parties);

/* The stages of a sentence: what introduces it, and what it says itself. */
void stages_find(const struct reading *reading, size_t sentence, const party_list *parties,
                 const struct list_tally *tallies, struct stages *stages);

/* The stage on which a party of the sentence stands, one that tells attendance first, or NULL. */
const struct stage *stages_of(const struct stages *stages, const struct party *party);

#endif
