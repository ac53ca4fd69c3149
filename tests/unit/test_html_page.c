/* output/html: what comes out is text and nothing else, and marks come out right however their
 * words lie. */
#include <stdlib.h>
#include <string.h>

#include "output/html/marks.h"
#include "output/writer.h"
#include "submission.h"

#define BAD "\xEF\xBF\xBD"

static const char day[] = "2020-06-30";

/* What was written to a stream into memory, in the arena. */
static const char *taken(FILE *out, char **bytes, struct arena *arena) {
    assert_int_equal(fclose(out), 0);
    const char *copy = arena_copy(arena, *bytes, strlen(*bytes));
    free(*bytes);
    return copy;
}

static void assert_escaped(const char *bytes, size_t length, const char *expected) {
    struct arena *arena = arena_new();
    char *memory = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&memory, &size);
    markup_bytes(out, bytes, length);
    assert_string_equal(taken(out, &memory, arena), expected);
    arena_end(arena);
}

static void what_html_gives_a_meaning_is_escaped(void **state) {
    (void)state;
    static const char text[] = "</script><b a=\"x\" c='y'>&amp;<!-- ]]> café 🏠";
    assert_escaped(text, sizeof text - 1,
                   "&lt;/script&gt;&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;&lt;!-- ]]&gt; "
                   "café 🏠");
}

static void line_ends_are_one_and_controls_are_seen(void **state) {
    (void)state;
    assert_escaped("a\r\nb\rc\fd\te", 10, "a\nb\nc\nd\te");
    assert_escaped("a\0b\x01\x7f", 5, "a" BAD "b" BAD BAD);
    assert_escaped("\xC2\x80\xEF\xBF\xBF", 5, BAD BAD);
}

static void what_turns_the_direction_of_writing_is_seen(void **state) {
    (void)state;
    assert_escaped("2\xE2\x80\xAE"
                   "3\xE2\x81\xA6\xE2\x81\xA9",
                   11, "2" BAD "3" BAD BAD);
    assert_escaped("\xE2\x80\x8E\xE2\x80\x8D", 6, "\xE2\x80\x8E\xE2\x80\x8D");
}

static void bytes_that_are_not_utf8_are_replaced_one_by_one(void **state) {
    (void)state;
    assert_escaped("\xE9t\xE9", 3, BAD "t" BAD);
    assert_escaped("a\xE2\x82", 3, "a" BAD BAD);
    assert_escaped("<\xC0\xAF>", 4, "&lt;" BAD BAD "&gt;");
}

static void a_pattern_escapes_its_texts(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char *memory = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&memory, &size);
    markup(out, "<a id=\"s$n\" title=\"$t\">$t</a>$f", (size_t)7, "\"$t", NULL, 1.25);
    assert_string_equal(taken(out, &memory, arena), "<a id=\"s7\" title=\"&quot;$t\"></a>1.2");
    arena_end(arena);
}

/* Makes a date of the bytes [start, end) of a document's text. */
static void date(struct document *document, size_t start, size_t end) {
    struct fact *fact = say(document, FACT_KIND_DATE);
    fact->span = (struct span){start, end};
    fact->date.edtf = "2020";
}

/* A document about Gent whose only item has this text for a body, from byte 6 on. */
static struct document *with_text(struct submissions *submissions, const char *text) {
    struct document *document = submit(submissions, "Gent", NULL);
    char *whole = arena_print(document->arena, "Titel\n%s", text);
    document->text = text_freeze(whole, strlen(whole), document->arena);
    document->items.at[0].span.end = document->items.at[0].body.end = strlen(whole);
    return document;
}

/* Takes away what every mark of these tests says of itself. */
static const char *without_details(const char *text, struct arena *arena) {
    static const char details[] = " title=\"datum: 2020\" data-r=\"0\"";
    char *copy = arena_copy(arena, text, strlen(text));
    for (char *at; (at = strstr(copy, details)) != NULL;)
        memmove(at, at + sizeof details - 1, strlen(at + sizeof details - 1) + 1);
    return copy;
}

