/* etl/correct, with the judges: what analysts filled in on an earlier report, and what becomes of
 * it. */
#include <math.h>
#include <string.h>

#include "submission.h"

static const char day[] = "2020-06-30";
static const char lwo[] = "lokaal_woonoverleg";

/* A report with one correction, which comes in behind the submissions. */
static struct correction *correct(struct submissions *submissions, const char *key,
                                  const char *value) {
    struct document *report = document_new("correcties.csv", "correcties.csv");
    *list_add(submissions->arena, &submissions->documents) = report;
    struct correction *correction = list_add(report->arena, &report->corrections);
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++) correction->cells[i] = "";
    report->is_report = true;
    correction->cells[CORRECTION_COLUMN_CITY] = "Gent";
    correction->cells[CORRECTION_COLUMN_KEY] = key;
    correction->cells[CORRECTION_COLUMN_VALUE] = value;
    correction->cells[CORRECTION_COLUMN_BY] = "An";
    return correction;
}

static const struct correctable *cell_of(const struct benchmark_city *city, const char *key) {
    for (size_t i = 0; i < city->cells.count; i++)
        if (strcmp(city->cells.at[i].key, key) == 0) return &city->cells.at[i];
    return NULL;
}

static const struct correction_row *row_of(const struct benchmark *benchmark) {
    assert_int_equal(benchmark->corrections.count, 1);
    return &benchmark->corrections.at[0];
}

static void a_frequency_takes_the_place_of_what_was_read(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 1, 1, QUALIFIER_EXACT);
    correct(submissions, "Gent:vergaderingen", "minstens 4 keer per jaar");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    const struct benchmark_city *city = city_in(benchmark, "Gent");
    assert_true(city->meetings.min == 4 && isnan(city->meetings.max));
    assert_int_equal(city->meetings.verdict, VERDICT_VOLDOET);
    assert_string_equal(city->meetings.reason, "correctie van An");
    assert_null(finding_of(city, "frequentie"));
    assert_ptr_equal(city->meetings.correction, row_of(benchmark));
    assert_int_equal(row_of(benchmark)->state, CORRECTION_STATE_APPLIED);
    const struct correctable *cell = cell_of(city, "Gent:vergaderingen");
    assert_string_equal(cell->read, "1 keer per jaar");
    assert_ptr_equal(cell->correction, row_of(benchmark));
}

static void a_verdict_stands_whatever_the_number(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 4, 4, QUALIFIER_EXACT);
    correct(submissions, "Gent:oordeel", "Voldoet niet");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(city->meetings.verdict, VERDICT_VOLDOET_NIET);
    assert_true(city->meetings.min == 4);
    assert_non_null(finding_of(city, "frequentie"));
}

static void a_verdict_stands_where_the_norm_is_not_confirmed(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 4, 4, QUALIFIER_EXACT);
    correct(submissions, "Gent:oordeel", "voldoet niet");
    const struct benchmark_city *city = gent_on(submissions, "2026-01-01");
    assert_int_equal(city->meetings.verdict, VERDICT_VOLDOET_NIET);
}

static void a_topic_that_somebody_knows_to_be_discussed_is_no_finding(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    say(document, FACT_KIND_TOPIC)->topic =
        (struct topic){"visie_sociaal_wonen", TOPIC_STATUS_BESPROKEN};
    size_t before = findings_of(gent_on(submissions, day), "thema_ontbreekt");
    correct(submissions, "Gent:thema:ruimtelijk_beleid", "besproken");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(findings_of(city, "thema_ontbreekt"), before - 1);
    assert_int_equal(city->topics_met, 2);
}

static void a_fact_that_is_none_bears_on_nothing(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    struct fact *fact = meets(document, 1, 1, QUALIFIER_EXACT);
    fact->sentence = fact->span;
    correct(submissions, document_fact_key(document, fact, submissions->arena), "geen frequentie");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    const struct benchmark_city *city = city_in(benchmark, "Gent");
    assert_int_equal(city->meetings.verdict, VERDICT_GEEN_OPGAVE);
    assert_int_equal(city->bodies.count, 1);
    assert_int_equal(city->bodies.at[0].evidence.count, 0);
    assert_false(fact_counts(fact));
    assert_int_equal(row_of(benchmark)->state, CORRECTION_STATE_APPLIED);
}

static void what_does_not_fit_is_refused_and_told(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 4, 4, QUALIFIER_EXACT);
    correct(submissions, "Gent:oordeel", "misschien");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(row_of(benchmark)->state, CORRECTION_STATE_REFUSED);
    assert_string_equal(row_of(benchmark)->reason,
                        "hier kan enkel voldoet, voldoet niet, niet toetsbaar, geen opgave");
    assert_int_equal(city_in(benchmark, "Gent")->meetings.verdict, VERDICT_VOLDOET);
    assert_non_null(finding_of(city_in(benchmark, "Gent"), "correctie_nazien"));
}

static void what_is_not_there_any_more_is_kept_and_told(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    correct(submissions, "feit:0123456789abcdef", "geen deelnemer");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(row_of(benchmark)->state, CORRECTION_STATE_LOST);
    assert_non_null(finding_of(city_in(benchmark, "Gent"), "correctie_nazien"));
}

