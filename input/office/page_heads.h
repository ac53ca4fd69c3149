/* What stands at the head and the foot of each page of a document, out of its text: whose paper it
 * is ("STAD TONGEREN", an address). */
#ifndef INPUT_OFFICE_PAGE_HEADS_H
#define INPUT_OFFICE_PAGE_HEADS_H

#include <stddef.h>

#include "core/arena.h"

/* The names, without prefix, of the elements that are a head or a foot, NULL-terminated, and of
 * those in them that hold words. */
struct page_heads {
    const char *const *edges;
    const char *words;
};

/* The words so far with those of the heads and feet in the XML behind them, a blank between
 * paragraphs; cut at some 1000 bytes. A fault of the XML ends it. */
const char *page_heads_add(const struct page_heads *heads, const char *words, const char *bytes,
                           size_t length, struct arena *arena);

#endif
