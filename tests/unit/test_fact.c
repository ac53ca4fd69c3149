#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <math.h>

#include "core/fact.h"

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_end(*state);
    return 0;
}

static struct fact frequency(double min, double max, enum qualifier qualifier) {
    return (struct fact){.kind = FACT_KIND_FREQUENCY,
                         .frequency = {.min = min, .max = max, .qualifier = qualifier}};
}

static struct fact participant(const char *type, const char *name, enum attendance state) {
    return (struct fact){.kind = FACT_KIND_PARTICIPANT,
                         .participant = {.type = type, .name = name, .state = state}};
}

static struct fact date(const char *edtf) {
    return (struct fact){.kind = FACT_KIND_DATE, .date = {edtf}};
}

static struct fact topic(const char *code, enum topic_status status) {
    return (struct fact){.kind = FACT_KIND_TOPIC, .topic = {code, status}};
}

static bool same(struct fact a, struct fact b) {
    assert_int_equal(fact_same_value(&a, &b), fact_same_value(&b, &a));
    return fact_same_value(&a, &b);
}

static void words_are_those_of_the_contract(void **state) {
    (void)state;
    assert_string_equal(fact_kind_word(FACT_KIND_FREQUENCY), "frequency");
    assert_string_equal(fact_kind_word(FACT_KIND_PARTICIPANT), "participant");
    assert_string_equal(fact_kind_word(FACT_KIND_DATE), "date");
    assert_string_equal(fact_kind_word(FACT_KIND_TOPIC), "topic");
    assert_string_equal(qualifier_word(QUALIFIER_EXACT), "exact");
    assert_string_equal(qualifier_word(QUALIFIER_MINSTENS), "minstens");
    assert_string_equal(qualifier_word(QUALIFIER_HOOGSTENS), "hoogstens");
    assert_string_equal(qualifier_word(QUALIFIER_ONGEVEER), "ongeveer");
    assert_string_equal(qualifier_word(QUALIFIER_BEREIK), "bereik");
    assert_string_equal(qualifier_word(QUALIFIER_INDIEN_NODIG), "indien_nodig");
    assert_string_equal(qualifier_word(QUALIFIER_ONBEPAALD), "onbepaald");
    assert_string_equal(frequency_role_word(FREQUENCY_ROLE_VERGADERING), "vergadering");
    assert_string_equal(frequency_role_word(FREQUENCY_ROLE_AGENDAPUNT), "agendapunt");
    assert_string_equal(frequency_role_word(FREQUENCY_ROLE_ANDERE), "andere");
    assert_null(attendance_word(ATTENDANCE_NONE));
    assert_string_equal(attendance_word(ATTENDANCE_AANWEZIG), "aanwezig");
    assert_string_equal(attendance_word(ATTENDANCE_VERONTSCHULDIGD), "verontschuldigd");
    assert_string_equal(attendance_word(ATTENDANCE_AFWEZIG), "afwezig");
    assert_string_equal(topic_status_word(TOPIC_STATUS_BESPROKEN), "besproken");
    assert_string_equal(topic_status_word(TOPIC_STATUS_VERPLICHTING), "verplichting");
}

