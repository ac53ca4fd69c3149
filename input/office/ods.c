/* Workbooks of OpenDocument (.ods): cells as they are displayed. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/formats.h"
#include "input/office/book.h"
#include "input/office/kind.h"
#include "input/office/ods_value.h"
#include "input/office/package.h"
#include "input/office/xml.h"

/* Rows with text that are repeated say no more than the first hundred of them. */
enum {
    SCORE_SUFFIX = 1,
    SCORE_CERTAIN = 3,
    ROWS_REPEATED = 100,
    BLANKS_MOST = 100,
    STYLES_MOST = 100000
};

/* What a style tells here. */
struct style {
    const char *name;
    bool is_bold, is_hidden;
};

struct ods {
    struct arena *arena;
    struct book *workbook;
    struct xml *xml;
    LIST(struct style) styles;
    LIST(char) text; /* of the cell being read */
    LIST(char) box;  /* and of what is drawn on it */
    bool has_notes, has_controls;
    /* Where reading is: */
    size_t row, column;
    bool is_hidden;                /* the row */
    LIST(struct table_cell) cells; /* of the row being read */
    LIST(struct merge) merges;     /* that begin in it */
};

static size_t number_of(struct ods *ods, const char *attribute, size_t otherwise) {
    const char *words = xml_attribute(ods->xml, attribute);
    if (words == NULL || *words < '0' || *words > '9') return otherwise;
    size_t number = strtoul(words, NULL, 10);
    return number < 1 ? 1 : number < INT32_MAX ? number : INT32_MAX;
}

static const char *copied(struct ods *ods, const char *attribute) {
    const char *words = xml_attribute(ods->xml, attribute);
    return words == NULL ? "" : arena_copy(ods->arena, words, strlen(words));
}

static bool says(struct ods *ods, const char *attribute, const char *value) {
    const char *words = xml_attribute(ods->xml, attribute);
    return words != NULL && strcmp(words, value) == 0;
}

/* ---- styles ---- */

static void read_style(struct ods *ods) {
    if (xml_is(ods->xml, "style") && ods->styles.count < STYLES_MOST) {
        *list_add(ods->arena, &ods->styles) = (struct style){.name = copied(ods, "name")};
    } else if (ods->styles.count > 0) {
        struct style *style = &ods->styles.at[ods->styles.count - 1];
        if (xml_is(ods->xml, "table-properties") && says(ods, "display", "false"))
            style->is_hidden = true;
        if (xml_is(ods->xml, "text-properties") && says(ods, "font-weight", "bold"))
            style->is_bold = true;
    }
}

static int by_name(const void *left, const void *right) {
    const struct style *a = left, *b = right;
    return strcmp(a->name, b->name);
}

/* The styles must be in order. */
static struct style style_of(const struct ods *ods, const char *name) {
    struct style wanted = {.name = name};
    const struct style *found = NULL;
    if (ods->styles.count > 0)
        found = bsearch(&wanted, ods->styles.at, ods->styles.count, sizeof wanted, by_name);
    return found != NULL ? *found : wanted;
}

/* ---- the text of a cell ---- */

static void gather(struct ods *ods, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) *list_add(ods->arena, &ods->text) = bytes[i];
}

/* White space in a paragraph is one blank, but for what elements say. */
static void gather_folded(struct ods *ods, const char *bytes) {
    for (; *bytes != '\0'; bytes++) {
        bool is_white = strchr(" \t\r\n", *bytes) != NULL;
        bool has_white =
            ods->text.count == 0 || strchr(" \n", ods->text.at[ods->text.count - 1]) != NULL;
        if (!is_white || !has_white) gather(ods, is_white ? " " : bytes, 1);
    }
}

static void begin_text(struct ods *ods) {
    if (xml_is(ods->xml, "p") || xml_is(ods->xml, "line-break")) {
        if (ods->text.count > 0) gather(ods, "\n", 1);
    } else if (xml_is(ods->xml, "tab")) {
        gather(ods, " ", 1);
    } else if (xml_is(ods->xml, "s")) {
        size_t count = number_of(ods, "c", 1);
        for (size_t i = 0; i < count && i < BLANKS_MOST; i++) gather(ods, " ", 1);
    }
}

static bool is_drawn(const struct ods *ods) {
    static const char *const names[] = {"frame",   "custom-shape", "rect", "ellipse", "circle",
                                        "polygon", "caption",      "path", "g",       "shapes"};
    bool found = false;
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = xml_is(ods->xml, names[i]);
    return found;
}

