/* A document as bytes, so that the process that reads a file need not be the one that reports.
 *
 * What arrives is not trusted: every length, choice, index and span is checked against what came
 * before it, and a message that is not whole or not right in every part gives no document. */
#ifndef ETL_TRANSFER_H
#define ETL_TRANSFER_H

#include "core/document.h"
#include "rules/engine/rulebook.h"

struct bytes {
    char *at;
    size_t length;
};

/* The document as normalise left it, but for what only reading needs. The bytes live in the arena.
 */
struct bytes transfer_pack(const struct document *document, struct arena *arena);

/* The document that was packed by the same rules, or NULL when the bytes are no such thing. */
struct document *transfer_unpack(const char *bytes, size_t length, const struct rulebook *rules);

#endif
