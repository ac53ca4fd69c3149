#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/writer.h"

/* Leuven in 🏠: an emoji of four bytes, an é of two and a no-break space before the words. */
static const char TEXT[] = "\xF0\x9F\x8F\xA0 Caf\xC3\xA9\n"
                           "Leuven komt\xC2\xA0"
                           "samen: 2 keer per jaar.\n";

static struct span span_of(const char *text, const char *words) {
    const char *found = strstr(text, words);
    assert_non_null(found);
    size_t start = (size_t)(found - text);
    return (struct span){start, start + strlen(words)};
}

static struct document *document_of(const char *name, const char *text) {
    struct document *document = document_new(name, NULL);
    document->text = text_freeze(text, strlen(text), document->arena);
    strcpy(document->sha256, "ab12");
    return document;
}

static struct item *add_item(struct document *document, const char *title) {
    struct item *item = list_add(document->arena, &document->items);
    item->span = (struct span){0, document->text.length};
    item->title_text = title;
    return item;
}

static struct fact *add_fact(struct document *document, enum fact_kind kind, const char *words) {
    struct fact *fact = list_add(document->arena, &document->facts);
    fact->kind = kind;
    fact->span = span_of(document->text.bytes, words);
    fact->rule = "actors.yaml:shm";
    return fact;
}

static struct block *add_block(struct document *document, const char *words, const char *place) {
    struct block *block = list_add(document->arena, &document->blocks);
    block->span = span_of(document->text.bytes, words);
    block->place = place;
    return block;
}

/* Ends the document. */
static void assert_lines(struct document *document, const char *expected) {
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    assert_true(ndjson_write(document, out));
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, expected);
    free(bytes);
    document_end(document);
}

static void without_facts_no_line(void **state) {
    (void)state;
    assert_lines(document_of("a.txt", TEXT), "");
}

static void frequency_with_all_known(void **state) {
    (void)state;
    struct document *document = document_of("map/leuven.txt", TEXT);
    struct item *item = add_item(document, "Lokaal woonoverleg");
    item->city = "Leuven";
    item->nis = "24062";
    item->section = "B";
    item->place = "";
    struct fact *fact = add_fact(document, FACT_KIND_FREQUENCY, "2 keer per jaar");
    fact->forum = "stuurgroep";
    fact->rule = "frequency.yaml:times";
    fact->frequency = (struct frequency){.min = 2, .max = 2, .qualifier = QUALIFIER_EXACT};
    assert_lines(
        document,
        "{\"doc\": \"map/leuven.txt\", \"doc_sha256\": \"ab12\", \"city\": \"Leuven\", "
        "\"nis\": \"24062\", \"section\": \"B\", \"item\": \"Lokaal woonoverleg\", "
        "\"forum\": \"stuurgroep\", \"kind\": \"frequency\", \"quote\": \"2 keer per jaar\", "
        "\"start\": 26, \"end\": 41, \"line\": 2, \"place\": \"\", "
        "\"rule\": \"frequency.yaml:times\", \"min_per_year\": 2, \"max_per_year\": 2, "
        "\"qualifier\": \"exact\", \"role\": \"vergadering\", \"ambiguous\": false}\n");
}

static void open_bounds_and_what_is_not_known_are_null(void **state) {
    (void)state;
    struct document *document = document_of("a.txt", TEXT);
    add_item(document, NULL);
    struct fact *fact = add_fact(document, FACT_KIND_FREQUENCY, "2 keer");
    fact->rule = NULL;
    fact->frequency = (struct frequency){.min = 0.5,
                                         .max = NAN,
                                         .qualifier = QUALIFIER_MINSTENS,
                                         .role = FREQUENCY_ROLE_AGENDAPUNT,
                                         .ambiguous = true};
    assert_lines(document,
                 "{\"doc\": \"a.txt\", \"doc_sha256\": \"ab12\", \"city\": null, \"nis\": null, "
                 "\"section\": null, \"item\": null, \"forum\": null, \"kind\": \"frequency\", "
                 "\"quote\": \"2 keer\", \"start\": 26, \"end\": 32, \"line\": 2, "
                 "\"place\": \"\", \"rule\": null, \"min_per_year\": 0.5, "
                 "\"max_per_year\": null, \"qualifier\": \"minstens\", \"role\": \"agendapunt\", "
                 "\"ambiguous\": true}\n");
}

