/* input/table/report_table and input/report_text, by the readers: a report of this tool that is
 * given back. */
#include <string.h>

#include "core/correction.h"
#include "support.h"

static const char day[] = "2020-06-30";

#define HEADER                                                                                     \
    "Stad;Onderdeel;Gelezen;Woorden;Correctie;Door;Op;Opmerking;Toestand;Tekststand;Sleutel\n"

static const char *cell(const struct document *document, size_t index,
                        enum correction_column column) {
    return document->corrections.at[index].cells[column];
}

static void rows_that_are_filled_in_are_corrections(void **state) {
    (void)state;
    struct document *document = read_text(
        "c.csv",
        HEADER "Gent;oordeel;geen opgave;;voldoet;An;2/11/2026;\"zegt ze\nzelf\";;9f;Gent:oordeel\n"
               "Gent;thema;besproken;\"2x; per jaar\";;;;;;8e;Gent:thema:x\n",
        day);
    assert_true(document->is_report);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_int_equal(document->items.count, 0);
    assert_int_equal(document->corrections.count, 1);
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_KEY), "Gent:oordeel");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_VALUE), "voldoet");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_BY), "An");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_DAY), "2/11/2026");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_NOTE), "zegt ze zelf");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_PRINT), "9f");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_WORDS), "");
    assert_told(document->messages,
                "c.csv: verslag van Overlegmonitor, geen inzending: 1 correctie(s) gelezen\n");
    document_end(document);
}

static void columns_may_stand_in_another_order(void **state) {
    (void)state;
    struct document *document =
        read_text("c.csv", "Sleutel;Correctie;Stad\nGent:oordeel;voldoet;Gent\n", day);
    assert_int_equal(document->corrections.count, 1);
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_CITY), "Gent");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_BY), "");
    document_end(document);
}

static void what_cannot_count_is_told(void **state) {
    (void)state;
    struct document *document =
        read_text("c.csv", HEADER "Gent;;;;voldoet;;;;;;\nGent;;;;;An;;;;;Gent:oordeel\n", day);
    assert_int_equal(document->corrections.count, 0);
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    assert_told(document->messages,
                "c.csv:2: rij 2: correctie zonder sleutel telt niet\n"
                "c.csv:3: rij 3: naam, dag of opmerking zonder correctie telt niet\n"
                "c.csv: verslag van Overlegmonitor, geen inzending: 0 correctie(s) gelezen\n");
    document_end(document);
}

/* Only its own words tell a table whose titles were changed from a submission. */
static void a_table_whose_keys_have_another_title_is_told_and_no_submission(void **state) {
    (void)state;
    struct document *document = read_text(
        "c.csv",
        "Stad;Onderdeel;Gelezen;Woorden;Correctie;Door;Op;Opmerking;Toestand;Tekststand;Code\n"
        "Gent;oordeel;geen opgave;drie keer per jaar;voldoet;An;;;;;Gent:oordeel\n",
        day);
    assert_true(document->is_report);
    assert_int_equal(document->facts.count, 0);
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    assert_told(document->messages,
                "c.csv:1: rij 1: de kolom 'Sleutel' ontbreekt; geen enkele correctie telt\n"
                "c.csv:1: rij 1: 1 cel(len) staan in een kolom die de tabel niet kent en tellen "
                "niet\n"
                "c.csv: verslag van Overlegmonitor, geen inzending: 0 correctie(s) gelezen\n");
    document_end(document);
}

static void what_stands_beside_and_below_the_table_is_told(void **state) {
    (void)state;
    struct document *document = read_text("c.csv",
                                          "Sleutel;Correctie;Stad;Naam\n"
                                          "Gent:oordeel;voldoet;Gent;An\n;;let op;\n",
                                          day);
    assert_int_equal(document->corrections.count, 1);
    assert_told(document->messages,
                "c.csv:1: rij 1: 1 cel(len) staan in een kolom die de tabel niet kent en tellen "
                "niet\n"
                "c.csv:3: rij 3: rij zonder sleutel telt niet\n"
                "c.csv: verslag van Overlegmonitor, geen inzending: 1 correctie(s) gelezen\n");
    document_end(document);
}

