/* The walk through a page, element by element. */
#include <string.h>
#include <strings.h>

#include "input/html/html_parts.h"
#include "input/outline/numbering.h"
#include "input/outline/outline.h"

/* A list that stands open: how its entries are numbered. */
struct list {
    enum number_style style;
    long next;
};

struct walk {
    struct outline *outline;
    const struct source_words *words;
    struct arena *arena;
    LIST(struct list) lists;
    size_t in_heading, in_pre; /* elements that stand open */
    bool is_item;              /* the entry of a list stands open, whose blocks are lines */
    bool is_label;             /* what comes stands behind the label that has just been read */
    int word_level;            /* of the entry that Word wrote as a paragraph, until its mark */
    const struct html_page *page;
    bool in_content;
    size_t hidden;
    struct html_marks marks;
};

/* ---- blocks ---- */

/* Where a block begins or ends. In an entry of a list its blocks are lines; a heading goes on. */
static void part_blocks(struct walk *walk) {
    if (walk->is_label)
        outline_text(walk->outline, " ", 1);
    else if (walk->in_heading > 0)
        outline_text(walk->outline, " ", 1);
    else if (walk->is_item)
        outline_line(walk->outline);
    else
        outline_close(walk->outline);
}

static void block(struct walk *walk, xmlNode *node) {
    (void)node;
    part_blocks(walk);
}

/* Blocks without a gap around them, as editors of pages write lines: what follows stands right
 * below. */
static void line(struct walk *walk, xmlNode *node) {
    (void)node;
    if (walk->in_heading > 0 || walk->is_label)
        outline_text(walk->outline, " ", 1);
    else
        outline_line(walk->outline);
}

static void start_heading(struct walk *walk, xmlNode *node) {
    walk->is_item = walk->is_label = false;
    if (walk->in_heading++ == 0) outline_heading(walk->outline, node->name[1] - '0');
}

static void end_heading(struct walk *walk, xmlNode *node) {
    (void)node;
    if (--walk->in_heading == 0) outline_close(walk->outline);
}

static void start_pre(struct walk *walk, xmlNode *node) {
    (void)node;
    part_blocks(walk);
    walk->in_pre++;
}

static void end_pre(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->in_pre--;
    part_blocks(walk);
}

static void read_break(struct walk *walk, xmlNode *node) {
    (void)node;
    outline_break(walk->outline);
}

static void end_term(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_label = walk->in_heading == 0 && outline_has_text(walk->outline);
    outline_label(walk->outline);
}

static void start_term(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_label = false;
    part_blocks(walk);
}

/* One detail stands behind its term; more are a list below it. */
static void start_detail(struct walk *walk, xmlNode *node) {
    if (walk->in_heading > 0 || !html_has_like(node)) return;
    outline_entry(walk->outline, (int)walk->lists.count + 1);
    walk->is_item = true;
    walk->is_label = false;
}

static void end_detail(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_item = walk->is_label = false;
    part_blocks(walk);
}

/* ---- lists ---- */

static void start_list(struct walk *walk, xmlNode *node) {
    const char *type = html_attribute(node, "type");
    part_blocks(walk);
    walk->is_item = walk->is_label = false;
    struct list *list = list_add(walk->arena, &walk->lists);
    list->next = html_number(node, "start", 1);
    list->style = NUMBER_STYLE_BULLET;
    if (html_is(node, "ol")) list->style = number_style_of(type != NULL ? type : "1");
}

static void end_list(struct walk *walk, xmlNode *node) {
    (void)node;
    part_blocks(walk);
    walk->lists.count--;
}

static void start_item(struct walk *walk, xmlNode *node) {
    struct list none = {NUMBER_STYLE_BULLET, 1};
    size_t depth = walk->lists.count;
    struct list *list = depth > 0 ? &walk->lists.at[depth - 1] : &none;
    list->next = html_number(node, "value", list->next);
    const char *label = number_write(list->style, list->next++, walk->arena);
    const char *mark = number_mark(label, walk->arena);
    bool is_roman = list->style == NUMBER_STYLE_ROMAN || list->style == NUMBER_STYLE_SMALL_ROMAN;
    if (mark != NULL && !is_roman)
        outline_numbered(walk->outline, depth > 9 ? 9 : (int)depth, mark);
    else
        outline_entry(walk->outline, depth > 9 ? 9 : (int)depth);
    walk->is_item = true;
}

