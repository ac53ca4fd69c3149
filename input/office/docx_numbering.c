#include "input/office/docx_numbering.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/office/xml.h"

enum { LEVELS = 9, LISTS_MOST = 4096, NUMBERS = 32768, TEXT_MOST = 64, COUNT_MOST = 1000000 };

struct level {
    enum number_style style;
    const char *text; /* "%1.%2" */
    const char *paragraph_style;
    long start;
};

/* An abstractNum with its counters; several numbers may count on in it. */
struct list {
    long id;
    struct level levels[LEVELS];
    long counts[LEVELS]; /* 0 while not begun */
};

/* A num: the list, and where it starts anew. */
struct number {
    size_t list; /* from 1; 0: there is none */
    long restart[LEVELS];
};

struct docx_numbering {
    struct arena *arena;
    LIST(struct list) lists;
    LIST(struct number) numbers;
    unsigned short number_of[NUMBERS]; /* by id: in numbers, from 1 */
};

/* ---- reading ---- */

static long value_of(struct xml *xml, const char *attribute) {
    const char *value = xml_attribute(xml, attribute);
    long number = value == NULL ? -1 : strtol(value, NULL, 10);
    return number < -1 || number > COUNT_MOST ? -1 : number;
}

static enum number_style style_of(const char *format) {
    static const struct {
        const char *format;
        enum number_style style;
    } styles[] = {{"bullet", NUMBER_STYLE_BULLET},
                  {"none", NUMBER_STYLE_NONE},
                  {"lowerLetter", NUMBER_STYLE_SMALL_LETTER},
                  {"upperLetter", NUMBER_STYLE_LETTER},
                  {"lowerRoman", NUMBER_STYLE_SMALL_ROMAN},
                  {"upperRoman", NUMBER_STYLE_ROMAN}};
    for (size_t i = 0; format != NULL && i < sizeof styles / sizeof *styles; i++)
        if (strcmp(styles[i].format, format) == 0) return styles[i].style;
    return NUMBER_STYLE_DECIMAL;
}

static const char *copy_of(struct docx_numbering *numbering, struct xml *xml) {
    const char *value = xml_attribute(xml, "val");
    return value == NULL || strlen(value) > TEXT_MOST
               ? ""
               : arena_copy(numbering->arena, value, strlen(value));
}

static void read_level(struct docx_numbering *numbering, struct level *level, struct xml *xml) {
    if (xml_is(xml, "numFmt")) level->style = style_of(xml_attribute(xml, "val"));
    if (xml_is(xml, "lvlText")) level->text = copy_of(numbering, xml);
    if (xml_is(xml, "pStyle")) level->paragraph_style = copy_of(numbering, xml);
    if (xml_is(xml, "start") && value_of(xml, "val") >= 0) level->start = value_of(xml, "val");
}

static long depth_of(struct xml *xml) {
    long depth = value_of(xml, "ilvl");
    return depth >= 0 && depth < LEVELS ? depth : 0;
}

/* The start of what holds it goes before; gives whether something started inside it. */
static bool next_inside(struct xml *xml, int depth) {
    for (;;) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_START) return true;
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) return false;
        if (event == XML_EVENT_END && xml_depth(xml) <= depth) return false;
    }
}

static void read_list(struct docx_numbering *numbering, struct xml *xml) {
    struct list list = {.id = value_of(xml, "abstractNumId")};
    long at = 0;
    for (size_t i = 0; i < LEVELS; i++)
        list.levels[i] = (struct level){NUMBER_STYLE_DECIMAL, "", "", 1};
    for (int depth = xml_depth(xml); next_inside(xml, depth);) {
        if (xml_is(xml, "lvl")) at = depth_of(xml);
        read_level(numbering, &list.levels[at], xml);
    }
    if (numbering->lists.count < LISTS_MOST) *list_add(numbering->arena, &numbering->lists) = list;
}

static size_t find_list(const struct docx_numbering *numbering, long id) {
    for (size_t i = 0; i < numbering->lists.count; i++)
        if (numbering->lists.at[i].id == id) return i + 1;
    return 0;
}

