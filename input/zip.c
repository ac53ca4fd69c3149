/* A zip archive that is no office file: its files are parts, each read by itself. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "input/formats.h"
#include "input/office/kind.h"
#include "input/office/package.h"

enum { SCORE_CERTAIN = 3, TOLD_MOST = 20 };

/* An archive being unpacked into a document's parts. */
struct unpacking {
    struct document *document;
    struct package *package;
    bool *is_repeated; /* by member: another one before it has the same name */
    size_t members;    /* that are files someone meant to send */
    size_t refused;
};

static bool ends_with(const char *name, const char *end) {
    size_t length = strlen(name), size = strlen(end);
    return length >= size && strcasecmp(name + length - size, end) == 0;
}

/* What a system leaves in an archive, and what is hidden: passed over in folders as well. */
static bool is_furniture(const char *name) {
    if (strncmp(name, "__MACOSX/", 9) == 0 || ends_with(name, "Thumbs.db") ||
        ends_with(name, "desktop.ini"))
        return true;
    for (const char *part = name; part != NULL; part = strchr(part, '/')) {
        if (*part == '/') part++;
        if (*part == '.') return true;
    }
    return false;
}

/* A copy of the name of a member, with '/' between folders also where a tool of Windows wrote '\'.
 */
static const char *name_of(const struct package *package, size_t member, struct arena *arena) {
    const char *name = package_name(package, member);
    char *copy = arena_copy(arena, name, strlen(name));
    for (char *at = copy; (at = strchr(at, '\\')) != NULL;) *at = '/';
    return copy;
}

/* Whether a name points outside the archive: "/etc/x", "C:/x", "a/../../b". */
static bool points_outside(const char *name) {
    if (*name == '/') return true;
    if (*name != '\0' && name[1] == ':') return true;
    for (const char *part = name; part != NULL; part = strchr(part, '/')) {
        if (*part == '/') part++;
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) return true;
    }
    return false;
}

/* ---- names that occur twice ---- */

struct named {
    const char *name;
    size_t member;
};

static int by_name(const void *left, const void *right) {
    const struct named *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order != 0 ? order : a->member < b->member ? -1 : 1;
}

static bool *find_repeated(const struct package *package, struct arena *arena) {
    size_t count = package_count(package);
    bool *is_repeated = arena_take(arena, count + 1);
    struct named *named = arena_take(arena, (count + 1) * sizeof *named);
    for (size_t i = 0; i < count; i++) named[i] = (struct named){name_of(package, i, arena), i};
    qsort(named, count, sizeof *named, by_name);
    for (size_t i = 1; i < count; i++)
        is_repeated[named[i].member] = strcmp(named[i - 1].name, named[i].name) == 0;
    return is_repeated;
}

/* ---- members ---- */

static void tell(struct unpacking *unpacking, const char *name, const char *fault) {
    struct document *document = unpacking->document;
    if (++unpacking->refused > TOLD_MOST) return;
    document_partial(document, 0, arena_print(document->arena, "'%s' %s", name, fault));
}

static void take_member(struct unpacking *unpacking, size_t member) {
    struct document *document = unpacking->document;
    const char *name = name_of(unpacking->package, member, document->arena), *fault = NULL;
    size_t name_length = strlen(name), length = 0;
    bool is_outside = points_outside(name);
    if (!is_outside && (name_length == 0 || name[name_length - 1] == '/' || is_furniture(name)))
        return;
    unpacking->members++;
    if (is_outside) {
        tell(unpacking, name, "wijst naar een plaats buiten het archief; niet gelezen");
        return;
    }
    if (unpacking->is_repeated[member]) {
        tell(unpacking, name,
             "staat meer dan één keer in het archief; enkel het eerste is gelezen");
        return;
    }
    const char *bytes = package_bytes(unpacking->package, member, &length, &fault);
    if (bytes == NULL) {
        tell(unpacking, name, arena_print(document->arena, "kan niet uitgepakt worden: %s", fault));
        return;
    }
    *list_add(document->arena, &document->parts) = (struct part){name, bytes, length};
}

static bool tell_end(const struct unpacking *unpacking) {
    struct document *document = unpacking->document;
    if (unpacking->members == 0)
        return document_refuse(document, 0, "archief bevat geen bestanden");
    if (unpacking->refused > TOLD_MOST)
        document_partial(document, 0,
                         arena_print(document->arena,
                                     "nog %zu bestanden in het archief zijn niet gelezen",
                                     unpacking->refused - TOLD_MOST));
    /* Why is told by then, member by member. */
    if (document->parts.count == 0) document->status = DOCUMENT_STATUS_REFUSED;
    return document->parts.count > 0;
}

static int zip_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    return office_kind_of(bytes, length) == OFFICE_KIND_ARCHIVE ? SCORE_CERTAIN : 0;
}

static bool zip_read(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    (void)words;
    const char *fault;
    struct package *package = package_open(bytes, length, document->arena, &fault);
    if (package == NULL) return document_refuse(document, 0, fault);
    struct unpacking unpacking = {document, package, find_repeated(package, document->arena), 0, 0};
    for (size_t i = 0; i < package_count(package); i++) take_member(&unpacking, i);
    package_close(package);
    return tell_end(&unpacking);
}

static const char *const suffixes[] = {".zip", NULL};

const struct reader zip_reader = {"zip", suffixes, false, zip_looks_like, zip_read};
