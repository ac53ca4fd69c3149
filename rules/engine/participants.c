/* Which of the parties that a text names take part: those that stand on a stage, and what a list of
 * participants holds besides. */
#include <string.h>

#include "rules/engine/extractors.h"
#include "rules/engine/stages.h"

enum {
    ENTRY_MOST = 90,
    PART_MOST = 32,
    BRACKET_NEAR = 40,
    BRACKET_FAR = 90,
    ENUMERATION_LEAST = 3
};

/* A name that is also an everyday phrase counts next to another party: in its sentence, or in the
 * sentence or heading above it. */
static bool has_party_near(const struct reading *reading, const party_list *parties,
                           const struct party *party) {
    const struct sentence *sentence = &reading->sentences.at[party->sentence];
    const size_t places[] = {party->sentence, sentence->intro, sentence->heading};
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        if (places[p] == NO_SENTENCE) continue;
        struct span span = reading->sentences.at[places[p]].span;
        for (size_t i = parties_from(parties, span.start);
             i < parties->count && parties->at[i].span.start < span.end; i++) {
            const struct party *other = &parties->at[i];
            if (other != party && !other->needs_context && !other->is_city) return true;
        }
    }
    return false;
}

/* "de Confederatie (CIB)" names one party; "de diensten (Wonen, Welzijn)" three; "de SHM's
 * (directie)" one; the bracket of "OCMW, An Peeters (CAW)" belongs to the person. */
static bool brackets_count(const struct reading *reading, const struct party *head,
                           const struct party *party) {
    const struct actor_rules *actors = reading->rules->actors;
    if (!party->is_bracketed || head == NULL || head->sentence != party->sentence) return true;
    const char *bytes = reading_bytes(reading);
    struct span between = {head->span.end, party->span.start};
    if (memchr(bytes + between.start, ',', span_length(between)) != NULL) return true;
    bool is_whole = bytes[party->span.start - 1] == '(' && bytes[party->span.end] == ')';
    if (is_whole && party->type == head->type) return false;
    if (party->is_city && head->type != actors->other_city) return false;
    if (head->type == actors->own_city) return true;
    return party->type != actors->own_city &&
           !pattern_occurs(actors->function, reading->matcher, bytes, between);
}

/* The rule of a participant is the context that makes a named party one. */
static void accept(struct reading *reading, const struct party *party,
                   const struct actor_context *context) {
    reading_add(reading, FACT_KIND_PARTICIPANT, party->span, context->id)->participant =
        (struct participant){party->type->code, party->name, context->state};
}

/* A list of participants, and how its pieces without a known word are taken. */
struct listed {
    struct span span;
    const party_list *known;
    const struct actor_type *type;
    const struct stage *stage;
    size_t most;      /* bytes of a piece */
    bool of_any_case; /* else, behind a known party, only a name goes on with the list */
};

/* A piece of a list of participants in which no word is known. */
static void accept_unknown(struct reading *reading, struct span piece, const struct listed *list) {
    const struct actor_rules *actors = reading->rules->actors;
    const struct text *text = &reading->document->text;
    struct span head;
    piece = text_trim(text, piece);
    const char *bracket = memchr(text->bytes + piece.start, '(', span_length(piece));
    if (bracket != NULL)
        piece = text_trim(text, (struct span){piece.start, (size_t)(bracket - text->bytes)});
    if (pattern_find(actors->entry_head, reading->matcher, text->bytes, piece, &head) &&
        head.start == piece.start)
        piece = text_trim(text, (struct span){head.end, piece.end});
    while (piece.end > piece.start && strchr(".;:)", text->bytes[piece.end - 1]) != NULL)
        piece.end--;
    if (span_length(piece) > 3 && memcmp(text->bytes + piece.end - 3, "…", 3) == 0) piece.end -= 3;
    if (span_length(piece) < 2 || span_length(piece) > list->most) return;
    if (pattern_occurs(actors->not_party, reading->matcher, text->bytes, piece)) return;
    accept(reading, &(struct party){.span = piece, .type = list->type}, list->stage->context);
}

