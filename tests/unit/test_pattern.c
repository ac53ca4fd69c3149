/* rules/engine/pattern: what rules write and what it matches; faults at their column; limits. */
#include <string.h>

#include "rules/engine/pattern.h"
#include "support.h"

struct trying {
    struct support *support;
    struct pattern_set set;
    struct matcher *matcher;
};

static int setup(void **state) {
    void *support;
    if (support_setup(&support) != 0) return 1;
    struct trying *trying = arena_take(((struct support *)support)->arena, sizeof *trying);
    trying->support = support;
    trying->set.arena = trying->support->arena;
    trying->matcher = matcher_new();
    *state = trying;
    return 0;
}

static int teardown(void **state) {
    struct trying *trying = *state;
    matcher_end(trying->matcher);
    pattern_set_end(&trying->set);
    void *support = trying->support;
    return support_teardown(&support);
}

/* The value of key p in a YAML text, so that places are those of a real file. */
static struct node *scalar_of(struct trying *trying, const char *yaml) {
    const char *path = support_put(trying->support, "r.yaml", yaml);
    struct node *root = node_load(path, "r.yaml", trying->support->arena, trying->support->diag);
    assert_non_null(root);
    return node_get(root, "p");
}

static const struct pattern *compiled(struct trying *trying, const char *yaml) {
    return pattern_compile(&trying->set, scalar_of(trying, yaml), "r.yaml:proef",
                           trying->support->diag);
}

static bool finds(void **state, const char *source, const char *text) {
    struct trying *trying = *state;
    const struct pattern *pattern =
        compiled(trying, arena_print(trying->support->arena, "p: |-\n  %s\n", source));
    assert_told(trying->support->diag, "");
    return pattern_occurs(pattern, trying->matcher, text, (struct span){0, strlen(text)});
}

static void a_space_is_any_gap_up_to_one_line_break(void **state) {
    assert_true(finds(state, "twee keer", "twee keer"));
    assert_true(finds(state, "twee keer", "twee \t  keer"));
    assert_true(finds(state, "twee keer", "twee\u00a0keer"));
    assert_true(finds(state, "twee keer", "twee\nkeer"));
    assert_true(finds(state, "twee keer", "twee \r\n   keer"));
    assert_true(finds(state, "twee keer", "twee\u202f\n\u00a0keer"));
}

static void a_space_is_not_nothing_and_not_a_blank_line(void **state) {
    assert_false(finds(state, "twee keer", "tweekeer"));
    assert_false(finds(state, "twee keer", "twee\n\nkeer"));
    assert_false(finds(state, "twee keer", "twee \n \n keer"));
    assert_false(finds(state, "twee keer", "twee\r\n\r\nkeer"));
}

