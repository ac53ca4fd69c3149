#include "transfer.h"

#include <string.h>

#include "rules/engine/checks.h"

/* Carries values out of a document or into one: what a message holds is told once, for both. */
struct carrier {
    bool reads;
    struct document *document;
    struct arena *arena;
    const char *in;
    size_t at, length; /* of in */
    LIST(char) out;
    bool is_wrong; /* what came in is not what a packed document holds */
};

static void put(struct carrier *carrier, const void *value, size_t size) {
    while (carrier->out.room - carrier->out.count < size)
        carrier->out.at =
            arena_room(carrier->arena, carrier->out.at, &carrier->out.room, carrier->out.room, 1);
    if (size > 0) memcpy(carrier->out.at + carrier->out.count, value, size);
    carrier->out.count += size;
}

static void carry(struct carrier *carrier, void *value, size_t size) {
    if (!carrier->reads) {
        put(carrier, value, size);
        return;
    }
    if (carrier->is_wrong || carrier->length - carrier->at < size) {
        carrier->is_wrong = true;
        memset(value, 0, size);
        return;
    }
    memcpy(value, carrier->in + carrier->at, size);
    carrier->at += size;
}

static void carry_size(struct carrier *carrier, size_t *value) {
    carry(carrier, value, sizeof *value);
}

static void carry_number(struct carrier *carrier, double *value) {
    carry(carrier, value, sizeof *value);
}

static void carry_flag(struct carrier *carrier, bool *value) {
    char flag = *value;
    carry(carrier, &flag, 1);
    if (flag != 0 && flag != 1) carrier->is_wrong = true;
    *value = flag == 1;
}

/* One of count choices. */
static int carry_choice(struct carrier *carrier, int choice, int count) {
    carry(carrier, &choice, sizeof choice);
    if (choice >= 0 && choice < count) return choice;
    carrier->is_wrong = true;
    return 0;
}
#define CARRY_ENUM(carrier, field, count)                                                          \
    ((field) = (__typeof__(field))carry_choice(carrier, (int)(field), count))

/* How many of something that takes at least a byte each. */
static size_t carry_count(struct carrier *carrier, size_t count) {
    carry_size(carrier, &count);
    if (!carrier->reads || (!carrier->is_wrong && count <= carrier->length - carrier->at))
        return count;
    carrier->is_wrong = true;
    return 0;
}
#define CARRY_LIST(carrier, list, carry_one)                                                       \
    for (size_t i = 0, count = carry_count(carrier, (list)->count);                                \
         i < count && !(carrier)->is_wrong; i++)                                                   \
    carry_one(carrier,                                                                             \
              (carrier)->reads ? list_add((carrier)->document->arena, list) : &(list)->at[i])

static char *carry_bytes(struct carrier *carrier, const char *bytes, size_t *length) {
    *length = carry_count(carrier, *length);
    char *copy = (char *)bytes;
    if (carrier->reads) copy = arena_take(carrier->document->arena, *length + 1);
    carry(carrier, copy, *length);
    return copy;
}

/* A string without NUL in it, such as a path. */
static void carry_name(struct carrier *carrier, const char **string) {
    size_t length = carrier->reads ? 0 : strlen(*string);
    *string = carry_bytes(carrier, *string, &length);
    if (memchr(*string, '\0', length) != NULL) carrier->is_wrong = true;
}

/* A string that is UTF-8 besides. */
static void carry_string(struct carrier *carrier, const char **string) {
    carry_name(carrier, string);
    size_t length = strlen(*string);
    if (utf8_fault(*string, length) < length) carrier->is_wrong = true;
}

static void carry_or_null(struct carrier *carrier, const char **string,
                          void (*carry_it)(struct carrier *carrier, const char **string)) {
    bool is_there = *string != NULL;
    carry_flag(carrier, &is_there);
    if (is_there)
        carry_it(carrier, string);
    else
        *string = NULL;
}

static void carry_string_or_null(struct carrier *carrier, const char **string) {
    carry_or_null(carrier, string, carry_string);
}

