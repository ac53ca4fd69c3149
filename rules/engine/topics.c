/* rules/topics.yaml: which topics a text says are discussed, or only that they must be. */
#include "rules/engine/topics.h"

#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/candidates.h"
#include "rules/engine/extractors.h"
#include "rules/engine/loaders.h"

static void topic_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct topic_rule topic = {.code = node_text(node, "code", diag),
                               .label = node_text(node, "label", diag)};
    topic.id = rulebook_rule_id(rules, node, topic.code);
    node_text(node, "serves", diag);
    topic.pattern = load_words(rules, node, "patterns", diag);
    topic.only_listed = load_words_or_null(rules, node, "only_listed", diag);
    const struct node *hides = node_list_or_empty(node, "hides", diag);
    for (size_t i = 0; i < hides->entries.count; i++)
        *list_add(rules->arena, &topic.hides) = node_entry_text(&hides->entries.at[i], diag);
    rulebook_examples(rules, node, topic.id, FACT_KIND_TOPIC, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->topics->topics) = topic;
}

static bool is_topic(const struct topic_rules *topics, const char *code) {
    for (size_t i = 0; i < topics->topics.count; i++)
        if (strcmp(topics->topics.at[i].code, code) == 0) return true;
    return false;
}

/* A code under `hides` that is no topic would have no effect. */
static void check_hides(const struct topic_rules *topics, const struct node *root,
                        struct diag *diag) {
    for (size_t i = 0; i < topics->topics.count; i++) {
        const struct topic_rule *topic = &topics->topics.at[i];
        for (size_t k = 0; k < topic->hides.count; k++)
            if (!is_topic(topics, topic->hides.at[k]))
                diag_add(diag, root->place, "'%s' onder hides van %s is geen thema",
                         topic->hides.at[k], topic->code);
    }
}

void topics_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct topic_rules *topics = rules->topics = arena_take(rules->arena, sizeof *topics);
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    topics->discussed = load_words(rules, root, "discussed", diag);
    topics->about = load_words(rules, root, "about", diag);
    topics->duty = load_words(rules, root, "duty", diag);
    topics->denied = load_words(rules, root, "denied", diag);
    topics->elsewhere = load_words(rules, root, "elsewhere", diag);
    load_each(rules, root, "topics", topic_load, diag);
    check_hides(topics, root, diag);
}

/* Whether the pattern occurs in the sentence or in what introduces it. */
static bool along_intro(const struct reading *reading, size_t sentence,
                        const struct pattern *pattern) {
    for (int step = 0; sentence != NO_SENTENCE && step < INTRO_STEPS; step++) {
        if (sentence_has(reading, sentence, pattern)) return true;
        sentence = reading->sentences.at[sentence].intro;
    }
    return false;
}

/* What minutes speak of came up; so did the points that head a text about a body. */
static bool is_agenda_point(const struct reading *reading, size_t sentence) {
    const struct item *item = reading_item_of(reading);
    if (sentence == NO_SENTENCE || item->city_words != NULL) return false;
    if (reading->document->is_minutes) return true;
    return item->body_kind != NULL && reading->sentences.at[sentence].kind == BLOCK_KIND_HEADING;
}

/* A sentence that names a body that meets and a topic says that they belong together. */
static bool names_body(const struct reading *reading, size_t sentence) {
    if (sentence == NO_SENTENCE || reading->sentences.at[sentence].is_title) return false;
    const struct body_mention *about = bodies_about(reading, reading->sentences.at[sentence].span);
    return about != NULL && about->sentence == sentence &&
           strcmp(about->kind->id, BODY_COOPERATION) != 0;
}

/* What a sentence says of the topics in it. A text about a body names the topics it deals with,
 * unless the sentence says otherwise. */
struct standing {
    bool counts, is_listed;
    enum topic_status status;
    const char *reason; /* why they do not count */
};

static struct standing standing_of(const struct reading *reading, size_t sentence) {
    const struct topic_rules *topics = reading->rules->topics;
    struct standing standing = {.status = TOPIC_STATUS_BESPROKEN};
    if (sentence_has(reading, sentence, topics->denied)) {
        standing.reason = "de zin zegt dat het niet besproken wordt";
        return standing;
    }
    bool duty = along_intro(reading, sentence, topics->duty);
    bool discussed =
        along_intro(reading, sentence, topics->discussed) || is_agenda_point(reading, sentence) ||
        (sentence != NO_SENTENCE &&
         sentence_has(reading, reading->sentences.at[sentence].heading, topics->discussed));
    standing.is_listed = duty || discussed || names_body(reading, sentence);
    standing.counts = standing.is_listed || reading_tells_body(reading) ||
                      sentence_has(reading, sentence, topics->about);
    if (duty) standing.status = TOPIC_STATUS_VERPLICHTING;
    if (!standing.counts)
        standing.reason = "de zin noemt geen overleg en zegt niet dat het besproken wordt";
    if (standing.counts && !duty && sentence_has(reading, sentence, topics->elsewhere)) {
        standing.counts = false;
        standing.reason = "de zin gaat over iets anders dan overleg";
    }
    return standing;
}

