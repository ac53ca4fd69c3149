/* What a frequency is of, by the clues around it; and faults in the rules that say so. */
#include <string.h>

#include "support.h"

struct saying {
    const char *text, *facts;
};

static void the_clues_of_a_sentence_say_what_happens(void **state) {
    (void)state;
    static const struct saying sayings[] = {
        {"Het lokaal woonoverleg vergadert drie keer per jaar.\n",
         "drie keer per jaar = 3..3 exact vergadering; "},
        {"Het lokaal woonoverleg\n\nJaarlijks worden de wachtlijsten besproken.\n",
         "Jaarlijks = 1..1 exact agendapunt; "},
        {"De stad betaalt jaarlijks een bijdrage van 5000 euro.\n",
         "jaarlijks = 1..1 exact andere; "},
        {"De nieuwsbrief wordt om de drie maanden verstuurd.\n",
         "om de drie maanden = 4..4 exact andere; "},
        {"Het loket is elke werkdag open van 9 tot 12 uur.\n",
         "elke werkdag = 260..260 exact andere; "}};
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
        assert_facts(FACT_KIND_FREQUENCY, sayings[i].text, sayings[i].facts);
}

static void the_nearest_clue_counts_most(void **state) {
    (void)state;
    assert_facts(
        FACT_KIND_FREQUENCY,
        "Het woonoverleg komt elk kwartaal samen en het jaarverslag wordt jaarlijks aan de "
        "gemeenteraad bezorgd.\n",
        "elk kwartaal = 4..4 exact vergadering; jaarlijks = 1..1 exact andere; ");
}

static void what_stands_above_counts_too(void **state) {
    (void)state;
    assert_facts(
        FACT_KIND_FREQUENCY,
        "Lokaal woonoverleg\n\nVaste agendapunten:\n- cijfers over de premies: jaarlijks\n",
        "jaarlijks = 1..1 exact agendapunt; ");
    assert_facts(FACT_KIND_FREQUENCY, "Lokaal woonoverleg\n\nFrequentie:\njaarlijks\n",
                 "jaarlijks = 1..1 exact vergadering; ");
}

static void a_vague_word_without_consultation_is_no_frequency(void **state) {
    (void)state;
    assert_facts(FACT_KIND_FREQUENCY, "De website wordt regelmatig bijgewerkt.\n", "");
    assert_facts(FACT_KIND_FREQUENCY, "De stuurgroep komt regelmatig samen.\n",
                 "regelmatig = -..- onbepaald vergadering; ");
}

static void faults_in_the_rules_are_told(void **state) {
    assert_refused(*state, "roles.yaml",
                   "clues:\n"
                   "  - {id: samen, for: overleg, words: [\"samen\"]}\n"
                   "rates: []\n"
                   "weights:\n"
                   "  samen: {before: [veel, 1]}\n"
                   "  weg: {before: [1, 1]}\n",
                   "roles.yaml:2:22: 'overleg' is geen waarde van for\n"
                   "roles.yaml:5:19: 'before' is geen paar getallen\n"
                   "roles.yaml:6:3: onbekende sleutel 'weg'\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_clues_of_a_sentence_say_what_happens),
        cmocka_unit_test(the_nearest_clue_counts_most),
        cmocka_unit_test(what_stands_above_counts_too),
        cmocka_unit_test(a_vague_word_without_consultation_is_no_frequency),
        cmocka_unit_test_setup_teardown(faults_in_the_rules_are_told, support_setup,
                                        support_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