static void an_apostrophe_is_any_of_them(void **state) {
    static const char *const texts[] = {"SHM's", "SHM\u2019s", "SHM\u2018s", "SHM\u00b4s", "SHM`s"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(finds(state, "SHM's", texts[i]));
    assert_false(finds(state, "SHM's", "SHMs"));
}

static void a_hyphen_is_any_dash(void **state) {
    static const char *const texts[] = {"2-maal", "2\u2010maal", "2\u2011maal", "2\u2013maal",
                                        "2\u2014maal"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(finds(state, "2-maal", texts[i]));
    assert_false(finds(state, "2-maal", "2 maal"));
    assert_false(finds(state, "2-maal", "2_maal"));
}

static void classes_and_escapes_stay_as_they_are(void **state) {
    assert_false(finds(state, "a[ ]b", "a\u00a0b"));
    assert_true(finds(state, "a[ ]b", "a b"));
    assert_false(finds(state, "a[-x]b", "a\u2013b"));
    assert_false(finds(state, "a[']b", "a\u2019b"));
    assert_false(finds(state, "a\\-b", "a\u2013b"));
    assert_true(finds(state, "[]-]x", "]x"));
    assert_true(finds(state, "[[:alpha:] ]-x", "q\u2013x"));
    assert_false(finds(state, "(?-i:Gent)", "gent"));
}

static void case_does_not_matter_beyond_ascii_either(void **state) {
    assert_true(finds(state, "één", "ÉÉN"));
    assert_true(finds(state, "GEÏNTEGREERD", "geïntegreerd"));
}

static void named_groups_give_their_span(void **state) {
    struct trying *trying = *state;
    const struct pattern *pattern = compiled(trying, "p: '(?<n>\\d) keer(?<m> of meer)?'\n");
    const char text[] = "minstens 3 keer";
    struct span found, group;
    assert_true(pattern_find(pattern, trying->matcher, text, (struct span){0, 15}, &found));
    assert_int_equal(found.start, 9);
    assert_int_equal(found.end, 15);
    assert_true(pattern_group(pattern, trying->matcher, "n", &group));
    assert_int_equal(group.start, 9);
    assert_int_equal(group.end, 10);
    assert_false(pattern_group(pattern, trying->matcher, "m", &group));
    assert_false(pattern_group(pattern, trying->matcher, "geen", &group));
}

static void look_behind_sees_before_the_span_look_ahead_not_behind_it(void **state) {
    struct trying *trying = *state;
    struct span found;
    const struct pattern *behind = compiled(trying, "p: '(?<=x)a'\n");
    assert_true(pattern_find(behind, trying->matcher, "xa", (struct span){1, 2}, &found));
    const struct pattern *ahead = compiled(trying, "p: 'a(?=x)'\n");
    assert_false(pattern_find(ahead, trying->matcher, "ax", (struct span){0, 1}, &found));
}

static void no_pattern_finds_nothing(void **state) {
    struct trying *trying = *state;
    struct span found;
    assert_false(pattern_find(NULL, trying->matcher, "a", (struct span){0, 1}, &found));
    assert_false(pattern_occurs(NULL, trying->matcher, "a", (struct span){0, 1}));
    const struct pattern *pattern = compiled(trying, "p: a\n");
    assert_false(pattern_find(pattern, trying->matcher, "aa", (struct span){2, 1}, &found));
}

static void a_macro_may_use_those_before_it(void **state) {
    struct trying *trying = *state;
    struct node *map = scalar_of(trying, "p:\n  een: \"a|b\"\n  twee: \"<<een>>x\"\n");
    pattern_macros(&trying->set, map, trying->support->diag);
    assert_true(finds(state, "^<<twee>>$", "bx"));
    assert_false(finds(state, "^<<twee>>$", "a"));
}

static void a_macro_behind_is_told_and_what_is_no_text(void **state) {
    struct trying *trying = *state;
    struct node *map = scalar_of(trying, "p:\n  een: '<<twee>>'\n  twee: [x]\n  drie: '(a'\n");
    pattern_macros(&trying->set, map, trying->support->diag);
    assert_told(trying->support->diag,
                "r.yaml:2:9: onbekende macro '<<twee>>'\n"
                "r.yaml:3:9: hier hoort een tekst\n"
                "r.yaml:4:11: patroon fout bij 'a': missing closing parenthesis\n");
}

static void macros_that_are_no_map_are_told(void **state) {
    struct trying *trying = *state;
    pattern_macros(&trying->set, scalar_of(trying, "p: x\n"), trying->support->diag);
    pattern_macros(&trying->set, NULL, trying->support->diag);
    assert_told(trying->support->diag, "r.yaml:1:4: hier horen sleutels met waarden\n");
}

static void an_unknown_macro_is_told_at_its_column(void **state) {
    struct trying *trying = *state;
    assert_null(compiled(trying, "p: één <<getal>> keer\n"));
    assert_null(compiled(trying, "p: 'x <<getal'\n"));
    assert_told(trying->support->diag, "r.yaml:1:8: onbekende macro '<<getal>>'\n"
                                       "r.yaml:1:7: onbekende macro '<<getal'\n");
}

static void a_fault_is_told_at_its_column(void **state) {
    struct trying *trying = *state;
    assert_null(compiled(trying, "\np: één keer)\n"));
    assert_null(compiled(trying, "p: '*a'\n"));
    assert_null(compiled(trying, "p: \"a[b\"\n"));
    assert_told(trying->support->diag,
                "r.yaml:2:12: patroon fout bij ')': unmatched closing parenthesis\n"
                "r.yaml:1:5: patroon fout bij '*a': quantifier does not follow a repeatable item\n"
                "r.yaml:1:6: patroon fout bij '[b': missing terminating ] for character class\n");
}

static void a_fault_in_a_folded_text_is_told_where_the_text_starts(void **state) {
    struct trying *trying = *state;
    assert_null(compiled(trying, "a: 1\np: >-\n  a\n  (b\n"));
    assert_int_equal(trying->support->diag->entries.at[0].place.line, 2);
    assert_int_equal(trying->support->diag->entries.at[0].place.column, 4);
}

static void each_fault_of_a_list_is_told(void **state) {
    struct trying *trying = *state;
    struct node *list = scalar_of(trying, "p:\n  - goed\n  - '(a'\n  - '<<geen>>'\n  - ''\n"
                                          "  - [x]\n  - 'b)'\n");
    assert_null(pattern_compile_words(&trying->set, list, "r.yaml:lijst", trying->support->diag));
    assert_told(trying->support->diag,
                "r.yaml:3:7: patroon fout bij 'a': missing closing parenthesis\n"
                "r.yaml:4:6: onbekende macro '<<geen>>'\n"
                "r.yaml:5:5: leeg patroon\n"
                "r.yaml:6:5: hier hoort een tekst\n"
                "r.yaml:7:7: patroon fout bij ')': unmatched closing parenthesis\n");
}

static void a_list_finds_whole_words_only(void **state) {
    struct trying *trying = *state;
    struct node *list = scalar_of(trying, "p: [raad, 'LWO']\n");
    const struct pattern *pattern =
        pattern_compile_words(&trying->set, list, "r.yaml:lijst", trying->support->diag);
    static const struct {
        const char *text;
        bool found;
    } tries[] = {{"de raad.", true}, {"(lwo)", true},  {"woonraad", false},
                 {"raads", false},   {"éraad", false}, {"raad2", false}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        assert_int_equal(pattern_occurs(pattern, trying->matcher, tries[i].text,
                                        (struct span){0, strlen(tries[i].text)}),
                         tries[i].found);
    assert_told(trying->support->diag, "");
}

static void an_empty_list_is_no_pattern_and_no_fault(void **state) {
    struct trying *trying = *state;
    struct node *list = scalar_of(trying, "p: []\n");
    assert_null(pattern_compile_words(&trying->set, list, "r.yaml:lijst", trying->support->diag));
    assert_told(trying->support->diag, "");
}

static void a_limit_that_is_hit_is_kept_until_it_is_told(void **state) {
    struct trying *trying = *state;
    size_t offset;
    assert_null(matcher_limit_hit(trying->matcher, &offset));
    assert_false(finds(state, "(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"));
    assert_string_equal(matcher_limit_hit(trying->matcher, &offset), "r.yaml:proef");
    assert_int_equal(offset, 0);
    assert_null(matcher_limit_hit(trying->matcher, &offset));
}

static void each_rule_that_hit_a_limit_is_told_once(void **state) {
    struct trying *trying = *state;
    const char text[] = "xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
    struct span found;
    size_t offset;
    struct node *scalar = scalar_of(trying, "p: '(a+)+$'\n");
    const struct pattern *first =
        pattern_compile(&trying->set, scalar, "r.yaml:eerste", trying->support->diag);
    const struct pattern *second =
        pattern_compile(&trying->set, scalar, "r.yaml:tweede", trying->support->diag);
    assert_false(pattern_find(first, trying->matcher, text, (struct span){1, 38}, &found));
    assert_false(pattern_find(second, trying->matcher, text, (struct span){2, 38}, &found));
    assert_false(pattern_find(first, trying->matcher, text, (struct span){3, 38}, &found));
    assert_string_equal(matcher_limit_hit(trying->matcher, &offset), "r.yaml:tweede");
    assert_int_equal(offset, 2);
    assert_string_equal(matcher_limit_hit(trying->matcher, &offset), "r.yaml:eerste");
    assert_int_equal(offset, 1);
    assert_null(matcher_limit_hit(trying->matcher, &offset));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_space_is_any_gap_up_to_one_line_break),
        TEST(a_space_is_not_nothing_and_not_a_blank_line),
        TEST(an_apostrophe_is_any_of_them),
        TEST(a_hyphen_is_any_dash),
        TEST(classes_and_escapes_stay_as_they_are),
        TEST(case_does_not_matter_beyond_ascii_either),
        TEST(named_groups_give_their_span),
        TEST(look_behind_sees_before_the_span_look_ahead_not_behind_it),
        TEST(no_pattern_finds_nothing),
        TEST(a_macro_may_use_those_before_it),
        TEST(a_macro_behind_is_told_and_what_is_no_text),
        TEST(macros_that_are_no_map_are_told),
        TEST(an_unknown_macro_is_told_at_its_column),
        TEST(a_fault_is_told_at_its_column),
        TEST(a_fault_in_a_folded_text_is_told_where_the_text_starts),
        TEST(each_fault_of_a_list_is_told),
        TEST(a_list_finds_whole_words_only),
        TEST(an_empty_list_is_no_pattern_and_no_fault),
        TEST(a_limit_that_is_hit_is_kept_until_it_is_told),
        TEST(each_rule_that_hit_a_limit_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
