#include "input/pdf/page.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "input/office/xml.h"

/* A page is no larger than this, in points: what is beyond is a fault of the file. */
enum { FARTHEST = 20000 };

/* ---- what XML can hold ---- */

static bool is_kept(uint32_t point) {
    return point >= 0x20 ? point != 0x7F && point != 0xFFFE && point != 0xFFFF
                         : point == '\n' || point == '\t';
}

/* A copy of which libxml2 takes every character: fonts without a table of characters give control
 * codes, which become U+FFFD like all that is no UTF-8. */
static char *clean(const char *bytes, size_t length, size_t *clean_length, struct arena *arena) {
    char *out = arena_take(arena, 3 * length + 1);
    size_t put = 0;
    for (size_t at = 0; at < length;) {
        size_t end = at + utf8_fault(bytes + at, length - at);
        while (at < end) {
            uint32_t point = utf8_next(bytes, &at);
            put += utf8_put(is_kept(point) ? point : 0xFFFD, out + put);
        }
        if (at < length) {
            put += utf8_put(0xFFFD, out + put);
            at++;
        }
    }
    *clean_length = put;
    return out;
}

/* The element doc, without the head, which begins with a DOCTYPE and holds what the file says of
 * itself. */
static bool find_doc(const char **bytes, size_t *length) {
    static const char open[] = "\n<doc>\n", close[] = "</doc>";
    const char *start = strstr(*bytes, open), *end = NULL;
    if (start == NULL) return false;
    for (const char *at = start; (at = strstr(at, close)) != NULL; at++) end = at;
    *bytes = start + 1;
    *length = (size_t)(end == NULL ? 0 : end + strlen(close) - *bytes);
    return end != NULL;
}

/* ---- reading ---- */

/* Numbers have a point, whatever the user's language. */
static double number(const char *words) {
    double value = 0, part = 1;
    bool is_minus = words != NULL && *words == '-';
    if (words == NULL) return 0;
    for (words += is_minus; *words >= '0' && *words <= '9' && value < FARTHEST; words++)
        value = 10 * value + (*words - '0');
    if (*words == '.')
        for (words++; *words >= '0' && *words <= '9'; words++)
            value += (part /= 10) * (*words - '0');
    if (value > FARTHEST) value = FARTHEST;
    return is_minus ? -value : value;
}

static double attribute(struct xml *xml, const char *name) {
    return number(xml_attribute(xml, name));
}

static const char *trimmed(const char *words, struct arena *arena) {
    const struct text text = {.bytes = words, .length = strlen(words)};
    return text_words(&text, (struct span){0, text.length}, arena);
}

static void read_word(pdf_pages *pages, struct xml *xml, struct arena *arena) {
    struct pdf_word word = {.box = {attribute(xml, "xMin"), attribute(xml, "yMin"),
                                    attribute(xml, "xMax"), attribute(xml, "yMax")}};
    const char *words = "";
    enum xml_event event;
    while ((event = xml_next(xml)) == XML_EVENT_TEXT)
        words = arena_print(arena, "%s%s", words, xml_text(xml));
    word.text = trimmed(words, arena);
    if (*word.text == '\0' || pages->count == 0) return;
    if (word.box.right < word.box.left) word.box.right = word.box.left;
    if (word.box.bottom < word.box.top + 1) word.box.bottom = word.box.top + 1;
    *list_add(arena, &pages->at[pages->count - 1].words) = word;
}

/* At the start of a line; *above is where the line above it in its block begins, or less than 0. */
static void note_pitch(struct pdf_page *page, struct xml *xml, double *above, struct arena *arena) {
    double top = attribute(xml, "yMin"), height = attribute(xml, "yMax") - top;
    if (*above >= 0 && top > *above && height > 1)
        *list_add(arena, &page->pitches) = (top - *above) / height;
    *above = top;
}

/* At the end of a line. */
static void count_line(struct pdf_page *page) {
    page->lines++;
    if (page->words.count == 0) return;
    const char *last = page->words.at[page->words.count - 1].text;
    size_t length = strlen(last);
    page->broken += length > 1 && (last[length - 1] == '-' || strstr(last, "\u2010") != NULL);
}

const char *pdf_pages_read(pdf_pages *pages, const char *bytes, size_t length,
                           struct arena *arena) {
    size_t clean_length;
    const char *cleaned = clean(bytes, length, &clean_length, arena);
    if (!find_doc(&cleaned, &clean_length)) return "pdftotext gaf geen bladzijden";
    struct xml *xml = xml_open(cleaned, clean_length);
    enum xml_event event;
    double above = -1;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event == XML_EVENT_END && xml_is(xml, "line") && pages->count > 0)
            count_line(&pages->at[pages->count - 1]);
        if (event != XML_EVENT_START) continue;
        if (xml_is(xml, "page"))
            *list_add(arena, pages) = (struct pdf_page){.width = attribute(xml, "width"),
                                                        .height = attribute(xml, "height")};
        else if (xml_is(xml, "word"))
            read_word(pages, xml, arena);
        else if (xml_is(xml, "block"))
            above = -1;
        else if (xml_is(xml, "line") && pages->count > 0)
            note_pitch(&pages->at[pages->count - 1], xml, &above, arena);
    }
    const char *fault = event == XML_EVENT_FAULT ? xml_fault(xml) : NULL;
    xml_close(xml);
    return fault;
}
