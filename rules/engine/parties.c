/* Parties named in an item: words for a class ("SHM's"), proper names, municipalities; words that
 * name one party together ("SVK Noorderkempen", "dienst Wonen van de stad") made one. */
#include <stdlib.h>
#include <string.h>

#include "rules/engine/actors.h"
#include "rules/engine/cities.h"

/* Between two parties of one enumeration, in bytes. */
enum { LINK_MOST = 90 };

struct gathering {
    party_list *parties;
    const struct actor_type *type;
    const char *day; /* of the text, or NULL */
};

static struct party *party_add(struct reading *reading, party_list *parties, struct span span) {
    size_t sentence = sentence_at(reading, span.start);
    if (sentence == NO_SENTENCE || span.end > reading->sentences.at[sentence].span.end) return NULL;
    struct party *party = list_add(reading->arena, parties);
    party->span = span;
    party->sentence = sentence;
    return party;
}

static void gather_type(struct reading *reading, struct span found, void *context) {
    struct gathering *gathering = context;
    struct party *party = party_add(reading, gathering->parties, found);
    if (party == NULL) return;
    party->type = gathering->type;
}

static void gather_organisation(struct reading *reading, struct span found, void *context) {
    struct gathering *gathering = context;
    const struct organisation *organisation =
        actors_organisation(reading->rules->actors, reading_bytes(reading) + found.start,
                            span_length(found), gathering->day);
    if (organisation == NULL) return;
    struct party *party = party_add(reading, gathering->parties, found);
    if (party == NULL) return;
    party->type = organisation->type;
    party->name = organisation->name;
    party->needs_context = organisation->needs_context;
}

static void part_add(struct reading *reading, party_list *parties, struct span part) {
    part = text_trim(&reading->document->text, part);
    struct party *party = span_length(part) == 0 ? NULL : party_add(reading, parties, part);
    if (party == NULL) return;
    party->type = reading->rules->actors->own_city;
    party->is_guess = true;
}

/* "de diensten Wonen, Omgeving en Burgerzaken": three parties, the first one with the head. */
static void gather_shared(struct reading *reading, struct span found, void *context) {
    struct gathering *gathering = context;
    const struct actor_rules *actors = reading->rules->actors;
    struct span parts, between;
    size_t start = found.start;
    if (!pattern_group(actors->shared_head, reading->matcher, "parts", &parts)) return;
    while (pattern_find(actors->between_parts, reading->matcher, reading_bytes(reading), parts,
                        &between)) {
        part_add(reading, gathering->parties, (struct span){start, between.start});
        start = parts.start = between.end;
    }
    if (start != found.start)
        part_add(reading, gathering->parties, (struct span){start, found.end});
}

static bool is_own_city(const struct reading *reading, const struct city *city) {
    const char *own = reading_item_of(reading)->city;
    return own != NULL && strcmp(own, city->name) == 0;
}

static void gather_city(struct reading *reading, struct span found, void *context) {
    struct gathering *gathering = context;
    const struct actor_rules *actors = reading->rules->actors;
    const char *bytes = reading_bytes(reading);
    const struct city *city =
        cities_find(reading->rules->cities, bytes + found.start, span_length(found));
    if (city == NULL) return;
    size_t sentence = sentence_at(reading, found.start);
    if (sentence == NO_SENTENCE) return;
    size_t from = reading->sentences.at[sentence].span.start;
    struct span head;
    bool has_head =
        pattern_find_before(actors->city_head, reading->matcher, bytes, from, found.start, &head);
    if (!has_head && !city->is_body &&
        pattern_find_before(actors->city_place, reading->matcher, bytes, from, found.start, &head))
        return;
    struct span span = {has_head ? head.start : found.start, found.end};
    struct party *party = party_add(reading, gathering->parties, span);
    if (party == NULL) return;
    bool is_own = is_own_city(reading, city) && !city->is_body;
    party->type = is_own ? actors->own_city : actors->other_city;
    party->name = city->name;
    party->is_city = !has_head && !city->is_body;
}

static int by_place(const void *a, const void *b) {
    const struct party *left = a, *right = b;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    if (left->span.end != right->span.end) return left->span.end > right->span.end ? -1 : 1;
    if (left->is_guess != right->is_guess) return left->is_guess ? 1 : -1;
    if ((left->name != NULL) != (right->name != NULL)) return left->name != NULL ? -1 : 1;
    return left->type < right->type ? -1 : left->type > right->type;
}

static void drop_overlaps(party_list *parties) {
    size_t kept = 0;
    for (size_t i = 0; i < parties->count; i++) {
        struct party *last = kept > 0 ? &parties->at[kept - 1] : NULL;
        if (last == NULL || !span_meets(last->span, parties->at[i].span))
            parties->at[kept++] = parties->at[i];
        else if (span_length(parties->at[i].span) > span_length(last->span))
            *last = parties->at[i];
    }
    parties->count = kept;
}