static void quote_starts_behind_and_holds_wide_points(void **state) {
    (void)state;
    struct document *document = document_of("a.txt", TEXT);
    add_item(document, "Titel");
    struct fact *fact =
        add_fact(document, FACT_KIND_PARTICIPANT, "Caf\xC3\xA9\nLeuven komt\xC2\xA0");
    fact->participant =
        (struct participant){.type = "shm", .name = "Zone \"1\"", .state = ATTENDANCE_AANWEZIG};
    assert_lines(document,
                 "{\"doc\": \"a.txt\", \"doc_sha256\": \"ab12\", \"city\": null, \"nis\": null, "
                 "\"section\": null, \"item\": \"Titel\", \"forum\": \"Titel\", "
                 "\"kind\": \"participant\", \"quote\": \"Caf\xC3\xA9\\nLeuven komt\xC2\xA0\", "
                 "\"start\": 2, \"end\": 19, \"line\": 1, \"place\": \"\", "
                 "\"rule\": \"actors.yaml:shm\", \"type\": \"shm\", \"name\": \"Zone \\\"1\\\"\", "
                 "\"state\": \"aanwezig\"}\n");
}

static void participant_without_name_or_state(void **state) {
    (void)state;
    struct document *document = document_of("a.txt", "OCMW");
    add_item(document, "T");
    add_fact(document, FACT_KIND_PARTICIPANT, "OCMW")->participant.type = "ocmw";
    assert_lines(document,
                 "{\"doc\": \"a.txt\", \"doc_sha256\": \"ab12\", \"city\": null, \"nis\": null, "
                 "\"section\": null, \"item\": \"T\", \"forum\": \"T\", "
                 "\"kind\": \"participant\", \"quote\": \"OCMW\", \"start\": 0, \"end\": 4, "
                 "\"line\": 1, \"place\": \"\", \"rule\": \"actors.yaml:shm\", "
                 "\"type\": \"ocmw\", \"name\": null, \"state\": null}\n");
}

static void date_and_topic_one_a_line(void **state) {
    (void)state;
    struct document *document = document_of("a.txt", "2013 woonwagens");
    add_item(document, "T");
    add_fact(document, FACT_KIND_DATE, "2013")->date.edtf = "2013";
    add_fact(document, FACT_KIND_TOPIC, "woonwagens")->topic =
        (struct topic){"woonwagenterreinen", TOPIC_STATUS_VERPLICHTING};
    assert_lines(document,
                 "{\"doc\": \"a.txt\", \"doc_sha256\": \"ab12\", \"city\": null, \"nis\": null, "
                 "\"section\": null, \"item\": \"T\", \"forum\": \"T\", \"kind\": \"date\", "
                 "\"quote\": \"2013\", \"start\": 0, \"end\": 4, \"line\": 1, \"place\": \"\", "
                 "\"rule\": \"actors.yaml:shm\", \"edtf\": \"2013\"}\n"
                 "{\"doc\": \"a.txt\", \"doc_sha256\": \"ab12\", \"city\": null, \"nis\": null, "
                 "\"section\": null, \"item\": \"T\", \"forum\": \"T\", \"kind\": \"topic\", "
                 "\"quote\": \"woonwagens\", \"start\": 5, \"end\": 15, \"line\": 1, "
                 "\"place\": \"\", \"rule\": \"actors.yaml:shm\", "
                 "\"code\": \"woonwagenterreinen\", \"status\": \"verplichting\"}\n");
}

/* The value of a key of the only line; ends the document. */
static void assert_field(struct document *document, const char *field) {
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    assert_true(ndjson_write(document, out));
    assert_int_equal(fclose(out), 0);
    if (strstr(bytes, field) == NULL) fail_msg("%s is not in %s", field, bytes);
    free(bytes);
    document_end(document);
}