static void a_text_that_changed_is_told_and_the_correction_stands(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    struct fact *fact = meets(document, 1, 1, QUALIFIER_EXACT);
    struct correction *correction = correct(submissions, "Gent:vergaderingen", "4");
    const struct benchmark *first = benchmark_on(submissions, day);
    const char *print = cell_of(city_in(first, "Gent"), "Gent:vergaderingen")->print;
    assert_string_equal(row_of(first)->print, print);
    correction->cells[CORRECTION_COLUMN_PRINT] = print;
    assert_int_equal(row_of(benchmark_on(submissions, day))->state, CORRECTION_STATE_APPLIED);
    fact->frequency.max = 3;
    const struct benchmark *second = benchmark_on(submissions, day);
    assert_int_equal(row_of(second)->state, CORRECTION_STATE_CHANGED);
    assert_string_equal(row_of(second)->print, print);
    assert_true(city_in(second, "Gent")->meetings.min == 4);
    assert_non_null(finding_of(city_in(second, "Gent"), "correctie_nazien"));
}

static void the_later_day_counts_and_the_other_one_is_shown(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    correct(submissions, "Gent:oordeel", "voldoet")->cells[CORRECTION_COLUMN_DAY] = "2/11/2026";
    correct(submissions, "Gent:oordeel", "voldoet niet")->cells[CORRECTION_COLUMN_DAY] =
        "2026-10-30";
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(city_in(benchmark, "Gent")->meetings.verdict, VERDICT_VOLDOET);
    assert_int_equal(benchmark->corrections.count, 2);
    assert_int_equal(benchmark->corrections.at[0].state, CORRECTION_STATE_REPLACED);
    assert_int_equal(benchmark->corrections.at[1].state, CORRECTION_STATE_APPLIED);
}

static void two_that_say_otherwise_on_a_day_are_told(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    correct(submissions, "Gent:oordeel", "geen opgave");
    correct(submissions, "Gent:oordeel", "voldoet");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(city_in(benchmark, "Gent")->meetings.verdict, VERDICT_VOLDOET);
    assert_int_equal(benchmark->corrections.at[0].state, CORRECTION_STATE_DISPUTED);
    assert_int_equal(benchmark->corrections.at[1].state, CORRECTION_STATE_APPLIED);
    assert_non_null(finding_of(city_in(benchmark, "Gent"), "correctie_nazien"));
}

/* Else each night that reads a report twice would double what stands on the next one. */
static void two_reports_with_the_same_rows_give_each_once(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    for (int i = 0; i < 2; i++) {
        correct(submissions, "Gent:oordeel", "geen opgave");
        correct(submissions, "Gent:oordeel", "voldoet")->cells[CORRECTION_COLUMN_DAY] =
            i == 0 ? "2/11/2026" : "2026-11-02";
    }
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(benchmark->corrections.count, 2);
    assert_int_equal(city_in(benchmark, "Gent")->meetings.verdict, VERDICT_VOLDOET);
}

static void the_text_of_the_last_of_equal_rows_counts(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    correct(submissions, "Gent:oordeel", "voldoet")->cells[CORRECTION_COLUMN_PRINT] = "t0";
    correct(submissions, "Gent:oordeel", "voldoet");
    assert_int_equal(row_of(benchmark_on(submissions, day))->state, CORRECTION_STATE_APPLIED);
}

static void without_a_norm_nobody_falls_short(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Gent", lwo), 1, 1, QUALIFIER_EXACT);
    correct(submissions, "Gent:oordeel", "voldoet niet");
    const struct benchmark *benchmark = benchmark_on(submissions, "2018-01-01");
    assert_int_equal(city_in(benchmark, "Gent")->meetings.verdict, VERDICT_NIET_TOETSBAAR);
    assert_int_equal(row_of(benchmark)->state, CORRECTION_STATE_REFUSED);
    assert_string_equal(row_of(benchmark)->reason, "op deze peildatum bindt geen norm dit bestuur");
}

static void the_same_row_in_two_reports_is_one(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    correct(submissions, "Gent:oordeel", "voldoet");
    correct(submissions, "Gent:oordeel", "voldoet");
    assert_int_equal(benchmark_on(submissions, day)->corrections.count, 1);
}

static void days_are_read_as_people_write_them(void **state) {
    struct submissions *submissions = *state;
    struct arena *arena = submissions->arena;
    assert_string_equal(correction_day("22/11/2026", arena), "2026-11-22");
    assert_string_equal(correction_day("2-1-2026", arena), "2026-01-02");
    assert_string_equal(correction_day("2026-01-02", arena), "2026-01-02");
    assert_string_equal(correction_day("gisteren", arena), "");
    assert_string_equal(correction_day("32/11/2026", arena), "");
    assert_string_equal(correction_day("", arena), "");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, submissions_setup, submissions_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_frequency_takes_the_place_of_what_was_read),
        TEST(a_verdict_stands_whatever_the_number),
        TEST(a_verdict_stands_where_the_norm_is_not_confirmed),
        TEST(a_topic_that_somebody_knows_to_be_discussed_is_no_finding),
        TEST(a_fact_that_is_none_bears_on_nothing),
        TEST(what_does_not_fit_is_refused_and_told),
        TEST(what_is_not_there_any_more_is_kept_and_told),
        TEST(a_text_that_changed_is_told_and_the_correction_stands),
        TEST(the_later_day_counts_and_the_other_one_is_shown),
        TEST(two_that_say_otherwise_on_a_day_are_told),
        TEST(two_reports_with_the_same_rows_give_each_once),
        TEST(the_text_of_the_last_of_equal_rows_counts),
        TEST(without_a_norm_nobody_falls_short),
        TEST(the_same_row_in_two_reports_is_one),
        TEST(days_are_read_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
