#include "input/office/odt_walk.h"

#include <stdlib.h>
#include <string.h>

enum { CONTROLS_MOST = 2000, COUNT_MOST = 1000000 };

static const char *attribute_or_empty(struct xml *xml, const char *name) {
    const char *value = xml_attribute(xml, name);
    return value == NULL ? "" : value;
}

static bool value_is(struct xml *xml, const char *attribute, const char *wanted) {
    return strcmp(attribute_or_empty(xml, attribute), wanted) == 0;
}

static long number_of(struct xml *xml, const char *attribute, long missing) {
    const char *value = xml_attribute(xml, attribute);
    long number = value == NULL ? missing : strtol(value, NULL, 10);
    return number < 0 || number > COUNT_MOST ? missing : number;
}

static const struct odt_style *style_of(struct odt_walk *walk) {
    return odt_style_of(&walk->styles, xml_attribute(walk->xml, "style-name"));
}

static void skip(struct odt_walk *walk) { xml_skip(walk->xml); }

/* ---- notes and boxes ---- */

static void put_notes(struct odt_walk *walk) {
    for (size_t i = 0; i < walk->notes.count; i++) outline_put(walk->outline, walk->notes.at[i]);
    walk->notes.count = 0;
}

/* Lists that stand open where the text is, without those around an aside. */
static size_t count_lists(const struct odt_walk *walk) {
    size_t outside = walk->outside.count > 0 ? walk->outside.at[walk->outside.count - 1] : 0;
    return walk->lists.count - outside;
}

static struct aside *begin_aside(struct odt_walk *walk) {
    *list_add(walk->arena, &walk->outside) = walk->lists.count;
    walk->asides++;
    return outline_aside(walk->outline);
}

/* As in docx_walk.c: a note stands behind its section, a box behind its paragraph. */
static void start_note(struct odt_walk *walk) {
    bool is_end = value_is(walk->xml, "note-class", "endnote");
    walk->counted_notes[is_end]++;
    struct aside *aside = begin_aside(walk);
    outline_place(walk->outline,
                  arena_print(walk->arena, "%s %zu", is_end ? "eindnoot" : "voetnoot",
                              walk->counted_notes[is_end]));
    *list_add(walk->arena, &walk->notes) = aside;
}

static void start_box(struct odt_walk *walk) {
    size_t depth = walk->asides;
    struct aside *aside = begin_aside(walk);
    *list_add(walk->arena, &walk->boxes) = (struct odt_beside){aside, depth};
}

static void end_aside(struct odt_walk *walk) {
    if (walk->asides == 0) return;
    walk->asides--;
    walk->lists.count = walk->outside.at[--walk->outside.count];
    outline_aside_end(walk->outline);
}

static void put_boxes(struct odt_walk *walk) {
    size_t first = walk->boxes.count;
    while (first > 0 && walk->boxes.at[first - 1].depth >= walk->asides) first--;
    for (size_t i = first; i < walk->boxes.count; i++)
        outline_put(walk->outline, walk->boxes.at[i].aside);
    walk->boxes.count = first;
}

/* ---- lists ---- */

static struct odt_list *last_list(struct odt_walk *walk) {
    return count_lists(walk) > 0 ? &walk->lists.at[walk->lists.count - 1] : NULL;
}

/* Lists of one style may go on from each other with others between them. */
static long *counts_of(const struct odt_walk *walk, const struct odt_list_style *style) {
    return walk->counts[style == NULL ? walk->styles.lists.count
                                      : (size_t)(style - walk->styles.lists.at)];
}

/* A list without a style has that of the list around it. */
static void start_list(struct odt_walk *walk) {
    const struct odt_list *outer = last_list(walk);
    const struct odt_list_style *style =
        odt_list_style_of(&walk->styles, xml_attribute(walk->xml, "style-name"));
    if (style == NULL && outer != NULL) style = outer->style;
    bool goes_on = value_is(walk->xml, "continue-numbering", "true") ||
                   xml_attribute(walk->xml, "continue-list") != NULL;
    if (outer == NULL && !goes_on) memset(counts_of(walk, style), 0, sizeof *walk->counts);
    *list_add(walk->arena, &walk->lists) = (struct odt_list){.style = style};
}

