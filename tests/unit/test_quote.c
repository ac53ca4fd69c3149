/* output/xlsx/quote: words in their sentence, folded and cut around the words. */
#include <string.h>

#include "output/xlsx/quote.h"
#include "support.h"

static const char SPACES[] = "Elke\xC2\xA0 lente \n komt  de\traad \n samen . ";

/* The quote of the words in the document's only block, as "before[words]after". */
static char *shown(struct document *document, const char *words, struct span sentence) {
    const char *bytes = document->text.bytes;
    size_t start = (size_t)(strstr(bytes, words) - bytes);
    struct fact fact = {.span = {start, start + strlen(words)}, .sentence = sentence};
    struct evidence evidence = {document, span_length(sentence) > 0 ? &fact : NULL, fact.span};
    struct quote quote = quote_of(&evidence, document->arena);
    return arena_print(document->arena, "%s[%s]%s", quote.before, quote.words, quote.after);
}

static struct document *text_of(const char *text) {
    struct document *document = document_new("x", NULL);
    document->text = text_freeze(text, strlen(text), document->arena);
    return document;
}

static void white_space_folds_without_losing_the_words(void **state) {
    (void)state;
    struct document *document = text_of(SPACES);
    struct span all = {0, strlen(SPACES)};
    assert_string_equal(shown(document, "komt  de\traad", all),
                        "Elke lente [komt de raad] samen .");
    assert_string_equal(shown(document, "Elke", all), "[Elke] lente komt de raad samen .");
    assert_string_equal(shown(document, ".", all), "Elke lente komt de raad samen [.]");
    assert_string_equal(shown(document, " lente \n", all), "Elke [lente] komt de raad samen .");
    document_end(document);
}

static void what_is_no_fact_stands_in_its_block(void **state) {
    (void)state;
    struct document *document = text_of("Een kop\n\nHier staat iets.\nEn nog iets.\n\nSlot.");
    const struct span spans[] = {{0, 7}, {9, 38}, {40, 45}};
    for (size_t i = 0; i < 3; i++)
        *list_add(document->arena, &document->blocks) = (struct block){.span = spans[i]};
    assert_string_equal(shown(document, "iets.\nEn", (struct span){0, 0}),
                        "Hier staat [iets. En] nog iets.");
    assert_string_equal(shown(document, "kop", (struct span){0, 0}), "Een [kop]");
    assert_string_equal(shown(document, "iets.\n\nSlot", (struct span){0, 0}), "[iets. Slot]");
    document_end(document);
}

static void a_sentence_that_lacks_the_words_is_not_shown(void **state) {
    (void)state;
    struct document *document = text_of("De raad komt samen.");
    assert_string_equal(shown(document, "komt", (struct span){0, 7}), "[komt]");
    document_end(document);
}

/* count times "zxcvb ", the words, and as many again. */
static struct document *long_text(size_t left, const char *words, size_t right) {
    struct arena *arena = arena_new();
    char *text = arena_take(arena, (left + right) * 6 + strlen(words) + 2), *end = text;
    for (size_t i = 0; i < left; i++, end += 6) memcpy(end, "zx\xC3\xA9v ", 6);
    end += strlen(strcpy(end, words));
    *end++ = ' ';
    for (size_t i = 0; i < right; i++, end += 6) memcpy(end, "zx\xC3\xA9v ", 6);
    struct document *document = document_new("x", NULL);
    document->text = text_freeze(arena_copy(document->arena, text, (size_t)(end - text)),
                                 (size_t)(end - text), document->arena);
    arena_end(arena);
    return document;
}

static size_t points_of(const char *text) {
    size_t count = 0;
    for (; *text != '\0'; text++) count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void assert_cut(size_t left, size_t right, const char *begin, const char *end) {
    struct document *document = long_text(left, "HIER", right);
    const char *text = shown(document, "HIER", (struct span){0, document->text.length});
    assert_int_equal(strncmp(text, begin, strlen(begin)), 0);
    assert_string_equal(text + strlen(text) - strlen(end), end);
    assert_non_null(strstr(text, " [HIER] "));
    assert_in_range(points_of(text), QUOTE_MOST - 20, QUOTE_MOST + 20);
    document_end(document);
}

static void what_is_too_long_is_cut_around_the_words_and_says_so(void **state) {
    (void)state;
    assert_cut(20000, 20000, "… zx\xC3\xA9v ", " zx\xC3\xA9v … (ingekort)");
    assert_cut(2, 20000, "zx\xC3\xA9v zx\xC3\xA9v [", " zx\xC3\xA9v … (ingekort)");
    assert_cut(20000, 1, "… zx\xC3\xA9v ", "] zx\xC3\xA9v (ingekort)");
}

static void words_that_are_too_long_are_cut_too(void **state) {
    (void)state;
    struct document *document = long_text(0, "A", 5000);
    struct evidence evidence = {document, NULL, {0, document->text.length}};
    struct quote quote = quote_of(&evidence, document->arena);
    assert_string_equal(quote.before, "");
    assert_string_equal(quote.after, " (ingekort)");
    assert_string_equal(quote.words + strlen(quote.words) - 9, "zx\xC3\xA9v …");
    assert_in_range(points_of(quote.words), QUOTE_WORDS_MOST - 20, QUOTE_WORDS_MOST + 2);
    document_end(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_folds_without_losing_the_words),
        cmocka_unit_test(what_is_no_fact_stands_in_its_block),
        cmocka_unit_test(a_sentence_that_lacks_the_words_is_not_shown),
        cmocka_unit_test(what_is_too_long_is_cut_around_the_words_and_says_so),
        cmocka_unit_test(words_that_are_too_long_are_cut_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
