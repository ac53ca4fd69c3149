/* What more than one part of the page needs. */
#include "page.h"

#include <string.h>

#include "output/wording.h"

enum { QUOTE_MOST = 60 };

static void open_anchor(struct page *page, struct anchor anchor) {
    markup(page->out, "<a href=\"#$t$n\">", (char[]){anchor.kind, '\0'}, anchor.number);
}

void page_open_link(struct page *page, const evidence_list *evidence) {
    if (evidence->count > 0) open_anchor(page, anchors_evidence(page->anchors, &evidence->at[0]));
}

void page_close_link(struct page *page, const evidence_list *evidence) {
    if (evidence->count > 0) markup(page->out, "</a>");
}

void page_correction(struct page *page, const struct benchmark_city *city,
                     const struct correction_row *row) {
    if (row != NULL)
        markup(page->out, "<small>✎ $t</small>", wording_correction(city, row, page->arena));
}

/* Words on one line, cut where they are long. */
static const char *quote(const struct page *page, const struct evidence *evidence) {
    char *words = text_words(&evidence->document->text, evidence->span, page->arena);
    size_t end = 0;
    for (size_t points = 0; words[end] != '\0' && points < QUOTE_MOST; points++)
        utf8_next(words, &end);
    if (words[end] == '\0') return words;
    return arena_print(page->arena, "%.*s…", (int)end, words);
}

void page_words(struct page *page, const evidence_list *evidence, size_t most) {
    for (size_t i = 0; i < evidence->count && i < most; i++) {
        markup(page->out, i > 0 ? " · " : "");
        open_anchor(page, anchors_evidence(page->anchors, &evidence->at[i]));
        markup(page->out, "$t</a>", quote(page, &evidence->at[i]));
    }
    if (evidence->count > most) markup(page->out, " en nog $n", evidence->count - most);
}

void page_open_table(struct page *page, const char *class, const char *name, const char *caption) {
    markup(page->out, "<div class=\"scroll\"");
    if (name != NULL) markup(page->out, " role=\"region\" tabindex=\"0\" aria-label=\"$t\"", name);
    markup(page->out, ">\n<table class=\"$t\"><caption>$t</caption>\n<thead><tr>\n", class,
           caption);
}

void page_head(struct page *page, const char *title, const char *note) {
    markup(page->out, "<th scope=\"col\">$t", title);
    if (note != NULL && note[0] != '\0') markup(page->out, "<small>$t</small>", note);
    markup(page->out, "</th>\n");
}

void page_open_rows(struct page *page) { markup(page->out, "</tr></thead>\n<tbody>\n"); }

void page_close_table(struct page *page) { markup(page->out, "</tbody></table></div>\n"); }

const char *page_verdict_class(enum verdict verdict) {
    static const char *const classes[] = {"good", "bad", "doubt", "muted"};
    return classes[verdict];
}

const char *page_topic_class(const struct topic_cell *cell) {
    switch (cell->state) {
    case TOPIC_STATE_BESPROKEN: return "good";
    case TOPIC_STATE_VERPLICHTING: return "doubt";
    case TOPIC_STATE_NIET_VERMELD: return cell->required <= REQUIREMENT_PERIODIEK ? "bad" : "muted";
    case TOPIC_STATE_GEEN_OPGAVE: return "muted";
    }
    return "";
}

const char *page_mention_class(enum mention mention) {
    static const char *const classes[] = {"good", "bad", "muted"};
    return classes[mention];
}

const char *page_weight_class(enum weight weight) {
    static const char *const classes[] = {"bad", "doubt", "muted"};
    return classes[weight];
}

const char *page_times(const struct page *page, const struct benchmark_city *city) {
    const struct meetings *meetings = &city->meetings;
    if (city->submissions.count == 0) return "niets ingezonden";
    if (!meetings->has_qualifier) return "geen opgave";
    struct frequency frequency = {
        .min = meetings->min, .max = meetings->max, .qualifier = meetings->qualifier};
    const char *value = frequency_value(&frequency, page->arena);
    const char *unit = strstr(value, " keer per jaar");
    return unit == NULL ? value : arena_copy(page->arena, value, (size_t)(unit - value));
}

bool page_has_others(const struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    return benchmark->cities.count > 0 &&
           !benchmark->cities.at[benchmark->cities.count - 1].is_centrumstad;
}

evidence_list page_topics_met(const struct page *page, const struct benchmark_city *city) {
    evidence_list met = {0};
    for (size_t i = 0; i < page->benchmark->topics.count; i++) {
        const struct topic_cell *cell = &city->topics[i];
        if (cell->state != TOPIC_STATE_BESPROKEN || cell->required > REQUIREMENT_PERIODIEK)
            continue;
        for (size_t k = 0; k < cell->evidence.count; k++)
            *list_add(page->arena, &met) = cell->evidence.at[k];
    }
    return met;
}

evidence_list page_newest(const struct page *page, const struct benchmark_city *city) {
    evidence_list newest = {0};
    for (size_t i = 0; i < city->item_count && city->newest_date != NULL; i++) {
        const struct document *document = dossier_item_document(&city->items[i]);
        struct range facts = document_facts(document, city->items[i].sources.at[0].item);
        for (size_t k = facts.from; k < facts.to; k++) {
            const struct fact *fact = &document->facts.at[k];
            if (fact->kind != FACT_KIND_DATE || strcmp(fact->date.edtf, city->newest_date) != 0)
                continue;
            *list_add(page->arena, &newest) = (struct evidence){document, fact, fact->span};
            return newest;
        }
    }
    return newest;
}

topic_order page_topic_order(const struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    topic_order order = {0};
    for (int required = REQUIREMENT_ALTIJD; required <= REQUIREMENT_NIET; required++)
        for (size_t i = 0; i < benchmark->topics.count; i++)
            if ((int)benchmark->topics.at[i].required == required)
                *list_add(page->arena, &order) = i;
    return order;
}
