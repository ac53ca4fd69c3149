/* Per stad: the verdict and how it came about, the findings, what each figure rests on, and the
 * texts. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "output/wording.h"
#include "page.h"

enum { WORDS_MOST = 5 }; /* of a finding */

static void put_words(struct page *page, const char *label, const evidence_list *evidence) {
    if (evidence->count == 0) return;
    markup(page->out, " $t: ", label);
    page_words(page, evidence, WORDS_MOST);
    markup(page->out, ".");
}

static void put_finding(struct page *page, const struct finding *finding) {
    markup(page->out, "<span class=\"badge $t\">$t</span> <b>$t</b>: $t",
           page_weight_class(finding->weight), wording_weight(finding->weight), finding->label,
           finding->message);
    markup(page->out, " <span class=\"support\">");
    if (finding->article != NULL && finding->article[0] != '\0')
        markup(page->out, "Grondslag: $t.", finding->article);
    put_words(page, "Gezocht in", &finding->searched);
    put_words(page, finding->searched.count > 0 ? "Wel genoemd" : "Woorden", &finding->evidence);
    markup(page->out, "</span>");
}

void page_findings(struct page *page, const struct finding *findings, size_t count,
                   const char *name) {
    markup(page->out, "<ul class=\"findings\">\n");
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || findings[i].weight != findings[i - 1].weight)
            markup(page->out, "<li id=\"b$t-$n\">", name, (size_t)findings[i].weight);
        else
            markup(page->out, "<li>");
        put_finding(page, &findings[i]);
        markup(page->out, "</li>\n");
    }
    markup(page->out, "</ul>\n");
}

static void put_basis(struct page *page, const char *figure, const char *value,
                      const evidence_list *evidence) {
    markup(page->out, "<tr><th scope=\"row\">$t</th><td>$t</td><td>", figure, value);
    page_words(page, evidence, SIZE_MAX);
    markup(page->out, "</td></tr>\n");
}

/* The topics of a state that no words stand behind, in one row. */
static void put_silent(struct page *page, const struct benchmark_city *city,
                       enum topic_state state) {
    const char *labels = "";
    for (size_t i = 0; i < page->benchmark->topics.count; i++)
        if (city->topics[i].evidence.count == 0 && city->topics[i].state == state)
            labels = arena_print(page->arena, "%s%s%s", labels, labels[0] == '\0' ? "" : ", ",
                                 page->benchmark->topics.at[i].label);
    if (labels[0] != '\0')
        markup(page->out, "<tr><th scope=\"row\">Thema's</th><td>$t</td><td>$t</td></tr>\n",
               wording_topic_state(state), labels);
}

static void put_topics(struct page *page, const struct benchmark_city *city) {
    for (size_t i = 0; i < page->benchmark->topics.count; i++)
        if (city->topics[i].evidence.count > 0)
            put_basis(page,
                      arena_print(page->arena, "Thema: %s", page->benchmark->topics.at[i].label),
                      wording_topic_state(city->topics[i].state), &city->topics[i].evidence);
    for (int state = TOPIC_STATE_BESPROKEN; state <= TOPIC_STATE_GEEN_OPGAVE; state++)
        put_silent(page, city, (enum topic_state)state);
}

static void put_parties(struct page *page, const struct benchmark_city *city) {
    const struct benchmark *benchmark = page->benchmark;
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        put_basis(page,
                  arena_print(page->arena, "Uit te nodigen: %s", benchmark->invitees.at[i].label),
                  wording_mention(city->invitees[i].state), &city->invitees[i].evidence);
    for (size_t i = 0; i < benchmark->types.count; i++)
        if (city->types[i].count > 0)
            put_basis(
                page, arena_print(page->arena, "Deelnemers: %s", benchmark->types.at[i].label),
                arena_print(page->arena, "%zu", city->types[i].count), &city->types[i].evidence);
}

static void put_all_basis(struct page *page, size_t index) {
    const struct benchmark_city *city = &page->benchmark->cities.at[index];
    evidence_list newest = page_newest(page, city);
    markup(page->out, "<details open id=\"c$n\"><summary>Waarop de cijfers rusten</summary>\n",
           index);
    page_open_table(page, "basis", NULL, "Elk cijfer met de woorden die het dragen");
    page_head(page, "Cijfer", NULL);
    page_head(page, "Waarde", NULL);
    page_head(page, "Woorden", NULL);
    page_open_rows(page);
    put_basis(page, "Vergaderingen per jaar", page_times(page, city), &city->meetings.evidence);
    put_topics(page, city);
    put_parties(page, city);
    if (newest.count > 0)
        put_basis(page, "Nieuwste datum", wording_date(city->newest_date, page->arena), &newest);
    page_close_table(page);
    markup(page->out, "</details>\n");
}

static void put_bodies(struct page *page, const struct benchmark_city *city) {
    if (city->bodies.count == 0) return;
    markup(page->out, "<details><summary>Overlegorganen ($n)</summary>\n", city->bodies.count);
    page_open_table(page, "bodies", NULL, "Elk orgaan zoals een tekst het noemt");
    static const char *const titles[] = {"Orgaan",     "Soort",   "Frequentie",
                                         "Deelnemers", "Thema's", "Stuk"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) page_head(page, titles[i], NULL);
    page_open_rows(page);
    for (size_t i = 0; i < city->bodies.count; i++) {
        const struct body_row *body = &city->bodies.at[i];
        markup(page->out, "<tr><th scope=\"row\">");
        page_open_link(page, &body->evidence);
        markup(page->out, "$t", body->name);
        page_close_link(page, &body->evidence);
        markup(page->out, "</th><td>$t</td><td>$t</td><td>$n</td><td>$n</td><td>$t</td></tr>\n",
               body->kind, body->frequency, body->participants, body->topics, body->item_title);
    }
    page_close_table(page);
    markup(page->out, "</details>\n");
}

