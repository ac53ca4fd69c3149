/* All that was submitted about one city: the items of every document, those that are the same
 * text folded into one with all its sources. */
#ifndef CORE_DOSSIER_H
#define CORE_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"

struct item_source {
    const struct document *document;
    size_t item;
};

/* An item of the dossier. The first source speaks for all: the others say the same. */
struct dossier_item {
    LIST(struct item_source) sources;
    size_t refers_to; /* index of the dossier item whose facts this one takes over, or SIZE_MAX */
};

struct dossier {
    const char *city;     /* canonical name */
    const char *nis;      /* at the peildatum, or NULL */
    const char *province; /* or NULL */
    bool is_centrumstad;
    LIST(struct dossier_item) items; /* by document and position of the first source */
};

/* What an item goes by: its title, else the first line of its text. */
struct span item_head(const struct document *document, const struct item *item);

/* The item and the document of a dossier item's first source. */
const struct item *dossier_item_first(const struct dossier_item *item);
const struct document *dossier_item_document(const struct dossier_item *item);

#endif
