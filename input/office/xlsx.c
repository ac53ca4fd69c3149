/* Workbooks of Excel (.xlsx, .xlsm): which sheets there are and where they lie in the package. */
#include <stdint.h>
#include <string.h>

#include "input/formats.h"
#include "input/office/kind.h"
#include "input/office/xlsx_parts.h"

enum { SCORE_SUFFIX = 1, SCORE_CERTAIN = 3, SHEETS_MOST = 2000 };

struct entry {
    const char *name, *id; /* id of its relation */
    bool is_hidden;
};

struct relation {
    const char *id, *target; /* below xl/, or from the root behind '/' */
    bool is_sheet;
};

struct contents {
    LIST(struct entry) entries;
    LIST(struct relation) relations;
};

static const char *copied(struct xlsx *xlsx, struct xml *xml, const char *attribute) {
    const char *words = xml_attribute(xml, attribute);
    return words == NULL ? "" : arena_copy(xlsx->arena, words, strlen(words));
}

static bool ends_with(const char *words, const char *end) {
    size_t length = strlen(words), size = strlen(end);
    return length >= size && strcmp(words + length - size, end) == 0;
}

/* Names of ranges may be lists of choices too; those that Excel itself gives are not. */
static void read_name(struct xlsx *xlsx, struct xml *xml) {
    bool is_own = strncmp(copied(xlsx, xml, "name"), "_xlnm", 5) != 0;
    struct xlsx_string range = xlsx_text_read(xlsx, xml);
    if (is_own) book_choices(xlsx->workbook, range.bytes, range.length);
}

static void read_entry(struct xlsx *xlsx, struct xml *xml, struct contents *contents) {
    struct entry entry = {.name = copied(xlsx, xml, "name"), .id = copied(xlsx, xml, "id")};
    const char *state = xml_attribute(xml, "state");
    entry.is_hidden = state != NULL && strcmp(state, "visible") != 0;
    if (contents->entries.count < SHEETS_MOST) *list_add(xlsx->arena, &contents->entries) = entry;
}

static bool read_workbook(struct xlsx *xlsx, struct contents *contents, const char **fault) {
    struct xml *xml = xlsx_open(xlsx, "xl/workbook.xml", fault);
    if (xml == NULL) return false;
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event != XML_EVENT_START) continue;
        if (xml_is(xml, "sheet"))
            read_entry(xlsx, xml, contents);
        else if (xml_is(xml, "definedName"))
            read_name(xlsx, xml);
        else if (xml_is(xml, "workbookPr")) {
            const char *from_1904 = xml_attribute(xml, "date1904");
            xlsx->from_1904 = from_1904 != NULL && strpbrk(from_1904, "1t") != NULL;
        }
    }
    *fault = event == XML_EVENT_FAULT ? xml_fault(xml) : NULL;
    xml_close(xml);
    return *fault == NULL;
}

static void read_relations(struct xlsx *xlsx, struct contents *contents) {
    const char *fault;
    struct xml *xml = xlsx_open(xlsx, "xl/_rels/workbook.xml.rels", &fault);
    if (xml == NULL) return;
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event != XML_EVENT_START || !xml_is(xml, "Relationship")) continue;
        struct relation relation = {.id = copied(xlsx, xml, "Id"),
                                    .target = copied(xlsx, xml, "Target")};
        relation.is_sheet = ends_with(copied(xlsx, xml, "Type"), "/worksheet");
        if (contents->relations.count < PACKAGE_MEMBERS_MOST)
            *list_add(xlsx->arena, &contents->relations) = relation;
    }
    xml_close(xml);
}

static const struct relation *relation_of(const struct contents *contents, const char *id) {
    for (size_t i = 0; i < contents->relations.count; i++)
        if (strcmp(contents->relations.at[i].id, id) == 0) return &contents->relations.at[i];
    return NULL;
}

/* The member of the n-th sheet; where no relation leads to it, the one that has its usual name.
 * NULL for a sheet of another kind, such as one with a chart. */
