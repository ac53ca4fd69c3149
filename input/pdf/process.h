/* A helper program run within limits: fixed arguments, bytes in, bytes out, so much time. */
#ifndef INPUT_PDF_PROCESS_H
#define INPUT_PDF_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

enum process_end {
    PROCESS_END_WELL, /* status 0 */
    PROCESS_END_FAILED,
    PROCESS_END_MISSING, /* there is no such program */
    PROCESS_END_LATE,    /* took more than PROCESS_SECONDS */
    PROCESS_END_MUCH     /* wrote more than PROCESS_MOST */
};

enum { PROCESS_SECONDS = 60 };
#define PROCESS_MOST ((size_t)256 << 20)

struct process_result {
    enum process_end end;
    char *out; /* what it wrote, NUL-terminated, in the arena */
    size_t length;
    char said[1024]; /* on standard error, its beginning */
};

/* Runs arguments[0] (found by PATH; the list ends with NULL) with the bytes as a file on its
 * standard input, which leaves no name on the disk. Safe in threads. */
struct process_result process_run(const char *const *arguments, const char *bytes, size_t length,
                                  struct arena *arena);

#endif
