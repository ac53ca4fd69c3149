/* Output files that appear whole or not at all. A writer writes to a temporary file beside the
 * target; once every output of the run is written and synced, each is renamed over its target.
 * Until then what stood there before still stands, and whoever reads it sees no half file.
 *
 *     struct whole wholes[2] = {0};
 *     bool made = whole_open(&wholes[0], "b.xlsx", diag) && whole_open(&wholes[1], "b.json", diag)
 *                 && xlsx_write(benchmark, wholes[0].path, diag)
 *                 && json_write(benchmark, wholes[1].path, diag)
 *                 && whole_commit_all(wholes, 2, diag);
 *     for (size_t i = 0; i < 2; i++) whole_abort(&wholes[i], diag);
 *
 * A target that exists and is no regular file (a device, a pipe, /dev/stdout) cannot be replaced:
 * it is written to directly. All faults are given in diag as faults of the target, as the user
 * named it. */
#ifndef OUTPUT_WHOLE_H
#define OUTPUT_WHOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/diag.h"

/* One output; all zero is one that was never opened. target is the caller's; the rest lives in
 * the arena of the diag. */
struct whole {
    const char *target; /* as the user named it */
    const char *file;   /* what is replaced: the target behind its symbolic links */
    const char *path;   /* where to write; NULL when there is nothing to commit or to abort */
    bool is_direct;     /* path is the target itself */
};

typedef LIST(struct whole) whole_list;

/* Makes the temporary file, with the permissions of the file that it will replace; for a new file
 * those that the umask gives. False when the target is a folder, its folder is missing, or one of
 * the two may not be written; nothing is left behind then. */
bool whole_open(struct whole *whole, const char *target, struct diag *diag);

/* Syncs all that was written, then renames each and syncs its folder. A fault in the first step
 * is found before anything is renamed; all are reported. Whatever the result, no temporary file
 * is left. Should a rename fail behind the checks of whole_open (somebody else is at work in the
 * folder), the targets renamed before it are new and the others old; each is whole. */
bool whole_commit_all(struct whole *wholes, size_t count, struct diag *diag);
bool whole_commit(struct whole *whole, struct diag *diag);

/* Takes away the temporary file; faults in diag about it become faults of the target. Does nothing
 * to an output that was committed, aborted before, or never opened. */
void whole_abort(struct whole *whole, struct diag *diag);

/* A stream to write to path, and its end: it is flushed and closed, and any fault since it was
 * opened is reported. NULL or false when it cannot be written. */
FILE *whole_stream(const char *path, struct diag *diag);
bool whole_stream_end(FILE *out, const char *path, struct diag *diag);

#endif
