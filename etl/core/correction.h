/* What an analyst knows better than the tool: how a cell of the comparison should read, or that a
 * fact is none. Corrections come in with a report that is given back (its sheet or table
 * Correcties) and go out with each next one, for as long as somebody hands them on. */
#ifndef CORE_CORRECTION_H
#define CORE_CORRECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

/* The columns of the table Correcties, by which it is known again wherever it comes from. */
enum correction_column {
    CORRECTION_COLUMN_CITY,
    CORRECTION_COLUMN_SUBJECT,  /* what is corrected, for people */
    CORRECTION_COLUMN_READ,     /* what the tool read there */
    CORRECTION_COLUMN_WORDS,    /* the words that it rests on */
    CORRECTION_COLUMN_EVIDENCE, /* where they stand on Bewijs */
    CORRECTION_COLUMN_VALUE,    /* what it should be: filled in by people, as are the next three */
    CORRECTION_COLUMN_BY,
    CORRECTION_COLUMN_DAY,
    CORRECTION_COLUMN_NOTE,
    CORRECTION_COLUMN_STATE, /* what became of it */
    CORRECTION_COLUMN_PRINT, /* the state of the text when it was corrected */
    CORRECTION_COLUMN_KEY
};
enum { CORRECTION_COLUMN_COUNT = CORRECTION_COLUMN_KEY + 1 };

/* Titles of the list of questions to a city and how it begins, by which it is known again. */
#define QUESTIONS_INTRO "Wat hieronder staat, vonden we niet in uw tekst of was ons niet duidelijk."
#define QUESTION_TITLE "Vraag"
#define REASON_TITLE "Waarom we dit vragen"
#define ANSWER_TITLE "Antwoord van de stad"

/* The title of a column, Dutch. */
const char *correction_title(enum correction_column column);

/* A row of the table as it came in; a cell that was empty is "". */
struct correction {
    const char *cells[CORRECTION_COLUMN_COUNT];
    size_t row; /* as the file numbers it */
};

enum correction_state {
    CORRECTION_STATE_APPLIED,
    CORRECTION_STATE_CHANGED,  /* applied; what was read, or its words, have changed since */
    CORRECTION_STATE_LOST,     /* what it corrects is not there any more */
    CORRECTION_STATE_REPLACED, /* a later one for the same key counts */
    CORRECTION_STATE_DISPUTED, /* another one for the same key counts, which is not a later one */
    CORRECTION_STATE_REFUSED   /* its value does not fit what it corrects */
};

/* "applied", "changed", "lost", "replaced", "disputed", "refused". */
const char *correction_state_word(enum correction_state state);

/* "toegepast", "niet toegepast: ..."; Dutch, for people. */
const char *correction_state_label(enum correction_state state);

/* Who says so and when: "van An Maes op 22/11/2026", "zonder naam". */
const char *correction_source(const struct correction *correction, struct arena *arena);

/* The day as YYYY-MM-DD where it is written so or as 22/11/2026 or 22-11-2026, else "". */
const char *correction_day(const char *day, struct arena *arena);

#endif
