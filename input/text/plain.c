#include <stddef.h>

#include "input/formats.h"
#include "input/items.h"
#include "input/text/lines.h"

/* Any text may be plain text; a reader that is surer goes first. */
static int plain_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)bytes, (void)length, (void)words;
    return 2;
}

static bool plain_read(struct document *document, const char *bytes, size_t length,
                       const struct source_words *words) {
    document->text = text_freeze(bytes, length, document->arena);
    document->is_plain = true;
    struct lines *lines = lines_new(document, words);
    lines_blocks(lines, (struct span){0, length}, 1, "");
    lines_end(lines);
    items_from_blocks(document, words);
    return true;
}

static const char *const suffixes[] = {".txt", ".text", ".md", NULL};

const struct reader plain_reader = {"text", suffixes, true, plain_looks_like, plain_read};
