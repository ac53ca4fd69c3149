#include "rules/engine/node.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* Deeper nesting than any rule file has; also ends aliases that point to themselves. */
enum { NODE_DEPTH = 16 };

struct growing {
    yaml_document_t *yaml;
    const char *name;
    struct arena *arena;
    struct diag *diag;
    bool too_deep; /* told once: an alias to itself would be told without end */
};

static struct place place_at(const char *name, yaml_mark_t mark) {
    return (struct place){name, mark.line + 1, mark.column + 1};
}

static struct node *grow(struct growing *growing, int index, int depth);

static void grow_map(struct growing *growing, const yaml_node_t *from, struct node *map,
                     int depth) {
    for (yaml_node_pair_t *pair = from->data.mapping.pairs.start;
         pair < from->data.mapping.pairs.top; pair++) {
        struct node *key = grow(growing, pair->key, depth + 1);
        if (key == NULL) continue;
        if (key->kind != NODE_KIND_SCALAR) {
            diag_add(growing->diag, key->place, "een sleutel is geen tekst");
            continue;
        }
        for (size_t i = 0; i < map->entries.count; i++)
            if (strcmp(map->entries.at[i].key, key->text) == 0)
                diag_add(growing->diag, key->place, "sleutel '%s' staat er tweemaal", key->text);
        struct node *value = grow(growing, pair->value, depth + 1);
        if (value == NULL) continue;
        *list_add(growing->arena, &map->entries) =
            (struct node_entry){key->text, key->place, value, false};
    }
}

static void grow_list(struct growing *growing, const yaml_node_t *from, struct node *list,
                      int depth) {
    for (yaml_node_item_t *item = from->data.sequence.items.start;
         item < from->data.sequence.items.top; item++) {
        struct node *value = grow(growing, *item, depth + 1);
        if (value == NULL) continue;
        *list_add(growing->arena, &list->entries) =
            (struct node_entry){NULL, value->place, value, false};
    }
}

/* Where the text of a scalar starts, when each of its characters stands in the file as it is. */
static size_t text_column_of(const yaml_node_t *from) {
    size_t points = 0, quotes = from->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? 0 : 2;
    for (size_t i = 0; i < from->data.scalar.length; i++)
        points += (from->data.scalar.value[i] & 0xC0) != 0x80;
    if (from->start_mark.line != from->end_mark.line) return 0;
    if (from->end_mark.index - from->start_mark.index != points + quotes) return 0;
    return from->start_mark.column + 1 + quotes / 2;
}

static struct node *grow(struct growing *growing, int index, int depth) {
    const yaml_node_t *from = yaml_document_get_node(growing->yaml, index);
    struct place place = place_at(growing->name, from->start_mark);
    if (growing->too_deep) return NULL;
    if (depth > NODE_DEPTH) {
        growing->too_deep = true;
        diag_add(growing->diag, place, "meer dan %d niveaus diep genest", NODE_DEPTH);
        return NULL;
    }
    struct node *node = arena_take(growing->arena, sizeof *node);
    node->place = place;
    if (from->type == YAML_MAPPING_NODE) {
        node->kind = NODE_KIND_MAP;
        grow_map(growing, from, node, depth);
    } else if (from->type == YAML_SEQUENCE_NODE) {
        node->kind = NODE_KIND_LIST;
        grow_list(growing, from, node, depth);
    } else {
        node->kind = NODE_KIND_SCALAR;
        node->text = arena_copy(growing->arena, (const char *)from->data.scalar.value,
                                from->data.scalar.length);
        node->text_column = text_column_of(from);
    }
    return node;
}

static void report_syntax(const yaml_parser_t *parser, const char *name, struct diag *diag) {
    struct place place = place_at(name, parser->problem_mark);
    diag_add(diag, place, "geen geldige YAML: %s%s%s", parser->problem ? parser->problem : "?",
             parser->context ? ", " : "", parser->context ? parser->context : "");
}

static struct node *load_stream(yaml_parser_t *parser, const char *name, struct arena *arena,
                                struct diag *diag) {
    yaml_document_t yaml;
    if (!yaml_parser_load(parser, &yaml)) return report_syntax(parser, name, diag), NULL;
    struct node *root = NULL;
    if (yaml_document_get_root_node(&yaml) == NULL)
        diag_add(diag, (struct place){name, 1, 1}, "bestand is leeg");
    else
        root = grow(&(struct growing){&yaml, name, arena, diag, false}, 1, 0);
    yaml_document_delete(&yaml);
    if (root == NULL) return NULL;
    yaml_document_t second;
    if (!yaml_parser_load(parser, &second)) return report_syntax(parser, name, diag), root;
    if (yaml_document_get_root_node(&second) != NULL)
        diag_add(diag, place_at(name, second.start_mark), "bestand bevat meer dan een document");
    yaml_document_delete(&second);
    return root;
}

