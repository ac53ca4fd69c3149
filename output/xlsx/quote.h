/* Words in the sentence that they stand in, as a cell shows them. */
#ifndef OUTPUT_XLSX_QUOTE_H
#define OUTPUT_XLSX_QUOTE_H

#include "core/benchmark.h"

/* The most characters that a quote shows, of which the words themselves may take most. */
enum { QUOTE_MOST = 600, QUOTE_WORDS_MOST = 400 };

/* Three texts that read as one: white space is folded to single spaces, also where they meet. What
 * is too long is cut around the words; "…" stands where something is left out, and "(ingekort)" at
 * the end says so. */
struct quote {
    const char *before, *words, *after;
};

/* The words of a fact in its sentence; of other evidence in the block that holds them. */
struct quote quote_of(const struct evidence *evidence, struct arena *arena);

#endif
