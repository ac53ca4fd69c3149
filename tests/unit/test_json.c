#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/json_text.h"
#include "output/writer.h"

/* A stream into memory, and what was written to it; the caller frees it. */
static char *json_bytes_of(void (*write)(struct json *)) {
    char *bytes = NULL;
    size_t length = 0;
    struct json json = {.out = open_memstream(&bytes, &length)};
    write(&json);
    assert_int_equal(fclose(json.out), 0);
    return bytes;
}

static void assert_json(void (*write)(struct json *), const char *expected) {
    char *bytes = json_bytes_of(write);
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void write_numbers(struct json *json) {
    static const double numbers[] = {0,       3,    0.5,    365, -2.25,    0.1 + 0.2, 1.0 / 3,
                                     1234567, 1e21, 2.5e-7, NAN, INFINITY, -INFINITY};
    json_array(json, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        json_number(json, NULL, numbers[i]);
    json_size(json, NULL, 0);
    json_size(json, NULL, 4000000000);
    json_array_end(json);
}

static void numbers_have_no_needless_zeros(void **state) {
    (void)state;
    assert_json(write_numbers, "[0, 3, 0.5, 365, -2.25, 0.3, 0.333333333333333, 1234567, 1e+21, "
                               "2.5e-07, null, null, null, 0, 4000000000]");
}

static void write_strings(struct json *json) {
    static const char *const texts[] = {"",
                                        "a\"b\\c/d",
                                        "\b\f\n\r\t\x01\x1f\x7f",
                                        "\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9",
                                        "\xF0\x9F\x8F\xA0 caf\xC3\xA9",
                                        NULL};
    json_array(json, NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) json_string(json, NULL, texts[i]);
    json_array_end(json);
}

static void strings_escape_what_json_forbids_and_no_more(void **state) {
    (void)state;
    assert_json(write_strings,
                "[\"\", \"a\\\"b\\\\c/d\", \"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\", "
                "\"\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9\", \"\xF0\x9F\x8F\xA0 caf\xC3\xA9\", null]");
}

#define BAD "\xEF\xBF\xBD"

/* A byte alone, a cut sequence at the end, an overlong form, a surrogate, a NUL. */
static void write_broken(struct json *json) {
    json_array(json, NULL);
    json_string(json, NULL, "\xE9t\xE9");
    json_string(json, NULL, "a\xE2\x82");
    json_string(json, NULL, "\xC0\xAF");
    json_string(json, NULL, "\xED\xA0\x80");
    json_bytes(json, NULL, "a\0b", 3);
    json_array_end(json);
}

static void bytes_that_are_not_utf8_are_replaced_one_by_one(void **state) {
    (void)state;
    assert_json(write_broken, "[\"" BAD "t" BAD "\", \"a" BAD BAD "\", \"" BAD BAD
                              "\", \"" BAD BAD BAD "\", \"a" BAD "b\"]");
}

static void write_nested(struct json *json) {
    json_object(json, NULL);
    json_object(json, "leeg");
    json_object_end(json);
    json_array(json, "ook \"leeg\"");
    json_line(json); /* of a value that does not come */
    json_array_end(json);
    json_line(json);
    json_array(json, "rij");
    json_line(json);
    json_bool(json, NULL, true);
    json_line(json);
    json_bool(json, NULL, false);
    json_array_end(json);
    json_bool(json, "uit", true);
    json_object_end(json);
}

static void commas_and_lines_come_by_themselves(void **state) {
    (void)state;
    assert_json(write_nested, "{\"leeg\": {}, \"ook \\\"leeg\\\"\": [],\n"
                              " \"rij\": [\n"
                              "  true,\n"
                              "  false], \"uit\": true}");
}

/* Runs json_write; gives what the file holds then, in the arena. */
static const char *written(const struct benchmark *benchmark) {
    char path[] = "/tmp/test_json.XXXXXX";
    int made = mkstemp(path);
    assert_true(made >= 0);
    struct diag *diag = diag_new(benchmark->arena);
    assert_true(json_write(benchmark, path, diag));
    assert_int_equal(diag->entries.count, 0);
    char *bytes = arena_take(benchmark->arena, 1 << 16);
    assert_true(read(made, bytes, (1 << 16) - 1) > 0);
    close(made);
    unlink(path);
    return bytes;
}

static int setup(void **state) {
    struct arena *arena = arena_new();
    struct benchmark *benchmark = arena_take(arena, sizeof *benchmark);
    benchmark->arena = arena;
    benchmark->peildatum = "2020-06-30";
    benchmark->regime = "besluit-2020";
    benchmark->norm = 2;
    benchmark->rules_fingerprint = "00ff";
    benchmark->tool_version = "0.1.0";
    *state = benchmark;
    return 0;
}

static int teardown(void **state) {
    struct benchmark *benchmark = *state;
    for (size_t i = 0; i < benchmark->documents.count; i++)
        document_end((struct document *)benchmark->documents.at[i]);
    arena_end(benchmark->arena);
    return 0;
}

#define END                                                                                        \
    " \"regulation\": [],\n"                                                                       \
    " \"definitions\": [],\n"                                                                      \
    " \"rules_fingerprint\": \"00ff\", \"tool_version\": \"0.1.0\"}\n"
#define NO_COLUMNS                                                                                 \
    " \"columns\": {\"topics\": [],\n"                                                             \
    "  \"invitees\": [],\n"                                                                        \
    "  \"participant_types\": {}},\n" END

static void empty_benchmark(void **state) {
    struct benchmark *benchmark = *state;
    benchmark->norm = NAN;
    benchmark->medians[FIGURE_MEETINGS] = (struct median){2.5, 4};
    benchmark->medians[FIGURE_TOPICS] = (struct median){NAN, 0};
    benchmark->medians[FIGURE_TYPES] = (struct median){3, 1};
    assert_string_equal(
        written(benchmark),
        "{\"schema\": 1, \"peildatum\": \"2020-06-30\", "
        "\"regime\": \"besluit-2020\", "
        "\"norm\": {\"vergaderingen_per_jaar\": null}, \"regime_label\": null, "
        "\"regime_note\": null, \"norm_article\": null,\n"
        " \"medians\": {\"vergaderingen_per_jaar\": {\"value\": 2.5, \"count\": 4}, "
        "\"besproken_themas\": {\"value\": null, \"count\": 0}, "
        "\"soorten_deelnemers\": {\"value\": 3, \"count\": 1}},\n"
        " \"cities\": [],\n"
        " \"missing_cities\": [],\n"
        " \"inputs\": [],\n"
        " \"findings\": [],\n"
        " \"corrections\": [],\n" NO_COLUMNS);
}

static const char TEXT[] = "Gent\nMinstens 3 keer\xC2\xA0per jaar";

static const struct document *add_document(struct benchmark *benchmark, const char *name) {
    struct document *document = document_new(name, NULL);
    document->text = text_freeze(TEXT, strlen(TEXT), document->arena);
    document->format = "text";
    document->encoding = "UTF-8";
    strcpy(document->sha256, "ab12");
    list_add(document->arena, &document->items);
    *list_add(benchmark->arena, &benchmark->documents) = document;
    return document;
}

static void add_evidence(struct benchmark *benchmark, evidence_list *list,
                         const struct document *document) {
    size_t start = (size_t)(strstr(TEXT, "3 keer") - TEXT);
    *list_add(benchmark->arena, list) = (struct evidence){document, NULL, {start, strlen(TEXT)}};
}

static void add_columns(struct benchmark *benchmark) {
    struct arena *arena = benchmark->arena;
    list_add(arena, &benchmark->topics)->code = "woonwagenterreinen";
    list_add(arena, &benchmark->topics)->code = "ruimtelijk_beleid";
    list_add(arena, &benchmark->invitees)->code = "agentschap";
    list_add(arena, &benchmark->types)->code = "shm";
    list_add(arena, &benchmark->types)->code = "svk";
    list_add(arena, &benchmark->types)->code = "caw";
}

/* A city of which nothing is known, with a cell for each column. */
static struct benchmark_city *add_city(struct benchmark *benchmark, const char *name) {
    struct arena *arena = benchmark->arena;
    struct benchmark_city *city = list_add(arena, &benchmark->cities);
    city->city = name;
    city->meetings = (struct meetings){.min = NAN, .max = NAN, .verdict = VERDICT_GEEN_OPGAVE};
    city->topics = arena_take(arena, benchmark->topics.count * sizeof *city->topics);
    city->invitees = arena_take(arena, benchmark->invitees.count * sizeof *city->invitees);
    city->types = arena_take(arena, benchmark->types.count * sizeof *city->types);
    return city;
}

#define QUOTE                                                                                      \
    "{\"doc\": \"gent.txt\", \"line\": 2, \"quote\": \"3 keer\xC2\xA0per jaar\", \"start\": 14, "  \
    "\"end\": 29}"

static void add_rows(struct benchmark *benchmark, struct benchmark_city *city,
                     const struct document *document) {
    struct body_row *body = list_add(benchmark->arena, &city->bodies);
    *body = (struct body_row){.name = "LWO",
                              .kind = "lokaal woonoverleg",
                              .item_title = "Overleg",
                              .section = "B",
                              .frequency = "3 keer per jaar",
                              .min = 3,
                              .max = NAN,
                              .participants = 2,
                              .topics = 1};
    add_evidence(benchmark, &body->evidence, document);
    *list_add(benchmark->arena, &body->documents) = "gent.txt";
    size_t line = strlen("Gent\n"), words = (size_t)(strstr(TEXT, "keer") - TEXT);
    *list_add(benchmark->arena, &city->lenses) =
        (struct lens_row){.lens = "jongeren",
                          .level = "jongeren",
                          .item_title = "Overleg",
                          .document = document,
                          .words = {words, words + 4},
                          .sentence = {line, strlen(TEXT)}};
}

static void fill_gent(struct benchmark *benchmark, struct benchmark_city *city) {
    const struct document *document = add_document(benchmark, "gent.txt");
    city->nis = "44021";
    city->is_centrumstad = true;
    *list_add(benchmark->arena, &city->submissions) = "gent.txt";
    *list_add(benchmark->arena, &city->submissions) = "map/\"gent\".docx";
    city->meetings = (struct meetings){.min = 3,
                                       .max = NAN,
                                       .has_qualifier = true,
                                       .qualifier = QUALIFIER_MINSTENS,
                                       .verdict = VERDICT_VOLDOET,
                                       .norm = 2,
                                       .norm_article = "art. 3",
                                       .reason = "genoeg"};
    add_evidence(benchmark, &city->meetings.evidence, document);
    city->topics[0].state = TOPIC_STATE_VERPLICHTING;
    city->topics[0].required = REQUIREMENT_BIJ_AANLEIDING;
    add_evidence(benchmark, &city->topics[0].evidence, document);
    add_evidence(benchmark, &city->topics[0].evidence, document);
    city->topics[1].state = TOPIC_STATE_NIET_VERMELD;
    city->topics[1].required = REQUIREMENT_NIET;
    city->invitees[0].state = MENTION_NIET_VERMELD;
    city->types[0].count = 2;
    city->types[2].count = 1;
    add_evidence(benchmark, &city->types[0].evidence, document);
    add_rows(benchmark, city, document);
    struct finding *finding = list_add(benchmark->arena, &city->findings);
    *finding = (struct finding){.check = "agentschap",
                                .label = "Uitnodiging",
                                .weight = WEIGHT_UNKNOWN,
                                .article = "",
                                .message = "het agentschap wordt niet vermeld",
                                .question = "Komt het agentschap?"};
    add_evidence(benchmark, &finding->searched, benchmark->documents.at[0]);
}

static void city_with_all(void **state) {
    struct benchmark *benchmark = *state;
    add_columns(benchmark);
    fill_gent(benchmark, add_city(benchmark, "Gent"));
    const char *cities = strstr(written(benchmark), " \"cities\"");
    const char *expected =
        " \"cities\": [\n"
        "  {\"city\": \"Gent\", \"nis\": \"44021\", \"province\": null, "
        "\"centrumstad\": true, \"newest_date\": null, \"topics_required\": 0, \"topics_met\": 0, "
        "\"submissions\": [\"gent.txt\", \"map/\\\"gent\\\".docx\"],\n"
        "   \"lokaal_woonoverleg\": {\"min_per_year\": 3, \"max_per_year\": null, "
        "\"qualifier\": \"minstens\", \"verdict\": \"voldoet\", \"reason\": \"genoeg\", "
        "\"norm\": 2, \"article\": \"art. 3\", \"evidence\": [" QUOTE "]},\n"
        "   \"topics\": [\n"
        "    {\"code\": \"woonwagenterreinen\", \"state\": \"verplichting\", "
        "\"required\": \"bij_aanleiding\", \"evidence\": [" QUOTE ", " QUOTE "]},\n"
        "    {\"code\": \"ruimtelijk_beleid\", \"state\": \"niet_vermeld\", "
        "\"required\": \"niet\", \"evidence\": []}],\n"
        "   \"invitees\": [\n"
        "    {\"role\": \"agentschap\", \"state\": \"niet_vermeld\", \"evidence\": []}],\n"
        "   \"participant_types\": {\"shm\": 2, \"caw\": 1},\n"
        "   \"participants\": {\"shm\": [" QUOTE "], \"caw\": []},\n"
        "   \"bodies\": [\n"
        "    {\"name\": \"LWO\", \"kind\": \"lokaal woonoverleg\", \"item\": \"Overleg\", "
        "\"section\": \"B\", \"refers_to\": null, \"frequency\": \"3 keer per jaar\", "
        "\"min_per_year\": 3, \"max_per_year\": null, \"participants\": 2, \"topics\": 1, "
        "\"documents\": [\"gent.txt\"], \"evidence\": [" QUOTE "]}],\n"
        "   \"lenses\": [\n"
        "    {\"lens\": \"jongeren\", \"level\": \"jongeren\", \"item\": \"Overleg\", "
        "\"forum\": null, \"doc\": \"gent.txt\", \"line\": 2, \"quote\": \"keer\", "
        "\"sentence\": \"Minstens 3 keer\xC2\xA0per jaar\"}],\n"
        "   \"findings\": [\n"
        "    {\"check\": \"agentschap\", \"weight\": \"unknown\", "
        "\"message\": \"het agentschap wordt niet vermeld\", \"evidence\": [], "
        "\"searched\": [" QUOTE "], \"question\": \"Komt het agentschap?\", "
        "\"label\": \"Uitnodiging\", \"article\": \"\"}]}],\n"
        " \"missing_cities\": [],\n"
        " \"inputs\": [\n"
        "  {\"doc\": \"gent.txt\", \"sha256\": \"ab12\", \"format\": \"text\", "
        "\"encoding\": \"UTF-8\", \"status\": \"read\", \"items\": 1, \"facts\": 0, "
        "\"messages\": []}],\n"
        " \"findings\": [],\n"
        " \"corrections\": [],\n"
        " \"columns\": {\"topics\": [\n"
        "   {\"code\": \"woonwagenterreinen\", \"label\": null, \"required\": \"altijd\", "
        "\"article\": null, \"certainty\": null},\n"
        "   {\"code\": \"ruimtelijk_beleid\", \"label\": null, \"required\": \"altijd\", "
        "\"article\": null, \"certainty\": null}],\n"
        "  \"invitees\": [{\"role\": \"agentschap\", \"label\": null, \"article\": null}],\n"
        "  \"participant_types\": {\"shm\": null, \"svk\": null, \"caw\": null}},\n" END;
    assert_string_equal(cities, expected);
}

static void city_of_which_nothing_came(void **state) {
    struct benchmark *benchmark = *state;
    list_add(benchmark->arena, &benchmark->topics)->code = "woonwagenterreinen";
    add_city(benchmark, "Genk")->topics[0].state = TOPIC_STATE_GEEN_OPGAVE;
    add_city(benchmark, "'s-Gravenvoeren")->topics[0].state = TOPIC_STATE_GEEN_OPGAVE;
    *list_add(benchmark->arena, &benchmark->missing_cities) = "Genk";
    *list_add(benchmark->arena, &benchmark->missing_cities) = "Hasselt";
    const char *rest =
        ", \"nis\": null, \"province\": null, \"centrumstad\": false, \"newest_date\": null, "
        "\"topics_required\": 0, \"topics_met\": 0, \"submissions\": [],\n"
        "   \"lokaal_woonoverleg\": {\"min_per_year\": null, \"max_per_year\": null, "
        "\"qualifier\": null, \"verdict\": \"geen_opgave\", \"reason\": null, "
        "\"norm\": 0, \"article\": null, \"evidence\": []},\n"
        "   \"topics\": [\n"
        "    {\"code\": \"woonwagenterreinen\", \"state\": \"geen_opgave\", "
        "\"required\": \"altijd\", \"evidence\": []}],\n"
        "   \"invitees\": [],\n"
        "   \"participant_types\": {},\n"
        "   \"participants\": {},\n"
        "   \"bodies\": [],\n"
        "   \"lenses\": [],\n"
        "   \"findings\": []}";
    const char *expected = arena_print(benchmark->arena,
                                       " \"cities\": [\n"
                                       "  {\"city\": \"Genk\"%s,\n"
                                       "  {\"city\": \"'s-Gravenvoeren\"%s],\n"
                                       " \"missing_cities\": [\"Genk\", \"Hasselt\"],\n",
                                       rest, rest);
    assert_memory_equal(strstr(written(benchmark), " \"cities\""), expected, strlen(expected));
}

static void inputs_tell_what_was_lost(void **state) {
    struct benchmark *benchmark = *state;
    struct document *broken = document_new("m\xE9t/a.csv", NULL);
    *list_add(benchmark->arena, &benchmark->documents) = broken;
    document_partial(broken, 12, "aanhalingsteken \" niet gesloten");
    document_partial(broken, 0, "bijlage overgeslagen");
    struct document *refused = document_new("a.png", NULL);
    *list_add(benchmark->arena, &benchmark->documents) = refused;
    document_refuse(refused, 0, "geen tekst");
    const char *expected =
        " \"inputs\": [\n"
        "  {\"doc\": \"m" BAD "t/a.csv\", \"sha256\": \"\", \"format\": \"\", \"encoding\": \"\", "
        "\"status\": \"partial\", \"items\": 0, \"facts\": 0, \"messages\": "
        "[\"regel 12: aanhalingsteken \\\" niet gesloten\", \"bijlage overgeslagen\"]},\n"
        "  {\"doc\": \"a.png\", \"sha256\": \"\", \"format\": \"\", \"encoding\": \"\", "
        "\"status\": \"refused\", \"items\": 0, \"facts\": 0, "
        "\"messages\": [\"geen tekst\"]}],\n";
    assert_memory_equal(strstr(written(benchmark), " \"inputs\""), expected, strlen(expected));
}

static void findings_of_no_city(void **state) {
    struct benchmark *benchmark = *state;
    struct finding *finding = list_add(benchmark->arena, &benchmark->findings);
    *finding = (struct finding){.check = "stad_onbekend",
                                .label = "Item zonder stad",
                                .weight = WEIGHT_QUALITY,
                                .article = "art. 1",
                                .message = "geen stad",
                                .question = ""};
    add_evidence(benchmark, &finding->evidence, add_document(benchmark, "gent.txt"));
    const char *found = strstr(written(benchmark), " \"findings\"");
    assert_string_equal(found, " \"findings\": [\n"
                               "  {\"check\": \"stad_onbekend\", \"weight\": \"quality\", "
                               "\"message\": \"geen stad\", \"evidence\": [" QUOTE "], "
                               "\"searched\": [], \"question\": \"\", \"label\": \"Item zonder "
                               "stad\", \"article\": \"art. 1\"}],\n"
                               " \"corrections\": [],\n" NO_COLUMNS);
}

static void corrections_stand_beside_what_they_correct(void **state) {
    static const struct correction correction = {{"Gent", "oordeel", "", "", "", "voldoet", "An",
                                                  "2/11/2026", "gebeld", "", "9f", "Gent:oordeel"},
                                                 7};
    struct benchmark *benchmark = *state;
    struct correction_row *row = list_add(benchmark->arena, &benchmark->corrections);
    *row = (struct correction_row){.correction = &correction,
                                   .document = add_document(benchmark, "gent.txt"),
                                   .city = "Gent",
                                   .state = CORRECTION_STATE_CHANGED,
                                   .reason = ""};
    add_city(benchmark, "Gent")->meetings.correction = row;
    const char *out = written(benchmark);
    assert_non_null(strstr(out, "\"evidence\": [], \"correction\": {\"value\": \"voldoet\", "
                                "\"by\": \"An\", \"day\": \"2/11/2026\", "
                                "\"note\": \"gebeld\"}},\n"));
    assert_non_null(strstr(out, " \"corrections\": [\n"
                                "  {\"key\": \"Gent:oordeel\", \"city\": \"Gent\", "
                                "\"subject\": \"oordeel\", \"value\": \"voldoet\", "
                                "\"by\": \"An\", \"day\": \"2/11/2026\", "
                                "\"note\": \"gebeld\", \"state\": \"changed\", "
                                "\"reason\": \"\", \"doc\": \"gent.txt\", \"row\": 7}],\n"));
}

static void assert_fault(const struct benchmark *benchmark, const char *path,
                         const char *expected) {
    struct diag *diag = diag_new(benchmark->arena);
    assert_false(json_write(benchmark, path, diag));
    assert_int_equal(diag->entries.count, 1);
    assert_string_equal(diag->entries.at[0].place.file, path);
    assert_string_equal(diag->entries.at[0].message, expected);
}

static void faults_are_told(void **state) {
    assert_fault(*state, "/geen/map/b.json", "kan niet geschreven worden: de map bestaat niet");
    assert_fault(*state, "/", "kan niet geschreven worden: het is een map");
}

/* Small enough for one write at the end, and larger than any buffer. */
static void full_disk_is_told(void **state) {
    struct benchmark *benchmark = *state;
    if (access("/dev/full", W_OK) != 0) skip();
    assert_fault(benchmark, "/dev/full", "kan niet geschreven worden: de schijf is vol");
    for (int i = 0; i < 1000; i++) add_city(benchmark, "Gent");
    assert_fault(benchmark, "/dev/full", "kan niet geschreven worden: de schijf is vol");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_no_needless_zeros),
        cmocka_unit_test(strings_escape_what_json_forbids_and_no_more),
        cmocka_unit_test(bytes_that_are_not_utf8_are_replaced_one_by_one),
        cmocka_unit_test(commas_and_lines_come_by_themselves),
        cmocka_unit_test_setup_teardown(empty_benchmark, setup, teardown),
        cmocka_unit_test_setup_teardown(city_with_all, setup, teardown),
        cmocka_unit_test_setup_teardown(city_of_which_nothing_came, setup, teardown),
        cmocka_unit_test_setup_teardown(inputs_tell_what_was_lost, setup, teardown),
        cmocka_unit_test_setup_teardown(findings_of_no_city, setup, teardown),
        cmocka_unit_test_setup_teardown(corrections_stand_beside_what_they_correct, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(faults_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(full_disk_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
