#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/diag.h"

static int setup(void **state) {
    *state = diag_new(arena_new());
    return 0;
}

static int teardown(void **state) {
    arena_end(((struct diag *)*state)->arena);
    return 0;
}

static void assert_printed(const struct diag *diag, const char *expected) {
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    diag_print(diag, out);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void nothing_added_nothing_printed(void **state) { assert_printed(*state, ""); }

static void adding_gives_false(void **state) {
    assert_false(diag_add(*state, (struct place){0}, "onbekende stad"));
    assert_printed(*state, "onbekende stad\n");
}

static void place_shows_what_is_known_of_it(void **state) {
    diag_add(*state, (struct place){"a.yaml", 3, 7}, "onbekende sleutel \"%s\"", "patern");
    diag_add(*state, (struct place){"a.yaml", 3, 0}, "regel");
    diag_add(*state, (struct place){"a.yaml", 0, 0}, "bestand");
    diag_add(*state, (struct place){NULL, 3, 7}, "nergens");
    assert_printed(*state, "a.yaml:3:7: onbekende sleutel \"patern\"\n"
                           "a.yaml:3: regel\n"
                           "a.yaml: bestand\n"
                           "nergens\n");
}

static void message_takes_one_line(void **state) {
    diag_add(*state, (struct place){"a\nb\x1b[31m.txt", 1, 0}, "fout in \"x\r\n\ty\x7f\"");
    assert_printed(*state, "a?b?[31m.txt:1: fout in \"x???y?\"\n");
}

static void wide_characters_stay(void **state) {
    diag_add(*state, (struct place){.file = "caf\xC3\xA9.txt"}, "%s", "\xF0\x9F\x8F\xA0");
    assert_printed(*state, "caf\xC3\xA9.txt: \xF0\x9F\x8F\xA0\n");
}

static void order_is_kept_and_the_message_is_a_copy(void **state) {
    struct diag *diag = *state;
    char name[] = "een";
    for (int i = 0; i < 100; i++) diag_add(diag, (struct place){0}, "%s %d", name, i);
    memcpy(name, "xxx", 3);
    assert_int_equal(diag->entries.count, 100);
    assert_string_equal(diag->entries.at[0].message, "een 0");
    assert_string_equal(diag->entries.at[99].message, "een 99");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_added_nothing_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(adding_gives_false, setup, teardown),
        cmocka_unit_test_setup_teardown(place_shows_what_is_known_of_it, setup, teardown),
        cmocka_unit_test_setup_teardown(message_takes_one_line, setup, teardown),
        cmocka_unit_test_setup_teardown(wide_characters_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(order_is_kept_and_the_message_is_a_copy, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
