#include "input/office/xlsx_parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { STYLES_MOST = 100000, CODE_DIGITS = 4, CODE_LENGTH = 7 /* _x000D_ */ };

struct xml *xlsx_open(struct xlsx *xlsx, const char *name, const char **fault) {
    size_t member = package_find(xlsx->package, name), length;
    *fault = NULL;
    if (member == SIZE_MAX) return NULL;
    const char *bytes = package_bytes(xlsx->package, member, &length, fault);
    return bytes == NULL ? NULL : xml_open(bytes, length);
}

/* ---- strings ---- */

/* The code point that "_x000D_" stands for; 0 for other words. */
static uint32_t escape_at(const char *bytes, size_t left) {
    uint32_t point = 0;
    if (left < CODE_LENGTH || bytes[0] != '_' || bytes[1] != 'x' || bytes[6] != '_') return 0;
    for (int i = 2; i < 2 + CODE_DIGITS; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *digit = strchr(digits, bytes[i]);
        if (digit == NULL || *digit == '\0') return 0;
        point = point * 16 + (uint32_t)(digit - digits) % 16;
    }
    return point;
}

/* Takes the escapes out, in place; what they stand for is never longer. Control characters but line
 * ends go. */
static size_t unescape(char *bytes, size_t length) {
    size_t out = 0;
    for (size_t i = 0; i < length;) {
        uint32_t point = escape_at(bytes + i, length - i);
        if (point == 0) {
            bytes[out++] = bytes[i++];
            continue;
        }
        i += CODE_LENGTH;
        bool is_text = point >= 0x20 || point == '\n' || point == '\t';
        bool is_half = point >= 0xD800 && point <= 0xDFFF;
        if (is_text && !is_half) out += utf8_put(point, bytes + out);
    }
    return out;
}

void xlsx_gather_begin(struct xlsx *xlsx) { xlsx->gathered.count = 0; }

void xlsx_gather(struct xlsx *xlsx, const char *bytes) {
    for (; *bytes != '\0'; bytes++) *list_add(xlsx->arena, &xlsx->gathered) = *bytes;
}

struct xlsx_string xlsx_gathered(struct xlsx *xlsx) {
    if (xlsx->gathered.count == 0) return (struct xlsx_string){"", 0};
    size_t length = unescape(xlsx->gathered.at, xlsx->gathered.count);
    return (struct xlsx_string){arena_copy(xlsx->arena, xlsx->gathered.at, length), length};
}

struct xlsx_string xlsx_text_read(struct xlsx *xlsx, struct xml *xml) {
    xlsx_gather_begin(xlsx);
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) break;
        depth += (event == XML_EVENT_START) - (event == XML_EVENT_END);
        if (event == XML_EVENT_TEXT && depth == 1) xlsx_gather(xlsx, xml_text(xml));
    }
    return xlsx_gathered(xlsx);
}

struct xlsx_string xlsx_string_read(struct xlsx *xlsx, struct xml *xml) {
    xlsx_gather_begin(xlsx);
    bool in_text = false;
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) break;
        if (event == XML_EVENT_TEXT && in_text) xlsx_gather(xlsx, xml_text(xml));
        if (event == XML_EVENT_START && xml_is(xml, "rPh")) {
            xml_skip(xml);
            continue;
        }
        depth += (event == XML_EVENT_START) - (event == XML_EVENT_END);
        in_text = event == XML_EVENT_START ? xml_is(xml, "t") : in_text && event != XML_EVENT_END;
    }
    return xlsx_gathered(xlsx);
}

static void tell(struct xlsx *xlsx, const char *part, const char *fault) {
    struct document *document = xlsx->workbook->document;
    document_partial(
        document, 0,
        arena_print(document->arena, "%s van de werkmap is beschadigd: %s", part, fault));
}

void xlsx_strings_load(struct xlsx *xlsx) {
    const char *fault;
    struct xml *xml = xlsx_open(xlsx, "xl/sharedStrings.xml", &fault);
    if (fault != NULL) tell(xlsx, "tekst", fault);
    if (xml == NULL) return;
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT)
        if (event == XML_EVENT_START && xml_is(xml, "si")) {
            struct xlsx_string string = xlsx_string_read(xlsx, xml);
            *list_add(xlsx->arena, &xlsx->strings) = string;
        }
    if (event == XML_EVENT_FAULT) tell(xlsx, "tekst", xml_fault(xml));
    xml_close(xml);
}

/* ---- styles ---- */

static unsigned long number_of(struct xml *xml, const char *attribute, unsigned long otherwise) {
    const char *words = xml_attribute(xml, attribute);
    return words == NULL ? otherwise : strtoul(words, NULL, 10);
}

static void format_add(struct xlsx *xlsx, struct xml *xml) {
    unsigned long id = number_of(xml, "numFmtId", 0);
    const char *code = xml_attribute(xml, "formatCode");
    if (code == NULL || xlsx->formats.count >= STYLES_MOST) return;
    code = arena_copy(xlsx->arena, code, strlen(code));
    list_add(xlsx->arena, &xlsx->formats);
    xlsx->formats.at[xlsx->formats.count - 1].id = id;
    xlsx->formats.at[xlsx->formats.count - 1].code = code;
}

/* <font><b/>...</font> */
static void font_add(struct xlsx *xlsx, struct xml *xml) {
    bool is_bold = false;
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) break;
        depth += (event == XML_EVENT_START) - (event == XML_EVENT_END);
        if (event == XML_EVENT_START && xml_is(xml, "b")) {
            const char *value = xml_attribute(xml, "val");
            is_bold = value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
        }
    }
    if (xlsx->bold_fonts.count < STYLES_MOST) *list_add(xlsx->arena, &xlsx->bold_fonts) = is_bold;
}

static const char *code_of(const struct xlsx *xlsx, unsigned long id) {
    for (size_t i = 0; i < xlsx->formats.count; i++)
        if (xlsx->formats.at[i].id == id) return xlsx->formats.at[i].code;
    return number_format_code(id);
}

static void style_add(struct xlsx *xlsx, struct xml *xml) {
    if (xlsx->styles.count >= STYLES_MOST) return;
    struct xlsx_style style = {.format = {.before = "", .after = ""}};
    const char *code = code_of(xlsx, number_of(xml, "numFmtId", 0));
    unsigned long font = number_of(xml, "fontId", SIZE_MAX);
    if (code != NULL) style.format = number_format_read(code, xlsx->arena);
    style.is_bold = font < xlsx->bold_fonts.count && xlsx->bold_fonts.at[font];
    *list_add(xlsx->arena, &xlsx->styles) = style;
}

void xlsx_styles_load(struct xlsx *xlsx) {
    const char *fault;
    struct xml *xml = xlsx_open(xlsx, "xl/styles.xml", &fault);
    if (fault != NULL) tell(xlsx, "opmaak", fault);
    if (xml == NULL) return;
    bool in_cells = false;
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        bool starts = event == XML_EVENT_START;
        if (event != XML_EVENT_TEXT && xml_is(xml, "cellXfs")) in_cells = starts;
        if (!starts) continue;
        if (xml_is(xml, "dxfs"))
            xml_skip(xml);
        else if (xml_is(xml, "numFmt"))
            format_add(xlsx, xml);
        else if (xml_is(xml, "font"))
            font_add(xlsx, xml);
        else if (xml_is(xml, "xf") && in_cells)
            style_add(xlsx, xml);
    }
    if (event == XML_EVENT_FAULT) tell(xlsx, "opmaak", xml_fault(xml));
    xml_close(xml);
}
