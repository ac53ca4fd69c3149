/* From a read document to items and facts: which city each item is about, what kind of body it
 * describes, and all that the rules find in it. Depends on the document, the rules and the day,
 * on nothing else. */
#ifndef ETL_NORMALISE_H
#define ETL_NORMALISE_H

#include "core/document.h"
#include "rules/engine/rulebook.h"

/* peildatum (YYYY-MM-DD) chooses the NIS codes. The matcher is the calling thread's. A pattern
 * that hit a limit makes the document partial and is named in its messages. */
void normalise_document(struct document *document, const struct rulebook *rules,
                        const char *peildatum, struct matcher *matcher);

#endif
