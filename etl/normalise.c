#include "normalise.h"

#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/checks.h"
#include "rules/engine/cities.h"
#include "rules/engine/extract.h"
#include "settle_city.h"

static void settle_kind(struct document *document, struct item *item, const struct rulebook *rules,
                        struct matcher *matcher) {
    const struct body_kind *kind =
        item->title_text == NULL ? NULL : bodies_kind_of(rules->bodies, matcher, item->title_text);
    const struct body_kind *to =
        bodies_reference(rules->bodies, matcher, &document->text, item->body);
    item->body_kind = kind == NULL ? NULL : kind->id;
    item->refers_to = to == NULL ? NULL : to->id;
}

/* In a text with headings the first title says what the whole is about ("Verslag lokaal
 * woonoverleg"): what stands under a heading that names no body is about that one. */
static void inherit_kind(struct document *document, const struct rulebook *rules) {
    if (document->items.count < 2 || document->items.at[0].city_words != NULL) return;
    const char *first = document->items.at[0].body_kind;
    const struct body_kind *kind = first == NULL ? NULL : bodies_kind(rules->bodies, first);
    if (kind == NULL || kind->is_heading) return;
    for (size_t i = 1; i < document->items.count; i++)
        if (document->items.at[i].body_kind == NULL) document->items.at[i].body_kind = first;
}

/* How much of a text shows what it is, in bytes. */
enum { HEAD_MOST = 800 };

static bool is_minutes(const struct document *document, const struct rulebook *rules,
                       struct matcher *matcher) {
    struct span head = {0, document->text.length < HEAD_MOST ? document->text.length : HEAD_MOST};
    while (head.end < document->text.length && (document->text.bytes[head.end] & 0xC0) == 0x80)
        head.end++;
    bool has_rows = document->items.count > 0 && document->items.at[0].city_words != NULL;
    return !has_rows && pattern_occurs(rules->bodies->minutes, matcher, document->text.bytes, head);
}

/* A search in a copy of some words has no place in the text: the item's own is given. */
static void report_limit(struct document *document, const struct rulebook *rules, const char *rule,
                         size_t offset, size_t item) {
    struct span span = document->items.at[item].span;
    if (offset < span.start || offset > span.end) offset = span.start;
    struct filling fillings[] = {{"tekst", rule}, {NULL, NULL}};
    const struct check *check = checks_find(rules->checks, "patroon_gestopt");
    const char *message = checks_fill(check->message, fillings, document->arena);
    document_partial(document, text_line(&document->text, offset), message);
    *list_add(document->arena, &document->remarks) =
        (struct remark){check->id, item, {offset, offset}, rule};
}

static void report_limits(struct document *document, const struct rulebook *rules,
                          struct matcher *matcher, size_t item) {
    size_t offset;
    for (const char *rule = matcher_limit_hit(matcher, &offset); rule != NULL;
         rule = matcher_limit_hit(matcher, &offset))
        report_limit(document, rules, rule, offset, item);
}

void normalise_document(struct document *document, const struct rulebook *rules,
                        const char *peildatum, struct matcher *matcher) {
    settle_cities(document, rules, peildatum, matcher);
    if (document->items.count > 0) report_limits(document, rules, matcher, 0);
    for (size_t i = 0; i < document->items.count; i++) {
        settle_kind(document, &document->items.at[i], rules, matcher);
        report_limits(document, rules, matcher, i);
    }
    inherit_kind(document, rules);
    document->is_minutes = is_minutes(document, rules, matcher);
    for (size_t i = 0; i < document->items.count; i++) {
        extract_item(rules, matcher, document, i);
        report_limits(document, rules, matcher, i);
    }
    dates_doubt(rules, matcher, document);
}
