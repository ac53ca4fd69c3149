#include "rules/engine/stages.h"

#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/topics.h"

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
    size_t next = parties_from(parties, rest.start);
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

const struct stage *stages_of(const struct stages *stages, const struct party *party) {
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

enum { LISTING_LEAST = 3, PARTY_NEAR = 40 };

struct list_tally *stages_tally(const struct reading *reading, const party_list *parties) {
    struct list_tally *tallies =
        arena_take(reading->arena, (reading->sentences.count + 1) * sizeof *tallies);
    for (size_t s = 0; s < reading->sentences.count; s++) {
        const struct sentence *sentence = &reading->sentences.at[s];
        if (sentence->intro == NO_SENTENCE) continue;
        size_t party = parties_from(parties, sentence->span.start);
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
    if (intro == NO_SENTENCE || !reading_names_body(reading) ||
        reading_tells_cooperation(reading) || reading->document->is_minutes)
        return false;
    if (tallies[intro].entries < LISTING_LEAST) return false;
    if (3 * tallies[intro].parties < 2 * tallies[intro].entries) return false;
    for (int step = 0; intro != NO_SENTENCE && step < INTRO_STEPS; step++) {
        if (sentence_has(reading, intro, reading->rules->topics->discussed)) return false;
        intro = reading->sentences.at[intro].intro;
    }
    return true;
}

void stages_find(const struct reading *reading, size_t sentence, const party_list *parties,
                 const struct list_tally *tallies, struct stages *stages) {
    const struct actor_rules *actors = reading->rules->actors;
    stages->count = 0;
    stages_above(reading, sentence, parties, stages);
    if (stages->count == 0 && is_in_listing(reading, sentence, tallies))
        stage_add(stages, reading->sentences.at[sentence].span, &actors->listing, true);
    if (stages->count == 0 && sentence_has(reading, sentence, actors->no_context)) return;
    stages_here(reading, sentence, stages);
}