static void frequency_reads_as_dutch(void **state) {
    static const struct {
        double min, max;
        enum qualifier qualifier;
        const char *expected;
    } rows[] = {
        {2, 2, QUALIFIER_EXACT, "2 keer per jaar"},
        {0.5, 0.5, QUALIFIER_EXACT, "0,5 keer per jaar"},
        {365, 365, QUALIFIER_EXACT, "365 keer per jaar"},
        {999.7, 999.7, QUALIFIER_EXACT, "1000 keer per jaar"},
        {3, NAN, QUALIFIER_MINSTENS, "minstens 3 keer per jaar"},
        {NAN, 3, QUALIFIER_HOOGSTENS, "hoogstens 3 keer per jaar"},
        {4, 5, QUALIFIER_BEREIK, "4 tot 5 keer per jaar"},
        {4, 4, QUALIFIER_ONGEVEER, "ongeveer 4 keer per jaar"},
        {NAN, NAN, QUALIFIER_INDIEN_NODIG, "naar nood"},
        {NAN, NAN, QUALIFIER_ONBEPAALD, "onbepaald"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fact fact = frequency(rows[i].min, rows[i].max, rows[i].qualifier);
        assert_string_equal(fact_value(&fact, *state), rows[i].expected);
        assert_string_equal(frequency_value(&fact.frequency, *state), rows[i].expected);
    }
}

static void other_values_read_as_they_stand(void **state) {
    struct fact facts[] = {participant("shm", "Dijledal", ATTENDANCE_NONE), date("2019/2025"),
                           topic("ruimtelijk_beleid", TOPIC_STATUS_BESPROKEN)};
    assert_string_equal(fact_value(&facts[0], *state), "shm");
    assert_string_equal(fact_value(&facts[1], *state), "2019/2025");
    assert_string_equal(fact_value(&facts[2], *state), "ruimtelijk_beleid");
}

static void frequencies_compare_by_bounds_role_and_qualifier(void **state) {
    (void)state;
    struct fact two = frequency(2, 2, QUALIFIER_EXACT), topical = two, recited = two;
    topical.frequency.role = FREQUENCY_ROLE_AGENDAPUNT;
    recited.span = (struct span){4, 9};
    assert_true(same(two, recited));
    assert_false(same(two, topical));
    assert_false(same(two, frequency(2, 3, QUALIFIER_EXACT)));
    assert_false(same(two, frequency(2, NAN, QUALIFIER_EXACT)));
    assert_false(same(two, frequency(2, 2, QUALIFIER_ONGEVEER)));
    assert_true(same(frequency(3, NAN, QUALIFIER_MINSTENS), frequency(3, NAN, QUALIFIER_MINSTENS)));
    assert_true(
        same(frequency(NAN, NAN, QUALIFIER_ONBEPAALD), frequency(NAN, NAN, QUALIFIER_ONBEPAALD)));
    assert_true(same(frequency(0.1 + 0.2, 1, QUALIFIER_EXACT), frequency(0.3, 1, QUALIFIER_EXACT)));
}

static void participants_compare_by_type_name_and_state(void **state) {
    (void)state;
    struct fact plain = participant("shm", NULL, ATTENDANCE_NONE);
    struct fact named = participant("shm", "Dijledal", ATTENDANCE_NONE);
    assert_true(same(plain, plain));
    assert_true(same(named, participant("shm", (char[]){"Dijledal"}, ATTENDANCE_NONE)));
    assert_false(same(plain, named));
    assert_false(same(named, participant("shm", "Volkswoning", ATTENDANCE_NONE)));
    assert_false(same(plain, participant("svk", NULL, ATTENDANCE_NONE)));
    assert_false(same(plain, participant("shm", NULL, ATTENDANCE_AFWEZIG)));
}

static void dates_and_topics_compare_by_value(void **state) {
    (void)state;
    assert_true(same(date("2013"), date((char[]){"2013"})));
    assert_false(same(date("2013"), date("2013-06")));
    struct fact told = topic("woonwagenterreinen", TOPIC_STATUS_BESPROKEN);
    assert_true(same(told, told));
    assert_false(same(told, topic("woonwagenterreinen", TOPIC_STATUS_VERPLICHTING)));
    assert_false(same(told, topic("ruimtelijk_beleid", TOPIC_STATUS_BESPROKEN)));
    assert_false(same(told, date("woonwagenterreinen")));
}

static void assert_read(const char *words, double min, double max, enum qualifier qualifier) {
    struct frequency read = {.qualifier = QUALIFIER_EXACT, .role = FREQUENCY_ROLE_VERGADERING};
    if (!frequency_read(words, &read)) fail_msg("not read: %s", words);
    if (!(isnan(min) ? isnan(read.min) : read.min == min)) fail_msg("min of: %s", words);
    if (!(isnan(max) ? isnan(read.max) : read.max == max)) fail_msg("max of: %s", words);
    if (read.qualifier != qualifier) fail_msg("qualifier of: %s", words);
}

static void what_is_shown_as_a_frequency_reads_back(void **state) {
    static const struct frequency shown[] = {{4, 4, QUALIFIER_EXACT, 0, 0, 0},
                                             {0.5, 0.5, QUALIFIER_EXACT, 0, 0, 0},
                                             {2, NAN, QUALIFIER_MINSTENS, 0, 0, 0},
                                             {NAN, 3, QUALIFIER_HOOGSTENS, 0, 0, 0},
                                             {4, 5, QUALIFIER_BEREIK, 0, 0, 0},
                                             {3, 3, QUALIFIER_ONGEVEER, 0, 0, 0},
                                             {NAN, NAN, QUALIFIER_INDIEN_NODIG, 0, 0, 0},
                                             {NAN, NAN, QUALIFIER_ONBEPAALD, 0, 0, 0}};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        assert_read(frequency_value(&shown[i], *state), shown[i].min, shown[i].max,
                    shown[i].qualifier);
}

static void a_frequency_may_be_written_shorter(void **state) {
    (void)state;
    assert_read("4", 4, 4, QUALIFIER_EXACT);
    assert_read(" 4x per jaar ", 4, 4, QUALIFIER_EXACT);
    assert_read("4-5", 4, 5, QUALIFIER_BEREIK);
    assert_read("2 à 3 maal per jaar", 2, 3, QUALIFIER_BEREIK);
    assert_read("1,5", 1.5, 1.5, QUALIFIER_EXACT);
    assert_read("Minstens 2 x /jaar", 2, NAN, QUALIFIER_MINSTENS);
    assert_read("maximaal 2", NAN, 2, QUALIFIER_HOOGSTENS);
}

static void other_words_are_no_frequency(void **state) {
    (void)state;
    static const char *const others[] = {
        "",   "vier",     "4 keer per maand",        "5-4",      "1.2.3", "4-",
        "-4", "minstens", "4 keer per jaar of meer", "123456789"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct frequency read = {.min = 7, .max = 7};
        if (frequency_read(others[i], &read)) fail_msg("read: %s", others[i]);
        assert_true(read.min == 7 && read.max == 7);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_of_the_contract),
        cmocka_unit_test_setup_teardown(frequency_reads_as_dutch, setup, teardown),
        cmocka_unit_test_setup_teardown(other_values_read_as_they_stand, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_shown_as_a_frequency_reads_back, setup, teardown),
        cmocka_unit_test(a_frequency_may_be_written_shorter),
        cmocka_unit_test(other_words_are_no_frequency),
        cmocka_unit_test(frequencies_compare_by_bounds_role_and_qualifier),
        cmocka_unit_test(participants_compare_by_type_name_and_state),
        cmocka_unit_test(dates_and_topics_compare_by_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
