#include "input/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "input/html_parts.h"

#define PAGE_MOST ((size_t)64 << 20)
enum { HINT_MOST = 500 };

struct html {
    htmlParserCtxtPtr parser;
    htmlDocPtr tree;
    bool is_cut;
};

struct html *html_open(const char *bytes, size_t length, const char **fault) {
    *fault = "webpagina is groter dan 64 MiB";
    if (length > PAGE_MOST) return NULL;
    xmlInitParser();
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    *fault = "webpagina kan niet gelezen worden";
    if (parser == NULL) return NULL;
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
    *html = (struct html){parser, tree, parser->disableSAX != 0};
    return html;
}

void html_close(struct html *html) {
    xmlFreeDoc(html->tree);
    htmlFreeParserCtxt(html->parser);
    xmlFree(html);
}

bool html_is_cut(const struct html *html) { return html->is_cut; }

static xmlNode *root_of(const struct html *html) { return xmlDocGetRootElement(html->tree); }

static xmlNode *child_of(xmlNode *node, const char *name) {
    for (xmlNode *child = node == NULL ? NULL : node->children; child != NULL; child = child->next)
        if (html_is(child, name)) return child;
    return NULL;
}

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
    if (length == 0 && *host == '\0') return NULL;
    return arena_print(arena, "%.*s %s", (int)length, title, host);
}

size_t html_outline(const struct html *html, struct outline *outline,
                    const struct source_words *words, bool has_title) {
    xmlNode *root = root_of(html);
    if (root == NULL) return 0;
    xmlNode *body = child_of(root, "body"), *top = html_main(body != NULL ? body : root);
    if (has_title && !html_has_heading(top)) {
        outline_heading(outline, 1);
        outline_text(outline, title_of(html), strlen(title_of(html)));
        outline_close(outline);
    }
    return html_walk(top, outline, words);
}
