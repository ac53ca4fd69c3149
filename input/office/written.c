#include "input/office/written.h"

bool written_read(struct document *document, const char *bytes, size_t length,
                  const struct source_words *words, written_reader *read) {
    struct arena *scratch = arena_new();
    const char *fault;
    struct package *package = package_open(bytes, length, scratch, &fault);
    bool is_read = package != NULL ? read(document, package, words, scratch)
                                   : document_refuse(document, 0, fault);
    if (package != NULL) package_close(package);
    arena_end(scratch);
    return is_read;
}

static void tell_embedded(struct document *document, size_t embedded) {
    if (embedded > 0)
        document_partial(
            document, 0,
            arena_print(document->arena, "%zu %s in het document niet gelezen", embedded,
                        embedded == 1 ? "ingesloten bestand is" : "ingesloten bestanden zijn"));
}

bool written_end(struct outline *outline, struct document *document, struct written_rest rest) {
    if (!outline_end(outline, rest.is_whole ? "document bevat geen tekst"
                                            : "XML van het document is beschadigd"))
        return false;
    if (!rest.is_whole)
        document_partial(document, 0,
                         "XML van het document is beschadigd; wat erna komt, is niet gelezen");
    tell_embedded(document, rest.embedded);
    if (rest.has_comments)
        document_partial(document, 0, "opmerkingen in de marge zijn niet gelezen");
    return true;
}
