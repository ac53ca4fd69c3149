#include "rules/engine/cities.h"

#include <stdlib.h>
#include <string.h>

#include "rules/engine/loaders.h"

enum { NAME_MOST = 80, CAPITALS_LEAST = 4 };

/* Lower case (ASCII), hyphens and white space as one space, without "stad" or "gemeente". */
static void fold(const char *name, size_t length, char key[NAME_MOST]) {
    size_t out = 0;
    for (size_t i = 0; i < length && out + 1 < NAME_MOST; i++) {
        char c = name[i];
        if (c == '-' || c == '\t' || c == '\n' || c == '\r') c = ' ';
        if (c == ' ' && (out == 0 || key[out - 1] == ' ')) continue;
        key[out++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    while (out > 0 && key[out - 1] == ' ') out--;
    key[out] = '\0';
    static const char *const heads[] = {"stad ", "gemeente ", "stadsbestuur ", "gemeentebestuur "};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strncmp(key, heads[i], strlen(heads[i])) == 0)
            memmove(key, key + strlen(heads[i]), strlen(key) - strlen(heads[i]) + 1);
}

static int by_key(const void *a, const void *b) {
    return strcmp(((const struct city_name *)a)->key, ((const struct city_name *)b)->key);
}

static const struct city *find(const struct city_rules *cities, const char *name, size_t length,
                               bool demonyms) {
    char key[NAME_MOST];
    fold(name, length, key);
    struct city_name wanted = {.key = key};
    if (cities->names.count == 0) return NULL;
    const struct city_name *found =
        bsearch(&wanted, cities->names.at, cities->names.count, sizeof wanted, by_key);
    if (found == NULL || (found->is_demonym && !demonyms)) return NULL;
    return &cities->cities.at[found->city];
}

const struct city *cities_find(const struct city_rules *cities, const char *name, size_t length) {
    return find(cities, name, length, false);
}

const struct city *cities_find_mention(const struct city_rules *cities, const char *name,
                                       size_t length) {
    return find(cities, name, length, true);
}

bool day_within(const char *day, const char *from, const char *to) {
    return (from == NULL || strcmp(from, day) <= 0) && (to == NULL || strcmp(day, to) <= 0);
}

const char *cities_nis(const struct city *city, const char *day) {
    for (size_t i = 0; i < city->nis.count; i++)
        if (day_within(day, city->nis.at[i].from, city->nis.at[i].to)) return city->nis.at[i].code;
    return NULL;
}

bool cities_in_igs(const struct city *city, const char *day) {
    return city->in_igs && day_within(day, city->igs_from, city->igs_to);
}

static void nis_load(struct rulebook *rules, struct node *node, struct city *city,
                     struct diag *diag) {
    const struct node *list = node_list_or_empty(node, "nis", diag);
    for (size_t i = 0; i < list->entries.count; i++) {
        struct node *entry = list->entries.at[i].value;
        if (!node_is_map(entry, diag)) continue;
        struct nis_code code = {node_text(entry, "code", diag),
                                node_day_or(entry, "from", NULL, diag),
                                node_day_or(entry, "to", NULL, diag)};
        if (strlen(code.code) != 5 || strspn(code.code, "0123456789") != 5)
            diag_add(diag, entry->place, "'%s' is geen NIS-code van vijf cijfers", code.code);
        node_finish(entry, diag);
        *list_add(rules->arena, &city->nis) = code;
    }
}

static void igs_load(struct node *node, struct city *city, struct diag *diag) {
    struct node *igs = node_get(node, "igs");
    if (igs == NULL || !node_is_map(igs, diag)) return;
    city->in_igs = true;
    city->igs_name = node_text(igs, "name", diag);
    city->igs_from = node_day_or(igs, "from", NULL, diag);
    city->igs_to = node_day_or(igs, "to", NULL, diag);
    node_text_or(igs, "source", "", diag);
    node_finish(igs, diag);
}

static void name_add(struct rulebook *rules, const char *name, struct place place,
                     bool is_demonym) {
    char key[NAME_MOST];
    fold(name, strlen(name), key);
    *list_add(rules->arena, &rules->cities->names) = (struct city_name){
        arena_copy(rules->arena, key, strlen(key)), rules->cities->cities.count, is_demonym, place};
}

static void city_load(struct rulebook *rules, struct node *node, bool is_body, struct diag *diag) {
    struct city city = {.name = node_text(node, "name", diag), .is_body = is_body};
    city.province = node_text_or(node, "province", NULL, diag);
    city.merged_into = node_text_or(node, "merged_into", NULL, diag);
    city.is_centrumstad = node_flag(node, "centrumstad", diag);
    city.is_outside = node_flag(node, "outside", diag);
    city.uncertain = node_get(node, "certain") != NULL && !node_flag(node, "certain", diag);
    nis_load(rules, node, &city, diag);
    igs_load(node, &city, diag);
    name_add(rules, city.name, node->place, false);
    const struct node *aliases = node_list_or_empty(node, "aliases", diag);
    for (size_t i = 0; i < aliases->entries.count; i++) {
        const char *alias = node_entry_text(&aliases->entries.at[i], diag);
        *list_add(rules->arena, &city.aliases) = alias;
        name_add(rules, alias, aliases->entries.at[i].place, false);
    }
    const struct node *demonyms = node_list_or_empty(node, "demonyms", diag);
    for (size_t i = 0; i < demonyms->entries.count; i++) {
        const char *demonym = node_entry_text(&demonyms->entries.at[i], diag);
        *list_add(rules->arena, &city.demonyms) = demonym;
        name_add(rules, demonym, demonyms->entries.at[i].place, true);
    }
    node_finish(node, diag);
    *list_add(rules->arena, &rules->cities->cities) = city;
}

static void list_load(struct rulebook *rules, struct node *root, const char *key, bool is_body,
                      struct diag *diag) {
    const struct node *list = node_list(root, key, diag);
    for (size_t i = 0; i < list->entries.count; i++)
        if (node_is_map(list->entries.at[i].value, diag))
            city_load(rules, list->entries.at[i].value, is_body, diag);
}

static void alternative_add(struct rulebook *rules, struct node *list, const char *name) {
    struct node *scalar = arena_take(rules->arena, sizeof *scalar);
    scalar->place = list->place;
    scalar->text = arena_print(rules->arena, "(?-i:%s)", pattern_quote(name, rules->arena));
    *list_add(rules->arena, &list->entries) =
        (struct node_entry){.place = list->place, .value = scalar};
}

/* "OUDENAARDE", as titles write it; not of a short name, which may be a word or abbreviation. */
static void capitals_add(struct rulebook *rules, struct node *list, const char *name) {
    size_t length = strlen(name);
    if (length < CAPITALS_LEAST) return;
    char *capitals = arena_copy(rules->arena, name, length);
    for (char *c = capitals; *c != '\0'; c++)
        if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 'a' + 'A');
    alternative_add(rules, list, capitals);
}

