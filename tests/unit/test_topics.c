/* Topics: discussed, only a duty, or not said to be discussed at all. */
#include "support.h"

static void what_is_discussed_or_on_the_agenda_is_besproken(void **state) {
    (void)state;
    assert_facts(FACT_KIND_TOPIC, "Op het overleg worden de wachtlijsten besproken.\n",
                 "wachtlijsten = woonbehoeften_wachtlijsten besproken; ");
    assert_facts(FACT_KIND_TOPIC, "Op de agenda staat het ruimtelijk beleid.\n",
                 "ruimtelijk beleid = ruimtelijk_beleid besproken; ");
    assert_facts(FACT_KIND_TOPIC, "De sociale woonprojecten komen aan bod.\n",
                 "sociale woonprojecten = sociale_woonprojecten besproken; ");
}

static void entries_below_a_heading_that_says_so_count(void **state) {
    (void)state;
    assert_facts(FACT_KIND_TOPIC,
                 "Op het lokaal woonoverleg worden besproken:\n"
                 "- de toewijzingspraktijk\n"
                 "- de sociale woonprojecten\n",
                 "toewijzingspraktijk = toewijzingspraktijk besproken; "
                 "sociale woonprojecten = sociale_woonprojecten besproken; ");
}

static void what_must_be_discussed_is_a_duty(void **state) {
    (void)state;
    assert_facts(FACT_KIND_TOPIC,
                 "De gemeente moet het ruimtelijk beleid op het woonoverleg bespreken.\n",
                 "ruimtelijk beleid = ruimtelijk_beleid verplichting; ");
}

static void what_is_not_discussed_is_no_fact(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Het toewijzingsreglement wordt niet besproken op het overleg.\n",
        "Het ruimtelijk beleid komt niet aan bod.\n",
        "De sociale woonprojecten worden niet langer besproken.\n",
        "Een toewijzingsreglement vindt u op de website.\n",
        "Het overleg bespreekt de begroting van het zwembad.\n",
        "x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_facts(FACT_KIND_TOPIC, texts[i], "");
}

static void a_regulation_for_modest_rent_is_not_that_for_social_rent(void **state) {
    (void)state;
    struct document *document =
        read_text("x", "Op de agenda staat het toewijzingsreglement bescheiden huurwoningen.\n",
                  "2020-06-30");
    size_t topics = 0;
    for (size_t i = 0; i < document->facts.count; i++) {
        if (document->facts.at[i].kind != FACT_KIND_TOPIC) continue;
        assert_string_equal(document->facts.at[i].topic.code, "toewijzingsreglement_bescheiden");
        topics++;
    }
    assert_int_equal(topics, 1);
    document_end(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_discussed_or_on_the_agenda_is_besproken),
        cmocka_unit_test(entries_below_a_heading_that_says_so_count),
        cmocka_unit_test(what_must_be_discussed_is_a_duty),
        cmocka_unit_test(what_is_not_discussed_is_no_fact),
        cmocka_unit_test(a_regulation_for_modest_rent_is_not_that_for_social_rent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
