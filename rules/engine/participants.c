/* Which of the parties that a text names take part: those that stand in a context that says so, a
 * label ("Deelnemers:"), a phrase ("is samengesteld uit"), a list that either one introduces. */
#include <string.h>

#include "rules/engine/actors.h"
#include "rules/engine/bodies.h"
#include "rules/engine/extractors.h"
#include "rules/engine/topics.h"

/* A stretch of one sentence in which a named party is a participant. */
struct stage {
    struct span span;
    const struct actor_context *context;
    bool is_entry; /* the sentence is an entry of a list of participants */
};

enum {
    STAGE_MOST = 24,
    ENTRY_MOST = 90,
    PART_MOST = 32,
    BRACKET_NEAR = 40,
    BRACKET_FAR = 90,
    ENUMERATION_LEAST = 3
};

struct stages {
    struct stage at[STAGE_MOST];
    size_t count;
};

static void stage_add(struct stages *stages, struct span span, const struct actor_context *context,
                      bool is_entry) {
    if (stages->count < STAGE_MOST)
        stages->at[stages->count++] = (struct stage){span, context, is_entry};
}

static struct span stage_span(const struct reading *reading, const struct actor_context *context,
                              struct span sentence, struct span trigger) {
    struct span stop;
    if (context->scope == SCOPE_AFTER) sentence.start = trigger.end;
    if (context->scope == SCOPE_BEFORE) sentence.end = trigger.start;
    if (context->reach > 0 && span_length(sentence) > context->reach)
        sentence.end = sentence.start + context->reach;
    if (context->stops && pattern_find(reading->rules->actors->stop, reading->matcher,
                                       reading_bytes(reading), sentence, &stop))
        sentence.end = stop.start;
    return sentence;
}

/* What the sentence itself says. */
static void stages_here(const struct reading *reading, size_t index, struct stages *stages) {
    const struct actor_rules *actors = reading->rules->actors;
    struct span sentence = reading->sentences.at[index].span, trigger;
    const struct body_mention *about = bodies_about(reading, sentence);
    bool names_body = about != NULL && about->sentence == index;
    for (size_t i = 0; i < actors->contexts.count; i++) {
        const struct actor_context *context = &actors->contexts.at[i];
        if (context->not_in_minutes && reading->document->is_minutes) continue;
        if (context->in_body && reading_tells_cooperation(reading) && !names_body) continue;
        if (pattern_find(context->pattern, reading->matcher, reading_bytes(reading), sentence,
                         &trigger))
            stage_add(stages, stage_span(reading, context, sentence, trigger), context, false);
    }
}

