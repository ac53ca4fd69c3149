/* input/html: what of a web page is text, and what becomes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "input/html/html.h"
#include "reading.h"

static struct document *page_of(const char *html) {
    return reading_of("pagina.html", html, strlen(html));
}

static void gives(const char *html, const char *text) {
    struct document *document = page_of(html);
    assert_int_equal(document->messages->entries.count, 0);
    assert_string_equal(document->format, "html");
    assert_string_equal(document->text.bytes, text);
    document_end(document);
}

static void body_gives(const char *body, const char *text) {
    char html[4000] = "<!DOCTYPE html><html><body>";
    strcat(html, body);
    gives(html, text);
}

static void is_refused(const char *html, size_t length, const char *message) {
    struct document *document = reading_of("pagina.html", html, length);
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_string_equal(document->messages->entries.at[0].message, message);
    document_end(document);
}

static void blocks_become_pieces(void **state) {
    (void)state;
    struct document *document =
        page_of("<html><title>Wonen</title><body><h2><div>Woon<b>raad</b></div></h2><p>Een&nbsp;zin"
                " &amp; meer.<p>Nog een.<hr>Los.<h3>Dan</h3><blockquote>Zo.</blockquote>");
    assert_string_equal(reading_blocks(document),
                        "h2 Woonraad @ alinea 1\np Een zin & meer. @ alinea 2\n"
                        "p Nog een. @ alinea 3\np Los. @ alinea 4\nh3 Dan @ alinea 5\n"
                        "p Zo. @ alinea 6\n");
    document_end(document);
}

static void the_title_heads_a_page_without_headings(void **state) {
    (void)state;
    gives("<html><head><title>Woonraad</title></head><body><p>Elke lente.</body>",
          "Woonraad\n\nElke lente.\n");
    gives("<html><head><title>Niet</title></head><body><nav><h1>weg</h1></nav><h2>Raad</h2>x",
          "Raad\n\nx\n");
}

static void lists_are_entries(void **state) {
    (void)state;
    body_gives("<ul><li>SVK<ul><li><p>Geel</p></li></ul></li><li>OCMW<br>dienst</li></ul>"
               "<ol start=3><li>drie<li value=7>zeven<li>acht</ol>"
               "<ol type=a><li>x</ol><ol type=i><li>y</ol>",
               "• SVK\n  • Geel\n• OCMW\n  dienst\n3. drie\n7. zeven\n8. acht\na. x\n• y\n");
    body_gives("<li>los</li></ul></ol><dl><dt>Wie<dd>SVK<dt>Wanneer:<dd><p>Elke lente</dl>",
               "• los\n\nWie: SVK\n\nWanneer: Elke lente\n");
}

static void details_of_a_term_are_a_list(void **state) {
    (void)state;
    body_gives("<dl><dt>Leden</dt><dd>SVK</dd> <dd><p>OCMW</p><p>dienst wonen</p></dd>"
               "<dt>Thema's</dt><dd>Leegstand</dd></dl><p>Slot.</p>",
               "Leden:\n\n• SVK\n• OCMW\n  dienst wonen\n\nThema's: Leegstand\n\nSlot.\n");
    body_gives("<ul><li>SVK<dl><dd>x<dd>y</dl></ul>", "• SVK\n  • x\n  • y\n");
}

static void editors_lines_stand_below_each_other(void **state) {
    (void)state;
    body_gives("<div>Een</div><div>Twee</div><div>\u200b&nbsp;</div><div>Drie<br><br>Vier</div>"
               "<p>Vijf</p><pre>a\n b</pre>",
               "Een\nTwee\n\nDrie\n\nVier\n\nVijf\n\na\nb\n");
}

static void furniture_is_left_out(void **state) {
    (void)state;
    body_gives("<header>weg</header><nav>weg</nav><div role=navigation>weg</div>"
               "<ul role='menu x'><li>weg</ul><div class='a breadcrumb'>weg</div>"
               "<div class=ms-core-menu>weg</div>"
               "<article><header>Blijft</header></article><aside>weg</aside>"
               "<script>weg()</script><style>weg</style><noscript>weg</noscript>"
               "<template>weg</template><del>weg</del><a "
               "class=sdfootnoteanc><sup>1</sup></a><button>weg</button><svg><text>weg</text></svg>"
               "<p hidden>weg<p aria-hidden=true>weg<p style='color:red; DISPLAY : none'>weg"
               "<p style='visibility:hidden'>weg<p>Slot<footer>weg</footer>",
               "Blijft\n\nSlot\n");
}

static void the_main_part_is_the_page(void **state) {
    (void)state;
    char html[1000] = "<body><div>Menu van vroeger</div><main>";
    for (int i = 0; i < 40; i++) strcat(html, "Elke lente. ");
    strcat(html, "</main><div>Onderaan</div>");
    struct document *document = page_of(html);
    assert_null(strstr(document->text.bytes, "vroeger"));
    assert_null(strstr(document->text.bytes, "Onderaan"));
    document_end(document);
    body_gives("<div>Een</div><main>Te kort.</main>", "Een\n\nTe kort.\n");
}

/* A page of divisions with text enough in its content. */
static struct document *divided(const char *before, const char *inside, const char *behind) {
    char html[4000] = "<html><head><title>Wonen</title></head><body>";
    strcat(html, before);
    strcat(html, "<div id='Content'>");
    for (int i = 0; i < 40; i++) strcat(html, "Elke lente. ");
    strcat(html, inside);
    strcat(html, "</div>");
    strcat(html, behind);
    return page_of(html);
}

