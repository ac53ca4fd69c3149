/* The numbered lists of a Word document, counted while its paragraphs come by. */
#ifndef INPUT_OFFICE_DOCX_NUMBERING_H
#define INPUT_OFFICE_DOCX_NUMBERING_H

#include <stddef.h>

#include "core/arena.h"
#include "input/outline/numbering.h"

struct docx_numbering;

/* Of numbering.xml; bytes may be NULL where the document has none. */
struct docx_numbering *docx_numbering_read(const char *bytes, size_t length, struct arena *arena);

/* The level of the list that a style is tied to, from 0. */
long docx_numbering_depth(const struct docx_numbering *numbering, long number, const char *style);

/* Counts a paragraph of the list at the depth (from 0) and gives its style; *label is what stands
 * before it ("2.1", "a)"), "" for a bullet. */
enum number_style docx_numbering_next(struct docx_numbering *numbering, long number, long depth,
                                      const char **label);

#endif
