#include "input/office/page_heads.h"

#include <stdbool.h>
#include <string.h>

#include "core/text.h"
#include "input/office/xml.h"

enum { WORDS_MOST = 1000 /* bytes */ };

static bool is_edge(const struct page_heads *heads, const struct xml *xml) {
    for (const char *const *name = heads->edges; *name != NULL; name++)
        if (xml_is(xml, *name)) return true;
    return false;
}

/* The length that is left of the words, cut between two letters. */
static size_t within(const char *words) {
    size_t length = strlen(words);
    if (length <= WORDS_MOST) return length;
    for (length = WORDS_MOST; ((unsigned char)words[length] & 0xC0) == 0x80;) length--;
    return length;
}

const char *page_heads_add(const struct page_heads *heads, const char *words, const char *bytes,
                           size_t length, struct arena *arena) {
    struct xml *xml = xml_open(bytes, length);
    size_t edges = 0, open = 0; /* elements that stand open */
    enum xml_event event;
    while (strlen(words) < WORDS_MOST && (event = xml_next(xml)) != XML_EVENT_DONE &&
           event != XML_EVENT_FAULT) {
        if (event == XML_EVENT_TEXT) {
            if (edges > 0 && open > 0) words = arena_print(arena, "%s%s", words, xml_text(xml));
            continue;
        }
        bool is_start = event == XML_EVENT_START;
        if (is_edge(heads, xml)) edges = is_start ? edges + 1 : edges - 1;
        if (xml_is(xml, heads->words)) open = is_start ? open + 1 : open - 1;
        if (!is_start && edges > 0 && xml_is(xml, "p")) words = arena_print(arena, "%s ", words);
    }
    xml_close(xml);
    return arena_copy(arena, words, within(words));
}
