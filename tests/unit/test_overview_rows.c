/* output/xlsx/overview_rows: where the parts of the first sheet stand. */
#include "output/xlsx/overview_rows.h"

#include "submission.h"

static const char day[] = "2020-06-30";
static const char lwo[] = "lokaal_woonoverleg";

static struct overview_rows rows_on(struct submissions *submissions, const char *peildatum) {
    return overview_rows_of(benchmark_on(submissions, peildatum));
}

static void without_figures_there_is_no_chart(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    struct overview_rows rows = rows_on(submissions, day);
    assert_int_equal(rows.city_count, 13);
    assert_int_equal(rows.median, FIRST_ROW_OVERVIEW + 13);
    assert_int_equal(rows.norm, rows.median + 1);
    assert_int_equal(rows.meetings, 0);
    assert_int_equal(rows.topics, 0);
    assert_int_equal(rows.others, 0);
}

static void parts_follow_each_other(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 3, 3, QUALIFIER_EXACT);
    say(document, FACT_KIND_TOPIC)->topic =
        (struct topic){"ruimtelijk_beleid", TOPIC_STATUS_BESPROKEN};
    submit(submissions, "Zwalm", lwo);
    struct overview_rows rows = rows_on(submissions, day);
    assert_true(rows.meetings > rows.norm + 1);
    assert_true(rows.topics > rows.meetings + CHART_ROWS + 1);
    assert_true(rows.others > rows.topics + CHART_ROWS + 3);
    assert_int_equal(overview_row(&rows, 0), FIRST_ROW_OVERVIEW);
    assert_int_equal(overview_row(&rows, 12), rows.median - 1);
    assert_int_equal(overview_row(&rows, 13), rows.others);
}

/* Before the first regulation no topic is due; how often a city meets can be shown all the same. */
static void where_no_topic_is_due_none_is_drawn(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 3, 3, QUALIFIER_EXACT);
    say(document, FACT_KIND_TOPIC)->topic =
        (struct topic){"ruimtelijk_beleid", TOPIC_STATUS_BESPROKEN};
    struct overview_rows rows = rows_on(submissions, "1990-01-01");
    assert_true(rows.meetings > 0);
    assert_int_equal(rows.topics, 0);
}

/* A city outside the thirteen has figures of its own, and no chart. */
static void others_alone_give_no_chart(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Zwalm", lwo), 3, 3, QUALIFIER_EXACT);
    struct overview_rows rows = rows_on(submissions, day);
    assert_int_equal(rows.meetings, 0);
    assert_true(rows.others > rows.norm);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, submissions_setup, submissions_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(without_figures_there_is_no_chart),
        TEST(parts_follow_each_other),
        TEST(where_no_topic_is_due_none_is_drawn),
        TEST(others_alone_give_no_chart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
