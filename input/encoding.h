/* From bytes to UTF-8: a byte order mark decides, else the bytes themselves do. */
#ifndef INPUT_ENCODING_H
#define INPUT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"

struct decoded {
    const char *bytes;    /* valid UTF-8 without byte order mark, NUL-terminated, in the arena */
    size_t length;        /* in bytes; no NUL among them */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" */
};

/* Decodes bytes: by the byte order mark; else UTF-16 where every second byte is mostly NUL; else
 * UTF-8; else Windows-1252. UTF-8 with a rare fault among many good letters stays UTF-8.
 *
 * What cannot be decoded becomes U+FFFD, and the document partial with the line of the first
 * fault. Refuses the document (and gives false) when the outcome is no text: NUL characters, or
 * more than one in twenty a control character. Line ends stay as they are. */
bool encoding_decode(struct document *document, const char *bytes, size_t length,
                     struct decoded *decoded);

#endif
