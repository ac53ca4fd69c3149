/* rules/engine/number: digits and words as counts. */
#include <string.h>

#include "rules/engine/number.h"
#include "support.h"

static const char words[] = "numbers:\n  een: 1\n  twee: 2\n  anderhalf: 1.5\n";

static struct node *numbers_of(struct support *support, const char *yaml) {
    struct node *root =
        node_load(support_put(support, "r.yaml", yaml), "r.yaml", support->arena, support->diag);
    assert_non_null(root);
    return node_get(root, "numbers");
}

static bool reads(void **state, const char *text, double *value) {
    struct support *support = *state;
    struct number_words numbers = {0};
    number_load(&numbers, numbers_of(support, words), support->arena, support->diag);
    assert_told(support->diag, "");
    return number_read(&numbers, text, (struct span){0, strlen(text)}, value);
}

static void digits_are_read_with_a_decimal_comma(void **state) {
    double value;
    assert_true(reads(state, "3", &value));
    assert_true(value == 3);
    assert_true(reads(state, "120", &value));
    assert_true(value == 120);
    assert_true(reads(state, "2,5", &value));
    assert_true(value == 2.5);
}

static void words_are_read_whatever_case_and_accents(void **state) {
    static const char *const ones[] = {"een", "Een", "één", "ÉÉN", "e\u0301e\u0301n", "ëèn"};
    double value;
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++) {
        assert_true(reads(state, ones[i], &value));
        assert_true(value == 1);
    }
    assert_true(reads(state, "anderhalf", &value));
    assert_true(value == 1.5);
}

static void what_is_no_number_gives_none(void **state) {
    static const char *const others[] = {
        "",       "enkele", "ee", "eens",
        "tweeën", "\u00e7", "-3", "eeneeneeneeneeneeneeneeneeneeneeneeneeneen"};
    double value;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(reads(state, others[i], &value));
}

static void the_macro_takes_digits_and_words_with_accents(void **state) {
    struct support *support = *state;
    struct number_words numbers = {0};
    struct pattern_set set = {.arena = support->arena};
    struct matcher *matcher = matcher_new();
    struct node scalar = {.kind = NODE_KIND_SCALAR, .text = "^<<getal>>$"};
    pattern_macro(&set, "getal",
                  number_load(&numbers, numbers_of(support, words), support->arena, support->diag));
    const struct pattern *pattern = pattern_compile(&set, &scalar, "r", support->diag);
    static const char *const yes[] = {"3", "2,5", "12", "een", "Eén", "e\u0301e\u0301n", "twee"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(pattern_occurs(pattern, matcher, yes[i], (struct span){0, strlen(yes[i])}));
    static const char *const no[] = {"1234", "2.5", "drie", "eens"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(pattern_occurs(pattern, matcher, no[i], (struct span){0, strlen(no[i])}));
    matcher_end(matcher);
    pattern_set_end(&set);
    assert_told(support->diag, "");
}

static void a_value_that_is_no_number_is_told(void **state) {
    struct support *support = *state;
    struct number_words numbers = {0};
    number_load(&numbers, numbers_of(support, "numbers:\n  een: 1\n  twee: tien\n  drie: [3]\n"),
                support->arena, support->diag);
    assert_told(support->diag, "r.yaml:3:9: 'tien' is geen getal\n"
                               "r.yaml:4:9: hier hoort een tekst\n"
                               "r.yaml:4:9: '' is geen getal\n");
}

static void numbers_that_are_no_map_are_told(void **state) {
    struct support *support = *state;
    struct number_words numbers = {0};
    number_load(&numbers, numbers_of(support, "numbers: [een, twee]\n"), support->arena,
                support->diag);
    number_load(&numbers, numbers_of(support, "numbers: een\n"), support->arena, support->diag);
    assert_told(support->diag, "r.yaml:1:10: hier horen sleutels met waarden\n"
                               "r.yaml:1:10: hier horen sleutels met waarden\n");
    assert_int_equal(numbers.words.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(digits_are_read_with_a_decimal_comma),
        TEST(words_are_read_whatever_case_and_accents),
        TEST(what_is_no_number_gives_none),
        TEST(the_macro_takes_digits_and_words_with_accents),
        TEST(a_value_that_is_no_number_is_told),
        TEST(numbers_that_are_no_map_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
