/* A helper program run within the limits of the process that starts it: fixed arguments, bytes in,
 * bytes out. */
#ifndef INPUT_PDF_PROCESS_H
#define INPUT_PDF_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

enum process_end {
    PROCESS_END_WELL, /* status 0 */
    PROCESS_END_FAILED,
    PROCESS_END_MISSING,   /* there is no such program */
    PROCESS_END_UNSTARTED, /* the system did not let it start; said tells why */
    PROCESS_END_LATE,      /* took more processor time than the process had left */
    PROCESS_END_MUCH       /* wrote more than PROCESS_MOST */
};

#define PROCESS_MOST ((size_t)256 << 20)

struct process_result {
    enum process_end end;
    char *out; /* what it wrote, NUL-terminated, in the arena */
    size_t length;
    char said[1024]; /* on standard error, its beginning, or why it did not start */
};

/* Runs arguments[0] (found by PATH; the list ends with NULL) with the bytes as a file on its
 * standard input, which leaves no name on the disk. It may use the processor time that this process
 * has left by its limit, less what programs before it used; how long it takes by the clock is for
 * whoever watches this process. Safe in threads. */
struct process_result process_run(const char *const *arguments, const char *bytes, size_t length,
                                  struct arena *arena);

#endif