static bool holds_party(const party_list *parties, struct span span) {
    for (size_t i = 0; i < parties->count; i++)
        if (span_meets(parties->at[i].span, span)) return true;
    return false;
}

/* "elk met een afgevaardigde" behind a known party is no name. */
static bool begins_upper(const struct reading *reading, struct span span) {
    span = text_trim(&reading->document->text, span);
    char first = span_length(span) == 0 ? ' ' : reading_bytes(reading)[span.start];
    return first >= 'A' && first <= 'Z';
}

static void accept_piece(struct reading *reading, struct span piece, const struct listed *list) {
    if (holds_party(list->known, piece)) return;
    if (list->of_any_case || list->known->count == 0 || begins_upper(reading, piece))
        accept_unknown(reading, piece, list);
}

/* The pieces of the list between commas and semicolons outside brackets. */
static void unknown_pieces(struct reading *reading, const struct listed *list) {
    const char *bytes = reading_bytes(reading);
    size_t start = list->span.start;
    int depth = 0;
    for (size_t i = start; i < list->span.end; i++) {
        if (depth == 0 && (bytes[i] == ',' || bytes[i] == ';')) {
            accept_piece(reading, (struct span){start, i}, list);
            start = i + 1;
        }
        depth += bytes[i] == '(' ? 1 : bytes[i] == ')' && depth > 0 ? -1 : 0;
    }
    accept_piece(reading, (struct span){start, list->span.end}, list);
}

/* The bracket behind a party, at most a few words on, that lists: "diensten met een link naar wonen
 * (zoals welzijn, jeugd)". Empty when there is none. */
static struct span bracket_behind(const struct reading *reading, const struct party *party) {
    const char *bytes = reading_bytes(reading);
    size_t end = reading->sentences.at[party->sentence].span.end;
    struct span inside = {party->span.end, end};
    while (inside.start < end && inside.start < party->span.end + BRACKET_FAR &&
           strchr("(,;:.", bytes[inside.start]) == NULL)
        inside.start++;
    if (inside.start == end || bytes[inside.start] != '(') return (struct span){end, end};
    bool is_near = inside.start < party->span.end + BRACKET_NEAR;
    inside.start++;
    const char *close = memchr(bytes + inside.start, ')', span_length(inside));
    if (close != NULL) inside.end = (size_t)(close - bytes);
    bool lists = memchr(bytes + inside.start, ',', span_length(inside)) != NULL;
    struct span opening;
    bool exemplifies = pattern_find(reading->rules->actors->for_example, reading->matcher, bytes,
                                    inside, &opening) &&
                       opening.start == inside.start;
    if (exemplifies) inside.start = opening.end;
    return lists && (is_near || exemplifies) ? inside : (struct span){end, end};
}

/* "stad (SW/Ruimte, SW/Ontwerp)", "de betrokken diensten (wonen, ruimte)", "gemeentelijke raden
 * (jeugd, senioren)": the unnamed parts are of the head's type. */
static void bracket_parts(struct reading *reading, const struct party *head,
                          const party_list *parties, const struct stage *stage) {
    bool has_parts = head->type == reading->rules->actors->own_city ||
                     ends_plural(reading_bytes(reading), head->span);
    struct span inside = bracket_behind(reading, head);
    if (!has_parts || pattern_occurs(reading->rules->actors->function, reading->matcher,
                                     reading_bytes(reading), inside))
        return;
    unknown_pieces(reading, &(struct listed){inside, parties, head->type, stage, PART_MOST, true});
}

/* "De Kade (beschut wonen)": an unknown name and its class in brackets. Gives the name's span,
 * empty where there is none: a person, a known party, or a bracket with more in it. */
