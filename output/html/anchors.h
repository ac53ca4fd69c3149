/* Where words stand on the page, known before any of it is written: what each link leads to.
 *
 * Facts, items and documents are numbered over all documents; words without a fact that something
 * rests on are numbered among themselves. */
#ifndef OUTPUT_HTML_ANCHORS_H
#define OUTPUT_HTML_ANCHORS_H

#include "core/benchmark.h"

/* An id on the page: kind 'f' (fact), 'w' (words without a fact), 'i' (item), 'd' (document) and a
 * number. */
struct anchor {
    char kind;
    size_t number;
};

/* Words without a fact: the index of their document, and where they stand in it. */
struct words {
    size_t document;
    struct span span;
};

struct anchors;

/* The benchmark must outlive them; they live in the arena. */
struct anchors *anchors_new(const struct benchmark *benchmark, struct arena *arena);

/* The words themselves where the page shows them, else their item, else the document. */
struct anchor anchors_evidence(const struct anchors *anchors, const struct evidence *evidence);

struct anchor anchors_fact(const struct anchors *anchors, const struct document *document,
                           size_t fact);
struct anchor anchors_item(const struct anchors *anchors, struct item_source source);
struct anchor anchors_document(const struct anchors *anchors, const struct document *document);

/* The words without a fact that stand in a span, with the number of the first; they follow the
 * text. */
const struct words *anchors_words(const struct anchors *anchors, const struct document *document,
                                  struct span span, size_t *first, size_t *count);

/* The number of a rule in the list of all rules that found a fact, which are count, by name. */
size_t anchors_rule(const struct anchors *anchors, const char *rule);
const char *const *anchors_rules(const struct anchors *anchors, size_t *count);

#endif