/* The sentence that tells a level, with a link to the item that it stands in. */
static void put_lens_row(struct page *page, const struct lens_row *row) {
    const struct text *text = &row->document->text;
    evidence_list place = {0};
    *list_add(page->arena, &place) = (struct evidence){row->document, NULL, row->words};
    markup(page->out, "<tr><th scope=\"row\">$t</th><td>$t</td><td>", row->level, row->forum);
    page_open_link(page, &place);
    markup(page->out, "$t", text_words(text, row->words, page->arena));
    page_close_link(page, &place);
    markup(page->out, ": $t</td></tr>\n", text_words(text, row->sentence, page->arena));
}

static void put_lens(struct page *page, const struct benchmark_city *city,
                     const struct lens_column *lens) {
    size_t count = 0;
    for (size_t i = 0; i < city->lenses.count; i++)
        count += strcmp(city->lenses.at[i].lens, lens->id) == 0;
    if (count == 0) return;
    markup(page->out, "<details><summary>$t ($n)</summary>\n", lens->label, count);
    page_open_table(page, "basis", NULL, lens->note);
    page_head(page, "Niveau", NULL);
    page_head(page, "Over", NULL);
    page_head(page, "Woorden en zin", NULL);
    page_open_rows(page);
    for (size_t i = 0; i < city->lenses.count; i++)
        if (strcmp(city->lenses.at[i].lens, lens->id) == 0) put_lens_row(page, &city->lenses.at[i]);
    page_close_table(page);
    markup(page->out, "</details>\n");
}

static void put_verdict(struct page *page, const struct benchmark_city *city) {
    const struct meetings *meetings = &city->meetings;
    bool is_sent = city->submissions.count > 0;
    markup(page->out, "<p class=\"verdict\"><span class=\"badge $t\">$t</span> <b>",
           page_verdict_class(meetings->verdict), wording_verdict(meetings->verdict));
    page_open_link(page, &meetings->evidence);
    markup(page->out, "$t", page_times(page, city));
    page_close_link(page, &meetings->evidence);
    if (!isnan(meetings->min) || !isnan(meetings->max)) markup(page->out, " per jaar");
    markup(page->out, "</b>");
    if (meetings->correction != NULL)
        markup(page->out, "; $t", wording_correction(city, meetings->correction, page->arena));
    else if (is_sent)
        markup(page->out, "; $t", meetings->reason);
    if (!isnan(meetings->norm))
        markup(page->out, "; norm: $t per jaar$t$t",
               arena_print(page->arena, "%.3g", meetings->norm),
               meetings->norm_article == NULL ? "" : ", ", meetings->norm_article);
    markup(page->out, "</p>\n");
}

static void put_city(struct page *page, size_t index) {
    const struct benchmark_city *city = &page->benchmark->cities.at[index];
    const char *id = arena_print(page->arena, "%zu", index);
    markup(page->out,
           "<section class=\"city\" id=\"s$n\" data-city=\"$n\">\n<h3>$t</h3>\n<p class=\"facts\">",
           index, index, city->city);
    if (city->is_centrumstad) markup(page->out, "centrumstad · ");
    if (city->province != NULL) markup(page->out, "$t · ", city->province);
    if (city->nis != NULL) markup(page->out, "NIS $t · ", city->nis);
    markup(page->out,
           "inzendingen: $n, stukken: $n <span class=\"back\">· "
           "<a href=\"#r$n\">↑ vergelijking</a> · <a href=\"#t$n\">↑ thema's</a> · "
           "<a href=\"#p$n\">↑ deelnemers</a></span></p>\n",
           city->submissions.count, city->item_count, index, index, index);
    put_verdict(page, city);
    if (city->findings.count > 0) page_findings(page, city->findings.at, city->findings.count, id);
    if (city->item_count > 0) put_all_basis(page, index);
    put_bodies(page, city);
    for (size_t i = 0; i < page->benchmark->lenses.count; i++)
        put_lens(page, city, &page->benchmark->lenses.at[i]);
    for (size_t i = 0; i < city->item_count; i++)
        page_item(page, city->items, i, arena_print(page->arena, "c%zu", index), city->city);
    markup(page->out, "</section>\n");
}

void page_cities(struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    markup(page->out, "<section id=\"steden\">\n<h2>Per stad</h2>\n"
                      "<nav aria-label=\"Steden\"><ul class=\"index\">\n");
    for (size_t i = 0; i < benchmark->cities.count; i++)
        markup(page->out, "<li data-city=\"$n\"><a href=\"#s$n\">$t</a></li>\n", i, i,
               benchmark->cities.at[i].city);
    markup(page->out, "</ul></nav>\n");
    for (size_t i = 0; i < benchmark->cities.count; i++) put_city(page, i);
    markup(page->out, "</section>\n");
}
