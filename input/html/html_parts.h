/* What the files of the HTML reader share. */
#ifndef INPUT_HTML_PARTS_H
#define INPUT_HTML_PARTS_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "core/source_words.h"
#include "input/outline/outline.h"

/* The node behind this one on a walk through all that is in top; into its children only when it is
 * entered. leave is called for each element that is left, also for this one. */
xmlNode *html_next(xmlNode *node, const xmlNode *top, bool is_entered,
                   void (*leave)(void *context, xmlNode *node), void *context);

/* Of an element. The value lives as long as the tree; NULL without the attribute or where it is
 * made up of more than text. */
bool html_is(const xmlNode *node, const char *name);
const char *html_attribute(const xmlNode *node, const char *name);

/* Whether a mail program marks the element as the mail's signature or an earlier mail that it
 * quotes (text that is only indented is no quote); and the mark of what stands in a node, by all
 * such elements around it (html.h). */
bool html_is_marked(const xmlNode *node);
int html_mark(const xmlNode *node);

/* Whether the attribute has the word among others, without minding case. */
bool html_has_word(const xmlNode *node, const char *attribute, const char *word);

/* Scripts, pictures and the like: nothing in it is text. */
bool html_is_no_text(const xmlNode *node);

/* The furniture of a page: menus, head and foot, what stands aside. */
bool html_is_furniture(const xmlNode *node);

/* What a reader of the page does not see. */
bool html_is_hidden(const xmlNode *node);

/* Bytes of text in it that is none of these, white space left out. */
size_t html_measure(xmlNode *top);

/* The part of the body that holds what the page is about, and whether it has headings. */
xmlNode *html_main(xmlNode *body);
bool html_has_heading(xmlNode *top);

/* Adds what is in top to the outline; gives how many bytes of text were left out as hidden. */
size_t html_walk(xmlNode *top, struct outline *outline, const struct source_words *words);

#endif
