/* All facts of one item. */
#ifndef ENGINE_EXTRACT_H
#define ENGINE_EXTRACT_H

#include "core/document.h"
#include "rules/engine/rulebook.h"

/* Reads one item of the document: its facts go to the document's list, by position and then kind,
 * what is odd to its remarks. The matcher is the calling thread's; a limit that a pattern hits
 * stays in it for the caller to report. */
void extract_item(const struct rulebook *rules, struct matcher *matcher, struct document *document,
                  size_t item);

/* Once all items are read: notes the days whose year looks mistyped, as a remark. */
void dates_doubt(const struct rulebook *rules, struct matcher *matcher, struct document *document);

#endif
