#include "rules/engine/rulebook.h"

#include <dirent.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/engine/loaders.h"

static void macros_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    pattern_macros(&rules->patterns, root, diag);
}

/* In this order: later files use what earlier ones define. */
static const struct rule_file {
    const char *name;
    rule_loader *load;
} rule_files[] = {
    {"macros.yaml", macros_load},
    {"sources.yaml", sources_load},
    {"cities.yaml", cities_load},
    {"bodies.yaml", bodies_load},
    {"actors.yaml", actors_load},
    {"organisations.yaml", organisations_load},
    {"dates.yaml", dates_load},
    {"frequency.yaml", frequency_load},
    {"roles.yaml", roles_load},
    {"topics.yaml", topics_load},
    {"regulations.yaml", regulations_load},
    {"checks.yaml", checks_load},
    {"lenses.yaml", lenses_load},
};
enum { RULE_FILE_COUNT = sizeof rule_files / sizeof *rule_files };

static bool is_rule_file(const char *name) {
    for (size_t i = 0; i < RULE_FILE_COUNT; i++)
        if (strcmp(rule_files[i].name, name) == 0) return true;
    return false;
}

/* A YAML file that nobody loads is a mistake of its writer: its rules would have no effect. */
static bool check_folder(const char *folder, struct arena *arena, struct diag *diag) {
    DIR *handle = opendir(folder);
    if (handle == NULL)
        return diag_add(diag, (struct place){arena_copy(diag->arena, folder, strlen(folder)), 0, 0},
                        "regelmap kan niet gelezen worden: %s", diag_reason(errno));
    for (struct dirent *entry = readdir(handle); entry != NULL; entry = readdir(handle)) {
        const char *suffix = strrchr(entry->d_name, '.');
        bool yaml = suffix != NULL && (strcmp(suffix, ".yaml") == 0 || strcmp(suffix, ".yml") == 0);
        if (!yaml || entry->d_name[0] == '.' || is_rule_file(entry->d_name)) continue;
        const char *name = arena_copy(arena, entry->d_name, strlen(entry->d_name));
        diag_add(diag, (struct place){name, 0, 0}, "onbekend regelbestand");
    }
    closedir(handle);
    return true;
}

static void hash_file(struct sha256_ctx *hash, const char *path, const char *name) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return; /* node_load reports it */
    uint8_t chunk[4096];
    sha256_update(hash, strlen(name) + 1, (const uint8_t *)name);
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        sha256_update(hash, got, chunk);
    fclose(file);
}

static void hash_finish(struct sha256_ctx *hash, char hex[65]) {
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

static struct rulebook *rulebook_new(const char *folder) {
    struct arena *arena = arena_new();
    struct rulebook *rules = arena_take(arena, sizeof *rules);
    rules->arena = arena;
    rules->folder = arena_copy(arena, folder, strlen(folder));
    rules->patterns.arena = arena;
    return rules;
}

struct rulebook *rulebook_load(const char *folder, struct diag *diag) {
    struct rulebook *rules = rulebook_new(folder);
    size_t faults = diag->entries.count;
    struct sha256_ctx hash;
    sha256_init(&hash);
    if (!check_folder(rules->folder, diag->arena, diag)) return rulebook_end(rules), NULL;
    for (size_t i = 0; i < RULE_FILE_COUNT; i++) {
        const char *name = rule_files[i].name;
        char *path = arena_print(rules->arena, "%s/%s", folder, name);
        hash_file(&hash, path, name);
        struct node *root = node_load(path, name, rules->arena, diag);
        if (root == NULL) continue;
        rule_files[i].load(rules, root, diag);
        node_finish(root, diag);
    }
    hash_finish(&hash, rules->fingerprint);
    if (diag->entries.count == faults) return rules;
    rulebook_end(rules);
    return NULL;
}

void rulebook_end(struct rulebook *rules) {
    if (rules == NULL) return;
    pattern_set_end(&rules->patterns);
    arena_end(rules->arena);
}

const char *rulebook_rule_id(struct rulebook *rules, const struct node *node, const char *id) {
    return arena_print(rules->arena, "%s:%s", node->place.file, id);
}

static void example_add(struct rulebook *rules, struct node *from, struct example example,
                        struct diag *diag) {
    example.place = from->place;
    example.text = node_text(from, "text", diag);
    struct node *gives = node_get(from, "gives");
    if (gives == NULL) diag_add(diag, from->place, "'gives' ontbreekt");
    bool ok = gives != NULL && node_is_map(gives, diag);
    for (size_t i = 0; ok && i < gives->entries.count; i++) {
        struct node_entry *entry = &gives->entries.at[i];
        entry->asked = true;
        *list_add(rules->arena, &example.expected) =
            (struct expected){entry->key, node_entry_text(entry, diag)};
    }
    node_finish(from, diag);
    *list_add(rules->arena, &rules->examples) = example;
}

void rulebook_examples(struct rulebook *rules, struct node *rule, const char *rule_id,
                       enum fact_kind kind, struct diag *diag) {
    const struct node *list = node_list(rule, "examples", diag);
    for (size_t i = 0; i < list->entries.count; i++)
        if (node_is_map(list->entries.at[i].value, diag))
            example_add(rules, list->entries.at[i].value,
                        (struct example){.rule = rule_id, .kind = kind}, diag);
}
