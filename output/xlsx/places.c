#include "places.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

struct place_of_document {
    uintptr_t address;
    size_t index;      /* in the benchmark */
    size_t first_fact; /* facts of the documents before it */
};

struct place_of_name {
    const char *name;
    size_t index;
};

enum { RANGES_MAX = 12 };

bool places_shows(const struct document *document) {
    return document->status != DOCUMENT_STATUS_REFUSED;
}

static int by_address(const void *a, const void *b) {
    const struct place_of_document *left = a, *right = b;
    return (left->address > right->address) - (left->address < right->address);
}

static int by_name(const void *a, const void *b) {
    const struct place_of_name *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

static int same_name(const void *name, const void *place) {
    return strcmp(name, ((const struct place_of_name *)place)->name);
}

static const struct place_of_document *find_document(const struct places *places,
                                                     const struct document *document) {
    struct place_of_document wanted = {.address = (uintptr_t)document};
    return bsearch(&wanted, places->documents, places->benchmark->documents.count,
                   sizeof *places->documents, by_address);
}

static size_t document_index(const struct places *places, const struct document *document) {
    return find_document(places, document)->index;
}

/* Evidence of a document that is in the benchmark, else it has no row. */
static bool is_known(const struct places *places, const struct evidence *evidence) {
    return find_document(places, evidence->document) != NULL && places_shows(evidence->document);
}

/* Whether the fact is one of the document's own, and so has a row as a fact. */
static bool has_fact_row(const struct evidence *evidence) {
    uintptr_t fact = (uintptr_t)evidence->fact, first = (uintptr_t)evidence->document->facts.at;
    return evidence->fact != NULL && fact >= first &&
           fact < first + evidence->document->facts.count * sizeof(struct fact);
}

static int order_extras(const struct places *places, const struct evidence *a,
                        const struct evidence *b) {
    size_t left[] = {document_index(places, a->document), a->span.start, a->span.end};
    size_t right[] = {document_index(places, b->document), b->span.start, b->span.end};
    for (size_t i = 0; i < 3; i++)
        if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
    return 0;
}

/* Sorts count evidence by merging halves, with room for as many: qsort hands no context on, and
 * the order needs the places. */
static void sort_extras(const struct places *places, struct evidence *at, size_t count,
                        struct evidence *room) {
    if (count < 2) return;
    size_t half = count / 2, left = 0, right = half;
    sort_extras(places, at, half, room);
    sort_extras(places, at + half, count - half, room);
    for (size_t i = 0; i < count; i++) {
        bool take_left =
            right == count || (left < half && order_extras(places, &at[left], &at[right]) <= 0);
        room[i] = at[take_left ? left++ : right++];
    }
    memcpy(at, room, count * sizeof *at);
}

static void fold_extras(struct places *places) {
    size_t count = places->extras.count;
    if (count == 0) return;
    struct evidence *at = places->extras.at;
    sort_extras(places, at, count, arena_take(places->arena, count * sizeof *at));
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (order_extras(places, &at[kept - 1], &at[i]) != 0) at[kept++] = at[i];
    places->extras.count = kept;
}

static void gather(struct places *places, const evidence_list *evidence) {
    for (size_t i = 0; i < evidence->count; i++)
        if (is_known(places, &evidence->at[i]) && !has_fact_row(&evidence->at[i]))
            *list_add(places->arena, &places->extras) = evidence->at[i];
}

static void gather_city(struct places *places, const struct benchmark_city *city) {
    gather(places, &city->meetings.evidence);
    for (size_t i = 0; i < places->benchmark->topics.count; i++)
        gather(places, &city->topics[i].evidence);
    for (size_t i = 0; i < places->benchmark->invitees.count; i++)
        gather(places, &city->invitees[i].evidence);
    for (size_t i = 0; i < places->benchmark->types.count; i++)
        gather(places, &city->types[i].evidence);
    for (size_t i = 0; i < city->bodies.count; i++) gather(places, &city->bodies.at[i].evidence);
    for (size_t i = 0; i < city->findings.count; i++)
        gather(places, &city->findings.at[i].evidence);
}

static void place_documents(struct places *places) {
    const struct benchmark *benchmark = places->benchmark;
    size_t count = benchmark->documents.count;
    places->documents = arena_take(places->arena, count * sizeof *places->documents);
    places->names = arena_take(places->arena, count * sizeof *places->names);
    for (size_t i = 0; i < count; i++) {
        const struct document *document = benchmark->documents.at[i];
        places->documents[i] =
            (struct place_of_document){(uintptr_t)document, i, places->fact_count};
        places->names[i] = (struct place_of_name){document->name, i};
        if (places_shows(document)) places->fact_count += document->facts.count;
    }
    qsort(places->documents, count, sizeof *places->documents, by_address);
    qsort(places->names, count, sizeof *places->names, by_name);
}

static void place_cities(struct places *places) {
    const struct benchmark *benchmark = places->benchmark;
    size_t count = benchmark->cities.count, findings = 0;
    places->cities = arena_take(places->arena, count * sizeof *places->cities);
    places->findings = arena_take(places->arena, count * sizeof *places->findings);
    for (size_t i = 0; i < count; i++) {
        places->cities[i] = (struct place_of_name){benchmark->cities.at[i].city, i};
        places->findings[i] = findings;
        findings += benchmark->cities.at[i].findings.count;
    }
    places->finding_count = findings + benchmark->findings.count;
    qsort(places->cities, count, sizeof *places->cities, by_name);
}

/* The index of a name among count places, or SIZE_MAX. */
static size_t find_name(const struct place_of_name *at, size_t count, const char *name) {
    if (name == NULL) return SIZE_MAX;
    const struct place_of_name *place = bsearch(name, at, count, sizeof *at, same_name);
    return place == NULL ? SIZE_MAX : place->index;
}

static struct target evidence_row(size_t number) {
    return (struct target){TAB_EVIDENCE, FIRST_ROW + number};
}

/* Notes the row when the fact is the first with the newest date of its city. */
static void place_date(struct places *places, const struct document *document, size_t fact,
                       size_t number) {
    const struct fact *date = &document->facts.at[fact];
    if (date->kind != FACT_KIND_DATE || !fact_counts(date)) return;
    const struct benchmark *benchmark = places->benchmark;
    size_t city =
        find_name(places->cities, benchmark->cities.count, document->items.at[date->item].city);
    if (city == SIZE_MAX || places->newest[city] != 0) return;
    const char *newest = benchmark->cities.at[city].newest_date;
    if (newest != NULL && strcmp(newest, date->date.edtf) == 0)
        places->newest[city] = evidence_row(number).row;
}

static void place_newest(struct places *places) {
    const struct benchmark *benchmark = places->benchmark;
    places->newest = arena_take(places->arena, benchmark->cities.count * sizeof *places->newest);
    size_t number = 0;
    for (size_t i = 0; i < benchmark->documents.count; i++) {
        const struct document *document = benchmark->documents.at[i];
        if (!places_shows(document)) continue;
        for (size_t j = 0; j < document->facts.count; j++)
            place_date(places, document, j, number++);
    }
}

struct places *places_new(const struct benchmark *benchmark, size_t sheet_rows,
                          struct arena *arena) {
    struct places *places = arena_take(arena, sizeof *places);
    places->benchmark = benchmark;
    places->sheet_rows = sheet_rows;
    places->arena = arena;
    places->overview = overview_rows_of(benchmark);
    place_documents(places);
    place_cities(places);
    place_newest(places);
    places_add_questions(places);
    for (size_t i = 0; i < benchmark->cities.count; i++)
        gather_city(places, &benchmark->cities.at[i]);
    for (size_t i = 0; i < benchmark->findings.count; i++)
        gather(places, &benchmark->findings.at[i].evidence);
    fold_extras(places);
    places->evidence_count = places->fact_count + places->extras.count;
    places->figures = arena_take(arena, places->evidence_count * sizeof *places->figures);
    return places;
}

/* The rows of a tab that goes on where one sheet ends, else 0. */
static size_t rows_of(const struct places *places, enum tab tab) {
    return tab == TAB_EVIDENCE   ? places->evidence_count
           : tab == TAB_FINDINGS ? places->finding_count
                                 : 0;
}

size_t places_sheets(const struct places *places, enum tab tab) {
    if (tab == TAB_QUESTIONS) return places->questions.count;
    size_t rows = rows_of(places, tab);
    return rows == 0 ? 1 : (rows - 1) / places->sheet_rows + 1;
}

size_t places_rows(const struct places *places, enum tab tab, size_t sheet, size_t rows_left) {
    if (tab == TAB_QUESTIONS) return benchmark_questions(places->questions.at[sheet].city);
    bool goes_on = places_sheets(places, tab) > 1 && rows_left > places->sheet_rows;
    return goes_on ? places->sheet_rows : rows_left;
}

size_t places_sheet(const struct places *places, struct target *target) {
    if (places_sheets(places, target->tab) == 1 || target->row < FIRST_ROW) return 0;
    size_t row = target->row - FIRST_ROW;
    target->row = FIRST_ROW + row % places->sheet_rows;
    return row / places->sheet_rows;
}

static size_t find_extra(const struct places *places, const struct evidence *evidence) {
    size_t first;
    BISECT(first, places->extras.count,
           order_extras(places, &places->extras.at[first], evidence) < 0);
    return first;
}

struct target places_row(const struct places *places, const struct evidence *evidence) {
    if (!is_known(places, evidence)) return (struct target){TAB_EVIDENCE, 0};
    if (!has_fact_row(evidence))
        return evidence_row(places->fact_count + find_extra(places, evidence));
    size_t fact = (size_t)(evidence->fact - evidence->document->facts.at);
    return evidence_row(find_document(places, evidence->document)->first_fact + fact);
}

struct target places_evidence(const struct places *places, const evidence_list *evidence) {
    for (size_t i = 0; i < evidence->count; i++) {
        struct target target = places_row(places, &evidence->at[i]);
        if (target.row != 0) return target;
    }
    return (struct target){TAB_EVIDENCE, 0};
}

size_t places_number(struct target evidence) { return evidence.row - FIRST_ROW + 1; }

static int by_size(const void *a, const void *b) {
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return (left > right) - (left < right);
}

/* The numbers of the evidence on Bewijs, each once and in order; gives how many. */
static size_t evidence_numbers(const struct places *places, const evidence_list *evidence,
                               size_t *numbers) {
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < evidence->count; i++) {
        struct target target = places_row(places, &evidence->at[i]);
        if (target.row != 0) numbers[count++] = places_number(target);
    }
    qsort(numbers, count, sizeof *numbers, by_size);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || numbers[kept - 1] != numbers[i]) numbers[kept++] = numbers[i];
    return kept;
}

