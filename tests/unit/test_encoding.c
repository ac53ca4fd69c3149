/* input/encoding: which encoding bytes are taken for, and what becomes of faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/encoding.h"

#define BYTES(text) text, sizeof(text) - 1

static void gives(const char *bytes, size_t length, const char *encoding, const char *text) {
    struct document *document = document_new("brief.txt", "brief.txt");
    struct decoded decoded;
    assert_true(encoding_decode(document, bytes, length, &decoded));
    assert_string_equal(decoded.encoding, encoding);
    assert_string_equal(document->encoding, encoding);
    assert_int_equal(decoded.length, strlen(text));
    assert_string_equal(decoded.bytes, text);
    assert_int_equal(utf8_fault(decoded.bytes, decoded.length), decoded.length);
    assert_int_equal(document->messages->entries.count, 0);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    document_end(document);
}

/* Decodes to the text, with one message at the line. */
static void repairs(const char *bytes, size_t length, const char *text, size_t line,
                    const char *message) {
    struct document *document = document_new("map/brief.txt", "map/brief.txt");
    struct decoded decoded;
    assert_true(encoding_decode(document, bytes, length, &decoded));
    assert_string_equal(decoded.bytes, text);
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    assert_int_equal(document->messages->entries.count, 1);
    const struct diag_entry *entry = &document->messages->entries.at[0];
    assert_string_equal(entry->message, message);
    assert_string_equal(entry->place.file, "map/brief.txt");
    assert_int_equal(entry->place.line, line);
    document_end(document);
}

static void refuses(const char *bytes, size_t length, const char *message) {
    struct document *document = document_new("brief.txt", NULL);
    struct decoded decoded;
    assert_false(encoding_decode(document, bytes, length, &decoded));
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_int_equal(document->messages->entries.count, 1);
    const struct diag_entry *entry = &document->messages->entries.at[0];
    assert_string_equal(entry->message, message);
    assert_string_equal(entry->place.file, "brief.txt");
    assert_int_equal(entry->place.line, 0);
    document_end(document);
}

static void utf8_stays_as_it_is(void **state) {
    (void)state;
    gives(BYTES("coördinatie\r\nà 𝄞\n"), "UTF-8", "coördinatie\r\nà 𝄞\n");
    gives(BYTES("ascii"), "UTF-8", "ascii");
}

static void the_byte_order_mark_goes(void **state) {
    (void)state;
    gives(BYTES("\xEF\xBB\xBFréunie"), "UTF-8", "réunie");
    gives(BYTES("\xFF\xFEw\0o\0\xEB\0"), "UTF-16LE", "woë");
    gives(BYTES("\xFE\xFF\0w\0o\0\xEB"), "UTF-16BE", "woë");
    gives(BYTES("\xEF\xBB\xBF"), "UTF-8", "");
    gives(BYTES("a\xEF\xBB\xBF"), "UTF-8", "a\uFEFF");
}

static void utf16_is_seen_without_a_mark(void **state) {
    (void)state;
    gives(BYTES("w\0o\0n\0e\0n\0\r\0\n\0"), "UTF-16LE", "wonen\r\n");
    gives(BYTES("\0w\0o\0n\0e\0n\0\n"), "UTF-16BE", "wonen\n");
}

static void surrogate_pairs_are_joined(void **state) {
    (void)state;
    gives(BYTES("\xFF\xFE\x34\xD8\x1E\xDD!\0"), "UTF-16LE", "𝄞!");
    gives(BYTES("\xFE\xFF\xD8\x34\xDD\x1E\0!"), "UTF-16BE", "𝄞!");
}

static void other_bytes_are_windows_1252(void **state) {
    (void)state;
    gives(BYTES("co\xF6rdinatie \x96 \x80 5 \x93ja\x94"), "windows-1252", "coördinatie – € 5 “ja”");
    gives(BYTES("caf\xC3\xA9 en caf\xE9"), "windows-1252", "cafÃ© en café");
}

static void undefined_bytes_are_replaced_and_told(void **state) {
    (void)state;
    repairs(BYTES("\xE9\xE9n\ntw\x81"
                  "ee"),
            "één\ntw\uFFFDee", 2, "1 teken is geen geldig windows-1252 en staat nu als U+FFFD");
    repairs(BYTES("\xE9\n\n\x8D\x8F\n\x90\x9D"), "é\n\n\uFFFD\uFFFD\n\uFFFD\uFFFD", 3,
            "4 tekens zijn geen geldig windows-1252 en staan nu als U+FFFD; dit is het eerste");
}

static void a_half_surrogate_is_replaced_and_told(void **state) {
    (void)state;
    repairs(BYTES("\xFF\xFE"
                  "a\0\n\0\x34\xD8"
                  "b\0"),
            "a\n\uFFFDb", 2, "1 teken is geen geldig UTF-16LE en staat nu als U+FFFD");
    repairs(BYTES("\xFE\xFF\xDC\x1E\xD8\x34"), "\uFFFD\uFFFD", 1,
            "2 tekens zijn geen geldig UTF-16BE en staan nu als U+FFFD; dit is het eerste");
    repairs(BYTES("\xFF\xFE"
                  "a\0b"),
            "a\uFFFD", 1, "1 teken is geen geldig UTF-16LE en staat nu als U+FFFD");
}

/* Many good letters and one fault: the file was cut or pasted, it is not Windows-1252. */
static void utf8_with_a_rare_fault_stays_utf8(void **state) {
    (void)state;
    repairs(BYTES("éééééééééé\néééééééééé\xE2\x82 é"), "éééééééééé\néééééééééé\uFFFD é", 2,
            "1 teken is geen geldig UTF-8 en staat nu als U+FFFD");
    repairs(BYTES("\xEF\xBB\xBF"
                  "caf\xE9"),
            "caf\uFFFD", 1, "1 teken is geen geldig UTF-8 en staat nu als U+FFFD");
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    const char *nul = "bevat NUL-tekens en is geen tekst; lever tekst of CSV aan";
    refuses(BYTES("overleg\0wonen en zo"), nul);
    refuses(BYTES("\xFF\xFE"
                  "a\0\0\0b\0"),
            nul);
    refuses(BYTES("\x01\x02\x03"
                  "abc\x04\x05\x06\x07"),
            "bestaat voor een groot deel uit stuurtekens en is geen tekst; lever tekst of CSV aan");
    refuses(BYTES("\xFF\xFE\0\0a\0\0\0"), "is UTF-32; bewaar de tekst als UTF-8");
    refuses(BYTES("\0\0\xFE\xFF\0\0\0a"), "is UTF-32; bewaar de tekst als UTF-8");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_stays_as_it_is),
        cmocka_unit_test(the_byte_order_mark_goes),
        cmocka_unit_test(utf16_is_seen_without_a_mark),
        cmocka_unit_test(surrogate_pairs_are_joined),
        cmocka_unit_test(other_bytes_are_windows_1252),
        cmocka_unit_test(undefined_bytes_are_replaced_and_told),
        cmocka_unit_test(a_half_surrogate_is_replaced_and_told),
        cmocka_unit_test(utf8_with_a_rare_fault_stays_utf8),
        cmocka_unit_test(what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
