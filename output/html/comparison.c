/* Vergelijking: the centrumsteden in one table, the other bodies in a second. */
#include <math.h>

#include "output/summary.h"
#include "output/wording.h"
#include "page.h"

/* What a column is sorted by where that is not what it shows. */
static void put_times(struct page *page, const struct benchmark_city *city) {
    const struct meetings *meetings = &city->meetings;
    double times = isnan(meetings->min) ? meetings->max : meetings->min;
    markup(page->out, "<td data-v=\"$f\">", isnan(times) ? -1.0 : times);
    page_open_link(page, &meetings->evidence);
    markup(page->out, "$t", page_times(page, city));
    page_close_link(page, &meetings->evidence);
    markup(page->out, "</td><td data-v=\"$n\" class=\"$t\">", (size_t)meetings->verdict,
           page_verdict_class(meetings->verdict));
    markup(page->out, "$t", wording_verdict(meetings->verdict));
    page_correction(page, city, meetings->correction);
    markup(page->out, "</td>");
}

static void put_topics(struct page *page, const struct benchmark_city *city) {
    if (!benchmark_lists_topics(page->benchmark, city)) {
        markup(page->out, "<td data-v=\"-1\">– / $n</td>", city->topics_required);
        return;
    }
    evidence_list met = page_topics_met(page, city);
    markup(page->out, "<td data-v=\"$n\">", city->topics_met);
    page_open_link(page, &met);
    markup(page->out, "$n", city->topics_met);
    page_close_link(page, &met);
    markup(page->out, " / $n</td>", city->topics_required);
}

static void put_types(struct page *page, size_t index) {
    const struct benchmark_city *city = &page->benchmark->cities.at[index];
    size_t count = 0;
    for (size_t i = 0; i < page->benchmark->types.count; i++) count += city->types[i].count > 0;
    if (count == 0)
        markup(page->out, "<td>0</td>");
    else
        markup(page->out, "<td><a href=\"#c$n\">$n</a></td>", index, count);
}

static void put_findings(struct page *page, size_t index) {
    for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
        size_t count = benchmark_count(&page->benchmark->cities.at[index], (enum weight)weight);
        if (count == 0)
            markup(page->out, "<td>0</td>");
        else
            markup(page->out, "<td><a href=\"#b$n-$n\">$n</a></td>", index, (size_t)weight, count);
    }
}

static void put_city(struct page *page, size_t index) {
    const struct benchmark_city *city = &page->benchmark->cities.at[index];
    markup(page->out,
           "<tr id=\"r$n\" data-city=\"$n\"><th scope=\"row\"><a href=\"#s$n\">$t</a></th>", index,
           index, index, city->city);
    put_times(page, city);
    put_topics(page, city);
    put_types(page, index);
    put_findings(page, index);
    evidence_list newest = page_newest(page, city);
    markup(page->out, "<td data-v=\"$t\">", city->newest_date);
    page_open_link(page, &newest);
    markup(page->out, "$t", wording_date(city->newest_date, page->arena));
    page_close_link(page, &newest);
    markup(page->out, "</td><td>$n</td></tr>\n", city->submissions.count);
}

static void put_table(struct page *page, bool centrumsteden, const char *name,
                      const char *caption) {
    static const char *const titles[][2] = {{"Stad", NULL},
                                            {"Vergaderingen", "per jaar"},
                                            {"Oordeel", "over het aantal"},
                                            {"Thema's", "besproken / vereist"},
                                            {"Soorten deelnemers", NULL},
                                            {"✗ Tekort", "bevindingen"},
                                            {"? Niet te bepalen", "bevindingen"},
                                            {"! Kwaliteit", "bevindingen"},
                                            {"Nieuwste datum", "in de teksten"},
                                            {"Inzendingen", NULL}};
    page_open_table(page, "sortable cities", name, caption);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        page_head(page, titles[i][0], titles[i][1]);
    page_open_rows(page);
    for (size_t i = 0; i < page->benchmark->cities.count; i++)
        if (page->benchmark->cities.at[i].is_centrumstad == centrumsteden) put_city(page, i);
    page_close_table(page);
}

void page_comparison(struct page *page) {
    markup(page->out, "<section id=\"vergelijking\">\n<h2>Vergelijking</h2>\n"
                      "<p>Een onderstreept cijfer leidt naar de woorden waarop het rust; wat de "
                      "oordelen betekenen, staat in de <a href=\"#lezen\">toelichting</a>.</p>\n");
    put_table(page, true, "Vergelijking van de centrumsteden", "Centrumsteden: vergelijking");
    if (page_has_others(page))
        put_table(page, false, "Vergelijking van de andere besturen",
                  "Andere gemeenten, projecten en besturen: vergelijking");
    markup(page->out, "</section>\n");
}
