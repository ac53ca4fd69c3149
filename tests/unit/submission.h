/* Submissions made by hand: items with facts of which only what a test names is set, so that
 * verdicts are tested apart from how facts are found. */
#ifndef UNIT_SUBMISSION_H
#define UNIT_SUBMISSION_H

#include "aggregate.h"
#include "support.h"

struct submissions {
    struct arena *arena;
    document_list documents;
};

/* For cmocka; *state is a struct submissions. */
int submissions_setup(void **state);
int submissions_teardown(void **state);

/* A document with one item about a city; body_kind is a code of rules/bodies.yaml or NULL. Each has
 * another text. */
struct document *submit(struct submissions *submissions, const char *city, const char *body_kind);

/* A fact in the document's item, about the item's own body; its words are one byte. */
struct fact *say(struct document *document, enum fact_kind kind);

/* Makes a fact be about a body that the text names: "kerngroep", "deelorgaan". */
void about(struct fact *fact, const char *forum, const char *forum_kind);

/* The item's body meets so often; NAN for an open bound. */
struct fact *meets(struct document *document, double min, double max, enum qualifier qualifier);

/* The benchmark at a peildatum, with the real rules, and a city in it; NULL when it is not there.
 * They live as long as the submissions. */
const struct benchmark *benchmark_on(struct submissions *submissions, const char *peildatum);
const struct benchmark_city *city_in(const struct benchmark *benchmark, const char *city);

/* Gent on a day: most tests need no more. */
const struct benchmark_city *gent_on(struct submissions *submissions, const char *peildatum);

/* The first finding of a check, or NULL; how many there are. */
const struct finding *finding_of(const struct benchmark_city *city, const char *check);
size_t findings_of(const struct benchmark_city *city, const char *check);

#endif