/* Names in their own case: "As" and "Peer" are also words. */
static const struct pattern *names_pattern(struct rulebook *rules, const struct node *root,
                                           bool mentions, struct diag *diag) {
    struct node list = {.kind = NODE_KIND_LIST, .place = root->place};
    for (size_t i = 0; i < rules->cities->cities.count; i++) {
        const struct city *city = &rules->cities->cities.at[i];
        alternative_add(rules, &list, city->name);
        if (mentions && !city->is_body) capitals_add(rules, &list, city->name);
        for (size_t k = 0; k < city->aliases.count; k++)
            alternative_add(rules, &list, city->aliases.at[k]);
        for (size_t k = 0; mentions && k < city->demonyms.count; k++)
            alternative_add(rules, &list, city->demonyms.at[k]);
    }
    return pattern_compile_words(&rules->patterns, &list, rulebook_rule_id(rules, root, "naam"),
                                 diag);
}

/* Of two cities with one name a lookup would find either. */
static void report_twins(const struct city_rules *cities, struct diag *diag) {
    for (size_t i = 1; i < cities->names.count; i++) {
        const struct city_name *name = &cities->names.at[i], *other = name - 1;
        if (strcmp(name->key, other->key) != 0) continue;
        bool later =
            name->place.line > other->place.line ||
            (name->place.line == other->place.line && name->place.column > other->place.column);
        diag_add(diag, later ? name->place : other->place, "naam '%s' staat er tweemaal",
                 name->key);
    }
}

void cities_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    rules->cities = arena_take(rules->arena, sizeof *rules->cities);
    list_load(rules, root, "cities", false, diag);
    list_load(rules, root, "bodies", true, diag);
    struct city_rules *cities = rules->cities;
    if (cities->names.count == 0) return;
    qsort(cities->names.at, cities->names.count, sizeof *cities->names.at, by_key);
    report_twins(cities, diag);
    cities->pattern = names_pattern(rules, root, false, diag);
    cities->mention = names_pattern(rules, root, true, diag);
}