static void end_list(struct odt_walk *walk) {
    if (count_lists(walk) > 0) walk->lists.count--;
}

static void count(long *counts, const struct odt_list_style *style, size_t depth, long start) {
    long first = style == NULL ? 1 : style->levels[depth].start;
    if (start >= 0)
        counts[depth] = start;
    else
        counts[depth] = counts[depth] == 0 ? first : counts[depth] + 1;
    for (size_t i = depth + 1; i < ODT_LEVELS; i++) counts[i] = 0;
}

/* "2.1." of counts as the style shows them at the depth. */
static const char *label_of(struct odt_walk *walk, const long *counts,
                            const struct odt_list_style *style, size_t depth) {
    const struct odt_list_level *level = &style->levels[depth];
    size_t first = level->shown > 1 && (size_t)level->shown <= depth + 1
                       ? depth + 1 - (size_t)level->shown
                       : depth;
    const char *label = level->prefix;
    for (size_t i = first; i <= depth; i++) {
        const char *number =
            number_write(style->levels[i].style, counts[i] == 0 ? 1 : counts[i], walk->arena);
        label = arena_print(walk->arena, "%s%s%s", label, number,
                            i < depth && *number != '\0' ? "." : "");
    }
    return arena_print(walk->arena, "%s%s", label, level->suffix);
}

static void start_item(struct odt_walk *walk) {
    struct odt_list *list = last_list(walk);
    if (list == NULL) return;
    size_t depth = count_lists(walk) - 1;
    list->is_item = true;
    if (depth < ODT_LEVELS)
        count(counts_of(walk, list->style), list->style, depth,
              number_of(walk->xml, "start-value", -1));
}

/* The paragraph that begins an entry; those behind it in the entry are paragraphs. */
static void begin_entry(struct odt_walk *walk, struct odt_list *list) {
    size_t depth = count_lists(walk) - 1;
    list->is_item = false;
    size_t level = depth < ODT_LEVELS ? depth : ODT_LEVELS - 1;
    enum number_style style =
        list->style == NULL ? NUMBER_STYLE_BULLET : list->style->levels[level].style;
    if (style == NUMBER_STYLE_NONE) {
        outline_paragraph(walk->outline);
        return;
    }
    const char *mark = NULL;
    if (style == NUMBER_STYLE_DECIMAL || style == NUMBER_STYLE_LETTER ||
        style == NUMBER_STYLE_SMALL_LETTER)
        mark = number_mark(label_of(walk, counts_of(walk, list->style), list->style, level),
                           walk->arena);
    if (mark != NULL)
        outline_numbered(walk->outline, (int)depth + 1, mark);
    else
        outline_entry(walk->outline, (int)depth + 1);
}

/* ---- paragraphs ---- */

static void type_label(struct odt_walk *walk, const char *label) {
    const char *mark = number_mark(label, walk->arena);
    if (mark == NULL) mark = label;
    outline_text(walk->outline, mark, strlen(mark));
    outline_text(walk->outline, " ", 1);
}

static void begin_heading(struct odt_walk *walk, int level) {
    if (walk->tables == 0 && walk->asides == 0) {
        put_notes(walk);
        walk->has_headings = true;
    }
    outline_heading(walk->outline, level);
}

