/* The sheets of a workbook, XLSX or ODS, and how they become a document.
 *
 * What a sheet is shows from its cells:
 *  - a table: one of its first rows bears the names of columns (rules/sources.yaml); each row below
 *    is an item. Names may take more rows than one: a name merged over columns stands before those
 *    below it. What is merged over rows holds for each of them, and so does a city that a row
 * leaves out right below one that names it.
 *  - a form: labels in one column, answers beside them; "label: answer" each, under the headings
 *    that stand alone in their row. With a city a column it is a form for each.
 *  - one column: the text it is, a list or an answer below its label.
 *  - anything else: its rows, "a | b | c".
 * The text of boxes and shapes on a sheet stands behind its cells, a paragraph each line.
 * The name of a sheet heads what stands on it, and tells the city where it names one. What is
 * hidden is not what the sender shows: such sheets, rows and columns are left out, and told; rows
 * that a filter hides are read. Where
 * no other sheet has text, the hidden ones are read, but for those that only feed the lists of
 * choices in the cells of another sheet: they say what could have been answered. Empty sheets give
 * nothing. */
#ifndef INPUT_OFFICE_BOOK_H
#define INPUT_OFFICE_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"
#include "core/source_words.h"
#include "input/table/table.h"

/* Beyond these the rest is not read and the document is partial. Text counts each time that a
 * cell shows it: so many bytes, and so many for each byte of the file. What is merged over more
 * cells, or labels more columns, counts apart. */
enum {
    BOOK_ROWS_MOST = 200000,
    BOOK_COLUMNS_MOST = 1000,
    BOOK_CELLS_MOST = 2000000,
    BOOK_MERGES_MOST = 50000,
    BOOK_CHOICES_MOST = 1000,
    BOOK_TEXT_FREE = 4 << 20,
    BOOK_TEXT_RATIO = 20,
    BOOK_CELL_COST = 32, /* bytes that a cell counts for beside its own */
    BOOK_REPEAT_FREE = 1 << 20,
    BOOK_REPEAT_RATIO = 8,
    BOOK_NAME_MOST = 100 /* bytes of a sheet's name */
};

/* Cells that show one value: rows as the sheet numbers them, columns from 0, ends included. */
struct merge {
    size_t row, last_row, column, last_column;
};

struct sheet {
    const char *name;
    bool is_hidden;
    struct table table; /* only cells with text */
    LIST(struct merge) merges;
    LIST(const char *) boxes; /* text of boxes and shapes */
    size_t hidden;            /* cells with text in hidden rows and columns, left out */
};

struct book {
    struct document *document;
    struct arena *arena; /* of all that is read from the file */
    LIST(struct sheet) sheets;
    LIST(const char *) choices; /* where the lists of choices in cells come from: formulas */
    size_t rows, cells, merges, text_left, repeat_left;
    bool is_full;   /* nothing more is taken */
    bool is_narrow; /* cells were left out beyond the last column */
    bool is_spent;  /* no text is left for what cells take over from others */
    bool in_hidden_row, hidden_columns[BOOK_COLUMNS_MOST]; /* of the sheet at hand */
};

/* length is that of the file. To be ended. */
struct book *book_new(struct document *document, size_t length);
void book_end(struct book *workbook);

/* Begins a sheet, behind the others; says that columns of it, from 0, ends included, are hidden;
 * begins a row of it, from 1; and adds a cell to that row, whose bytes live as long as the
 * workbook. Cells without words and those out of bounds are left out. */
void book_sheet(struct book *workbook, const char *name, bool is_hidden);
void book_hide_columns(struct book *workbook, size_t first, size_t last);
void book_row(struct book *workbook, size_t number, bool is_hidden);
void book_cell(struct book *workbook, struct table_cell cell);
void book_merge(struct book *workbook, struct merge merge);

/* Adds the text of a box or shape on the sheet at hand, LF between its paragraphs; it is copied. */
void book_box(struct book *workbook, const char *bytes, size_t length);

/* Notes the formula from which a cell of any sheet takes its list of choices: "Lijsten!$A$1:$A$9",
 * "[$Lijsten.$A$1:.$A$9]". */
void book_choices(struct book *workbook, const char *bytes, size_t length);

/* Notes that the sheet at hand is damaged from here on; what came before it counts. */
void book_fault(struct book *workbook, const char *fault);

/* Whether the sheets are a report of this tool, given back (input/table/report_table.h): then what
 * counts of it is read, also where somebody has hidden it, and nothing else. */
bool book_report(struct book *workbook);

/* Makes text, blocks and items of the document; refuses it where no sheet has any cell. */
bool book_document(struct book *workbook, const struct source_words *words);

#endif
