/* A city in the JSON. */
#include "output/json_parts.h"

static void put_evidence(struct json *json, const struct evidence *evidence) {
    const struct text *text = &evidence->document->text;
    struct span span = evidence->span;
    json_object(json, NULL);
    json_string(json, "doc", evidence->document->name);
    json_size(json, "line", text_line(text, span.start));
    json_bytes(json, "quote", text->bytes + span.start, span_length(span));
    json_size(json, "start", text_points(text, span.start));
    json_size(json, "end", text_points(text, span.end));
    json_object_end(json);
}

static void put_words(struct json *json, const char *key, const evidence_list *list) {
    json_array(json, key);
    for (size_t i = 0; i < list->count; i++) put_evidence(json, &list->at[i]);
    json_array_end(json);
}

static void put_evidence_list(struct json *json, const evidence_list *list) {
    put_words(json, "evidence", list);
}

void json_strings(struct json *json, const char *key, const char *const *at, size_t count) {
    json_array(json, key);
    for (size_t i = 0; i < count; i++) json_string(json, NULL, at[i]);
    json_array_end(json);
}

void json_entered(struct json *json, const struct correction *correction) {
    json_string(json, "value", correction->cells[CORRECTION_COLUMN_VALUE]);
    json_string(json, "by", correction->cells[CORRECTION_COLUMN_BY]);
    json_string(json, "day", correction->cells[CORRECTION_COLUMN_DAY]);
    json_string(json, "note", correction->cells[CORRECTION_COLUMN_NOTE]);
}

/* Only where somebody corrected the cell. */
static void put_corrected(struct json *json, const struct correction_row *row) {
    if (row == NULL) return;
    json_object(json, "correction");
    json_entered(json, row->correction);
    json_object_end(json);
}

static void put_meetings(struct json *json, const struct meetings *meetings) {
    json_line(json);
    json_object(json, "lokaal_woonoverleg");
    json_number(json, "min_per_year", meetings->min);
    json_number(json, "max_per_year", meetings->max);
    json_string(json, "qualifier",
                meetings->has_qualifier ? qualifier_word(meetings->qualifier) : NULL);
    json_string(json, "verdict", verdict_word(meetings->verdict));
    json_string(json, "reason", meetings->reason);
    json_number(json, "norm", meetings->norm);
    json_string(json, "article", meetings->norm_article);
    put_evidence_list(json, &meetings->evidence);
    put_corrected(json, meetings->correction);
    json_object_end(json);
}

static void put_topic(struct json *json, const struct topic_column *column,
                      const struct topic_cell *cell) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "code", column->code);
    json_string(json, "state", topic_state_word(cell->state));
    json_string(json, "required", requirement_word(cell->required));
    put_evidence_list(json, &cell->evidence);
    put_corrected(json, cell->correction);
    json_object_end(json);
}

static void put_invitee(struct json *json, const struct invitee_column *column,
                        const struct invitee_cell *cell) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "role", column->code);
    json_string(json, "state", mention_word(cell->state));
    put_evidence_list(json, &cell->evidence);
    put_corrected(json, cell->correction);
    json_object_end(json);
}

/* The columns of the benchmark, each with what the city has there. */
static void put_columns(struct json *json, const struct benchmark *benchmark,
                        const struct benchmark_city *city) {
    json_line(json);
    json_array(json, "topics");
    for (size_t i = 0; i < benchmark->topics.count; i++)
        put_topic(json, &benchmark->topics.at[i], &city->topics[i]);
    json_array_end(json);
    json_line(json);
    json_array(json, "invitees");
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        put_invitee(json, &benchmark->invitees.at[i], &city->invitees[i]);
    json_array_end(json);
    json_line(json);
    json_object(json, "participant_types");
    for (size_t i = 0; i < benchmark->types.count; i++)
        if (city->types[i].count > 0)
            json_size(json, benchmark->types.at[i].code, city->types[i].count);
    json_object_end(json);
}

static void put_finding(struct json *json, const struct finding *finding) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "check", finding->check);
    json_string(json, "weight", weight_word(finding->weight));
    json_string(json, "message", finding->message);
    put_evidence_list(json, &finding->evidence);
    put_words(json, "searched", &finding->searched);
    json_string(json, "question", finding->question);
    json_string(json, "label", finding->label);
    json_string(json, "article", finding->article);
    json_object_end(json);
}

void json_findings(struct json *json, const struct finding *at, size_t count) {
    json_line(json);
    json_array(json, "findings");
    for (size_t i = 0; i < count; i++) put_finding(json, &at[i]);
    json_array_end(json);
}

/* The words behind the counts of participant_types. */
static void put_parties(struct json *json, const struct benchmark *benchmark,
                        const struct benchmark_city *city) {
    json_line(json);
    json_object(json, "participants");
    for (size_t i = 0; i < benchmark->types.count; i++)
        if (city->types[i].count > 0)
            put_words(json, benchmark->types.at[i].code, &city->types[i].evidence);
    json_object_end(json);
}

static void put_body(struct json *json, const struct body_row *body) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "name", body->name);
    json_string(json, "kind", body->kind);
    json_string(json, "item", body->item_title);
    json_string(json, "section", body->section);
    json_string(json, "refers_to", body->refers_to);
    json_string(json, "frequency", body->frequency);
    json_number(json, "min_per_year", body->min);
    json_number(json, "max_per_year", body->max);
    json_size(json, "participants", body->participants);
    json_size(json, "topics", body->topics);
    json_strings(json, "documents", body->documents.at, body->documents.count);
    put_evidence_list(json, &body->evidence);
    json_object_end(json);
}

static void put_lens(struct json *json, const struct lens_row *row) {
    const struct text *text = &row->document->text;
    json_line(json);
    json_object(json, NULL);
    json_string(json, "lens", row->lens);
    json_string(json, "level", row->level);
    json_string(json, "item", row->item_title);
    json_string(json, "forum", row->forum);
    json_string(json, "doc", row->document->name);
    json_size(json, "line", text_line(text, row->words.start));
    json_bytes(json, "quote", text->bytes + row->words.start, span_length(row->words));
    json_bytes(json, "sentence", text->bytes + row->sentence.start, span_length(row->sentence));
    json_object_end(json);
}

static void put_rows(struct json *json, const struct benchmark_city *city) {
    json_line(json);
    json_array(json, "bodies");
    for (size_t i = 0; i < city->bodies.count; i++) put_body(json, &city->bodies.at[i]);
    json_array_end(json);
    json_line(json);
    json_array(json, "lenses");
    for (size_t i = 0; i < city->lenses.count; i++) put_lens(json, &city->lenses.at[i]);
    json_array_end(json);
}

void json_city(struct json *json, const struct benchmark *benchmark,
               const struct benchmark_city *city) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "city", city->city);
    json_string(json, "nis", city->nis);
    json_string(json, "province", city->province);
    json_bool(json, "centrumstad", city->is_centrumstad);
    json_string(json, "newest_date", city->newest_date);
    json_size(json, "topics_required", city->topics_required);
    json_size(json, "topics_met", city->topics_met);
    json_strings(json, "submissions", city->submissions.at, city->submissions.count);
    put_meetings(json, &city->meetings);
    put_columns(json, benchmark, city);
    put_parties(json, benchmark, city);
    put_rows(json, city);
    json_findings(json, city->findings.at, city->findings.count);
    json_object_end(json);
}
