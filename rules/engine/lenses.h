/* Lenses (rules/lenses.yaml): a second look at bodies and cooperations, beside the regulation. Each
 * has levels, told by words in a sentence; a sentence that tells one is a tag of its item. */
#ifndef ENGINE_LENSES_H
#define ENGINE_LENSES_H

#include "rules/engine/extractors.h"

/* Lenses that the rules must have: the workbook has a sheet for each. */
#define LENS_PYRAMID "piramide"
#define LENS_YOUTH "jongeren"

struct lens_level {
    const char *code, *label;
    const char *serves; /* what it takes in, for a reader */
    const struct pattern *words;
    const struct pattern *near; /* must stand in the same sentence; NULL: nothing need */
};

struct lens {
    const char *id, *label, *note;
    LIST(struct lens_level) levels;
};

struct lens_rules {
    LIST(struct lens) lenses;
};

/* Adds the tags of an item about a body or cooperation to the document, in text order. */
extractor lenses_find;

#endif
