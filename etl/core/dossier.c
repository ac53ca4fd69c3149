#include "core/dossier.h"

const struct item *dossier_item_first(const struct dossier_item *item) {
    return &item->sources.at[0].document->items.at[item->sources.at[0].item];
}

const struct document *dossier_item_document(const struct dossier_item *item) {
    return item->sources.at[0].document;
}