struct node *node_load(const char *path, const char *name, struct arena *arena, struct diag *diag) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        diag_add(diag, (struct place){name, 0, 0}, "kan niet gelezen worden: %s",
                 diag_reason(errno));
        return NULL;
    }
    yaml_parser_t parser;
    struct node *root = NULL;
    if (yaml_parser_initialize(&parser)) {
        yaml_parser_set_input_file(&parser, file);
        root = load_stream(&parser, name, arena, diag);
        yaml_parser_delete(&parser);
    }
    fclose(file);
    return root != NULL && node_is_map(root, diag) ? root : NULL;
}

struct node *node_get(struct node *map, const char *key) {
    for (size_t i = 0; i < map->entries.count; i++) {
        struct node_entry *entry = &map->entries.at[i];
        if (entry->key == NULL || strcmp(entry->key, key) != 0) continue;
        entry->asked = true;
        return entry->value;
    }
    return NULL;
}

static const char *scalar_text(const struct node *node, struct diag *diag) {
    if (node->kind == NODE_KIND_SCALAR) return node->text;
    diag_add(diag, node->place, "hier hoort een tekst");
    return "";
}

const char *node_text(struct node *map, const char *key, struct diag *diag) {
    const struct node *value = node_get(map, key);
    if (value != NULL) return scalar_text(value, diag);
    diag_add(diag, map->place, "'%s' ontbreekt", key);
    return "";
}

const char *node_text_or(struct node *map, const char *key, const char *otherwise,
                         struct diag *diag) {
    const struct node *value = node_get(map, key);
    return value == NULL ? otherwise : scalar_text(value, diag);
}

double node_number_or(struct node *map, const char *key, double otherwise, struct diag *diag) {
    const struct node *value = node_get(map, key);
    if (value == NULL) return otherwise;
    const char *text = scalar_text(value, diag);
    char *end;
    double number = strtod(text, &end);
    if (end != text && *end == '\0') return number;
    diag_add(diag, value->place, "'%s' is geen getal", text);
    return otherwise;
}

bool node_flag(struct node *map, const char *key, struct diag *diag) {
    const struct node *value = node_get(map, key);
    if (value == NULL) return false;
    const char *text = scalar_text(value, diag);
    if (strcmp(text, "true") == 0) return true;
    if (strcmp(text, "false") != 0)
        diag_add(diag, value->place, "'%s' is niet true of false", text);
    return false;
}

bool day_is_valid(const char *text) {
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') return false;
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1]) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day < 29 || leap;
}

const char *node_day_or(struct node *map, const char *key, const char *otherwise,
                        struct diag *diag) {
    const struct node *value = node_get(map, key);
    if (value == NULL) return otherwise;
    const char *text = scalar_text(value, diag);
    if (day_is_valid(text)) return text;
    diag_add(diag, value->place, "'%s' is geen datum als 2019-01-31", text);
    return otherwise;
}

const struct node *node_list_or_empty(struct node *map, const char *key, struct diag *diag) {
    static const struct node empty = {.kind = NODE_KIND_LIST};
    const struct node *value = node_get(map, key);
    if (value == NULL) return &empty;
    if (value->kind == NODE_KIND_LIST) return value;
    diag_add(diag, value->place, "'%s' hoort een lijst te zijn", key);
    return &empty;
}

const struct node *node_list(struct node *map, const char *key, struct diag *diag) {
    if (node_get(map, key) == NULL) diag_add(diag, map->place, "'%s' ontbreekt", key);
    return node_list_or_empty(map, key, diag);
}

const char *node_entry_text(const struct node_entry *entry, struct diag *diag) {
    return scalar_text(entry->value, diag);
}

bool node_is_map(const struct node *node, struct diag *diag) {
    return node->kind == NODE_KIND_MAP ||
           diag_add(diag, node->place, "hier horen sleutels met waarden");
}

void node_finish(const struct node *map, struct diag *diag) {
    for (size_t i = 0; i < map->entries.count; i++)
        if (!map->entries.at[i].asked)
            diag_add(diag, map->entries.at[i].place, "onbekende sleutel '%s'",
                     map->entries.at[i].key);
}
