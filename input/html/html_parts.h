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

/* The number in an attribute, or what is to stand for one that is missing, negative or too large.
 */
long html_number(const xmlNode *node, const char *attribute, long missing);

/* Whether an element of the same name stands right before, behind or around it, or closes it: the
 * parser puts those that are not closed into each other. */
bool html_has_like(const xmlNode *node);

/* What of a mail stands open on a walk through it, as mail programs mark it. */
struct html_marks {
    int quotes; /* earlier mails that it quotes; text that is only indented is no quote */
    const xmlNode *signature;
};

/* Enters or leaves an element; gives the mark (html.h) of what comes. */
int html_mark(struct html_marks *marks, const xmlNode *node, bool enters);

/* Whether the attribute has the word among others, without minding case. */
bool html_has_word(const xmlNode *node, const char *attribute, const char *word);

/* Scripts, pictures and the like: nothing in it is text. */
bool html_is_no_text(const xmlNode *node);

/* The furniture of a page: menus, head and foot, what stands aside. */
bool html_is_furniture(const xmlNode *node);

/* The mark of an entry that Word wrote as a paragraph; whether it stands in what Word says is one,
 * and before all text. Some programs drop what says so, but not Word's "<![if !supportLists]>"
 * before the mark or the font of symbols that it is set in. */
bool html_is_word_mark(const xmlNode *node, bool in_entry, bool at_start);

/* What a reader of the page does not see. */
bool html_is_hidden(const xmlNode *node);

/* Whether it is none of these, or no element. */
bool html_is_seen(const xmlNode *node);

/* Bytes of text in it that is none of these, white space left out. */
size_t html_measure(xmlNode *top);

/* The part of the body that holds what the page is about, and whether it has headings. */
xmlNode *html_main(xmlNode *body);
bool html_has_heading(xmlNode *top);

/* A page made of divisions: the part that is called its content ("content", "main"), NULL where
 * none with text enough is, and what stands beside it in the margins ("header", "sidebar"). */
struct html_page {
    xmlNode *content;
    xmlNode *title;  /* its h1, or NULL; what holds that is no margin */
    size_t beside;   /* bytes of text in the margins */
    char words[500]; /* the first of it, UTF-8 */
    size_t words_length;
};

/* Where a margin has more text than the content, the page is built in another way: then there is
 * neither. */
void html_page_find(xmlNode *top, struct html_page *page);
bool html_is_margin(const xmlNode *node, const struct html_page *page);

/* Whether the text is blank but for a no-break space: a blank line, as editors of pages write it.
 */
bool html_is_blank_line(const char *text);

/* Adds what is in top to the outline, without the margins of the page; gives how many bytes of
 * text were left out as hidden. */
size_t html_walk(xmlNode *top, const struct html_page *page, struct outline *outline,
                 const struct source_words *words);

#endif
