#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include "output/wording.h"

static int by_place(const void *a, const void *b) {
    const struct mark *left = a, *right = b;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    if (left->span.end != right->span.end) return left->span.end > right->span.end ? -1 : 1;
    if (left->anchor.kind != right->anchor.kind)
        return left->anchor.kind < right->anchor.kind ? -1 : 1;
    return left->anchor.number < right->anchor.number ? -1 : 1;
}

struct marking marking_start(struct page *page, struct item_source source) {
    const struct document *document = source.document;
    const struct item *item = &document->items.at[source.item];
    struct marking marking = {.page = page, .document = document, .title = item->title_text};
    struct range facts = document_facts(document, source.item);
    for (size_t i = facts.from; i < facts.to; i++)
        *list_add(page->arena, &marking.marks) =
            (struct mark){document->facts.at[i].span, &document->facts.at[i],
                          anchors_fact(page->anchors, document, i), false};
    size_t first, count;
    const struct words *words = anchors_words(page->anchors, document, item->span, &first, &count);
    for (size_t i = 0; i < count; i++)
        *list_add(page->arena, &marking.marks) =
            (struct mark){words[i].span, NULL, {'w', first + i}, false};
    if (marking.marks.count > 1)
        qsort(marking.marks.at, marking.marks.count, sizeof *marking.marks.at, by_place);
    return marking;
}

/* The value and what else there is to know, a line each; the script shows the same. */
static void put_title(struct marking *marking, const struct fact *fact) {
    struct page *page = marking->page;
    const char *remark = wording_remark(fact, page->arena);
    markup(page->out, " title=\"$t: $t", wording_kind(fact),
           wording_value(page->benchmark, fact, page->arena));
    if (remark[0] != '\0') markup(page->out, "\n$t", remark);
    if (fact->forum != NULL && (marking->title == NULL || strcmp(fact->forum, marking->title) != 0))
        markup(page->out, "\nover: $t", fact->forum);
    markup(page->out, "\" data-r=\"$n\"", anchors_rule(page->anchors, fact->rule));
}

static void open_mark(struct marking *marking, struct mark *mark) {
    static const char *const classes[] = {"q", "p", "d", "t"};
    FILE *out = marking->page->out;
    const char kind[] = {mark->anchor.kind, '\0'};
    markup(out, "<mark class=\"$t$t\"", mark->fact == NULL ? "w" : classes[mark->fact->kind],
           mark->fact == NULL || fact_counts(mark->fact) ? "" : " none");
    if (mark->begun) {
        markup(out, " data-of=\"$t$n\">", kind, mark->anchor.number);
        return;
    }
    mark->begun = true;
    markup(out, " id=\"$t$n\"", kind, mark->anchor.number);
    if (mark->fact == NULL)
        markup(out, " title=\"vindplaats van een bevinding\"");
    else
        put_title(marking, mark->fact);
    markup(out, ">");
}

static void close_from(struct marking *marking, size_t depth) {
    for (size_t i = depth; i < marking->open.count; i++) markup(marking->page->out, "</mark>");
}

static void open_from(struct marking *marking, size_t depth) {
    for (size_t i = depth; i < marking->open.count; i++) open_mark(marking, marking->open.at[i]);
}

/* Closes the marks that end here; what lies in them and does not is opened again. */
static void end_marks(struct marking *marking, size_t at) {
    size_t depth = 0, kept;
    while (depth < marking->open.count && marking->open.at[depth]->span.end > at) depth++;
    if (depth == marking->open.count) return;
    close_from(marking, depth);
    kept = depth;
    for (size_t i = depth; i < marking->open.count; i++)
        if (marking->open.at[i]->span.end > at) marking->open.at[kept++] = marking->open.at[i];
    marking->open.count = kept;
    open_from(marking, depth);
}

/* Opens the marks that begin here, also those before the stretch that no stretch held. */
static void begin_marks(struct marking *marking, size_t at) {
    while (marking->next < marking->marks.count &&
           marking->marks.at[marking->next].span.start <= at) {
        struct mark *mark = &marking->marks.at[marking->next++];
        *list_add(marking->page->arena, &marking->open) = mark;
        open_mark(marking, mark);
        if (mark->span.end <= at) end_marks(marking, at);
    }
}

/* Where the next mark begins or ends, at most end. */
static size_t next_bound(const struct marking *marking, size_t end) {
    for (size_t i = 0; i < marking->open.count; i++)
        if (marking->open.at[i]->span.end < end) end = marking->open.at[i]->span.end;
    if (marking->next < marking->marks.count && marking->marks.at[marking->next].span.start < end)
        end = marking->marks.at[marking->next].span.start;
    return end;
}

void marking_put(struct marking *marking, struct span stretch) {
    const char *bytes = marking->document->text.bytes;
    size_t kept = 0;
    for (size_t i = 0; i < marking->open.count; i++)
        if (marking->open.at[i]->span.end > stretch.start)
            marking->open.at[kept++] = marking->open.at[i];
    marking->open.count = kept;
    open_from(marking, 0);
    for (size_t at = stretch.start; at < stretch.end;) {
        begin_marks(marking, at);
        size_t end = next_bound(marking, stretch.end);
        markup_bytes(marking->page->out, bytes + at, end - at);
        at = end;
        end_marks(marking, at);
    }
    close_from(marking, 0);
}

bool marking_meets(const struct marking *marking, struct span stretch) {
    for (size_t i = 0; i < marking->open.count; i++)
        if (marking->open.at[i]->span.end > stretch.start) return true;
    return marking->next < marking->marks.count &&
           marking->marks.at[marking->next].span.start < stretch.end;
}
