#include "rules/engine/checks.h"

#include <string.h>

#include "rules/engine/loaders.h"

/* What the program fills in; another name would leave a hole in the message. */
static const char *const known[] = {"stad",      "waarde", "norm",   "thema",    "eis",
                                    "genodigde", "tekst",  "aantal", "verwacht", "reden"};

static bool is_known(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == length && memcmp(known[i], name, length) == 0) return true;
    return false;
}

static void check_names(struct node *node, const char *key, const char *message,
                        struct diag *diag) {
    const char *open = strchr(message, '{'), *close;
    for (; open != NULL && (close = strchr(open, '}')) != NULL; open = strchr(close, '{'))
        if (!is_known(open + 1, (size_t)(close - open) - 1))
            diag_add(diag, node_get(node, key)->place, "'%.*s' wordt nooit ingevuld",
                     (int)(close - open) + 1, open);
}

static void check_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const weights[] = {"breach", "unknown", "quality"};
    struct check check = {.id = node_text(node, "id", diag),
                          .label = node_text(node, "label", diag),
                          .message = node_text(node, "message", diag),
                          .question = node_text_or(node, "question", "", diag)};
    check.weight = (enum weight)load_choice(node, "weight", weights, WEIGHT_COUNT, diag);
    check_names(node, "message", check.message, diag);
    check_names(node, "question", check.question, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->checks->checks) = check;
}

/* The checks that the program makes: one that the file does not name could not be reported. */
static const char *const needed[] = {"frequentie",
                                     "frequentie_vaag",
                                     "frequentie_geen_opgave",
                                     "thema_ontbreekt",
                                     "thema_enkel_plicht",
                                     "frequentie_tegenspraak",
                                     "themas_geen_opgave",
                                     "genodigde_ontbreekt",
                                     "genodigden_geen_opgave",
                                     "geen_inzending",
                                     "aantal_rijen",
                                     "regel_niet_bevestigd",
                                     "dubbel",
                                     "dubbelzinnig",
                                     "onmogelijke_datum",
                                     "oude_tekst",
                                     "zonder_stad",
                                     "patroon_gestopt",
                                     "correctie_nazien"};

void checks_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    rules->checks = arena_take(rules->arena, sizeof *rules->checks);
    load_each(rules, root, "checks", check_load, diag);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (checks_find(rules->checks, needed[i]) == NULL)
            diag_add(diag, root->place, "controle '%s' ontbreekt", needed[i]);
}

const struct check *checks_find(const struct check_rules *checks, const char *id) {
    for (size_t i = 0; i < checks->checks.count; i++)
        if (strcmp(checks->checks.at[i].id, id) == 0) return &checks->checks.at[i];
    return NULL;
}

static const char *filling_of(const struct filling *fillings, const char *name, size_t length) {
    for (; fillings->name != NULL; fillings++)
        if (strlen(fillings->name) == length && memcmp(fillings->name, name, length) == 0)
            return fillings->value;
    return "";
}

const char *checks_fill(const char *message, const struct filling *fillings, struct arena *arena) {
    const char *filled = "";
    for (const char *at = message; *at != '\0';) {
        const char *open = strchr(at, '{');
        const char *close = open == NULL ? NULL : strchr(open, '}');
        if (close == NULL) return arena_print(arena, "%s%s", filled, at);
        filled = arena_print(arena, "%s%.*s%s", filled, (int)(open - at), at,
                             filling_of(fillings, open + 1, (size_t)(close - open) - 1));
        at = close + 1;
    }
    return filled;
}
