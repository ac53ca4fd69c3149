/* rules/engine/node: a rule file as a tree, and every fault at its place. */
#include <string.h>
#include <sys/stat.h>

#include "rules/engine/node.h"
#include "support.h"

static struct node *load(void **state, const char *text) {
    struct support *support = *state;
    const char *path = support_put(support, "r.yaml", text);
    return node_load(path, "r.yaml", support->arena, support->diag);
}

static struct diag *diag_of(void **state) { return ((struct support *)*state)->diag; }

static void values_are_read_by_key(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "naam: Gent\naantal: 2.5\nzeker: true\ndag: 2024-02-29\n"
                                    "woorden: [een, twee]\n");
    assert_string_equal(node_text(root, "naam", diag), "Gent");
    assert_true(node_number_or(root, "aantal", 0, diag) == 2.5);
    assert_true(node_flag(root, "zeker", diag));
    assert_string_equal(node_day_or(root, "dag", NULL, diag), "2024-02-29");
    const struct node *words = node_list(root, "woorden", diag);
    assert_int_equal(words->entries.count, 2);
    assert_string_equal(node_entry_text(&words->entries.at[1], diag), "twee");
    node_finish(root, diag);
    assert_told(diag, "");
}

static void an_absent_value_gives_what_stands_for_it(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "naam: Gent\n");
    assert_string_equal(node_text_or(root, "ander", "niets", diag), "niets");
    assert_true(node_number_or(root, "aantal", 7, diag) == 7);
    assert_false(node_flag(root, "zeker", diag));
    assert_null(node_day_or(root, "dag", NULL, diag));
    assert_int_equal(node_list_or_empty(root, "woorden", diag)->entries.count, 0);
    assert_null(node_get(root, "ander"));
    assert_told(diag, "");
}

static void a_scalar_knows_where_its_text_starts(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "a: kaal\nb: 'enkel'\nc: \"dubbel\"\nd: \"met \\\\ in\"\n"
                                    "e: >\n  gevouwen\n");
    assert_int_equal(node_get(root, "a")->text_column, 4);
    assert_int_equal(node_get(root, "b")->text_column, 5);
    assert_int_equal(node_get(root, "c")->text_column, 5);
    assert_int_equal(node_get(root, "d")->text_column, 0);
    assert_int_equal(node_get(root, "e")->text_column, 0);
    assert_told(diag, "");
}

static void an_alias_stands_for_its_anchor(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "a: &naam Gent\nb: *naam\n");
    assert_string_equal(node_text(root, "b", diag), "Gent");
    assert_told(diag, "");
}

static void a_missing_key_is_told_at_its_map(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "stad:\n  naam: Gent\n");
    struct node *city = node_get(root, "stad");
    assert_string_equal(node_text(city, "code", diag), "");
    assert_int_equal(node_list(city, "namen", diag)->entries.count, 0);
    assert_told(diag, "r.yaml:2:3: 'code' ontbreekt\n"
                      "r.yaml:2:3: 'namen' ontbreekt\n");
}

static void keys_that_nobody_asked_for_are_told_each(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "naam: Gent\npatern: x\n\n  \nmx: 3\n");
    node_text(root, "naam", diag);
    node_finish(root, diag);
    assert_told(diag, "r.yaml:2:1: onbekende sleutel 'patern'\n"
                      "r.yaml:5:1: onbekende sleutel 'mx'\n");
}

static void a_key_that_stands_twice_is_told_at_the_second(void **state) {
    assert_non_null(load(state, "naam: Gent\ncode: 1\nnaam: Aalst\n"));
    assert_told(diag_of(state), "r.yaml:3:1: sleutel 'naam' staat er tweemaal\n");
}

static void a_key_that_is_no_text_is_told(void **state) {
    assert_non_null(load(state, "a: 1\n[b, c]: 2\n"));
    assert_told(diag_of(state), "r.yaml:2:1: een sleutel is geen tekst\n");
}

static void values_of_the_wrong_kind_are_told_at_the_value(void **state) {
    struct diag *diag = diag_of(state);
    struct node *root = load(state, "tekst: [x]\ngetal: veel\nvlag: ja\ndag: 2019-02-29\n"
                                    "lijst: x\nkaart: x\nleeg: \n");
    assert_string_equal(node_text(root, "tekst", diag), "");
    assert_true(node_number_or(root, "getal", 1, diag) == 1);
    assert_false(node_flag(root, "vlag", diag));
    assert_null(node_day_or(root, "dag", NULL, diag));
    assert_int_equal(node_list(root, "lijst", diag)->entries.count, 0);
    assert_false(node_is_map(node_get(root, "kaart"), diag));
    assert_true(node_number_or(root, "leeg", 1, diag) == 1);
    assert_told(diag, "r.yaml:1:8: hier hoort een tekst\n"
                      "r.yaml:2:8: 'veel' is geen getal\n"
                      "r.yaml:3:7: 'ja' is niet true of false\n"
                      "r.yaml:4:6: '2019-02-29' is geen datum als 2019-01-31\n"
                      "r.yaml:5:8: 'lijst' hoort een lijst te zijn\n"
                      "r.yaml:6:8: hier horen sleutels met waarden\n"
                      "r.yaml:7:6: '' is geen getal\n");
}

static void an_entry_of_a_list_that_is_no_text_is_told(void **state) {
    struct diag *diag = diag_of(state);
    const struct node *list = node_list(load(state, "a:\n  - x\n  - {b: c}\n"), "a", diag);
    assert_string_equal(node_entry_text(&list->entries.at[1], diag), "");
    assert_told(diag, "r.yaml:3:5: hier hoort een tekst\n");
}

