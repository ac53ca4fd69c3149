#include "output/json_text.h"
#include "output/whole.h"
#include "output/writer.h"

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

static void put_strings(struct json *json, const char *key, const char *const *at, size_t count) {
    json_array(json, key);
    for (size_t i = 0; i < count; i++) json_string(json, NULL, at[i]);
    json_array_end(json);
}

static void put_entered(struct json *json, const struct correction *correction) {
    json_string(json, "value", correction->cells[CORRECTION_COLUMN_VALUE]);
    json_string(json, "by", correction->cells[CORRECTION_COLUMN_BY]);
    json_string(json, "day", correction->cells[CORRECTION_COLUMN_DAY]);
    json_string(json, "note", correction->cells[CORRECTION_COLUMN_NOTE]);
}

/* Only where somebody corrected the cell. */
static void put_corrected(struct json *json, const struct correction_row *row) {
    if (row == NULL) return;
    json_object(json, "correction");
    put_entered(json, row->correction);
    json_object_end(json);
}

static void put_correction(struct json *json, const struct correction_row *row) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "key", row->correction->cells[CORRECTION_COLUMN_KEY]);
    json_string(json, "city", row->city);
    json_string(json, "subject", row->correction->cells[CORRECTION_COLUMN_SUBJECT]);
    put_entered(json, row->correction);
    json_string(json, "state", correction_state_word(row->state));
    json_string(json, "reason", row->reason);
    json_string(json, "doc", row->document->name);
    json_size(json, "row", row->correction->row);
    json_object_end(json);
}

static void put_corrections(struct json *json, const struct benchmark *benchmark) {
    json_line(json);
    json_array(json, "corrections");
    for (size_t i = 0; i < benchmark->corrections.count; i++)
        put_correction(json, &benchmark->corrections.at[i]);
    json_array_end(json);
}

static void put_meetings(struct json *json, const struct meetings *meetings) {
    json_line(json);
    json_object(json, "lokaal_woonoverleg");
    json_number(json, "min_per_year", meetings->min);
    json_number(json, "max_per_year", meetings->max);
    json_string(json, "qualifier",
                meetings->has_qualifier ? qualifier_word(meetings->qualifier) : NULL);
    json_string(json, "verdict", verdict_word(meetings->verdict));
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

static void put_findings(struct json *json, const struct finding *at, size_t count) {
    json_line(json);
    json_array(json, "findings");
    for (size_t i = 0; i < count; i++) put_finding(json, &at[i]);
    json_array_end(json);
}

static void put_city(struct json *json, const struct benchmark *benchmark,
                     const struct benchmark_city *city) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "city", city->city);
    json_string(json, "nis", city->nis);
    json_bool(json, "centrumstad", city->is_centrumstad);
    put_strings(json, "submissions", city->submissions.at, city->submissions.count);
    put_meetings(json, &city->meetings);
    put_columns(json, benchmark, city);
    put_findings(json, city->findings.at, city->findings.count);
    json_object_end(json);
}

/* With the line where the workbook shows it too. */
static void put_message(struct json *json, const struct diag_entry *entry, struct arena *arena) {
    const char *message = entry->message;
    if (entry->place.line > 0)
        message = arena_print(arena, "regel %zu: %s", entry->place.line, message);
    json_string(json, NULL, message);
}

static void put_input(struct json *json, const struct document *document, struct arena *arena) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "doc", document->name);
    json_string(json, "sha256", document->sha256);
    json_string(json, "format", document->format);
    json_string(json, "encoding", document->encoding);
    json_string(json, "status", document_status_word(document->status));
    json_size(json, "items", document->items.count);
    json_size(json, "facts", document->facts.count);
    json_array(json, "messages");
    for (size_t i = 0; i < document->messages->entries.count; i++)
        put_message(json, &document->messages->entries.at[i], arena);
    json_array_end(json);
    json_object_end(json);
}

static void put_lists(struct json *json, const struct benchmark *benchmark, struct arena *arena) {
    json_line(json);
    json_array(json, "cities");
    for (size_t i = 0; i < benchmark->cities.count; i++)
        put_city(json, benchmark, &benchmark->cities.at[i]);
    json_array_end(json);
    json_line(json);
    put_strings(json, "missing_cities", benchmark->missing_cities.at,
                benchmark->missing_cities.count);
    json_line(json);
    json_array(json, "inputs");
    for (size_t i = 0; i < benchmark->documents.count; i++)
        put_input(json, benchmark->documents.at[i], arena);
    json_array_end(json);
    put_findings(json, benchmark->findings.at, benchmark->findings.count);
    put_corrections(json, benchmark);
}

static void put_medians(struct json *json, const struct benchmark *benchmark) {
    json_line(json);
    json_object(json, "medians");
    for (int i = 0; i < FIGURE_COUNT; i++) {
        json_object(json, figure_word((enum figure)i));
        json_number(json, "value", benchmark->medians[i].value);
        json_size(json, "count", benchmark->medians[i].cities);
        json_object_end(json);
    }
    json_object_end(json);
}

static void put_benchmark(struct json *json, const struct benchmark *benchmark,
                          struct arena *arena) {
    json_object(json, NULL);
    json_size(json, "schema", 1);
    json_string(json, "peildatum", benchmark->peildatum);
    json_string(json, "regime", benchmark->regime);
    json_object(json, "norm");
    json_number(json, "vergaderingen_per_jaar", benchmark->norm);
    json_object_end(json);
    put_medians(json, benchmark);
    put_lists(json, benchmark, arena);
    json_line(json);
    json_string(json, "rules_fingerprint", benchmark->rules_fingerprint);
    json_string(json, "tool_version", benchmark->tool_version);
    json_object_end(json);
}

bool json_write(const struct benchmark *benchmark, const char *path, struct diag *diag) {
    FILE *out = whole_stream(path, diag);
    if (out == NULL) return false;
    struct arena *arena = arena_new();
    struct json json = {.out = out};
    put_benchmark(&json, benchmark, arena);
    fputc('\n', out);
    arena_end(arena);
    return whole_stream_end(out, path, diag);
}
