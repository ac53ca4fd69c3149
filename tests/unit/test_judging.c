/* etl/judge_topics, judge_invitees, judge_quality: what the regulation asks of Gent and what is odd
 * about its submissions. */
#include <math.h>
#include <string.h>

#include "rules/engine/regulations.h"
#include "submission.h"

static const char day[] = "2020-06-30";
static const char lwo[] = "lokaal_woonoverleg";

static struct fact *discusses(struct document *document, const char *code) {
    struct fact *fact = say(document, FACT_KIND_TOPIC);
    fact->topic = (struct topic){code, TOPIC_STATUS_BESPROKEN};
    return fact;
}

static struct fact *names(struct document *document, const char *type) {
    struct fact *fact = say(document, FACT_KIND_PARTICIPANT);
    fact->participant = (struct participant){.type = type};
    return fact;
}

static void dated(struct document *document, const char *edtf) {
    say(document, FACT_KIND_DATE)->date.edtf = edtf;
}

static const struct topic_cell *topic_of(struct submissions *submissions, const char *peildatum,
                                         const char *city, const char *code) {
    const struct benchmark *benchmark = benchmark_on(submissions, peildatum);
    for (size_t i = 0; i < benchmark->topics.count; i++)
        if (strcmp(benchmark->topics.at[i].code, code) == 0)
            return &city_in(benchmark, city)->topics[i];
    return NULL;
}

static const struct invitee_cell *invitee_of(struct submissions *submissions, const char *code) {
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        if (strcmp(benchmark->invitees.at[i].code, code) == 0)
            return &city_in(benchmark, "Gent")->invitees[i];
    return NULL;
}

static enum topic_state state_of(struct submissions *submissions, const char *code) {
    return topic_of(submissions, day, "Gent", code)->state;
}

static void topics_are_discussed_not_named_or_never_listed(void **state) {
    struct submissions *submissions = *state;
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_GEEN_OPGAVE);
    struct document *document = submit(submissions, "Gent", lwo);
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_GEEN_OPGAVE);
    discusses(document, "ruimtelijk_beleid");
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_BESPROKEN);
    assert_int_equal(state_of(submissions, "visie_sociaal_wonen"), TOPIC_STATE_NIET_VERMELD);
    assert_int_equal(topic_of(submissions, day, "Gent", "ruimtelijk_beleid")->evidence.count, 1);
}

static void discussed_goes_before_duty_in_either_order(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    discusses(document, "ruimtelijk_beleid")->topic.status = TOPIC_STATUS_VERPLICHTING;
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_VERPLICHTING);
    discusses(document, "ruimtelijk_beleid");
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_BESPROKEN);
    discusses(document, "ruimtelijk_beleid")->topic.status = TOPIC_STATUS_VERPLICHTING;
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_BESPROKEN);
}

static void a_required_topic_that_is_not_named_is_a_breach(void **state) {
    struct submissions *submissions = *state;
    discusses(submit(submissions, "Gent", lwo), "ruimtelijk_beleid");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(city->topics_met, 1);
    assert_int_equal(findings_of(city, "thema_ontbreekt"), city->topics_required - 1);
    assert_int_equal(finding_of(city, "thema_ontbreekt")->weight, WEIGHT_BREACH);
    assert_string_not_equal(finding_of(city, "thema_ontbreekt")->article, "");
    assert_null(finding_of(city, "themas_geen_opgave"));
}

static void a_required_topic_that_is_only_a_duty_is_unknown(void **state) {
    struct submissions *submissions = *state;
    discusses(submit(submissions, "Gent", lwo), "ruimtelijk_beleid")->topic.status =
        TOPIC_STATUS_VERPLICHTING;
    const struct finding *finding = finding_of(gent_on(submissions, day), "thema_enkel_plicht");
    assert_non_null(finding);
    assert_int_equal(finding->weight, WEIGHT_UNKNOWN);
    assert_int_equal(finding->evidence.count, 1);
}

