#include "input/html/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "input/html/html_parts.h"

/* The parser's time grows with the square of the last two. */
#define PAGE_MOST ((size_t)32 << 20)
enum { HINT_MOST = 500, DEPTH_MOST = 1000, ATTRIBUTES_MOST = 300 };

struct html {
    htmlParserCtxtPtr parser;
    htmlDocPtr tree;
    bool is_cut;
    xmlNode *top; /* what of it is the page itself, NULL where it is empty */
    struct html_page page;
};

/* Stops where elements nest too deep, as pages do that never close them. */
static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
    htmlParserCtxtPtr parser = context;
    if (parser->nodeNr > DEPTH_MOST)
        xmlStopParser(parser);
    else
        xmlSAX2StartElement(context, name, attributes);
}

static size_t behind_quotes(const char *bytes, size_t length, size_t at) {
    const char *end = memchr(bytes + at + 1, bytes[at], length - at - 1);
    return end == NULL ? length : (size_t)(end - bytes);
}

/* Whether the tag that opens before *at has too many attributes; moves *at to its end. */
static bool is_overfull(const char *bytes, size_t length, size_t *at) {
    size_t attributes = 0;
    for (; *at < length && bytes[*at] != '>' && bytes[*at] != '<'; ++*at) {
        bool has_value = bytes[*at] == '=' && *at + 1 < length;
        if (has_value && (bytes[*at + 1] == '"' || bytes[*at + 1] == '\''))
            *at = behind_quotes(bytes, length, *at + 1);
        else if (strchr(" \t\r\n/\"'", bytes[*at]) != NULL && ++attributes > ATTRIBUTES_MOST)
            return true;
        if (*at >= length) break;
    }
    return false;
}

static bool has_overfull_tag(const char *bytes, size_t length) {
    for (size_t at = 0; at + 1 < length;) {
        const char *open = memchr(bytes + at, '<', length - at);
        if (open == NULL) return false;
        at = (size_t)(open - bytes) + 1;
        bool is_name = at < length && ((bytes[at] >= 'a' && bytes[at] <= 'z') ||
                                       (bytes[at] >= 'A' && bytes[at] <= 'Z'));
        if (is_name && is_overfull(bytes, length, &at)) return true;
    }
    return false;
}

static xmlNode *root_of(const struct html *html) { return xmlDocGetRootElement(html->tree); }

static xmlNode *child_of(xmlNode *node, const char *name) {
    for (xmlNode *child = node == NULL ? NULL : node->children; child != NULL; child = child->next)
        if (html_is(child, name)) return child;
    return NULL;
}

static void find_page(struct html *html) {
    xmlNode *root = root_of(html), *body = child_of(root, "body");
    if (root == NULL) return;
    html->top = html_main(body != NULL ? body : root);
    html_page_find(html->top, &html->page);
}

struct html *html_open(const char *bytes, size_t length, const char **fault) {
    *fault = "webpagina is groter dan 32 MiB";
    if (length > PAGE_MOST) return NULL;
    *fault = "webpagina heeft een element met te veel kenmerken";
    if (has_overfull_tag(bytes, length)) return NULL;
    xmlInitParser();
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    *fault = "webpagina kan niet gelezen worden";
    if (parser == NULL) return NULL;
    parser->options |= XML_PARSE_HUGE;
    parser->sax->startElement = start_element;
    htmlDocPtr tree =
        htmlCtxtReadMemory(parser, bytes, (int)length, NULL, "UTF-8",
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                               HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
    struct html *html = xmlMalloc(sizeof *html);
    if (tree == NULL || html == NULL) {
        xmlFree(html);
        xmlFreeDoc(tree);
        htmlFreeParserCtxt(parser);
        return NULL;
    }
    *html = (struct html){.parser = parser, .tree = tree, .is_cut = parser->disableSAX != 0};
    find_page(html);
    return html;
}

void html_close(struct html *html) {
    xmlFreeDoc(html->tree);
    htmlFreeParserCtxt(html->parser);
    xmlFree(html);
}

bool html_is_cut(const struct html *html) { return html->is_cut; }

/* The text of an element that holds nothing else, or "". */
static const char *own_text(const xmlNode *node) {
    bool has_text = node != NULL && node->children != NULL && node->children->content != NULL &&
                    node->children->type == XML_TEXT_NODE;
    return has_text ? (const char *)node->children->content : "";
}

/* "saved from url=(0030)https://www.aalst.be/wonen" before the page: the host. */
static const char *saved_from(const struct html *html, struct arena *arena) {
    for (const xmlNode *node = html->tree->children; node != NULL; node = node->next) {
        if (node->type != XML_COMMENT_NODE || node->content == NULL) continue;
        const char *from = strstr((const char *)node->content, "saved from url=");
        const char *host = from == NULL ? NULL : strstr(from, "://");
        if (host != NULL) return arena_copy(arena, host + 3, strcspn(host + 3, "/ :?#"));
    }
    return "";
}

static const char *title_of(const struct html *html) {
    return own_text(child_of(child_of(root_of(html), "head"), "title"));
}

/* Titles are short; a longer one is cut between two letters. */
const char *html_hint(const struct html *html, struct arena *arena) {
    const char *title = title_of(html), *host = saved_from(html, arena);
    size_t length = strlen(title);
    if (length > HINT_MOST)
        for (length = HINT_MOST; ((unsigned char)title[length] & 0xC0) == 0x80;) length--;
    const char *beside = html->page.words, *gap = *beside != '\0' ? " " : "";
    if (length == 0 && *host == '\0' && *beside == '\0') return NULL;
    return arena_print(arena, "%.*s %s%s%s", (int)length, title, beside, gap, host);
}

/* Whether it has a heading of its own, where that is looked for. */
static bool is_titled(const struct html *html) {
    const struct html_page *page = &html->page;
    return page->title != NULL ||
           html_has_heading(page->content != NULL ? page->content : html->top);
}

size_t html_outline(const struct html *html, struct outline *outline,
                    const struct source_words *words, bool is_page) {
    static const struct html_page none = {0};
    if (html->top == NULL) return 0;
    if (is_page && !is_titled(html)) {
        outline_heading(outline, 1);
        outline_text(outline, title_of(html), strlen(title_of(html)));
        outline_close(outline);
    }
    return html_walk(html->top, is_page ? &html->page : &none, outline, words);
}

size_t html_beside(const struct html *html) { return html->page.beside; }