/* Whether nothing but a joint ("van de", a space) stands between two parties. */
static bool is_joined(const struct reading *reading, const struct party *a, const struct party *b) {
    struct span gap = {a->span.end, b->span.start}, found;
    const char *bytes = reading_bytes(reading);
    if (a->sentence != b->sentence || memchr(bytes + gap.start, '\n', span_length(gap)) != NULL)
        return false;
    if (span_length(text_trim(&reading->document->text, gap)) == 0) return true;
    return pattern_find(reading->rules->actors->joint, reading->matcher, bytes, gap, &found) &&
           span_length(
               text_trim(&reading->document->text, (struct span){gap.start, found.start})) == 0 &&
           span_length(text_trim(&reading->document->text, (struct span){found.end, gap.end})) == 0;
}

bool ends_plural(const char *bytes, struct span span) {
    return span_length(span) > 2 && (bytes[span.end - 1] == 's' ||
                                     (bytes[span.end - 1] == 'n' && bytes[span.end - 2] == 'e'));
}

/* "de SHM's Dewaco" names Dewaco; "SHM Dewaco", "OCMW Aalst", "dienst Wonen van de stad" are one
 * party each. Gives whether b is now part of a. */
static bool merge(const struct reading *reading, struct party *a, const struct party *b) {
    const struct actor_rules *actors = reading->rules->actors;
    bool is_place = b->is_city || b->type == actors->own_city;
    /* "de schepenen van de vier gemeenten" */
    bool is_whose =
        b->type == actors->other_city && b->name == NULL && a->type != actors->other_city;
    bool names_class = b->name != NULL && !is_place;
    bool is_told = names_class && a->type->tells_name && b->type != actors->other_city;
    if (a->type != b->type && !is_place && !is_whose && !is_told) return false;
    if (!is_joined(reading, a, b)) return false;
    if (names_class && a->name != NULL) return false;
    if (names_class && ends_plural(reading_bytes(reading), a->span)) a->span.start = b->span.start;
    /* "de gemeenten Peer en Bree": the names, not the class. */
    if (b->is_city && a->type == actors->other_city && a->name == NULL) {
        *a = *b;
        return true;
    }
    if (is_whose) return true;
    a->span.end = b->span.end;
    if (names_class) {
        a->name = b->name;
        a->needs_context = false;
    }
    a->is_city = a->is_city && b->is_city;
    return true;
}

static void merge_all(const struct reading *reading, party_list *parties) {
    size_t kept = 0;
    for (size_t i = 0; i < parties->count; i++) {
        if (kept > 0 && merge(reading, &parties->at[kept - 1], &parties->at[i])) continue;
        parties->at[kept++] = parties->at[i];
    }
    parties->count = kept;
}

/* Notes which parties stand between brackets. */
static void note_brackets(const struct reading *reading, party_list *parties) {
    const char *bytes = reading_bytes(reading);
    for (size_t i = 0; i < parties->count; i++) {
        struct party *party = &parties->at[i];
        int depth = 0;
        for (size_t k = reading->sentences.at[party->sentence].span.start; k < party->span.start;
             k++)
            depth += bytes[k] == '(' ? 1 : bytes[k] == ')' && depth > 0 ? -1 : 0;
        party->is_bracketed = depth > 0;
    }
}

static bool is_linked(const struct reading *reading, const struct party *a, const struct party *b) {
    struct span gap = {a->span.end, b->span.start}, found;
    if (a->sentence != b->sentence || span_length(gap) > LINK_MOST) return false;
    return pattern_find(reading->rules->actors->link, reading->matcher, reading_bytes(reading), gap,
                        &found) &&
           found.start == gap.start && found.end == gap.end;
}

/* Notes for each party how long the enumeration is that it stands in. */
static void note_enumerations(const struct reading *reading, party_list *parties) {
    for (size_t first = 0; first < parties->count;) {
        size_t next = first + 1;
        while (next < parties->count &&
               is_linked(reading, &parties->at[next - 1], &parties->at[next]))
            next++;
        for (size_t i = first; i < next; i++) parties->at[i].listed = next - first;
        first = next;
    }
}

/* Sentence by sentence: a party's name does not run on into the next entry of a list. */
static void visit_sentences(struct reading *reading, const struct pattern *pattern,
                            void (*visit)(struct reading *reading, struct span found,
                                          void *context),
                            void *context) {
    for (size_t i = 0; i < reading->sentences.count; i++)
        matches_visit(reading, pattern, reading->sentences.at[i].span, visit, context);
}

void parties_find(struct reading *reading, party_list *parties) {
    const struct actor_rules *actors = reading->rules->actors;
    struct gathering gathering = {parties, NULL, reading->document->newest_day};
    for (size_t i = 0; i < actors->types.count; i++) {
        gathering.type = &actors->types.at[i];
        visit_sentences(reading, gathering.type->pattern, gather_type, &gathering);
    }
    visit_sentences(reading, actors->shared_head, gather_shared, &gathering);
    visit_sentences(reading, actors->organisation, gather_organisation, &gathering);
    visit_sentences(reading, reading->rules->cities->pattern, gather_city, &gathering);
    if (parties->count > 1) qsort(parties->at, parties->count, sizeof *parties->at, by_place);
    drop_overlaps(parties);
    merge_all(reading, parties);
    note_brackets(reading, parties);
    note_enumerations(reading, parties);
}

size_t parties_from(const party_list *parties, size_t offset) {
    size_t first;
    BISECT(first, parties->count, parties->at[first].span.start < offset);
    return first;
}
