/* What texts of Word and of OpenDocument have in common: opening the package, and telling what of
 * the document was not read. */
#ifndef INPUT_OFFICE_WRITTEN_H
#define INPUT_OFFICE_WRITTEN_H

#include "core/document.h"
#include "core/source_words.h"
#include "input/office/package.h"
#include "input/outline/outline.h"

/* Reads the package into the document; the arena ends with it. False when it refused the document.
 */
typedef bool written_reader(struct document *document, struct package *package,
                            const struct source_words *words, struct arena *scratch);

/* Reads the bytes of a package; refuses what is none. */
bool written_read(struct document *document, const char *bytes, size_t length,
                  const struct source_words *words, written_reader *read);

/* What a walk through the document came across and left out. */
struct written_rest {
    bool is_whole;   /* the XML was read to its end */
    size_t embedded; /* files and documents within */
    bool has_comments;
};

/* Ends the outline and tells what is missing. False when the document has no text. */
bool written_end(struct outline *outline, struct document *document, struct written_rest rest);

#endif