/* Behind the start of a shape, or of some: the paragraphs in them. */
static void read_drawn(struct ods *ods) {
    int paragraphs = 0;
    ods->box.count = 0;
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(ods->xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) return;
        bool starts = event == XML_EVENT_START;
        const char *words = event == XML_EVENT_TEXT && paragraphs > 0 ? xml_text(ods->xml) : "";
        if (starts && (xml_is(ods->xml, "object") || xml_is(ods->xml, "annotation"))) {
            xml_skip(ods->xml);
            continue;
        }
        if (event != XML_EVENT_TEXT) depth += starts ? 1 : -1;
        if (event != XML_EVENT_TEXT && xml_is(ods->xml, "p")) paragraphs += starts ? 1 : -1;
        if (event != XML_EVENT_TEXT && (xml_is(ods->xml, "s") || xml_is(ods->xml, "tab")))
            words = " ";
        if ((!starts && event != XML_EVENT_TEXT && xml_is(ods->xml, "p")) ||
            (starts && xml_is(ods->xml, "line-break")))
            words = "\n";
        for (; *words != '\0'; words++) *list_add(ods->arena, &ods->box) = *words;
    }
    if (ods->box.count > 0) book_box(ods->workbook, ods->box.at, ods->box.count);
}

/* Reads to the end of the cell: its paragraphs; not its note. What is drawn on it stands apart. */
static void read_text(struct ods *ods) {
    int paragraphs = 0;
    ods->text.count = 0;
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(ods->xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) return;
        bool is_paragraph = event != XML_EVENT_TEXT && xml_is(ods->xml, "p");
        if (event == XML_EVENT_TEXT && paragraphs > 0) gather_folded(ods, xml_text(ods->xml));
        if (event == XML_EVENT_START) {
            bool is_note = xml_is(ods->xml, "annotation");
            ods->has_notes = ods->has_notes || is_note;
            if (is_drawn(ods)) {
                read_drawn(ods);
                continue;
            }
            if (is_note || xml_is(ods->xml, "table") || xml_is(ods->xml, "ruby-text")) {
                xml_skip(ods->xml);
                continue;
            }
            begin_text(ods);
        }
        int step = (event == XML_EVENT_START) - (event == XML_EVENT_END);
        depth += step;
        if (is_paragraph) paragraphs += step;
    }
}

/* ---- cells ---- */

static struct ods_value read_value(struct ods *ods) {
    struct ods_value value = {copied(ods, "value-type"), copied(ods, "date-value"),
                              copied(ods, "value"), says(ods, "boolean-value", "true")};
    return value;
}

static void cells_add(struct ods *ods, struct table_cell cell, size_t count) {
    for (size_t i = 0; i < count && ods->cells.count <= BOOK_COLUMNS_MOST; i++) {
        cell.column = ods->column + i;
        *list_add(ods->arena, &ods->cells) = cell;
    }
}

static void read_cell(struct ods *ods) {
    size_t count = number_of(ods, "number-columns-repeated", 1);
    size_t columns = number_of(ods, "number-columns-spanned", 1);
    size_t rows = number_of(ods, "number-rows-spanned", 1);
    bool is_bold = style_of(ods, copied(ods, "style-name")).is_bold;
    struct ods_value value = read_value(ods);
    read_text(ods);
    const char *shown = ods_value_show(&value, ods->text.at, ods->text.count, ods->arena);
    struct table_cell cell = {.is_bold = is_bold, .bytes = ""};
    if (shown != NULL) {
        cell.bytes = shown;
        cell.length = strlen(shown);
    } else if (ods->text.count > 0 && !ods_value_is_error(&value, ods->text.at, ods->text.count)) {
        cell.bytes = arena_copy(ods->arena, ods->text.at, ods->text.count);
        cell.length = ods->text.count;
    }
    if (cell.length > 0 && (columns > 1 || rows > 1))
        *list_add(ods->arena, &ods->merges) =
            (struct merge){ods->row, ods->row + rows - 1, ods->column, ods->column + columns - 1};
    if (cell.length > 0) cells_add(ods, cell, count);
    ods->column += count;
}

static void end_row(struct ods *ods, size_t repeated) {
    for (size_t i = 0; i < repeated && i < ROWS_REPEATED && ods->cells.count > 0; i++) {
        book_row(ods->workbook, ods->row + i, ods->is_hidden);
        for (size_t k = 0; k < ods->cells.count; k++) book_cell(ods->workbook, ods->cells.at[k]);
    }
    for (size_t i = 0; i < ods->merges.count; i++) book_merge(ods->workbook, ods->merges.at[i]);
    ods->row += repeated;
}

/* A row or column that is folded away; what a filter leaves out is still handed in. */
static bool is_hidden(struct ods *ods) { return says(ods, "visibility", "collapse"); }

/* Moves *column behind the columns. */
static void read_columns(struct ods *ods, size_t *column) {
    size_t count = number_of(ods, "number-columns-repeated", 1);
    if (is_hidden(ods)) book_hide_columns(ods->workbook, *column, *column + count - 1);
    *column += count;
}

static void read_row(struct ods *ods) {
    size_t repeated = number_of(ods, "number-rows-repeated", 1);
    ods->is_hidden = is_hidden(ods);
    ods->column = ods->cells.count = ods->merges.count = 0;
    for (;;) {
        enum xml_event event = xml_next(ods->xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT || event == XML_EVENT_END) break;
        if (event != XML_EVENT_START) continue;
        if (xml_is(ods->xml, "table-cell")) {
            read_cell(ods);
        } else {
            if (xml_is(ods->xml, "covered-table-cell"))
                ods->column += number_of(ods, "number-columns-repeated", 1);
            xml_skip(ods->xml);
        }
    }
    end_row(ods, repeated);
}

