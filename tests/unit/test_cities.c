/* rules/engine/cities: names, NIS codes by day, membership of projects. */
#include <string.h>

#include "rules/engine/cities.h"
#include "support.h"

static const struct city *find(const char *name) {
    return cities_find(real_rules()->cities, name, strlen(name));
}

static void a_city_is_found_however_it_is_written(void **state) {
    (void)state;
    static const char *const names[] = {
        "Sint-Niklaas", "sint-niklaas",       "Sint Niklaas",         "Stad Sint-Niklaas",
        "SINT-NIKLAAS", "  Sint \t Niklaas ", "Gemeente Sint-Niklaas"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_non_null(find(names[i]));
        assert_string_equal(find(names[i])->name, "Sint-Niklaas");
    }
}

static void what_is_no_city_is_not_found(void **state) {
    (void)state;
    static const char *const names[] = {"",       "stad",  "Gen",    "Gentbrugge 2",
                                        "Parijs", "Gent,", "Gentse", "Sint-Nik laas"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_null(find(names[i]));
}

static void a_name_longer_than_any_is_not_found(void **state) {
    (void)state;
    char name[500];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_null(find(name));
}

static void a_demonym_names_a_city_only_as_a_mention(void **state) {
    (void)state;
    assert_null(cities_find(real_rules()->cities, "Gentse", 6));
    const struct city *city = cities_find_mention(real_rules()->cities, "Gentse", 6);
    assert_non_null(city);
    assert_string_equal(city->name, "Gent");
}

static void there_are_thirteen_centrumsteden(void **state) {
    (void)state;
    const struct city_rules *cities = real_rules()->cities;
    static const char *const names[] = {
        "Aalst",  "Antwerpen", "Brugge",   "Genk",      "Gent",         "Hasselt", "Kortrijk",
        "Leuven", "Mechelen",  "Oostende", "Roeselare", "Sint-Niklaas", "Turnhout"};
    size_t count = 0;
    for (size_t i = 0; i < cities->cities.count; i++) count += cities->cities.at[i].is_centrumstad;
    assert_int_equal(count, 13);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_non_null(find(names[i]));
        assert_true(find(names[i])->is_centrumstad);
    }
}

static void a_nis_code_is_that_of_the_day(void **state) {
    (void)state;
    const struct city *hasselt = find("Hasselt");
    assert_string_equal(cities_nis(hasselt, "2020-06-30"), "71022");
    assert_string_equal(cities_nis(hasselt, "2024-12-31"), "71022");
    assert_string_equal(cities_nis(hasselt, "2025-01-01"), "71072");
    assert_string_equal(cities_nis(find("Gent"), "2024-12-31"), "44021");
    assert_string_equal(cities_nis(find("Gent"), "2025-01-01"), "44021");
}

static void a_municipality_has_no_code_behind_its_merger(void **state) {
    (void)state;
    const struct city *kortessem = find("Kortessem");
    assert_non_null(kortessem);
    assert_string_equal(kortessem->merged_into, "Hasselt");
    assert_non_null(cities_nis(kortessem, "2024-12-31"));
    assert_null(cities_nis(kortessem, "2025-01-01"));
}

static void days_have_open_ends(void **state) {
    (void)state;
    assert_true(day_within("2020-01-01", NULL, NULL));
    assert_true(day_within("2020-01-01", "2020-01-01", "2020-01-01"));
    assert_true(day_within("2020-01-01", NULL, "2020-01-01"));
    assert_false(day_within("2019-12-31", "2020-01-01", NULL));
    assert_false(day_within("2020-01-02", NULL, "2020-01-01"));
}

static void membership_of_a_project_is_by_day(void **state) {
    struct support *support = *state;
    const char *folder =
        rules_with(support, "cities.yaml",
                   "cities:\n"
                   "  - {name: Gent, igs: {name: Proef, from: 2020-01-01, to: 2020-12-31}}\n"
                   "  - {name: Aalst, igs: {name: Proef}}\n"
                   "  - {name: Genk}\n"
                   "bodies: []\n");
    struct rulebook *rules = rulebook_load(folder, support->diag);
    assert_told(support->diag, "");
    const struct city *gent = cities_find(rules->cities, "Gent", 4);
    assert_false(cities_in_igs(gent, "2019-12-31"));
    assert_true(cities_in_igs(gent, "2020-01-01"));
    assert_true(cities_in_igs(gent, "2020-12-31"));
    assert_false(cities_in_igs(gent, "2021-01-01"));
    assert_true(cities_in_igs(cities_find(rules->cities, "Aalst", 5), "1990-01-01"));
    assert_false(cities_in_igs(cities_find(rules->cities, "Genk", 4), "2020-06-30"));
    rulebook_end(rules);
}

static void faults_of_cities_are_told(void **state) {
    assert_refused(*state, "cities.yaml",
                   "cities:\n"
                   "  - {name: Gent, nis: [{code: 44021}, {code: 4402}, {code: 44o21}]}\n"
                   "  - {name: Aalst, nis: [{code: '41002', from: 2025-02-30, van: x}]}\n"
                   "  - {name: Genk, centrumstad: ja, igs: [x]}\n"
                   "  - {province: Limburg}\n"
                   "  - {name: Leuven, aliases: Louvain, ligt: x}\n"
                   "  - Brugge\n"
                   "bodies:\n"
                   "  - {name: Proef, igs: {from: 2020-01-01}}\n",
                   "cities.yaml:2:39: '4402' is geen NIS-code van vijf cijfers\n"
                   "cities.yaml:2:53: '44o21' is geen NIS-code van vijf cijfers\n"
                   "cities.yaml:3:47: '2025-02-30' is geen datum als 2019-01-31\n"
                   "cities.yaml:3:59: onbekende sleutel 'van'\n"
                   "cities.yaml:4:31: 'ja' is niet true of false\n"
                   "cities.yaml:4:40: hier horen sleutels met waarden\n"
                   "cities.yaml:5:5: 'name' ontbreekt\n"
                   "cities.yaml:6:29: 'aliases' hoort een lijst te zijn\n"
                   "cities.yaml:6:38: onbekende sleutel 'ligt'\n"
                   "cities.yaml:7:5: hier horen sleutels met waarden\n"
                   "cities.yaml:9:24: 'name' ontbreekt\n");
}

static void a_name_that_two_cities_have_is_told(void **state) {
    assert_refused(*state, "cities.yaml",
                   "cities:\n"
                   "  - {name: Gent}\n"
                   "  - {name: Aalst, aliases: [Stad Gent]}\n"
                   "bodies: []\n",
                   "cities.yaml:3:29: naam 'gent' staat er tweemaal\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_city_is_found_however_it_is_written),
        TEST(what_is_no_city_is_not_found),
        TEST(a_name_longer_than_any_is_not_found),
        TEST(a_demonym_names_a_city_only_as_a_mention),
        TEST(there_are_thirteen_centrumsteden),
        TEST(a_nis_code_is_that_of_the_day),
        TEST(a_municipality_has_no_code_behind_its_merger),
        TEST(days_have_open_ends),
        TEST(membership_of_a_project_is_by_day),
        TEST(faults_of_cities_are_told),
        TEST(a_name_that_two_cities_have_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
