#include "list_bodies.h"

#include <math.h>
#include <stdint.h>
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

/* The first number that the text gives for the body stands in the columns; all of them in words. */
static void add_frequency(struct body_row *row, const struct frequency *frequency,
                          struct arena *arena) {
    if (frequency->role != FREQUENCY_ROLE_VERGADERING) return;
    const char *value = frequency_value(frequency, arena);
    if (row->frequency[0] == '\0')
        row->frequency = value;
    else if (strstr(row->frequency, value) == NULL)
        row->frequency = arena_print(arena, "%s; %s", row->frequency, value);
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

void list_bodies(struct benchmark *benchmark, const struct dossier *dossier,
                 struct benchmark_city *city, const struct rulebook *rules) {
    for (size_t i = 0; i < dossier->items.count; i++)
        list_item(benchmark, dossier, &dossier->items.at[i], city, rules);
}
