/* Reads files made in memory, for the tests of readers: with words of a small rules/sources.yaml,
 * and what comes of it as lines that a test compares. */
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include <stddef.h>

#include "core/document.h"
#include "core/source_words.h"

extern const struct source_words reading_words;

/* The document of a file with that name and those bytes, which it copies. */
struct document *reading_of(const char *name, const char *bytes, size_t length);

/* Its blocks, a line each: "h1 " and the level of a heading, "p " for a paragraph, "* " and stars
 * for the level of an entry; then the words and, behind " @ ", the place if there is any. */
char *reading_blocks(const struct document *document);

/* Its items, a line each: "city | section | title". */
char *reading_items(const struct document *document);

/* A member of a zip archive. */
struct reading_member {
    const char *name, *text;
};

/* Packs members into an archive, that a document of that name is read from. */
struct document *reading_of_archive(const char *name, const struct reading_member *members,
                                    size_t count);

#endif
