/* Text with marks in it. Marks may lie in each other, overlap in part and go on from one stretch of
 * text to the next: a mark that another one crosses, or that a stretch ends in, is written in
 * pieces, and only its first piece has its id. */
#ifndef OUTPUT_HTML_MARKS_H
#define OUTPUT_HTML_MARKS_H

#include <stdbool.h>

#include "page.h"

struct mark {
    struct span span;
    const struct fact *fact; /* NULL: words without a fact */
    struct anchor anchor;
    bool begun; /* its first piece is written */
};

struct marking {
    struct page *page;
    const struct document *document;
    const char *title;        /* of the item: what a fact is about unless it says otherwise */
    LIST(struct mark) marks;  /* by start, the longest first */
    LIST(struct mark *) open; /* the innermost last */
    size_t next;              /* of the marks, not yet begun */
};

/* The marks of one item. */
struct marking marking_start(struct page *page, struct item_source source);

/* Writes a stretch of the text; stretches come in the order of the text. */
void marking_put(struct marking *marking, struct span stretch);

/* Whether a mark begins or goes on in the stretch, which comes next. */
bool marking_meets(const struct marking *marking, struct span stretch);

#endif
