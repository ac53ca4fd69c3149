/* etl/judge_meetings: how often the local housing consultation of Gent meets, against a norm of two
 * a year. */
#include <math.h>
#include <string.h>

#include "submission.h"

static const char day[] = "2020-06-30";
static const char lwo[] = "lokaal_woonoverleg";

/* The verdict on Gent's own number. */
static enum verdict verdict_on(void **state, double min, double max, enum qualifier qualifier) {
    struct submissions *submissions = *state;
    submissions->documents.count = 0;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, min, max, qualifier);
    enum verdict verdict = gent_on(submissions, day)->meetings.verdict;
    document_end(document);
    submissions->documents.count = 0;
    return verdict;
}

static void assert_meetings(const struct benchmark_city *city, double min, double max,
                            enum verdict verdict) {
    const struct meetings *meetings = &city->meetings;
    assert_true(isnan(min) ? isnan(meetings->min) : meetings->min == min);
    assert_true(isnan(max) ? isnan(meetings->max) : meetings->max == max);
    assert_string_equal(verdict_word(meetings->verdict), verdict_word(verdict));
}

static void the_lower_bound_meets_the_norm_or_the_upper_one_misses_it(void **state) {
    assert_int_equal(verdict_on(state, 2, 2, QUALIFIER_EXACT), VERDICT_VOLDOET);
    assert_int_equal(verdict_on(state, 2, NAN, QUALIFIER_MINSTENS), VERDICT_VOLDOET);
    assert_int_equal(verdict_on(state, 2, 3, QUALIFIER_BEREIK), VERDICT_VOLDOET);
    assert_int_equal(verdict_on(state, 4, 4, QUALIFIER_ONGEVEER), VERDICT_VOLDOET);
    assert_int_equal(verdict_on(state, 1, 1, QUALIFIER_EXACT), VERDICT_VOLDOET_NIET);
    assert_int_equal(verdict_on(state, 0.5, 0.5, QUALIFIER_EXACT), VERDICT_VOLDOET_NIET);
    assert_int_equal(verdict_on(state, NAN, 1, QUALIFIER_HOOGSTENS), VERDICT_VOLDOET_NIET);
}

static void between_the_bounds_it_cannot_be_told(void **state) {
    assert_int_equal(verdict_on(state, 1, NAN, QUALIFIER_MINSTENS), VERDICT_NIET_TOETSBAAR);
    assert_int_equal(verdict_on(state, 1, 3, QUALIFIER_BEREIK), VERDICT_NIET_TOETSBAAR);
    assert_int_equal(verdict_on(state, NAN, 2, QUALIFIER_HOOGSTENS), VERDICT_NIET_TOETSBAAR);
    assert_int_equal(verdict_on(state, NAN, NAN, QUALIFIER_INDIEN_NODIG), VERDICT_NIET_TOETSBAAR);
    assert_int_equal(verdict_on(state, NAN, NAN, QUALIFIER_ONBEPAALD), VERDICT_NIET_TOETSBAAR);
}

static void too_few_is_a_breach_with_its_words_and_article(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    const struct fact *fact = meets(document, 1, 1, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    const struct finding *finding = finding_of(city, "frequentie");
    assert_non_null(finding);
    assert_int_equal(finding->weight, WEIGHT_BREACH);
    assert_int_equal(finding->evidence.count, 1);
    assert_ptr_equal(finding->evidence.at[0].fact, fact);
    assert_ptr_equal(finding->evidence.at[0].document, document);
    assert_string_equal(finding->article, "BVR 16/11/2018, art. 3");
    assert_null(strchr(finding->message, '{'));
    assert_non_null(strstr(finding->message, "1 keer per jaar"));
}

static void enough_is_no_finding(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 2, 2, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_null(finding_of(city, "frequentie"));
    assert_null(finding_of(city, "frequentie_vaag"));
    assert_null(finding_of(city, "frequentie_geen_opgave"));
    assert_int_equal(city->meetings.evidence.count, 1);
}

static void circles_of_the_body_add_up(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 3, 3, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    about(meets(document, 1, 1, QUALIFIER_EXACT), "klankbordgroep", "deelorgaan");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 4, 4, VERDICT_VOLDOET);
    assert_int_equal(city->meetings.qualifier, QUALIFIER_EXACT);
    assert_int_equal(city->meetings.evidence.count, 2);
    assert_null(finding_of(city, "frequentie_tegenspraak"));
}

