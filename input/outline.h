/* A document's text while it comes in pieces from a source that knows its structure: a web page,
 * a word processor's file, a mail. The pieces become text as a person would type it out (a blank
 * line between paragraphs, "• " before an entry of a list, " | " between the cells of a row), so
 * that all formats are read alike; headings that the source marks are kept as such. */
#ifndef INPUT_OUTLINE_H
#define INPUT_OUTLINE_H

#include "core/document.h"
#include "core/source_words.h"

struct outline;

struct outline *outline_new(struct document *document, const struct source_words *words);

/* Begins a piece; what stood open is closed. A piece without text is dropped. level 1 is the
 * highest heading; depth 1 the outermost list. */
void outline_heading(struct outline *outline, int level);
void outline_paragraph(struct outline *outline);
void outline_entry(struct outline *outline, int depth);
void outline_row(struct outline *outline);

/* The same for a line of a form, right below the one before it ("Frequentie: maandelijks"). */
void outline_line(struct outline *outline);

/* Ends the cell of a row that stands open. */
void outline_cell(struct outline *outline);

/* Adds text to the piece that stands open (else it begins a paragraph): UTF-8, of which NULs and
 * faults become U+FFFD; runs of white space become one blank. */
void outline_text(struct outline *outline, const char *bytes, size_t length);

/* A line end inside the piece. */
void outline_break(struct outline *outline);

/* Where the pieces from here on stand ("bladzijde 3"); it is copied. */
void outline_place(struct outline *outline, const char *place);

/* Makes text, blocks and items of the document, as the plain text of it would be read (also a
 * SharePoint list is recognised), and ends the outline. Refuses a document without any text with
 * the reason, and gives false. */
bool outline_end(struct outline *outline, const char *empty_reason);

#endif
