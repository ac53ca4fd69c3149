/* The margins of pages that are made of divisions: what stands beside the part that is called the
 * content of the page. */
#include <string.h>

#include "core/text.h"
#include "input/html/html_parts.h"

enum {
    CONTENT_LEAST = 300, /* bytes of text that make a part the content */
    CONTENTS_TRIED = 20  /* they may lie in each other */
};

static bool has_one_of(const xmlNode *node, const char *attribute, const char *const *words) {
    for (; *words != NULL; words++)
        if (html_has_word(node, attribute, *words)) return true;
    return false;
}

static bool is_named_content(const xmlNode *node) {
    static const char *const ids[] = {"content",      "main",         "main-content", "maincontent",
                                      "page-content", "contentarea",  "content-area", "inhoud",
                                      "hoofdinhoud",  "maincolumn",   "main-column",  "middle",
                                      "center",       "centercolumn", "article",      NULL};
    return node->type == XML_ELEMENT_NODE && has_one_of(node, "id", ids);
}

static bool is_named_margin(const xmlNode *node) {
    static const char *const names[] = {
        "header",     "page-header", "pageheader",  "site-header", "siteheader",   "masthead",
        "banner",     "footer",      "page-footer", "pagefooter",  "site-footer",  "sitefooter",
        "colophon",   "colofon",     "left",        "leftcolumn",  "left-column",  "leftcol",
        "leftmenu",   "left-menu",   "right",       "rightcolumn", "right-column", "rightcol",
        "rightmenu",  "right-menu",  "sidebar",     "side-bar",    "sidemenu",     "side-menu",
        "sidenav",    "topmenu",     "top-menu",    "topnav",      "topbar",       "mainmenu",
        "main-menu",  "mainnav",     "menu",        "submenu",     "sub-menu",     "subnav",
        "hoofdmenu",  "zijmenu",     "zijbalk",     "navigation",  "navigatie",    "nav",
        "kruimelpad", NULL};
    return node->type == XML_ELEMENT_NODE &&
           (has_one_of(node, "id", names) || has_one_of(node, "class", names));
}

static bool holds(const xmlNode *outer, const xmlNode *inner) {
    while (inner != NULL && inner != outer) inner = inner->parent;
    return inner != NULL;
}

bool html_is_margin(const xmlNode *node, const struct html_page *page) {
    return page->content != NULL && is_named_margin(node) && !holds(node, page->content) &&
           (page->title == NULL || !holds(node, page->title));
}

/* The innermost part that is called the content and has enough text to be it. */
static xmlNode *find_content(xmlNode *top) {
    xmlNode *content = NULL;
    size_t tries = 0;
    bool is_entered = true;
    for (xmlNode *node = top; node != NULL && tries < CONTENTS_TRIED;
         node = html_next(node, top, is_entered, NULL, NULL)) {
        is_entered = node == top || html_is_seen(node);
        if (!is_entered || node == top || !is_named_content(node)) continue;
        tries++;
        if ((content == NULL || holds(content, node)) && html_measure(node) >= CONTENT_LEAST)
            content = node;
    }
    return content;
}

/* The first heading of the highest level with text, in the content or else before or behind it. */
static xmlNode *find_title(xmlNode *top) {
    bool is_entered = true;
    for (xmlNode *node = top; node != NULL; node = html_next(node, top, is_entered, NULL, NULL)) {
        is_entered = node == top || html_is_seen(node);
        if (!is_entered || !html_is(node, "h1")) continue;
        if (html_measure(node) > 0) return node;
        is_entered = false;
    }
    return NULL;
}

static void add_words(struct html_page *page, const xmlNode *node) {
    if (node->type != XML_TEXT_NODE || node->content == NULL) return;
    for (const xmlChar *at = node->content; *at != '\0'; at++) {
        bool is_blank = *at <= ' ';
        page->beside += !is_blank;
        if (page->words_length < sizeof page->words - 1)
            page->words[page->words_length++] = is_blank ? ' ' : (char)*at;
    }
    if (page->words_length < sizeof page->words - 1) page->words[page->words_length++] = ' ';
}

/* The last letter may have been cut. */
static void end_words(struct html_page *page) {
    size_t fault;
    while ((fault = utf8_fault(page->words, page->words_length)) < page->words_length)
        page->words_length = fault;
    page->words[page->words_length] = '\0';
}

/* Counts and takes the words of a margin. */
static size_t read_margin(struct html_page *page, xmlNode *margin) {
    size_t before = page->beside;
    bool is_entered = true;
    for (xmlNode *node = margin; node != NULL;
         node = html_next(node, margin, is_entered, NULL, NULL)) {
        is_entered = node == margin || html_is_seen(node);
        if (is_entered) add_words(page, node);
    }
    return page->beside - before;
}

void html_page_find(xmlNode *top, struct html_page *page) {
    static const struct html_page none = {0};
    bool is_entered = true;
    *page = none;
    page->content = find_content(top);
    if (page->content == NULL) return;
    page->title = find_title(page->content);
    if (page->title == NULL) page->title = find_title(top);
    size_t most = html_measure(page->content);
    for (xmlNode *node = top; node != NULL; node = html_next(node, top, is_entered, NULL, NULL)) {
        bool is_margin = node != top && html_is_seen(node) && html_is_margin(node, page);
        is_entered = node == top || (html_is_seen(node) && node != page->content && !is_margin);
        if (is_margin && read_margin(page, node) > most) {
            *page = none;
            return;
        }
    }
    end_words(page);
}
