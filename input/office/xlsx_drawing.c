/* The text of boxes and shapes on a sheet of an XLSX package. */
#include <string.h>

#include "input/office/xlsx_parts.h"

/* "xl/worksheets/_rels/sheet1.xml.rels" of "xl/worksheets/sheet1.xml". */
static const char *relations_of(struct xlsx *xlsx, const char *member) {
    const char *slash = strrchr(member, '/'), *name = slash != NULL ? slash + 1 : member;
    return arena_print(xlsx->arena, "%.*s_rels/%s.rels", (int)(name - member), member, name);
}

/* The member that a relation of another leads to: "../drawings/drawing1.xml", or "/xl/..." */
static const char *target_of(struct xlsx *xlsx, const char *member, const char *target) {
    if (*target == '/') return target + 1;
    const char *slash = strrchr(member, '/');
    size_t folder = slash != NULL ? (size_t)(slash - member) : 0;
    for (; strncmp(target, "../", 3) == 0; target += 3)
        while (folder > 0 && member[--folder] != '/') continue;
    return folder == 0 ? target : arena_print(xlsx->arena, "%.*s/%s", (int)folder, member, target);
}

/* Behind the start of a shape: its paragraphs. What is hidden is left out, and so is a control (a
 * box to tick), whose words say nothing without its state. */
static void read_shape(struct xlsx *xlsx, struct xml *xml) {
    bool in_text = false, is_left_out = false;
    xlsx_gather_begin(xlsx);
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) break;
        if (event == XML_EVENT_TEXT) {
            if (in_text) xlsx_gather(xlsx, xml_text(xml));
            continue;
        }
        bool starts = event == XML_EVENT_START;
        depth += starts ? 1 : -1;
        in_text = starts && xml_is(xml, "t");
        if (starts && xml_is(xml, "cNvPr")) {
            const char *hidden = xml_attribute(xml, "hidden");
            is_left_out = hidden != NULL && strpbrk(hidden, "1t") != NULL;
        }
        is_left_out = is_left_out || (starts && xml_is(xml, "compatExt"));
        if ((starts && xml_is(xml, "br")) || (!starts && xml_is(xml, "p"))) xlsx_gather(xlsx, "\n");
    }
    struct xlsx_string text = xlsx_gathered(xlsx);
    if (!is_left_out) book_box(xlsx->workbook, text.bytes, text.length);
}

/* A fallback says the same once more. */
static void read_drawing(struct xlsx *xlsx, const char *member) {
    const char *fault;
    struct xml *xml = xlsx_open(xlsx, member, &fault);
    enum xml_event event = XML_EVENT_START;
    while (xml != NULL && (event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event != XML_EVENT_START) continue;
        if (xml_is(xml, "Fallback"))
            xml_skip(xml);
        else if (xml_is(xml, "sp"))
            read_shape(xlsx, xml);
    }
    if (event == XML_EVENT_FAULT) fault = xml_fault(xml);
    if (fault != NULL)
        book_fault(xlsx->workbook, arena_print(xlsx->arena, "tekstvakken van het blad: %s", fault));
    if (xml != NULL) xml_close(xml);
}

void xlsx_drawings_read(struct xlsx *xlsx, const char *member) {
    const char *fault;
    struct xml *xml = xlsx_open(xlsx, relations_of(xlsx, member), &fault);
    if (xml == NULL) return;
    LIST(const char *) drawings = {0};
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event != XML_EVENT_START || !xml_is(xml, "Relationship")) continue;
        const char *type = xml_attribute(xml, "Type");
        size_t length = type == NULL ? 0 : strlen(type);
        if (length < 8 || strcmp(type + length - 8, "/drawing") != 0) continue;
        const char *target = xml_attribute(xml, "Target");
        if (target == NULL) continue;
        target = arena_copy(xlsx->arena, target, strlen(target));
        *list_add(xlsx->arena, &drawings) = target_of(xlsx, member, target);
    }
    xml_close(xml);
    for (size_t i = 0; i < drawings.count; i++) read_drawing(xlsx, drawings.at[i]);
}
