/* The styles of an OpenDocument text: what they make of text, and its lists. */
#ifndef INPUT_OFFICE_ODT_STYLES_H
#define INPUT_OFFICE_ODT_STYLES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "input/outline/numbering.h"

enum { ODT_LEVELS = 10 };

struct odt_style {
    const char *name, *parent; /* parent may be NULL */
    int level;                 /* 1 for a title, 2 for a subtitle, 0 for text */
    bool is_hidden;
};

struct odt_list_level {
    enum number_style style;
    const char *prefix, *suffix;
    int shown; /* levels in the number: 2 for "1.2" */
    long start;
};

struct odt_list_style {
    const char *name; /* "" for that of the headings */
    struct odt_list_level levels[ODT_LEVELS];
};

struct odt_styles {
    LIST(struct odt_style) at;
    LIST(struct odt_list_style) lists;
};

/* Adds the styles in styles.xml or content.xml; then odt_styles_sort makes them findable. */
void odt_styles_read(struct odt_styles *styles, const char *bytes, size_t length,
                     struct arena *arena);
void odt_styles_sort(struct odt_styles *styles);

/* NULL where there is none of that name. */
const struct odt_style *odt_style_of(const struct odt_styles *styles, const char *name);
const struct odt_list_style *odt_list_style_of(const struct odt_styles *styles, const char *name);

#endif
