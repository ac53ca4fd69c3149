/* etl/core: documents, words of sources, labels of the benchmark. */
#include <string.h>

#include "core/benchmark.h"
#include "core/source_words.h"
#include "support.h"

static void a_new_document_is_read_and_empty(void **state) {
    (void)state;
    struct document *document = document_new("gent.txt", "map/gent.txt");
    assert_string_equal(document->name, "gent.txt");
    assert_string_equal(document->file_name, "map/gent.txt");
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_int_equal(document->text.length, 0);
    assert_int_equal(document->items.count, 0);
    document_end(document);
    document_end(NULL);
}

static void a_message_names_the_path_and_else_the_name(void **state) {
    (void)state;
    struct document *file = document_new("gent.txt", "map/gent.txt");
    struct document *input = document_new("-", NULL);
    assert_false(document_refuse(file, 0, "is kapot"));
    document_partial(input, 12, "is half");
    assert_told(file->messages, "map/gent.txt: is kapot\n");
    assert_told(input->messages, "-:12: is half\n");
    document_end(file);
    document_end(input);
}

static void what_is_refused_stays_refused(void **state) {
    (void)state;
    struct document *document = document_new("gent.txt", NULL);
    document_partial(document, 1, "half");
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    document_refuse(document, 2, "kapot");
    document_partial(document, 3, "half");
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_told(document->messages, "gent.txt:1: half\ngent.txt:2: kapot\ngent.txt:3: half\n");
    document_end(document);
}

static void a_percent_sign_in_a_message_is_itself(void **state) {
    (void)state;
    struct document *document = document_new("50%s.txt", NULL);
    document_refuse(document, 0, "100%d");
    assert_told(document->messages, "50%s.txt: 100%d\n");
    document_end(document);
}

static void blocks_are_found_by_span(void **state) {
    (void)state;
    struct document *document = document_new("x", NULL);
    for (size_t i = 0; i < 10; i++)
        *list_add(document->arena, &document->blocks) =
            (struct block){.span = {10 * i, 10 * i + 5}};
    size_t first;
    assert_int_equal(document_blocks(document, (struct span){0, 100}, &first), 10);
    assert_int_equal(first, 0);
    assert_int_equal(document_blocks(document, (struct span){20, 45}, &first), 3);
    assert_int_equal(first, 2);
    assert_int_equal(document_blocks(document, (struct span){21, 44}, &first), 1);
    assert_int_equal(first, 3);
    assert_int_equal(document_blocks(document, (struct span){95, 200}, &first), 0);
    assert_int_equal(document_blocks(document, (struct span){0, 0}, &first), 0);
    document_end(document);
}

static void words_of_a_list_are_known_whatever_case_and_space(void **state) {
    (void)state;
    const char *known[] = {"Naar inhoud", "Één", "Stad"};
    struct word_list list = {known, 3, 3};
    static const char *const yes[] = {
        "Naar inhoud", "NAAR  INHOUD", " naar\u00a0inhoud ", "één", "stad:", "Stad *", "stad : "};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(word_list_has(&list, yes[i], strlen(yes[i])));
    static const char *const no[] = {"", " ", ":", "Naarinhoud", "Naar", "Naar inhoud gaan", "sta"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(word_list_has(&list, no[i], strlen(no[i])));
    struct word_list empty = {NULL, 0, 0};
    assert_false(word_list_has(&empty, "Stad", 4));
}

static void contract_words_are_those_of_the_contract(void **state) {
    (void)state;
    assert_string_equal(document_status_word(DOCUMENT_STATUS_READ), "read");
    assert_string_equal(document_status_word(DOCUMENT_STATUS_PARTIAL), "partial");
    assert_string_equal(document_status_word(DOCUMENT_STATUS_REFUSED), "refused");
    assert_string_equal(verdict_word(VERDICT_VOLDOET_NIET), "voldoet_niet");
    assert_string_equal(verdict_word(VERDICT_NIET_TOETSBAAR), "niet_toetsbaar");
    assert_string_equal(verdict_word(VERDICT_GEEN_OPGAVE), "geen_opgave");
    assert_string_equal(topic_state_word(TOPIC_STATE_NIET_VERMELD), "niet_vermeld");
    assert_string_equal(requirement_word(REQUIREMENT_BIJ_AANLEIDING), "bij_aanleiding");
    assert_string_equal(mention_word(MENTION_VERMELD), "vermeld");
    assert_string_equal(weight_word(WEIGHT_BREACH), "breach");
    assert_string_equal(weight_word(WEIGHT_UNKNOWN), "unknown");
    assert_string_equal(weight_word(WEIGHT_QUALITY), "quality");
}

static void findings_are_counted_by_weight(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct benchmark_city city = {.city = "Gent"};
    list_add(arena, &city.findings)->weight = WEIGHT_BREACH;
    list_add(arena, &city.findings)->weight = WEIGHT_QUALITY;
    list_add(arena, &city.findings)->weight = WEIGHT_BREACH;
    assert_int_equal(benchmark_count(&city, WEIGHT_BREACH), 2);
    assert_int_equal(benchmark_count(&city, WEIGHT_UNKNOWN), 0);
    assert_int_equal(benchmark_count(&city, WEIGHT_QUALITY), 1);
    arena_end(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_document_is_read_and_empty),
        cmocka_unit_test(a_message_names_the_path_and_else_the_name),
        cmocka_unit_test(what_is_refused_stays_refused),
        cmocka_unit_test(a_percent_sign_in_a_message_is_itself),
        cmocka_unit_test(blocks_are_found_by_span),
        cmocka_unit_test(words_of_a_list_are_known_whatever_case_and_space),
        cmocka_unit_test(contract_words_are_those_of_the_contract),
        cmocka_unit_test(findings_are_counted_by_weight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
