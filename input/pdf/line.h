/* Words that stand beside each other on a page, and what such a line shows by itself. */
#ifndef INPUT_PDF_LINE_H
#define INPUT_PDF_LINE_H

#include "input/pdf/page.h"

struct pdf_line {
    struct pdf_box box;
    const struct pdf_word *words; /* from left to right */
    size_t count;
    size_t column;      /* lines of one column of text have the same number; it differs by page */
    const char **cells; /* of the row of a table; else NULL */
    size_t cell_count;
};

typedef LIST(struct pdf_line) pdf_lines;

/* Parts words in lines, from the top down; words are reordered. */
void pdf_lines_make(pdf_lines *lines, struct pdf_word *words, size_t count, struct arena *arena);

/* The height that most of the words have. */
double pdf_line_height(const struct pdf_line *line);

/* "•" or another mark of a list; "1." or "a)". */
bool pdf_is_bullet(const char *word);
bool pdf_is_number(const char *word);

/* The words of a line from the given one on, a blank between them unless they touch. */
const char *pdf_line_text(const struct pdf_line *line, size_t from, struct arena *arena);

/* Words that go on behind a line end: how many bytes of those before it are kept (a hyphen
 * goes where the text breaks words, else it is the word's own), and whether a blank comes between.
 */
size_t pdf_joint(const char *before, const char *behind, bool breaks_words, bool *has_blank);

/* Whether words begin with a small letter. */
bool pdf_begins_small(const char *words);

#endif
