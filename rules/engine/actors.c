#include "rules/engine/actors.h"

#include <stdlib.h>
#include <string.h>

#include "rules/engine/cities.h"
#include "rules/engine/loaders.h"

enum { NAME_MOST = 96 };

static void type_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct actor_type type = {.code = node_text(node, "code", diag),
                              .label = node_text(node, "label", diag),
                              .is_rest = node_flag(node, "rest", diag),
                              .tells_name = node_flag(node, "tells_name", diag)};
    if (node_list(node, "patterns", diag)->entries.count > 0)
        type.pattern = load_words(rules, node, "patterns", diag);
    const char *rule = rulebook_rule_id(rules, node, type.code);
    rulebook_examples(rules, node, rule, FACT_KIND_PARTICIPANT, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->actors->types) = type;
}

static void context_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const scopes[] = {"after", "before", "sentence"};
    static const char *const states[] = {"", "aanwezig", "verontschuldigd", "afwezig"};
    struct actor_context context = {.id = node_text(node, "id", diag)};
    context.id = rulebook_rule_id(rules, node, context.id);
    context.scope = (enum scope)load_choice(node, "scope", scopes, 3, diag);
    context.state = (enum attendance)load_choice(node, "state", states, 4, diag);
    context.opens_list = node_flag(node, "opens_list", diag);
    context.is_label = node_flag(node, "label", diag);
    context.stops = node_flag(node, "stops", diag);
    context.in_body = node_flag(node, "in_body", diag);
    context.not_in_minutes = node_flag(node, "not_in_minutes", diag);
    context.reach = (size_t)node_number_or(node, "reach", 0, diag);
    context.is_strong = node_flag(node, "strong", diag);
    node_text(node, "serves", diag);
    context.pattern = load_words(rules, node, "patterns", diag);
    rulebook_examples(rules, node, context.id, FACT_KIND_PARTICIPANT, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->actors->contexts) = context;
}

static const struct actor_type *type_named(struct rulebook *rules, struct node *root,
                                           const char *key, struct diag *diag) {
    const char *code = node_text(root, key, diag);
    const struct actor_type *type = actors_type(rules->actors, code);
    if (type == NULL && *code != '\0')
        diag_add(diag, root->place, "'%s' is geen soort deelnemer", code);
    return type;
}

static void enumeration_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    if (node == NULL || !node_is_map(node, diag)) return;
    const char *rule = rulebook_rule_id(rules, node, "opsomming");
    rules->actors->enumeration =
        (struct actor_context){.id = rule, .scope = SCOPE_SENTENCE, .is_strong = true};
    node_text(node, "serves", diag);
    node_text(node, "link", diag);
    const struct node *link = node_get(node, "link");
    if (link != NULL && link->kind == NODE_KIND_SCALAR)
        rules->actors->link = pattern_compile(&rules->patterns, link, rule, diag);
    rulebook_examples(rules, node, rule, FACT_KIND_PARTICIPANT, diag);
    node_finish(node, diag);
}

static void listing_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    if (node == NULL || !node_is_map(node, diag)) return;
    const char *rule = rulebook_rule_id(rules, node, "lijst");
    rules->actors->listing =
        (struct actor_context){.id = rule, .scope = SCOPE_SENTENCE, .opens_list = true};
    node_text(node, "serves", diag);
    rulebook_examples(rules, node, rule, FACT_KIND_PARTICIPANT, diag);
    node_finish(node, diag);
}

void actors_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct actor_rules *actors = rules->actors = arena_take(rules->arena, sizeof *actors);
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    load_each(rules, root, "types", type_load, diag);
    load_each(rules, root, "contexts", context_load, diag);
    enumeration_load(rules, node_get(root, "enumeration"), diag);
    listing_load(rules, node_get(root, "listing"), diag);
    actors->joint = load_words(rules, root, "joint", diag);
    actors->city_head = load_words(rules, root, "city_head", diag);
    actors->shared_head = load_words(rules, root, "shared_head", diag);
    actors->between_parts = load_pattern(rules, root, "between_parts", diag);
    actors->aside = load_words(rules, root, "aside", diag);
    actors->city_place = load_words(rules, root, "city_place", diag);
    actors->not_party = load_words(rules, root, "not_party", diag);
    actors->function = load_words(rules, root, "function", diag);
    actors->for_example = load_words(rules, root, "for_example", diag);
    actors->stop = load_words(rules, root, "stop", diag);
    actors->no_context = load_words(rules, root, "no_context", diag);
    actors->entry_head = load_words(rules, root, "entry_head", diag);
    actors->own_city = type_named(rules, root, "own_city", diag);
    actors->other_city = type_named(rules, root, "other_city", diag);
    actors->rest = type_named(rules, root, "rest", diag);
}

