/* The bytes of a file. */
#ifndef ETL_LOAD_H
#define ETL_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"

/* Reads a file whole into the document's arena, with a NUL behind it; standard input when path is
 * NULL. Refuses the document, and gives false, when it cannot be read, is no regular file or is
 * larger than so many MiB. */
bool load_file(struct document *document, const char *path, size_t most_mib, const char **bytes,
               size_t *length);

#endif
