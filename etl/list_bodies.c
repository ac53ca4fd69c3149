#include "list_bodies.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rules/engine/bodies.h"

static const char *label_of(const struct rulebook *rules, const char *kind) {
    const struct body_kind *found = kind == NULL ? NULL : bodies_kind(rules->bodies, kind);
    return found == NULL ? "" : found->label;
}

static struct body_row *row_add(struct benchmark *benchmark, const struct dossier_item *item,
                                struct benchmark_city *city, const char *name) {
    const struct item *first = dossier_item_first(item);
    struct body_row *row = list_add(benchmark->arena, &city->bodies);
    row->name = name == NULL ? "" : name;
    row->item_title = first->title_text == NULL ? "" : first->title_text;
    row->section = first->section;
    row->frequency = "";
    row->min = row->max = NAN;
    for (size_t i = 0; i < item->sources.count; i++)
        *list_add(benchmark->arena, &row->documents) = item->sources.at[i].document->name;
    return row;
}

static struct body_row *row_of(struct benchmark *benchmark, const struct dossier_item *item,
                               struct benchmark_city *city, size_t first, const char *name) {
    for (size_t i = first; i < city->bodies.count; i++)
        if (strcasecmp(city->bodies.at[i].name, name == NULL ? "" : name) == 0)
            return &city->bodies.at[i];
    return row_add(benchmark, item, city, name);
}

/* Whether a value is one of those in "4 keer per jaar; naar nood". */
static bool is_listed(const char *values, const char *value, size_t length) {
    for (const char *at = values; at != NULL; at = strchr(at, ';')) {
        at += strspn(at, "; ");
        if (strncmp(at, value, length) == 0 && (at[length] == '\0' || at[length] == ';'))
            return true;
    }
    return false;
}

/* The values with one more, unless it is there. */
static const char *listed(const char *values, const char *value, size_t length,
                          struct arena *arena) {
    if (length == 0 || is_listed(values, value, length)) return values;
    return arena_print(arena, "%s%s%.*s", values, values[0] == '\0' ? "" : "; ", (int)length,
                       value);
}

/* The first number that the text gives for the body stands in the columns; all of them in words. */
static void add_frequency(struct body_row *row, const struct frequency *frequency,
                          struct arena *arena) {
    if (frequency->role != FREQUENCY_ROLE_VERGADERING) return;
    const char *value = frequency_value(frequency, arena);
    row->frequency = listed(row->frequency, value, strlen(value), arena);
    if (!isnan(row->min) || !isnan(row->max)) return;
    row->min = frequency->min;
    row->max = frequency->max;
}

static void add_fact(struct benchmark *benchmark, struct body_row *row,
                     const struct document *document, const struct fact *fact) {
    if (fact->kind == FACT_KIND_FREQUENCY) add_frequency(row, &fact->frequency, benchmark->arena);
    row->participants += fact->kind == FACT_KIND_PARTICIPANT;
    row->topics += fact->kind == FACT_KIND_TOPIC;
    *list_add(benchmark->arena, &row->evidence) = (struct evidence){document, fact, fact->span};
}

static void list_item(struct benchmark *benchmark, const struct dossier *dossier,
                      const struct dossier_item *item, struct benchmark_city *city,
                      const struct rulebook *rules) {
    const struct document *document = dossier_item_document(item);
    const struct item *head = dossier_item_first(item);
    size_t first = city->bodies.count;
    struct range facts = document_facts(document, item->sources.at[0].item);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind == FACT_KIND_DATE || !fact_counts(fact)) continue;
        struct body_row *row = row_of(benchmark, item, city, first, fact->forum);
        if (row->kind == NULL)
            row->kind =
                label_of(rules, fact->forum_kind != NULL ? fact->forum_kind : head->body_kind);
        add_fact(benchmark, row, document, fact);
    }
    const struct body_kind *kind =
        head->body_kind == NULL ? NULL : bodies_kind(rules->bodies, head->body_kind);
    bool is_body = kind != NULL && !kind->is_heading;
    if (city->bodies.count > first || !is_body || span_length(head->body) == 0) return;
    struct body_row *row = row_add(benchmark, item, city, head->title_text);
    row->kind = kind->label;
    if (item->refers_to != SIZE_MAX)
        row->refers_to = dossier_item_first(&dossier->items.at[item->refers_to])->title_text;
}

