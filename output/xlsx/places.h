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
    TAB_EVIDENCE,
    TAB_SOURCES,
    TAB_NOTES
};
enum { TAB_COUNT = TAB_NOTES + 1 };

/* First rows of data, counted from 1 as Excel shows them; those of Overzicht are in
 * overview_rows.h. */
enum {
    FIRST_ROW_TOPICS = 6, /* of the matrices: a row with groups stands above the titles */
    FIRST_ROW = 5,        /* of the other sheets */
    ROWS_MAX = 1048576 - FIRST_ROW + 1 /* that Excel has below the titles of those */
};

/* A row of a sheet; row 0 means nowhere. */
struct target {
    enum tab tab;
    size_t row;
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
    size_t fact_count;                    /* rows of Bewijs that are facts; the extras follow */
    size_t evidence_count; /* rows of Bewijs; fewer than there is evidence when Excel ends first */
};

/* The benchmark must outlive the places; both lists live in the arena. */
struct places *places_new(const struct benchmark *benchmark, struct arena *arena);

/* Whether the facts of a document stand on Bewijs. */
bool places_shows(const struct document *document);

/* The row of Bewijs of the first of the evidence, nowhere when there is none. */
struct target places_evidence(const struct places *places, const evidence_list *evidence);

/* Where the other words of a figure stand ("nr. 3-7, 12 en nog 40"), or NULL when one row of Bewijs
 * holds all. */
const char *places_others(const struct places *places, const evidence_list *evidence);

/* The number in the first column of Bewijs that a row has. */
size_t places_number(struct target evidence);

/* The row of Overzicht of a city by its name; nowhere for NULL or a name that is not there. */
struct target places_city(const struct places *places, const char *city);

/* The row of Bronnen of a document by its name, and the row of Bewijs of its first fact. */
struct target places_document(const struct places *places, const char *name);
struct target places_facts(const struct places *places, const struct document *document);

/* The first finding of a city of a weight, on Bevindingen. */
struct target places_finding(const struct places *places, size_t city, enum weight weight);

struct target places_newest(const struct places *places, size_t city);

#endif
