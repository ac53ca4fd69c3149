#include <stddef.h>

#include "input/formats.h"
#include "input/line.h"
#include "input/lines.h"

/* Any text may be plain text; a reader that is surer goes first. */
static int plain_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)bytes, (void)length, (void)words;
    return 2;
}

/* An item of the blocks [first, end); section is that of the heading above it. */
static void item_add(struct document *document, size_t first, size_t end, const char **section) {
    const struct block *blocks = document->blocks.at;
    struct span span = {blocks[first].span.start, blocks[end - 1].span.end};
    struct item *item = list_add(document->arena, &document->items);
    item->place = "";
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

static bool plain_read(struct document *document, const char *bytes, size_t length,
                       const struct source_words *words) {
    document->text = text_freeze(bytes, length, document->arena);
    document->is_plain = true;
    struct lines *lines = lines_new(document, words);
    lines_blocks(lines, (struct span){0, length}, 1, "");
    lines_end(lines);
    const char *section = NULL;
    for (size_t i = 0, end; i < document->blocks.count; i = end) {
        end = i + 1;
        while (end < document->blocks.count && document->blocks.at[end].kind != BLOCK_KIND_HEADING)
            end++;
        item_add(document, i, end, &section);
    }
    return true;
}

static const char *const suffixes[] = {".txt", ".text", ".md", NULL};

const struct reader plain_reader = {"text", suffixes, true, plain_looks_like, plain_read};
