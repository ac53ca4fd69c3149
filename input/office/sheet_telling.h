/* A sheet that is being made into text: its rows and cells, the words of a cell, and which rows
 * head others. */
#ifndef INPUT_OFFICE_SHEET_TELLING_H
#define INPUT_OFFICE_SHEET_TELLING_H

#include "input/office/sheet.h"

enum { TELLING_HEADING_MOST = 120 /* bytes of a heading */ };

/* Rows [first, end) that may be options of a question, their words in one column. */
struct sheet_options {
    size_t first, end, column;
    bool is_marked, has_boxes; /* a mark stands beside one; a box that is not ticked does */
};

struct telling {
    struct outline *outline;
    struct book *workbook;
    struct sheet_rows rows;
    const struct source_words *words;
    const struct table *table;
    size_t columns;               /* that have cells */
    size_t first;                 /* of those */
    bool bold_labels;             /* most labels are bold, so that bold heads nothing */
    bool letter_labels;           /* and the same for a number or letter before them */
    bool is_list;                 /* of people, below its header: its rows are no form */
    bool had_lines;               /* the answer before has several lines */
    struct sheet_options options; /* the last that were looked at */
};

/* The i-th row of the sheet, and the i-th cell that it has. */
const struct table_row *telling_row(const struct telling *telling, size_t i);
struct table_cell telling_cell(const struct telling *telling, const struct table_row *row,
                               size_t i);

/* The last byte of its words, or NUL; whether they take more lines than one; whether they begin
 * with the mark of a section ("B."). */
char telling_last(struct table_cell cell);
bool telling_has_lines(struct table_cell cell);
bool telling_has_section(const struct telling *telling, struct table_cell cell);

/* Where a person finds the cell; and says so of what is told from here on. */
const char *telling_cell_place(const struct telling *telling, const struct table_row *row,
                               size_t column);
void telling_place(const struct telling *telling, const struct table_row *row, size_t column);

/* Tells the words of a cell, its lines kept; other words, which end with a NUL. */
void telling_put(const struct telling *telling, struct table_cell cell);
void telling_words(const struct telling *telling, const char *words);

/* "label: answer"; a question mark or colon stays as it is; an answer of several lines stands
 * below. */
void telling_label(const struct telling *telling, struct table_cell label,
                   struct table_cell answer);

/* Begins a line of a form. An answer of several lines stands apart, so that what comes behind it is
 * no line of it. */
void telling_line(struct telling *telling, bool has_lines);

/* Whether an empty row, or nothing, stands above the i-th row. */
bool telling_has_gap(const struct telling *telling, size_t i);

/* Whether the i-th row heads those below it; and tells a cell as such a heading. */
bool telling_is_heading(const struct telling *telling, size_t i);
void telling_heading(const struct telling *telling, const struct table_row *row,
                     struct table_cell cell, int level);

#endif
