/* The body of an OpenDocument text as pieces of an outline. */
#ifndef INPUT_OFFICE_ODT_WALK_H
#define INPUT_OFFICE_ODT_WALK_H

#include "input/office/odt_styles.h"
#include "input/office/xml.h"
#include "input/outline/outline.h"

/* A list that stands open. */
struct odt_list {
    const struct odt_list_style *style; /* NULL: bullets */
    bool is_item, has_item;             /* its entry has been begun; one has text */
};

/* What stands beside the text and waits for a place: the depth in asides that it belongs to. */
struct odt_beside {
    struct aside *aside;
    size_t depth;
};

struct odt_box {
    const char *id, *label;
    bool is_ticked;
};

struct odt_walk {
    struct outline *outline;
    struct arena *arena;
    struct xml *xml;
    struct odt_styles styles;
    LIST(struct odt_list) lists;
    LIST(size_t) outside;       /* by aside: how many lists stand open around it */
    long (*counts)[ODT_LEVELS]; /* of each list style, and at the end of lists without one */
    long heading_counts[ODT_LEVELS];
    LIST(struct odt_beside) boxes;
    LIST(struct aside *) notes;
    LIST(struct odt_box) controls;
    size_t counted_notes[2]; /* footnotes, endnotes */
    size_t tables, asides, text_depth, embedded, comments;
    bool has_headings;
};

/* Walks content.xml, the styles being read; false where the XML is at fault. */
bool odt_walk(struct odt_walk *walk, const char *bytes, size_t length);

#endif
