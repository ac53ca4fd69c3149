/* Word documents: the text as Word shows it with all changes accepted. Headers, footers and
 * comments are left out; headers and footers may tell whose document it is. */
#include <stdint.h>
#include <string.h>

#include "input/formats.h"
#include "input/office/docx_walk.h"
#include "input/office/kind.h"
#include "input/office/package.h"
#include "input/office/page_heads.h"
#include "input/office/written.h"

enum { SCORE_CERTAIN = 3 };

static const char *part_bytes(struct package *package, const char *name, size_t *length,
                              const char **fault) {
    size_t member = package_part(package, name, ".xml");
    *fault = NULL;
    return member == SIZE_MAX ? NULL : package_bytes(package, member, length, fault);
}

static void tell(struct document *document, const char *what, const char *fault) {
    document_partial(document, 0, arena_print(document->arena, "%s: %s", what, fault));
}

/* What the text leans on; without it the text is read as well as can be. */
static void read_parts(struct docx_walk *walk, struct package *package, struct document *document) {
    static const char *const notes[] = {"word/footnotes", "word/endnotes"};
    const char *fault, *bytes;
    size_t length = 0;
    bytes = part_bytes(package, "word/styles", &length, &fault);
    if (bytes != NULL) docx_styles_read(&walk->styles, bytes, length, walk->arena);
    if (fault != NULL) tell(document, "stijlen zijn niet gelezen", fault);
    bytes = part_bytes(package, "word/numbering", &length, &fault);
    walk->numbering = docx_numbering_read(bytes, length, walk->arena);
    if (fault != NULL) tell(document, "nummering van lijsten is niet gelezen", fault);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        bytes = part_bytes(package, notes[i], &length, &fault);
        if (fault != NULL)
            tell(document, "voetnoten zijn niet gelezen", fault);
        else if (bytes != NULL && !docx_walk(walk, bytes, length))
            tell(document, "voetnoten zijn niet alle gelezen", "XML is niet goed gevormd");
    }
}

/* Heads before feet, whatever their order in the archive. */
static void read_page_heads(struct document *document, struct package *package,
                            struct arena *scratch) {
    static const char *const parts[] = {"word/header", "word/footer"};
    static const char *const edges[] = {"hdr", "ftr", NULL};
    const struct page_heads heads = {edges, "t"};
    const char *words = "", *fault;
    size_t length = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t member = 0; member < package_count(package); member++) {
            if (strncmp(package_name(package, member), parts[i], strlen(parts[i])) != 0) continue;
            const char *bytes = package_bytes(package, member, &length, &fault);
            if (bytes != NULL) words = page_heads_add(&heads, words, bytes, length, scratch);
        }
    if (*words != '\0') document->hint = arena_copy(document->arena, words, strlen(words));
}

/* A part that cannot be read is there for the comments that it has. */
static bool has_comments(struct package *package) {
    const char *fault;
    size_t length = 0, comments = 0;
    const char *bytes = part_bytes(package, "word/comments", &length, &fault);
    if (bytes == NULL) return fault != NULL;
    struct xml *xml = xml_open(bytes, length);
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT)
        comments += event == XML_EVENT_START && xml_is(xml, "comment");
    xml_close(xml);
    return comments > 0;
}

static bool read_package(struct document *document, struct package *package,
                         const struct source_words *words, struct arena *scratch) {
    const char *fault;
    size_t length = 0;
    const char *bytes = part_bytes(package, "word/document", &length, &fault);
    if (bytes == NULL) return document_refuse(document, 0, fault);
    struct docx_walk *walk = arena_take(scratch, sizeof *walk);
    walk->arena = scratch;
    walk->outline = outline_new(document, words);
    outline_count(walk->outline);
    read_parts(walk, package, document);
    walk->has_headings = false;
    bool is_whole = docx_walk(walk, bytes, length);
    docx_walk_end(walk);
    struct written_rest rest = {is_whole, walk->embedded, has_comments(package)};
    bool is_read = written_end(walk->outline, document, rest);
    if (is_read && document->hint == NULL) read_page_heads(document, package, scratch);
    return is_read;
}

static int docx_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    return office_kind_of(bytes, length) == OFFICE_KIND_DOCX ? SCORE_CERTAIN : 0;
}

static bool docx_read(struct document *document, const char *bytes, size_t length,
                      const struct source_words *words) {
    return written_read(document, bytes, length, words, read_package);
}

static const char *const suffixes[] = {".docx", ".docm", ".dotx", NULL};

const struct reader docx_reader = {"docx", suffixes, false, docx_looks_like, docx_read};
