/* Toelichting: the rules in force, the terms, the rules that found the facts, and the origin. */
#include <string.h>

#include "output/summary.h"
#include "output/wording.h"
#include "page.h"

static bool is_in_force(const struct page *page, const struct regulation_row *rule) {
    const char *day = page->benchmark->peildatum;
    if (rule->valid_from != NULL && strcmp(rule->valid_from, day) > 0) return false;
    return rule->valid_to == NULL || rule->valid_to[0] == '\0' || strcmp(rule->valid_to, day) >= 0;
}

static void put_rule(struct page *page, const struct regulation_row *rule) {
    markup(page->out,
           "<tr><th scope=\"row\">$t</th><td>$t</td><td>$t</td><td>$t</td><td>$t</td><td>$t</td>"
           "<td>$t</td><td>$t</td></tr>\n",
           rule->label, wording_spaced(rule->class_label, page->arena),
           wording_applies(rule->applies_to, page->arena), rule->valid_from, rule->valid_to,
           rule->article, rule->certainty, rule->source);
}

static void put_regulation(struct page *page) {
    static const char *const titles[] = {"Regel", "Klasse",  "Geldt voor", "Van",
                                         "Tot",   "Artikel", "Zekerheid",  "Bron"};
    const struct benchmark *benchmark = page->benchmark;
    size_t others = 0;
    page_open_table(page, "sortable rules", "Regels op de peildatum",
                    arena_print(page->arena, "De regels die gelden op %s",
                                wording_day(benchmark->peildatum, page->arena)));
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) page_head(page, titles[i], NULL);
    page_open_rows(page);
    for (size_t i = 0; i < benchmark->regulation.count; i++) {
        if (is_in_force(page, &benchmark->regulation.at[i]))
            put_rule(page, &benchmark->regulation.at[i]);
        else
            others++;
    }
    page_close_table(page);
    markup(page->out,
           "<p>bevestigd: in de bron nagelezen; gereconstrueerd: afgeleid uit andere teksten; "
           "onbekend: de inhoud op die datum is niet teruggevonden. Regels die alleen op andere "
           "dagen gelden: $n; het werkboek somt ze op.</p>\n",
           others);
}

static void put_reading(struct page *page) {
    markup(page->out, "<h3 id=\"lezen\">Hoe te lezen</h3>\n<dl class=\"lines\">\n");
    for (size_t i = 0; i < SUMMARY_READING_COUNT; i++)
        markup(page->out, "<div><dt>$t</dt><dd>$t</dd></div>\n", summary_reading[i].label,
               summary_reading[i].text);
    markup(
        page->out,
        "<div><dt>Gemarkeerde woorden</dt><dd>Elk feit is onderstreept waar het staat: "
        "<span class=\"key q\">frequentie</span>, <span class=\"key p\">deelnemer</span>, "
        "<span class=\"key d\">datum</span>, <span class=\"key t\">thema</span> en andere "
        "<span class=\"key w\">vindplaatsen</span> van bevindingen. Wijs een woord aan, of ga er "
        "met Tab, n (volgende) en p (vorige) naartoe, om te zien wat er gevonden is en door "
        "welke regel; Enter brengt u naar het cijfer dat erop rust.</dd></div>\n</dl>\n");
}

static void put_terms(struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    if (benchmark->definitions.count == 0) return;
    markup(page->out, "<h3>Begrippen</h3>\n<dl class=\"lines\">\n");
    for (size_t i = 0; i < benchmark->definitions.count; i++)
        markup(page->out, "<div><dt>$t</dt><dd>$t</dd></div>\n", benchmark->definitions.at[i].term,
               benchmark->definitions.at[i].meaning);
    markup(page->out, "</dl>\n");
}

/* Marks name their rule by its place in this list. */
static void put_finders(struct page *page) {
    size_t count;
    const char *const *rules = anchors_rules(page->anchors, &count);
    markup(page->out,
           "<details><summary>Regels die feiten vonden ($n)</summary>\n"
           "<ol id=\"finders\" start=\"0\">\n",
           count);
    for (size_t i = 0; i < count; i++) markup(page->out, "<li>$t</li>\n", rules[i]);
    markup(page->out, "</ol></details>\n");
}

void page_notes(struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    markup(page->out, "<section id=\"toelichting\">\n<h2>Toelichting</h2>\n");
    put_reading(page);
    put_regulation(page);
    put_terms(page);
    put_finders(page);
    markup(page->out,
           "<h3>Herkomst</h3>\n<dl class=\"lines\">\n"
           "<div><dt>Overlegmonitor</dt><dd>$t</dd></div>\n"
           "<div><dt>Regels (SHA-256)</dt><dd class=\"code\">$t</dd></div>\n"
           "<div><dt>Herhaalbaar</dt><dd>Dezelfde bestanden, regels en peildatum geven byte voor "
           "byte dezelfde pagina.</dd></div>\n</dl>\n</section>\n",
           benchmark->tool_version, benchmark->rules_fingerprint);
}