/* A heading is numbered by the list that it lies in, or else by the outline of the document. */
static void start_heading(struct odt_walk *walk) {
    long level = number_of(walk->xml, "outline-level", 1);
    size_t depth = level >= 1 && level <= ODT_LEVELS ? (size_t)level - 1 : 0;
    bool is_list_header = value_is(walk->xml, "is-list-header", "true");
    struct odt_list *list = last_list(walk);
    const struct odt_list_style *outline = odt_list_style_of(&walk->styles, "");
    walk->text_depth++;
    begin_heading(walk, (int)depth + 1);
    if (list != NULL && list->style != NULL && list->is_item) {
        size_t lists = count_lists(walk), at = lists <= ODT_LEVELS ? lists - 1 : ODT_LEVELS - 1;
        if (list->style->levels[at].style > NUMBER_STYLE_BULLET)
            type_label(walk, label_of(walk, counts_of(walk, list->style), list->style, at));
        list->is_item = false;
    } else if (list == NULL && outline != NULL && !is_list_header) {
        count(walk->heading_counts, outline, depth, -1);
        if (outline->levels[depth].style > NUMBER_STYLE_BULLET)
            type_label(walk, label_of(walk, walk->heading_counts, outline, depth));
    }
}

static void start_paragraph(struct odt_walk *walk) {
    const struct odt_style *style = style_of(walk);
    if (style != NULL && style->is_hidden) {
        xml_skip(walk->xml);
        return;
    }
    struct odt_list *list = last_list(walk);
    walk->text_depth++;
    if (list != NULL && list->is_item)
        begin_entry(walk, list);
    else if (style != NULL && style->level > 0)
        begin_heading(walk, style->level);
    else
        outline_paragraph(walk->outline);
}

static void end_paragraph(struct odt_walk *walk) {
    if (walk->text_depth > 0) walk->text_depth--;
    outline_close(walk->outline);
    put_boxes(walk);
}

/* ---- text ---- */

static void read_spaces(struct odt_walk *walk) { outline_text(walk->outline, " ", 1); }
static void read_tab(struct odt_walk *walk) { outline_tab(walk->outline); }
static void read_break(struct odt_walk *walk) { outline_break(walk->outline); }

static void start_span(struct odt_walk *walk) {
    const struct odt_style *style = style_of(walk);
    if (style != NULL && style->is_hidden) xml_skip(walk->xml);
}

static void start_section(struct odt_walk *walk) {
    if (value_is(walk->xml, "display", "none") || value_is(walk->xml, "is-hidden", "true"))
        xml_skip(walk->xml);
}

static void start_hidden_field(struct odt_walk *walk) {
    if (!value_is(walk->xml, "is-hidden", "false")) xml_skip(walk->xml);
}

/* LibreOffice's content controls: a box stands for its sign, a placeholder is no answer. */
static void start_control(struct odt_walk *walk) {
    if (value_is(walk->xml, "checkbox", "true")) {
        outline_box(walk->outline, value_is(walk->xml, "checked", "true"));
        xml_skip(walk->xml);
    } else if (value_is(walk->xml, "showing-place-holder", "true")) {
        xml_skip(walk->xml);
    }
}

/* ---- forms ---- */

static void read_box(struct odt_walk *walk) {
    struct xml *xml = walk->xml;
    if (walk->controls.count >= CONTROLS_MOST) return;
    struct odt_box *box = list_add(walk->arena, &walk->controls);
    const char *id = attribute_or_empty(xml, "id");
    box->id = arena_copy(walk->arena, id, strlen(id));
    const char *label = attribute_or_empty(xml, "label");
    box->label = arena_copy(walk->arena, label, strlen(label));
    box->is_ticked =
        value_is(xml, "current-state", "checked") ||
        (xml_attribute(xml, "current-state") == NULL && value_is(xml, "state", "checked")) ||
        value_is(xml, "current-selected", "true");
}

static void read_drawn_control(struct odt_walk *walk) {
    const char *id = attribute_or_empty(walk->xml, "control");
    for (size_t i = 0; i < walk->controls.count; i++) {
        const struct odt_box *box = &walk->controls.at[i];
        if (*id == '\0' || strcmp(box->id, id) != 0) continue;
        outline_box(walk->outline, box->is_ticked);
        outline_text(walk->outline, box->label, strlen(box->label));
        return;
    }
}

/* ---- tables, objects ---- */

static void start_table(struct odt_walk *walk) {
    walk->tables++;
    outline_table(walk->outline);
}

