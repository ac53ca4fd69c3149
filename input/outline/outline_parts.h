/* How an outline holds its pieces; for the files of the outline alone. */
#ifndef INPUT_OUTLINE_PARTS_H
#define INPUT_OUTLINE_PARTS_H

#include "core/document.h"
#include "core/source_words.h"
#include "input/outline/outline.h"

enum { COLUMNS_MOST = 64 }; /* that a table is told by */

enum piece_kind { PIECE_HEADING, PIECE_PARAGRAPH, PIECE_ENTRY, PIECE_ROW, PIECE_ANSWER };

struct piece {
    enum piece_kind kind;
    int level;          /* of a heading or an entry */
    const char *number; /* of an entry, NULL for a bullet */
    size_t start, end;  /* in the bytes gathered */
    const char *place;  /* NULL: by counting */
    size_t row, cell;   /* in the innermost table that stands open; row 0 outside */
    int mark;           /* that the one who fills the outline gave it, or 0 */
    size_t cells;       /* of that row, also those without text */
    size_t table;       /* which table it was laid out of, from 1, and which row of it; 0: none */
    size_t table_row;
    bool is_again;    /* words of the row above that go on in this one */
    struct span span; /* in the text */
};

struct table {
    size_t first, row_first; /* its first piece, and that of the row */
    size_t id, row, cell;
    size_t left[COLUMNS_MOST + 1]; /* by cell: in how many rows more it goes on */
};

/* A run of pieces: the text, or an aside. */
struct aside {
    struct aside *outer; /* what stood open when it began */
    LIST(char) gathered;
    LIST(struct piece) pieces;
    LIST(struct table) tables; /* that stand open, the outermost first */
    size_t deeper;             /* tables beyond the depth that is told apart */
    const char *place;
    bool is_open, gap, tab; /* a piece stands open; white space or a tab came behind its text */
};

struct outline {
    struct document *document;
    const struct source_words *words;
    struct arena *scratch;
    struct aside *at; /* where pieces go */
    size_t tables;    /* seen so far */
    size_t repeats;   /* words of a cell said again in a row below */
    bool counts;
    marked_list *marks; /* to fill, or NULL */
    int mark;           /* of the pieces to come */
};

/* Lays out the table that ends, which is off the stack: replaces its pieces. */
void outline_lay_table(struct outline *outline, const struct table *table);

/* Makes text, blocks and items of the pieces. */
void outline_make(struct outline *outline);

#endif
