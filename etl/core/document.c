#include "core/document.h"

#include <inttypes.h>
#include <stdint.h>
#include <string.h>

struct document *document_new(const char *name, const char *file_name) {
    struct arena *arena = arena_new();
    struct document *document = arena_take(arena, sizeof *document);
    document->arena = arena;
    document->name = arena_copy(arena, name, strlen(name));
    if (file_name != NULL) document->file_name = arena_copy(arena, file_name, strlen(file_name));
    document->format = "";
    document->encoding = "";
    document->messages = diag_new(arena);
    document->text = text_freeze("", 0, arena);
    return document;
}

void document_end(struct document *document) {
    if (document != NULL) arena_end(document->arena);
}

const char *document_status_word(enum document_status status) {
    static const char *const words[] = {"read", "partial", "refused"};
    return words[status];
}

static struct place place_of(const struct document *document, size_t line) {
    return (struct place){document->file_name != NULL ? document->file_name : document->name, line,
                          0};
}

void document_tell(struct document *document, const char *message) {
    diag_add(document->messages, place_of(document, 0), "%s", message);
}

bool document_refuse(struct document *document, size_t line, const char *message) {
    document->status = DOCUMENT_STATUS_REFUSED;
    return diag_add(document->messages, place_of(document, line), "%s", message);
}

void document_partial(struct document *document, size_t line, const char *message) {
    if (document->status == DOCUMENT_STATUS_READ) document->status = DOCUMENT_STATUS_PARTIAL;
    diag_add(document->messages, place_of(document, line), "%s", message);
}

size_t document_blocks(const struct document *document, struct span span, size_t *first) {
    size_t low = 0, high = document->blocks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->blocks.at[middle].span.start < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (high < document->blocks.count && document->blocks.at[high].span.end <= span.end) high++;
    return high - low;
}

const struct item *document_item_at(const struct document *document, size_t offset) {
    size_t low = 0, high = document->items.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->items.at[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->items.count || document->items.at[low].span.start > offset) return NULL;
    return &document->items.at[low];
}

const char *document_place(const struct document *document, size_t offset) {
    size_t low = 0, high = document->blocks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->blocks.at[middle].span.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    const struct block *block = low == 0 ? NULL : &document->blocks.at[low - 1];
    bool holds = block != NULL && offset < block->span.end;
    if (holds && block->place != NULL && *block->place != '\0') return block->place;
    const struct item *item = document_item_at(document, offset);
    return item == NULL || item->place == NULL ? "" : item->place;
}

bool document_sets_apart(const struct document *document, struct span span) {
    size_t low = 0, high = document->apart.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->apart.at[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < document->apart.count && span_meets(document->apart.at[low].span, span);
}

typedef size_t item_function(const struct document *document, size_t index);

static size_t fact_item(const struct document *document, size_t index) {
    return document->facts.at[index].item;
}

static size_t remark_item(const struct document *document, size_t index) {
    return document->remarks.at[index].item;
}

static size_t tag_item(const struct document *document, size_t index) {
    return document->tags.at[index].item;
}

/* The first of count entries, which are ordered by item, that is not of an item before this one. */
static size_t first_of(const struct document *document, item_function *item_of, size_t count,
                       size_t item) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (item_of(document, middle) < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct range document_facts(const struct document *document, size_t item) {
    size_t count = document->facts.count;
    return (struct range){first_of(document, fact_item, count, item),
                          first_of(document, fact_item, count, item + 1)};
}

struct range document_remarks(const struct document *document, size_t item) {
    size_t count = document->remarks.count;
    return (struct range){first_of(document, remark_item, count, item),
                          first_of(document, remark_item, count, item + 1)};
}

struct range document_tags(const struct document *document, size_t item) {
    size_t count = document->tags.count;
    return (struct range){first_of(document, tag_item, count, item),
                          first_of(document, tag_item, count, item + 1)};
}

static uint64_t hash_string(uint64_t hash, const char *string) {
    return string == NULL ? hash_bytes(hash, "", 1) : hash_bytes(hash, string, strlen(string) + 1);
}

const char *document_fact_key(const struct document *document, const struct fact *fact,
                              struct arena *arena) {
    const struct item *item = &document->items.at[fact->item];
    struct span before = {fact->sentence.start, fact->span.start};
    uint64_t hash = hash_string(HASH_START, item->city);
    hash = hash_string(hash, item->title_text);
    hash = hash_string(hash, fact_kind_word(fact->kind));
    hash = hash_string(hash, fact->kind == FACT_KIND_TOPIC ? fact->topic.code : NULL);
    hash = hash_string(hash, text_words(&document->text, before, arena));
    hash = hash_string(hash, text_words(&document->text, fact->span, arena));
    hash = hash_string(hash, text_words(&document->text, fact->sentence, arena));
    return arena_print(arena, "%s%016" PRIx64, FACT_KEY, hash);
}
