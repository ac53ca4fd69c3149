#include "rules/engine/extract.h"

#include <stdlib.h>

#include "rules/engine/bodies.h"
#include "rules/engine/extractors.h"

static int by_place(const void *a, const void *b) {
    const struct fact *left = a, *right = b;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
    return left->span.end < right->span.end ? -1 : left->span.end > right->span.end;
}

/* What stands behind an unticked box is an answer that was not given. */
static void drop_unticked(struct reading *reading, size_t first) {
    struct document *document = reading->document;
    size_t kept = first;
    for (size_t i = first; i < document->facts.count; i++) {
        size_t sentence = sentence_at(reading, document->facts.at[i].span.start);
        if (!sentence_has(reading, sentence, reading->rules->bodies->unticked))
            document->facts.at[kept++] = document->facts.at[i];
    }
    document->facts.count = kept;
}

void extract_item(const struct rulebook *rules, struct matcher *matcher, struct document *document,
                  size_t item) {
    struct reading reading = {.rules = rules,
                              .matcher = matcher,
                              .document = document,
                              .item = item,
                              .arena = arena_new()};
    size_t first = document->facts.count;
    sentences_split(&reading);
    bodies_find(&reading);
    dates_find(&reading);
    frequency_find(&reading);
    topics_find(&reading);
    participants_find(&reading);
    drop_unticked(&reading, first);
    if (document->facts.count > first)
        qsort(document->facts.at + first, document->facts.count - first, sizeof *document->facts.at,
              by_place);
    arena_end(reading.arena);
}
