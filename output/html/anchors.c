#include "anchors.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What was numbered before a document. */
struct numbered {
    const struct document *document;
    size_t index, facts, items;
};

struct anchors {
    struct arena *arena;
    struct numbered *documents; /* by address */
    size_t document_count;
    size_t *shown; /* by item: 1 + the item that shows its text, 0 where the page does not */
    LIST(struct words) words; /* by document, then span */
    LIST(const char *) rules; /* by name */
};

static int by_address(const void *a, const void *b) {
    uintptr_t left = (uintptr_t)((const struct numbered *)a)->document;
    uintptr_t right = (uintptr_t)((const struct numbered *)b)->document;
    return left < right ? -1 : left > right;
}

static const struct numbered *find(const struct anchors *anchors, const struct document *document) {
    struct numbered key = {.document = document};
    return bsearch(&key, anchors->documents, anchors->document_count, sizeof key, by_address);
}

static size_t item_number(const struct anchors *anchors, struct item_source source) {
    return find(anchors, source.document)->items + source.item;
}

static void show(struct anchors *anchors, struct item_source source, struct item_source by) {
    anchors->shown[item_number(anchors, source)] = 1 + item_number(anchors, by);
}

static void number_documents(struct anchors *anchors, const struct benchmark *benchmark) {
    size_t count = benchmark->documents.count, items = 0, facts = 0;
    anchors->documents = arena_take(anchors->arena, (count + 1) * sizeof *anchors->documents);
    anchors->document_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct document *document = benchmark->documents.at[i];
        anchors->documents[i] = (struct numbered){document, i, facts, items};
        facts += document->facts.count;
        items += document->items.count;
    }
    if (count > 1) qsort(anchors->documents, count, sizeof *anchors->documents, by_address);
    anchors->shown = arena_take(anchors->arena, (items + 1) * sizeof *anchors->shown);
}

static void number_items(struct anchors *anchors, const struct benchmark *benchmark) {
    for (size_t i = 0; i < benchmark->cities.count; i++)
        for (size_t k = 0; k < benchmark->cities.at[i].item_count; k++) {
            const struct dossier_item *item = &benchmark->cities.at[i].items[k];
            for (size_t s = 0; s < item->sources.count; s++)
                show(anchors, item->sources.at[s], item->sources.at[0]);
        }
    for (size_t i = 0; i < benchmark->unplaced_count; i++)
        show(anchors, benchmark->unplaced[i], benchmark->unplaced[i]);
}

static int by_span(struct span left, struct span right) {
    if (left.start != right.start) return left.start < right.start ? -1 : 1;
    return left.end < right.end ? -1 : left.end > right.end;
}

static int by_words(const void *a, const void *b) {
    const struct words *left = a, *right = b;
    if (left->document != right->document) return left->document < right->document ? -1 : 1;
    return by_span(left->span, right->span);
}

static struct words words_of(const struct anchors *anchors, const struct document *document,
                             struct span span) {
    return (struct words){find(anchors, document)->index, span};
}

/* Whether the words are what their item goes by: a link to the item shows them. */
static bool is_head(const struct evidence *evidence) {
    const struct item *item = document_item_at(evidence->document, evidence->span.start);
    return item == NULL || by_span(item_head(evidence->document, item), evidence->span) == 0;
}

static void gather(struct anchors *anchors, const evidence_list *evidence) {
    for (size_t i = 0; i < evidence->count; i++)
        if (evidence->at[i].fact == NULL && !is_head(&evidence->at[i]))
            *list_add(anchors->arena, &anchors->words) =
                words_of(anchors, evidence->at[i].document, evidence->at[i].span);
}