static struct document *document_with_places(const char *words) {
    struct document *document = document_of("a.xlsx", "een twee\ndrie vier\nvijf zes\nzeven");
    add_item(document, "T")->place = "blad 1";
    add_block(document, "een ", "blad 1, cel A1");
    add_block(document, "twee", "blad 1, cel A2");
    add_block(document, "drie vier", "blad 1, cel B1");
    add_block(document, "vijf zes", "");
    add_fact(document, FACT_KIND_DATE, words)->date.edtf = "2013";
    return document;
}

static void place_is_of_the_block_that_holds_the_fact(void **state) {
    (void)state;
    assert_field(document_with_places("een"), "\"place\": \"blad 1, cel A1\"");
    assert_field(document_with_places("twee"), "\"place\": \"blad 1, cel A2\"");
    assert_field(document_with_places("drie"), "\"place\": \"blad 1, cel B1\"");
    assert_field(document_with_places("vier\nvijf"), "\"place\": \"blad 1, cel B1\"");
}

static void place_is_of_the_item_where_no_block_tells(void **state) {
    (void)state;
    assert_field(document_with_places("\ndrie"), "\"place\": \"blad 1\"");
    assert_field(document_with_places("zes"), "\"place\": \"blad 1\"");
    assert_field(document_with_places("zeven"), "\"place\": \"blad 1\"");
}

static void name_that_is_not_utf8(void **state) {
    (void)state;
    struct document *document = document_of("gent\xE9\x80.txt", "2013");
    add_item(document, "T");
    add_fact(document, FACT_KIND_DATE, "2013")->date.edtf = "2013";
    assert_field(document, "{\"doc\": \"gent\xEF\xBF\xBD\xEF\xBF\xBD.txt\", \"doc_sha256\"");
}

static void fact_of_no_item(void **state) {
    (void)state;
    struct document *document = document_of("a.txt", "2013");
    add_fact(document, FACT_KIND_DATE, "2013")->date.edtf = "2013";
    assert_field(document, "\"item\": null, \"forum\": null, ");
}

static void far_offsets_are_code_points(void **state) {
    (void)state;
    struct document *document = document_new("a.txt", NULL);
    char *bytes = arena_take(document->arena, 40001);
    for (size_t i = 0; i < 10000; i++) memcpy(bytes + 4 * i, "\xC3\xAB\xC3\xAB", 4);
    memcpy(bytes + 39990, "\n2013\n2014\n", 10);
    document->text = text_freeze(bytes, 40000, document->arena);
    add_item(document, "T");
    add_fact(document, FACT_KIND_DATE, "2014")->date.edtf = "2014";
    assert_field(document, "\"quote\": \"2014\", \"start\": 20001, \"end\": 20005, \"line\": 3, ");
}

static void full_disk_is_false(void **state) {
    (void)state;
    FILE *out = fopen("/dev/full", "w");
    if (out == NULL) skip();
    setvbuf(out, NULL, _IONBF, 0);
    struct document *document = document_of("a.txt", "2013");
    add_fact(document, FACT_KIND_DATE, "2013")->date.edtf = "2013";
    assert_false(ndjson_write(document, out));
    fclose(out);
    document_end(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_facts_no_line),
        cmocka_unit_test(frequency_with_all_known),
        cmocka_unit_test(open_bounds_and_what_is_not_known_are_null),
        cmocka_unit_test(quote_starts_behind_and_holds_wide_points),
        cmocka_unit_test(participant_without_name_or_state),
        cmocka_unit_test(date_and_topic_one_a_line),
        cmocka_unit_test(place_is_of_the_block_that_holds_the_fact),
        cmocka_unit_test(place_is_of_the_item_where_no_block_tells),
        cmocka_unit_test(name_that_is_not_utf8),
        cmocka_unit_test(fact_of_no_item),
        cmocka_unit_test(far_offsets_are_code_points),
        cmocka_unit_test(full_disk_is_false),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
