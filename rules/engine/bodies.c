#include "rules/engine/bodies.h"

#include <stdlib.h>
#include <string.h>

#include "rules/engine/extractors.h"
#include "rules/engine/loaders.h"

/* A reference is a short item: nothing else stands in it. */
enum { REFERENCE_MOST = 200 };

/* A heading that is longer, in bytes, is no name. */
enum { HEADING_MOST = 100 };

/* "een maandelijks technisch overleg", "vier keer per jaar de plenaire vergadering": a body named
 * so close behind the words is what they are about. In bytes. */
enum { ADJACENT = 5 };

/* How many mentions in a list are passed over. */
enum { LOOK_BACK = 64 };

static void kind_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct body_kind kind = {.id = node_text(node, "id", diag),
                             .label = node_text(node, "label", diag),
                             .is_part = node_flag(node, "part", diag),
                             .is_heading = node_flag(node, "heading", diag)};
    kind.titles = load_words_or_null(rules, node, "titles", diag);
    kind.names = load_words_or_null(rules, node, "names", diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->bodies->kinds) = kind;
}

void bodies_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct body_rules *bodies = rules->bodies = arena_take(rules->arena, sizeof *rules->bodies);
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    bodies->sentence_end = load_pattern(rules, root, "sentence_end", diag);
    bodies->glued_label = load_pattern(rules, root, "glued_label", diag);
    bodies->question = load_pattern(rules, root, "question", diag);
    bodies->list_title = load_pattern(rules, root, "list_title", diag);
    bodies->unticked = load_pattern(rules, root, "unticked", diag);
    bodies->denied = load_pattern(rules, root, "denied", diag);
    bodies->self = load_pattern(rules, root, "self", diag);
    bodies->project_title = load_pattern(rules, root, "project_title", diag);
    bodies->together = load_pattern(rules, root, "together", diag);
    bodies->minutes = load_pattern(rules, root, "minutes", diag);
    bodies->reference = load_pattern(rules, root, "reference", diag);
    bodies->same_body = load_pattern(rules, root, "same_body", diag);
    bodies->heading = load_pattern(rules, root, "heading_names", diag);
    bodies->label = load_pattern(rules, root, "label", diag);
    bodies->not_names = load_pattern(rules, root, "not_names", diag);
    load_each(rules, root, "kinds", kind_load, diag);
    static const char *const needed[] = {BODY_CONSULTATION, BODY_COOPERATION, BODY_OTHER};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (bodies_kind(bodies, needed[i]) == NULL)
            diag_add(diag, root->place, "orgaan '%s' ontbreekt", needed[i]);
}

const struct body_kind *bodies_kind(const struct body_rules *bodies, const char *id) {
    for (size_t i = 0; i < bodies->kinds.count; i++)
        if (strcmp(bodies->kinds.at[i].id, id) == 0) return &bodies->kinds.at[i];
    return NULL;
}

const struct body_kind *bodies_kind_of(const struct body_rules *bodies, struct matcher *matcher,
                                       const char *title) {
    struct span all = {0, strlen(title)};
    for (size_t i = 0; i < bodies->kinds.count; i++)
        if (pattern_occurs(bodies->kinds.at[i].titles, matcher, title, all))
            return &bodies->kinds.at[i];
    for (size_t i = 0; i < bodies->kinds.count; i++)
        if (pattern_occurs(bodies->kinds.at[i].names, matcher, title, all))
            return &bodies->kinds.at[i];
    return NULL;
}

const struct body_kind *bodies_reference(const struct body_rules *bodies, struct matcher *matcher,
                                         const struct text *text, struct span body) {
    body = text_trim(text, body);
    struct span found, to;
    if (span_length(body) == 0 || span_length(body) > REFERENCE_MOST) return NULL;
    if (!pattern_find(bodies->reference, matcher, text->bytes, body, &found)) return NULL;
    if (!pattern_group(bodies->reference, matcher, "to", &to)) return NULL;
    struct arena *arena = arena_new();
    const struct body_kind *kind = bodies_kind_of(bodies, matcher, text_words(text, to, arena));
    arena_end(arena);
    return kind;
}

static bool is_named(const struct reading *reading, struct span span) {
    return !pattern_occurs(reading->rules->bodies->not_names, reading->matcher,
                           reading_bytes(reading), span);
}

static void mention_add(struct reading *reading, struct span span, size_t sentence,
                        const struct body_kind *kind) {
    *list_add(reading->arena, &reading->bodies) = (struct body_mention){span, sentence, kind};
}

/* Names in one sentence; a name does not run on into the next line. */
static void kind_find(struct reading *reading, size_t sentence, const struct body_kind *kind) {
    struct span left = reading->sentences.at[sentence].span, found;
    const char *bytes = reading_bytes(reading);
    while (kind->names != NULL &&
           pattern_find(kind->names, reading->matcher, bytes, left, &found)) {
        found = text_trim(&reading->document->text, found);
        if (is_named(reading, found)) mention_add(reading, found, sentence, kind);
        left.start = found.end > left.start ? found.end : left.start + 1;
    }
}

/* A heading or label that speaks of some consultation names a body by all of its words. */
static void heading_find(struct reading *reading, size_t index) {
    const struct body_rules *bodies = reading->rules->bodies;
    const struct sentence *sentence = &reading->sentences.at[index];
    struct span span = sentence->span;
    bool heads = sentence->kind == BLOCK_KIND_HEADING || sentence->is_label;
    if (!heads || sentence->is_title || span_length(span) > HEADING_MOST) return;
    if (!pattern_occurs(bodies->heading, reading->matcher, reading_bytes(reading), span)) return;
    if (reading_bytes(reading)[span.end - 1] == ':') span.end--;
    span = text_trim(&reading->document->text, span);
    const char *words = text_words(&reading->document->text, span, reading->arena);
    const struct body_kind *kind = bodies_kind_of(bodies, reading->matcher, words);
    if (kind != NULL && is_named(reading, span)) mention_add(reading, span, index, kind);
}

