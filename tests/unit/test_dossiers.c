/* etl/dossiers: items by city, what was sent twice folded, references resolved. */
#include <string.h>

#include "dossiers.h"
#include "support.h"

struct gathered {
    document_list documents;
    struct dossier_set set;
    struct arena *arena;
};

static int setup(void **state) {
    struct arena *arena = arena_new();
    struct gathered *gathered = arena_take(arena, sizeof *gathered);
    gathered->arena = arena;
    *state = gathered;
    return 0;
}

static int teardown(void **state) {
    struct gathered *gathered = *state;
    for (size_t i = 0; i < gathered->documents.count; i++)
        document_end((struct document *)gathered->documents.at[i]);
    arena_end(gathered->arena);
    return 0;
}

static struct document *add(struct gathered *gathered, const char *name, const char *text) {
    struct document *document = read_text(name, text, "2020-06-30");
    *list_add(gathered->arena, &gathered->documents) = document;
    return document;
}

static const struct dossier *build(struct gathered *gathered, const char *city) {
    memset(&gathered->set, 0, sizeof gathered->set);
    dossiers_build(&gathered->documents, real_rules(), "2020-06-30", &gathered->set,
                   gathered->arena);
    for (size_t i = 0; i < gathered->set.dossiers.count; i++)
        if (strcmp(gathered->set.dossiers.at[i].city, city) == 0)
            return &gathered->set.dossiers.at[i];
    return NULL;
}

#define TEXT                                                                                       \
    "De raad komt twee keer per jaar samen met de huisvesters, het OCMW en de dienst wonen van "   \
    "de stad en bespreekt er de projecten en de wachtlijsten van het voorbije jaar."

static void every_centrumstad_has_a_dossier_and_they_come_first(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv", "Stad;Titel;Tekst\nZwalm;Woonraad;" TEXT "\nAsse;Woonraad;" TEXT "\n");
    build(gathered, "Gent");
    assert_int_equal(gathered->set.dossiers.count, 15);
    for (size_t i = 0; i < 15; i++)
        assert_int_equal(gathered->set.dossiers.at[i].is_centrumstad, i < 13);
    assert_string_equal(gathered->set.dossiers.at[0].city, "Aalst");
    assert_string_equal(gathered->set.dossiers.at[12].city, "Turnhout");
    assert_string_equal(gathered->set.dossiers.at[13].city, "Asse");
    assert_string_equal(gathered->set.dossiers.at[14].city, "Zwalm");
    assert_int_equal(gathered->set.dossiers.at[0].items.count, 0);
    assert_string_equal(gathered->set.dossiers.at[0].nis, "41002");
    assert_string_equal(gathered->set.dossiers.at[0].province, "Oost-Vlaanderen");
}

static void the_same_text_in_two_documents_is_one_item(void **state) {
    struct gathered *gathered = *state;
    const struct document *first =
        add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT "\n");
    const struct document *second =
        add(gathered, "b.csv", "Stad;Titel;Tekst\nGent;Woonraad;  " TEXT "  \n");
    const struct dossier *dossier = build(gathered, "Gent");
    assert_int_equal(dossier->items.count, 1);
    assert_int_equal(dossier->items.at[0].sources.count, 2);
    assert_ptr_equal(dossier_item_document(&dossier->items.at[0]), first);
    assert_ptr_equal(dossier->items.at[0].sources.at[1].document, second);
}

static void a_word_more_or_less_is_still_the_same_text(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT "\n");
    add(gathered, "b.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT " Voila.\n");
    assert_int_equal(build(gathered, "Gent")->items.count, 1);
}

#define LONG_TEXT                                                                                  \
    "Aan tafel zitten de huisvesters, het OCMW en de dienst wonen van de stad. Op de agenda "      \
    "staan "                                                                                       \
    "de projecten en de wachtlijsten van het voorbije jaar. De verslagen gaan naar alle leden en " \
    "naar het schepencollege, dat er kennis van neemt en er zo nodig op antwoordt. De raad komt "  \
    "in het stadhuis bijeen, doorgaans in de voormiddag en altijd met een vooraf bezorgde "        \
    "agenda, "                                                                                     \
    "en dit "

static void a_text_that_says_another_number_is_another_item(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" LONG_TEXT "1 keer per jaar.\n");
    add(gathered, "b.csv", "Stad;Titel;Tekst\nGent;Woonraad;" LONG_TEXT "4 keer per jaar.\n");
    add(gathered, "c.csv", "Stad;Titel;Tekst\nGent;Woonraad;" LONG_TEXT "4 keer per jaar, ja.\n");
    const struct dossier *dossier = build(gathered, "Gent");
    assert_int_equal(dossier->items.count, 2);
    assert_int_equal(dossier->items.at[0].sources.count, 1);
    assert_int_equal(dossier->items.at[1].sources.count, 2);
}

