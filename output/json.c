#include "output/json_parts.h"
#include "output/whole.h"
#include "output/writer.h"

static void put_correction(struct json *json, const struct correction_row *row) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "key", row->correction->cells[CORRECTION_COLUMN_KEY]);
    json_string(json, "city", row->city);
    json_string(json, "subject", row->correction->cells[CORRECTION_COLUMN_SUBJECT]);
    json_entered(json, row->correction);
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
        json_city(json, benchmark, &benchmark->cities.at[i]);
    json_array_end(json);
    json_line(json);
    json_strings(json, "missing_cities", benchmark->missing_cities.at,
                 benchmark->missing_cities.count);
    json_line(json);
    json_array(json, "inputs");
    for (size_t i = 0; i < benchmark->documents.count; i++)
        put_input(json, benchmark->documents.at[i], arena);
    json_array_end(json);
    json_findings(json, benchmark->findings.at, benchmark->findings.count);
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

static void put_topic_columns(struct json *json, const struct benchmark *benchmark) {
    json_array(json, "topics");
    for (size_t i = 0; i < benchmark->topics.count; i++) {
        const struct topic_column *column = &benchmark->topics.at[i];
        json_line(json);
        json_object(json, NULL);
        json_string(json, "code", column->code);
        json_string(json, "label", column->label);
        json_string(json, "required", requirement_word(column->required));
        json_string(json, "article", column->article);
        json_string(json, "certainty", column->certainty);
        json_object_end(json);
    }
    json_array_end(json);
}

/* What the codes stand for, and what the regulation in force asks of a municipality. */
static void put_columns(struct json *json, const struct benchmark *benchmark) {
    json_line(json);
    json_object(json, "columns");
    put_topic_columns(json, benchmark);
    json_line(json);
    json_array(json, "invitees");
    for (size_t i = 0; i < benchmark->invitees.count; i++) {
        json_object(json, NULL);
        json_string(json, "role", benchmark->invitees.at[i].code);
        json_string(json, "label", benchmark->invitees.at[i].label);
        json_string(json, "article", benchmark->invitees.at[i].article);
        json_object_end(json);
    }
    json_array_end(json);
    json_line(json);
    json_object(json, "participant_types");
    for (size_t i = 0; i < benchmark->types.count; i++)
        json_string(json, benchmark->types.at[i].code, benchmark->types.at[i].label);
    json_object_end(json);
    json_object_end(json);
}

static void put_rule(struct json *json, const struct regulation_row *rule) {
    json_line(json);
    json_object(json, NULL);
    json_string(json, "id", rule->id);
    json_string(json, "label", rule->label);
    json_string(json, "class", rule->class_label);
    json_string(json, "applies_to", rule->applies_to);
    json_string(json, "valid_from", rule->valid_from);
    json_string(json, "valid_to", rule->valid_to);
    json_string(json, "article", rule->article);
    json_string(json, "certainty", rule->certainty);
    json_string(json, "source", rule->source);
    json_object_end(json);
}

static void put_explanation(struct json *json, const struct benchmark *benchmark) {
    json_line(json);
    json_array(json, "regulation");
    for (size_t i = 0; i < benchmark->regulation.count; i++)
        put_rule(json, &benchmark->regulation.at[i]);
    json_array_end(json);
    json_line(json);
    json_array(json, "definitions");
    for (size_t i = 0; i < benchmark->definitions.count; i++) {
        json_object(json, NULL);
        json_string(json, "term", benchmark->definitions.at[i].term);
        json_string(json, "meaning", benchmark->definitions.at[i].meaning);
        json_object_end(json);
    }
    json_array_end(json);
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
    json_string(json, "regime_label", benchmark->regime_label);
    json_string(json, "regime_note", benchmark->regime_note);
    json_string(json, "norm_article", benchmark->norm_article);
    put_medians(json, benchmark);
    put_lists(json, benchmark, arena);
    put_columns(json, benchmark);
    put_explanation(json, benchmark);
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
