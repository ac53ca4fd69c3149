/* A sheet that is being written: cells go in from left to right and from top to bottom, each with
 * a style and, if it rests on something, a link to it.
 *
 * What stands in a table also goes to a CSV file of that table where one is asked for: each put_*
 * has the value for both.
 *
 * Every call of the library is checked; the first fault is kept in the book, and what comes after
 * it is written to no purpose but does no harm. All strings are made fit for Excel here. */
#ifndef OUTPUT_XLSX_SHEET_H
#define OUTPUT_XLSX_SHEET_H

#include "claims.h"
#include "output/tables.h"
#include "places.h"
#include "quote.h"
#include "style.h"

/* What the sheets share. */
struct book {
    lxw_workbook *workbook;
    lxw_worksheet *worksheets[TAB_COUNT];
    const struct benchmark *benchmark;
    struct arena *arena; /* for as long as the workbook is being written */
    struct places *places;
    struct claims claims;
    struct tables *tables; /* NULL, or what the tables of the sheets are written to besides */
    double city_width;
    lxw_format *formats[STYLE_COUNT][2]; /* by style, and whether the cell is a link */
    lxw_error error;                     /* the first fault of the library */
    const char *error_sheet;             /* the name of the sheet that it struck, or NULL */
};

struct column {
    const char *title;
    double width; /* in characters, or CITY_WIDTH */
    enum style header;
};

/* The width of the longest name of a city. */
enum { CITY_WIDTH = 0 };

struct sheet {
    struct book *book;
    lxw_worksheet *worksheet;
    enum tab tab;
    const char *name, *caption;
    const struct column *columns;
    size_t column_count;
    size_t part;                           /* of the sheets of the tab, from 0 */
    void (*put_head)(struct sheet *sheet); /* above the table of each of them */
    const char *table;                     /* name of the table at hand, or NULL */
    size_t rows_to_come;                   /* of the table, this sheet's and those of the next */
    size_t frozen_columns;                 /* as the next sheet of the tab has them too */
    size_t first_repeated;
    lxw_row_t row; /* of the next cell, from 0 */
    lxw_col_t column;
    double height;                                 /* in points, that the current row needs */
    size_t link_count, missed_links, first_missed; /* first_missed: row as Excel shows it */
};

/* Nothing to link to. */
#define NOWHERE ((struct target){TAB_OVERVIEW, 0})

/* Adds the empty sheets to the workbook, as many for each tab as its rows take; false when the
 * library has no memory left. */
bool sheet_add_tabs(struct book *book);

/* The name on a tab. */
const char *sheet_name(enum tab tab);

/* The caption of a sheet with so many rows: it says how many find no room below row FIRST_ROW. */
const char *caption_of(struct arena *arena, size_t rows, const char *caption);

/* The sheet of a tab with its title and a line that says what it shows. The columns must live
 * until sheet_end. */
struct sheet sheet_start(struct book *book, enum tab tab, const char *caption,
                         const struct column *columns, size_t column_count);

/* The same for a tab of which each sheet has a head of its own, of which the first is written. It
 * fills the rows above the titles, the last of which is FIRST_ROW - 2. */
struct sheet sheet_start_headed(struct book *book, enum tab tab, void (*put_head)(struct sheet *),
                                const struct column *columns, size_t column_count);

/* Says on the sheet when there were more links than Excel allows. */
void sheet_end(struct sheet *sheet);

/* Goes to a row as Excel shows it, or to the next, which makes the current row as high as its
 * texts need: not every program does so by itself when it opens a workbook. */
void sheet_go(struct sheet *sheet, size_t row);
void sheet_next_row(struct sheet *sheet);

/* Makes a table of the sheet's columns, all of whose rows end with sheet_next_row: titles in the
 * current row, row_count rows under it (one that says so when there are none). name must be unique
 * in the workbook. Writing goes on in the first row of data; where a tab has more sheets than one,
 * behind the last row of a sheet it goes on on the next, under the same titles. */
void sheet_table(struct sheet *sheet, const char *name, size_t row_count);

/* Keeps the rows above the current one and the first columns in view, and repeats the rows from
 * first_repeated (as Excel shows it; 0: none) on each printed page. */
void sheet_freeze(struct sheet *sheet, size_t columns, size_t first_repeated);

/* Lets people choose one of the labels (NULL behind the last, 255 bytes in all) in a column of the
 * rows from first, counted from 0, to the one before the current; where it is open they may write
 * something else. */
void sheet_choices(struct sheet *sheet, size_t first, size_t column, char **labels, bool is_open);
/* The width of all its columns, in points. */
double sheet_width(const struct sheet *sheet);

/* Keeps the first fault of the library in the book. */
void sheet_keep(struct sheet *sheet, lxw_error error);

/* The same for a fault of ours: a name or cells that are not free (claims.h). */
void sheet_require(struct sheet *sheet, bool is_free);

/* One cell each. A number that is NAN shows as a dash; put_times shows 4 as "4", 0.5 as "0,5". A
 * dash is no figure and links to nothing. */
void put_text(struct sheet *sheet, enum style style, const char *text, struct target target);
void put_number(struct sheet *sheet, enum style style, double number, struct target target);
void put_size(struct sheet *sheet, size_t number, struct target target);
void put_times(struct sheet *sheet, double times, struct target target);

/* A cell that rests on evidence: the link goes to its first row, a note names the other rows. */
void put_text_on(struct sheet *sheet, enum style style, const char *text,
                 const evidence_list *evidence);

/* The same with a note of its own, or "". */
void put_noted_on(struct sheet *sheet, enum style style, const char *text,
                  const evidence_list *evidence, const char *note);
void put_count_on(struct sheet *sheet, size_t count, const evidence_list *evidence);
void put_times_on(struct sheet *sheet, double times, const evidence_list *evidence);

/* "nr. 12", linked to the first evidence on Bewijs; empty where there is none. */
void put_evidence(struct sheet *sheet, const evidence_list *evidence);

/* Words in their sentence, the words in bold. */
void put_quote(struct sheet *sheet, const struct quote *quote);

/* Two cells: the name of the sheet whose figure or finding rests on a row of Bewijs by its number,
 * linked to its cell, and the title of its column, if that tells more; empty where none does. Every
 * cell that was put on evidence before is known. */
void put_figure(struct sheet *sheet, enum style style, size_t number);

/* A note to the cell that was put last. */
void put_note(struct sheet *sheet, const char *text);

/* A note to the title of a column of the table whose first row is the current one. */
void put_header_note(struct sheet *sheet, size_t column, const char *text);

/* Text over the current and the next columns, up to last. */
void put_wide(struct sheet *sheet, enum style style, size_t last, const char *text);

#endif
