/* A stand-in until the reader of web pages comes: tags are stripped, blocks part the text. */
#include "input/html.h"

#include <string.h>
#include <strings.h>

static bool is_tag(const char *tag, size_t length, const char *name) {
    size_t size = strlen(name);
    return length >= size && strncasecmp(tag, name, size) == 0 &&
           (length == size || strchr(" \t\r\n/>", tag[size]) != NULL);
}

static void take_tag(struct outline *outline, const char *tag, size_t length) {
    static const char *const blocks[] = {"p", "div", "/p", "/div", "/ul", "/ol", "table", "/table"};
    if (is_tag(tag, length, "br")) outline_break(outline);
    if (is_tag(tag, length, "li")) outline_entry(outline, 1);
    if (is_tag(tag, length, "tr")) outline_row(outline);
    if (is_tag(tag, length, "/td") || is_tag(tag, length, "/th")) outline_cell(outline);
    if (length > 1 && (tag[0] == 'h' || tag[0] == 'H') && tag[1] >= '1' && tag[1] <= '6')
        outline_heading(outline, tag[1] - '0');
    if (length > 2 && tag[0] == '/' && (tag[1] == 'h' || tag[1] == 'H') && tag[2] >= '1' &&
        tag[2] <= '6')
        outline_paragraph(outline);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (is_tag(tag, length, blocks[i])) outline_paragraph(outline);
}

static size_t take_entity(struct outline *outline, const char *bytes, size_t length) {
    static const struct {
        const char *name, *text;
    } entities[] = {{"&amp;", "&"},   {"&lt;", "<"},          {"&gt;", ">"},       {"&nbsp;", " "},
                    {"&quot;", "\""}, {"&eacute;", "\u00e9"}, {"&euml;", "\u00eb"}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t size = strlen(entities[i].name);
        if (length < size || memcmp(bytes, entities[i].name, size) != 0) continue;
        outline_text(outline, entities[i].text, strlen(entities[i].text));
        return size;
    }
    outline_text(outline, "&", 1);
    return 1;
}

static size_t find(const char *bytes, size_t at, size_t length, const char *sign) {
    size_t size = strlen(sign);
    for (; at + size <= length; at++)
        if (strncasecmp(bytes + at, sign, size) == 0) return at;
    return length;
}

bool html_read_into(struct outline *outline, const char *bytes, size_t length) {
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && bytes[end] != '<' && bytes[end] != '&') end++;
        outline_text(outline, bytes + at, end - at);
        at = end;
        if (at == length) break;
        if (bytes[at] == '&') {
            at += take_entity(outline, bytes + at, length - at);
            continue;
        }
        const char *tag = bytes + at + 1;
        size_t close = find(bytes, at, length, ">"), size = close - at - 1;
        take_tag(outline, tag, size);
        if (is_tag(tag, size, "style")) close = find(bytes, close, length, "</style>");
        if (is_tag(tag, size, "script")) close = find(bytes, close, length, "</script>");
        if (is_tag(tag, size, "title")) close = find(bytes, close, length, "</title>");
        if (size >= 3 && memcmp(tag, "!--", 3) == 0) close = find(bytes, at, length, "-->") + 2;
        at = close < length ? close + (bytes[close] == '>') : length;
    }
    return true;
}
