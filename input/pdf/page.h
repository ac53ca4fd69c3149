/* The words on the pages of a PDF, and where they stand, as pdftotext -bbox-layout gives them. */
#ifndef INPUT_PDF_PAGE_H
#define INPUT_PDF_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

/* Points (1/72 inch) from the upper left corner of the page. */
struct pdf_box {
    double left, top, right, bottom;
};

struct pdf_word {
    struct pdf_box box;
    const char *text; /* UTF-8, not empty */
};

struct pdf_page {
    double width, height;
    LIST(struct pdf_word) words;
    size_t lines, broken; /* lines; those that end with a hyphen */
    LIST(double) pitches; /* distances of lines of one block, in their height */
};

typedef LIST(struct pdf_page) pdf_pages;

/* Reads what the program wrote. Gives NULL when all went well, else what is wrong (Dutch); the
 * pages before it are there. */
const char *pdf_pages_read(pdf_pages *pages, const char *bytes, size_t length, struct arena *arena);

static inline double pdf_height(const struct pdf_box *box) { return box->bottom - box->top; }

#endif