struct looking {
    struct candidates *candidates;
    const struct topic_rule *topic;
    size_t rank; /* SURE or ONLY_LISTED */
};

enum { SURE, ONLY_LISTED };

static void propose(struct reading *reading, struct span found, void *context) {
    struct looking *looking = context;
    (void)reading;
    candidates_add(looking->candidates, found, looking->rank, looking->topic);
}

static void topic_find(struct reading *reading, const struct topic_rule *topic,
                       struct candidates *found) {
    struct looking looking = {found, topic, SURE};
    matches_visit(reading, topic->pattern, reading_item_of(reading)->span, propose, &looking);
    looking.rank = ONLY_LISTED;
    matches_visit(reading, topic->only_listed, reading_item_of(reading)->span, propose, &looking);
}

static bool hides(const struct topic_rule *topic, const struct topic_rule *other) {
    for (size_t i = 0; i < topic->hides.count; i++)
        if (strcmp(topic->hides.at[i], other->code) == 0) return true;
    return false;
}

/* Whether the words of a topic are part of those of a topic that hides it. Both lists are in text
 * order and a topic's own matches do not overlap, so only neighbours need a look. */
static bool is_hidden(const struct candidate *at, const struct candidates *all, size_t count) {
    for (size_t t = 0; t < count; t++) {
        const struct candidates *others = &all[t];
        if (others->list.count == 0 || !hides(others->list.at[0].rule, at->rule)) continue;
        size_t first;
        BISECT(first, others->list.count, others->list.at[first].span.end <= at->span.start);
        if (first < others->list.count && span_meets(others->list.at[first].span, at->span))
            return true;
    }
    return false;
}

/* An entry of a list is one point, whatever words it uses for its topic. The facts of a topic are
 * added in text order, so the last one tells. */
static bool is_repeat(const struct reading *reading, size_t sentence,
                      const struct topic_rule *topic) {
    const struct document *document = reading->document;
    if (sentence == NO_SENTENCE || reading->sentences.at[sentence].kind != BLOCK_KIND_BULLET)
        return false;
    const struct fact *last =
        document->facts.count == 0 ? NULL : &document->facts.at[document->facts.count - 1];
    return last != NULL && last->kind == FACT_KIND_TOPIC && last->item == reading->item &&
           strcmp(last->topic.code, topic->code) == 0 &&
           sentence_at(reading, last->span.start) == sentence;
}

static void decline(struct reading *reading, const struct candidate *candidate,
                    const char *reason) {
    const struct topic_rule *topic = candidate->rule;
    *list_add(reading->document->arena, &reading->document->considered) =
        (struct considered){topic->code, reason, reading->item, candidate->span};
}

static void accept(struct reading *reading, const struct candidate *candidate) {
    const struct topic_rule *topic = candidate->rule;
    size_t sentence = sentence_at(reading, candidate->span.start);
    struct standing standing = standing_of(reading, sentence);
    if (!standing.counts)
        decline(reading, candidate, standing.reason);
    else if (candidate->rank == ONLY_LISTED && !standing.is_listed)
        decline(reading, candidate, "te gewone woorden, buiten een opsomming van thema's");
    else if (!is_repeat(reading, sentence, topic))
        reading_add(reading, FACT_KIND_TOPIC, candidate->span, topic->id)->topic =
            (struct topic){topic->code, standing.status};
}

void topics_find(struct reading *reading) {
    const struct topic_rules *topics = reading->rules->topics;
    size_t count = topics->topics.count;
    struct candidates *found = arena_take(reading->arena, count * sizeof *found);
    for (size_t t = 0; t < count; t++) {
        found[t].arena = reading->arena;
        topic_find(reading, &topics->topics.at[t], &found[t]);
        candidates_settle(&found[t]);
    }
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < found[t].list.count; i++)
            if (is_hidden(&found[t].list.at[i], found, count))
                decline(reading, &found[t].list.at[i], "de woorden horen bij een ander thema");
            else
                accept(reading, &found[t].list.at[i]);
}
