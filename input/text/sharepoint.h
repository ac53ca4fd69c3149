/* What the SharePoint reader knows of its lists, for readers of pages that hold one. */
#ifndef INPUT_SHAREPOINT_H
#define INPUT_SHAREPOINT_H

#include "core/source_words.h"
#include "core/text.h"

/* Whether the text has a line that opens a city ("Uitvouwen/samenvouwen Stad : Aalst (7)"), or the
 * hint of such a page's menus above rows with known titles. */
bool sharepoint_has_list(const struct text *text, const struct source_words *words);

#endif
