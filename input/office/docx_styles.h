/* The paragraph and character styles of a Word document: what they make of text. */
#ifndef INPUT_OFFICE_DOCX_STYLES_H
#define INPUT_OFFICE_DOCX_STYLES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

struct docx_style {
    const char *id, *based_on;   /* based_on may be NULL */
    int level;                   /* of a heading, from 1; 0 for text; -1 while not known */
    long number, depth;          /* numbering it gives, -1 for none; the list's level, from 0 */
    bool is_hidden, is_contents; /* hidden text; an entry of the table of contents */
};

struct docx_styles {
    LIST(struct docx_style) at; /* by id */
};

/* Reads styles.xml; a fault in it leaves the styles that came before. Each has what it takes from
 * those that it is based on. */
void docx_styles_read(struct docx_styles *styles, const char *bytes, size_t length,
                      struct arena *arena);

/* The style of that id, or one that makes plain text. */
const struct docx_style *docx_style_of(const struct docx_styles *styles, const char *id);

#endif
