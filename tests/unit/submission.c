#include "submission.h"

#include <string.h>

enum { TEXT_WORDS = 40 };

int submissions_setup(void **state) {
    struct arena *arena = arena_new();
    struct submissions *submissions = arena_take(arena, sizeof *submissions);
    submissions->arena = arena;
    *state = submissions;
    return 0;
}

int submissions_teardown(void **state) {
    struct submissions *submissions = *state;
    for (size_t i = 0; i < submissions->documents.count; i++)
        document_end(submissions->documents.at[i]);
    arena_end(submissions->arena);
    return 0;
}

struct document *submit(struct submissions *submissions, const char *city, const char *body_kind) {
    size_t number = submissions->documents.count;
    struct document *document =
        document_new(arena_print(submissions->arena, "stuk%zu.txt", number), NULL);
    char *text = arena_print(document->arena, "Titel\n");
    size_t title = strlen(text) - 1;
    for (size_t i = 0; i < TEXT_WORDS; i++)
        text = arena_print(document->arena, "%s w%zu-%zu", text, number, i);
    document->text = text_freeze(text, strlen(text), document->arena);
    *list_add(document->arena, &document->items) =
        (struct item){.span = {0, strlen(text)},
                      .title = {0, title},
                      .body = {title + 1, strlen(text)},
                      .title_text = body_kind == NULL ? "Titel" : body_kind,
                      .place = "",
                      .city = city,
                      .body_kind = body_kind};
    *list_add(submissions->arena, &submissions->documents) = document;
    return document;
}

struct fact *say(struct document *document, enum fact_kind kind) {
    size_t start = document->items.at[0].body.start + document->facts.count;
    struct fact *fact = list_add(document->arena, &document->facts);
    fact->kind = kind;
    fact->span = (struct span){start, start + 1};
    fact->forum = document->items.at[0].title_text;
    fact->rule = "proef";
    return fact;
}

void about(struct fact *fact, const char *forum, const char *forum_kind) {
    fact->forum = forum;
    fact->forum_kind = forum_kind;
}

struct fact *meets(struct document *document, double min, double max, enum qualifier qualifier) {
    struct fact *fact = say(document, FACT_KIND_FREQUENCY);
    fact->frequency = (struct frequency){.min = min, .max = max, .qualifier = qualifier};
    return fact;
}

const struct benchmark *benchmark_on(struct submissions *submissions, const char *peildatum) {
    return aggregate_benchmark(&submissions->documents, real_rules(), peildatum,
                               submissions->arena);
}

const struct benchmark_city *city_in(const struct benchmark *benchmark, const char *city) {
    for (size_t i = 0; i < benchmark->cities.count; i++)
        if (strcmp(benchmark->cities.at[i].city, city) == 0) return &benchmark->cities.at[i];
    return NULL;
}

const struct benchmark_city *gent_on(struct submissions *submissions, const char *peildatum) {
    return city_in(benchmark_on(submissions, peildatum), "Gent");
}

const struct finding *finding_of(const struct benchmark_city *city, const char *check) {
    for (size_t i = 0; i < city->findings.count; i++)
        if (strcmp(city->findings.at[i].check, check) == 0) return &city->findings.at[i];
    return NULL;
}

size_t findings_of(const struct benchmark_city *city, const char *check) {
    size_t count = 0;
    for (size_t i = 0; i < city->findings.count; i++)
        count += strcmp(city->findings.at[i].check, check) == 0;
    return count;
}
