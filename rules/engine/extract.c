#include "rules/engine/extract.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rules/engine/bodies.h"
#include "rules/engine/extractors.h"
#include "rules/engine/lenses.h"

static int by_place(const void *a, const void *b) {
    const struct fact *left = a, *right = b;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
    return left->span.end < right->span.end ? -1 : left->span.end > right->span.end;
}

/* How far before a fact its box may stand, in bytes. */
enum { BOX_AWAY = 200 };

/* What the fact's sentence says before it, as far as a box may stand. */
static struct span words_before(const struct reading *reading, const struct fact *fact) {
    size_t sentence = sentence_at(reading, fact->span.start);
    struct span before = {fact->span.start, fact->span.start};
    if (sentence == NO_SENTENCE) return before;
    before.start = reading->sentences.at[sentence].span.start;
    if (before.end > before.start + BOX_AWAY) before.start = before.end - BOX_AWAY;
    while ((reading_bytes(reading)[before.start] & 0xC0) == 0x80) before.start++;
    return before;
}

/* How far an address reaches around words in it, in bytes. */
enum { ADDRESS_AWAY = 100 };

static bool ends_address(char c) {
    return (unsigned char)c <= ' ' || strchr("()<>[],;\"", c) != NULL;
}

/* Whether the words are part of an address: "marc@dijledal.be", "www.ocmw.be". A date may be. */
static bool is_in_address(const struct reading *reading, const struct fact *fact) {
    const char *bytes = reading_bytes(reading);
    size_t start = fact->span.start, end = fact->span.end;
    size_t first = start > ADDRESS_AWAY ? start - ADDRESS_AWAY : 0, last = end + ADDRESS_AWAY;
    if (fact->kind == FACT_KIND_DATE) return false;
    while (start > first && !ends_address(bytes[start - 1])) start--;
    while (end < last && !ends_address(bytes[end])) end++;
    return memchr(bytes + start, '@', end - start) != NULL ||
           strncasecmp(bytes + start, "www.", 4) == 0 || strncasecmp(bytes + start, "http", 4) == 0;
}

/* How far a question may go on behind a fact, with its answer, in bytes. */
enum { ANSWER_AWAY = 250 };

/* "Neemt de huurdersbond deel? Nee." A day that is asked about is still a day. */
static bool is_denied(const struct reading *reading, const struct fact *fact) {
    const struct text *text = &reading->document->text;
    struct span after = {fact->span.end, fact->span.end + ANSWER_AWAY};
    if (fact->kind == FACT_KIND_DATE) return false;
    if (after.end > text->length) after.end = text->length;
    while (after.end < text->length && (text->bytes[after.end] & 0xC0) == 0x80) after.end++;
    return pattern_occurs(reading->rules->bodies->denied, reading->matcher, text->bytes, after);
}

static bool is_said(const struct reading *reading, const struct fact *fact) {
    return !document_sets_apart(reading->document, fact->span) && !is_in_address(reading, fact) &&
           !is_denied(reading, fact) &&
           !pattern_occurs(reading->rules->bodies->unticked, reading->matcher,
                           reading_bytes(reading), words_before(reading, fact));
}

/* What stands behind an unticked box is an answer that was not given; what a mail quotes of others
 * is none; nor is the address of a page or a person, or what a question asks in vain. */
static void drop_unsaid(struct reading *reading, size_t first) {
    struct document *document = reading->document;
    size_t kept = first;
    for (size_t i = first; i < document->facts.count; i++) {
        if (is_said(reading, &document->facts.at[i]))
            document->facts.at[kept++] = document->facts.at[i];
    }
    document->facts.count = kept;
}

/* The sentence that the words stand in, or all that they reach over. */
static struct span sentence_of(const struct reading *reading, struct span words) {
    size_t first = sentence_at(reading, words.start);
    size_t last = sentence_at(reading, words.end > words.start ? words.end - 1 : words.end);
    if (first == NO_SENTENCE) return words;
    struct span sentence = {reading->sentences.at[first].span.start,
                            reading->sentences.at[last].span.end};
    if (sentence.end < words.end) sentence.end = words.end;
    return sentence;
}

static void note_sentences(struct reading *reading, size_t first) {
    for (size_t i = first; i < reading->document->facts.count; i++) {
        struct fact *fact = &reading->document->facts.at[i];
        fact->sentence = sentence_of(reading, fact->span);
    }
}

void extract_item(const struct rulebook *rules, struct matcher *matcher, struct document *document,
                  size_t item) {
    struct reading reading = {.rules = rules,
                              .matcher = matcher,
                              .document = document,
                              .item = item,
                              .arena = arena_new()};
    size_t first = document->facts.count;
    sentences_split(&reading);
    bodies_find(&reading);
    dates_find(&reading);
    frequency_find(&reading);
    topics_find(&reading);
    participants_find(&reading);
    drop_unsaid(&reading, first);
    note_sentences(&reading, first);
    lenses_find(&reading);
    if (document->facts.count > first)
        qsort(document->facts.at + first, document->facts.count - first, sizeof *document->facts.at,
              by_place);
    arena_end(reading.arena);
}
