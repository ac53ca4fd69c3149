#include "output/json_text.h"
#include "output/writer.h"

static const struct item *item_of(const struct document *document, const struct fact *fact) {
    static const struct item none;
    return fact->item < document->items.count ? &document->items.at[fact->item] : &none;
}

static void put_source(struct json *json, const struct document *document,
                       const struct fact *fact) {
    const struct item *item = item_of(document, fact);
    json_string(json, "doc", document->name);
    json_string(json, "doc_sha256", document->sha256);
    json_string(json, "city", item->city);
    json_string(json, "nis", item->nis);
    json_string(json, "section", item->section);
    json_string(json, "item", item->title_text);
    json_string(json, "forum", fact->forum != NULL ? fact->forum : item->title_text);
    json_string(json, "kind", fact_kind_word(fact->kind));
}

static void put_words(struct json *json, const struct document *document, const struct fact *fact) {
    const struct text *text = &document->text;
    json_bytes(json, "quote", text->bytes + fact->span.start, span_length(fact->span));
    json_size(json, "start", text_points(text, fact->span.start));
    json_size(json, "end", text_points(text, fact->span.end));
    json_size(json, "line", text_line(text, fact->span.start));
    json_string(json, "place", document_place(document, fact->span.start));
    json_string(json, "rule", fact->rule);
}

static void put_frequency(struct json *json, const struct frequency *frequency) {
    json_number(json, "min_per_year", frequency->min);
    json_number(json, "max_per_year", frequency->max);
    json_string(json, "qualifier", qualifier_word(frequency->qualifier));
    json_string(json, "role", frequency_role_word(frequency->role));
    json_bool(json, "ambiguous", frequency->ambiguous);
}

static void put_participant(struct json *json, const struct participant *participant) {
    json_string(json, "type", participant->type);
    json_string(json, "name", participant->name);
    json_string(json, "state", attendance_word(participant->state));
}

static void put_topic(struct json *json, const struct topic *topic) {
    json_string(json, "code", topic->code);
    json_string(json, "status", topic_status_word(topic->status));
}

static void put_value(struct json *json, const struct fact *fact) {
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY: put_frequency(json, &fact->frequency); break;
    case FACT_KIND_PARTICIPANT: put_participant(json, &fact->participant); break;
    case FACT_KIND_DATE: json_string(json, "edtf", fact->date.edtf); break;
    case FACT_KIND_TOPIC: put_topic(json, &fact->topic); break;
    }
}

static void put_fact(const struct document *document, const struct fact *fact, FILE *out) {
    struct json json = {.out = out};
    json_object(&json, NULL);
    put_source(&json, document, fact);
    put_words(&json, document, fact);
    put_value(&json, fact);
    json_object_end(&json);
    fputc('\n', out);
}

bool ndjson_write(const struct document *document, FILE *out) {
    for (size_t i = 0; i < document->facts.count; i++)
        put_fact(document, &document->facts.at[i], out);
    return !ferror(out);
}
