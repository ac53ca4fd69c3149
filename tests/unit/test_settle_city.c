/* etl/settle_city: which city an item is about. */
#include <string.h>

#include "input/reader.h"
#include "normalise.h"
#include "parse.h"
#include "support.h"

/* The city of each item, parted by '|'; "-" where none is known. */
static const char *cities_of(const struct document *document) {
    const char *shown = "";
    for (size_t i = 0; i < document->items.count; i++)
        shown = arena_print(document->arena, "%s%s%s", shown, i == 0 ? "" : "|",
                            document->items.at[i].city == NULL ? "-" : document->items.at[i].city);
    return shown;
}

static void assert_cities(const char *name, const char *text, const char *expected) {
    struct document *document = read_text(name, text, "2020-06-30");
    assert_string_equal(cities_of(document), expected);
    document_end(document);
}

static void a_row_says_its_city(void **state) {
    (void)state;
    assert_cities("gent.csv",
                  "Stad;Titel;Tekst\n"
                  "stad Aalst;Woonraad;De raad van Gent komt samen.\n"
                  "sint niklaas;Woonraad;De raad komt samen.\n",
                  "Aalst|Sint-Niklaas");
}

static void a_city_that_the_rules_do_not_know_is_kept_without_code(void **state) {
    (void)state;
    struct document *document = read_text("x.csv",
                                          "Stad;Titel;Tekst\n"
                                          "Duckstad;Woonraad;De raad komt samen.\n"
                                          "Gent;Woonraad;De raad komt samen.\n",
                                          "2020-06-30");
    assert_string_equal(cities_of(document), "Duckstad|Gent");
    assert_null(document->items.at[0].nis);
    assert_string_equal(document->items.at[1].nis, "44021");
    document_end(document);
}

static void the_code_is_that_of_the_peildatum(void **state) {
    (void)state;
    struct document *before = read_text("hasselt.txt", "Het overleg komt samen.\n", "2024-12-31");
    struct document *after = read_text("hasselt.txt", "Het overleg komt samen.\n", "2025-01-01");
    assert_string_equal(before->items.at[0].nis, "71022");
    assert_string_equal(after->items.at[0].nis, "71072");
    document_end(before);
    document_end(after);
}

/* The rules need not know the project: the shape of its name and the municipalities around it do.
 */
static void a_project_of_several_municipalities_is_named_by_its_title(void **state) {
    (void)state;
    assert_cities("x.txt",
                  "Woonkring Zwinstreek\n\nDamme en Knokke-Heist hebben samen een gezamenlijke "
                  "dienst. De stuurgroep vergadert maandelijks.\n",
                  "Woonkring Zwinstreek");
    assert_cities("x.txt",
                  "VERSLAG STUURGROEP WONEN AAN DE MARK\n\nAanwezig: Hoogstraten, Merksplas en "
                  "Baarle-Hertog. Wonen aan de Mark vergadert maandelijks.\n",
                  "Wonen aan de Mark");
    assert_cities("x.txt",
                  "Vragen over het overleg\nIngevuld door: IGS Wonen aan de Mark (Hoogstraten, "
                  "Merksplas)\n\nDe stuurgroep vergadert maandelijks.\n",
                  "Wonen aan de Mark");
}

static void a_service_of_one_municipality_is_no_project(void **state) {
    (void)state;
    assert_cities("x.txt",
                  "Woonkring Damme\n\nDe dienst werkt samen met de stuurgroep van Knokke-Heist. "
                  "Stad Damme betaalt, stad Damme beslist.\n",
                  "Damme");
    assert_cities("x.txt",
                  "Woonkring Zwinstreek\n\nDe stuurgroep van stad Damme vergadert maandelijks.\n",
                  "Damme");
}

static void the_text_says_its_city(void **state) {
    (void)state;
    assert_cities("verslag.txt",
                  "Lokaal woonoverleg stad Kortrijk\n\nHet stadsbestuur van Kortrijk roept het "
                  "overleg samen. De stad Kortrijk zit voor.\n",
                  "Kortrijk");
}

static void the_text_goes_before_the_file_name(void **state) {
    (void)state;
    assert_cities("gent.txt",
                  "Lokaal woonoverleg stad Kortrijk\n\nHet stadsbestuur van Kortrijk roept het "
                  "overleg samen. De stad Kortrijk zit voor.\n",
                  "Kortrijk");
}

static void a_file_or_folder_names_the_city_of_a_silent_text(void **state) {
    (void)state;
    static const char text[] = "Het overleg komt twee keer per jaar samen.\n";
    assert_cities("gent.txt", text, "Gent");
    assert_cities("2019-06 inzending_leuven (def).txt", text, "Leuven");
    assert_cities("heist-op-den-berg.txt", text, "Heist-op-den-Berg");
    assert_cities("sint-niklaas/verslag.txt", text, "Sint-Niklaas");
    assert_cities("aalst/gent.txt", text, "Gent");
    assert_cities("gent.d/verslag.txt", text, "Gent");
}

