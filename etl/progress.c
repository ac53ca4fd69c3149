#include "progress.h"

#include <stdio.h>
#include <unistd.h>

void progress_start(struct progress *progress, size_t total) {
    *progress = (struct progress){isatty(STDERR_FILENO) == 1, 0, total};
}

void progress_step(struct progress *progress, const char *name) {
    progress->done++;
    if (progress->total < progress->done) progress->total = progress->done; /* files in files */
    if (!progress->is_shown) return;
    fprintf(stderr, "\r\033[K%zu/%zu ", progress->done, progress->total);
    for (size_t i = 0; name[i] != '\0' && i < 60; i++)
        fputc((unsigned char)name[i] < 0x20 ? '?' : name[i], stderr);
    fflush(stderr);
}

void progress_end(struct progress *progress) {
    if (progress->is_shown) fputs("\r\033[K", stderr);
}
