/* input/office/number_format: what numbers in cells look like. */
#include <string.h>

#include "input/office/number_format.h"
#include "support.h"

static void shows(const char *code, double number, const char *expected) {
    struct arena *arena = arena_new();
    struct number_format format = number_format_read(code, arena);
    assert_string_equal(number_format_show(&format, number, false, arena), expected);
    arena_end(arena);
}

static void numbers_are_dutch(void **state) {
    (void)state;
    shows("General", 2, "2");
    shows("General", 2.5, "2,5");
    shows("General", 0.1 + 0.2, "0,3");
    shows("General", 1234567, "1234567");
    shows("0.00", 2, "2,00");
    shows("#,##0", 1500, "1500");
    shows("# ##0.0", 1500, "1500,0");
    shows("0%", 0.25, "25%");
    shows("@", 3, "3");
    shows("# ?/?", 0.5, "0,5");
    shows("0.00E+00", 1500, "1500");
    shows("000-00", 12345, "12345");
}

static void words_of_a_format_are_shown(void **state) {
    (void)state;
    shows("0\" keer per jaar\"", 3, "3 keer per jaar");
    shows("\"ca. \"0;-0", 4, "ca. 4");
    shows("0\\x", 2, "2x");
    shows("[$€-413] #,##0.00", 5, "€ 5,00");
    shows("_-* #,##0_-;[Red]-#,##0", 7, "7");
}

static void days_and_times_are_told_from_numbers(void **state) {
    (void)state;
    shows("dd/mm/yyyy", 41450, "25/06/2013");
    shows("[$-813]dddd d mmmm yyyy;@", 41450, "25/06/2013");
    shows("yyyy\\-mm\\-dd hh:mm:ss", 41450.604166667, "25/06/2013 14:30");
    shows("mmm-yy", 41450, "juni 2013");
    shows("d mmm", 41450, "25 juni");
    shows("yyyy", 41450, "2013");
    shows("h:mm AM/PM", 0.604166667, "14:30");
    shows("[h]:mm", 1.5, "36:00");
    shows("\"dag\" 0", 3, "dag 3");
    shows("[Red]0", 3, "3");
    shows("dd/mm/yyyy", 1, "01/01/1900");
    shows("dd/mm/yyyy", 59, "28/02/1900");
    shows("dd/mm/yyyy", 60, "29/02/1900");
    shows("dd/mm/yyyy", 61, "01/03/1900");
    shows("dd/mm/yyyy", 2958465, "31/12/9999");
    shows("dd/mm/yyyy", 2958466, "2958466");
    shows("dd/mm/yyyy", -1, "-1");
    shows("dd/mm/yyyy hh:mm", 41450.999999999, "26/06/2013 00:00");
}

static void days_may_count_from_1904(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct number_format format = number_format_read(number_format_code(14), arena);
    assert_string_equal(number_format_show(&format, 39988, true, arena), "25/06/2013");
    assert_string_equal(number_format_show(&format, 0, true, arena), "01/01/1904");
    arena_end(arena);
}

static void formats_that_are_built_in_have_their_code(void **state) {
    (void)state;
    assert_null(number_format_code(0));
    assert_null(number_format_code(49));
    assert_null(number_format_code(100000));
    shows(number_format_code(22), 41450.604166667, "25/06/2013 14:30");
    shows(number_format_code(45), 0.5, "12:00");
    shows(number_format_code(9), 0.5, "50%");
}

static void days_of_iso_are_shown_the_same(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct number_format plain = number_format_read("General", arena),
                         month = number_format_read("mmm yyyy", arena);
    assert_string_equal(number_format_iso(&plain, "2013-06-25", arena), "25/06/2013");
    assert_string_equal(number_format_iso(&plain, "2013-06-25T14:30:00", arena),
                        "25/06/2013 14:30");
    assert_string_equal(number_format_iso(&month, "2013-06-25T00:00:00", arena), "juni 2013");
    assert_null(number_format_iso(&plain, "2013-13-25", arena));
    assert_null(number_format_iso(&plain, "vandaag", arena));
    arena_end(arena);
}

static void broken_formats_do_no_harm(void **state) {
    (void)state;
    static const char *const codes[] = {"",   "[", "[h",  "\"",   "\\",   "_",     "[$", "[$€",
                                        "[]", "*", ";;;", "mmmm", "0\"é", "AM/PM", "[mm"};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct number_format format = number_format_read(codes[i], arena);
        const char *shown = number_format_show(&format, 41450.5, false, arena);
        assert_int_equal(utf8_fault(shown, strlen(shown)), strlen(shown));
    }
    arena_end(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_dutch),
        cmocka_unit_test(words_of_a_format_are_shown),
        cmocka_unit_test(days_and_times_are_told_from_numbers),
        cmocka_unit_test(days_may_count_from_1904),
        cmocka_unit_test(formats_that_are_built_in_have_their_code),
        cmocka_unit_test(days_of_iso_are_shown_the_same),
        cmocka_unit_test(broken_formats_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
