/* input/table/report_table, by the reader of CSV: a report of this tool that is given back. */
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
                "c.csv:3: rij 3: naam of opmerking zonder correctie telt niet\n"
                "c.csv: verslag van Overlegmonitor, geen inzending: 0 correctie(s) gelezen\n");
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
        cmocka_unit_test(an_apostrophe_before_a_formula_is_no_word),
        cmocka_unit_test(a_submission_is_no_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