/* ---- sheets ---- */

static void read_table(struct ods *ods) {
    bool is_left_out = style_of(ods, copied(ods, "style-name")).is_hidden;
    size_t column = 0;
    book_sheet(ods->workbook, copied(ods, "name"), is_left_out);
    ods->row = 1;
    for (int depth = 1; depth > 0 && !ods->workbook->is_full;) {
        enum xml_event event = xml_next(ods->xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) return;
        if (event == XML_EVENT_START && xml_is(ods->xml, "table-row")) {
            read_row(ods);
        } else if (event == XML_EVENT_START && xml_is(ods->xml, "table-column")) {
            read_columns(ods, &column);
            xml_skip(ods->xml);
        } else if (event == XML_EVENT_START && xml_is(ods->xml, "shapes")) {
            read_drawn(ods);
        } else if (event == XML_EVENT_START && xml_is(ods->xml, "named-expressions")) {
            xml_skip(ods->xml);
        } else {
            depth += (event == XML_EVENT_START) - (event == XML_EVENT_END);
            ods->has_controls =
                ods->has_controls || xml_is(ods->xml, "checkbox") || xml_is(ods->xml, "radio");
        }
    }
}

static void read_content(struct ods *ods) {
    enum xml_event event = XML_EVENT_START;
    bool in_styles = false;
    while (!ods->workbook->is_full && (event = xml_next(ods->xml)) != XML_EVENT_DONE &&
           event != XML_EVENT_FAULT) {
        bool starts = event == XML_EVENT_START;
        if (event != XML_EVENT_TEXT && xml_is(ods->xml, "automatic-styles")) {
            in_styles = starts;
            if (!starts && ods->styles.count > 1)
                qsort(ods->styles.at, ods->styles.count, sizeof *ods->styles.at, by_name);
        }
        if (!starts) continue;
        if (in_styles) {
            read_style(ods);
        } else if (xml_is(ods->xml, "tracked-changes") || xml_is(ods->xml, "dde-links")) {
            xml_skip(ods->xml);
        } else if (xml_is(ods->xml, "content-validation")) {
            const char *list = copied(ods, "condition");
            book_choices(ods->workbook, list, strlen(list));
        } else if (xml_is(ods->xml, "table")) {
            read_table(ods);
        }
    }
    if (event == XML_EVENT_FAULT && ods->workbook->sheets.count > 0)
        book_fault(ods->workbook, xml_fault(ods->xml));
}

static bool is_encrypted(struct package *package) {
    size_t member = package_find(package, "META-INF/manifest.xml"), length;
    const char *fault;
    const char *bytes = member == SIZE_MAX ? NULL : package_bytes(package, member, &length, &fault);
    return bytes != NULL && strstr(bytes, "encryption-data") != NULL;
}

static bool read_package(struct ods *ods, struct package *package,
                         const struct source_words *words) {
    struct document *document = ods->workbook->document;
    const char *fault = "content.xml ontbreekt", *bytes;
    size_t member = package_find(package, "content.xml"), length;
    if (is_encrypted(package))
        return document_refuse(document, 0,
                               "is versleuteld met een wachtwoord; bewaar het zonder wachtwoord");
    bytes = member == SIZE_MAX ? NULL : package_bytes(package, member, &length, &fault);
    if (bytes != NULL) {
        ods->xml = xml_open(bytes, length);
        read_content(ods);
        fault = xml_fault(ods->xml);
        xml_close(ods->xml);
    }
    if (ods->workbook->sheets.count == 0)
        return document_refuse(document, 0,
                               arena_print(document->arena, "ODS-rekenblad is beschadigd: %s",
                                           fault != NULL ? fault : "het heeft geen bladen"));
    if (book_report(ods->workbook)) return true;
    if (ods->has_notes)
        document_partial(document, 0, "opmerkingen bij cellen van de werkmap zijn niet gelezen");
    if (ods->has_controls)
        document_partial(
            document, 0,
            "selectievakjes en andere besturingselementen van de werkmap zijn niet gelezen");
    return book_document(ods->workbook, words);
}

static int ods_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    if (office_kind_of(bytes, length) == OFFICE_KIND_ODS) return SCORE_CERTAIN;
    return office_is_broken(bytes, length) ? SCORE_SUFFIX : 0;
}

static bool ods_read(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    const char *fault;
    struct book *workbook = book_new(document, length);
    struct ods ods = {.arena = workbook->arena, .workbook = workbook};
    struct package *package = package_open(bytes, length, workbook->arena, &fault);
    bool is_read = package != NULL && read_package(&ods, package, words);
    if (package != NULL)
        package_close(package);
    else
        document_refuse(document, 0, fault);
    book_end(workbook);
    return is_read;
}

static const char *const suffixes[] = {".ods", ".ots", NULL};

const struct reader ods_reader = {"ods", suffixes, false, ods_looks_like, ods_read};
