/* output/tables: fields as other programs read them. */
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "output/tables.h"
#include "support.h"

struct writing {
    struct tables tables;
    whole_list files;
};

static struct writing *open_folder(struct support *support, const char *name) {
    struct writing *writing = arena_take(support->arena, sizeof *writing);
    assert_true(
        tables_open(&writing->tables, support_path(support, name), &writing->files, support->diag));
    return writing;
}

/* Puts the files in their places and gives what the first holds. */
static const char *close_folder(struct support *support, struct writing *writing) {
    tables_end(&writing->tables);
    assert_true(whole_commit_all(writing->files.at, writing->files.count, support->diag));
    tables_close(&writing->tables);
    FILE *in = fopen(writing->files.at[0].target, "rb");
    assert_non_null(in);
    char *text = arena_take(support->arena, 4096);
    assert_true(fread(text, 1, 4095, in) > 0);
    fclose(in);
    assert_told(support->diag, "");
    return text;
}

static const char *fields_of(struct support *support, const char *const *texts, size_t count) {
    struct writing *writing = open_folder(support, "uit");
    tables_begin(&writing->tables, "Proef");
    for (size_t i = 0; i < count; i++) tables_text(&writing->tables, i, texts[i]);
    tables_end_record(&writing->tables, count);
    return close_folder(support, writing);
}

#define MARK "\xEF\xBB\xBF"

static void a_field_has_quotes_where_it_needs_them(void **state) {
    static const char *const texts[] = {"gewoon",  "a;b",   "zeg \"ja\"", "een\ntwee",
                                        " ruim",   "ruim ", "",           "a,b",
                                        "'t Zand", "–",     "– leeg"};
    assert_string_equal(fields_of(*state, texts, 11),
                        MARK "gewoon;\"a;b\";\"zeg \"\"ja\"\"\";\"een\ntwee\";\" ruim\";"
                             "\"ruim \";;a,b;'t Zand;–;– leeg\r\n");
}

static void no_text_is_a_formula(void **state) {
    static const char *const texts[] = {"=1+1", "+32 9", "-lid", "@stad", "\tx", "a=b", "=a;b"};
    assert_string_equal(fields_of(*state, texts, 7),
                        MARK "'=1+1;'+32 9;'-lid;'@stad;'\tx;a=b;\"'=a;b\"\r\n");
}

static void numbers_have_a_decimal_comma(void **state) {
    struct support *support = *state;
    static const double numbers[] = {0, 4, 0.5, -2.25, NAN, 1234567, 1.0 / 3};
    struct writing *writing = open_folder(support, "uit");
    tables_begin(&writing->tables, "Proef");
    for (size_t i = 0; i < 7; i++) tables_number(&writing->tables, i, numbers[i]);
    tables_end_record(&writing->tables, 7);
    assert_string_equal(close_folder(support, writing),
                        MARK "0;4;0,5;-2,25;;1234567;0,333333333333333\r\n");
}

static void each_record_has_all_columns_and_each_field_one_value(void **state) {
    struct support *support = *state;
    struct writing *writing = open_folder(support, "uit");
    tables_begin(&writing->tables, "Proef");
    tables_text(&writing->tables, 1, "b");
    tables_text(&writing->tables, 1, "nog eens");
    tables_end_record(&writing->tables, 4);
    tables_text(&writing->tables, 0, "a");
    tables_end_record(&writing->tables, 4);
    tables_end_record(&writing->tables, 1);
    assert_string_equal(close_folder(support, writing), MARK ";b;;\r\na;;;\r\n\r\n");
}

static void a_table_is_a_file_of_its_name(void **state) {
    struct support *support = *state;
    struct writing *writing = open_folder(support, "uit/");
    const char *const names[] = {"Overzicht", "Regelgeving"};
    for (size_t i = 0; i < 2; i++) {
        tables_begin(&writing->tables, names[i]);
        tables_end(&writing->tables);
    }
    tables_text(&writing->tables, 0, "na de tabel");
    tables_end_record(&writing->tables, 1);
    assert_string_equal(close_folder(support, writing), MARK);
    assert_string_equal(writing->files.at[1].target, support_path(support, "uit/regelgeving.csv"));
}

static void a_folder_made_for_nothing_goes_again(void **state) {
    struct support *support = *state;
    struct writing *writing = open_folder(support, "uit");
    tables_begin(&writing->tables, "Proef");
    tables_end(&writing->tables);
    whole_abort(&writing->files.at[0], support->diag);
    tables_close(&writing->tables);
    assert_int_equal(open(support_path(support, "uit"), O_RDONLY | O_DIRECTORY), -1);
}

static void a_fault_is_told_and_noted(void **state) {
    struct support *support = *state;
    struct writing *writing = open_folder(support, "uit");
    assert_int_equal(rmdir(support_path(support, "uit")), 0);
    tables_begin(&writing->tables, "Proef");
    tables_text(&writing->tables, 0, "x");
    tables_end_record(&writing->tables, 1);
    tables_end(&writing->tables);
    assert_true(writing->tables.has_failed);
    assert_told(support->diag,
                arena_print(support->arena, "%s: kan niet geschreven worden: de map bestaat niet\n",
                            support_path(support, "uit/proef.csv")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)
        TEST(a_field_has_quotes_where_it_needs_them),
        TEST(no_text_is_a_formula),
        TEST(numbers_have_a_decimal_comma),
        TEST(each_record_has_all_columns_and_each_field_one_value),
        TEST(a_table_is_a_file_of_its_name),
        TEST(a_folder_made_for_nothing_goes_again),
        TEST(a_fault_is_told_and_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
