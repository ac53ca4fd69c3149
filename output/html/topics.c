/* Thema's: cities by topics, what is due most strictly first. */
#include "output/wording.h"
#include "page.h"

/* The state on the words that say it. A duty that differs from the column's is told. */
static void put_state(struct page *page, const struct benchmark_city *city, size_t topic) {
    const struct topic_cell *cell = &city->topics[topic];
    const struct topic_column *column = &page->benchmark->topics.at[topic];
    markup(page->out, "<td data-v=\"$n\" class=\"$t\">", (size_t)cell->state,
           page_topic_class(cell));
    page_open_link(page, &cell->evidence);
    markup(page->out, "$t", wording_topic_state(cell->state));
    page_close_link(page, &cell->evidence);
    page_correction(page, city, cell->correction);
    if (cell->required != column->required)
        markup(page->out, "<small>hier: $t</small>", requirement_label(cell->required));
    markup(page->out, "</td>");
}

static void put_table(struct page *page, const topic_order *order, bool centrumsteden,
                      const char *name, const char *caption) {
    const struct benchmark *benchmark = page->benchmark;
    page_open_table(page, "sortable matrix", name, caption);
    page_head(page, "Stad", NULL);
    for (size_t i = 0; i < order->count; i++)
        page_head(page, benchmark->topics.at[order->at[i]].label,
                  requirement_label(benchmark->topics.at[order->at[i]].required));
    page_open_rows(page);
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (city->is_centrumstad != centrumsteden) continue;
        markup(page->out,
               "<tr id=\"t$n\" data-city=\"$n\"><th scope=\"row\"><a href=\"#s$n\">$t</a></th>", i,
               i, i, city->city);
        for (size_t k = 0; k < order->count; k++) put_state(page, city, order->at[k]);
        markup(page->out, "</tr>\n");
    }
    page_close_table(page);
}

void page_topics(struct page *page) {
    topic_order order = page_topic_order(page);
    markup(page->out,
           "<section id=\"themas\">\n<h2>Thema's</h2>\n"
           "<p>✓ besproken; § enkel als verplichting genoemd; – niet vermeld, terwijl andere "
           "thema's genoemd zijn; ? geen enkel thema genoemd. Onder elk thema staat hoe vaak het "
           "te bespreken is; geldt voor een stad iets anders, dan staat dat in haar cel.</p>\n");
    put_table(page, &order, true, "Thema's van de centrumsteden", "Centrumsteden: welke thema's");
    if (page_has_others(page))
        put_table(page, &order, false, "Thema's van de andere besturen",
                  "Andere gemeenten, projecten en besturen: welke thema's");
    markup(page->out, "</section>\n");
}
