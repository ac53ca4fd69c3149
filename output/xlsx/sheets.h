/* The sheets of the workbook, each in a file of its own. They read the benchmark and the places
 * of the book and write the sheet of one tab. */
#ifndef OUTPUT_XLSX_SHEETS_H
#define OUTPUT_XLSX_SHEETS_H

#include "sheet.h"

void overview_write(struct book *book);      /* Overzicht: a row a city */
void topics_write(struct book *book);        /* Verplichte thema's: cities by topics */
void participants_write(struct book *book);  /* Deelnemers: cities by types of participants */
void matrix_bodies_write(struct book *book); /* Organen per stad: cities by kinds of bodies */
void matrix_lenses_write(struct book *book); /* Kwaliteit en jongeren: cities by levels */
void bodies_write(struct book *book);        /* Overlegorganen: a row a body */
void pyramid_write(struct book *book);       /* Woningkwaliteit: a row a sentence on a level */
void youth_write(struct book *book);         /* Kinderen en jongeren: a row a sentence */
void findings_write(struct book *book);      /* Bevindingen: a row a finding */
void corrections_write(struct book *book);   /* Correcties: a row a cell and a fact */
void evidence_write(struct book *book);      /* Bewijs: a row a fact, then words without a fact */
void sources_write(struct book *book);       /* Bronnen: a row an input */
void notes_write(struct book *book);         /* Toelichting: how to read, and the rules */
void questions_write(struct book *book);     /* Navraag ...: what to ask each city */

/* Under the table of Verplichte thema's stands for each topic how many centrumsteden are in each
 * state: a row a state, from this one on (as Excel shows it); the topics that are due, for every
 * municipality, are the first columns behind the cities'. */
size_t topics_count_row(const struct benchmark *benchmark);
size_t topics_due_count(const struct benchmark *benchmark);
size_t topics_count(const struct benchmark *benchmark, size_t topic, enum topic_state state);

/* Where a sentence of a lens (by its id) stands of which so many rows come before it; nowhere for a
 * lens without a sheet, or where Excel has no room. */
struct target lens_row_target(const char *lens, size_t rows_before);

#endif
