/* core/text and core/source_words: places, white space, UTF-8, lists of words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/source_words.h"
#include "core/text.h"

static struct text freeze(const char *bytes, struct arena *arena) {
    return text_freeze(bytes, strlen(bytes), arena);
}

static void places_count_code_points_and_lines(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text text = freeze("één\ntwee\r\n€ 𝄞!", arena);
    assert_int_equal(text_points(&text, 0), 0);
    assert_int_equal(text_points(&text, 4), 2);
    assert_int_equal(text_line(&text, 0), 1);
    assert_int_equal(text_line(&text, strlen("één\n")), 2);
    assert_int_equal(text_line(&text, text.length), 3);
    assert_int_equal(text_points(&text, text.length), 14);
    arena_end(arena);
}

/* Marks stand at every 1024 bytes: places just before, at and behind them must agree. */
static void places_agree_around_the_marks(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    enum { COUNT = 2048 };
    char *bytes = arena_take(arena, 2 * COUNT + 1);
    for (size_t i = 0; i < COUNT; i++) memcpy(bytes + 2 * i, i % 10 == 9 ? "x\n" : "é", 2);
    struct text text = text_freeze(bytes, 2 * COUNT, arena);
    size_t points = 0, lines = 1;
    for (size_t i = 0; i < 2 * COUNT; i++) {
        if (((unsigned char)bytes[i] & 0xC0) != 0x80) {
            assert_int_equal(text_points(&text, i), points);
            assert_int_equal(text_line(&text, i), lines);
            points++;
        }
        lines += bytes[i] == '\n';
    }
    assert_int_equal(text_points(&text, 2 * COUNT), points);
    arena_end(arena);
}

static void trimming_knows_no_break_spaces(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text text = freeze("\u00a0 \t woon\u00a0\u202f raad \r\n\u200b", arena);
    struct span all = {0, text.length};
    assert_string_equal(text_copy(&text, text_trim(&text, all), arena), "woon\u00a0\u202f raad");
    assert_string_equal(text_words(&text, all, arena), "woon raad");
    struct text white = freeze(" \u00a0\n", arena);
    assert_int_equal(span_length(text_trim(&white, (struct span){0, white.length})), 0);
    assert_string_equal(text_words(&white, (struct span){0, white.length}, arena), "");
    arena_end(arena);
}

static void faults_of_utf8_are_found(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t fault;
    } cases[] = {{"goed: é€𝄞", 15},       {"a\xE9", 1},     {"\xC0\xAF", 0}, {"ab\xED\xA0\x80", 2},
                 {"\xF4\x90\x80\x80", 0}, {"a\xE2\x82", 1}, {"\x80", 0},     {"", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(utf8_fault(cases[i].bytes, strlen(cases[i].bytes)), cases[i].fault);
    assert_int_equal(utf8_fault("a\0b", 3), 1);
}

static void points_survive_writing_and_reading(void **state) {
    (void)state;
    static const uint32_t points[] = {1,      0x7F,   0x80,    0x7FF,   0x800,
                                      0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        char bytes[4];
        size_t length = utf8_put(points[i], bytes), at = 0;
        assert_int_equal(utf8_next(bytes, &at), points[i]);
        assert_int_equal(at, length);
    }
}

static bool has(const char *words) {
    static const char *names[] = {"Naam overleg", "Één woord", "Stad"};
    struct word_list list = {names, 3, 0};
    return word_list_has(&list, words, strlen(words));
}

static void word_lists_fold_case_and_space(void **state) {
    (void)state;
    assert_true(has("Naam overleg"));
    assert_true(has("NAAM\u00a0 \tOverleg"));
    assert_true(has("  stad : "));
    assert_true(has("Stad *"));
    assert_true(has("éÉn WOORD"));
    assert_false(has("Naamoverleg"));
    assert_false(has("Naam"));
    assert_false(has("Naam overleg 2"));
    assert_false(has("Stad: Aarle"));
    assert_false(has(""));
    assert_false(has(" : "));
}

static void an_empty_word_list_has_nothing(void **state) {
    (void)state;
    struct word_list none = {0};
    assert_false(word_list_has(&none, "Stad", 4));
    assert_false(word_list_has(&none, "", 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_count_code_points_and_lines),
        cmocka_unit_test(places_agree_around_the_marks),
        cmocka_unit_test(trimming_knows_no_break_spaces),
        cmocka_unit_test(faults_of_utf8_are_found),
        cmocka_unit_test(points_survive_writing_and_reading),
        cmocka_unit_test(word_lists_fold_case_and_space),
        cmocka_unit_test(an_empty_word_list_has_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