const struct actor_type *actors_type(const struct actor_rules *actors, const char *code) {
    for (size_t i = 0; i < actors->types.count; i++)
        if (strcmp(actors->types.at[i].code, code) == 0) return &actors->types.at[i];
    return NULL;
}

/* Lower case, each run of white space and signs as one space; letters with accents stay. */
static void fold(const char *name, size_t length, char key[NAME_MOST]) {
    size_t out = 0;
    for (size_t i = 0; i < length && out + 4 < NAME_MOST;) {
        size_t from = i;
        uint32_t c = utf8_next(name, &i);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250);
        if (letter || (c >= '0' && c <= '9') || c == '!' || c == '+') {
            for (; from < i; from++)
                key[out++] =
                    name[from] >= 'A' && name[from] <= 'Z' ? (char)(name[from] + 32) : name[from];
        } else if (out > 0 && key[out - 1] != ' ') {
            key[out++] = ' ';
        }
    }
    while (out > 0 && key[out - 1] == ' ') out--;
    key[out] = '\0';
}

static int by_key(const void *a, const void *b) {
    const struct organisation_name *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order
                      : (left->organisation > right->organisation) -
                            (left->organisation < right->organisation);
}

/* A short name or abbreviation counts only as it is written: "SAS" is no "sas". */
enum { NAME_SHORT = 5 };

static void name_add(struct rulebook *rules, struct node *list, const char *name,
                     struct place place) {
    char key[NAME_MOST];
    fold(name, strlen(name), key);
    *list_add(rules->arena, &rules->actors->names) = (struct organisation_name){
        arena_copy(rules->arena, key, strlen(key)), rules->actors->organisations.count};
    const char *text = pattern_quote(name, rules->arena);
    struct node *scalar = arena_take(rules->arena, sizeof *scalar);
    scalar->place = place;
    scalar->text = strlen(name) <= NAME_SHORT ? arena_print(rules->arena, "(?-i:%s)", text) : text;
    *list_add(rules->arena, &list->entries) = (struct node_entry){.place = place, .value = scalar};
}

static void organisation_load(struct rulebook *rules, struct node *node, struct node *names,
                              struct diag *diag) {
    const char *type = node_text(node, "type", diag);
    struct organisation organisation = {.name = node_text(node, "name", diag),
                                        .type = actors_type(rules->actors, type),
                                        .needs_context = node_flag(node, "context", diag),
                                        .from = node_day_or(node, "from", NULL, diag),
                                        .until = node_day_or(node, "until", NULL, diag)};
    if (organisation.type == NULL)
        diag_add(diag, node->place, "'%s' is geen soort deelnemer", type);
    name_add(rules, names, organisation.name, node->place);
    const struct node *aliases = node_list_or_empty(node, "aliases", diag);
    for (size_t i = 0; i < aliases->entries.count; i++)
        name_add(rules, names, node_entry_text(&aliases->entries.at[i], diag), node->place);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->actors->organisations) = organisation;
}

/* The name itself, without what makes it count in its own case only. */
static const char *bare_name(const struct node_entry *entry) {
    return strncmp(entry->value->text, "(?-i:", 5) == 0 ? entry->value->text + 5
                                                        : entry->value->text;
}

/* Of two names that begin alike the longer one is tried first. */
static int longest_first(const void *a, const void *b) {
    size_t left = strlen(bare_name(a)), right = strlen(bare_name(b));
    return left != right ? (left > right ? -1 : 1) : strcmp(bare_name(a), bare_name(b));
}

void organisations_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct actor_rules *actors = rules->actors;
    struct node names = {.kind = NODE_KIND_LIST, .place = root->place};
    const struct node *list = node_list(root, "organisations", diag);
    if (actors == NULL) return; /* actors.yaml could not be read; that is reported */
    for (size_t i = 0; i < list->entries.count; i++)
        if (node_is_map(list->entries.at[i].value, diag))
            organisation_load(rules, list->entries.at[i].value, &names, diag);
    if (names.entries.count == 0) return;
    qsort(actors->names.at, actors->names.count, sizeof *actors->names.at, by_key);
    qsort(names.entries.at, names.entries.count, sizeof *names.entries.at, longest_first);
    actors->organisation = pattern_compile_words(&rules->patterns, &names,
                                                 rulebook_rule_id(rules, root, "naam"), diag);
}

const struct organisation *actors_organisation(const struct actor_rules *actors, const char *name,
                                               size_t length, const char *day) {
    char key[NAME_MOST];
    fold(name, length, key);
    size_t at;
    BISECT(at, actors->names.count, strcmp(actors->names.at[at].key, key) < 0);
    const struct organisation *first = NULL;
    for (; at < actors->names.count && strcmp(actors->names.at[at].key, key) == 0; at++) {
        const struct organisation *found =
            &actors->organisations.at[actors->names.at[at].organisation];
        if (first == NULL) first = found;
        if (day != NULL && day_within(day, found->from, found->until)) return found;
    }
    return first;
}
