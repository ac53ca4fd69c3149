/* Errors are data: what is wrong, and where a person finds it. A function that can fail gives
 * false (or NULL) and leaves its reasons here; nothing prints but the command itself.
 *
 * A message is Dutch, lower case, without a full stop; it names the fault first and quotes the
 * subject. */
#ifndef CORE_DIAG_H
#define CORE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/arena.h"

/* A place in a file; line and column count from 1, 0 where there is none. */
struct place {
    const char *file;
    size_t line, column;
};

struct diag_entry {
    struct place place;
    const char *message;
};

struct diag {
    struct arena *arena;
    LIST(struct diag_entry) entries;
};

struct diag *diag_new(struct arena *arena);

/* Adds a message; gives false, so that `return diag_add(...)` reads as the failure it is. */
bool diag_add(struct diag *diag, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes `file:line:column: message`, one line each, in the order they came. Control characters
 * in names are shown as '?', so that a message never takes more than its line. */
void diag_print(const struct diag *diag, FILE *out);

/* What an error of the system (errno) is, in Dutch where a user can do something about it. */
const char *diag_reason(int error);

#endif
