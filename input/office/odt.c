/* OpenDocument texts, as Writer shows them with all changes accepted. Headers, footers and
 * comments are left out; headers and footers may tell whose document it is. */
#include <stdint.h>
#include <string.h>

#include "input/formats.h"
#include "input/office/kind.h"
#include "input/office/odt_walk.h"
#include "input/office/package.h"
#include "input/office/page_heads.h"
#include "input/office/written.h"

enum { SCORE_CERTAIN = 3 };

static const char *member_bytes(struct package *package, const char *name, size_t *length,
                                const char **fault) {
    size_t member = package_find(package, name);
    *fault = "bestand heeft geen content.xml";
    return member == SIZE_MAX ? NULL : package_bytes(package, member, length, fault);
}

/* What the list of members tells: whether some are encrypted, which are no damaged XML, and how
 * many are documents of their own, a sheet or a text. */
struct manifest {
    bool is_encrypted;
    size_t documents;
};

static bool is_document(struct xml *xml) {
    static const char *const types[] = {"text", "spreadsheet", "presentation", "graphics"};
    static const char family[] = "application/vnd.oasis.opendocument.";
    const char *path = xml_attribute(xml, "full-path");
    if (path == NULL || strcmp(path, "/") == 0) return false;
    const char *type = xml_attribute(xml, "media-type");
    if (type == NULL || strncmp(type, family, strlen(family)) != 0) return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type + strlen(family), types[i]) == 0) return true;
    return false;
}

static struct manifest read_manifest(struct package *package) {
    struct manifest manifest = {0};
    const char *fault;
    size_t length;
    const char *bytes = member_bytes(package, "META-INF/manifest.xml", &length, &fault);
    if (bytes == NULL) return manifest;
    manifest.is_encrypted = strstr(bytes, "encryption-data") != NULL;
    struct xml *xml = xml_open(bytes, length);
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT)
        if (event == XML_EVENT_START && xml_is(xml, "file-entry"))
            manifest.documents += is_document(xml);
    xml_close(xml);
    return manifest;
}

static void read_page_heads(struct document *document, const char *styles, size_t length,
                            struct arena *scratch) {
    static const char *const edges[] = {
        "header", "header-left", "header-first", "footer", "footer-left", "footer-first", NULL};
    const struct page_heads heads = {edges, "p"};
    const char *words = page_heads_add(&heads, "", styles, length, scratch);
    if (*words != '\0') document->hint = arena_copy(document->arena, words, strlen(words));
}

static bool read_package(struct document *document, struct package *package,
                         const struct source_words *words, struct arena *scratch) {
    const char *fault;
    size_t length = 0, styles_length = 0;
    const struct manifest manifest = read_manifest(package);
    if (manifest.is_encrypted)
        return document_refuse(document, 0, "is versleuteld met een wachtwoord");
    const char *styles = member_bytes(package, "styles.xml", &styles_length, &fault);
    const char *bytes = member_bytes(package, "content.xml", &length, &fault);
    if (bytes == NULL) return document_refuse(document, 0, fault);
    struct odt_walk *walk = arena_take(scratch, sizeof *walk);
    walk->arena = scratch;
    walk->outline = outline_new(document, words);
    outline_count(walk->outline);
    if (styles != NULL) odt_styles_read(&walk->styles, styles, styles_length, scratch);
    odt_styles_read(&walk->styles, bytes, length, scratch);
    odt_styles_sort(&walk->styles);
    bool is_whole = odt_walk(walk, bytes, length);
    struct written_rest rest = {is_whole, walk->embedded + manifest.documents, walk->comments > 0};
    bool is_read = written_end(walk->outline, document, rest);
    if (is_read && styles != NULL && document->hint == NULL)
        read_page_heads(document, styles, styles_length, scratch);
    return is_read;
}

static int odt_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    return office_kind_of(bytes, length) == OFFICE_KIND_ODT ? SCORE_CERTAIN : 0;
}

static bool odt_read(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    return written_read(document, bytes, length, words, read_package);
}

static const char *const suffixes[] = {".odt", ".ott", NULL};

const struct reader odt_reader = {"odt", suffixes, false, odt_looks_like, odt_read};