static void of_many_faults_the_first_are_told(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *text = "Sleutel;Correctie;Stad\n";
    for (int i = 0; i < 23; i++) text = arena_print(arena, "%s;voldoet;Gent\n", text);
    struct document *document = read_text("c.csv", text, day);
    assert_int_equal(document->messages->entries.count, 22);
    assert_string_equal(document->messages->entries.at[20].message,
                        "nog 3 meldingen over de tabel Correcties");
    document_end(document);
    arena_end(arena);
}

static void what_a_city_writes_about_our_questions_is_told(void **state) {
    (void)state;
    struct document *document =
        read_text("c.csv",
                  "Stad;Vraag;Grondslag;Antwoord van de stad\n"
                  "Gent;Hoe vaak?;art. 3;vier keer\nGent;Wat?;;\nnog iets;;;\n",
                  day);
    assert_int_equal(document->items.count, 0);
    assert_told(document->messages,
                "c.csv:1: rij 1: 2 antwoord(en) op onze vragen tellen niet als inzending; lees ze "
                "na en vul ze in op het blad Correcties\n"
                "c.csv: verslag van Overlegmonitor, geen inzending: 0 correctie(s) gelezen\n");
    document_end(document);
}

#define OUR_WORDS                                                                                  \
    "die we vonden. Wat hieronder staat, vonden we niet in uw tekst of was\n  ons niet "           \
    "duidelijk. "                                                                                  \
    "Bespreekt u de "                                                                              \
    "leegstand met het OCMW?\n"

/* Else the city would say all that it was asked. */
static void our_questions_are_no_words_of_the_city(void **state) {
    (void)state;
    static const char told[] =
        "gent.txt: onze vragen aan een stad tellen niet als inzending, ook wat er geantwoord is "
        "niet; lees het na en vul het in op het blad Correcties\n";
    const char *const texts[] = {
        "Gent\n\nLokaal woonoverleg: dit zijn de vragen " OUR_WORDS,
        "Woonraad\n\nWaarom we dit vragen | Antwoord\nvan de stad\n\nDe leegstand. Het OCMW.\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct document *document = read_text("gent.txt", texts[i], day);
        assert_true(document->is_report);
        assert_int_equal(document->items.count + document->facts.count, 0);
        assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
        assert_told(document->messages, told);
        document_end(document);
    }
}

static void a_mail_that_quotes_our_questions_counts(void **state) {
    (void)state;
    struct document *document = read_text("gent.eml",
                                          "From: wonen@stad.gent\nTo: an@vlaanderen.be\n"
                                          "Subject: woonoverleg\n\nHet overleg komt vier keer per "
                                          "jaar samen.\n\nOp 3 mei schreef An:\n> Vragen\n> "
                                          "Waarom we dit vragen | Antwoord van de stad\n",
                                          day);
    assert_string_equal(document->format, "mail");
    assert_false(document->is_report);
    assert_int_equal(document->facts.count, 1);
    document_end(document);
}

static void an_apostrophe_before_a_formula_is_no_word(void **state) {
    (void)state;
    struct document *document =
        read_text("c.csv", HEADER "'=1+1;;;;voldoet;'s;;'-x;;;'=1+1:oordeel\n", day);
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_KEY), "=1+1:oordeel");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_BY), "'s");
    assert_string_equal(cell(document, 0, CORRECTION_COLUMN_NOTE), "-x");
    document_end(document);
}

static void a_submission_is_no_report(void **state) {
    (void)state;
    struct document *document =
        read_text("c.csv", "Stad;Titel;Correctie\nGent;Woonraad;De raad komt samen.\n", day);
    assert_false(document->is_report);
    assert_int_equal(document->items.count, 1);
    document_end(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_are_filled_in_are_corrections),
        cmocka_unit_test(columns_may_stand_in_another_order),
        cmocka_unit_test(what_cannot_count_is_told),
        cmocka_unit_test(a_table_whose_keys_have_another_title_is_told_and_no_submission),
        cmocka_unit_test(what_stands_beside_and_below_the_table_is_told),
        cmocka_unit_test(of_many_faults_the_first_are_told),
        cmocka_unit_test(what_a_city_writes_about_our_questions_is_told),
        cmocka_unit_test(our_questions_are_no_words_of_the_city),
        cmocka_unit_test(a_mail_that_quotes_our_questions_counts),
        cmocka_unit_test(an_apostrophe_before_a_formula_is_no_word),
        cmocka_unit_test(a_submission_is_no_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