static void end_table(struct odt_walk *walk) {
    if (walk->tables > 0) walk->tables--;
    outline_table_end(walk->outline);
}

static void start_row(struct odt_walk *walk) { outline_row(walk->outline); }
static void start_cell(struct odt_walk *walk) {
    outline_cell_rows(walk->outline, (size_t)number_of(walk->xml, "number-rows-spanned", 1));
}

static void end_cell(struct odt_walk *walk) { outline_cell(walk->outline); }
static void end_covered(struct odt_walk *walk) { outline_covered(walk->outline); }

static void start_comment(struct odt_walk *walk) {
    walk->comments++;
    xml_skip(walk->xml);
}

/* A formula or chart has no text of its own, and the list of members tells what is another
 * document; what another program made is a file. */
static void start_object(struct odt_walk *walk) {
    if (xml_is(walk->xml, "object-ole")) walk->embedded++;
    xml_skip(walk->xml);
}

/* ---- all ---- */

typedef void action(struct odt_walk *walk);

static const struct {
    const char *name;
    action *start, *end;
} elements[] = {
    {"p", start_paragraph, end_paragraph},
    {"h", start_heading, end_paragraph},
    {"span", start_span, NULL},
    {"s", read_spaces, NULL},
    {"tab", read_tab, NULL},
    {"line-break", read_break, NULL},
    {"list", start_list, end_list},
    {"list-item", start_item, NULL},
    {"table", start_table, end_table},
    {"table-row", start_row, NULL},
    {"table-cell", start_cell, end_cell},
    {"covered-table-cell", NULL, end_covered},
    {"section", start_section, NULL},
    {"note", start_note, end_aside},
    {"text-box", start_box, end_aside},
    {"custom-shape", start_box, end_aside},
    {"rect", start_box, end_aside},
    {"ellipse", start_box, end_aside},
    {"content-control", start_control, NULL},
    {"hidden-text", start_hidden_field, NULL},
    {"hidden-paragraph", start_hidden_field, NULL},
    {"checkbox", read_box, NULL},
    {"radio", read_box, NULL},
    {"control", read_drawn_control, NULL},
    {"object", start_object, NULL},
    {"object-ole", start_object, NULL},
    {"note-citation", skip, NULL},
    {"tracked-changes", skip, NULL},
    {"annotation", start_comment, NULL},
    {"table-of-content", skip, NULL}, /* these indexes repeat what the text says */
    {"alphabetical-index", skip, NULL},
    {"illustration-index", skip, NULL},
    {"table-index", skip, NULL},
    {"desc", skip, NULL},  /* of a picture */
    {"label", skip, NULL}, /* what a list to choose from holds */
    {"ruby-text", skip, NULL},
    {"automatic-styles", skip, NULL},
    {"scripts", skip, NULL},
};

static void act(struct odt_walk *walk, bool is_start) {
    const char *name = xml_name(walk->xml);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(elements[i].name, name) != 0) continue;
        action *wanted = is_start ? elements[i].start : elements[i].end;
        if (wanted != NULL) wanted(walk);
        return;
    }
}

bool odt_walk(struct odt_walk *walk, const char *bytes, size_t length) {
    struct xml *xml = walk->xml = xml_open(bytes, length);
    enum xml_event event;
    walk->counts = arena_take(walk->arena, (walk->styles.lists.count + 1) * sizeof *walk->counts);
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event == XML_EVENT_START || event == XML_EVENT_END)
            act(walk, event == XML_EVENT_START);
        else if (walk->text_depth > 0)
            outline_text(walk->outline, xml_text(xml), strlen(xml_text(xml)));
    }
    xml_close(xml);
    while (walk->asides > 0) end_aside(walk);
    put_boxes(walk);
    if (walk->notes.count > 0 && !walk->has_headings) {
        outline_heading(walk->outline, 1);
        outline_text(walk->outline, "Voetnoten", strlen("Voetnoten"));
    }
    put_notes(walk);
    return event == XML_EVENT_DONE;
}
