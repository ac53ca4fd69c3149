/* Deelnemers: cities by types of participants, and by the parties that are to be invited. */
#include "output/wording.h"
#include "page.h"

static void put_count(struct page *page, const struct type_cell *cell) {
    markup(page->out, "<td data-v=\"$n\">", cell->count);
    page_open_link(page, &cell->evidence);
    if (cell->count == 0)
        markup(page->out, "–");
    else
        markup(page->out, "$n", cell->count);
    page_close_link(page, &cell->evidence);
    markup(page->out, "</td>");
}

static void put_mention(struct page *page, const struct benchmark_city *city,
                        const struct invitee_cell *cell) {
    markup(page->out, "<td data-v=\"$n\" class=\"$t\">", (size_t)cell->state,
           page_mention_class(cell->state));
    page_open_link(page, &cell->evidence);
    markup(page->out, "$t", wording_mention(cell->state));
    page_close_link(page, &cell->evidence);
    page_correction(page, city, cell->correction);
    markup(page->out, "</td>");
}

static void put_city(struct page *page, size_t index) {
    const struct benchmark *benchmark = page->benchmark;
    const struct benchmark_city *city = &benchmark->cities.at[index];
    markup(page->out,
           "<tr id=\"p$n\" data-city=\"$n\"><th scope=\"row\"><a href=\"#s$n\">$t</a></th>", index,
           index, index, city->city);
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        put_mention(page, city, &city->invitees[i]);
    for (size_t i = 0; i < benchmark->types.count; i++) put_count(page, &city->types[i]);
    markup(page->out, "</tr>\n");
}

static void put_table(struct page *page, bool centrumsteden, const char *name,
                      const char *caption) {
    const struct benchmark *benchmark = page->benchmark;
    page_open_table(page, "sortable matrix", name, caption);
    page_head(page, "Stad", NULL);
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        page_head(page, benchmark->invitees.at[i].label, "uit te nodigen");
    for (size_t i = 0; i < benchmark->types.count; i++)
        page_head(page, benchmark->types.at[i].label, NULL);
    page_open_rows(page);
    for (size_t i = 0; i < benchmark->cities.count; i++)
        if (benchmark->cities.at[i].is_centrumstad == centrumsteden) put_city(page, i);
    page_close_table(page);
}

void page_participants(struct page *page) {
    markup(page->out,
           "<section id=\"deelnemers\">\n<h2>Deelnemers</h2>\n"
           "<p>Of wie uit te nodigen is, voor het lokaal woonoverleg vermeld wordt, en hoeveel "
           "partijen van elke soort de teksten noemen, over alle overlegorganen samen. Dezelfde "
           "partij telt binnen één stuk één keer; een streepje betekent niet genoemd.</p>\n");
    put_table(page, true, "Deelnemers in de centrumsteden", "Centrumsteden: welke deelnemers");
    if (page_has_others(page))
        put_table(page, false, "Deelnemers bij de andere besturen",
                  "Andere gemeenten, projecten en besturen: welke deelnemers");
    markup(page->out, "</section>\n");
}
