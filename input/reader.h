/* One reader a format: it recognises bytes and turns them into a document's text, blocks and,
 * where the source has rows, items. A new format is one file and one line in reader.c. */
#ifndef INPUT_READER_H
#define INPUT_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"
#include "core/source_words.h"

struct reader {
    const char *format;          /* as reports show it: "sharepoint-text" */
    const char *const *suffixes; /* lower case with the dot, NULL-terminated; may be empty */
    bool decodes;                /* bytes reach it as UTF-8 text, decoded; else raw */
    /* How sure the bytes are of this format: 0 no, 1 only if the suffix says so, 2 likely,
     * 3 certain. */
    int (*looks_like)(const char *bytes, size_t length, const struct source_words *words);
    /* Fills text, blocks, items and declared of the document; on false the document is refused
     * and its messages say why. bytes live as long as the document. */
    bool (*read)(struct document *document, const char *bytes, size_t length,
                 const struct source_words *words);
};

/* Reads a file's bytes into the document: hash, encoding, format, then the reader's work. Refuses
 * what no reader knows, an empty file, and a known binary format by its name. The bytes must live
 * as long as the document. */
void reader_read(struct document *document, const char *bytes, size_t length,
                 const struct source_words *words);

#endif
