#include "input/office/odt_styles.h"

#include <stdlib.h>
#include <string.h>

#include "input/office/xml.h"

enum { STYLES_MOST = 20000, LISTS_MOST = 4096, CHAIN_MOST = 20, START_MOST = 100000 };

static const char *copy_of(struct xml *xml, const char *attribute, struct arena *arena) {
    const char *value = xml_attribute(xml, attribute);
    return value == NULL ? NULL : arena_copy(arena, value, strlen(value));
}

static bool value_is(struct xml *xml, const char *attribute, const char *wanted) {
    const char *value = xml_attribute(xml, attribute);
    return value != NULL && strcmp(value, wanted) == 0;
}

static long number_of(struct xml *xml, const char *attribute, long missing) {
    const char *value = xml_attribute(xml, attribute);
    long number = value == NULL ? missing : strtol(value, NULL, 10);
    return number < 0 || number > START_MOST ? missing : number;
}

/* The start of what lies in an element of that depth; false at its end. */
static bool next_inside(struct xml *xml, int depth) {
    for (;;) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_START) return true;
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) return false;
        if (event == XML_EVENT_END && xml_depth(xml) <= depth) return false;
    }
}

static void read_style(struct odt_styles *styles, struct xml *xml, struct arena *arena) {
    struct odt_style style = {.name = copy_of(xml, "name", arena),
                              .parent = copy_of(xml, "parent-style-name", arena)};
    for (int depth = xml_depth(xml); next_inside(xml, depth);)
        if (value_is(xml, "display", "none")) style.is_hidden = true;
    if (style.name == NULL || styles->at.count >= STYLES_MOST) return;
    if (strcmp(style.name, "Title") == 0) style.level = 1;
    if (strcmp(style.name, "Subtitle") == 0) style.level = 2;
    *list_add(arena, &styles->at) = style;
}

static void read_level(struct odt_list_style *list, struct xml *xml, struct arena *arena) {
    long level = number_of(xml, "level", 0);
    if (level < 1 || level > ODT_LEVELS) return;
    const char *prefix = copy_of(xml, "num-prefix", arena);
    const char *suffix = copy_of(xml, "num-suffix", arena);
    const char *format = xml_attribute(xml, "num-format");
    bool is_number = xml_is(xml, "list-level-style-number") || xml_is(xml, "outline-level-style");
    list->levels[level - 1] =
        (struct odt_list_level){.style = !is_number       ? NUMBER_STYLE_BULLET
                                         : format == NULL ? NUMBER_STYLE_NONE
                                                          : number_style_of(format),
                                .prefix = prefix == NULL ? "" : prefix,
                                .suffix = suffix == NULL ? "" : suffix,
                                .shown = (int)number_of(xml, "display-levels", 1),
                                .start = number_of(xml, "start-value", 1)};
}

static void read_list_style(struct odt_styles *styles, struct xml *xml, struct arena *arena) {
    bool is_outline = xml_is(xml, "outline-style");
    const char *name = is_outline ? "" : copy_of(xml, "name", arena);
    struct odt_list_style list = {.name = name};
    for (size_t i = 0; i < ODT_LEVELS; i++)
        list.levels[i] = (struct odt_list_level){
            is_outline ? NUMBER_STYLE_NONE : NUMBER_STYLE_BULLET, "", "", 1, 1};
    for (int depth = xml_depth(xml); next_inside(xml, depth);) read_level(&list, xml, arena);
    if (name != NULL && styles->lists.count < LISTS_MOST) *list_add(arena, &styles->lists) = list;
}

void odt_styles_read(struct odt_styles *styles, const char *bytes, size_t length,
                     struct arena *arena) {
    struct xml *xml = xml_open(bytes, length);
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event != XML_EVENT_START) continue;
        if (xml_is(xml, "style"))
            read_style(styles, xml, arena);
        else if (xml_is(xml, "list-style") || xml_is(xml, "outline-style"))
            read_list_style(styles, xml, arena);
        else if (xml_is(xml, "body"))
            break;
    }
    xml_close(xml);
}

/* ---- looking up ---- */

/* Both kinds of styles begin with their name. */
static int by_name(const void *left, const void *right) {
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static const void *find(const void *at, size_t count, size_t size, const char *name) {
    return count == 0 || name == NULL ? NULL : bsearch(&name, at, count, size, by_name);
}

const struct odt_style *odt_style_of(const struct odt_styles *styles, const char *name) {
    return find(styles->at.at, styles->at.count, sizeof *styles->at.at, name);
}

const struct odt_list_style *odt_list_style_of(const struct odt_styles *styles, const char *name) {
    return find(styles->lists.at, styles->lists.count, sizeof *styles->lists.at, name);
}

/* Takes what the style leaves open from those above it. */
static void resolve(const struct odt_styles *styles, struct odt_style *style) {
    const struct odt_style *parent = style;
    for (int i = 0; i < CHAIN_MOST && parent->parent != NULL; i++) {
        parent = odt_style_of(styles, parent->parent);
        if (parent == NULL) return;
        if (style->level == 0) style->level = parent->level;
        style->is_hidden = style->is_hidden || parent->is_hidden;
    }
}

void odt_styles_sort(struct odt_styles *styles) {
    if (styles->lists.count > 0)
        qsort(styles->lists.at, styles->lists.count, sizeof *styles->lists.at, by_name);
    if (styles->at.count == 0) return;
    qsort(styles->at.at, styles->at.count, sizeof *styles->at.at, by_name);
    for (size_t i = 0; i < styles->at.count; i++) resolve(styles, &styles->at.at[i]);
}
