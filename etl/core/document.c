#include "core/document.h"

#include <string.h>

struct document *document_new(const char *name, const char *file_name) {
    struct arena *arena = arena_new();
    struct document *document = arena_take(arena, sizeof *document);
    document->arena = arena;
    document->name = arena_copy(arena, name, strlen(name));
    if (file_name != NULL) document->file_name = arena_copy(arena, file_name, strlen(file_name));
    document->format = "";
    document->encoding = "";
    document->messages = diag_new(arena);
    document->text = text_freeze("", 0, arena);
    return document;
}

void document_end(struct document *document) {
    if (document != NULL) arena_end(document->arena);
}

const char *document_status_word(enum document_status status) {
    static const char *const words[] = {"read", "partial", "refused"};
    return words[status];
}

static struct place place_of(const struct document *document, size_t line) {
    return (struct place){document->file_name != NULL ? document->file_name : document->name, line,
                          0};
}

bool document_refuse(struct document *document, size_t line, const char *message) {
    document->status = DOCUMENT_STATUS_REFUSED;
    return diag_add(document->messages, place_of(document, line), "%s", message);
}

void document_partial(struct document *document, size_t line, const char *message) {
    if (document->status == DOCUMENT_STATUS_READ) document->status = DOCUMENT_STATUS_PARTIAL;
    diag_add(document->messages, place_of(document, line), "%s", message);
}

size_t document_blocks(const struct document *document, struct span span, size_t *first) {
    size_t low = 0, high = document->blocks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->blocks.at[middle].span.start < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (high < document->blocks.count && document->blocks.at[high].span.end <= span.end) high++;
    return high - low;
}
