/* Dates as EDTF, and what looks like a date and is none. */
#include <string.h>

#include "support.h"

static void assert_date(const char *words, const char *edtf) {
    struct arena *arena = arena_new();
    assert_facts(FACT_KIND_DATE,
                 arena_print(arena, "De raad werd opgericht op %s in de stad.\n", words),
                 *edtf == '\0' ? "" : arena_print(arena, "%s = %s; ", words, edtf));
    arena_end(arena);
}

static void days_are_read_however_they_are_written(void **state) {
    (void)state;
    assert_date("25 juni 2013", "2013-06-25");
    assert_date("1 maart 2020", "2020-03-01");
    assert_date("25/06/2013", "2013-06-25");
    assert_date("25-06-2013", "2013-06-25");
    assert_date("25.06.2013", "2013-06-25");
    assert_date("29 februari 2020", "2020-02-29");
}

static void months_and_years_stay_as_rough_as_they_are(void **state) {
    (void)state;
    assert_facts(FACT_KIND_DATE, "Sinds januari 2010 werkt de raad.\n", "januari 2010 = 2010-01; ");
    assert_facts(FACT_KIND_DATE, "In 2013 werd de raad opgericht.\n", "2013 = 2013; ");
}

static void a_legislature_is_an_interval(void **state) {
    (void)state;
    assert_facts(FACT_KIND_DATE, "De raad werkt in de legislatuur 2019-2025 verder.\n",
                 "2019-2025 = 2019/2025; ");
}

static void a_season_is_a_season_of_edtf(void **state) {
    (void)state;
    assert_facts(FACT_KIND_DATE, "De raad start in het najaar van 2021.\n",
                 "najaar van 2021 = 2021-23; ");
}

static void a_day_takes_its_year_from_a_date_beside_it(void **state) {
    (void)state;
    assert_facts(FACT_KIND_DATE, "De raad kwam samen op 12 mei, 3 juni en 9 november 2020.\n",
                 "12 mei = 2020-05-12; 3 juni = 2020-06-03; 9 november 2020 = 2020-11-09; ");
    assert_facts(FACT_KIND_DATE, "De raad kwam samen op 12 mei en op 13 mei en op 14 mei.\n", "");
}

static void a_day_that_the_year_beside_it_lacks_is_a_remark(void **state) {
    (void)state;
    struct document *document = read_text(
        "gent.txt", "De raad kwam samen op 29 februari en op 3 maart 2021.\n", "2020-06-30");
    assert_string_equal(facts_shown(document, FACT_KIND_DATE), "3 maart 2021 = 2021-03-03; ");
    assert_int_equal(document->remarks.count, 1);
    assert_string_equal(document->remarks.at[0].check, "onmogelijke_datum");
    document_end(document);
}

static void a_regulation_cited_by_its_day_is_a_date(void **state) {
    (void)state;
    assert_facts(FACT_KIND_DATE,
                 "Het besluit van de Vlaamse Regering van 16 november 2018 bepaalt dat.\n",
                 "16 november 2018 = 2018-11-16; ");
}

static void a_day_that_does_not_exist_is_a_remark_and_no_date(void **state) {
    (void)state;
    static const char *const words[] = {"31/04/2020", "29/02/2019", "31 juni 2020", "00/05/2020"};
    for (size_t i = 0; i < 3; i++) {
        struct arena *arena = arena_new();
        const char *text = arena_print(arena, "De raad kwam samen op %s in Gent.\n", words[i]);
        struct document *document = read_text("gent.txt", text, "2020-06-30");
        assert_string_equal(facts_shown(document, FACT_KIND_DATE), "");
        assert_int_equal(document->remarks.count, 1);
        assert_string_equal(document->remarks.at[0].check, "onmogelijke_datum");
        assert_string_equal(
            text_copy(&document->text, document->remarks.at[0].span, document->arena), words[i]);
        document_end(document);
        arena_end(arena);
    }
}

static void numbers_of_other_things_are_no_dates(void **state) {
    (void)state;
    static const char *const texts[] = {"Bel 09 266 76 40 voor een afspraak.\n",
                                        "De huur bedraagt 2000 euro per jaar.\n",
                                        "Artikel 12 bepaalt dat.\n",
                                        "Er zijn 1950 woningen in de wijk.\n",
                                        "Het loket is open van 9 tot 12 uur.\n",
                                        "Rekening BE68 5390 0754 7034.\n",
                                        "Postcode 2018 Antwerpen.\n",
                                        "x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_facts(FACT_KIND_DATE, texts[i], "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_however_they_are_written),
        cmocka_unit_test(months_and_years_stay_as_rough_as_they_are),
        cmocka_unit_test(a_legislature_is_an_interval),
        cmocka_unit_test(a_season_is_a_season_of_edtf),
        cmocka_unit_test(a_day_takes_its_year_from_a_date_beside_it),
        cmocka_unit_test(a_day_that_the_year_beside_it_lacks_is_a_remark),
        cmocka_unit_test(a_regulation_cited_by_its_day_is_a_date),
        cmocka_unit_test(a_day_that_does_not_exist_is_a_remark_and_no_date),
        cmocka_unit_test(numbers_of_other_things_are_no_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