/* Puts the stretches of the item's text one after the other, "|" between them. */
static const char *marked(struct submissions *submissions, const struct span *stretches,
                          size_t count) {
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    struct arena *arena = submissions->arena;
    char *memory = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&memory, &size);
    struct page page = {out, benchmark, anchors_new(benchmark, arena), arena};
    struct marking marking =
        marking_start(&page, (struct item_source){submissions->documents.at[0], 0});
    for (size_t i = 0; i < count; i++) {
        if (i > 0) fputc('|', out);
        marking_put(&marking, stretches[i]);
    }
    return without_details(taken(out, &memory, arena), arena);
}

static void a_mark_may_lie_in_another(void **state) {
    date(with_text(*state, "abcdef"), 7, 11);
    date((struct document *)((struct submissions *)*state)->documents.at[0], 8, 9);
    assert_string_equal(marked(*state, &(struct span){6, 12}, 1),
                        "a<mark class=\"d\" id=\"f0\">b<mark class=\"d\" id=\"f1\">c</mark>"
                        "de</mark>f");
}

static void marks_on_the_same_words_lie_in_each_other(void **state) {
    struct document *document = with_text(*state, "ab");
    date(document, 6, 8);
    date(document, 6, 8);
    assert_string_equal(marked(*state, &(struct span){6, 8}, 1),
                        "<mark class=\"d\" id=\"f0\"><mark class=\"d\" id=\"f1\">ab</mark></mark>");
}

static void a_mark_that_another_crosses_goes_on_in_a_second_piece(void **state) {
    struct document *document = with_text(*state, "abcdef");
    date(document, 7, 9);
    date(document, 8, 11);
    assert_string_equal(marked(*state, &(struct span){6, 12}, 1),
                        "a<mark class=\"d\" id=\"f0\">b<mark class=\"d\" id=\"f1\">c</mark></mark>"
                        "<mark class=\"d\" data-of=\"f1\">de</mark>f");
}

static void a_mark_goes_on_in_the_next_stretch(void **state) {
    date(with_text(*state, "abc\ndef"), 8, 11);
    struct span stretches[] = {{6, 9}, {10, 13}};
    assert_string_equal(marked(*state, stretches, 2),
                        "ab<mark class=\"d\" id=\"f0\">c</mark>|"
                        "<mark class=\"d\" data-of=\"f0\">d</mark>ef");
}

static void a_mark_that_no_stretch_holds_keeps_its_place(void **state) {
    date(with_text(*state, "abc\ndef"), 9, 10);
    struct span stretches[] = {{6, 9}, {10, 13}};
    assert_string_equal(marked(*state, stretches, 2), "abc|<mark class=\"d\" id=\"f0\"></mark>def");
}

/* Reads marked text: the text alone must be left, every mark closed, every id there once. */
static void assert_sound(const char *marked, const char *text, size_t marks) {
    size_t depth = 0, ids = 0;
    for (const char *at = marked; *at != '\0';) {
        if (strncmp(at, "</mark>", 7) == 0) {
            assert_true(depth-- > 0);
            at += 7;
        } else if (*at == '<') {
            const char *end = strchr(at, '>') + 1, *id = strstr(at, " id=");
            ids += id != NULL && id < end;
            depth++;
            at = end;
        } else if (*at++ != '|') {
            assert_int_equal(at[-1], *text++);
        } else {
            assert_int_equal(depth, 0);
        }
    }
    assert_int_equal(depth, 0);
    assert_int_equal(ids, marks);
    assert_int_equal(*text, '\0');
}

/* Eight marks anywhere in a text of three stretches, many times over. */
static void marks_keep_the_text_however_they_lie(void **state) {
    static const struct span stretches[] = {{6, 12}, {12, 17}, {17, 24}};
    unsigned seed = 7;
    for (int round = 0; round < 100; round++) {
        struct document *document = with_text(*state, "abcdefghijklmnopqr");
        ((struct submissions *)*state)->documents.at[0] = document;
        ((struct submissions *)*state)->documents.count = 1;
        for (int i = 0; i < 8; i++) {
            seed = seed * 1103515245u + 12345u;
            size_t start = 6 + seed / 65536 % 17, room = 24 - start;
            seed = seed * 1103515245u + 12345u;
            date(document, start, start + 1 + seed / 65536 % room);
        }
        assert_sound(marked(*state, stretches, 3), "abcdefghijklmnopqr", 8);
        if (round < 99) document_end(document);
    }
}

