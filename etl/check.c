/* The command `check`: every example that stands with a rule, read as any text is. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "parse.h"

/* A bound of a frequency as examples write it: "3", "8.67", "-" for none. */
static const char *bound(double value, struct arena *arena) {
    return isnan(value) ? "-" : arena_print(arena, "%.3g", value);
}

/* A fact's value as examples write it. */
static const char *value_of(const struct fact *fact, struct arena *arena) {
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY:
        return arena_print(arena, "%s..%s %s %s", bound(fact->frequency.min, arena),
                           bound(fact->frequency.max, arena),
                           qualifier_word(fact->frequency.qualifier),
                           frequency_role_word(fact->frequency.role));
    case FACT_KIND_TOPIC:
        return arena_print(arena, "%s %s", fact->topic.code, topic_status_word(fact->topic.status));
    default: return fact_value(fact, arena);
    }
}

static const char *facts_found(const struct document *document, enum fact_kind kind,
                               struct arena *arena) {
    const char *found = "";
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind != kind) continue;
        found = arena_print(arena, "%s%s'%s': %s", found, *found == '\0' ? "" : ", ",
                            text_copy(&document->text, fact->span, arena), value_of(fact, arena));
    }
    return *found == '\0' ? "niets" : found;
}

static bool is_found(const struct document *document, const struct expected *expected,
                     enum fact_kind kind, struct arena *arena) {
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind == kind &&
            strcmp(text_copy(&document->text, fact->span, arena), expected->quote) == 0 &&
            strcmp(value_of(fact, arena), expected->value) == 0)
            return true;
    }
    return false;
}

static bool holds(const struct example *example, const struct document *document,
                  struct arena *arena) {
    size_t count = 0;
    for (size_t i = 0; i < document->facts.count; i++)
        count += document->facts.at[i].kind == example->kind;
    bool ok = count == example->expected.count;
    for (size_t i = 0; ok && i < example->expected.count; i++)
        ok = is_found(document, &example->expected.at[i], example->kind, arena);
    return ok;
}

enum status check_command(const struct options *options, const struct rulebook *rules,
                          struct arena *arena) {
    struct diag *diag = diag_new(arena);
    struct parse_settings settings = {rules, options->peildatum, 1, LIMITS_DEFAULT};
    struct matcher *matcher = matcher_new();
    for (size_t i = 0; i < rules->examples.count; i++) {
        const struct example *example = &rules->examples.at[i];
        struct document *document =
            parse_bytes("voorbeeld", example->text, strlen(example->text), &settings, matcher);
        if (!holds(example, document, arena))
            diag_add(diag, example->place, "voorbeeld van %s geeft %s", example->rule,
                     facts_found(document, example->kind, arena));
        document_end(document);
    }
    matcher_end(matcher);
    diag_print(diag, stderr);
    if (diag->entries.count > 0) return STATUS_USAGE;
    printf("regels in orde: %zu voorbeelden kloppen\n", rules->examples.count);
    return STATUS_DONE;
}