static void silence_on_topics_is_one_unknown_and_no_breach(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(findings_of(city, "themas_geen_opgave"), 1);
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 0);
}

static void topics_in_the_text_about_another_body_do_not_count(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    discusses(submit(submissions, "Gent", "lokale_woonraad"), "visie_sociaal_wonen");
    assert_int_equal(state_of(submissions, "visie_sociaal_wonen"), TOPIC_STATE_GEEN_OPGAVE);
    assert_int_equal(benchmark_count(gent_on(submissions, day), WEIGHT_BREACH), 0);
}

static void topics_count_whatever_group_the_text_names(void **state) {
    struct submissions *submissions = *state;
    about(discusses(submit(submissions, "Gent", lwo), "ruimtelijk_beleid"), "werkgroep",
          "werkgroep");
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_BESPROKEN);
}

static void topics_of_a_circle_count(void **state) {
    struct submissions *submissions = *state;
    about(discusses(submit(submissions, "Gent", lwo), "ruimtelijk_beleid"), "kerngroep",
          "deelorgaan");
    assert_int_equal(state_of(submissions, "ruimtelijk_beleid"), TOPIC_STATE_BESPROKEN);
}

static void what_is_required_follows_the_day_and_the_project(void **state) {
    struct submissions *submissions = *state;
    const char *premiums = "kerncijfers_woonpremies";
    assert_int_equal(topic_of(submissions, "2018-12-31", "Gent", premiums)->required,
                     REQUIREMENT_NIET);
    assert_int_equal(topic_of(submissions, day, "Gent", premiums)->required, REQUIREMENT_PERIODIEK);
    assert_int_equal(topic_of(submissions, day, "Genk", premiums)->required, REQUIREMENT_JAARLIJKS);
}

static void before_2019_no_topic_or_invitee_is_missed(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    discusses(document, "ruimtelijk_beleid");
    names(document, "politie");
    const struct benchmark_city *city = gent_on(submissions, "2018-12-31");
    assert_int_equal(city->topics_required, 0);
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 0);
    assert_int_equal(benchmark_count(city, WEIGHT_UNKNOWN), 0);
}

static void invitees_are_named_not_named_or_nobody_is(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    assert_int_equal(invitee_of(submissions, "agentschap")->state, MENTION_GEEN_OPGAVE);
    names(document, "wonen_vlaanderen");
    assert_int_equal(invitee_of(submissions, "agentschap")->state, MENTION_VERMELD);
    assert_int_equal(invitee_of(submissions, "agentschap")->evidence.count, 1);
    assert_int_equal(invitee_of(submissions, "woonactoren")->state, MENTION_NIET_VERMELD);
    names(document, "shm");
    names(document, "ocmw");
    assert_int_equal(invitee_of(submissions, "woonactoren")->state, MENTION_VERMELD);
    assert_int_equal(invitee_of(submissions, "welzijnsorganisaties")->state, MENTION_VERMELD);
}

static void an_invitee_that_is_not_named_is_a_breach(void **state) {
    struct submissions *submissions = *state;
    names(submit(submissions, "Gent", lwo), "wonen_vlaanderen");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(findings_of(city, "genodigde_ontbreekt"), 2);
    assert_int_equal(finding_of(city, "genodigde_ontbreekt")->weight, WEIGHT_BREACH);
    assert_null(finding_of(city, "genodigden_geen_opgave"));
}

static void silence_on_invitees_is_one_unknown(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(findings_of(city, "genodigden_geen_opgave"), 1);
    assert_null(finding_of(city, "genodigde_ontbreekt"));
}

static void invitees_in_the_text_about_another_body_do_not_count(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    names(submit(submissions, "Gent", "lokale_woonraad"), "wonen_vlaanderen");
    assert_int_equal(invitee_of(submissions, "agentschap")->state, MENTION_GEEN_OPGAVE);
    assert_null(finding_of(gent_on(submissions, day), "genodigde_ontbreekt"));
}