static void margins_beside_the_content_are_left_out(void **state) {
    (void)state;
    struct document *document = divided(
        "<div id=header>Stad Aarle<ul><li>weg</ul></div><table><tr><td id=left>weg<td>in<td>uit"
        "</table><div class='x sidemenu'>weg</div><p>Blijft</p>",
        "<div class=header>Kop</div>", "<div id=right>weg</div><p class=rightmost>Ook</p>");
    const char *text = document->text.bytes;
    assert_null(strstr(text, "weg"));
    assert_non_null(strstr(text, "Wonen\n\n| in | uit\n\nBlijft\n\nElke lente."));
    assert_non_null(strstr(text, "Kop"));
    assert_non_null(strstr(text, "Ook"));
    assert_string_equal(document->hint, "Wonen Stad Aarle weg weg weg weg  ");
    assert_int_equal(document->messages->entries.count, 0);
    document_end(document);
}

static void margins_with_much_text_are_told(void **state) {
    (void)state;
    char footer[1000] = "<div id=footer>";
    for (int i = 0; i < 30; i++) strcat(footer, "Elke herfst. ");
    struct document *document = divided("", "", footer);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_string_equal(document->messages->entries.at[0].message,
                        "tekst naast de inhoud van de webpagina is niet gelezen (330 tekens)");
    assert_null(strstr(document->text.bytes, "herfst"));
    document_end(document);
}

/* A page that is built in another way loses nothing: no content, or hardly any, a margin that says
 * more than it, one that holds it or the title. */
static void what_is_only_called_a_margin_is_read(void **state) {
    (void)state;
    body_gives("<div id=left>Elke lente.</div><div class=footer>Ook in de herfst.</div>",
               "Elke lente.\nOok in de herfst.\n");
    body_gives("<div id=header>Een</div><div id=content>Twee</div>", "Een\nTwee\n");
    char right[2000] = "<div id=right>";
    for (int i = 0; i < 90; i++) strcat(right, "Elke herfst. ");
    struct document *document = divided("<div id=left>links</div>", "", right);
    assert_non_null(strstr(document->text.bytes, "links"));
    assert_non_null(strstr(document->text.bytes, "herfst"));
    document_end(document);
    document = divided("<div id=left><div class=header><h1>Woonraad</h1></div>", "<h2>Lente</h2>",
                       "</div>");
    assert_non_null(strstr(document->text.bytes, "Woonraad\n\nElke lente."));
    document_end(document);
}

static void hidden_text_that_matters_is_told(void **state) {
    (void)state;
    char html[1000] = "<body><p>Gezien.<div style=display:none>";
    for (int i = 0; i < 40; i++) strcat(html, "Elke lente. ");
    struct document *document = page_of(html);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_string_equal(document->messages->entries.at[0].message,
                        "verborgen tekst van de webpagina is niet gelezen (400 tekens)");
    document_end(document);
}

