/* Numbers of lists as sources count them, written as a person would type them. */
#ifndef INPUT_NUMBERING_H
#define INPUT_NUMBERING_H

#include <stdbool.h>

#include "core/arena.h"

enum number_style {
    NUMBER_STYLE_NONE, /* writes nothing */
    NUMBER_STYLE_BULLET,
    NUMBER_STYLE_DECIMAL,
    NUMBER_STYLE_SMALL_LETTER,
    NUMBER_STYLE_LETTER,
    NUMBER_STYLE_SMALL_ROMAN,
    NUMBER_STYLE_ROMAN
};

/* "3", "c", "C", "iii", "III"; "" for none, a bullet or a number below 1 that is no decimal. */
const char *number_write(enum number_style style, long number, struct arena *arena);

/* The style by the sign that ODT and HTML have for it: '1', 'a', 'A', 'i', 'I'; else none. */
enum number_style number_style_of(const char *sign);

/* A label as plain text has it before an entry or a heading: "1." for "1", "a)" for "(a)"; NULL
 * where no reader of plain text would see a number in it ("iv.", "Artikel 2"). */
const char *number_mark(const char *label, struct arena *arena);

#endif
