#include "input/office/kind.h"

#include <stdint.h>
#include <string.h>

#include "input/office/package.h"

static enum office_kind kind_by_mimetype(struct package *package) {
    static const char prefix[] = "application/vnd.oasis.opendocument.";
    const char *fault, *type;
    size_t member = package_find(package, "mimetype"), length;
    if (member == SIZE_MAX) return OFFICE_KIND_ARCHIVE;
    type = package_bytes(package, member, &length, &fault);
    if (type == NULL || strncmp(type, prefix, strlen(prefix)) != 0) return OFFICE_KIND_ARCHIVE;
    type += strlen(prefix);
    if (strncmp(type, "text", 4) == 0) return OFFICE_KIND_ODT;
    return strncmp(type, "spreadsheet", 11) == 0 ? OFFICE_KIND_ODS : OFFICE_KIND_OTHER;
}

static enum office_kind kind_of(struct package *package) {
    if (package_part(package, "word/document", ".xml") != SIZE_MAX) return OFFICE_KIND_DOCX;
    if (package_find(package, "xl/workbook.xml") != SIZE_MAX) return OFFICE_KIND_XLSX;
    enum office_kind kind = kind_by_mimetype(package);
    if (kind != OFFICE_KIND_ARCHIVE) return kind;
    return package_find(package, "[Content_Types].xml") != SIZE_MAX ? OFFICE_KIND_OTHER : kind;
}

enum office_kind office_kind_of(const char *bytes, size_t length) {
    if (length < 4 || memcmp(bytes, "PK", 2) != 0) return OFFICE_KIND_NONE;
    struct arena *arena = arena_new();
    const char *fault;
    struct package *package = package_open(bytes, length, arena, &fault);
    enum office_kind kind = OFFICE_KIND_NONE;
    if (package != NULL) {
        kind = kind_of(package);
        package_close(package);
    }
    arena_end(arena);
    return kind;
}

/* The name of the stream that holds what is locked, in the UTF-16 of its container. */
static const char locked_sign[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

bool office_is_locked(const char *bytes, size_t length) {
    if (length < 8 || memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) != 0) return false;
    const char *at = bytes, *end = bytes + length;
    while ((size_t)(end - at) >= sizeof locked_sign &&
           (at = memchr(at, 'E', (size_t)(end - at) - sizeof locked_sign + 1)) != NULL) {
        if (memcmp(at, locked_sign, sizeof locked_sign) == 0) return true;
        at++;
    }
    return false;
}

bool office_is_broken(const char *bytes, size_t length) {
    return length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0 &&
           office_kind_of(bytes, length) == OFFICE_KIND_NONE;
}