static void end_item(struct walk *walk, xmlNode *node) {
    (void)node;
    outline_close(walk->outline);
    walk->is_item = false;
}

/* <p style='mso-list:l0 level2 lfo1'> is how Word and Outlook write an entry; a mark stands before
 * its words, in a span that says so. */
static void start_paragraph(struct walk *walk, xmlNode *node) {
    const char *style = html_attribute(node, "style");
    const char *list = style == NULL ? NULL : strstr(style, "mso-list:");
    const char *level = list == NULL ? NULL : strstr(list, "level");
    part_blocks(walk);
    walk->word_level = 0;
    if (level == NULL || walk->in_heading > 0) return;
    walk->word_level = level[5] >= '1' && level[5] <= '9' ? level[5] - '0' : 1;
    outline_entry(walk->outline, walk->word_level);
}

static void end_paragraph(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->word_level = 0;
    part_blocks(walk);
}

/* The mark of such an entry: a number is kept, a bullet is not. */
static bool take_word_mark(struct walk *walk, xmlNode *node) {
    bool in_entry = walk->word_level > 0, at_start = !outline_has_text(walk->outline);
    if (walk->in_heading > 0 || !html_is_word_mark(node, in_entry, at_start)) return false;
    if (walk->word_level == 0) outline_entry(walk->outline, walk->word_level = 1);
    xmlChar *content = xmlNodeGetContent(node);
    char *label = arena_copy(walk->arena, content == NULL ? "" : (char *)content,
                             content == NULL ? 0 : strcspn((char *)content, " \t\r\n\xC2"));
    xmlFree(content);
    const char *mark = number_mark(label, walk->arena);
    if (mark != NULL && strcmp(mark, "o.") != 0)
        outline_numbered(walk->outline, walk->word_level, mark);
    walk->word_level = 0;
    return true;
}

/* ---- tables ---- */

static void start_table(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_item = walk->is_label = false;
    outline_table(walk->outline);
}

static void end_table(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_item = false;
    outline_table_end(walk->outline);
}

static void start_row(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_item = false;
    outline_row(walk->outline);
}

/* Cells of rows above may stand where this one would. */
static void step_over(struct walk *walk) {
    while (outline_is_covered(walk->outline)) outline_covered(walk->outline);
}

static void end_row(struct walk *walk, xmlNode *node) {
    (void)node;
    step_over(walk);
}

static void start_cell(struct walk *walk, xmlNode *node) {
    step_over(walk);
    outline_cell_rows(walk->outline, (size_t)html_number(node, "rowspan", 1));
}

static void end_cell(struct walk *walk, xmlNode *node) {
    (void)node;
    walk->is_item = false;
    outline_cell(walk->outline);
}

/* ---- pictures and forms ---- */

/* What a picture stands for, where that is a word of a list: a group that unfolds, an attachment.
 */
static void read_picture(struct walk *walk, xmlNode *node) {
    static const char *const commands[] = {"Uitvouwen/samenvouwen", "Expand/Collapse"};
    const char *text = html_attribute(node, "alt");
    if (text == NULL || *text == '\0') text = html_attribute(node, "title");
    if (text == NULL) return;
    bool counts = word_list_has(&walk->words->attachments, text, strlen(text));
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        counts = counts || strcasecmp(text, commands[i]) == 0;
    if (!counts) return;
    outline_text(walk->outline, text, strlen(text));
    outline_text(walk->outline, " ", 1);
}

static void read_input(struct walk *walk, xmlNode *node) {
    static const char *const texts[] = {"text", "email", "date", "number", "tel", "url", "month"};
    const char *type = html_attribute(node, "type"), *value = html_attribute(node, "value");
    if (type == NULL || *type == '\0') type = "text";
    if (strcasecmp(type, "checkbox") == 0 || strcasecmp(type, "radio") == 0)
        outline_box(walk->outline, html_attribute(node, "checked") != NULL);
    for (size_t i = 0; value != NULL && i < sizeof texts / sizeof *texts; i++)
        if (strcasecmp(type, texts[i]) == 0) {
            outline_text(walk->outline, " ", 1);
            outline_text(walk->outline, value, strlen(value));
            outline_text(walk->outline, " ", 1);
        }
}

/* ---- the walk ---- */

typedef void action(struct walk *walk, xmlNode *node);