static void one_circle_named_twice_counts_once(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 1, 1, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    about(meets(document, 1, 1, QUALIFIER_EXACT), "Kerngroep", "deelorgaan");
    about(meets(submit(submissions, "Gent", lwo), 1, 1, QUALIFIER_EXACT), "stedelijke kerngroep",
          "deelorgaan");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 1, 1, VERDICT_VOLDOET_NIET);
    assert_null(finding_of(city, "frequentie_tegenspraak"));
}

static void a_circle_that_is_said_to_meet_otherwise_too_is_a_contradiction(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 1, 1, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    about(meets(document, 6, 6, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 1, 6, VERDICT_NIET_TOETSBAAR);
    assert_non_null(finding_of(city, "frequentie_tegenspraak"));
}

static void a_circle_without_a_number_leaves_the_sum_open(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 1, 1, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    about(meets(document, NAN, NAN, QUALIFIER_ONBEPAALD), "klankbordgroep", "deelorgaan");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 1, NAN, VERDICT_NIET_TOETSBAAR);
    assert_null(finding_of(city, "frequentie"));
    assert_non_null(finding_of(city, "frequentie_vaag"));
}

static void a_circle_that_meets_at_most_so_often_adds_nothing_for_certain(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, NAN, 2, QUALIFIER_HOOGSTENS), "klankbordgroep", "deelorgaan");
    about(meets(document, 2, 2, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    assert_meetings(gent_on(submissions, day), 2, 4, VERDICT_VOLDOET);
}

static void other_bodies_never_count(void **state) {
    struct submissions *submissions = *state;
    struct document *own = submit(submissions, "Gent", lwo);
    about(meets(own, 12, 12, QUALIFIER_EXACT), "werkgroep", "werkgroep");
    about(meets(own, 6, 6, QUALIFIER_EXACT), "stuurgroep", "stuurgroep");
    meets(submit(submissions, "Gent", "lokale_woonraad"), 10, 10, QUALIFIER_EXACT);
    meets(submit(submissions, "Aalst", lwo), 4, 4, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, NAN, NAN, VERDICT_GEEN_OPGAVE);
    assert_int_equal(city->meetings.evidence.count, 0);
}

static void other_bodies_do_not_disturb_the_own_number(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 12, 12, QUALIFIER_EXACT), "werkgroep", "werkgroep");
    meets(document, 1, 1, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 1, 1, VERDICT_VOLDOET_NIET);
    assert_null(finding_of(city, "frequentie_tegenspraak"));
}

static void what_a_text_without_a_body_says_of_it_counts(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", NULL);
    about(meets(document, 3, 3, QUALIFIER_EXACT), "lokaal woonoverleg", lwo);
    meets(document, 12, 12, QUALIFIER_EXACT);
    assert_meetings(gent_on(submissions, day), 3, 3, VERDICT_VOLDOET);
}

static void the_body_that_its_item_points_to_stands_for_it(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo)->items.at[0].refers_to = "lokale_woonraad";
    struct document *council = submit(submissions, "Gent", "lokale_woonraad");
    about(meets(council, 3, 3, QUALIFIER_EXACT), "woonraad", "lokale_woonraad");
    about(meets(council, 12, 12, QUALIFIER_EXACT), "werkgroep", "werkgroep");
    assert_meetings(gent_on(submissions, day), 3, 3, VERDICT_VOLDOET);
}

static void the_own_number_goes_before_that_of_its_parts(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 6, 6, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    meets(document, 1, 1, QUALIFIER_EXACT);
    assert_meetings(gent_on(submissions, day), 1, 1, VERDICT_VOLDOET_NIET);
}

static void a_number_goes_before_a_vague_word(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, NAN, NAN, QUALIFIER_ONBEPAALD);
    meets(document, 3, 3, QUALIFIER_EXACT);
    meets(document, NAN, NAN, QUALIFIER_INDIEN_NODIG);
    assert_meetings(gent_on(submissions, day), 3, 3, VERDICT_VOLDOET);
}

static void a_duty_that_is_only_recited_cannot_be_told(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 2, NAN, QUALIFIER_MINSTENS)->frequency.duty = true;
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, NAN, NAN, VERDICT_NIET_TOETSBAAR);
    assert_int_equal(city->meetings.evidence.count, 1);
    assert_non_null(finding_of(city, "frequentie_vaag"));
}

