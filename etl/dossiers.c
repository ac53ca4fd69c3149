#include "dossiers.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rules/engine/cities.h"

/* Two texts are the same submission when they share this part of their word triples. */
static const double SAME_TEXT = 0.9;

/* What is compared of an item while dossiers are built. */
struct shape {
    const char *title;
    uint64_t *triples; /* sorted hashes of three words on end */
    size_t count;
};

struct shape_list {
    LIST(struct shape) of;
    const struct document *document; /* whose items are being added */
    size_t before;                   /* items that were there before it */
};

struct building {
    struct dossier_set *set;
    const struct rulebook *rules;
    const char *peildatum;
    struct arena *arena, *scratch;
    LIST(struct shape_list) shapes; /* one for each dossier, one shape for each of its items */
};

static int by_value(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

static struct shape shape_of(const struct document *document, const struct item *item,
                             struct arena *arena) {
    struct shape shape = {.title = item->title_text == NULL ? "" : item->title_text};
    const char *words = text_words(&document->text, item->body, arena);
    size_t length = strlen(words), starts[3] = {0, 0, 0}, seen = 0;
    shape.triples = arena_take(arena, (length / 2 + 2) * sizeof *shape.triples);
    for (size_t i = 0, start = 0; length > 0 && i <= length; i++) {
        if (i < length && words[i] != ' ') continue;
        starts[seen++ % 3] = start;
        start = i + 1;
        size_t first = starts[seen < 3 ? 0 : seen % 3];
        shape.triples[shape.count++] = hash_bytes(HASH_START, words + first, i - first);
    }
    if (shape.count > 0) qsort(shape.triples, shape.count, sizeof *shape.triples, by_value);
    return shape;
}

static bool is_same_text(const struct shape *a, const struct shape *b) {
    size_t shared = 0, i = 0, k = 0;
    if (strcmp(a->title, b->title) != 0) return false;
    while (i < a->count && k < b->count) {
        if (a->triples[i] == b->triples[k])
            shared++, i++, k++;
        else if (a->triples[i] < b->triples[k])
            i++;
        else
            k++;
    }
    size_t all = a->count + b->count - shared;
    return all == 0 || (double)shared >= SAME_TEXT * (double)all;
}

static size_t dossier_add(struct building *building, const char *name, const struct city *city) {
    struct dossier *dossier = list_add(building->arena, &building->set->dossiers);
    list_add(building->scratch, &building->shapes);
    dossier->city = name;
    if (city != NULL) {
        dossier->nis = cities_nis(city, building->peildatum);
        dossier->province = city->province;
        dossier->is_centrumstad = city->is_centrumstad;
    }
    return building->set->dossiers.count - 1;
}

static size_t dossier_of(struct building *building, const char *name) {
    for (size_t i = 0; i < building->set->dossiers.count; i++)
        if (strcmp(building->set->dossiers.at[i].city, name) == 0) return i;
    return dossier_add(building, name, cities_find(building->rules->cities, name, strlen(name)));
}

/* Whether two items say the same: a text may differ in a single number and be 90 % the same. */
static bool says_same(struct item_source a, struct item_source b) {
    struct range ours = document_facts(a.document, a.item);
    struct range theirs = document_facts(b.document, b.item);
    if (ours.to - ours.from != theirs.to - theirs.from) return false;
    for (size_t i = 0; i < ours.to - ours.from; i++)
        if (!fact_same_value(&a.document->facts.at[ours.from + i],
                             &b.document->facts.at[theirs.from + i]))
            return false;
    return true;
}

/* An item of another document with the same title, text and facts; repeats within one document and
 * what contradicts stay beside each other. */
static bool fold(struct building *building, size_t index, struct item_source source,
                 const struct shape *shape) {
    struct dossier *dossier = &building->set->dossiers.at[index];
    struct shape_list *shapes = &building->shapes.at[index];
    if (shapes->document != source.document) {
        shapes->document = source.document;
        shapes->before = dossier->items.count;
    }
    for (size_t i = 0; i < shapes->before; i++) {
        struct dossier_item *item = &dossier->items.at[i];
        if (item->sources.at[item->sources.count - 1].document == source.document) continue;
        if (!is_same_text(&shapes->of.at[i], shape)) continue;
        if (!says_same(item->sources.at[0], source)) continue;
        *list_add(building->arena, &item->sources) = source;
        return true;
    }
    return false;
}

/* A city of which rows are announced has a dossier, also when none was read. */
static void declared_add(struct building *building, const struct document *document) {
    for (size_t i = 0; i < document->declared.count; i++)
        if (document->declared.at[i].rows > 0)
            dossier_of(building, document->declared.at[i].city_words);
}

static void item_add(struct building *building, const struct document *document, size_t index) {
    const struct item *item = &document->items.at[index];
    struct item_source source = {document, index};
    if (item->city == NULL) {
        if (span_length(item->body) > 0)
            *list_add(building->arena, &building->set->unplaced) = source;
        return;
    }
    size_t dossier = dossier_of(building, item->city);
    struct shape shape = shape_of(document, item, building->scratch);
    if (fold(building, dossier, source, &shape)) return;
    struct dossier_item *added =
        list_add(building->arena, &building->set->dossiers.at[dossier].items);
    added->refers_to = SIZE_MAX;
    *list_add(building->arena, &added->sources) = source;
    *list_add(building->scratch, &building->shapes.at[dossier].of) = shape;
}

/* The first item of a kind of body that does not itself point elsewhere; SIZE_MAX without one. */
static size_t first_of_kind(const struct dossier *dossier, const char *kind) {
    for (size_t i = 0; i < dossier->items.count; i++) {
        const struct item *item = dossier_item_first(&dossier->items.at[i]);
        if (item->refers_to == NULL && item->body_kind != NULL &&
            strcmp(item->body_kind, kind) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* "Zie lokaal woonoverleg". Most references of a dossier point to the same kind. */
static void resolve_references(struct dossier *dossier) {
    const char *kind = NULL;
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < dossier->items.count; i++) {
        const char *to = dossier_item_first(&dossier->items.at[i])->refers_to;
        if (to == NULL) continue;
        if (kind == NULL || strcmp(kind, to) != 0) first = first_of_kind(dossier, to);
        kind = to;
        dossier->items.at[i].refers_to = first;
    }
}

static int by_rank(const void *a, const void *b) {
    const struct dossier *left = a, *right = b;
    if (left->is_centrumstad != right->is_centrumstad) return left->is_centrumstad ? -1 : 1;
    return strcmp(left->city, right->city);
}

void dossiers_build(const document_list *documents, const struct rulebook *rules,
                    const char *peildatum, struct dossier_set *set, struct arena *arena) {
    struct building building = {
        .set = set, .rules = rules, .peildatum = peildatum, .arena = arena, .scratch = arena_new()};
    for (size_t i = 0; i < rules->cities->cities.count; i++)
        if (rules->cities->cities.at[i].is_centrumstad)
            dossier_add(&building, rules->cities->cities.at[i].name, &rules->cities->cities.at[i]);
    for (size_t d = 0; d < documents->count; d++) {
        const struct document *document = documents->at[d];
        if (document->status == DOCUMENT_STATUS_REFUSED) continue;
        for (size_t i = 0; i < document->items.count; i++) item_add(&building, document, i);
        declared_add(&building, document);
    }
    if (set->dossiers.count > 1)
        qsort(set->dossiers.at, set->dossiers.count, sizeof *set->dossiers.at, by_rank);
    for (size_t i = 0; i < set->dossiers.count; i++) resolve_references(&set->dossiers.at[i]);
    arena_end(building.scratch);
}
