/* rules/engine/regulations: what applies on a day, and to whom. */
#include <math.h>
#include <string.h>

#include "rules/engine/regulations.h"
#include "support.h"

static const char *regime_on(const char *day) {
    const struct regime *regime = regulations_regime(real_rules()->regulations, day);
    return regime == NULL ? "geen" : regime->id;
}

static void a_day_has_one_regime(void **state) {
    (void)state;
    static const struct {
        const char *day, *regime;
    } days[] = {
        {"1997-07-14", "geen"},       {"1997-07-15", "wooncode"},   {"2018-12-31", "wooncode"},
        {"2019-01-01", "bvr_2018"},   {"2020-12-31", "bvr_2018"},   {"2021-01-01", "codex_2021"},
        {"2022-12-31", "codex_2021"}, {"2023-01-01", "codex_2023"}, {"2023-12-31", "codex_2023"},
        {"2024-01-01", "codex_2024"}, {"2025-12-31", "codex_2024"}, {"2026-01-01", "bvr_2025"},
        {"2099-12-31", "bvr_2025"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_string_equal(regime_on(days[i].day), days[i].regime);
}

static void only_the_last_regime_is_not_confirmed(void **state) {
    (void)state;
    const struct regulation_rules *regulations = real_rules()->regulations;
    assert_true(regulations_regime(regulations, "2025-12-31")->is_confirmed);
    assert_false(regulations_regime(regulations, "2026-01-01")->is_confirmed);
}

static void the_norm_is_two_a_year_from_2019_on(void **state) {
    (void)state;
    const struct regulation_rules *regulations = real_rules()->regulations;
    assert_null(
        regulations_rule(regulations, "2018-12-31", RULE_CLASS_FREQUENTIE, ADDRESSEE_MUNICIPALITY));
    const struct legal_rule *norm =
        regulations_rule(regulations, "2019-01-01", RULE_CLASS_FREQUENTIE, ADDRESSEE_MUNICIPALITY);
    assert_true(norm->minimum == 2);
    assert_ptr_equal(
        norm, regulations_rule(regulations, "2026-06-30", RULE_CLASS_FREQUENTIE, ADDRESSEE_MEMBER));
}

static void the_article_follows_the_codification(void **state) {
    (void)state;
    const struct regulation_rules *regulations = real_rules()->regulations;
    const struct legal_rule *norm =
        regulations_rule(regulations, "2020-12-31", RULE_CLASS_FREQUENTIE, ADDRESSEE_MUNICIPALITY);
    assert_string_equal(regulations_article(regulations, norm, "2020-12-31"), norm->article);
    assert_string_equal(regulations_article(regulations, norm, "2021-01-01"), norm->article_codex);
    assert_string_not_equal(norm->article, norm->article_codex);
    assert_string_equal(regulations_article(regulations, NULL, "2021-01-01"), "");
}

static enum requirement required(const char *day, const char *topic, enum addressee addressee) {
    return regulations_requirement(
        regulations_topic(real_rules()->regulations, day, topic, addressee));
}

static void a_topic_is_required_by_day_and_by_project(void **state) {
    (void)state;
    assert_int_equal(required("2018-12-31", "ruimtelijk_beleid", ADDRESSEE_MUNICIPALITY),
                     REQUIREMENT_NIET);
    assert_int_equal(required("2019-01-01", "ruimtelijk_beleid", ADDRESSEE_MUNICIPALITY),
                     REQUIREMENT_ALTIJD);
    assert_int_equal(required("2020-06-30", "toewijzingspraktijk", ADDRESSEE_MUNICIPALITY),
                     REQUIREMENT_JAARLIJKS);
    assert_int_equal(required("2020-06-30", "kerncijfers_woonpremies", ADDRESSEE_MUNICIPALITY),
                     REQUIREMENT_PERIODIEK);
    assert_int_equal(required("2020-06-30", "kerncijfers_woonpremies", ADDRESSEE_MEMBER),
                     REQUIREMENT_JAARLIJKS);
    assert_int_equal(required("2020-06-30", "woonkwaliteitsreglement", ADDRESSEE_MUNICIPALITY),
                     REQUIREMENT_NIET);
    assert_int_equal(required("2020-06-30", "woonkwaliteitsreglement", ADDRESSEE_MEMBER),
                     REQUIREMENT_BIJ_AANLEIDING);
    assert_int_equal(required("2020-06-30", "geen_thema", ADDRESSEE_MUNICIPALITY),
                     REQUIREMENT_NIET);
    assert_int_equal(regulations_requirement(NULL), REQUIREMENT_NIET);
}

static void what_is_uncertain_is_said_to_be(void **state) {
    (void)state;
    const struct regulation_rules *regulations = real_rules()->regulations;
    const char *topic = "toewijzingsreglement_sociaal";
    assert_string_equal(
        regulations_topic(regulations, "2023-12-31", topic, ADDRESSEE_MUNICIPALITY)->certainty,
        "bevestigd");
    assert_string_equal(
        regulations_topic(regulations, "2024-01-01", topic, ADDRESSEE_MUNICIPALITY)->certainty,
        "onbekend");
}

static void invitees_are_asked_for_from_2019_on(void **state) {
    (void)state;
    const struct regulation_rules *regulations = real_rules()->regulations;
    static const char *const codes[] = {"woonactoren", "welzijnsorganisaties", "agentschap"};
    for (size_t i = 0; i < 3; i++) {
        assert_null(
            regulations_invitee(regulations, "2018-12-31", codes[i], ADDRESSEE_MUNICIPALITY));
        assert_non_null(
            regulations_invitee(regulations, "2019-01-01", codes[i], ADDRESSEE_MUNICIPALITY));
    }
    assert_null(regulations_invitee(regulations, "2019-01-01", "notaris", ADDRESSEE_MUNICIPALITY));
}

#define REST "rules: []\ninvitees: []\ndefinitions: []\ncodex_from: 2021-01-01\n"

static void regimes_that_overlap_are_told(void **state) {
    assert_refused(*state, "regulations.yaml",
                   "regimes:\n"
                   "  - {id: a, label: x, from: 2019-01-01, to: 2020-12-31, note: x}\n"
                   "  - {id: b, label: x, from: 2020-12-31, to: 2021-12-31, note: x}\n"
                   "  - {id: c, label: x, from: 2022-01-01, note: x}\n"
                   "  - {id: d, label: x, from: 2030-01-01, note: x}\n" REST,
                   "regulations.yaml:3:5: regime 'b' overlapt met 'a'\n"
                   "regulations.yaml:5:5: regime 'd' overlapt met 'c'\n");
}

static void faults_of_regimes_are_told(void **state) {
    assert_refused(*state, "regulations.yaml",
                   "regimes:\n"
                   "  - {id: a, from: 1/1/2019, to: 2019-12-31, note: x}\n"
                   "  - {label: x, from: 2020-01-01, confirmed: ja, bevestigd: ja}\n" REST,
                   "regulations.yaml:2:5: 'label' ontbreekt\n"
                   "regulations.yaml:2:19: '1/1/2019' is geen datum als 2019-01-31\n"
                   "regulations.yaml:3:5: 'id' ontbreekt\n"
                   "regulations.yaml:3:5: 'note' ontbreekt\n"
                   "regulations.yaml:3:45: 'ja' is niet true of false\n"
                   "regulations.yaml:3:49: onbekende sleutel 'bevestigd'\n");
}

static void faults_of_rules_are_told(void **state) {
    assert_refused(
        *state, "regulations.yaml",
        "regimes: []\n"
        "rules:\n"
        "  - {id: a, label: x, class: soms, applies_to: stad, article: x, certainty: x, "
        "source: x}\n"
        "  - {id: b, label: x, class: frequentie, minimum: twee, applies_to: alle, "
        "article: x, certainty: x}\n"
        "  - {id: c, label: x, class: altijd, topic: weer, applies_to: alle, article: x, "
        "certainty: x, source: x}\n"
        "  - {id: d, label: x, class: genodigde, invitee: notaris, applies_to: alle, "
        "article: x, certainty: x, source: x}\n"
        "invitees:\n"
        "  - {code: e, label: x, types: [smh], words: ['(']}\n"
        "  - {code: f, types: [], words: []}\n"
        "definitions:\n"
        "  - {term: x}\n"
        "codex_from: later\n",
        "regulations.yaml:12:13: 'later' is geen datum als 2019-01-31\n"
        "regulations.yaml:8:33: 'smh' is geen soort deelnemer\n"
        "regulations.yaml:8:48: patroon fout bij '(': missing closing parenthesis\n"
        "regulations.yaml:9:5: 'label' ontbreekt\n"
        "regulations.yaml:3:30: 'soms' is geen waarde van class\n"
        "regulations.yaml:3:48: 'stad' is geen waarde van applies_to\n"
        "regulations.yaml:4:51: 'twee' is geen getal\n"
        "regulations.yaml:4:5: 'source' ontbreekt\n"
        "regulations.yaml:5:45: 'weer' is geen thema\n"
        "regulations.yaml:6:50: 'notaris' is geen genodigde\n"
        "regulations.yaml:11:5: 'meaning' ontbreekt\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_day_has_one_regime),
        TEST(only_the_last_regime_is_not_confirmed),
        TEST(the_norm_is_two_a_year_from_2019_on),
        TEST(the_article_follows_the_codification),
        TEST(a_topic_is_required_by_day_and_by_project),
        TEST(what_is_uncertain_is_said_to_be),
        TEST(invitees_are_asked_for_from_2019_on),
        TEST(regimes_that_overlap_are_told),
        TEST(faults_of_regimes_are_told),
        TEST(faults_of_rules_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
