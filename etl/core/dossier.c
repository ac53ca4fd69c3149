#include "core/dossier.h"

#include <string.h>

const struct item *dossier_item_first(const struct dossier_item *item) {
    return &item->sources.at[0].document->items.at[item->sources.at[0].item];
}

const struct document *dossier_item_document(const struct dossier_item *item) {
    return item->sources.at[0].document;
}

struct span item_head(const struct document *document, const struct item *item) {
    struct span head = span_length(item->title) > 0 ? item->title : item->body;
    const char *bytes = document->text.bytes + head.start;
    const char *end = memchr(bytes, '\n', span_length(head));
    if (end != NULL) head.end = head.start + (size_t)(end - bytes);
    return head;
}