static void a_name_inside_a_word_is_no_city(void **state) {
    (void)state;
    static const char text[] = "Het overleg komt twee keer per jaar samen.\n";
    assert_cities("agentschap.txt", text, "-");
    assert_cities("gentenaar.txt", text, "-");
    assert_cities("verslag.gent2", text, "-");
    assert_cities("-", text, "-");
}

static void a_heading_that_is_a_city_holds_for_what_is_under_it(void **state) {
    (void)state;
    struct document *document = read_text("bundel.md",
                                          "# Aalst\n\n## Woonraad\n\nDe raad komt samen.\n\n"
                                          "# Genk\n\n## Woonraad\n\nDe raad komt samen.\n",
                                          "2020-06-30");
    for (size_t i = 0; i < document->items.count; i++) {
        const struct item *item = &document->items.at[i];
        const char *expected = item->span.start < (size_t)(strstr(document->text.bytes, "# Genk") -
                                                           document->text.bytes)
                                   ? "Aalst"
                                   : "Genk";
        assert_string_equal(item->city, expected);
    }
    assert_true(document->items.count >= 2);
    document_end(document);
}

static void between_two_cities_none_is_chosen(void **state) {
    (void)state;
    assert_cities("overleg.txt", "De stad Aalst en de stad Genk zitten samen.\n", "-");
}

static void an_empty_cell_leaves_the_city_to_the_rest(void **state) {
    (void)state;
    struct document *document = read_text("lijst.csv",
                                          "Stad;Titel;Tekst\n"
                                          ";Woonraad;De raad komt samen.\n"
                                          "Gent;Overleg;Komt samen.\n",
                                          "2020-06-30");
    assert_true(document->items.count >= 1);
    assert_string_equal(document->items.at[document->items.count - 1].city, "Gent");
    document_end(document);
}

static void a_folder_or_a_file_beside_it_settles_the_city(void **state) {
    (void)state;
    static const char text[] = "Lokaal woonoverleg stad Kortrijk\n\nDe stad Kortrijk zit voor.\n";
    assert_cities("city=Gent/verslag.txt", text, "Gent");
    assert_cities("stad=Gent/city=sint niklaas/x.zip/verslag.txt", text, "Sint-Niklaas");
    assert_cities("stad=/verslag.txt", text, "Kortrijk");
    assert_cities("city=Duckstad/verslag.txt", text, "Duckstad");
    assert_cities("city=Gent/x.csv", "Stad;Titel;Tekst\nAalst;Woonraad;komt samen\n", "Aalst");
}

static const char *city_with_hint(const char *name, const char *text, const char *hint) {
    struct parse_settings settings = {real_rules(), "2020-06-30", 1, LIMITS_DEFAULT};
    struct document *document = document_new(name, NULL);
    struct matcher *matcher = matcher_new();
    document->hint = hint;
    reader_read(document, text, strlen(text), &settings.rules->source_words);
    normalise_document(document, settings.rules, settings.peildatum, matcher);
    const char *city = document->items.at[0].city;
    matcher_end(matcher);
    document_end(document);
    return city;
}

static void a_mail_tells_what_its_text_does_not(void **state) {
    (void)state;
    static const char text[] = "Het overleg komt twee keer per jaar samen.\n";
    assert_string_equal(city_with_hint("aalst.txt", text, "Antwoord Leuven gent.be"), "Leuven");
    assert_string_equal(city_with_hint("aalst.txt", text, "zoals gevraagd sint-niklaas.be"),
                        "Sint-Niklaas");
    assert_string_equal(city_with_hint("aalst.txt", text, "zoals gevraagd voorbeeld.be"), "Aalst");
    assert_string_equal(
        city_with_hint("x.txt", "Stad Genk\n\nDe stad Genk zit voor.\n", "verslag Leuven gent.be"),
        "Genk");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_says_its_city),
        cmocka_unit_test(a_city_that_the_rules_do_not_know_is_kept_without_code),
        cmocka_unit_test(the_code_is_that_of_the_peildatum),
        cmocka_unit_test(a_project_of_several_municipalities_is_named_by_its_title),
        cmocka_unit_test(a_service_of_one_municipality_is_no_project),
        cmocka_unit_test(the_text_says_its_city),
        cmocka_unit_test(the_text_goes_before_the_file_name),
        cmocka_unit_test(a_file_or_folder_names_the_city_of_a_silent_text),
        cmocka_unit_test(a_name_inside_a_word_is_no_city),
        cmocka_unit_test(a_heading_that_is_a_city_holds_for_what_is_under_it),
        cmocka_unit_test(between_two_cities_none_is_chosen),
        cmocka_unit_test(an_empty_cell_leaves_the_city_to_the_rest),
        cmocka_unit_test(a_folder_or_a_file_beside_it_settles_the_city),
        cmocka_unit_test(a_mail_tells_what_its_text_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
