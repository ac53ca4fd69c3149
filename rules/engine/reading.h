/* One item being read: its sentences and how they hang together, and the bodies it names. The
 * extractors of the four kinds of facts work on this and add to the document's facts. */
#ifndef ENGINE_READING_H
#define ENGINE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/document.h"
#include "rules/engine/rulebook.h"

#define NO_SENTENCE SIZE_MAX

/* How far up a sentence's introductions count: "Deelnemers:", "Beperkte groep:", its lines. */
enum { INTRO_STEPS = 4 };

struct sentence {
    struct span span;
    enum block_kind kind; /* of the block it stands in */
    int level;
    size_t block;   /* of the item: sentences of one paragraph share it */
    bool is_title;  /* the item's own title */
    bool is_label;  /* ends with ':' and says what the following lines are */
    size_t intro;   /* the sentence whose list this one stands in, or NO_SENTENCE */
    size_t heading; /* the heading or title above it, or NO_SENTENCE */
    size_t row;     /* a cell of a table of bodies: the cell that names the row's; or NO_SENTENCE */
};

/* A consultation body named in the text. */
struct body_mention {
    struct span span;
    size_t sentence;
    const struct body_kind *kind;
};

struct reading {
    const struct rulebook *rules;
    struct matcher *matcher;
    struct document *document;
    size_t item;
    struct arena *arena; /* ends with the reading */
    LIST(struct sentence) sentences;
    LIST(struct body_mention) bodies;
    struct role_view *role_view; /* of roles.c: the clues of the sentence it read last */
};

/* For the extractors. */

/* The sentence that holds an offset, or the last one before it; NO_SENTENCE when there is none. */
size_t sentence_at(const struct reading *reading, size_t offset);

/* Whether the pattern occurs in a sentence. */
bool sentence_has(const struct reading *reading, size_t sentence, const struct pattern *pattern);

/* The item in hand, its text and the span of title and body. */
const struct item *reading_item_of(const struct reading *reading);
const char *reading_bytes(const struct reading *reading);

/* Whether the item's title says that it is about a cooperation between municipalities or services,
 * of which texts tell more than meetings; and whether it says that it is about a body that meets.
 * A title may say neither. */
bool reading_tells_cooperation(const struct reading *reading);
bool reading_tells_body(const struct reading *reading);

/* Whether the item names a body or its title says that it is about one, so that parties listed in
 * it are likely to meet. */
bool reading_names_body(const struct reading *reading);

/* Adds a fact of the item with the forum that goes with its place. */
struct fact *reading_add(struct reading *reading, enum fact_kind kind, struct span span,
                         const char *rule);

/* Notes something odd for the findings; check is an id of rules/checks.yaml. */
void reading_remark(struct reading *reading, const char *check, struct span span,
                    const char *message);

/* The body that a place in the text is about: the nearest one named before it in its sentence,
 * else in the sentence, its intro, what stands before it, its heading; NULL when none is named. */
const struct body_mention *bodies_about(const struct reading *reading, struct span span);

/* Calls visit for every match of the pattern in the span, white space at its ends left out. A NULL
 * pattern has none. */
void matches_visit(struct reading *reading, const struct pattern *pattern, struct span within,
                   void (*visit)(struct reading *reading, struct span found, void *context),
                   void *context);

#endif