static void a_number_goes_before_a_duty_and_does_not_contradict_it(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 2, NAN, QUALIFIER_MINSTENS)->frequency.duty = true;
    meets(document, 1, 1, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 1, 1, VERDICT_VOLDOET_NIET);
    assert_null(finding_of(city, "frequentie_tegenspraak"));
}

static void a_topic_or_a_payment_so_often_is_no_meeting(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 12, 12, QUALIFIER_EXACT)->frequency.role = FREQUENCY_ROLE_AGENDAPUNT;
    meets(document, 52, 52, QUALIFIER_EXACT)->frequency.role = FREQUENCY_ROLE_ANDERE;
    assert_meetings(gent_on(submissions, day), NAN, NAN, VERDICT_GEEN_OPGAVE);
}

static void numbers_that_differ_are_a_contradiction_with_all_words(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 1, 1, QUALIFIER_EXACT);
    meets(submit(submissions, "Gent", lwo), 11, 11, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 1, 11, VERDICT_NIET_TOETSBAAR);
    const struct finding *finding = finding_of(city, "frequentie_tegenspraak");
    assert_non_null(finding);
    assert_int_equal(finding->weight, WEIGHT_QUALITY);
    assert_int_equal(finding->evidence.count, 2);
    assert_non_null(
        strstr(finding->message, ": 1 keer per jaar; 11 keer per jaar (het overleg zelf);"));
}

static void each_value_is_told_once_and_whole(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 11, 11, QUALIFIER_EXACT);
    meets(document, 1, 1, QUALIFIER_EXACT);
    meets(document, 11, 11, QUALIFIER_EXACT);
    const struct finding *finding = finding_of(gent_on(submissions, day), "frequentie_tegenspraak");
    assert_non_null(
        strstr(finding->message, ": 11 keer per jaar; 1 keer per jaar (het overleg zelf);"));
}

static void own_number_parts_and_duty_that_differ_are_all_shown(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 2, NAN, QUALIFIER_MINSTENS)->frequency.duty = true;
    about(meets(document, 2, 2, QUALIFIER_EXACT), "beperkte kring", "deelorgaan");
    about(meets(document, 2, 2, QUALIFIER_EXACT), "uitgebreide kring", "deelorgaan");
    meets(document, 4, 5, QUALIFIER_BEREIK);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 4, 5, VERDICT_VOLDOET);
    const struct finding *finding = finding_of(city, "frequentie_tegenspraak");
    assert_non_null(finding);
    assert_int_equal(finding->evidence.count, 4);
    assert_non_null(strstr(finding->message,
                           "4 tot 5 keer per jaar (het overleg zelf); 2 keer per jaar (kringen, "
                           "samen 4 keer per jaar); minstens 2 keer per jaar (verplichting);"));
}

static void parts_that_add_up_to_the_own_number_are_no_contradiction(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    about(meets(document, 3, 3, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    about(meets(document, 1, 1, QUALIFIER_EXACT), "klankbordgroep", "deelorgaan");
    meets(document, 4, 4, QUALIFIER_EXACT);
    assert_null(finding_of(gent_on(submissions, day), "frequentie_tegenspraak"));
}

static void of_numbers_that_differ_the_narrowest_counts(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 1, NAN, QUALIFIER_MINSTENS);
    meets(document, 2, 6, QUALIFIER_BEREIK);
    meets(document, 4, 4, QUALIFIER_EXACT);
    assert_meetings(gent_on(submissions, day), 4, 4, VERDICT_VOLDOET);
}

/* Nothing says which is right, least of all the order in which they come. */
static void numbers_that_are_as_narrow_count_together(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 5, 5, QUALIFIER_EXACT);
    meets(document, 2, 6, QUALIFIER_BEREIK);
    meets(document, 3, 3, QUALIFIER_EXACT);
    meets(document, 4, 4, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 3, 5, VERDICT_VOLDOET);
    assert_int_equal(city->meetings.qualifier, QUALIFIER_BEREIK);
    assert_non_null(strstr(city->meetings.reason, "alle even nauwe"));
}