/* The index of the kind among the columns; that of the last one where it has none. */
static size_t kind_index(const struct benchmark *benchmark, const char *label) {
    size_t i = 0, last = benchmark->kinds.count - 1;
    while (i < last && strcmp(benchmark->kinds.at[i].label, label) != 0) i++;
    return i;
}

/* Which words of a frequency come first in a cell: a number, then words without one, then what is
 * only recited as a duty. RANK_COUNT for words of anything else. */
enum { RANK_NUMBER, RANK_WORDS, RANK_DUTY, RANK_COUNT };

static int rank_of(const struct fact *fact) {
    const struct frequency *frequency = &fact->frequency;
    if (fact->kind != FACT_KIND_FREQUENCY || frequency->role != FREQUENCY_ROLE_VERGADERING)
        return RANK_COUNT;
    if (frequency->duty) return RANK_DUTY;
    return isnan(frequency->min) && isnan(frequency->max) ? RANK_WORDS : RANK_NUMBER;
}

/* Adds the words of one rank, and their frequencies. */
static void add_words(struct arena *arena, struct kind_cell *cell, const struct body_row *row,
                      int rank) {
    for (size_t i = 0; i < row->evidence.count; i++) {
        const struct fact *fact = row->evidence.at[i].fact;
        if (rank_of(fact) != rank) continue;
        *list_add(arena, &cell->evidence) = row->evidence.at[i];
        if (rank == RANK_COUNT) continue;
        const char *value = frequency_value(&fact->frequency, arena);
        cell->frequencies = listed(cell->frequencies, value, strlen(value), arena);
    }
}

static int by_name(const void *a, const void *b) {
    return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_names(const char **names, size_t count) {
    size_t different = 0;
    if (count > 1) qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++)
        different += i == 0 || strcasecmp(names[i - 1], names[i]) != 0;
    return different;
}

/* A row without a kind is a body's only when it has the name of one: what stands under "Wie?" or
 * "1. Aanwezigheden" is none. */
static bool is_of_kind(const struct benchmark *benchmark, const struct body_row *row, size_t kind) {
    if (kind_index(benchmark, row->kind) != kind) return false;
    return kind + 1 < benchmark->kinds.count || row->is_named;
}

static void fill_cell(struct benchmark *benchmark, const struct benchmark_city *city, size_t kind,
                      struct kind_cell *cell) {
    struct arena *arena = arena_new();
    LIST(const char *) names = {0};
    LIST(const struct body_row *) rows = {0};
    for (size_t i = 0; i < city->bodies.count; i++) {
        const struct body_row *row = &city->bodies.at[i];
        if (!is_of_kind(benchmark, row, kind)) continue;
        if (rows.count == 0) cell->first = i;
        *list_add(arena, &rows) = row;
        if (row->is_named) *list_add(arena, &names) = row->name;
    }
    cell->count = count_names(names.at, names.count);
    if (cell->count == 0 && rows.count > 0) cell->count = 1;
    cell->frequencies = "";
    for (int rank = 0; rank <= RANK_COUNT; rank++)
        for (size_t i = 0; i < rows.count; i++)
            if (rank < RANK_COUNT || cell->frequencies[0] == '\0')
                add_words(benchmark->arena, cell, rows.at[i], rank);
    arena_end(arena);
}

/* What the text calls a body in so many words; of what goes by a title, the titles that name one.
 */
static bool is_named(const struct body_row *row, const struct rulebook *rules,
                     struct matcher *matcher) {
    return strcmp(row->name, row->item_title) != 0 ||
           bodies_kind_of(rules->bodies, matcher, row->name) != NULL;
}

void list_bodies(struct benchmark *benchmark, const struct dossier *dossier,
                 struct benchmark_city *city, const struct rulebook *rules,
                 struct matcher *matcher) {
    for (size_t i = 0; i < dossier->items.count; i++)
        list_item(benchmark, dossier, &dossier->items.at[i], city, rules);
    for (size_t i = 0; i < city->bodies.count; i++)
        city->bodies.at[i].is_named = is_named(&city->bodies.at[i], rules, matcher);
    city->kinds = arena_take(benchmark->arena, benchmark->kinds.count * sizeof *city->kinds);
    for (size_t k = 0; k < benchmark->kinds.count; k++)
        fill_cell(benchmark, city, k, &city->kinds[k]);
}