/* By place; of those that begin together the longest first, then the kind that the file names
 * first. */
static int by_place(const void *a, const void *b) {
    const struct body_mention *left = a, *right = b;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    if (left->span.end != right->span.end) return left->span.end > right->span.end ? -1 : 1;
    return left->kind < right->kind ? -1 : left->kind > right->kind;
}

/* Of mentions that overlap only the first, or a longer one behind it, stays. */
static void drop_overlaps(struct reading *reading) {
    size_t kept = 0;
    for (size_t i = 0; i < reading->bodies.count; i++) {
        struct body_mention mention = reading->bodies.at[i];
        struct body_mention *last = kept > 0 ? &reading->bodies.at[kept - 1] : NULL;
        if (last == NULL || !span_meets(last->span, mention.span))
            reading->bodies.at[kept++] = mention;
        else if (span_length(last->span) < span_length(mention.span))
            *last = mention;
    }
    reading->bodies.count = kept;
}

/* The first cell of a row names a body by all of its words. */
static void row_find(struct reading *reading, size_t index) {
    const struct body_rules *bodies = reading->rules->bodies;
    struct span span = reading->sentences.at[index].span;
    if (reading->sentences.at[index].row != index || span_length(span) > HEADING_MOST) return;
    const char *words = text_words(&reading->document->text, span, reading->arena);
    const struct body_kind *kind = bodies_kind_of(bodies, reading->matcher, words);
    mention_add(reading, span, index, kind != NULL ? kind : bodies_kind(bodies, BODY_OTHER));
}

void bodies_find(struct reading *reading) {
    const struct body_rules *bodies = reading->rules->bodies;
    for (size_t s = 0; s < reading->sentences.count; s++) {
        heading_find(reading, s);
        row_find(reading, s);
        for (size_t i = 0; i < bodies->kinds.count; i++)
            kind_find(reading, s, &bodies->kinds.at[i]);
    }
    if (reading->bodies.count > 1)
        qsort(reading->bodies.at, reading->bodies.count, sizeof *reading->bodies.at, by_place);
    drop_overlaps(reading);
}

/* The number of mentions that begin at or before the offset. */
static size_t count_before(const struct reading *reading, size_t offset) {
    size_t first;
    BISECT(first, reading->bodies.count, reading->bodies.at[first].span.start <= offset);
    return first;
}

static const struct body_mention *last_in(const struct reading *reading, size_t sentence) {
    if (sentence == NO_SENTENCE) return NULL;
    size_t last = count_before(reading, reading->sentences.at[sentence].span.end);
    if (last == 0 || reading->bodies.at[last - 1].sentence != sentence) return NULL;
    return &reading->bodies.at[last - 1];
}

/* "Frequentie: 2x per jaar", or such a value below its label: what a label says is about the
 * heading's body, not about the last one that happened to be named. */
static bool is_labelled(const struct reading *reading, size_t sentence) {
    const struct sentence *at = &reading->sentences.at[sentence];
    if (at->intro != NO_SENTENCE && reading->sentences.at[at->intro].is_label) return true;
    return pattern_occurs(reading->rules->bodies->label, reading->matcher, reading_bytes(reading),
                          at->span);
}

/* Whether what a paragraph or a label was about goes on to be what this sentence is about, rather
 * than what the heading names. */
static bool carries_on(const struct reading *reading, const struct body_mention *last,
                       size_t sentence) {
    if (last == NULL) return false;
    const struct sentence *there = &reading->sentences.at[last->sentence];
    return there->block == reading->sentences.at[sentence].block || there->is_label ||
           (there->kind == BLOCK_KIND_HEADING && !there->is_title);
}

/* The last of the first count mentions that does not stand in a list: a body listed as a
 * participant is not what the text goes on about. */
static const struct body_mention *last_in_prose(const struct reading *reading, size_t count) {
    for (size_t i = count; i-- > 0 && count - i <= LOOK_BACK;) {
        const struct body_mention *mention = &reading->bodies.at[i];
        if (reading->sentences.at[mention->sentence].kind != BLOCK_KIND_BULLET) return mention;
    }
    return NULL;
}

const struct body_mention *bodies_about(const struct reading *reading, struct span span) {
    const struct body_mention *mentions = reading->bodies.at;
    size_t sentence = sentence_at(reading, span.start);
    size_t before = count_before(reading, span.start);
    if (sentence == NO_SENTENCE) return NULL;
    size_t row = reading->sentences.at[sentence].row;
    if (row != NO_SENTENCE && row != sentence) return last_in(reading, row);
    const struct body_mention *next = before < reading->bodies.count ? &mentions[before] : NULL;
    if (next != NULL && next->sentence != sentence) next = NULL;
    if (next != NULL && next->span.start <= span.end + ADJACENT) return next;
    if (before > 0 && mentions[before - 1].sentence == sentence) return &mentions[before - 1];
    if (next != NULL) return next;
    size_t intro = reading->sentences.at[sentence].intro;
    for (int step = 0; intro != NO_SENTENCE && step < INTRO_STEPS; step++) {
        const struct body_mention *named = last_in(reading, intro);
        if (named != NULL) return named;
        intro = reading->sentences.at[intro].intro;
    }
    const struct body_mention *heading = last_in(reading, reading->sentences.at[sentence].heading);
    if (is_labelled(reading, sentence)) return heading;
    const struct body_mention *last = last_in_prose(reading, before);
    return heading == NULL || carries_on(reading, last, sentence) ? last : heading;
}
