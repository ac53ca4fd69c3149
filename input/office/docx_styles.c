#include "input/office/docx_styles.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "input/office/xml.h"

enum { STYLES_MOST = 10000, CHAIN_MOST = 20, LEVEL_MOST = 9 };

static const struct docx_style plain = {"", NULL, 0, -1, -1, false, false};

static bool begins(const char *name, const char *prefix) {
    return strncasecmp(name, prefix, strlen(prefix)) == 0;
}

/* Word stores the names of its own styles in English; other programs and older templates do not. */
static int level_of_name(const char *name) {
    static const char *const prefixes[] = {"heading ", "kop ", "heading", "kop"};
    if (strcasecmp(name, "title") == 0 || strcasecmp(name, "titel") == 0) return 1;
    if (strcasecmp(name, "subtitle") == 0 || strcasecmp(name, "ondertitel") == 0) return 2;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const char *digit = name + strlen(prefixes[i]);
        if (begins(name, prefixes[i]) && digit[0] >= '1' && digit[0] <= '9' && digit[1] == '\0')
            return digit[0] - '0';
    }
    return -1;
}

static long number_of(struct xml *xml) {
    const char *value = xml_attribute(xml, "val");
    return value == NULL ? -1 : strtol(value, NULL, 10);
}

static bool is_on(struct xml *xml) {
    const char *value = xml_attribute(xml, "val");
    return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

static void read_property(struct docx_style *style, struct xml *xml, struct arena *arena) {
    const char *value;
    if (xml_is(xml, "name") && (value = xml_attribute(xml, "val")) != NULL) {
        if (style->level < 0) style->level = level_of_name(value);
        style->is_contents = begins(value, "toc ") || begins(value, "inhopg ");
    } else if (xml_is(xml, "basedOn") && (value = xml_attribute(xml, "val")) != NULL) {
        style->based_on = arena_copy(arena, value, strlen(value));
    } else if (xml_is(xml, "outlineLvl")) {
        long level = number_of(xml);
        style->level = level >= 0 && level < LEVEL_MOST ? (int)level + 1 : 0;
    } else if (xml_is(xml, "numId")) {
        style->number = number_of(xml);
    } else if (xml_is(xml, "ilvl")) {
        style->depth = number_of(xml);
    } else if (xml_is(xml, "vanish")) {
        style->is_hidden = is_on(xml);
    }
}

static void read_style(struct docx_styles *styles, struct xml *xml, struct arena *arena) {
    const char *id = xml_attribute(xml, "styleId");
    struct docx_style style = {
        .id = id == NULL ? "" : arena_copy(arena, id, strlen(id)), .level = -1, .number = -1};
    style.depth = -1;
    int depth = xml_depth(xml);
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event == XML_EVENT_END && xml_depth(xml) <= depth) break;
        if (event == XML_EVENT_START) read_property(&style, xml, arena);
    }
    if (styles->at.count < STYLES_MOST) *list_add(arena, &styles->at) = style;
}

static int by_id(const void *left, const void *right) {
    return strcmp(((const struct docx_style *)left)->id, ((const struct docx_style *)right)->id);
}

const struct docx_style *docx_style_of(const struct docx_styles *styles, const char *id) {
    const struct docx_style key = {.id = id};
    const struct docx_style *found =
        styles->at.count == 0
            ? NULL
            : bsearch(&key, styles->at.at, styles->at.count, sizeof *styles->at.at, by_id);
    return found != NULL ? found : &plain;
}

/* Takes what the style leaves open from those it is based on. A style may be based on itself. */
static void resolve(const struct docx_styles *styles, struct docx_style *style) {
    const struct docx_style *base = style;
    for (int i = 0; i < CHAIN_MOST && base->based_on != NULL; i++) {
        base = docx_style_of(styles, base->based_on);
        if (style->level < 0) style->level = base->level;
        if (style->number < 0) style->number = base->number;
        if (style->depth < 0) style->depth = base->depth;
        style->is_hidden = style->is_hidden || base->is_hidden;
        style->is_contents = style->is_contents || base->is_contents;
    }
    if (style->level < 0) style->level = 0;
}

void docx_styles_read(struct docx_styles *styles, const char *bytes, size_t length,
                      struct arena *arena) {
    struct xml *xml = xml_open(bytes, length);
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT)
        if (event == XML_EVENT_START && xml_is(xml, "style")) read_style(styles, xml, arena);
    xml_close(xml);
    if (styles->at.count == 0) return;
    qsort(styles->at.at, styles->at.count, sizeof *styles->at.at, by_id);
    for (size_t i = 0; i < styles->at.count; i++) resolve(styles, &styles->at.at[i]);
}
