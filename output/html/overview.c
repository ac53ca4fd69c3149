/* Overzicht: the figures of all the centrumsteden, in words and in two charts. */
#include "output/summary.h"
#include "page.h"

void page_summary(struct page *page) {
    struct summary_line lines[SUMMARY_COUNT];
    summary_fill(page->benchmark, lines, page->arena);
    markup(page->out, "<section id=\"overzicht\">\n<h2>Overzicht</h2>\n<dl class=\"lines\">\n");
    for (size_t i = 0; i < SUMMARY_COUNT; i++)
        markup(page->out, "<div><dt>$t</dt><dd>$t</dd></div>\n", lines[i].label, lines[i].text);
    markup(page->out, "</dl>\n<div class=\"charts\">\n");
    page_meetings(page);
    page_coverage(page);
    markup(page->out, "</div>\n</section>\n");
}