static void what_is_no_yaml_gives_no_tree(void **state) {
    assert_null(load(state, "a: 1\nb: [x, y\n"));
    assert_told(diag_of(state), "r.yaml:3:1: geen geldige YAML: did not find expected ',' or ']', "
                                "while parsing a flow sequence\n");
}

static void bytes_that_are_no_utf_8_give_no_tree(void **state) {
    assert_null(load(state, "a: \xff\n"));
    assert_int_equal(diag_of(state)->entries.count, 1);
    assert_string_equal(diag_of(state)->entries.at[0].place.file, "r.yaml");
}

static void an_empty_file_gives_no_tree(void **state) {
    assert_null(load(state, ""));
    assert_null(load(state, "# enkel uitleg\n"));
    assert_told(diag_of(state), "r.yaml:1:1: bestand is leeg\n"
                                "r.yaml:1:1: bestand is leeg\n");
}

static void a_list_at_the_top_gives_no_tree(void **state) {
    assert_null(load(state, "# uitleg\n- a\n"));
    assert_told(diag_of(state), "r.yaml:2:1: hier horen sleutels met waarden\n");
}

static void a_second_document_is_told(void **state) {
    load(state, "a: 1\n---\nb: 2\n");
    assert_told(diag_of(state), "r.yaml:2:1: bestand bevat meer dan een document\n");
}

static void a_fault_behind_the_first_document_is_told(void **state) {
    load(state, "a: 1\n---\nb: [\n");
    assert_int_equal(diag_of(state)->entries.count, 1);
    assert_int_equal(diag_of(state)->entries.at[0].place.line, 4);
}

static void aliases_in_a_loop_are_told_once(void **state) {
    load(state, "a: &a [*a, *a, *a]\n");
    assert_told(diag_of(state), "r.yaml:1:4: meer dan 16 niveaus diep genest\n");
}

static void a_map_that_holds_itself_is_told_once(void **state) {
    load(state, "a: &a {b: *a, c: *a}\n");
    assert_told(diag_of(state), "r.yaml:1:8: meer dan 16 niveaus diep genest\n");
}

static void an_alias_without_anchor_is_no_yaml(void **state) {
    assert_null(load(state, "a: *b\n"));
    assert_told(diag_of(state), "r.yaml:1:4: geen geldige YAML: found undefined alias\n");
}

static void nesting_too_deep_is_told_at_the_first_level_too_many(void **state) {
    load(state, "a: [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]\n");
    assert_told(diag_of(state), "r.yaml:1:20: meer dan 16 niveaus diep genest\n");
}

static void a_file_that_is_not_there_is_told_without_a_line(void **state) {
    struct support *support = *state;
    assert_null(
        node_load(support_path(support, "geen.yaml"), "geen.yaml", support->arena, support->diag));
    assert_told(support->diag, "geen.yaml: kan niet gelezen worden: bestaat niet\n");
}

static void a_file_without_access_is_told(void **state) {
    struct support *support = *state;
    const char *path = support_put(support, "dicht.yaml", "a: 1\n");
    chmod(path, 0);
    rights_drop();
    assert_null(node_load(path, "dicht.yaml", support->arena, support->diag));
    rights_regain();
    assert_told(support->diag, "dicht.yaml: kan niet gelezen worden: geen toegang\n");
}

static void a_folder_is_no_rule_file(void **state) {
    struct support *support = *state;
    assert_null(node_load(support->folder, "map.yaml", support->arena, support->diag));
    assert_int_equal(support->diag->entries.count, 1);
}

static void days_exist_or_not(void **state) {
    (void)state;
    assert_true(day_is_valid("2024-02-29"));
    assert_true(day_is_valid("2000-02-29"));
    assert_true(day_is_valid("2019-12-31"));
    static const char *const wrong[] = {"2023-02-29", "1900-02-29", "2019-04-31",  "2019-13-01",
                                        "2019-00-10", "2019-01-00", "2019-1-1",    "2019/01/01",
                                        "20190101",   "",           "2019-01-011", "vandaag",
                                        "2019-01-1x", " 2019-01-1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(day_is_valid(wrong[i]));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(values_are_read_by_key),
        TEST(an_absent_value_gives_what_stands_for_it),
        TEST(a_scalar_knows_where_its_text_starts),
        TEST(an_alias_stands_for_its_anchor),
        TEST(a_missing_key_is_told_at_its_map),
        TEST(keys_that_nobody_asked_for_are_told_each),
        TEST(a_key_that_stands_twice_is_told_at_the_second),
        TEST(a_key_that_is_no_text_is_told),
        TEST(values_of_the_wrong_kind_are_told_at_the_value),
        TEST(an_entry_of_a_list_that_is_no_text_is_told),
        TEST(what_is_no_yaml_gives_no_tree),
        TEST(bytes_that_are_no_utf_8_give_no_tree),
        TEST(an_empty_file_gives_no_tree),
        TEST(a_list_at_the_top_gives_no_tree),
        TEST(a_second_document_is_told),
        TEST(a_fault_behind_the_first_document_is_told),
        TEST(aliases_in_a_loop_are_told_once),
        TEST(a_map_that_holds_itself_is_told_once),
        TEST(an_alias_without_anchor_is_no_yaml),
        TEST(nesting_too_deep_is_told_at_the_first_level_too_many),
        TEST(a_file_that_is_not_there_is_told_without_a_line),
        TEST(a_file_without_access_is_told),
        TEST(a_folder_is_no_rule_file),
        TEST(days_exist_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
