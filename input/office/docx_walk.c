#include "input/office/docx_walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/office/docx_symbol.h"

enum { FIELDS_MOST = 60, LEVELS = 9, ROWS_MOST = 100000 };

static bool is_on(struct xml *xml) {
    const char *value = xml_attribute(xml, "val");
    return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

static long number_of(struct xml *xml, const char *attribute) {
    const char *value = xml_attribute(xml, attribute);
    return value == NULL ? -1 : strtol(value, NULL, 10);
}

static bool value_is(struct xml *xml, const char *attribute, const char *wanted) {
    const char *value = xml_attribute(xml, attribute);
    return value != NULL && strcmp(value, wanted) == 0;
}

/* Goes on to the end of the element at the depth. */
static void pass_over(struct xml *xml, int depth) {
    for (enum xml_event event = xml_next(xml); event != XML_EVENT_DONE; event = xml_next(xml))
        if (event == XML_EVENT_FAULT || (event == XML_EVENT_END && xml_depth(xml) <= depth)) break;
}

/* ---- notes ---- */

/* Notes stand behind the section that refers to them: there they have its city and its title, and
 * break no list. */
static void put_notes(struct docx_walk *walk) {
    for (size_t i = 0; i < walk->due.count; i++)
        outline_put(walk->outline, walk->notes.at[walk->due.at[i]]);
    walk->due.count = 0;
}

void docx_walk_end(struct docx_walk *walk) {
    if (walk->due.count > 0 && !walk->has_headings) {
        outline_heading(walk->outline, 1);
        outline_text(walk->outline, "Voetnoten", strlen("Voetnoten"));
    }
    put_notes(walk);
}

static void start_note(struct docx_walk *walk) {
    bool is_end = xml_is(walk->xml, "endnote");
    long id = number_of(walk->xml, "id");
    const char *type = xml_attribute(walk->xml, "type");
    if ((type != NULL && strcmp(type, "normal") != 0) || id < 0 || id >= DOCX_NOTES_MOST ||
        walk->asides > 0) {
        xml_skip(walk->xml);
        return;
    }
    *list_add(walk->arena, &walk->notes) = outline_aside(walk->outline);
    outline_place(walk->outline,
                  arena_print(walk->arena, "%s %zu", is_end ? "eindnoot" : "voetnoot",
                              ++walk->counted[is_end]));
    walk->note_of[is_end][id] = walk->notes.count;
    walk->asides++;
}

static void end_note(struct docx_walk *walk) {
    if (walk->asides == 0) return;
    walk->asides--;
    outline_aside_end(walk->outline);
}

static void refer_note(struct docx_walk *walk) {
    bool is_end = xml_is(walk->xml, "endnoteReference");
    long id = number_of(walk->xml, "id");
    if (id < 0 || id >= DOCX_NOTES_MOST || walk->note_of[is_end][id] == 0 || walk->is_hidden)
        return;
    *list_add(walk->arena, &walk->due) = walk->note_of[is_end][id] - 1;
}

/* ---- paragraphs ---- */

static void start_paragraph(struct docx_walk *walk) {
    walk->style = docx_style_of(&walk->styles, "");
    walk->number = walk->depth = -1;
    walk->level = -1;
    walk->is_skipped = walk->in_properties = false;
    outline_paragraph(walk->outline);
}

/* A heading as it is numbered: "B. OVERLEG". */
static void begin_heading(struct docx_walk *walk, int level, long number, long depth) {
    const char *label = "";
    if (walk->tables == 0 && walk->asides == 0) {
        put_notes(walk);
        walk->has_headings = true;
    }
    outline_heading(walk->outline, level);
    if (number > 0) docx_numbering_next(walk->numbering, number, depth, &label);
    if (*label == '\0') return;
    const char *mark = number_mark(label, walk->arena);
    if (mark == NULL) mark = label;
    outline_text(walk->outline, mark, strlen(mark));
    outline_text(walk->outline, " ", 1);
}

static void begin_entry(struct docx_walk *walk, long number, long depth) {
    const char *label;
    enum number_style style = docx_numbering_next(walk->numbering, number, depth, &label);
    const char *mark = number_mark(label, walk->arena);
    bool is_roman = style == NUMBER_STYLE_ROMAN || style == NUMBER_STYLE_SMALL_ROMAN;
    if (style == NUMBER_STYLE_NONE)
        outline_paragraph(walk->outline);
    else if (mark != NULL && !is_roman)
        outline_numbered(walk->outline, (int)depth + 1, mark);
    else
        outline_entry(walk->outline, (int)depth + 1);
}

/* What the paragraph is, now that its properties are known. */
static void end_properties(struct docx_walk *walk) {
    const struct docx_style *style = walk->style;
    walk->in_properties = false;
    int level = walk->level >= 0 ? walk->level : style->level;
    long number = walk->number >= 0 ? walk->number : style->number;
    long depth = walk->depth >= 0 ? walk->depth : style->depth;
    if (depth < 0 && number > 0 && walk->number < 0)
        depth = docx_numbering_depth(walk->numbering, number, style->id);
    if (depth < 0 || depth >= LEVELS) depth = 0;
    walk->is_skipped = style->is_contents;
    if (level > 0)
        begin_heading(walk, level, number, depth);
    else if (number > 0)
        begin_entry(walk, number, depth);
}

/* Text boxes stand behind the paragraph that they are tied to; those that lie in it as deep as we
 * are came last. */
static void put_boxes(struct docx_walk *walk) {
    size_t first = walk->boxes.count;
    while (first > 0 && walk->boxes.at[first - 1].depth >= walk->asides) first--;
    for (size_t i = first; i < walk->boxes.count; i++)
        outline_put(walk->outline, walk->boxes.at[i].aside);
    walk->boxes.count = first;
}

static void end_paragraph(struct docx_walk *walk) {
    outline_close(walk->outline);
    walk->is_skipped = false;
    put_boxes(walk);
}

static void read_property(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    const char *value = xml_is(xml, "pStyle") ? xml_attribute(xml, "val") : NULL;
    if (value != NULL) walk->style = docx_style_of(&walk->styles, value);
    if (xml_is(xml, "numId")) walk->number = number_of(xml, "val");
    if (xml_is(xml, "ilvl")) walk->depth = number_of(xml, "val");
    if (xml_is(xml, "outlineLvl")) {
        long level = number_of(xml, "val");
        walk->level = level >= 0 && level < LEVELS ? (int)level + 1 : 0;
    }
}

/* ---- text boxes ---- */

static void start_box(struct docx_walk *walk) {
    *list_add(walk->arena, &walk->boxes) =
        (struct docx_box){outline_aside(walk->outline), walk->asides};
    walk->asides++;
}

static void end_box(struct docx_walk *walk) {
    if (walk->asides == 0) return;
    walk->asides--;
    outline_aside_end(walk->outline);
}

/* ---- fields, form elements ---- */

static bool in_code(const struct docx_walk *walk) { return walk->fields != 0; }

static void read_field(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    if (value_is(xml, "fldCharType", "begin")) {
        if (walk->field_depth++ < FIELDS_MOST) walk->fields |= 1ULL << (walk->field_depth - 1);
    } else if (walk->field_depth == 0) {
        return;
    } else if (walk->field_depth <= FIELDS_MOST) {
        walk->fields &= ~(1ULL << (walk->field_depth - 1));
    }
    if (value_is(xml, "fldCharType", "end")) walk->field_depth--;
}

/* <w:checkBox> of a form: checked by its own or else by its default. */
static void read_form_box(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    bool is_ticked = false;
    int depth = xml_depth(xml);
    for (enum xml_event event = xml_next(xml); event != XML_EVENT_DONE; event = xml_next(xml)) {
        if (event == XML_EVENT_FAULT || (event == XML_EVENT_END && xml_depth(xml) <= depth)) break;
        if (event == XML_EVENT_START && (xml_is(xml, "checked") || xml_is(xml, "default")))
            is_ticked = is_on(xml);
    }
    outline_box(walk->outline, is_ticked);
}

static void start_control(struct docx_walk *walk) {
    walk->is_box = walk->is_ticked = walk->is_placeholder = walk->is_contents = false;
}

/* A box stands for its sign; "klik om tekst in te voeren" is no answer; the table of contents says
 * all twice. A cell in what is passed over still is one. */
static void start_content(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    if (!walk->is_box && !walk->is_placeholder && !walk->is_contents) return;
    if (walk->is_box) outline_box(walk->outline, walk->is_ticked);
    int depth = xml_depth(xml);
    for (enum xml_event event = xml_next(xml); event != XML_EVENT_DONE; event = xml_next(xml)) {
        if (event == XML_EVENT_FAULT || (event == XML_EVENT_END && xml_depth(xml) <= depth)) break;
        if (event == XML_EVENT_END && xml_is(xml, "tc")) outline_cell(walk->outline);
    }
    start_control(walk);
}

static void read_control(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    if (xml_is(xml, "checkbox")) walk->is_box = true;
    if (xml_is(xml, "checked")) walk->is_ticked = is_on(xml);
    if (xml_is(xml, "showingPlcHdr")) walk->is_placeholder = is_on(xml);
    if (xml_is(xml, "docPartGallery"))
        walk->is_contents = value_is(xml, "val", "Table of Contents");
}

/* ---- runs ---- */

static bool is_shown(const struct docx_walk *walk) {
    return !walk->is_hidden && !walk->is_skipped && !walk->in_properties && !in_code(walk);
}

static void start_run(struct docx_walk *walk) { walk->is_hidden = walk->style->is_hidden; }

static void read_run(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    struct outline *outline = walk->outline;
    const char *style = xml_is(xml, "rStyle") ? xml_attribute(xml, "val") : NULL;
    if (style != NULL && docx_style_of(&walk->styles, style)->is_hidden) walk->is_hidden = true;
    if (xml_is(xml, "vanish")) walk->is_hidden = is_on(xml);
    if (!is_shown(walk)) return;
    if (xml_is(xml, "t")) walk->in_text = true;
    if (xml_is(xml, "tab") || xml_is(xml, "ptab")) outline_tab(outline);
    if (xml_is(xml, "br") || xml_is(xml, "cr")) outline_break(outline);
    if (xml_is(xml, "noBreakHyphen")) outline_text(outline, "-", 1);
    if (xml_is(xml, "sym")) docx_symbol_read(xml, outline);
    if (xml_is(xml, "OLEObject") || xml_is(xml, "altChunk") || xml_is(xml, "subDoc"))
        walk->embedded++;
}

/* ---- tables ---- */

static void start_table(struct docx_walk *walk) {
    walk->tables++;
    outline_table(walk->outline);
}

static void end_table(struct docx_walk *walk) {
    if (walk->tables > 0) walk->tables--;
    outline_table_end(walk->outline);
}

static void start_row(struct docx_walk *walk) { outline_row(walk->outline); }

/* A cell goes on below until another stands there. */
static void read_merge(struct docx_walk *walk) {
    bool begins = value_is(walk->xml, "val", "restart");
    walk->merge = begins ? DOCX_MERGE_BEGINS : DOCX_MERGE_GOES_ON;
}

static void end_cell(struct docx_walk *walk) {
    if (walk->merge == DOCX_MERGE_GOES_ON) {
        outline_covered(walk->outline);
    } else {
        outline_cell_rows(walk->outline, walk->merge == DOCX_MERGE_BEGINS ? ROWS_MOST : 1);
        outline_cell(walk->outline);
    }
    walk->merge = DOCX_MERGE_NONE;
}

static void start_row_properties(struct docx_walk *walk) { walk->in_row_properties = true; }
static void end_row_properties(struct docx_walk *walk) { walk->in_row_properties = false; }

/* Struck out: a run of text is passed over, a row of a table with all that is in it. */
static void start_deletion(struct docx_walk *walk) {
    struct xml *xml = walk->xml;
    bool is_row = walk->in_row_properties;
    int depth = xml_depth(xml) - 2; /* of the row, around its properties */
    xml_skip(xml);
    if (is_row) pass_over(xml, depth);
    walk->in_row_properties = false;
}

/* ---- all ---- */

static void skip(struct docx_walk *walk) { xml_skip(walk->xml); }
static void start_properties(struct docx_walk *walk) { walk->in_properties = true; }
static void end_text(struct docx_walk *walk) { walk->in_text = false; }

typedef void action(struct docx_walk *walk);

static const struct {
    const char *name;
    action *start, *end;
} elements[] = {
    {"p", start_paragraph, end_paragraph},
    {"pPr", start_properties, end_properties},
    {"r", start_run, NULL},
    {"t", NULL, end_text},
    {"tbl", start_table, end_table},
    {"tr", start_row, NULL},
    {"tc", NULL, end_cell},
    {"vMerge", read_merge, NULL},
    {"trPr", start_row_properties, end_row_properties},
    {"txbxContent", start_box, end_box},
    {"sdt", start_control, NULL},
    {"sdtContent", start_content, NULL},
    {"fldChar", read_field, NULL},
    {"checkBox", read_form_box, NULL},
    {"footnote", start_note, end_note},
    {"endnote", start_note, end_note},
    {"footnoteReference", refer_note, NULL},
    {"endnoteReference", refer_note, NULL},
    {"del", start_deletion, NULL},
    {"moveFrom", skip, NULL},
    {"Fallback", skip, NULL}, /* says what Choice said, for older programs */
    {"sectPr", skip, NULL},
    {"pPrChange", skip, NULL}, /* what the properties were */
    {"rPrChange", skip, NULL},
    {"trPrChange", skip, NULL},
    {"tcPrChange", skip, NULL},
    {"rt", skip, NULL}, /* how ruby text sounds */
};

static void start_element(struct docx_walk *walk) {
    if (walk->in_properties) {
        read_property(walk);
    } else {
        read_run(walk);
        read_control(walk);
    }
    const char *name = xml_name(walk->xml);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0) {
            if (elements[i].start != NULL) elements[i].start(walk);
            return;
        }
}

static void end_element(struct docx_walk *walk) {
    const char *name = xml_name(walk->xml);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0) {
            if (elements[i].end != NULL) elements[i].end(walk);
            return;
        }
}

bool docx_walk(struct docx_walk *walk, const char *bytes, size_t length) {
    struct xml *xml = walk->xml = xml_open(bytes, length);
    enum xml_event event;
    walk->style = docx_style_of(&walk->styles, "");
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event == XML_EVENT_START) start_element(walk);
        if (event == XML_EVENT_END) end_element(walk);
        if (event == XML_EVENT_TEXT && walk->in_text)
            outline_text(walk->outline, xml_text(xml), strlen(xml_text(xml)));
    }
    for (; walk->asides > 0; walk->asides--) outline_aside_end(walk->outline);
    put_boxes(walk);
    walk->in_text = walk->in_properties = walk->in_row_properties = false;
    walk->fields = 0;
    walk->field_depth = 0;
    xml_close(xml);
    return event == XML_EVENT_DONE;
}