/* Findings alone rest on words that are no fact. Each stands in the list once. */
static void number_words(struct anchors *anchors, const struct benchmark *benchmark) {
    for (size_t i = 0; i < benchmark->cities.count; i++)
        for (size_t k = 0; k < benchmark->cities.at[i].findings.count; k++) {
            gather(anchors, &benchmark->cities.at[i].findings.at[k].evidence);
            gather(anchors, &benchmark->cities.at[i].findings.at[k].searched);
        }
    for (size_t i = 0; i < benchmark->findings.count; i++)
        gather(anchors, &benchmark->findings.at[i].evidence);
    size_t count = anchors->words.count, kept = 0;
    if (count > 1) qsort(anchors->words.at, count, sizeof *anchors->words.at, by_words);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || by_words(&anchors->words.at[kept - 1], &anchors->words.at[i]) != 0)
            anchors->words.at[kept++] = anchors->words.at[i];
    anchors->words.count = kept;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void number_rules(struct anchors *anchors, const struct benchmark *benchmark) {
    for (size_t i = 0; i < benchmark->documents.count; i++)
        for (size_t k = 0; k < benchmark->documents.at[i]->facts.count; k++)
            *list_add(anchors->arena, &anchors->rules) =
                benchmark->documents.at[i]->facts.at[k].rule;
    size_t count = anchors->rules.count, kept = 0;
    if (count > 1) qsort(anchors->rules.at, count, sizeof *anchors->rules.at, by_name);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || strcmp(anchors->rules.at[kept - 1], anchors->rules.at[i]) != 0)
            anchors->rules.at[kept++] = anchors->rules.at[i];
    anchors->rules.count = kept;
}

struct anchors *anchors_new(const struct benchmark *benchmark, struct arena *arena) {
    struct anchors *anchors = arena_take(arena, sizeof *anchors);
    anchors->arena = arena;
    number_documents(anchors, benchmark);
    number_items(anchors, benchmark);
    number_words(anchors, benchmark);
    number_rules(anchors, benchmark);
    return anchors;
}

struct anchor anchors_document(const struct anchors *anchors, const struct document *document) {
    return (struct anchor){'d', find(anchors, document)->index};
}

struct anchor anchors_item(const struct anchors *anchors, struct item_source source) {
    size_t shown = anchors->shown[item_number(anchors, source)];
    if (shown == 0) return anchors_document(anchors, source.document);
    return (struct anchor){'i', shown - 1};
}

struct anchor anchors_fact(const struct anchors *anchors, const struct document *document,
                           size_t fact) {
    return (struct anchor){'f', find(anchors, document)->facts + fact};
}

/* The first of the words that does not come before these. */
static size_t words_from(const struct anchors *anchors, struct words words) {
    size_t at;
    BISECT(at, anchors->words.count, by_words(&anchors->words.at[at], &words) < 0);
    return at;
}

struct anchor anchors_evidence(const struct anchors *anchors, const struct evidence *evidence) {
    const struct document *document = evidence->document;
    const struct item *item = evidence->fact == NULL
                                  ? document_item_at(document, evidence->span.start)
                                  : &document->items.at[evidence->fact->item];
    if (item == NULL) return anchors_document(anchors, document);
    struct item_source source = {document, (size_t)(item - document->items.at)};
    struct anchor of_item = anchors_item(anchors, source);
    if (of_item.kind != 'i' || of_item.number != item_number(anchors, source)) return of_item;
    if (evidence->fact != NULL)
        return anchors_fact(anchors, document, (size_t)(evidence->fact - document->facts.at));
    struct words words = words_of(anchors, document, evidence->span);
    size_t number = words_from(anchors, words);
    if (number == anchors->words.count || by_words(&anchors->words.at[number], &words) != 0)
        return of_item;
    return (struct anchor){'w', number};
}

const struct words *anchors_words(const struct anchors *anchors, const struct document *document,
                                  struct span span, size_t *first, size_t *count) {
    size_t index = find(anchors, document)->index;
    *first = words_from(anchors, (struct words){index, {span.start, 0}});
    *count = words_from(anchors, (struct words){index, {span.end, 0}}) - *first;
    return *count == 0 ? NULL : anchors->words.at + *first;
}

size_t anchors_rule(const struct anchors *anchors, const char *rule) {
    const char **found =
        bsearch(&rule, anchors->rules.at, anchors->rules.count, sizeof rule, by_name);
    return (size_t)(found - anchors->rules.at);
}

const char *const *anchors_rules(const struct anchors *anchors, size_t *count) {
    *count = anchors->rules.count;
    return anchors->rules.at;
}