static void tables_are_rows(void **state) {
    (void)state;
    body_gives("<table><caption>Leden</caption><tr><th>Wie<th>Wat<tr><td><p>SVK</p><td>ja"
               "<tr><td hidden>x<td>nee<tr><td>Agenda<td><ul><li>a<li>b</ul></table>",
               "Leden\n\nWie | Wat\nSVK | ja\n| nee\n\nAgenda:\n\n• a\n• b\n");
    body_gives("<table><tr><td><table><tr><td>Links<td>Rechts</table>"
               "<tr><td>Enkel een kader.</table>",
               "Links | Rechts\n\nEnkel een kader.\n");
}

static void cells_over_rows_keep_the_columns_in_place(void **state) {
    (void)state;
    body_gives("<table><tr><th>Stad<th>Titel<th>Frequentie<tr><td rowspan=2>Aarle<td>Woonraad"
               "<td>2x<tr><td>Kerngroep<td rowspan=9>4x<tr><td>Geel<td>Woonraad</table>",
               "Aarle\n\nWoonraad\n\nFrequentie: 2x\n\nKerngroep\n\nFrequentie: 4x\n\n"
               "Geel\n\nWoonraad\n\nFrequentie: 4x\n");
    body_gives("<table><tr><td rowspan=0>a<td>b<tr><td>c<td rowspan=-1>d</table>",
               "a | b\nc | d\n");
}

static void forms_give_what_is_filled_in(void **state) {
    (void)state;
    body_gives("<form><p>Wie?<label><input type=checkbox checked>SVK</label>"
               "<input type=radio> CAW<p>Naam <input value='An Claes'><input type=hidden value=x>"
               "<input type=submit value=Verzend><select><option>a<option selected>b</select>"
               "<textarea>een\ntwee</textarea></form>",
               "Wie?\n[x] SVK\n[ ] CAW\n\nNaam An Claes b\n\neen\ntwee\n");
}

static void lists_of_word_are_lists(void **state) {
    (void)state;
    body_gives(
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
        "style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>SVK</p>"
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o&nbsp;</span>x</p>"
        "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>y"
        "</p><p style='mso-hide:all'>weg</p>",
        "• SVK\n  • x\n1. y\n");
}

/* As mail programs pass them on. */
static void marks_of_word_are_no_text(void **state) {
    (void)state;
    body_gives(
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
        "style='font-family:Symbol'>·<span>&nbsp; </span></span><![endif]>SVK</p>"
        "<p style='mso-list:l0 level2 lfo1'><span style='font-family:Wingdings'>§&nbsp;</span>"
        "OCMW</p><p class=MsoListParagraph><!--[if !supportLists]--><span "
        "style='font-family:\"Courier New\"'>o<span>&nbsp;</span></span><!--[endif]-->CAW</p>"
        "<p class=MsoListParagraph><!--[if !supportLists]--><span>2.<span>&nbsp;</span></span>"
        "<!--[endif]-->SHM</p>",
        "• SVK\n  • OCMW\n• CAW\n2. SHM\n");
    body_gives(
        "<p><span style='font-family:Wingdings'>x</span> ja</p>"
        "<p style='mso-list:l0 level1 lfo1'>een <span style='font-family:Symbol'>b</span></p>",
        "x ja\n\n• een b\n");
}

static void a_list_of_sharepoint_is_read_as_its_text(void **state) {
    (void)state;
    static const char html[] =
        "<!-- saved from url=(0030)https://wonen.voorbeeld.be/x --><html><head><title>Lijst"
        "</title></head><body><table><tr><td><table class=ms-listviewtable><tr><th>Titel"
        "<th>Beschrijving<th>Bijlagen</tr><tbody><tr><td colspan=100><a><img src=p.gif "
        "alt='Uitvouwen/samenvouwen'>&nbsp;Stad</a> : Aarle <span>&#8206;(2)</span></tbody>"
        "<tbody style='display:none'><tr><td>Lokaal woonoverleg<td><div>Elke lente.</div>"
        "<div>&#160;</div><div>Of vaker.</div><td><img alt=Bijlage><td>Aarle"
        "<tr><td>Lokale woonraad<td><td><td>Aarle</tbody></table></table>";
    struct document *document = page_of(html);
    assert_string_equal(reading_items(document), "Aarle | - | Lokaal woonoverleg +\n"
                                                 "Aarle | - | Lokale woonraad\n");
    assert_int_equal(document->declared.at[0].rows, 2);
    assert_int_equal(document->declared.at[0].seen, 2);
    assert_string_equal(document->hint, "Lijst wonen.voorbeeld.be");
    document_end(document);
}