static void a_city_without_submission_has_only_that_finding(void **state) {
    struct submissions *submissions = *state;
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(city->findings.count, 1);
    assert_string_equal(city->findings.at[0].check, "geen_inzending");
    assert_non_null(strstr(city->findings.at[0].message, "Gent"));
}

static const struct benchmark_city *body_on(struct submissions *submissions, const char *name,
                                            const char *peildatum) {
    return city_in(benchmark_on(submissions, peildatum), name);
}

static void duties_of_municipalities_do_not_bind_a_project(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Kempens Woonplatform", lwo);
    discusses(document, "ruimtelijk_beleid");
    names(document, "politie");
    meets(document, 1, 1, QUALIFIER_EXACT);
    const struct benchmark_city *city = body_on(submissions, "Kempens Woonplatform", day);
    assert_int_equal(city->topics_required, 0);
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 1);
    assert_non_null(finding_of(city, "frequentie")); /* each member holds two a year */
    assert_int_equal(findings_of(city, "geen_gemeente"), 1);
    assert_null(finding_of(gent_on(submissions, day), "geen_gemeente"));
}

static void no_rule_binds_a_body_from_outside(void **state) {
    struct submissions *submissions = *state;
    meets(submit(submissions, "Brussel Huisvesting", lwo), 1, 1, QUALIFIER_EXACT);
    const struct benchmark_city *city = body_on(submissions, "Brussel Huisvesting", day);
    assert_int_equal(city->meetings.verdict, VERDICT_NIET_TOETSBAAR);
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 0);
    assert_int_equal(benchmark_count(city, WEIGHT_UNKNOWN), 0);
}

static void a_steering_group_meets_twice_in_a_project_of_2020_to_2025(void **state) {
    struct submissions *submissions = *state;
    static const char name[] = "Kempens Woonplatform";
    struct document *document = submit(submissions, name, "stuurgroep");
    about(meets(document, 1, 1, QUALIFIER_EXACT), "stuurgroep", "stuurgroep");
    const struct benchmark_city *city = body_on(submissions, name, day);
    assert_int_equal(finding_of(city, "stuurgroep")->weight, WEIGHT_BREACH);
    assert_int_equal(finding_of(city, "stuurgroep")->evidence.count, 1);
    assert_null(finding_of(body_on(submissions, name, "2019-12-31"), "stuurgroep"));
    about(meets(document, 2, NAN, QUALIFIER_MINSTENS), "stuurgroep", "stuurgroep");
    about(meets(document, 2, 3, QUALIFIER_BEREIK), "stuurgroep", "stuurgroep");
    assert_null(finding_of(body_on(submissions, name, day), "stuurgroep"));
}

static void what_is_missing_tells_where_it_was_searched(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", NULL);
    assert_int_equal(
        finding_of(gent_on(submissions, day), "frequentie_geen_opgave")->searched.count, 1);
    struct document *document = submit(submissions, "Gent", lwo);
    discusses(document, "sociale_woonprojecten");
    const struct benchmark_city *city = gent_on(submissions, day);
    const struct finding *finding = finding_of(city, "thema_ontbreekt");
    assert_int_equal(finding->searched.count, 1);
    assert_ptr_equal(finding->searched.at[0].document, document);
    assert_int_equal(finding->evidence.count, 1); /* the topic that it does name */
}

static void a_count_that_does_not_match_is_told(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    *list_add(document->arena, &document->declared) =
        (struct declared_count){.city_words = "Gent", .rows = 7, .seen = 6};
    *list_add(document->arena, &document->declared) =
        (struct declared_count){.city_words = "Aalst", .rows = 7, .seen = 6};
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(findings_of(city, "aantal_rijen"), 1);
    assert_non_null(strstr(finding_of(city, "aantal_rijen")->message, "7"));
    assert_non_null(strstr(finding_of(city, "aantal_rijen")->message, "6"));
    assert_int_equal(finding_of(city, "aantal_rijen")->evidence.count, 1);
    document->declared.at[0].seen = 7;
    assert_null(finding_of(gent_on(submissions, day), "aantal_rijen"));
}

