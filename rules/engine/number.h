/* Dutch numbers as counts: "3", "2,5", "drie", "één". */
#ifndef ENGINE_NUMBER_H
#define ENGINE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"
#include "core/text.h"
#include "rules/engine/node.h"

struct number_word {
    const char *word; /* lower case, without accents */
    double value;
};

struct number_words {
    LIST(struct number_word) words;
};

/* Reads a map word: value; the keys also make the pattern text of the macro `number`, in which an
 * e may carry an accent. */
const char *number_load(struct number_words *numbers, struct node *map, struct arena *arena,
                        struct diag *diag);

/* The value of digits or of a number word; false when it is neither. */
bool number_read(const struct number_words *numbers, const char *bytes, struct span span,
                 double *value);

#endif
