/* Where things stand in the workbook: the rows that links lead to, known before any sheet is
 * written. */
#ifndef OUTPUT_XLSX_PLACES_H
#define OUTPUT_XLSX_PLACES_H

#include "core/benchmark.h"
#include "overview_rows.h"

/* The sheets, in order. */
enum tab {
    TAB_OVERVIEW,
    TAB_TOPICS,
    TAB_PARTICIPANTS,
    TAB_BODIES_BY_CITY,
    TAB_LENSES_BY_CITY,
    TAB_BODIES,
    TAB_PYRAMID,
    TAB_YOUTH,
    TAB_FINDINGS,
    TAB_CORRECTIONS,
    TAB_EVIDENCE,
    TAB_SOURCES,
    TAB_NOTES,
    TAB_QUESTIONS /* a sheet a city */
};
enum { TAB_COUNT = TAB_QUESTIONS + 1 };

/* First rows of data, counted from 1 as Excel shows them; those of Overzicht are in
 * overview_rows.h. */
enum {
    FIRST_ROW_TOPICS = 6, /* of the matrices: a row with groups stands above the titles */
    FIRST_ROW = 5,        /* of the other sheets */
    ROWS_MAX = 1048576 - FIRST_ROW + 1 /* that Excel has below the titles of those */
};

/* A row of a sheet; row 0 means nowhere. Where a tab goes on on further sheets its rows are counted
 * as if one sheet held all. */
struct target {
    enum tab tab;
    size_t row;
};

/* A cell that shows a figure or a finding; title is that of its column, or NULL. */
struct figure_place {
    struct target target;
    size_t column;
    const char *title;
};

/* The list of questions to a city. */
struct question_sheet {
    const struct benchmark_city *city;
    const char *name; /* on its tab */
};

struct places {
    const struct benchmark *benchmark;
    struct arena *arena;
    struct overview_rows overview;
    struct place_of_document *documents;  /* by address */
    struct place_of_name *cities, *names; /* by name; names are of the documents */
    LIST(struct evidence) extras;         /* evidence without a fact; by document and span */
    size_t *newest;                       /* row on Bewijs of each city's newest date, or 0 */
    size_t *findings;                     /* findings before those of each city */
    struct figure_place *figures;         /* what rests on each row of Bewijs, once it is written */
    size_t fact_count;                    /* rows of Bewijs that are facts; the extras follow */
    size_t evidence_count, finding_count; /* rows of Bewijs and of Bevindingen */
    size_t sheet_rows;                    /* that a sheet holds below its titles */
    LIST(struct question_sheet) questions;
};

/* The benchmark must outlive the places; both lists live in the arena. A sheet holds sheet_rows
 * below its titles, 1 to ROWS_MAX: Bewijs and Bevindingen go on on a next sheet where they have
 * more. */
struct places *places_new(const struct benchmark *benchmark, size_t sheet_rows,
                          struct arena *arena);

/* Fills questions, in the order of the cities; for places_new alone. */
void places_add_questions(struct places *places);

/* How many sheets a tab takes, 1 at least but for the questions; how many rows a table of so many
 * has on one of them, of which others stand before it; and on which of them, from 0, a target lies,
 * whose row becomes that of the sheet. */
size_t places_sheets(const struct places *places, enum tab tab);
size_t places_rows(const struct places *places, enum tab tab, size_t sheet, size_t rows_left);
size_t places_sheet(const struct places *places, struct target *target);

/* Whether the facts of a document stand on Bewijs. */
bool places_shows(const struct document *document);

/* The row of Bewijs of one piece of evidence, and of the first of a list; nowhere when there is
 * none. */
struct target places_row(const struct places *places, const struct evidence *evidence);
struct target places_evidence(const struct places *places, const evidence_list *evidence);

/* Where the other words of a figure stand ("nr. 3-7, 12 en nog 40"), or NULL when one row of Bewijs
 * holds all. */
const char *places_others(const struct places *places, const evidence_list *evidence);

/* The number in the first column of Bewijs that a row has. */
size_t places_number(struct target evidence);

/* Notes that a cell rests on a row of Bewijs or on all of the evidence. Of more cells the most
 * telling is kept: that of a city's topic or participants goes before Overzicht, then Bevindingen
 * and Overlegorganen; of one sheet the last. Lists to work through, as Correcties, rest on nothing.
 */
void places_note(struct places *places, struct target evidence, const struct figure_place *figure);
void places_note_all(struct places *places, const evidence_list *evidence,
                     const struct figure_place *figure);

/* What rests on a row of Bewijs by its number, from 1; its target is nowhere when nothing does. */
const struct figure_place *places_figure(const struct places *places, size_t number);

/* The row of Overzicht of a city by its name; nowhere for NULL or a name that is not there. */
struct target places_city(const struct places *places, const char *city);

/* The row of Bronnen of a document by its name, and the row of Bewijs of its first fact. */
struct target places_document(const struct places *places, const char *name);
struct target places_facts(const struct places *places, const struct document *document);

/* The first finding of a city of a weight, on Bevindingen. */
struct target places_finding(const struct places *places, size_t city, enum weight weight);

/* The list of questions to a city by its index; nowhere where there is nothing to ask. */
struct target places_questions(const struct places *places, size_t city);

struct target places_newest(const struct places *places, size_t city);

#endif
