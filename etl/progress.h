/* A line on standard error that tells how far the reading is; only on a terminal. */
#ifndef ETL_PROGRESS_H
#define ETL_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool is_shown;
    size_t done, total;
};

void progress_start(struct progress *progress, size_t total);
void progress_step(struct progress *progress, const char *name);
void progress_end(struct progress *progress);

#endif
