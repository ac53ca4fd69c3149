/* What the files that tell plain text apart share: its lines, and which of them are headings. */
#ifndef INPUT_LINES_PARTS_H
#define INPUT_LINES_PARTS_H

#include <string.h>
#include <strings.h>

#include "input/text/line.h"
#include "input/text/lines.h"

/* Lengths in code points. A line from WRAP on may have been broken off by the writer's program; a
 * text as wide as WIDEST is not broken by hand or by mail. */
enum {
    WRAP = 45,
    WRAP_FULL = 60,
    WIDEST = 140,
    HEADING = 120,
    QUESTION = 70,
    GREETING = 30,
    MENU = 200,
    ANSWER = 40, /* lines */
    NEST = 12
};

/* What runs on from entry to entry: the number last used, by style and indent. */
struct sequence {
    uint32_t mark, number, indent;
};

/* Lines without a gap between them that bear no mark, from some line to before end. */
struct run {
    size_t end;
    uint32_t width;    /* of its longest line */
    bool is_wrapped;   /* prose broken into lines: some go on with a small letter */
    bool begins_small; /* maybe a list of parties, "de schepen", one a line */
};

struct lines {
    struct document *document;
    const struct source_words *words;
    struct arena *arena;
    LIST(struct line) at; /* the lines of the span at hand that are not blank */
    int level;
    const char *place;
    struct run run;
    struct sequence headings, entries; /* mark 0: none runs */
    struct sequence nest[NEST];        /* marks and indents of the bullets we are in */
    size_t nested;
    bool is_form; /* its numbered questions head items, each with the answer right below */
};

static inline const struct line *line_at(const struct lines *lines, size_t i) {
    return i < lines->at.count ? &lines->at.at[i] : NULL;
}

static inline bool ends_sentence(const struct line *line) {
    return line->last == '.' || line->last == '!' || line->last == '?' || line->last == ';' ||
           line->last == ':';
}

static inline bool continues(const struct sequence *sequence, const struct line *line) {
    return sequence->mark == line->mark && sequence->number + 1 == line->number &&
           sequence->indent + 1 >= line->indent && line->indent + 1 >= sequence->indent;
}

/* "1. Hoe vaak?", "2. Deelnemers:": a numbered line that asks; and one that does so in a form. */
bool lines_asks(const struct lines *lines, const struct line *line);
bool lines_is_form_question(const struct lines *lines, size_t i);

/* The level of a line as a heading: 1 for the highest, 0 for no heading. */
int lines_heading_level(const struct lines *lines, size_t i);

#endif
