#include "input/items.h"

#include <string.h>

#include "input/text/line.h"

/* An item of the blocks [first, end); section is that of the heading above it. */
static void item_add(struct document *document, size_t first, size_t end, const char **section) {
    const struct block *blocks = document->blocks.at;
    struct span span = {blocks[first].span.start, blocks[end - 1].span.end};
    struct item *item = list_add(document->arena, &document->items);
    item->place = blocks[first].place;
    item->span = item->body = span;
    item->title = (struct span){span.start, span.start};
    if (blocks[first].kind == BLOCK_KIND_HEADING) {
        item->title = blocks[first].span;
        item->body.start = end - first > 1 ? blocks[first + 1].span.start : span.end;
        item->title_text = text_words(&document->text, item->title, document->arena);
        const char *own = line_section(&document->text, item->title, document->arena);
        if (own != NULL) *section = own;
    }
    item->section = *section;
}

/* How much of a text may be the head of a mail or letter. */
enum { MAIL_HEAD = 12, TITLE_MOST = 100 };

/* Behind the label of the block's line, when the list has it; else empty. */
static struct span labelled(const struct document *document, const struct block *block,
                            const struct word_list *labels) {
    const char *bytes = document->text.bytes;
    const char *colon = memchr(bytes + block->span.start, ':', span_length(block->span));
    struct span none = {block->span.start, block->span.start};
    if (colon == NULL) return none;
    size_t at = (size_t)(colon - bytes);
    if (!word_list_has(labels, bytes + block->span.start, at - block->span.start)) return none;
    const char *end = memchr(colon, '\n', block->span.end - at);
    size_t stop = end == NULL ? block->span.end : (size_t)(end - bytes);
    return text_trim(&document->text, (struct span){at + 1, stop});
}

/* Headings that are no questions, which a mail may answer one by one, and no single word, such as
 * those that it greets and who signs it. */
static size_t count_headings(const struct document *document, size_t from) {
    size_t count = 0;
    for (size_t i = from; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.at[i];
        const char *bytes = document->text.bytes + block->span.start;
        size_t length = span_length(block->span);
        count += block->kind == BLOCK_KIND_HEADING && memchr(bytes, '?', length) == NULL &&
                 memchr(bytes, ' ', length) != NULL;
    }
    return count;
}

/* The block at the head of the text whose line has one of the labels, and the words behind it;
 * MAIL_HEAD when there is none. */
static size_t labelled_head(const struct document *document, const struct word_list *labels,
                            struct span *words) {
    for (size_t i = 0; i < document->blocks.count && i < MAIL_HEAD; i++) {
        *words = labelled(document, &document->blocks.at[i], labels);
        if (span_length(*words) > 0) return i;
    }
    return MAIL_HEAD;
}

/* A mail is one item, titled by its subject. A note with headings below such a head is not. */
static bool read_mail(struct document *document, const struct source_words *words) {
    struct span subject, head;
    size_t at = labelled_head(document, &words->subjects, &subject);
    bool has_head = labelled_head(document, &words->mail_heads, &head) < MAIL_HEAD;
    if (at == MAIL_HEAD || !has_head || count_headings(document, at) > 1) return false;
    struct item *item = list_add(document->arena, &document->items);
    const struct block *last = &document->blocks.at[document->blocks.count - 1];
    item->place = document->blocks.at[0].place;
    item->span = (struct span){document->blocks.at[0].span.start, last->span.end};
    item->title = subject;
    item->title_text = text_words(&document->text, subject, document->arena);
    item->body = (struct span){subject.end, last->span.end};
    return true;
}

/* Whether a first line may title the text: short, no sentence, no question with its answer, and no
 * label unless it stands apart. */
static bool is_title_line(const struct text *text, struct span line, bool is_apart) {
    const char *bytes = text->bytes + line.start;
    size_t length = span_length(line);
    if (length == 0 || length > TITLE_MOST || strchr(".:;,!", bytes[length - 1]) != NULL)
        return false;
    if (memchr(bytes, '?', length - 1) != NULL) return false;
    return is_apart || memchr(bytes, ':', length) == NULL;
}

static size_t line_end(const struct text *text, struct span span) {
    const char *end = memchr(text->bytes + span.start, '\n', span_length(span));
    return end == NULL ? span.end : (size_t)(end - text->bytes);
}

static bool is_followed_by_blank_line(const struct text *text, size_t end, size_t next) {
    size_t ends = 0;
    for (size_t i = end; i < next; i++) ends += text->bytes[i] == '\n';
    return ends > 1;
}

/* A short first line titles a text that has more, though no blank line sets it apart. */
static void promote_first(struct document *document) {
    struct block *first = document->blocks.at;
    if (document->blocks.count < 2 || first->kind != BLOCK_KIND_PARAGRAPH) return;
    const struct text *text = &document->text;
    struct span line =
        text_trim(text, (struct span){first->span.start, line_end(text, first->span)});
    bool is_apart = line.end == first->span.end &&
                    is_followed_by_blank_line(text, line.end, first[1].span.start);
    if (!is_title_line(text, line, is_apart)) return;
    struct block rest = *first;
    rest.span = text_trim(text, (struct span){line.end, first->span.end});
    first->kind = BLOCK_KIND_HEADING;
    first->level = 1;
    first->span = line;
    if (span_length(rest.span) == 0) return;
    list_add(document->arena, &document->blocks);
    memmove(document->blocks.at + 2, document->blocks.at + 1,
            (document->blocks.count - 2) * sizeof *document->blocks.at);
    document->blocks.at[1] = rest;
}

void items_from_blocks(struct document *document, const struct source_words *words) {
    if (document->blocks.count == 0 || read_mail(document, words)) return;
    promote_first(document);
    const char *section = NULL;
    for (size_t i = 0, end; i < document->blocks.count; i = end) {
        end = i + 1;
        while (end < document->blocks.count && document->blocks.at[end].kind != BLOCK_KIND_HEADING)
            end++;
        item_add(document, i, end, &section);
    }
}