static struct span name_of_class(const struct reading *reading, const party_list *own,
                                 const struct party *party) {
    const struct actor_rules *actors = reading->rules->actors;
    const char *bytes = reading_bytes(reading);
    struct span none = {party->span.start, party->span.start}, name = none, head;
    size_t start = reading->sentences.at[party->sentence].span.start;
    bool is_class =
        party->name == NULL && bytes[party->span.start] >= 'a' && bytes[party->span.start] <= 'z';
    if (!party->is_bracketed || !is_class || bytes[party->span.start - 1] != '(' ||
        bytes[party->span.end] != ')')
        return none;
    name.end = party->span.start - 1;
    for (name.start = name.end; name.start > start; name.start--)
        if (strchr(",;:", bytes[name.start - 1]) != NULL) break;
    name = text_trim(&reading->document->text, name);
    if (pattern_find(actors->entry_head, reading->matcher, bytes, name, &head) &&
        head.start == name.start)
        name = text_trim(&reading->document->text, (struct span){head.end, name.end});
    bool is_name = span_length(name) > 2 && span_length(name) <= PART_MOST &&
                   begins_upper(reading, name) && !holds_party(own, name) &&
                   !pattern_occurs(actors->not_party, reading->matcher, bytes, name);
    return is_name ? name : none;
}

/* "goedgekeurd door het college": it decides and does not take part. */
static bool stands_aside(const struct reading *reading, const struct party *party) {
    struct span found;
    return pattern_find_before(
        reading->rules->actors->aside, reading->matcher, reading_bytes(reading),
        reading->sentences.at[party->sentence].span.start, party->span.start, &found);
}

/* The parties of the sentence that stand on a stage, or in an enumeration of a text about a body.
 */
static void known_parties(struct reading *reading, const party_list *own, const party_list *parties,
                          const struct stages *stages) {
    struct stage listed = {{0, 0}, &reading->rules->actors->enumeration, false};
    const struct party *head = NULL; /* the last one outside brackets */
    for (size_t i = 0; i < own->count; i++) {
        const struct party *party = &own->at[i];
        const struct stage *stage = stages_of(stages, party);
        if (stage == NULL && party->listed >= ENUMERATION_LEAST && reading_names_body(reading))
            stage = &listed;
        struct span name = name_of_class(reading, own, party);
        if (stage != NULL && span_length(name) > 0) {
            accept(reading, &(struct party){.span = name, .type = party->type}, stage->context);
            continue;
        }
        if (!party->is_bracketed) head = party;
        if (stage == NULL || stands_aside(reading, party) || !brackets_count(reading, head, party))
            continue;
        bool is_named = stage->is_entry || stage->context->is_label;
        if (party->needs_context && !is_named && !has_party_near(reading, parties, party)) continue;
        accept(reading, party, stage->context);
        if (!party->is_bracketed) bracket_parts(reading, party, own, stage);
    }
}

/* Entries of a list of participants in which no party is known. */
static void unknown_parties(struct reading *reading, const party_list *own,
                            const struct stages *stages) {
    for (size_t i = 0; i < stages->count; i++) {
        const struct stage *stage = &stages->at[i];
        bool may_be_new =
            stage->context->is_label || (stage->is_entry && stage->context->scope == SCOPE_AFTER);
        if (!may_be_new) continue;
        unknown_pieces(reading, &(struct listed){stage->span, own, reading->rules->actors->rest,
                                                 stage, ENTRY_MOST, false});
        return;
    }
}

/* own are the parties of the sentence, parties those of the item. */
static void sentence_participants(struct reading *reading, size_t index, const party_list *own,
                                  const party_list *parties, const struct list_tally *tallies) {
    struct stages stages;
    stages_find(reading, index, parties, tallies, &stages);
    known_parties(reading, own, parties, &stages);
    if (!reading->sentences.at[index].is_label) unknown_parties(reading, own, &stages);
}

void participants_find(struct reading *reading) {
    party_list parties = {0};
    parties_find(reading, &parties);
    const struct list_tally *tallies = stages_tally(reading, &parties);
    for (size_t s = 0, next = 0; s < reading->sentences.count; s++) {
        party_list own = {.at = parties.count == 0 ? NULL : parties.at + next};
        while (next < parties.count && parties.at[next].sentence == s) next++, own.count++;
        sentence_participants(reading, s, &own, &parties, tallies);
    }
}
