/* rules/sources.yaml: the words by which readers recognise the make-up of a source. */
#include "rules/engine/loaders.h"

static void words_load(struct rulebook *rules, struct node *root, const char *key,
                       struct word_list *words, struct diag *diag) {
    const struct node *list = node_list(root, key, diag);
    for (size_t i = 0; i < list->entries.count; i++)
        *list_add(rules->arena, words) = node_entry_text(&list->entries.at[i], diag);
}

void sources_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct source_words *words = &rules->source_words;
    words_load(rules, root, "navigation", &words->navigation, diag);
    words_load(rules, root, "attachments", &words->attachments, diag);
    words_load(rules, root, "mail_heads", &words->mail_heads, diag);
    words_load(rules, root, "subjects", &words->subjects, diag);
    words_load(rules, root, "mail_senders", &words->mail_senders, diag);
    words_load(rules, root, "quote_verbs", &words->quote_verbs, diag);
    words_load(rules, root, "quote_openers", &words->quote_openers, diag);
    words_load(rules, root, "forward_subjects", &words->forward_subjects, diag);
    words_load(rules, root, "forward_lines", &words->forward_lines, diag);
    words_load(rules, root, "answers_below", &words->answers_below, diag);
    words_load(rules, root, "mail_providers", &words->mail_providers, diag);
    words_load(rules, root, "disclaimers", &words->disclaimers, diag);
    words_load(rules, root, "greetings", &words->greetings, diag);
    words_load(rules, root, "stamps", &words->stamps, diag);
    words_load(rules, root, "decision_parts", &words->decision_parts, diag);
    words_load(rules, root, "labels", &words->labels, diag);
    words_load(rules, root, "row_titles", &words->row_titles, diag);
    words_load(rules, root, "city_columns", &words->city_columns, diag);
    words_load(rules, root, "section_columns", &words->section_columns, diag);
    words_load(rules, root, "title_columns", &words->title_columns, diag);
    words_load(rules, root, "text_columns", &words->text_columns, diag);
    words_load(rules, root, "attachment_columns", &words->attachment_columns, diag);
    words_load(rules, root, "meeting_columns", &words->meeting_columns, diag);
    words_load(rules, root, "other_columns", &words->other_columns, diag);
    words_load(rules, root, "person_columns", &words->person_columns, diag);
    words_load(rules, root, "person_names", &words->person_names, diag);
    words_load(rules, root, "question_columns", &words->question_columns, diag);
    words_load(rules, root, "city_labels", &words->city_labels, diag);
    words_load(rules, root, "sheet_names", &words->sheet_names, diag);
}