static void a_city_of_which_rows_are_announced_has_a_dossier(void **state) {
    struct gathered *gathered = *state;
    struct document *document =
        add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT "\n");
    *list_add(document->arena, &document->declared) =
        (struct declared_count){.city_words = "Ninove", .rows = 4};
    assert_int_equal(build(gathered, "Ninove")->items.count, 0);
}

static void another_title_text_or_city_is_another_item(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT "\n");
    add(gathered, "b.csv",
        "Stad;Titel;Tekst\n"
        "Gent;Lokaal woonoverleg;" TEXT "\n"
        "Gent;Woonraad;De raad werd vorig jaar afgeschaft, zonder dat er iets in de plaats kwam.\n"
        "Aalst;Woonraad;" TEXT "\n");
    const struct dossier *dossier = build(gathered, "Gent");
    assert_int_equal(dossier->items.count, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(dossier->items.at[i].sources.count, 1);
    assert_int_equal(build(gathered, "Aalst")->items.count, 1);
}

static void repeats_within_one_document_stay(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT "\nGent;Woonraad;" TEXT "\n");
    assert_int_equal(build(gathered, "Gent")->items.count, 2);
}

static void a_reference_points_to_the_item_of_that_kind(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv",
        "Stad;Titel;Tekst\nGent;Woonraad;Zie lokaal woonoverleg\nGent;Platform;" TEXT "\n");
    add(gathered, "b.csv", "Stad;Titel;Tekst\nGent;Lokaal woonoverleg;" TEXT "\n");
    const struct dossier *dossier = build(gathered, "Gent");
    assert_int_equal(dossier->items.count, 3);
    assert_int_equal(dossier->items.at[0].refers_to, 2);
    assert_true(dossier->items.at[1].refers_to == SIZE_MAX);
    assert_true(dossier->items.at[2].refers_to == SIZE_MAX);
}

static void a_reference_to_nothing_to_itself_or_in_a_circle_points_nowhere(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "a.csv",
        "Stad;Titel;Tekst\n"
        "Gent;Woonraad;Zie lokaal woonoverleg\n"
        "Aalst;Lokaal woonoverleg;Zie lokaal woonoverleg\n"
        "Genk;Lokaal woonoverleg;Zie woonraad\n"
        "Genk;Woonraad;Zie lokaal woonoverleg\n");
    assert_true(build(gathered, "Gent")->items.at[0].refers_to == SIZE_MAX);
    assert_true(build(gathered, "Aalst")->items.at[0].refers_to == SIZE_MAX);
    const struct dossier *genk = build(gathered, "Genk");
    assert_true(genk->items.at[0].refers_to == SIZE_MAX);
    assert_true(genk->items.at[1].refers_to == SIZE_MAX);
}

static void what_is_about_no_city_is_listed_apart(void **state) {
    struct gathered *gathered = *state;
    add(gathered, "verslag.txt", TEXT "\n");
    assert_non_null(build(gathered, "Gent"));
    assert_int_equal(gathered->set.unplaced.count, 1);
    assert_int_equal(gathered->set.dossiers.count, 13);
}

static void a_refused_document_gives_nothing(void **state) {
    struct gathered *gathered = *state;
    struct document *document =
        add(gathered, "a.csv", "Stad;Titel;Tekst\nGent;Woonraad;" TEXT "\n");
    document_refuse(document, 0, "kapot");
    assert_int_equal(build(gathered, "Gent")->items.count, 0);
}

static void no_documents_are_thirteen_empty_dossiers(void **state) {
    struct gathered *gathered = *state;
    assert_non_null(build(gathered, "Gent"));
    assert_int_equal(gathered->set.dossiers.count, 13);
    assert_int_equal(gathered->set.unplaced.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_centrumstad_has_a_dossier_and_they_come_first),
        TEST(the_same_text_in_two_documents_is_one_item),
        TEST(a_word_more_or_less_is_still_the_same_text),
        TEST(a_text_that_says_another_number_is_another_item),
        TEST(a_city_of_which_rows_are_announced_has_a_dossier),
        TEST(another_title_text_or_city_is_another_item),
        TEST(repeats_within_one_document_stay),
        TEST(a_reference_points_to_the_item_of_that_kind),
        TEST(a_reference_to_nothing_to_itself_or_in_a_circle_points_nowhere),
        TEST(what_is_about_no_city_is_listed_apart),
        TEST(a_refused_document_gives_nothing),
        TEST(no_documents_are_thirteen_empty_dossiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
