/* Plain text as blocks: headings, paragraphs and the entries of lists.
 *
 * The lines of a text are told apart by their marks and their make-up alone, never by what they
 * say; the only words known are the navigation words, whose lines give no block. A label ("wie
 * komt:") is a paragraph. */
#ifndef INPUT_LINES_H
#define INPUT_LINES_H

#include "core/document.h"
#include "core/source_words.h"

struct lines;

/* To be ended; the document and the words live longer. */
struct lines *lines_new(struct document *document, const struct source_words *words);
void lines_end(struct lines *lines);

/* Appends the blocks of a span of the document's text, in linear time. level is that of the
 * highest heading in it; place is given to each block and lives as long as the document. */
void lines_blocks(struct lines *lines, struct span span, int level, const char *place);

#endif
