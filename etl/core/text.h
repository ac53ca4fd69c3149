/* The frozen text of a document, as valid UTF-8, and places in it.
 *
 * Inside the tool every place is a byte offset; users see Unicode code points and lines, which a
 * text gives in constant time per 1 KiB. */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* Bytes [start, end) of a text. */
struct span {
    size_t start, end;
};

struct text {
    const char *bytes; /* valid UTF-8, NUL-terminated; holds no NUL itself */
    size_t length;
    size_t mark_count;
    const struct text_mark *marks; /* one for each 1 KiB */
};

/* Freezes length bytes, which must be valid UTF-8 (see utf8_fault); they are not copied. */
struct text text_freeze(const char *bytes, size_t length, struct arena *arena);

/* The code point offset, from 0, and the line, from 1 (a line ends with LF), of a byte offset. */
size_t text_points(const struct text *text, size_t offset);
size_t text_line(const struct text *text, size_t offset);

/* The span without white space (also no-break spaces) at its ends. */
struct span text_trim(const struct text *text, struct span span);

/* A NUL-terminated copy of a span; text_words also folds each run of white space to one space. */
char *text_copy(const struct text *text, struct span span, struct arena *arena);
char *text_words(const struct text *text, struct span span, struct arena *arena);

/* The offset of the first byte that is not valid UTF-8 (or is NUL); length when all is valid. */
size_t utf8_fault(const char *bytes, size_t length);

/* Reads the code point at *offset of valid UTF-8 and moves *offset behind it. */
uint32_t utf8_next(const char *bytes, size_t *offset);

/* Writes a code point as UTF-8 (4 bytes at most) and gives the number of bytes. */
size_t utf8_put(uint32_t point, char *out);

/* White space as Dutch texts have it: also no-break, narrow and zero-width spaces, BOM. */
bool utf8_is_space(uint32_t point);

/* A hash (FNV-1a) that goes on from an earlier one; the first goes on from HASH_START. */
#define HASH_START 14695981039346656037u
uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length);

static inline size_t span_length(struct span span) { return span.end - span.start; }
static inline bool span_meets(struct span a, struct span b) {
    return a.start < b.end && b.start < a.end;
}
static inline bool span_holds(struct span outer, struct span inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
