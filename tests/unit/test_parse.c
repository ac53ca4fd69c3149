/* etl/parse and etl/normalise: files become documents in the order of the inputs, each by itself,
 * however many are read at a time. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inputs.h"
#include "parse.h"
#include "support.h"

static const char gent[] =
    "Stad Gent\n\nLokaal woonoverleg\nHet lokaal woonoverleg komt drie keer per jaar samen.\n";

struct received {
    struct arena *arena;
    const char *shown; /* "name status facts" of each document, one a line */
    const struct diag *messages;
};

static void receive(struct document *document, void *context) {
    struct received *received = context;
    received->shown = arena_print(received->arena, "%s%s %s %zu\n", received->shown, document->name,
                                  document_status_word(document->status), document->facts.count);
    struct diag *messages = (struct diag *)received->messages;
    for (size_t i = 0; i < document->messages->entries.count; i++) {
        const struct diag_entry *entry = &document->messages->entries.at[i];
        struct place place = entry->place;
        const char *slash = strrchr(place.file, '/');
        const char *name = slash == NULL ? place.file : slash + 1;
        place.file = arena_copy(received->arena, name, strlen(name));
        diag_add(messages, place, "%s", entry->message);
    }
    document_end(document);
}

/* Reads the test's folder with so many jobs. */
static struct received read_folder(const struct support *support, size_t jobs) {
    struct parse_settings settings = {real_rules(), "2020-06-30", jobs, LIMITS_DEFAULT};
    struct received received = {support->arena, "", diag_new(support->arena)};
    input_list inputs = {0};
    inputs_add(support->folder, &inputs, support->arena);
    parse_inputs(&inputs, &settings, receive, &received);
    return received;
}

static void documents_come_in_the_order_of_the_inputs(void **state) {
    struct support *support = *state;
    for (int i = 0; i < 40; i++)
        support_put(support, arena_print(support->arena, "gent-%02d.txt", i),
                    i % 7 == 3 ? "" : gent);
    struct received alone = read_folder(support, 1);
    assert_non_null(strstr(alone.shown, "gent-02.txt read 1\ngent-03.txt refused 0\n"));
    static const size_t jobs[] = {2, 4, 64};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        assert_string_equal(read_folder(support, jobs[i]).shown, alone.shown);
}

/* Where the system gives few descriptors, fewer processes read. */
static void few_open_files_slow_it_down_and_no_more(void **state) {
    struct support *support = *state;
    struct rlimit before, few;
    for (int i = 0; i < 20; i++)
        support_put(support, arena_print(support->arena, "gent-%02d.txt", i), gent);
    struct received alone = read_folder(support, 1);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    few = before;
    few.rlim_cur = 24;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    struct received received = read_folder(support, 20);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_string_equal(received.shown, alone.shown);
    assert_told(received.messages, "");
}

static void no_input_is_no_document(void **state) {
    struct support *support = *state;
    assert_string_equal(read_folder(support, 1).shown, "");
    assert_string_equal(read_folder(support, 4).shown, "");
}

static void a_bad_file_does_not_touch_the_others(void **state) {
    struct support *support = *state;
    support_put(support, "a-leeg.txt", "");
    support_put(support, "b-goed.txt", gent);
    support_put(support, "c-open.csv", "Stad;Titel;Tekst\nGent;Woonraad;\"komt samen\n");
    support_put(support, "d-goed.txt", gent);
    assert_int_equal(symlink("nergens", support_path(support, "e-kapot.txt")), 0);
    assert_int_equal(mkfifo(support_path(support, "f-pijp"), 0600), 0);
    struct received received = read_folder(support, 2);
    assert_string_equal(received.shown, "a-leeg.txt refused 0\n"
                                        "b-goed.txt read 1\n"
                                        "c-open.csv refused 0\n"
                                        "d-goed.txt read 1\n"
                                        "e-kapot.txt refused 0\n"
                                        "f-pijp refused 0\n");
    assert_told(received.messages, "a-leeg.txt: bestand is leeg\n"
                                   "c-open.csv:2: aanhalingsteken dat hier opent, sluit nergens\n"
                                   "e-kapot.txt: is een koppeling die nergens heen leidt\n"
                                   "f-pijp: is een FIFO, geen gewoon bestand\n");
}

static void a_file_that_went_away_is_refused(void **state) {
    struct support *support = *state;
    struct parse_settings settings = {real_rules(), "2020-06-30", 1, LIMITS_DEFAULT};
    struct received received = {support->arena, "", diag_new(support->arena)};
    input_list inputs = {0};
    *list_add(support->arena, &inputs) =
        (struct input){.name = "gent.txt", .path = support_path(support, "gent.txt")};
    parse_inputs(&inputs, &settings, receive, &received);
    assert_string_equal(received.shown, "gent.txt refused 0\n");
    assert_told(received.messages, "gent.txt: kan niet gelezen worden: bestaat niet\n");
}

