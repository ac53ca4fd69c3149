#include "rules/engine/regulations.h"

#include <math.h>
#include <string.h>

#include "rules/engine/actors.h"
#include "rules/engine/cities.h"
#include "rules/engine/loaders.h"
#include "rules/engine/topics.h"

static void regime_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct regime regime = {.id = node_text(node, "id", diag),
                            .label = node_text(node, "label", diag),
                            .from = node_day_or(node, "from", "", diag),
                            .to = node_day_or(node, "to", NULL, diag),
                            .note = node_text(node, "note", diag),
                            .is_confirmed = node_flag(node, "confirmed", diag)};
    node_finish(node, diag);
    for (size_t i = 0; i < rules->regulations->regimes.count; i++) {
        const struct regime *other = &rules->regulations->regimes.at[i];
        bool apart = (other->to != NULL && strcmp(other->to, regime.from) < 0) ||
                     (regime.to != NULL && strcmp(regime.to, other->from) < 0);
        if (!apart)
            diag_add(diag, node->place, "regime '%s' overlapt met '%s'", regime.id, other->id);
    }
    *list_add(rules->arena, &rules->regulations->regimes) = regime;
}

/* A code that no other file knows would leave the rule without effect. */
static void check_topic(const struct rulebook *rules, struct node *node, const char *topic,
                        struct diag *diag) {
    if (topic == NULL || rules->topics == NULL) return;
    for (size_t i = 0; i < rules->topics->topics.count; i++)
        if (strcmp(rules->topics->topics.at[i].code, topic) == 0) return;
    diag_add(diag, node_get(node, "topic")->place, "'%s' is geen thema", topic);
}

static void check_invitee(const struct rulebook *rules, struct node *node, struct diag *diag) {
    const struct node *code = node_get(node, "invitee");
    if (code == NULL || code->kind != NODE_KIND_SCALAR) return;
    for (size_t i = 0; i < rules->regulations->invitees.count; i++)
        if (strcmp(rules->regulations->invitees.at[i].code, code->text) == 0) return;
    diag_add(diag, code->place, "'%s' is geen genodigde", code->text);
}

static void rule_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const classes[] = {
        "frequentie", "frequentie_stuurgroep", "genodigde", "verslag", "altijd", "jaarlijks",
        "periodiek",  "bij_aanleiding"};
    static const char *const applies[] = {"alle", "igs", "niet_igs", "project"};
    struct legal_rule rule = {.id = node_text(node, "id", diag),
                              .label = node_text(node, "label", diag),
                              .topic = node_text_or(node, "topic", NULL, diag),
                              .invitee = node_text_or(node, "invitee", NULL, diag),
                              .minimum = node_number_or(node, "minimum", NAN, diag),
                              .from = node_day_or(node, "from", NULL, diag),
                              .to = node_day_or(node, "to", NULL, diag),
                              .article = node_text(node, "article", diag),
                              .certainty = node_text(node, "certainty", diag),
                              .source = node_text(node, "source", diag)};
    rule.article_codex = node_text_or(node, "article_codex", rule.article, diag);
    rule.rule_class = (enum rule_class)load_choice(node, "class", classes, 8, diag);
    rule.class_word = classes[rule.rule_class];
    rule.applies_to = (enum applies_to)load_choice(node, "applies_to", applies, 4, diag);
    rule.applies_word = applies[rule.applies_to];
    check_topic(rules, node, rule.topic, diag);
    check_invitee(rules, node, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->regulations->rules) = rule;
}

static void check_type(const struct rulebook *rules, struct place place, const char *type,
                       struct diag *diag) {
    if (*type != '\0' && rules->actors != NULL && actors_type(rules->actors, type) == NULL)
        diag_add(diag, place, "'%s' is geen soort deelnemer", type);
}

static void outdated_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct outdated_name name = {.id = node_text(node, "id", diag),
                                 .type = node_text(node, "type", diag),
                                 .until = node_day_or(node, "until", "", diag),
                                 .now = node_text(node, "now", diag),
                                 .certainty = node_text(node, "certainty", diag),
                                 .source = node_text(node, "source", diag)};
    check_type(rules, node->place, name.type, diag);
    name.words = load_words_or_null(rules, node, "words", diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->regulations->outdated) = name;
}

static void invitee_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct invitee invitee = {.code = node_text(node, "code", diag),
                              .label = node_text(node, "label", diag)};
    const struct node *types = node_list(node, "types", diag);
    for (size_t i = 0; i < types->entries.count; i++) {
        const char *type = node_entry_text(&types->entries.at[i], diag);
        check_type(rules, types->entries.at[i].place, type, diag);
        *list_add(rules->arena, &invitee.types) = type;
    }
    invitee.words = load_words_or_null(rules, node, "words", diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->regulations->invitees) = invitee;
}

