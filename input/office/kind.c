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
