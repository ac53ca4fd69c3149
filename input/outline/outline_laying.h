/* A table of an outline while it is laid out; for the files that lay it out alone. */
#ifndef INPUT_OUTLINE_LAYING_H
#define INPUT_OUTLINE_LAYING_H

#include "input/outline/outline.h"
#include "input/outline/outline_parts.h"

enum { LABEL_MOST = 80, WORDS_MOST = 300 /* bytes */ };

/* The pieces of a table, taken out of the aside that it stands in, and where they go. */
struct laying {
    struct outline *outline;
    struct aside *at;
    const struct table *table;
    const char *bytes;
    const struct piece *pieces;
    size_t count;
    size_t row, cell; /* of the table around it */
};

/* Pieces [from, to) of one row, or of one cell. */
struct row {
    const struct piece *from, *to;
};

struct row laying_row(const struct laying *laying, const struct piece *from);
struct row laying_cell(struct row row, const struct piece *from);

/* How many cells of the row have text of their own. */
size_t laying_count_cells(struct row row);

/* Whether all cells of the row hold words alone. */
bool laying_is_simple(const struct laying *laying, struct row row);

/* Whether the piece begins with a letter, and so without a mark of a list. */
bool laying_is_letter(const struct laying *laying, const struct piece *piece);

/* Adds text to what comes of the table. */
void laying_put(struct laying *laying, const char *bytes, size_t length);

/* Begins a piece where the table stands, like another but for its text; whoever began it sets its
 * end. */
struct piece *laying_new(struct laying *laying, const struct piece *from);

/* A cell as it is, but that short words below each other become a list. */
void laying_keep_list(struct laying *laying, struct row cell);

/* Lays the table out as records where its first row holds names of columns that tell what a row
 * is about; else gives false. */
bool laying_records(struct laying *laying);

#endif
