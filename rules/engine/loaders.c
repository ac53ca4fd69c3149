#include "rules/engine/loaders.h"

#include <string.h>

/* What facts and other rules call an entry by. */
static const struct node *id_of(struct node *entry) {
    if (entry->kind != NODE_KIND_MAP) return NULL;
    const struct node *id = node_get(entry, "id");
    return id != NULL ? id : node_get(entry, "code");
}

static void report_twice(const struct node *list, size_t index, struct diag *diag) {
    const struct node *id = id_of(list->entries.at[index].value);
    for (size_t i = 0; id != NULL && id->text != NULL && i < index; i++) {
        const struct node *other = id_of(list->entries.at[i].value);
        if (other == NULL || other->text == NULL || strcmp(id->text, other->text) != 0) continue;
        diag_add(diag, id->place, "'%s' staat er tweemaal", id->text);
        return;
    }
}

void load_each(struct rulebook *rules, struct node *map, const char *key, rule_loader *load,
               struct diag *diag) {
    const struct node *list = node_list(map, key, diag);
    for (size_t i = 0; i < list->entries.count; i++)
        if (node_is_map(list->entries.at[i].value, diag)) {
            load(rules, list->entries.at[i].value, diag);
            report_twice(list, i, diag);
        }
}

const struct pattern *load_words(struct rulebook *rules, struct node *map, const char *key,
                                 struct diag *diag) {
    const struct node *list = node_list(map, key, diag);
    return pattern_compile_words(&rules->patterns, list, rulebook_rule_id(rules, map, key), diag);
}

const struct pattern *load_words_or_null(struct rulebook *rules, struct node *map, const char *key,
                                         struct diag *diag) {
    bool is_empty = node_list_or_empty(map, key, diag)->entries.count == 0;
    return is_empty ? NULL : load_words(rules, map, key, diag);
}

const struct pattern *load_pattern(struct rulebook *rules, struct node *map, const char *key,
                                   struct diag *diag) {
    node_text(map, key, diag);
    const struct node *scalar = node_get(map, key);
    if (scalar == NULL || scalar->kind != NODE_KIND_SCALAR) return NULL;
    return pattern_compile(&rules->patterns, scalar, rulebook_rule_id(rules, map, key), diag);
}

size_t load_choice(struct node *map, const char *key, const char *const *words, size_t count,
                   struct diag *diag) {
    bool may_lack = words[0][0] == '\0';
    const char *text = may_lack ? node_text_or(map, key, "", diag) : node_text(map, key, diag);
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], text) == 0) return i;
    const struct node *value = node_get(map, key);
    if (value != NULL) diag_add(diag, value->place, "'%s' is geen waarde van %s", text, key);
    return 0;
}
