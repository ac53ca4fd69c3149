/* What the SharePoint reader knows of its lists, for readers of pages that hold one. */
#ifndef INPUT_SHAREPOINT_H
#define INPUT_SHAREPOINT_H

#include "core/source_words.h"
#include "core/text.h"

/* Whether the text has a line that opens a city ("Uitvouwen/samenvouwen Stad : Aalst (7)"), or the
 * hint of such a page's menus above rows with known titles. */
bool sharepoint_has_list(const struct text *text, const struct source_words *words);

/* Whether the line opens a group of such a list ("Stad : Aarle (2)"); the name is in *name. */
bool sharepoint_is_group(const struct text *text, struct span line,
                         const struct source_words *words, struct span *name);

#endif
