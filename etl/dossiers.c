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
};

struct building {
    struct dossier_set *set;
    const struct rulebook *rules;
    const char *peildatum;
    struct arena *arena, *scratch;
    LIST(struct shape_list) shapes; /* one for each dossier, one shape for each of its items */
};

static uint64_t hash_words(const char *bytes, size_t length) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}

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
        shape.triples[shape.count++] = hash_words(words + first, i - first);
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

/* An item of another document with the same title and text; repeats within one document stay. */
static bool fold(struct building *building, size_t index, struct item_source source,
                 const struct shape *shape) {
    struct dossier *dossier = &building->set->dossiers.at[index];
    const struct shape_list *shapes = &building->shapes.at[index];
    for (size_t i = 0; i < dossier->items.count; i++) {
        struct dossier_item *item = &dossier->items.at[i];
        if (item->sources.at[item->sources.count - 1].document == source.document) continue;
        if (!is_same_text(&shapes->of.at[i], shape)) continue;
        *list_add(building->arena, &item->sources) = source;
        return true;
    }
    return false;
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

/* "Zie lokaal woonoverleg": the first item of that kind which does not point on itself. */
static void resolve_references(struct dossier *dossier) {
    for (size_t i = 0; i < dossier->items.count; i++) {
        const char *to = dossier_item_first(&dossier->items.at[i])->refers_to;
        for (size_t k = 0; to != NULL && k < dossier->items.count; k++) {
            const struct item *other = dossier_item_first(&dossier->items.at[k]);
            if (k == i || other->refers_to != NULL || other->body_kind == NULL ||
                strcmp(other->body_kind, to) != 0)
                continue;
            dossier->items.at[i].refers_to = k;
            break;
        }
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
    for (size_t d = 0; d < documents->count; d++)
        for (size_t i = 0; documents->at[d]->status != DOCUMENT_STATUS_REFUSED &&
                           i < documents->at[d]->items.count;
             i++)
            item_add(&building, documents->at[d], i);
    if (set->dossiers.count > 1)
        qsort(set->dossiers.at, set->dossiers.count, sizeof *set->dossiers.at, by_rank);
    for (size_t i = 0; i < set->dossiers.count; i++) resolve_references(&set->dossiers.at[i]);
    arena_end(building.scratch);
}