/* A span of the text, which has come before it. */
static void carry_span(struct carrier *carrier, struct span *span) {
    carry_size(carrier, &span->start);
    carry_size(carrier, &span->end);
    const struct text *text = &carrier->document->text;
    bool is_right = span->start <= span->end && span->end <= text->length &&
                    (text->bytes[span->start] & 0xC0) != 0x80 &&
                    (text->bytes[span->end] & 0xC0) != 0x80;
    if (is_right) return;
    carrier->is_wrong = true;
    *span = (struct span){0, 0};
}

/* The index of an item, all of which have come before it. */
static void carry_item_index(struct carrier *carrier, size_t *item) {
    carry_size(carrier, item);
    if (*item >= carrier->document->items.count) carrier->is_wrong = true;
}

static void carry_message(struct carrier *carrier, struct diag_entry *entry) {
    carry_or_null(carrier, &entry->place.file, carry_name);
    carry_size(carrier, &entry->place.line);
    carry_size(carrier, &entry->place.column);
    carry_string(carrier, &entry->message);
}

static void carry_block(struct carrier *carrier, struct block *block) {
    CARRY_ENUM(carrier, block->kind, BLOCK_KIND_BULLET + 1);
    carry(carrier, &block->level, sizeof block->level);
    carry_span(carrier, &block->span);
    carry_string(carrier, &block->place);
}

static void carry_item(struct carrier *carrier, struct item *item) {
    carry_span(carrier, &item->span);
    carry_span(carrier, &item->title);
    carry_span(carrier, &item->body);
    carry_string_or_null(carrier, &item->title_text);
    carry_string_or_null(carrier, &item->section);
    carry_string_or_null(carrier, &item->city_words);
    carry_string_or_null(carrier, &item->place);
    carry_flag(carrier, &item->has_attachment);
    carry_string_or_null(carrier, &item->attachment);
    carry_string_or_null(carrier, &item->city);
    carry_string_or_null(carrier, &item->nis);
    carry_string_or_null(carrier, &item->body_kind);
    carry_string_or_null(carrier, &item->refers_to);
}

static void carry_declared(struct carrier *carrier, struct declared_count *declared) {
    carry_string(carrier, &declared->city_words);
    carry_size(carrier, &declared->rows);
    carry_size(carrier, &declared->seen);
    carry_span(carrier, &declared->span);
}

static void carry_frequency(struct carrier *carrier, struct frequency *frequency) {
    carry_number(carrier, &frequency->min);
    carry_number(carrier, &frequency->max);
    CARRY_ENUM(carrier, frequency->qualifier, QUALIFIER_ONBEPAALD + 1);
    CARRY_ENUM(carrier, frequency->role, FREQUENCY_ROLE_ANDERE + 1);
    carry_flag(carrier, &frequency->ambiguous);
    carry_flag(carrier, &frequency->duty);
}

static void carry_fact(struct carrier *carrier, struct fact *fact) {
    CARRY_ENUM(carrier, fact->kind, FACT_KIND_COUNT);
    carry_span(carrier, &fact->span);
    carry_span(carrier, &fact->sentence);
    if (!span_holds(fact->sentence, fact->span)) carrier->is_wrong = true;
    carry_item_index(carrier, &fact->item);
    carry_string_or_null(carrier, &fact->forum);
    carry_string_or_null(carrier, &fact->forum_kind);
    carry_string(carrier, &fact->rule);
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY: carry_frequency(carrier, &fact->frequency); break;
    case FACT_KIND_PARTICIPANT:
        carry_string(carrier, &fact->participant.type);
        carry_string_or_null(carrier, &fact->participant.name);
        CARRY_ENUM(carrier, fact->participant.state, ATTENDANCE_AFWEZIG + 1);
        break;
    case FACT_KIND_DATE: carry_string(carrier, &fact->date.edtf); break;
    case FACT_KIND_TOPIC:
        carry_string(carrier, &fact->topic.code);
        CARRY_ENUM(carrier, fact->topic.status, TOPIC_STATUS_VERPLICHTING + 1);
        break;
    }
}

static void carry_remark(struct carrier *carrier, struct remark *remark) {
    carry_string(carrier, &remark->check);
    carry_item_index(carrier, &remark->item);
    carry_span(carrier, &remark->span);
    carry_string(carrier, &remark->message);
}

