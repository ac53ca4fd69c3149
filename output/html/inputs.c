/* Bronnen: every document that was offered, and the items of which no city is known. */
#include <stdint.h>

#include "output/wording.h"
#include "page.h"

static void put_messages(struct page *page, const struct diag *messages) {
    for (size_t i = 0; i < messages->entries.count; i++) {
        const struct diag_entry *entry = &messages->entries.at[i];
        if (i > 0) markup(page->out, "<br>");
        if (entry->place.line > 0) markup(page->out, "regel $n: ", entry->place.line);
        markup(page->out, "$t", entry->message);
    }
}

static void put_document(struct page *page, const struct document *document) {
    static const char *const classes[] = {"good", "doubt", "bad"};
    markup(page->out,
           "<tr id=\"d$n\"><th scope=\"row\">$t</th><td class=\"$t\">$t</td><td>$t</td><td>$t</td>"
           "<td>$n</td><td>$n</td><td>",
           anchors_document(page->anchors, document).number, document->name,
           classes[document->status], wording_status(document->status), document->format,
           document->encoding, document->size, document->items.count);
    evidence_list facts = {0};
    if (document->facts.count > 0)
        *list_add(page->arena, &facts) = (struct evidence){document, document->facts.at, {0, 0}};
    page_open_link(page, &facts);
    markup(page->out, "$n", document->facts.count);
    page_close_link(page, &facts);
    markup(page->out, "</td><td>");
    put_messages(page, document->messages);
    markup(page->out, "</td><td class=\"code\">$t</td></tr>\n", document->sha256);
}

/* What belongs to no city, told as the part of a city is. */
static void put_unplaced(struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    if (benchmark->findings.count == 0 && benchmark->unplaced_count == 0) return;
    markup(page->out, "<section class=\"city\" id=\"zonder-stad\">\n<h3>Zonder stad</h3>\n");
    page_findings(page, benchmark->findings.at, benchmark->findings.count, "-");
    for (size_t i = 0; i < benchmark->unplaced_count; i++) {
        struct dossier_item item = {.refers_to = SIZE_MAX};
        *list_add(page->arena, &item.sources) = benchmark->unplaced[i];
        page_item(page, &item, 0, "zonder-stad", "zonder stad");
    }
    markup(page->out, "</section>\n");
}

void page_inputs(struct page *page) {
    static const char *const titles[] = {"Document",      "Status",    "Formaat",
                                         "Tekencodering", "Bytes",     "Stukken",
                                         "Feiten",        "Meldingen", "SHA-256"};
    const struct benchmark *benchmark = page->benchmark;
    markup(page->out, "<section id=\"bronnen\">\n<h2>Bronnen</h2>\n");
    page_open_table(page, "sortable inputs", "Bronnen",
                    "Elk bestand dat werd aangeboden, ook wat geweigerd werd");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) page_head(page, titles[i], NULL);
    page_open_rows(page);
    for (size_t i = 0; i < benchmark->documents.count; i++)
        put_document(page, benchmark->documents.at[i]);
    page_close_table(page);
    put_unplaced(page);
    markup(page->out, "</section>\n");
}
