/* Frequencies as the contract of facts gives them: words, numbers, qualifier, role. Each sentence
 * says plainly that the body meets. */
#include "support.h"

struct saying {
    const char *words, *value;
};

/* Each saying, in a sentence in which the body meets. */
static void assert_sayings(const struct saying *sayings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        const char *text = arena_print(
            arena, "Het lokaal woonoverleg komt %s samen in het stadhuis.\n", sayings[i].words);
        assert_facts(
            FACT_KIND_FREQUENCY, text,
            arena_print(arena, "%s = %s vergadering; ", sayings[i].words, sayings[i].value));
        arena_end(arena);
    }
}
#define ASSERT_SAYINGS(sayings) assert_sayings(sayings, sizeof(sayings) / sizeof *(sayings))

static void a_count_a_year_is_exact(void **state) {
    (void)state;
    static const struct saying sayings[] = {
        {"drie keer per jaar", "3..3 exact"},   {"3 keer per jaar", "3..3 exact"},
        {"3x per jaar", "3..3 exact"},          {"tweemaal per jaar", "2..2 exact"},
        {"één keer per jaar", "1..1 exact"},    {"2 maal per jaar", "2..2 exact"},
        {"zes keer per jaar", "6..6 exact"},    {"twaalf keer per jaar", "12..12 exact"},
        {"twee keer per maand", "24..24 exact"}};
    ASSERT_SAYINGS(sayings);
}

static void bounds_leave_the_other_side_open(void **state) {
    (void)state;
    static const struct saying sayings[] = {{"minstens 2 keer per jaar", "2..- minstens"},
                                            {"minimaal twee keer per jaar", "2..- minstens"},
                                            {"ten minste drie keer per jaar", "3..- minstens"},
                                            {"hoogstens 3 keer per jaar", "-..3 hoogstens"},
                                            {"maximaal vier keer per jaar", "-..4 hoogstens"},
                                            {"4 tot 5 keer per jaar", "4..5 bereik"},
                                            {"twee à drie keer per jaar", "2..3 bereik"}};
    ASSERT_SAYINGS(sayings);
}

static void about_so_often_is_that_often(void **state) {
    (void)state;
    static const struct saying sayings[] = {{"ongeveer 4 keer per jaar", "4..4 ongeveer"},
                                            {"gemiddeld drie keer per jaar", "3..3 ongeveer"},
                                            {"een drietal keer per jaar", "3..3 ongeveer"}};
    for (size_t i = 0; i < 2; i++) assert_sayings(&sayings[i], 1);
}

static void adverbs_have_their_number(void **state) {
    (void)state;
    static const struct saying sayings[] = {
        {"wekelijks", "52..52 exact"},     {"tweewekelijks", "26..26 exact"},
        {"maandelijks", "12..12 exact"},   {"tweemaandelijks", "6..6 exact"},
        {"driemaandelijks", "4..4 exact"}, {"halfjaarlijks", "2..2 exact"},
        {"jaarlijks", "1..1 exact"},       {"om de drie maanden", "4..4 exact"},
        {"om de 2 maanden", "6..6 exact"}};
    ASSERT_SAYINGS(sayings);
}

static void twice_a_year_or_once_in_two_is_marked_as_ambiguous(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY, "Het lokaal woonoverleg komt tweejaarlijks samen.\n",
                 "tweejaarlijks = 0.5..0.5 exact vergadering dubbelzinnig; ");
}

static void vague_words_have_no_numbers(void **state) {
    (void)state;
    static const struct saying sayings[] = {{"wanneer nodig", "-..- indien_nodig"},
                                            {"indien nodig", "-..- indien_nodig"},
                                            {"regelmatig", "-..- onbepaald"},
                                            {"enkele keren per jaar", "-..- onbepaald"}};
    ASSERT_SAYINGS(sayings);
}

static void a_named_exception_lowers_the_number(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY,
                 "De raad vergadert elke eerste maandag van de maand, behalve in juli en "
                 "augustus.\n",
                 "elke eerste maandag van de maand, behalve in juli en augustus = "
                 "10..10 exact vergadering; ");
}

static void what_is_paid_or_open_so_often_is_no_meeting(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY, "De huurder betaalt maandelijks een voorschot.\n",
                 "maandelijks = 12..12 exact andere; ");
    assert_facts(FACT_KIND_FREQUENCY, "Het loket is wekelijks open op dinsdag.\n",
                 "wekelijks = 52..52 exact andere; ");
}

static void a_topic_is_discussed_so_often(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY, "De wachtlijsten worden halfjaarlijks besproken.\n",
                 "halfjaarlijks = 2..2 exact agendapunt; ");
}

static void a_duration_or_an_age_is_no_frequency(void **state) {
    (void)state;
    static const char *const texts[] = {
        "De voorzitter is aangesteld voor een periode van zes jaar.\n",
        "De woning is dertig jaar oud.\n",
        "In 2019 waren er drie vergaderingen gepland.\n",
        "De tweede keer was er niemand.\n",
        "Er zijn drie leden en twee vragen.\n",
        "1\n",
        "x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_facts(FACT_KIND_FREQUENCY, texts[i], "");
}

static void no_break_spaces_and_a_line_break_do_not_matter(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY,
                 "Het lokaal woonoverleg komt drie\u00a0keer per jaar samen.\n",
                 "drie\u00a0keer per jaar = 3..3 exact vergadering; ");
    assert_facts(FACT_KIND_FREQUENCY, "Het lokaal woonoverleg komt drie keer\nper jaar samen.\n",
                 "drie keer\nper jaar = 3..3 exact vergadering; ");
}

static void only_a_ticked_box_is_an_answer(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY,
                 "Hoe vaak vergadert het overleg?\n( ) maandelijks ( ) per kwartaal (X) per "
                 "semester ( ) jaarlijks\n",
                 "per semester = 2..2 exact vergadering; ");
    assert_facts(FACT_KIND_FREQUENCY,
                 "Hoe vaak vergadert het overleg?\n☐ maandelijks ☒ per kwartaal\n",
                 "per kwartaal = 4..4 exact vergadering; ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_a_year_is_exact),
        cmocka_unit_test(bounds_leave_the_other_side_open),
        cmocka_unit_test(about_so_often_is_that_often),
        cmocka_unit_test(adverbs_have_their_number),
        cmocka_unit_test(twice_a_year_or_once_in_two_is_marked_as_ambiguous),
        cmocka_unit_test(vague_words_have_no_numbers),
        cmocka_unit_test(a_named_exception_lowers_the_number),
        cmocka_unit_test(what_is_paid_or_open_so_often_is_no_meeting),
        cmocka_unit_test(a_topic_is_discussed_so_often),
        cmocka_unit_test(a_duration_or_an_age_is_no_frequency),
        cmocka_unit_test(only_a_ticked_box_is_an_answer),
        cmocka_unit_test(no_break_spaces_and_a_line_break_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