static void words_of_a_finding_are_marked_too(void **state) {
    struct submissions *submissions = *state;
    struct document *document = with_text(submissions, "op 31 februari 2020 dus");
    *list_add(document->arena, &document->remarks) =
        (struct remark){"onmogelijke_datum", 0, {9, 25}, "geen bestaande datum"};
    assert_string_equal(marked(submissions, &(struct span){6, 29}, 1),
                        "op <mark class=\"w\" id=\"w0\" title=\"vindplaats van een bevinding\">"
                        "31 februari 2020</mark> dus");
}

/* The whole page. */
static const char *page_of(struct submissions *submissions) {
    char path[] = "/tmp/test_html_page.XXXXXX";
    int made = mkstemp(path);
    assert_true(made >= 0);
    struct diag *diag = diag_new(submissions->arena);
    assert_true(html_write(benchmark_on(submissions, day), path, diag));
    assert_int_equal(diag->entries.count, 0);
    FILE *file = fdopen(made, "rb");
    char *bytes = arena_take(submissions->arena, 4u << 20);
    assert_true(fread(bytes, 1, (4u << 20) - 1, file) > 0);
    fclose(file);
    remove(path);
    return bytes;
}

static size_t times(const char *text, const char *part) {
    size_t count = 0;
    while ((text = strstr(text, part)) != NULL) count++, text++;
    return count;
}

static void nothing_of_a_text_becomes_markup(void **state) {
    struct submissions *submissions = *state;
    struct document *document =
        with_text(submissions, "</script><script>kwaad()</script><mark onfocus=kwaad()>\"'");
    document->name = "<img src=x>\"' onload=.txt";
    document->items.at[0].city = "Gent";
    date(document, 6, 20);
    const char *page = page_of(submissions);
    assert_int_equal(times(page, "<script>"), 1);
    assert_int_equal(times(page, "</script>"), 1);
    assert_int_equal(times(page, "<img"), 0);
    assert_int_equal(times(page, "<mark onfocus"), 0);
    assert_true(times(page, "&lt;mark onfocus=kwaad()&gt;") > 0);
    assert_string_equal(page, page_of(submissions));
}

static void what_was_sent_twice_is_shown_once_with_both_sources(void **state) {
    struct submissions *submissions = *state;
    with_text(submissions, "eenmalige woorden over het overleg");
    with_text(submissions, "eenmalige woorden over het overleg");
    const char *page = page_of(submissions);
    assert_int_equal(times(page, "eenmalige woorden"), 1);
    assert_int_equal(times(page, "dezelfde tekst ook in <a href=\"#d1\">stuk1.txt</a>"), 1);
}

static void an_item_without_a_city_is_shown(void **state) {
    struct submissions *submissions = *state;
    with_text(submissions, "woorden zonder gemeente")->items.at[0].city = NULL;
    const char *page = page_of(submissions);
    assert_int_equal(times(page, "woorden zonder gemeente"), 1);
    assert_int_equal(times(page, "id=\"zonder-stad\""), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, submissions_setup, submissions_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_html_gives_a_meaning_is_escaped),
        TEST(line_ends_are_one_and_controls_are_seen),
        TEST(what_turns_the_direction_of_writing_is_seen),
        TEST(bytes_that_are_not_utf8_are_replaced_one_by_one),
        TEST(a_pattern_escapes_its_texts),
        TEST(a_mark_may_lie_in_another),
        TEST(marks_on_the_same_words_lie_in_each_other),
        TEST(a_mark_that_another_crosses_goes_on_in_a_second_piece),
        TEST(a_mark_goes_on_in_the_next_stretch),
        TEST(a_mark_that_no_stretch_holds_keeps_its_place),
        TEST(marks_keep_the_text_however_they_lie),
        TEST(words_of_a_finding_are_marked_too),
        TEST(nothing_of_a_text_becomes_markup),
        TEST(what_was_sent_twice_is_shown_once_with_both_sources),
        TEST(an_item_without_a_city_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