static void carry_considered(struct carrier *carrier, struct considered *considered) {
    carry_string(carrier, &considered->code);
    carry_string(carrier, &considered->reason);
    carry_item_index(carrier, &considered->item);
    carry_span(carrier, &considered->span);
}

static void carry_tag(struct carrier *carrier, struct tag *tag) {
    carry_string(carrier, &tag->lens);
    carry_string(carrier, &tag->level);
    carry_string_or_null(carrier, &tag->forum);
    carry_item_index(carrier, &tag->item);
    carry_span(carrier, &tag->span);
    carry_span(carrier, &tag->sentence);
}

static void carry_correction(struct carrier *carrier, struct correction *correction) {
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++) carry_string(carrier, &correction->cells[i]);
    carry_size(carrier, &correction->row);
}

static void carry_text(struct carrier *carrier, struct text *text) {
    size_t length = text->length;
    const char *bytes = carry_bytes(carrier, text->bytes, &length);
    if (!carrier->reads) return;
    if (utf8_fault(bytes, length) < length) carrier->is_wrong = true;
    if (!carrier->is_wrong) *text = text_freeze(bytes, length, carrier->document->arena);
}

static void carry_document(struct carrier *carrier) {
    struct document *document = carrier->document;
    carry_name(carrier, &document->name);
    carry_or_null(carrier, &document->file_name, carry_name);
    carry(carrier, document->sha256, sizeof document->sha256);
    document->sha256[sizeof document->sha256 - 1] = '\0';
    carry_size(carrier, &document->size);
    carry_string(carrier, &document->format);
    carry_string(carrier, &document->encoding);
    carry_flag(carrier, &document->is_plain);
    CARRY_ENUM(carrier, document->status, DOCUMENT_STATUS_REFUSED + 1);
    CARRY_LIST(carrier, &document->messages->entries, carry_message);
    carry_text(carrier, &document->text);
    CARRY_LIST(carrier, &document->blocks, carry_block);
    CARRY_LIST(carrier, &document->items, carry_item);
    CARRY_LIST(carrier, &document->declared, carry_declared);
    CARRY_LIST(carrier, &document->facts, carry_fact);
    CARRY_LIST(carrier, &document->remarks, carry_remark);
    CARRY_LIST(carrier, &document->considered, carry_considered);
    CARRY_LIST(carrier, &document->tags, carry_tag);
    carry_flag(carrier, &document->is_report);
    CARRY_LIST(carrier, &document->corrections, carry_correction);
}

struct bytes transfer_pack(const struct document *document, struct arena *arena) {
    /* Packing changes nothing: carrying out writes back what it reads. */
    struct carrier carrier = {.document = (struct document *)document, .arena = arena};
    carry_document(&carrier);
    return (struct bytes){carrier.out.at, carrier.out.count};
}

/* Facts are looked up by item, so they must come in its order. */
static bool is_sorted(const struct document *document) {
    for (size_t i = 1; i < document->facts.count; i++)
        if (document->facts.at[i].item < document->facts.at[i - 1].item) return false;
    for (size_t i = 1; i < document->remarks.count; i++)
        if (document->remarks.at[i].item < document->remarks.at[i - 1].item) return false;
    for (size_t i = 1; i < document->tags.count; i++)
        if (document->tags.at[i].item < document->tags.at[i - 1].item) return false;
    return true;
}

/* A remark becomes a finding by the check of its name. */
static bool has_known_checks(const struct document *document, const struct check_rules *checks) {
    for (size_t i = 0; i < document->remarks.count; i++)
        if (checks_find(checks, document->remarks.at[i].check) == NULL) return false;
    return true;
}

struct document *transfer_unpack(const char *bytes, size_t length, const struct rulebook *rules) {
    struct document *document = document_new("", NULL);
    struct carrier carrier = {.reads = true, .document = document, .in = bytes, .length = length};
    carry_document(&carrier);
    if (!carrier.is_wrong && carrier.at == length && is_sorted(document) &&
        has_known_checks(document, rules->checks))
        return document;
    document_end(document);
    return NULL;
}