const char *places_others(const struct places *places, const evidence_list *evidence) {
    if (evidence->count < 2) return NULL;
    size_t *numbers = arena_take(places->arena, evidence->count * sizeof *numbers);
    size_t count = evidence_numbers(places, evidence, numbers);
    if (count < 2) return NULL;
    const char *text = "";
    size_t at = 0;
    for (size_t ranges = 0; at < count && ranges < RANGES_MAX; ranges++) {
        size_t first = at++;
        while (at < count && numbers[at] == numbers[at - 1] + 1) at++;
        text =
            arena_print(places->arena, "%s%s%zu", text, first > 0 ? ", " : "nr. ", numbers[first]);
        if (at - first > 1) text = arena_print(places->arena, "%s-%zu", text, numbers[at - 1]);
    }
    return at == count ? text : arena_print(places->arena, "%s en nog %zu", text, count - at);
}

struct target places_city(const struct places *places, const char *city) {
    size_t index = find_name(places->cities, places->benchmark->cities.count, city);
    return (struct target){TAB_OVERVIEW,
                           index == SIZE_MAX ? 0 : overview_row(&places->overview, index)};
}

struct target places_document(const struct places *places, const char *name) {
    size_t index = find_name(places->names, places->benchmark->documents.count, name);
    return (struct target){TAB_SOURCES, index == SIZE_MAX ? 0 : FIRST_ROW + index};
}

struct target places_facts(const struct places *places, const struct document *document) {
    if (!places_shows(document) || document->facts.count == 0)
        return (struct target){TAB_EVIDENCE, 0};
    return evidence_row(find_document(places, document)->first_fact);
}

struct target places_finding(const struct places *places, size_t city, enum weight weight) {
    const struct benchmark_city *row = &places->benchmark->cities.at[city];
    for (size_t i = 0; i < row->findings.count; i++)
        if (row->findings.at[i].weight == weight)
            return (struct target){TAB_FINDINGS, FIRST_ROW + places->findings[city] + i};
    return (struct target){TAB_FINDINGS, 0};
}

struct target places_newest(const struct places *places, size_t city) {
    return (struct target){TAB_EVIDENCE, places->newest[city]};
}