static void read_number(struct docx_numbering *numbering, struct xml *xml) {
    struct number number = {0};
    long id = value_of(xml, "numId"), at = 0;
    for (size_t i = 0; i < LEVELS; i++) number.restart[i] = -1;
    for (int depth = xml_depth(xml); next_inside(xml, depth);) {
        if (xml_is(xml, "abstractNumId")) number.list = find_list(numbering, value_of(xml, "val"));
        if (xml_is(xml, "lvlOverride")) at = depth_of(xml);
        if (xml_is(xml, "startOverride")) number.restart[at] = value_of(xml, "val");
    }
    if (id < 0 || id >= NUMBERS || numbering->numbers.count >= LISTS_MOST) return;
    *list_add(numbering->arena, &numbering->numbers) = number;
    numbering->number_of[id] = (unsigned short)numbering->numbers.count;
}

struct docx_numbering *docx_numbering_read(const char *bytes, size_t length, struct arena *arena) {
    struct docx_numbering *numbering = arena_take(arena, sizeof *numbering);
    numbering->arena = arena;
    if (bytes == NULL) return numbering;
    struct xml *xml = xml_open(bytes, length);
    enum xml_event event;
    while ((event = xml_next(xml)) != XML_EVENT_DONE && event != XML_EVENT_FAULT) {
        if (event != XML_EVENT_START) continue;
        if (xml_is(xml, "abstractNum")) read_list(numbering, xml);
        if (xml_is(xml, "num")) read_number(numbering, xml);
    }
    xml_close(xml);
    return numbering;
}

/* ---- counting ---- */

static struct number *number_of(const struct docx_numbering *numbering, long number) {
    if (number <= 0 || number >= NUMBERS || numbering->number_of[number] == 0) return NULL;
    struct number *found = &numbering->numbers.at[numbering->number_of[number] - 1];
    return found->list == 0 ? NULL : found;
}

long docx_numbering_depth(const struct docx_numbering *numbering, long number, const char *style) {
    const struct number *found = number_of(numbering, number);
    for (long i = 0; found != NULL && i < LEVELS; i++)
        if (strcmp(numbering->lists.at[found->list - 1].levels[i].paragraph_style, style) == 0)
            return i;
    return 0;
}

static void count(struct list *list, struct number *number, size_t depth) {
    if (number->restart[depth] >= 0) {
        list->counts[depth] = number->restart[depth];
        number->restart[depth] = -1;
    } else if (list->counts[depth] == 0) {
        list->counts[depth] = list->levels[depth].start;
    } else if (list->counts[depth] < COUNT_MOST) {
        list->counts[depth]++;
    }
    for (size_t i = depth + 1; i < LEVELS; i++) list->counts[i] = 0;
}

/* Writes a level's text with the numbers counted so far in their places. */
static const char *label_of(const struct docx_numbering *numbering, const struct list *list,
                            size_t depth) {
    char label[TEXT_MOST * 10] = "";
    size_t length = 0;
    for (const char *text = list->levels[depth].text; *text != '\0'; text++) {
        if (text[0] != '%' || text[1] < '1' || text[1] > '9') {
            label[length++] = *text;
            continue;
        }
        size_t place = (size_t)(*++text - '1');
        const struct level *level = &list->levels[place];
        long counted = list->counts[place] == 0 ? level->start : list->counts[place];
        const char *number = number_write(level->style, counted, numbering->arena);
        memcpy(label + length, number, strlen(number));
        length += strlen(number);
    }
    return arena_copy(numbering->arena, label, length);
}

enum number_style docx_numbering_next(struct docx_numbering *numbering, long number, long depth,
                                      const char **label) {
    struct number *found = number_of(numbering, number);
    *label = "";
    if (found == NULL || depth < 0 || depth >= LEVELS) return NUMBER_STYLE_BULLET;
    struct list *list = &numbering->lists.at[found->list - 1];
    count(list, found, (size_t)depth);
    enum number_style style = list->levels[depth].style;
    if (style != NUMBER_STYLE_BULLET && style != NUMBER_STYLE_NONE)
        *label = label_of(numbering, list, (size_t)depth);
    return style;
}
