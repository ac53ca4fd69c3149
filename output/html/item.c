/* The text of an item: its heading, where it comes from, and its blocks with the facts marked. */
#include <stdint.h>

#include "marks.h"
#include "output/wording.h"

static void put_source(struct page *page, struct item_source source) {
    const struct item *item = &source.document->items.at[source.item];
    const char *place = item->place == NULL ? "" : item->place;
    markup(page->out, "<a href=\"#d$n\">$t</a>, $t$tregel $n",
           anchors_document(page->anchors, source.document).number, source.document->name, place,
           place[0] == '\0' ? "" : ", ", text_line(&source.document->text, item->span.start));
}

static void put_sources(struct page *page, const struct dossier_item *item) {
    const struct item *first = dossier_item_first(item);
    markup(page->out, "<p class=\"source\">");
    for (size_t i = 0; i < item->sources.count; i++) {
        if (i > 0) markup(page->out, "; dezelfde tekst ook in ");
        put_source(page, item->sources.at[i]);
    }
    if (first->section != NULL) markup(page->out, "; rubriek $t", first->section);
    if (first->attachment != NULL) markup(page->out, "; bijlage: $t", first->attachment);
}

/* To the item whose facts this one takes over. */
static void put_reference(struct page *page, const struct dossier_item *to) {
    const char *title = dossier_item_first(to)->title_text;
    markup(page->out, "; verwijst naar <a href=\"#i$n\">$t</a>",
           anchors_item(page->anchors, to->sources.at[0]).number,
           title == NULL ? "een ander stuk" : title);
}

/* Whether a stretch between blocks says something: a bullet or a rule of dashes does not. */
static bool says_something(const struct marking *marking, struct span span) {
    if (marking_meets(marking, span)) return true;
    for (size_t at = span.start; at < span.end;) {
        uint32_t point = utf8_next(marking->document->text.bytes, &at);
        if ((point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
            (point >= 'a' && point <= 'z') || (point >= 0xC0 && point < 0x2000))
            return true;
    }
    return false;
}

static void put_in(struct marking *marking, const char *before, struct span span,
                   const char *after) {
    markup(marking->page->out, before);
    marking_put(marking, span);
    markup(marking->page->out, after);
}

/* The entry of a list, behind what numbers it. */
static void put_bullet(struct marking *marking, const struct block *block, struct span number,
                       struct span span) {
    static const char *const opening[] = {"<li>", "<li class=\"l2\">", "<li class=\"l3\">"};
    int level = block->level < 1 ? 0 : block->level > 3 ? 2 : block->level - 1;
    markup(marking->page->out, opening[level]);
    if (says_something(marking, number))
        put_in(marking, "<span class=\"number\">", number, "</span> ");
    put_in(marking, "", span, "</li>\n");
}

/* What stands between two blocks, and the block. */
static void put_block(struct marking *marking, const struct block *block, struct span gap,
                      struct span span) {
    if (block->kind == BLOCK_KIND_BULLET) {
        put_bullet(marking, block, gap, span);
        return;
    }
    if (says_something(marking, gap)) put_in(marking, "<p>", gap, "</p>\n");
    if (block->kind == BLOCK_KIND_HEADING)
        put_in(marking, "<h5>", span, "</h5>\n");
    else
        put_in(marking, "<p>", span, "</p>\n");
}

/* Opens or closes a list where the text goes over from one kind of block to another. */
static void turn_list(struct page *page, bool *in_list, bool wanted) {
    if (*in_list != wanted) markup(page->out, wanted ? "<ul>\n" : "</ul>\n");
    *in_list = wanted;
}

static void put_body(struct marking *marking, struct span body) {
    const struct document *document = marking->document;
    struct page *page = marking->page;
    struct span trimmed;
    bool in_list = false;
    size_t at = body.start, i;
    document_blocks(document, body, &i);
    if (i > 0 && document->blocks.at[i - 1].span.end > at) i--;
    for (; i < document->blocks.count && document->blocks.at[i].span.start < body.end; i++) {
        const struct block *block = &document->blocks.at[i];
        struct span span = {block->span.start < at ? at : block->span.start,
                            block->span.end > body.end ? body.end : block->span.end};
        trimmed = text_trim(&document->text, (struct span){at, span.start});
        turn_list(page, &in_list, block->kind == BLOCK_KIND_BULLET);
        put_block(marking, block, trimmed, span);
        at = span.end;
    }
    turn_list(page, &in_list, false);
    if (at >= body.end) return;
    trimmed = text_trim(&document->text, (struct span){at, body.end});
    if (says_something(marking, trimmed)) put_in(marking, "<p>", trimmed, "</p>\n");
}

void page_item(struct page *page, const struct dossier_item *items, size_t index, const char *back,
               const char *name) {
    const struct dossier_item *item = &items[index];
    const struct item *first = dossier_item_first(item);
    struct marking marking = marking_start(page, item->sources.at[0]);
    markup(page->out, "<article id=\"i$n\">\n<h4>",
           anchors_item(page->anchors, item->sources.at[0]).number);
    if (span_length(first->title) > 0)
        marking_put(&marking, first->title);
    else
        markup(page->out, "$t", first->title_text == NULL ? "Zonder titel" : first->title_text);
    markup(page->out, "</h4>\n");
    put_sources(page, item);
    if (item->refers_to != SIZE_MAX) put_reference(page, &items[item->refers_to]);
    markup(page->out, " <a class=\"back\" href=\"#$t\">↑ $t</a></p>\n", back, name);
    put_body(&marking, (struct span){first->body.start, first->span.end});
    markup(page->out, "</article>\n");
}