static void report_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    if (node == NULL || !node_is_map(node, diag)) return;
    rules->regulations->report = (struct report_words){
        load_words(rules, node, "sent", diag), load_words(rules, node, "members", diag),
        load_words(rules, node, "agency", diag), load_words(rules, node, "denied", diag)};
    node_finish(node, diag);
}

static void definition_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    *list_add(rules->arena, &rules->regulations->definitions) =
        (struct definition_row){node_text(node, "term", diag), node_text(node, "meaning", diag)};
    node_finish(node, diag);
}

void regulations_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    rules->regulations = arena_take(rules->arena, sizeof *rules->regulations);
    rules->regulations->codex_from = node_day_or(root, "codex_from", "2021-01-01", diag);
    load_each(rules, root, "regimes", regime_load, diag);
    load_each(rules, root, "invitees", invitee_load, diag);
    report_load(rules, node_get(root, "report"), diag);
    if (node_get(root, "outdated") != NULL) load_each(rules, root, "outdated", outdated_load, diag);
    load_each(rules, root, "rules", rule_load, diag);
    load_each(rules, root, "definitions", definition_load, diag);
}

const struct regime *regulations_regime(const struct regulation_rules *regulations,
                                        const char *day) {
    for (size_t i = 0; i < regulations->regimes.count; i++)
        if (day_within(day, regulations->regimes.at[i].from, regulations->regimes.at[i].to))
            return &regulations->regimes.at[i];
    return NULL;
}

static bool binds(const struct legal_rule *rule, enum addressee addressee) {
    switch (rule->applies_to) {
    case APPLIES_TO_ALLE:
        return addressee == ADDRESSEE_MUNICIPALITY || addressee == ADDRESSEE_MEMBER;
    case APPLIES_TO_IGS: return addressee == ADDRESSEE_MEMBER;
    case APPLIES_TO_NIET_IGS: return addressee == ADDRESSEE_MUNICIPALITY;
    case APPLIES_TO_PROJECT: return addressee == ADDRESSEE_PROJECT;
    }
    return false;
}

static bool applies(const struct legal_rule *rule, const char *day, enum addressee addressee) {
    return binds(rule, addressee) && day_within(day, rule->from, rule->to);
}

const struct legal_rule *regulations_rule(const struct regulation_rules *regulations,
                                          const char *day, enum rule_class rule_class,
                                          enum addressee addressee) {
    for (size_t i = 0; i < regulations->rules.count; i++) {
        const struct legal_rule *rule = &regulations->rules.at[i];
        if (rule->rule_class == rule_class && applies(rule, day, addressee)) return rule;
    }
    return NULL;
}

const struct legal_rule *regulations_topic(const struct regulation_rules *regulations,
                                           const char *day, const char *topic,
                                           enum addressee addressee) {
    for (size_t i = 0; i < regulations->rules.count; i++) {
        const struct legal_rule *rule = &regulations->rules.at[i];
        if (rule->topic != NULL && strcmp(rule->topic, topic) == 0 && applies(rule, day, addressee))
            return rule;
    }
    return NULL;
}

const struct legal_rule *regulations_invitee(const struct regulation_rules *regulations,
                                             const char *day, const char *invitee,
                                             enum addressee addressee) {
    for (size_t i = 0; i < regulations->rules.count; i++) {
        const struct legal_rule *rule = &regulations->rules.at[i];
        if (rule->invitee != NULL && strcmp(rule->invitee, invitee) == 0 &&
            applies(rule, day, addressee))
            return rule;
    }
    return NULL;
}

const char *regulations_article(const struct regulation_rules *regulations,
                                const struct legal_rule *rule, const char *day) {
    if (rule == NULL) return "";
    return strcmp(day, regulations->codex_from) < 0 ? rule->article : rule->article_codex;
}

enum requirement regulations_requirement(const struct legal_rule *rule) {
    if (rule == NULL) return REQUIREMENT_NIET;
    switch (rule->rule_class) {
    case RULE_CLASS_ALTIJD: return REQUIREMENT_ALTIJD;
    case RULE_CLASS_JAARLIJKS: return REQUIREMENT_JAARLIJKS;
    case RULE_CLASS_PERIODIEK: return REQUIREMENT_PERIODIEK;
    case RULE_CLASS_BIJ_AANLEIDING: return REQUIREMENT_BIJ_AANLEIDING;
    default: return REQUIREMENT_NIET;
    }
}
