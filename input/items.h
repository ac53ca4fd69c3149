/* A document's blocks as items: a heading with what stands under it. */
#ifndef INPUT_ITEMS_H
#define INPUT_ITEMS_H

#include "core/document.h"
#include "core/source_words.h"

/* Fills the items from the blocks. A mail is one item, titled by its subject; a short first line
 * titles a text that has more. */
void items_from_blocks(struct document *document, const struct source_words *words);

#endif