/* The first party at or behind the offset. */
static size_t party_from(const party_list *parties, size_t offset) {
    size_t low = 0, high = parties->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (parties->at[middle].span.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the sentence's trigger reaches the list below it: nothing stands between that would be
 * listed itself or that makes it a list of something else. */
static bool opens_list(const struct reading *reading, size_t intro, struct span trigger,
                       const party_list *parties) {
    const struct sentence *sentence = &reading->sentences.at[intro];
    struct span rest = {trigger.end, sentence->span.end};
    struct span looked = trigger.start == sentence->span.start ? rest : sentence->span;
    if (pattern_occurs(reading->rules->topics->discussed, reading->matcher, reading_bytes(reading),
                       looked))
        return false;
    bool is_question = memchr(reading_bytes(reading) + rest.start, '?', span_length(rest)) != NULL;
    size_t next = party_from(parties, rest.start);
    return is_question || next == parties->count || parties->at[next].span.start >= rest.end;
}

/* What the sentences that introduce it say. */
static void stages_above(const struct reading *reading, size_t index, const party_list *parties,
                         struct stages *stages) {
    const struct actor_rules *actors = reading->rules->actors;
    struct span sentence = reading->sentences.at[index].span, trigger;
    size_t intro = reading->sentences.at[index].intro;
    for (int step = 0; intro != NO_SENTENCE && step < INTRO_STEPS; step++) {
        for (size_t i = 0; i < actors->contexts.count; i++) {
            const struct actor_context *context = &actors->contexts.at[i];
            if (context->scope != SCOPE_BEFORE && context->opens_list &&
                pattern_find(context->pattern, reading->matcher, reading_bytes(reading),
                             reading->sentences.at[intro].span, &trigger) &&
                opens_list(reading, intro, trigger, parties))
                stage_add(stages, sentence, context, true);
        }
        intro = reading->sentences.at[intro].intro;
    }
}

static const struct stage *stage_of(const struct stages *stages, const struct party *party) {
    const struct stage *best = NULL;
    for (size_t i = 0; i < stages->count; i++) {
        const struct stage *stage = &stages->at[i];
        if (party->span.start < stage->span.start || party->span.start >= stage->span.end) continue;
        if (party->is_city && !stage->context->is_strong) continue;
        if (best == NULL ||
            (best->context->state == ATTENDANCE_NONE && stage->context->state != ATTENDANCE_NONE))
            best = stage;
    }
    return best;
}

/* A name that is also an everyday phrase counts next to another party: in its sentence, or in the
 * sentence or heading above it. */
static bool has_party_near(const struct reading *reading, const party_list *parties,
                           const struct party *party) {
    const struct sentence *sentence = &reading->sentences.at[party->sentence];
    const size_t places[] = {party->sentence, sentence->intro, sentence->heading};
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        if (places[p] == NO_SENTENCE) continue;
        struct span span = reading->sentences.at[places[p]].span;
        for (size_t i = party_from(parties, span.start);
             i < parties->count && parties->at[i].span.start < span.end; i++) {
            const struct party *other = &parties->at[i];
            if (other != party && !other->needs_context && !other->is_city) return true;
        }
    }
    return false;
}

/* Whether the item is about a body, so that parties listed in it are likely to meet. */
static bool is_about_body(const struct reading *reading) {
    return reading->bodies.count > 0 || reading_item_of(reading)->body_kind != NULL;
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
        const struct stage *stage = stage_of(stages, party);
        if (stage == NULL && party->listed >= ENUMERATION_LEAST && is_about_body(reading))
            stage = &listed;
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

/* For each sentence: how many entries of a list it introduces, and how many begin with a party. */
struct list_tally {
    size_t entries, parties;
};

enum { LISTING_LEAST = 3, PARTY_NEAR = 40 };

static struct list_tally *tally_lists(const struct reading *reading, const party_list *parties) {
    struct list_tally *tallies =
        arena_take(reading->arena, (reading->sentences.count + 1) * sizeof *tallies);
    for (size_t s = 0; s < reading->sentences.count; s++) {
        const struct sentence *sentence = &reading->sentences.at[s];
        if (sentence->intro == NO_SENTENCE) continue;
        size_t party = party_from(parties, sentence->span.start);
        bool begins = party < parties->count &&
                      parties->at[party].span.start < sentence->span.start + PARTY_NEAR &&
                      parties->at[party].sentence == s;
        tallies[sentence->intro].entries++;
        tallies[sentence->intro].parties += begins;
    }
    return tallies;
}

/* Whether the sentence stands in a list of which two thirds begin with a party, in a text about a
 * body; a list of what is discussed names parties too, and so does one of tasks in minutes. */
static bool is_in_listing(const struct reading *reading, size_t index,
                          const struct list_tally *tallies) {
    size_t intro = reading->sentences.at[index].intro;
    if (intro == NO_SENTENCE || !is_about_body(reading) || reading_tells_cooperation(reading) ||
        reading->document->is_minutes)
        return false;
    if (tallies[intro].entries < LISTING_LEAST) return false;
    if (3 * tallies[intro].parties < 2 * tallies[intro].entries) return false;
    for (int step = 0; intro != NO_SENTENCE && step < INTRO_STEPS; step++) {
        if (sentence_has(reading, intro, reading->rules->topics->discussed)) return false;
        intro = reading->sentences.at[intro].intro;
    }
    return true;
}

/* own are the parties of the sentence, parties those of the item. */
static void sentence_participants(struct reading *reading, size_t index, const party_list *own,
                                  const party_list *parties, const struct list_tally *tallies) {
    struct stages stages = {.count = 0};
    stages_above(reading, index, parties, &stages);
    if (stages.count == 0 && is_in_listing(reading, index, tallies))
        stage_add(&stages, reading->sentences.at[index].span, &reading->rules->actors->listing,
                  true);
    if (stages.count == 0 && sentence_has(reading, index, reading->rules->actors->no_context))
        return;
    stages_here(reading, index, &stages);
    known_parties(reading, own, parties, &stages);
    if (!reading->sentences.at[index].is_label) unknown_parties(reading, own, &stages);
}

void participants_find(struct reading *reading) {
    party_list parties = {0};
    parties_find(reading, &parties);
    const struct list_tally *tallies = tally_lists(reading, &parties);
    for (size_t s = 0, next = 0; s < reading->sentences.count; s++) {
        party_list own = {.at = parties.count == 0 ? NULL : parties.at + next};
        while (next < parties.count && parties.at[next].sentence == s) next++, own.count++;
        sentence_participants(reading, s, &own, &parties, tallies);
    }
}