static const struct {
    const char *name;
    action *start, *end;
} elements[] = {
    {"p", start_paragraph, end_paragraph},
    {"br", read_break, NULL},
    {"div", line, line},
    {"li", start_item, end_item},
    {"ul", start_list, end_list},
    {"ol", start_list, end_list},
    {"td", start_cell, end_cell},
    {"th", start_cell, end_cell},
    {"tr", start_row, end_row},
    {"table", start_table, end_table},
    {"h1", start_heading, end_heading},
    {"h2", start_heading, end_heading},
    {"h3", start_heading, end_heading},
    {"h4", start_heading, end_heading},
    {"h5", start_heading, end_heading},
    {"h6", start_heading, end_heading},
    {"dt", start_term, end_term},
    {"dd", start_detail, end_detail},
    {"pre", start_pre, end_pre},
    {"textarea", start_pre, end_pre},
    {"img", read_picture, NULL},
    {"input", read_input, NULL},
    {"hr", block, NULL},
    {"dl", block, block},
    {"section", block, block},
    {"article", block, block},
    {"main", block, block},
    {"header", block, block},
    {"footer", block, block},
    {"blockquote", block, block},
    {"address", block, block},
    {"figure", block, block},
    {"figcaption", block, block},
    {"caption", block, block},
    {"form", block, block},
    {"fieldset", block, block},
    {"legend", block, block},
    {"details", block, block},
    {"summary", block, block},
    {"center", block, block},
};

static void act(struct walk *walk, xmlNode *node, bool is_start) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcasecmp(elements[i].name, (const char *)node->name) != 0) continue;
        action *wanted = is_start ? elements[i].start : elements[i].end;
        if (wanted != NULL) wanted(walk, node);
        return;
    }
}

/* Text with its line ends, where those count. */
static void type_text(struct walk *walk, const char *text, size_t length) {
    const char *end;
    while (walk->in_pre > 0 && walk->in_heading == 0 &&
           (end = memchr(text, '\n', length)) != NULL) {
        size_t line = (size_t)(end - text);
        outline_text(walk->outline, text, line);
        outline_break(walk->outline);
        text += line + 1;
        length -= line + 1;
    }
    outline_text(walk->outline, text, length);
}

/* Word's conditions, "<![if !supportLists]>", come as text. */
static void read_text(struct walk *walk, const char *text) {
    const char *open, *close;
    if (html_is_blank_line(text) && outline_at_line(walk->outline)) {
        outline_break(walk->outline);
        return;
    }
    if (text[strspn(text, " \t\r\n")] != '\0') walk->is_label = false;
    while ((open = strstr(text, "<![")) != NULL && (close = strstr(open, "]>")) != NULL) {
        type_text(walk, text, (size_t)(open - text));
        text = close + 2;
    }
    type_text(walk, text, strlen(text));
}

/* Gives whether to go into the element. A cell that is left out still is a cell. */
static bool enter_element(struct walk *walk, xmlNode *node) {
    bool is_cell = html_is(node, "td") || html_is(node, "th");
    if (html_is_no_text(node) || html_is_furniture(node)) return false;
    bool is_hidden = html_is_hidden(node);
    if (is_hidden || (!walk->in_content && html_is_margin(node, walk->page))) {
        if (is_hidden) walk->hidden += html_measure(node);
        if (is_cell) end_cell(walk, node);
        return false;
    }
    if (html_is(node, "option") && html_attribute(node, "selected") == NULL) return false;
    if (html_is(node, "span") && take_word_mark(walk, node)) return false;
    walk->in_content = walk->in_content || node == walk->page->content;
    act(walk, node, true);
    outline_mark(walk->outline, html_mark(&walk->marks, node, true));
    return true;
}

static bool enter(struct walk *walk, xmlNode *node) {
    if (node->type == XML_ELEMENT_NODE) return enter_element(walk, node);
    if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
        node->content != NULL)
        read_text(walk, (const char *)node->content);
    return false;
}

static void leave(void *context, xmlNode *node) {
    struct walk *walk = context;
    act(walk, node, false);
    outline_mark(walk->outline, html_mark(&walk->marks, node, false));
    if (node == walk->page->content) walk->in_content = false;
}

size_t html_walk(xmlNode *top, const struct html_page *page, struct outline *outline,
                 const struct source_words *words) {
    struct walk walk = {.outline = outline, .words = words, .page = page, .arena = arena_new()};
    bool is_entered = true;
    for (xmlNode *node = top; node != NULL; node = html_next(node, top, is_entered, leave, &walk))
        is_entered = node == top || enter(&walk, node);
    outline_close(outline);
    arena_end(walk.arena);
    return walk.hidden;
}
