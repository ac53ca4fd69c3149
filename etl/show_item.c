#include "show_item.h"

#include <string.h>

static void show_lines(const char *bytes, struct span span, FILE *out) {
    for (size_t i = span.start; i < span.end; i++) {
        if (bytes[i] == '\r') continue;
        fputc(bytes[i], out);
        if (bytes[i] == '\n') fputs("    ", out);
    }
}

static void show_text(const struct document *document, struct span span, size_t item, FILE *out) {
    size_t number = 0, at = span.start;
    fputs("    ", out);
    struct range facts = document_facts(document, item);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        number++;
        if (fact->span.start < at) {
            fprintf(out, "⟦%zu⟧", number);
            continue;
        }
        show_lines(document->text.bytes, (struct span){at, fact->span.start}, out);
        fprintf(out, "⟦%zu ", number);
        show_lines(document->text.bytes, fact->span, out);
        fputs("⟧", out);
        at = fact->span.end;
    }
    if (at < span.end) show_lines(document->text.bytes, (struct span){at, span.end}, out);
    fputc('\n', out);
}

static const char *detail_of(const struct fact *fact) {
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY: return frequency_role_word(fact->frequency.role);
    case FACT_KIND_TOPIC: return topic_status_word(fact->topic.status);
    case FACT_KIND_PARTICIPANT: return attendance_word(fact->participant.state);
    default: return NULL;
    }
}

static void show_facts(const struct document *document, size_t item, FILE *out) {
    struct arena *arena = arena_new();
    size_t number = 0;
    struct range facts = document_facts(document, item);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        const char *detail = detail_of(fact);
        fprintf(out, "    %zu. %s%s%s%s%s (%s)\n", ++number, fact_value(fact, arena),
                detail == NULL ? "" : ", ", detail == NULL ? "" : detail,
                fact->forum == NULL ? "" : "; over ", fact->forum == NULL ? "" : fact->forum,
                fact->rule);
    }
    arena_end(arena);
}

static void show_tags(const struct document *document, size_t item, FILE *out) {
    struct arena *arena = arena_new();
    struct range tags = document_tags(document, item);
    for (size_t i = tags.from; i < tags.to; i++) {
        const struct tag *tag = &document->tags.at[i];
        fprintf(out, "    lens %s: %s, \"%s\" (regel %zu)\n", tag->lens, tag->level,
                text_words(&document->text, tag->span, arena),
                text_line(&document->text, tag->span.start));
    }
    arena_end(arena);
}

void show_item(const struct document *document, size_t item, FILE *out) {
    const struct item *shown = &document->items.at[item];
    fprintf(out, "  stuk %s, %s, regel %zu\n",
            shown->title_text == NULL ? "zonder titel" : shown->title_text, document->name,
            text_line(&document->text, shown->span.start));
    struct span body = text_trim(&document->text, shown->body);
    if (span_length(body) == 0) return;
    show_text(document, body, item, out);
    show_facts(document, item, out);
    show_tags(document, item, out);
}
