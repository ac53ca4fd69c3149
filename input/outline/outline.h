/* A document's text while it comes in pieces from a source that knows its structure: a web page,
 * a word processor's file, a mail. The pieces become text as a person would type it out (a blank
 * line between paragraphs, "• " or "1. " before an entry of a list, " | " between the cells of a
 * row), so that all formats are read alike; headings that the source marks are kept as such. */
#ifndef INPUT_OUTLINE_H
#define INPUT_OUTLINE_H

#include "core/document.h"
#include "core/source_words.h"

struct outline;

struct outline *outline_new(struct document *document, const struct source_words *words);

/* Begins a piece; what stood open is closed. A piece without text is dropped. level 1 is the
 * highest heading; depth 1 the outermost list; number is typed before the entry ("2.", "a)") and
 * copied. */
void outline_heading(struct outline *outline, int level);
void outline_paragraph(struct outline *outline);
void outline_entry(struct outline *outline, int depth);
void outline_numbered(struct outline *outline, int depth, const char *number);

/* A line of a form, right below the one before it ("Frequentie: maandelijks"). */
void outline_answer(struct outline *outline);

/* A row of a table of which nothing else is told; outline_cell ends a cell of it. */
void outline_row(struct outline *outline);
void outline_cell(struct outline *outline);

/* Ends the piece that stands open. */
void outline_close(struct outline *outline);

/* A table, from here to its end: outline_row begins a row, outline_cell ends a cell, and a cell
 * holds any pieces, also tables. A row whose cells are words becomes a line of them; a cell that
 * holds more becomes pieces of the text, behind the first cell as their label. What is only there
 * for its lay-out (one column) becomes the text in it, and the rows of a SharePoint list what a
 * browser's text of the page has. */
void outline_table(struct outline *outline);
void outline_table_end(struct outline *outline);

/* The cell that begins goes on below, over so many rows with its own; outline_covered ends a cell
 * of a row below that it covers, where its words are said again if they are few and make a row of
 * words whole. Whether the cell that begins is covered so is told by outline_is_covered. */
void outline_cell_rows(struct outline *outline, size_t rows);
void outline_covered(struct outline *outline);
bool outline_is_covered(const struct outline *outline);

/* Adds text to the piece that stands open (else it begins a paragraph): UTF-8, of which NULs and
 * faults become U+FFFD; runs of white space become one blank. */
void outline_text(struct outline *outline, const char *bytes, size_t length);

/* A tab, which white space around it does not widen. */
void outline_tab(struct outline *outline);

/* A line end inside the piece; outline_line only where its line has text. */
void outline_break(struct outline *outline);
void outline_line(struct outline *outline);

/* A box of a form, "[x]" or "[ ]", on a line of its own with the words behind it. */
void outline_box(struct outline *outline, bool is_ticked);

/* Makes the text so far the label of what comes: a colon, where no mark ends it. */
void outline_label(struct outline *outline);

/* Whether the piece that stands open has text, and whether a line of it begins here. */
bool outline_has_text(const struct outline *outline);
bool outline_at_line(const struct outline *outline);

/* Where the pieces from here on stand ("bladzijde 3"); it is copied. */
void outline_place(struct outline *outline, const char *place);

/* Pieces without a place get one by counting: "alinea 12", "tabel 2, rij 3". */
void outline_count(struct outline *outline);

/* What stands beside the text (a note, a text box) and is put in where it breaks nothing: what
 * comes between begin and end is kept; asides may lie in each other. Each is put in once. */
struct aside;
struct aside *outline_aside(struct outline *outline);
void outline_aside_end(struct outline *outline);
void outline_put(struct outline *outline, struct aside *aside);

/* A stretch of the text that bears a mark of whoever fills the outline, who says what it means. */
struct marked {
    struct span span;
    int mark; /* never 0 */
};
typedef LIST(struct marked) marked_list;

/* The mark of the stretch that holds an offset of the text, or 0. *next, 0 at first, makes a walk
 * by rising offsets linear. */
int marked_at(const marked_list *marks, size_t *next, size_t offset);

/* Pieces that begin from here on bear the mark, 0 for none; outline_end lists them in the order of
 * the text, in the document's arena. Without a list marks are not heeded. */
void outline_note_marks(struct outline *outline, marked_list *marks);
void outline_mark(struct outline *outline, int mark);

/* Makes text, blocks and items of the document, as the plain text of it would be read (also a
 * SharePoint list is recognised), and ends the outline. Refuses a document without any text with
 * the reason, and gives false. */
bool outline_end(struct outline *outline, const char *empty_reason);

#endif