/* Each is shown as evidence; the message stays one that a person reads. */
static void of_many_numbers_the_message_names_some(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    for (int i = 1; i <= 2000; i++) meets(document, i, i, QUALIFIER_EXACT);
    const struct finding *finding = finding_of(gent_on(submissions, day), "frequentie_tegenspraak");
    assert_int_equal(finding->evidence.count, 2000);
    assert_non_null(strstr(finding->message, "; 8 keer per jaar; … (het overleg zelf)"));
}

static void the_same_number_twice_is_no_contradiction(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 3, 3, QUALIFIER_EXACT);
    meets(submit(submissions, "Gent", lwo), 3, 3, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, 3, 3, VERDICT_VOLDOET);
    assert_null(finding_of(city, "frequentie_tegenspraak"));
}

static void silence_is_no_breach(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_meetings(city, NAN, NAN, VERDICT_GEEN_OPGAVE);
    assert_false(city->meetings.has_qualifier);
    assert_int_equal(finding_of(city, "frequentie_geen_opgave")->weight, WEIGHT_UNKNOWN);
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 0);
}

static void before_2019_there_is_no_norm_to_miss(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 1, 1, QUALIFIER_EXACT);
    submit(submissions, "Aalst", lwo);
    const struct benchmark *benchmark = benchmark_on(submissions, "2018-12-31");
    assert_true(isnan(benchmark->norm));
    const struct benchmark_city *gent = city_in(benchmark, "Gent");
    assert_meetings(gent, 1, 1, VERDICT_NIET_TOETSBAAR);
    const struct benchmark_city *aalst = city_in(benchmark, "Aalst");
    assert_meetings(aalst, NAN, NAN, VERDICT_GEEN_OPGAVE);
    for (size_t i = 0; i < gent->findings.count; i++)
        assert_int_not_equal(strncmp(gent->findings.at[i].check, "frequentie", 10), 0);
    assert_int_equal(benchmark_count(gent, WEIGHT_BREACH), 0);
    assert_int_equal(benchmark_count(aalst, WEIGHT_BREACH), 0);
}

static void a_breach_of_a_regime_that_is_not_confirmed_is_unknown(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 1, 1, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, "2026-01-01");
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 0);
    assert_null(finding_of(city, "frequentie"));
    const struct finding *finding = finding_of(city, "regel_niet_bevestigd");
    assert_non_null(finding);
    assert_int_equal(finding->weight, WEIGHT_UNKNOWN);
    assert_int_equal(finding->evidence.count, 1);
    assert_non_null(finding_of(gent_on(submissions, "2025-12-31"), "frequentie"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, submissions_setup, submissions_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_lower_bound_meets_the_norm_or_the_upper_one_misses_it),
        TEST(between_the_bounds_it_cannot_be_told),
        TEST(too_few_is_a_breach_with_its_words_and_article),
        TEST(enough_is_no_finding),
        TEST(circles_of_the_body_add_up),
        TEST(one_circle_named_twice_counts_once),
        TEST(a_circle_that_is_said_to_meet_otherwise_too_is_a_contradiction),
        TEST(a_circle_without_a_number_leaves_the_sum_open),
        TEST(a_circle_that_meets_at_most_so_often_adds_nothing_for_certain),
        TEST(other_bodies_never_count),
        TEST(other_bodies_do_not_disturb_the_own_number),
        TEST(what_a_text_without_a_body_says_of_it_counts),
        TEST(the_body_that_its_item_points_to_stands_for_it),
        TEST(the_own_number_goes_before_that_of_its_parts),
        TEST(a_number_goes_before_a_vague_word),
        TEST(a_duty_that_is_only_recited_cannot_be_told),
        TEST(a_number_goes_before_a_duty_and_does_not_contradict_it),
        TEST(a_topic_or_a_payment_so_often_is_no_meeting),
        TEST(numbers_that_differ_are_a_contradiction_with_all_words),
        TEST(each_value_is_told_once_and_whole),
        TEST(own_number_parts_and_duty_that_differ_are_all_shown),
        TEST(parts_that_add_up_to_the_own_number_are_no_contradiction),
        TEST(of_numbers_that_differ_the_narrowest_counts),
        TEST(numbers_that_are_as_narrow_count_together),
        TEST(of_many_numbers_the_message_names_some),
        TEST(the_same_number_twice_is_no_contradiction),
        TEST(silence_is_no_breach),
        TEST(before_2019_there_is_no_norm_to_miss),
        TEST(a_breach_of_a_regime_that_is_not_confirmed_is_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
