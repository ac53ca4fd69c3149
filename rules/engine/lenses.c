#include "rules/engine/lenses.h"

#include <string.h>

#include "rules/engine/loaders.h"

static void level_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct lens *lens = &rules->lenses->lenses.at[rules->lenses->lenses.count - 1];
    struct lens_level level = {.code = node_text(node, "code", diag),
                               .label = node_text(node, "label", diag),
                               .serves = node_text(node, "serves", diag)};
    level.words = load_words(rules, node, "patterns", diag);
    level.near = load_words_or_null(rules, node, "near", diag);
    node_finish(node, diag);
    *list_add(rules->arena, &lens->levels) = level;
}

/* Whether the level's words stand in the span; found is the first of them. */
static bool tells(const struct lens_level *level, struct matcher *matcher, const char *bytes,
                  struct span span, struct span *found) {
    return pattern_find(level->words, matcher, bytes, span, found) &&
           (level->near == NULL || pattern_occurs(level->near, matcher, bytes, span));
}

/* A text must give the level that stands with it; with NULL it may give none of the lens. */
static void check_text(const struct lens *lens, struct matcher *matcher, struct place place,
                       const char *text, const char *code, struct diag *diag) {
    struct span whole = {0, strlen(text)}, found;
    bool is_told = false;
    for (size_t i = 0; i < lens->levels.count; i++) {
        const struct lens_level *level = &lens->levels.at[i];
        bool is_wanted = code != NULL && strcmp(level->code, code) == 0;
        bool is_given = tells(level, matcher, text, whole, &found);
        if (is_given && code == NULL)
            diag_add(diag, place, "voorbeeld geeft %s, en hoort niets te geven", level->code);
        is_told = is_told || (is_wanted && is_given);
    }
    if (code != NULL && !is_told) diag_add(diag, place, "voorbeeld geeft %s niet", code);
}

static void check_texts(const struct lens *lens, struct node *node, struct diag *diag) {
    struct matcher *matcher = matcher_new();
    const struct node *texts = node_list(node, "texts", diag);
    for (size_t i = 0; i < texts->entries.count; i++) {
        struct node *text = texts->entries.at[i].value;
        if (!node_is_map(text, diag)) continue;
        check_text(lens, matcher, text->place, node_text(text, "text", diag),
                   node_text(text, "level", diag), diag);
        node_finish(text, diag);
    }
    const struct node *none = node_list(node, "none", diag);
    for (size_t i = 0; i < none->entries.count; i++)
        check_text(lens, matcher, none->entries.at[i].place,
                   node_entry_text(&none->entries.at[i], diag), NULL, diag);
    matcher_end(matcher);
}

static void lens_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    *list_add(rules->arena, &rules->lenses->lenses) =
        (struct lens){.id = node_text(node, "id", diag),
                      .label = node_text(node, "label", diag),
                      .note = node_text(node, "note", diag)};
    load_each(rules, node, "levels", level_load, diag);
    check_texts(&rules->lenses->lenses.at[rules->lenses->lenses.count - 1], node, diag);
    node_finish(node, diag);
}

static void check_lens(const struct rulebook *rules, const struct node *root, const char *id,
                       struct diag *diag) {
    for (size_t i = 0; i < rules->lenses->lenses.count; i++)
        if (strcmp(rules->lenses->lenses.at[i].id, id) == 0) return;
    diag_add(diag, root->place, "lens '%s' ontbreekt", id);
}

void lenses_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    rules->lenses = arena_take(rules->arena, sizeof *rules->lenses);
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    load_each(rules, root, "lenses", lens_load, diag);
    check_lens(rules, root, LENS_PYRAMID, diag);
    check_lens(rules, root, LENS_YOUTH, diag);
}

static void look(struct reading *reading, size_t sentence, const struct lens *lens) {
    struct document *document = reading->document;
    struct span span = reading->sentences.at[sentence].span, found;
    for (size_t i = 0; i < lens->levels.count; i++) {
        const struct lens_level *level = &lens->levels.at[i];
        if (!tells(level, reading->matcher, reading_bytes(reading), span, &found) ||
            document_sets_apart(document, found))
            continue;
        const struct body_mention *about = bodies_about(reading, found);
        *list_add(document->arena, &document->tags) = (struct tag){
            .lens = lens->id,
            .level = level->label,
            .forum = about == NULL ? reading_item_of(reading)->title_text
                                   : text_words(&document->text, about->span, document->arena),
            .item = reading->item,
            .span = found,
            .sentence = span};
    }
}

void lenses_find(struct reading *reading) {
    const struct lens_rules *own = reading->rules->lenses;
    if (!reading_names_body(reading)) return;
    for (size_t s = 0; s < reading->sentences.count; s++)
        for (size_t i = 0; i < own->lenses.count; i++) look(reading, s, &own->lenses.at[i]);
}