static const char *member_of(struct xlsx *xlsx, const struct contents *contents, size_t n) {
    const struct relation *relation = relation_of(contents, contents->entries.at[n].id);
    if (relation == NULL) return arena_print(xlsx->arena, "xl/worksheets/sheet%zu.xml", n + 1);
    if (!relation->is_sheet) return NULL;
    if (relation->target[0] == '/') return relation->target + 1;
    return arena_print(xlsx->arena, "xl/%s", relation->target);
}

static void read_sheets(struct xlsx *xlsx, const struct contents *contents) {
    for (size_t i = 0; i < contents->entries.count && !xlsx->workbook->is_full; i++) {
        const struct entry *entry = &contents->entries.at[i];
        const char *member = member_of(xlsx, contents, i), *fault;
        if (member == NULL) continue;
        book_sheet(xlsx->workbook, entry->name, entry->is_hidden);
        struct xml *xml = xlsx_open(xlsx, member, &fault);
        if (xml == NULL) {
            book_fault(xlsx->workbook, fault != NULL ? fault : "het ontbreekt in de werkmap");
            continue;
        }
        xlsx_sheet_read(xlsx, xml);
        xml_close(xml);
        xlsx_drawings_read(xlsx, member);
    }
}

/* Parts with text that a user would miss. */
static void tell_left_out(struct xlsx *xlsx) {
    static const struct {
        const char *path, *what;
    } parts[] = {{"xl/comments", "opmerkingen bij cellen"},
                 {"xl/ctrlProps/", "selectievakjes en andere besturingselementen"},
                 {"xl/diagrams/data", "SmartArt-tekeningen"}};
    struct document *document = xlsx->workbook->document;
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        size_t found = 0;
        for (size_t i = 0; i < package_count(xlsx->package); i++)
            found +=
                strncmp(package_name(xlsx->package, i), parts[k].path, strlen(parts[k].path)) == 0;
        if (found > 0)
            document_partial(
                document, 0,
                arena_print(document->arena, "%s van de werkmap zijn niet gelezen", parts[k].what));
    }
}

static bool read_package(struct xlsx *xlsx, const struct source_words *words) {
    struct contents contents = {0};
    struct document *document = xlsx->workbook->document;
    const char *fault;
    if (!read_workbook(xlsx, &contents, &fault))
        return document_refuse(document, 0,
                               arena_print(document->arena, "Excel-werkmap is beschadigd: %s",
                                           fault != NULL ? fault : "xl/workbook.xml ontbreekt"));
    read_relations(xlsx, &contents);
    xlsx_strings_load(xlsx);
    xlsx_styles_load(xlsx);
    read_sheets(xlsx, &contents);
    if (book_report(xlsx->workbook)) return true;
    tell_left_out(xlsx);
    return book_document(xlsx->workbook, words);
}

static int xlsx_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    if (office_kind_of(bytes, length) == OFFICE_KIND_XLSX) return SCORE_CERTAIN;
    return office_is_broken(bytes, length) || office_is_locked(bytes, length) ? SCORE_SUFFIX : 0;
}

static bool xlsx_read(struct document *document, const char *bytes, size_t length,
                      const struct source_words *words) {
    const char *fault;
    if (office_is_locked(bytes, length))
        return document_refuse(document, 0,
                               "is versleuteld met een wachtwoord; bewaar het zonder wachtwoord");
    struct book *workbook = book_new(document, length);
    struct xlsx xlsx = {.arena = workbook->arena, .workbook = workbook};
    xlsx.package = package_open(bytes, length, workbook->arena, &fault);
    bool is_read = xlsx.package != NULL && read_package(&xlsx, words);
    if (xlsx.package != NULL)
        package_close(xlsx.package);
    else
        document_refuse(document, 0, fault);
    book_end(workbook);
    return is_read;
}

static const char *const suffixes[] = {".xlsx", ".xlsm", ".xltx", ".xltm", NULL};

const struct reader xlsx_reader = {"xlsx", suffixes, false, xlsx_looks_like, xlsx_read};
