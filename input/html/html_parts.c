#include "input/html/html_parts.h"

#include "input/html/html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    NUMBER_MOST = 100000,
    MAIN_LEAST = 300,    /* bytes of text that make a part of the page the page itself */
    HEADINGS_TRIED = 200 /* for one with text; they may lie in each other */
};

xmlNode *html_next(xmlNode *node, const xmlNode *top, bool is_entered,
                   void (*leave)(void *context, xmlNode *node), void *context) {
    if (is_entered && node->children != NULL && node->type == XML_ELEMENT_NODE)
        return node->children;
    for (; node != top; node = node->parent) {
        if (is_entered && leave != NULL && node->type == XML_ELEMENT_NODE) leave(context, node);
        if (node->next != NULL) return node->next;
        is_entered = true; /* the parent was */
    }
    return NULL;
}

bool html_is(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

const char *html_attribute(const xmlNode *node, const char *name) {
    for (const xmlAttr *attribute = node->properties; attribute != NULL;
         attribute = attribute->next) {
        if (strcasecmp((const char *)attribute->name, name) != 0) continue;
        const xmlNode *value = attribute->children;
        if (value == NULL) return "";
        return value->next == NULL && value->content != NULL ? (const char *)value->content : NULL;
    }
    return NULL;
}

long html_number(const xmlNode *node, const char *attribute, long missing) {
    const char *value = html_attribute(node, attribute);
    long number = value == NULL ? missing : strtol(value, NULL, 10);
    return number < 0 || number > NUMBER_MOST ? missing : number;
}

bool html_has_like(const xmlNode *node) {
    const char *name = (const char *)node->name;
    const xmlNode *before = node->prev, *behind = node->next, *inner = node->last;
    while (before != NULL && before->type != XML_ELEMENT_NODE) before = before->prev;
    while (behind != NULL && behind->type != XML_ELEMENT_NODE) behind = behind->next;
    while (inner != NULL && inner->type != XML_ELEMENT_NODE) inner = inner->prev;
    return (before != NULL && html_is(before, name)) || (behind != NULL && html_is(behind, name)) ||
           (inner != NULL && html_is(inner, name)) ||
           (node->parent != NULL && html_is(node->parent, name));
}

bool html_has_word(const xmlNode *node, const char *attribute, const char *word) {
    const char *value = html_attribute(node, attribute);
    size_t length = strlen(word);
    while (value != NULL && *value != '\0') {
        value += strspn(value, " \t\r\n");
        size_t size = strcspn(value, " \t\r\n");
        if (size == length && strncasecmp(value, word, length) == 0) return true;
        value += size;
    }
    return false;
}

static bool is_one_of(const xmlNode *node, const char *const *names) {
    for (; *names != NULL; names++)
        if (html_is(node, *names)) return true;
    return false;
}

static bool has_one_of(const xmlNode *node, const char *attribute, const char *const *words) {
    for (; *words != NULL; words++)
        if (html_has_word(node, attribute, *words)) return true;
    return false;
}

/* The "1" or "[1]" by which Word and Writer refer to a note. */
static bool is_note_mark(const xmlNode *node) {
    const char *style = html_is(node, "a") ? html_attribute(node, "style") : NULL;
    return html_has_word(node, "class", "sdfootnoteanc") ||
           html_has_word(node, "class", "sdfootnotesym") ||
           html_has_word(node, "class", "sdendnoteanc") ||
           html_has_word(node, "class", "sdendnotesym") ||
           (style != NULL &&
            (strstr(style, "mso-footnote-id") != NULL || strstr(style, "mso-endnote-id") != NULL));
}

bool html_is_no_text(const xmlNode *node) {
    static const char *const names[] = {
        "script", "style", "noscript", "template", "svg",    "canvas",   "iframe", "object",
        "audio",  "video", "head",     "map",      "button", "datalist", "del",    NULL};
    return is_one_of(node, names) || is_note_mark(node);
}

static bool stands_in_article(const xmlNode *node) {
    for (const xmlNode *up = node->parent; up != NULL; up = up->parent)
        if (html_is(up, "article") || html_is(up, "main") || html_is(up, "section")) return true;
    return false;
}

bool html_is_furniture(const xmlNode *node) {
    static const char *const names[] = {"nav", "aside", "menu", "dialog", NULL};
    static const char *const roles[] = {"navigation",    "banner",      "contentinfo", "search",
                                        "complementary", "menu",        "menubar",     "toolbar",
                                        "dialog",        "alertdialog", "tablist",     NULL};
    static const char *const classes[] = {"breadcrumb",
                                          "breadcrumbs",
                                          "skip-link",
                                          "skiplink",
                                          "ms-quickLaunch",
                                          "ms-nav",
                                          "noindex",
                                          "ms-core-sideNavBox-removeLeftMargin",
                                          "s4-skipribbonshortcut",
                                          "cookie-banner",
                                          "cookiebanner",
                                          "eu-cookie-compliance-banner",
                                          "navbar",
                                          "ms-core-menu",
                                          "ms-core-menu-box",
                                          "ms-list-itemLink",
                                          "s4-ctx",
                                          NULL};
    static const char *const ids[] = {"s4-ribbonrow",  "s4-leftpanel",       "suiteBar",
                                      "suiteBarDelta", "sideNavBox",         "s4-titlerow",
                                      "s4-topheader2", "ms-designer-ribbon", "DeltaPageStatusBar",
                                      "breadcrumb",    "breadcrumbs",        NULL};
    if (is_one_of(node, names) || has_one_of(node, "role", roles) ||
        has_one_of(node, "class", classes) || has_one_of(node, "id", ids))
        return true;
    return (html_is(node, "header") || html_is(node, "footer")) && !stands_in_article(node);
}

static bool is_signature(const xmlNode *node) {
    static const char *const classes[] = {"gmail_signature", "moz-signature", NULL};
    static const char *const ids[] = {"Signature", "ms-outlook-mobile-signature",
                                      "AppleMailSignature", NULL};
    return node->type == XML_ELEMENT_NODE &&
           (has_one_of(node, "class", classes) || has_one_of(node, "id", ids));
}

static bool is_quote(const xmlNode *node) {
    static const char *const classes[] = {"gmail_quote", "protonmail_quote", "yahoo_quoted", NULL};
    if (!html_is(node, "blockquote")) return false;
    const char *style = html_attribute(node, "style");
    bool has_bar = style != NULL && strstr(style, "border-left") != NULL;
    bool is_indent = style != NULL && !has_bar && strstr(style, "border:") != NULL;
    return !is_indent &&
           (has_bar || has_one_of(node, "class", classes) || html_has_word(node, "type", "cite"));
}

int html_mark(struct html_marks *marks, const xmlNode *node, bool enters) {
    if (is_quote(node))
        marks->quotes += enters ? 1 : -1;
    else if (enters && marks->signature == NULL && is_signature(node))
        marks->signature = node;
    else if (!enters && marks->signature == node)
        marks->signature = NULL;
    return marks->signature != NULL ? HTML_MARK_SIGNATURE : marks->quotes;
}

/* Whether the style has the property with the value, blanks aside. */
static bool style_says(const char *style, const char *property, const char *value) {
    size_t length = strlen(property), size = strlen(value);
    for (; *style != '\0'; style += strcspn(style, ";"), style += *style == ';') {
        const char *at = style + strspn(style, " \t\r\n");
        if (strncasecmp(at, property, length) != 0) continue;
        at += length;
        at += strspn(at, " \t\r\n");
        if (*at != ':') continue;
        at++;
        at += strspn(at, " \t\r\n");
        if (strncasecmp(at, value, size) == 0) return true;
    }
    return false;
}

/* Rows of a list that are folded in were still saved with the page, and are what it is about. */
static bool is_folded(const xmlNode *node) { return html_is(node, "tbody") || html_is(node, "tr"); }

bool html_is_word_mark(const xmlNode *node, bool in_entry, bool at_start) {
    const char *style = html_attribute(node, "style");
    const char *list = style == NULL ? NULL : strstr(style, "mso-list:");
    const xmlNode *before = node->prev;
    if (list != NULL) return in_entry && strstr(list, "gnore") != NULL;
    if (!at_start) return false;
    if (before != NULL && before->type != XML_ELEMENT_NODE && before->content != NULL &&
        strstr((const char *)before->content, "supportLists") != NULL)
        return true;
    return in_entry && style != NULL &&
           (strstr(style, "Symbol") != NULL || strstr(style, "Wingdings") != NULL);
}

bool html_is_hidden(const xmlNode *node) {
    const char *hidden = html_attribute(node, "aria-hidden"), *style;
    if (html_attribute(node, "hidden") != NULL) return true;
    if (hidden != NULL && strcasecmp(hidden, "true") == 0) return true;
    style = html_attribute(node, "style");
    return style != NULL && !is_folded(node) &&
           (style_says(style, "display", "none") || style_says(style, "visibility", "hidden") ||
            style_says(style, "mso-hide", "all") || style_says(style, "mso-element", "header") ||
            style_says(style, "mso-element", "footer"));
}

bool html_is_seen(const xmlNode *node) {
    return node->type != XML_ELEMENT_NODE ||
           !(html_is_no_text(node) || html_is_furniture(node) || html_is_hidden(node));
}

static size_t count_letters(const xmlNode *node) {
    size_t count = 0;
    if ((node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE) ||
        node->content == NULL)
        return 0;
    for (const xmlChar *at = node->content; *at != '\0'; at++) count += *at > ' ';
    return count;
}

size_t html_measure(xmlNode *top) {
    size_t length = 0;
    bool is_entered = true;
    for (xmlNode *node = top; node != NULL; node = html_next(node, top, is_entered, NULL, NULL)) {
        is_entered = node == top || html_is_seen(node);
        if (is_entered) length += count_letters(node);
    }
    return length;
}

xmlNode *html_main(xmlNode *body) {
    bool is_entered = true;
    for (xmlNode *node = body; node != NULL; node = html_next(node, body, is_entered, NULL, NULL)) {
        is_entered = node == body || html_is_seen(node);
        if (is_entered && (html_is(node, "main") ||
                           (node->type == XML_ELEMENT_NODE && html_has_word(node, "role", "main"))))
            return html_measure(node) >= MAIN_LEAST ? node : body;
    }
    return body;
}

bool html_has_heading(xmlNode *top) {
    size_t tries = 0;
    bool is_entered = true;
    for (xmlNode *node = top; node != NULL; node = html_next(node, top, is_entered, NULL, NULL)) {
        is_entered = node == top || html_is_seen(node);
        const char *name = node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
        if (is_entered && (name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' &&
            name[2] == '\0' && tries++ < HEADINGS_TRIED && html_measure(node) > 0)
            return true;
    }
    return false;
}

bool html_is_blank_line(const char *text) {
    bool has_space = false;
    for (size_t at = 0; text[at] != '\0';) {
        uint32_t point = utf8_next(text, &at);
        if (!utf8_is_space(point)) return false;
        has_space = has_space || point >= 0xA0;
    }
    return has_space;
}