static void letters_are_those_of_the_page(void **state) {
    (void)state;
    gives("<html><meta charset=macintosh><body>co\x9Ardinatie", "coördinatie\n");
    gives("<html><meta charset='iso-8859-1'><body>co\xF6rdinatie \x80", "coördinatie €\n");
    gives("<html><meta charset='macintosh'><body>coördinatie", "coördinatie\n");
    gives("\xEF\xBB\xBF<html><meta charset='x-onzin'><body>coördinatie", "coördinatie\n");
    static const char wide[] = "\xFF\xFE<\0h\0t\0m\0l\0>\0\xEB\0";
    struct document *document = reading_of("x", wide, sizeof wide - 1);
    assert_string_equal(document->text.bytes, "ë\n");
    document_end(document);
}

static void a_page_is_known_by_its_bytes(void **state) {
    (void)state;
    gives("\n<?xml version='1.0'?>\n<!-- x -->\n<html><body>x", "x\n");
    gives("<p>los stuk</p>", "los stuk\n");
    struct document *document = reading_of("a.txt", "Zie <b>hier</b>.", 16);
    assert_string_equal(document->format, "text");
    document_end(document);
}

static void faulty_pages_are_refused(void **state) {
    (void)state;
    static const char empty[] = "<html><body><script>x</script>", nul[] = "<html>a\0b";
    is_refused(empty, sizeof empty - 1, "webpagina bevat geen tekst");
    is_refused(nul, sizeof nul - 1, "bevat NUL-tekens en is geen tekst; lever tekst of CSV aan");
    char full[2000] = "<html><body a='b c'><p";
    for (int i = 0; i < 400; i++) strcat(full, " a=1");
    is_refused(full, strlen(full), "webpagina heeft een element met te veel kenmerken");
}

static void nothing_is_fetched(void **state) {
    (void)state;
    gives("<!DOCTYPE html SYSTEM 'file:///etc/hostname'><html><body>x&onzin;"
          "<iframe src='file:///etc/hostname'></iframe><img src=x alt=logo>&#0;&#xD800;",
          "x&onzin;\n");
}

/* Cut where it nests too deep, and told so. */
static void endless_nesting_is_survived(void **state) {
    (void)state;
    static const char *const tags[] = {"<div>", "<table><tr><td>", "<ul><li>", "<b>", "<dl><dt>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t size = strlen(tags[i]), length = 0;
        char *html = malloc(20000 * (size + 1) + 20);
        length += (size_t)sprintf(html, "<html><body>");
        for (int k = 0; k < 20000; k++) length += (size_t)sprintf(html + length, "%sx", tags[i]);
        struct document *document = reading_of("diep.html", html, length);
        assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
        assert_string_equal(document->messages->entries.at[0].message,
                            "webpagina zit te diep in elkaar; wat dieper staat, is niet gelezen");
        document_end(document);
        free(html);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_become_pieces),
        cmocka_unit_test(the_title_heads_a_page_without_headings),
        cmocka_unit_test(lists_are_entries),
        cmocka_unit_test(details_of_a_term_are_a_list),
        cmocka_unit_test(editors_lines_stand_below_each_other),
        cmocka_unit_test(furniture_is_left_out),
        cmocka_unit_test(the_main_part_is_the_page),
        cmocka_unit_test(margins_beside_the_content_are_left_out),
        cmocka_unit_test(margins_with_much_text_are_told),
        cmocka_unit_test(what_is_only_called_a_margin_is_read),
        cmocka_unit_test(hidden_text_that_matters_is_told),
        cmocka_unit_test(tables_are_rows),
        cmocka_unit_test(cells_over_rows_keep_the_columns_in_place),
        cmocka_unit_test(forms_give_what_is_filled_in),
        cmocka_unit_test(lists_of_word_are_lists),
        cmocka_unit_test(marks_of_word_are_no_text),
        cmocka_unit_test(a_list_of_sharepoint_is_read_as_its_text),
        cmocka_unit_test(letters_are_those_of_the_page),
        cmocka_unit_test(a_page_is_known_by_its_bytes),
        cmocka_unit_test(faulty_pages_are_refused),
        cmocka_unit_test(nothing_is_fetched),
        cmocka_unit_test(endless_nesting_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
