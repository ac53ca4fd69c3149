/* input/lines: which blocks plain text falls into. A block is shown as its kind (H, P, B), its
 * level and its words, those of a broken line joined by a space. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/text/line.h"
#include "input/text/lines.h"

static const char *navigation[] = {"Naar het menu", "Afdrukken", "Sluit"};

static const char *stamps[] = {"Gepubliceerd"}, *decision_parts[] = {"Besluit"};

static const struct source_words source_words = {.navigation = {navigation, 3, 0},
                                                 .stamps = {stamps, 1, 0},
                                                 .decision_parts = {decision_parts, 1, 0}};

static char *blocks_shown(struct document *document) {
    char *shown = arena_copy(document->arena, "", 0);
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.at[i];
        shown =
            arena_print(document->arena, "%s%c%d %s\n", shown, "HPB"[block->kind], block -> level,
                        text_words(&document->text, block->span, document->arena));
    }
    return shown;
}

static void gives(const char *text, const char *blocks) {
    struct document *document = document_new("tekst.txt", NULL);
    document->text = text_freeze(text, strlen(text), document->arena);
    struct lines *lines = lines_new(document, &source_words);
    lines_blocks(lines, (struct span){0, document->text.length}, 1, "");
    lines_end(lines);
    assert_string_equal(blocks_shown(document), blocks);
    document_end(document);
}

static void every_mark_makes_a_bullet(void **state) {
    (void)state;
    gives("• een\n· twee\n- drie\n– vier\n* vijf\no zes\n► zeven\n▪ acht\n",
          "B1 een\nB2 twee\nB3 drie\nB4 vier\nB5 vijf\nB6 zes\nB7 zeven\nB8 acht\n");
    gives("•een\n•\u00a0twee\n", "B1 een\nB1 twee\n");
    gives("-een\n-twee\n", "B1 een\nB1 twee\n");
}

static void what_only_looks_like_a_mark_does_not(void **state) {
    (void)state;
    gives("-5 graden\n", "P0 -5 graden\n");
    gives("*voetnoot\n", "P0 *voetnoot\n");
    gives("omdat\n", "P0 omdat\n");
    gives("-\n*\n•\n", "");
}

static void an_article_is_no_entry_of_the_list_before_it(void **state) {
    (void)state;
    gives(
        "Reglement\n\nArtikel 1. De raad telt deze leden:\n1° een schepen;\n2° een huurder.\n\n"
        "Artikel 2. De leden krijgen geen vergoeding.\n\nArtikel 3. De raad brengt verslag uit.\n",
        "H3 Reglement\nP0 Artikel 1. De raad telt deze leden:\nB1 een schepen;\nB1 een huurder.\n"
        "P0 De leden krijgen geen vergoeding.\nP0 De raad brengt verslag uit.\n");
}

static void when_a_page_appeared_heads_nothing(void **state) {
    (void)state;
    gives("Samen praten over wonen\n\nGepubliceerd op 6 februari\n\nDe gemeente zat vorige week "
          "samen met de organisaties die er met wonen bezig zijn.\n",
          "H3 Samen praten over wonen\nP0 Gepubliceerd op 6 februari\nP0 De gemeente zat vorige "
          "week samen met de organisaties die er met wonen bezig zijn.\n");
}

static void a_part_of_a_decision_heads_what_follows(void **state) {
    (void)state;
    gives("De raad heeft dit besproken.\n\nBesluit: met eenparigheid van stemmen\n\nDe raad keurt "
          "het "
          "reglement goed.\n",
          "P0 De raad heeft dit besproken.\nH3 Besluit: met eenparigheid van stemmen\nP0 De raad "
          "keurt het reglement goed.\n");
}

static void indent_and_mark_give_the_level(void **state) {
    (void)state;
    gives("- a\n  - b\n    - c\n  - d\n- e\n", "B1 a\nB2 b\nB3 c\nB2 d\nB1 e\n");
    gives("• a\n\to b\n• c\n", "B1 a\nB2 b\nB1 c\n");
    gives("- a\n• b\n• c\n- d\n", "B1 a\nB2 b\nB2 c\nB1 d\n");
    gives(" - a\nTussenin.\n   - b\n", "B1 a\nP0 Tussenin.\nB1 b\n");
}

static void a_bullet_takes_its_broken_lines(void **state) {
    (void)state;
    gives("- een partij met een naam\n  die doorloopt\n- twee\n",
          "B1 een partij met een naam die doorloopt\nB1 twee\n");
    gives("- een entry die zonder inspringen wordt afgebroken en\ndan verder gaat\n",
          "B1 een entry die zonder inspringen wordt afgebroken en dan verder gaat\n");
    gives("- kort\ngewoon\n", "B1 kort\nP0 gewoon\n");
    gives("- Wie:\n  SVK\n  CAW\n", "B1 Wie:\nP0 SVK\nP0 CAW\n");
    gives("•\nlos onder zijn teken\n", "B1 los onder zijn teken\n");
}

static void numbers_in_a_row_are_a_list(void **state) {
    (void)state;
    gives("1. peren\n2. appels\n3. noten\n", "B1 peren\nB1 appels\nB1 noten\n");
    gives("1) peren\n2) appels\n", "B1 peren\nB1 appels\n");
    gives("a) peren\nb) appels\n", "B1 peren\nB1 appels\n");
    gives("1. peren\n\n2. appels\n", "B1 peren\nB1 appels\n");
    gives("1. peren\n   - geel\n2. appels\n", "B1 peren\nB2 geel\nB1 appels\n");
    gives("9. peren\n10. appels\n", "B1 peren\nB1 appels\n");
    gives("1° peren\n2° appels\n", "B1 peren\nB1 appels\n");
    gives("1. peren\n5. appels\n", "P0 1. peren\nP0 5. appels\n");
}

static void a_word_may_stand_before_the_number_of_a_question(void **state) {
    (void)state;
    gives("Vraag 1. Wie zit voor?\nDe schepen.\n\nVraag 2. Wie schrijft?\nEen ambtenaar.\n",
          "H2 Vraag 1. Wie zit voor?\nP0 De schepen.\nH2 Vraag 2. Wie schrijft?\n"
          "P0 Een ambtenaar.\n");
    gives("Markt 1 in Aalst.\n", "P0 Markt 1 in Aalst.\n");
}

static void a_day_may_stand_in_the_heading_of_prose(void **state) {
    (void)state;
    gives("Er is nieuws.\n\nTerug naar het overleg van 3 mei\n\nWe waren met velen, meer dan ooit, "
          "en we spraken over alles wat ter tafel kwam, tot laat.\n",
          "P0 Er is nieuws.\nH3 Terug naar het overleg van 3 mei\nP0 We waren met velen, meer dan "
          "ooit, en we spraken over alles wat ter tafel kwam, tot laat.\n");
    gives("Er is nieuws.\n\nWe komen 3 keer samen\n\nDat is veel.\n",
          "P0 Er is nieuws.\nP0 We komen 3 keer samen\nP0 Dat is veel.\n");
}

static void the_first_row_of_a_table_heads_no_item(void **state) {
    (void)state;
    gives("Overleg in de stad\n\nNaam\tWie er zit\nWoonraad\tde leden van de raad, de schepen en "
          "wie er nog genodigd wordt door de voorzitter\n",
          "H3 Overleg in de stad\nP0 Naam Wie er zit\nP0 Woonraad de leden van de raad, de schepen "
          "en wie er nog genodigd wordt door de voorzitter\n");
}

static void numbers_with_text_below_are_headings(void **state) {
    (void)state;
    gives("1. Opening\nDe voorzitter opent.\n2. Projecten\nEr zijn er drie.\n3. Varia\n",
          "H2 1. Opening\nP0 De voorzitter opent.\nH2 2. Projecten\nP0 Er zijn er drie.\n"
          "H2 3. Varia\n");
    gives("1. Naam\nWoonoverleg\n2. Voorzitter\nde schepen\n3. Wie neemt deel?\nhet OCMW\n",
          "H2 1. Naam\nP0 Woonoverleg\nH2 2. Voorzitter\nP0 de schepen\n"
          "H2 3. Wie neemt deel?\nP0 het OCMW\n");
    gives("2.1 Deelproject\n\nTekst.\n", "H3 2.1 Deelproject\nP0 Tekst.\n");
    gives("A. INTERN\n\nTekst.\n", "H1 A. INTERN\nP0 Tekst.\n");
    gives("14.30 uur begint het.\nDaarna niets.\n", "P0 14.30 uur begint het.\nP0 Daarna niets.\n");
}

static void marked_lines_are_headings(void **state) {
    (void)state;
    gives("# Een\nx\n### Drie ###\ny\n", "H1 Een\nP0 x\nH3 Drie\nP0 y\n");
    gives("Titel van dit stuk\n===\nx\n\nDeel\n---\ny\n",
          "H1 Titel van dit stuk\nP0 x\nH2 Deel\nP0 y\n");
    gives("#geen\n", "P0 #geen\n");
    gives("een\ntwee\n---\ndrie\n", "P0 een\nP0 twee\nP0 drie\n");
    gives("VERSLAG WOONTAFEL\nDe leden zijn er.\n", "H1 VERSLAG WOONTAFEL\nP0 De leden zijn er.\n");
}

static void a_short_line_apart_heads_what_follows(void **state) {
    (void)state;
    gives("Tafel van de buurt\n\nDe buren komen geregeld bijeen om af te spreken.\n",
          "H3 Tafel van de buurt\nP0 De buren komen geregeld bijeen om af te spreken.\n");
    gives("Tafel van de buurt\nDe buren komen geregeld bijeen om af te spreken wie de straat "
          "veegt.\n",
          "H3 Tafel van de buurt\n"
          "P0 De buren komen geregeld bijeen om af te spreken wie de straat veegt.\n");
    gives("Leden\n\nSVK\nCAW\n", "H3 Leden\nP0 SVK\nP0 CAW\n");
    gives("Ritme\n\n4 keer per jaar\n", "H3 Ritme\nP0 4 keer per jaar\n");
    gives("Leden\n- SVK\n- CAW\n", "H3 Leden\nB1 SVK\nB1 CAW\n");
}

static void other_short_lines_are_paragraphs(void **state) {
    (void)state;
    gives("Zie hoger\n", "P0 Zie hoger\n");
    gives("Wie:\n\nSVK\n\nDe volgende regel is lang genoeg om op tekst te lijken.\n",
          "P0 Wie:\nP0 SVK\nP0 De volgende regel is lang genoeg om op tekst te lijken.\n");
    gives("Komt 4 keer bijeen\n\nDe volgende regel is lang genoeg om op tekst te lijken.\n",
          "P0 Komt 4 keer bijeen\nP0 De volgende regel is lang genoeg om op tekst te lijken.\n");
    gives(
        "Mail: wij@stad.example\n\nDe volgende regel is lang genoeg om op tekst te lijken.\n",
        "P0 Mail: wij@stad.example\nP0 De volgende regel is lang genoeg om op tekst te lijken.\n");
    gives("Kerkstraat 1\n\n9999 Dorp\n\nTel. 1\n", "P0 Kerkstraat 1\nP0 9999 Dorp\nP0 Tel. 1\n");
}

static void a_label_is_a_paragraph(void **state) {
    (void)state;
    gives("Wie komt:\nSVK\nCAW\n", "P0 Wie komt:\nP0 SVK\nP0 CAW\n");
    gives("Wie komt:\n- SVK\n", "P0 Wie komt:\nB1 SVK\n");
    gives("Doel: afspraken maken\n\nDe volgende regel is lang genoeg om op tekst te lijken.\n",
          "P0 Doel: afspraken maken\n"
          "P0 De volgende regel is lang genoeg om op tekst te lijken.\n");
}

static void broken_prose_is_one_paragraph(void **state) {
    (void)state;
    gives("De gemeente nodigt elk jaar de partners uit om samen de\nplannen te overlopen.\n",
          "P0 De gemeente nodigt elk jaar de partners uit om samen de plannen te overlopen.\n");
    gives("De stad wil dat alle partners die rond wonen werken elkaar goed kennen.\n"
          "Zij vraagt daarom aan elke partner om te zeggen wat hij het komende jaar\n"
          "wil doen en met wie. Wie daarbij hulp zoekt van het bureau van meester\n"
          "Janssens, meldt dat vooraf.\n",
          "P0 De stad wil dat alle partners die rond wonen werken elkaar goed kennen. Zij vraagt "
          "daarom aan elke partner om te zeggen wat hij het komende jaar wil doen en met wie. Wie "
          "daarbij hulp zoekt van het bureau van meester Janssens, meldt dat vooraf.\n");
    gives("Er waren: An Claes (OCMW),\n          Tom Smets (SVK)\n",
          "P0 Er waren: An Claes (OCMW), Tom Smets (SVK)\n");
}

static void bare_lists_stay_apart(void **state) {
    (void)state;
    gives("Wie:\nSVK Kust\nDe Woonwinkel\nde stad\nOCMW\n",
          "P0 Wie:\nP0 SVK Kust\nP0 De Woonwinkel\nP0 de stad\nP0 OCMW\n");
    gives("Wie:\nSociale huisvestingsmaatschappij De Goede Haard uit Dorp\n"
          "Sociaal verhuurkantoor Het Dak, met het hele bestuur erbij\n",
          "P0 Wie:\nP0 Sociale huisvestingsmaatschappij De Goede Haard uit Dorp\n"
          "P0 Sociaal verhuurkantoor Het Dak, met het hele bestuur erbij\n");
    gives("Wie:\nde dienst die over de ruimtelijke plannen gaat en adviseert\n"
          "de dienst die over premies gaat\n",
          "P0 Wie:\nP0 de dienst die over de ruimtelijke plannen gaat en adviseert\n"
          "P0 de dienst die over premies gaat\n");
}

static void menus_and_rules_give_no_block(void **state) {
    (void)state;
    gives("Naar het menu\n\nAFDRUKKEN\nTekst.\n\nSluit\n", "P0 Tekst.\n");
    gives("Sluit:\n", "P0 Sluit:\n");
    gives("een\n_____\n~~~~~\ntwee\n", "P0 een\nP0 twee\n");
}

static void line_ends_and_white_lines_are_all_known(void **state) {
    (void)state;
    gives("- een\r\n- twee\r- drie\f- vier\n\u00a0\n\t\n- vijf",
          "B1 een\nB1 twee\nB1 drie\nB1 vier\nB1 vijf\n");
    gives("", "");
    gives(" \u00a0\r\n", "");
}

static void spans_leave_the_mark_out(void **state) {
    (void)state;
    struct document *document = document_new("tekst.txt", NULL);
    document->text = text_freeze("weg\n  • é n \nweg", 18, document->arena);
    struct lines *lines = lines_new(document, &source_words);
    lines_blocks(lines, (struct span){3, 15}, 4, "rij 2");
    lines_end(lines);
    assert_int_equal(document->blocks.count, 1);
    assert_int_equal(document->blocks.at[0].span.start, 10);
    assert_int_equal(document->blocks.at[0].span.end, 14);
    assert_string_equal(document->blocks.at[0].place, "rij 2");
    document_end(document);
}

static void sections_are_letters_and_numbers(void **state) {
    (void)state;
    static const struct {
        const char *heading, *section;
    } cases[] = {
        {"B. OVERLEG", "B"}, {"1) Agenda", "1"}, {"2.3 Deel", "2.3"}, {"12. Slot", "12"},
        {"1.Glad", "1"},     {"b) klein", NULL}, {"Overleg", NULL},   {"2019 was goed", NULL},
        {"01. Nul", NULL},   {"", NULL},         {"B.", NULL}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = text_freeze(cases[i].heading, strlen(cases[i].heading), arena);
        const char *section = line_section(&text, (struct span){0, text.length}, arena);
        if (cases[i].section == NULL)
            assert_null(section);
        else
            assert_string_equal(section, cases[i].section);
    }
    arena_end(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mark_makes_a_bullet),
        cmocka_unit_test(what_only_looks_like_a_mark_does_not),
        cmocka_unit_test(indent_and_mark_give_the_level),
        cmocka_unit_test(an_article_is_no_entry_of_the_list_before_it),
        cmocka_unit_test(when_a_page_appeared_heads_nothing),
        cmocka_unit_test(a_part_of_a_decision_heads_what_follows),
        cmocka_unit_test(a_bullet_takes_its_broken_lines),
        cmocka_unit_test(numbers_in_a_row_are_a_list),
        cmocka_unit_test(a_word_may_stand_before_the_number_of_a_question),
        cmocka_unit_test(a_day_may_stand_in_the_heading_of_prose),
        cmocka_unit_test(the_first_row_of_a_table_heads_no_item),
        cmocka_unit_test(numbers_with_text_below_are_headings),
        cmocka_unit_test(marked_lines_are_headings),
        cmocka_unit_test(a_short_line_apart_heads_what_follows),
        cmocka_unit_test(other_short_lines_are_paragraphs),
        cmocka_unit_test(a_label_is_a_paragraph),
        cmocka_unit_test(broken_prose_is_one_paragraph),
        cmocka_unit_test(bare_lists_stay_apart),
        cmocka_unit_test(menus_and_rules_give_no_block),
        cmocka_unit_test(line_ends_and_white_lines_are_all_known),
        cmocka_unit_test(spans_leave_the_mark_out),
        cmocka_unit_test(sections_are_letters_and_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