static void a_file_that_became_a_fifo_or_a_folder_is_refused(void **state) {
    struct support *support = *state;
    struct parse_settings settings = {real_rules(), "2020-06-30", 1, LIMITS_DEFAULT};
    struct received received = {support->arena, "", diag_new(support->arena)};
    input_list inputs = {0};
    assert_int_equal(mkfifo(support_path(support, "pijp"), 0600), 0);
    *list_add(support->arena, &inputs) =
        (struct input){.name = "pijp", .path = support_path(support, "pijp")};
    *list_add(support->arena, &inputs) = (struct input){.name = "map", .path = support->folder};
    parse_inputs(&inputs, &settings, receive, &received);
    assert_string_equal(received.shown, "pijp refused 0\nmap refused 0\n");
}

static void a_file_without_access_is_refused(void **state) {
    struct support *support = *state;
    chmod(support->folder, 0755);
    chmod(support_put(support, "dicht.txt", gent), 0);
    rights_drop();
    struct received received = read_folder(support, 1);
    rights_regain();
    assert_told(received.messages, "dicht.txt: kan niet gelezen worden: geen toegang\n");
}

static void bytes_need_not_outlive_the_reading(void **state) {
    (void)state;
    char bytes[sizeof gent];
    memcpy(bytes, gent, sizeof gent);
    struct parse_settings settings = {real_rules(), "2020-06-30", 1, LIMITS_DEFAULT};
    struct matcher *matcher = matcher_new();
    struct document *document = parse_bytes("x", bytes, sizeof gent - 1, &settings, matcher);
    memset(bytes, 'x', sizeof bytes);
    assert_string_equal(facts_shown(document, FACT_KIND_FREQUENCY),
                        "drie keer per jaar = 3..3 exact vergadering; ");
    document_end(document);
    matcher_end(matcher);
}

static void the_same_bytes_give_the_same_document(void **state) {
    (void)state;
    struct document *first = read_text("gent.txt", gent, "2020-06-30");
    struct document *second = read_text("gent.txt", gent, "2020-06-30");
    assert_string_equal(first->sha256, second->sha256);
    assert_int_equal(first->facts.count, second->facts.count);
    for (size_t i = 0; i < first->facts.count; i++) {
        assert_true(fact_same_value(&first->facts.at[i], &second->facts.at[i]));
        assert_int_equal(first->facts.at[i].span.start, second->facts.at[i].span.start);
    }
    document_end(first);
    document_end(second);
}

static void a_heading_without_a_body_of_its_own_is_about_the_first_one(void **state) {
    (void)state;
    struct document *document =
        read_text("gent.md",
                  "# Verslag lokaal woonoverleg\n\nGent, mei 2020.\n\n"
                  "## Varia\n\nEr zijn geen vragen.\n\n## Woonraad\n\nDe raad zetelt apart.\n",
                  "2020-06-30");
    assert_int_equal(document->items.count, 3);
    assert_string_equal(document->items.at[0].body_kind, "lokaal_woonoverleg");
    assert_string_equal(document->items.at[1].body_kind, "lokaal_woonoverleg");
    assert_string_equal(document->items.at[2].body_kind, "lokale_woonraad");
    document_end(document);
}

static void an_item_that_only_points_to_another_says_so(void **state) {
    (void)state;
    struct document *document = read_text("x.csv",
                                          "Stad;Titel;Tekst\n"
                                          "Gent;Woonraad;Zie lokaal woonoverleg\n"
                                          "Gent;Platform;Valt onder lokaal woonoverleg.\n"
                                          "Gent;Cel;De cel werkt samen met het lokaal "
                                          "woonoverleg en volgt dossiers op.\n",
                                          "2020-06-30");
    assert_int_equal(document->items.count, 3);
    assert_string_equal(document->items.at[0].refers_to, "lokaal_woonoverleg");
    assert_string_equal(document->items.at[1].refers_to, "lokaal_woonoverleg");
    assert_null(document->items.at[2].refers_to);
    document_end(document);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(documents_come_in_the_order_of_the_inputs),
        TEST(few_open_files_slow_it_down_and_no_more),
        TEST(no_input_is_no_document),
        TEST(a_bad_file_does_not_touch_the_others),
        TEST(a_file_that_went_away_is_refused),
        TEST(a_file_that_became_a_fifo_or_a_folder_is_refused),
        TEST(a_file_without_access_is_refused),
        TEST(bytes_need_not_outlive_the_reading),
        TEST(the_same_bytes_give_the_same_document),
        TEST(a_heading_without_a_body_of_its_own_is_about_the_first_one),
        TEST(an_item_that_only_points_to_another_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
