#include "rules/engine/reading.h"

#include <string.h>

#include "rules/engine/bodies.h"

const struct item *reading_item_of(const struct reading *reading) {
    return &reading->document->items.at[reading->item];
}

const char *reading_bytes(const struct reading *reading) { return reading->document->text.bytes; }

bool sentence_has(const struct reading *reading, size_t sentence, const struct pattern *pattern) {
    return sentence != NO_SENTENCE &&
           pattern_occurs(pattern, reading->matcher, reading_bytes(reading),
                          reading->sentences.at[sentence].span);
}

bool reading_tells_cooperation(const struct reading *reading) {
    const char *kind = reading_item_of(reading)->body_kind;
    return kind != NULL && strcmp(kind, BODY_COOPERATION) == 0;
}

bool reading_tells_body(const struct reading *reading) {
    const char *kind = reading_item_of(reading)->body_kind;
    return kind != NULL && strcmp(kind, BODY_COOPERATION) != 0 && strcmp(kind, BODY_INTERNAL) != 0;
}

bool reading_names_body(const struct reading *reading) {
    return reading->bodies.count > 0 || reading_item_of(reading)->body_kind != NULL;
}

struct fact *reading_add(struct reading *reading, enum fact_kind kind, struct span span,
                         const char *rule) {
    const struct body_mention *about = bodies_about(reading, span);
    struct document *document = reading->document;
    struct fact *fact = list_add(document->arena, &document->facts);
    fact->kind = kind;
    fact->span = span;
    fact->item = reading->item;
    fact->rule = rule;
    fact->forum = about == NULL ? reading_item_of(reading)->title_text
                                : text_words(&document->text, about->span, document->arena);
    fact->forum_kind = about == NULL ? NULL : about->kind->id;
    return fact;
}

void reading_remark(struct reading *reading, const char *check, struct span span,
                    const char *message) {
    if (document_sets_apart(reading->document, span)) return;
    *list_add(reading->document->arena, &reading->document->remarks) =
        (struct remark){check, reading->item, span, message};
}

void matches_visit(struct reading *reading, const struct pattern *pattern, struct span within,
                   void (*visit)(struct reading *reading, struct span found, void *context),
                   void *context) {
    struct span found;
    while (pattern != NULL &&
           pattern_find(pattern, reading->matcher, reading_bytes(reading), within, &found)) {
        struct span words = text_trim(&reading->document->text, found);
        if (words.end > words.start) visit(reading, words, context);
        within.start = found.end > within.start ? found.end : within.start + 1;
    }
}
