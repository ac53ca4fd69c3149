/* From documents to dossiers: the items of every document by city, items that say the same
 * in the same text folded into one. */
#ifndef ETL_DOSSIERS_H
#define ETL_DOSSIERS_H

#include "core/dossier.h"
#include "rules/engine/rulebook.h"

typedef LIST(struct document *) document_list;

struct dossier_set {
    LIST(struct dossier) dossiers;     /* the centrumsteden by name, then the others by name */
    LIST(struct item_source) unplaced; /* items of which no city is known, empty ones left out */
};

/* Every centrumstad has a dossier, also without items. Refused documents give nothing. */
void dossiers_build(const document_list *documents, const struct rulebook *rules,
                    const char *peildatum, struct dossier_set *set, struct arena *arena);

#endif