static void remarks_of_the_text_become_findings_with_their_words(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    *list_add(document->arena, &document->remarks) =
        (struct remark){"onmogelijke_datum", 0, {7, 11}, "x"};
    const struct finding *finding = finding_of(gent_on(submissions, day), "onmogelijke_datum");
    assert_non_null(finding);
    assert_int_equal(finding->evidence.count, 1);
    assert_int_equal(finding->evidence.at[0].span.start, 7);
    assert_null(finding->evidence.at[0].fact);
}

static void the_newest_date_is_kept_and_an_old_text_told(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    dated(document, "2013-06-25");
    dated(document, "2016");
    dated(document, "2013-07");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_string_equal(city->newest_date, "2016");
    assert_int_equal(findings_of(city, "oude_tekst"), 1);
    dated(document, "2019-03");
    city = gent_on(submissions, day);
    assert_string_equal(city->newest_date, "2019-03");
    assert_null(finding_of(city, "oude_tekst"));
}

static void a_date_that_may_lie_in_the_regime_is_not_old(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    assert_null(gent_on(submissions, day)->newest_date);
    dated(document, "2019");
    assert_null(finding_of(gent_on(submissions, day), "oude_tekst"));
    assert_non_null(finding_of(gent_on(submissions, "2021-06-30"), "oude_tekst"));
}

static void findings_come_by_weight(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 1, 1, QUALIFIER_EXACT);
    meets(document, 9, 9, QUALIFIER_EXACT);
    names(document, "politie");
    dated(document, "2001");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_true(city->findings.count > 4);
    for (size_t i = 1; i < city->findings.count; i++)
        assert_true(city->findings.at[i - 1].weight <= city->findings.at[i].weight);
}

static void no_breach_is_stated_in_2026(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    discusses(document, "ruimtelijk_beleid");
    names(document, "politie");
    const struct benchmark_city *city = gent_on(submissions, "2026-06-30");
    assert_int_equal(benchmark_count(city, WEIGHT_BREACH), 0);
    assert_true(findings_of(city, "regel_niet_bevestigd") > 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, submissions_setup, submissions_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(topics_are_discussed_not_named_or_never_listed),
        TEST(discussed_goes_before_duty_in_either_order),
        TEST(a_required_topic_that_is_not_named_is_a_breach),
        TEST(a_required_topic_that_is_only_a_duty_is_unknown),
        TEST(silence_on_topics_is_one_unknown_and_no_breach),
        TEST(topics_in_the_text_about_another_body_do_not_count),
        TEST(topics_count_whatever_group_the_text_names),
        TEST(topics_of_a_circle_count),
        TEST(what_is_required_follows_the_day_and_the_project),
        TEST(before_2019_no_topic_or_invitee_is_missed),
        TEST(invitees_are_named_not_named_or_nobody_is),
        TEST(an_invitee_that_is_not_named_is_a_breach),
        TEST(silence_on_invitees_is_one_unknown),
        TEST(invitees_in_the_text_about_another_body_do_not_count),
        TEST(a_city_without_submission_has_only_that_finding),
        TEST(duties_of_municipalities_do_not_bind_a_project),
        TEST(no_rule_binds_a_body_from_outside),
        TEST(a_steering_group_meets_twice_in_a_project_of_2020_to_2025),
        TEST(what_is_missing_tells_where_it_was_searched),
        TEST(a_count_that_does_not_match_is_told),
        TEST(remarks_of_the_text_become_findings_with_their_words),
        TEST(the_newest_date_is_kept_and_an_old_text_told),
        TEST(a_date_that_may_lie_in_the_regime_is_not_old),
        TEST(findings_come_by_weight),
        TEST(no_breach_is_stated_in_2026),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
