/* What one line of plain text shows by itself: its mark, its indent, how it begins and ends. What
 * it is among its neighbours, lines.h decides. */
#ifndef INPUT_LINE_H
#define INPUT_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"

enum line_kind {
    LINE_KIND_BLANK,
    LINE_KIND_RULE,     /* a row of dashes or the like */
    LINE_KIND_BULLET,   /* "• ", "- " */
    LINE_KIND_NUMBERED, /* "1. ", "b) ", "2.3 " */
    LINE_KIND_MARKDOWN, /* "## " */
    LINE_KIND_TEXT
};

enum line_start { LINE_START_OTHER, LINE_START_SMALL, LINE_START_CAPITAL, LINE_START_DIGIT };

struct line {
    size_t start;      /* of the mark or number; of the words where there is none */
    struct span words; /* trimmed, without mark or number; empty for a mark alone */
    enum line_kind kind;
    enum line_start begins; /* the first letter or digit of the words, behind a quote or bracket */
    uint32_t mark;          /* bullet: its code point; numbered: a code for the style "1.", "a)" or
                             * "Vraag 1.";          rule: the character it is made of */
    uint32_t number;     /* numbered: the last number, letters from 1; Markdown: the count of # */
    uint32_t depth;      /* numbered: 2 for "2.3" */
    uint32_t indent;     /* columns before start; a tab goes to the next multiple of 4 */
    uint32_t length;     /* code points of the words, white space folded */
    uint32_t first_word; /* code points of the first word */
    uint32_t last;       /* the last code point */
    bool has_small_end;  /* the last word is at most three small letters: "van de" */
    bool is_capitals;    /* no small letter, and eight capitals or more; four behind a number */
    bool is_open;        /* a bracket opens and does not close */
    bool is_address;     /* holds an e-mail or web address */
    bool has_label;      /* a colon within the first 40 characters */
    bool has_measure;    /* a small number before a small letter: "3 keer", "2x" */
    /* Filled by lines.c: */
    bool has_gap;   /* a blank line, a rule or nothing comes before */
    char underline; /* '=' or '-' where such a row stands right below, else 0 */
};

/* Takes the next line of [*at, end), without its line end, and moves *at behind it; false at the
 * end. Lines end with LF, CR LF, CR, a form feed or a vertical tab. */
bool line_next(const struct text *text, size_t *at, size_t end, struct span *line);

/* Reads a line as line_next gives it. */
struct line line_read(const struct text *text, struct span line);

/* Letter or number of a heading such as "B. OVERLEG" or "1) Agenda", as a copy in the arena, or
 * NULL. */
const char *line_section(const struct text *text, struct span heading, struct arena *arena);

#endif
