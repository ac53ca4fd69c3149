/* input/outline: pieces of a source with structure as the text a person would type, with blocks as
 * plain text gives them; input/numbering: what stands before an entry. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/outline/numbering.h"
#include "input/outline/outline.h"
#include "reading.h"

static struct document *document_at_hand;

static struct outline *begin(void) {
    document_at_hand = document_new("bron", "bron");
    return outline_new(document_at_hand, &reading_words);
}

static void add(struct outline *outline, const char *text) {
    outline_text(outline, text, strlen(text));
}

/* Ends the outline and gives its document. */
static struct document *ended(struct outline *outline) {
    outline_end(outline, "bron is leeg");
    return document_at_hand;
}

static void gives_text(struct outline *outline, const char *text) {
    struct document *document = ended(outline);
    assert_string_equal(document->text.bytes, text);
    document_end(document);
}

static void gives_blocks(struct outline *outline, const char *blocks) {
    struct document *document = ended(outline);
    assert_string_equal(reading_blocks(document), blocks);
    document_end(document);
}

static void pieces_are_typed_as_a_person_would(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_heading(outline, 1);
    add(outline, "  Lokaal   woonoverleg\n ");
    outline_paragraph(outline);
    add(outline, "Wie komt ");
    add(outline, "er:");
    outline_entry(outline, 1);
    add(outline, "OCMW");
    outline_entry(outline, 2);
    add(outline, "dienst");
    outline_break(outline);
    add(outline, "wonen");
    outline_numbered(outline, 1, "2.");
    add(outline, "varia");
    outline_paragraph(outline);
    outline_row(outline);
    add(outline, "SVK");
    outline_cell(outline);
    outline_cell(outline);
    add(outline, "ja");
    outline_cell(outline);
    gives_text(outline, "Lokaal woonoverleg\n\nWie komt er:\n\n• OCMW\n  • dienst\n    wonen\n"
                        "2. varia\n\nSVK |  | ja\n");
}

static void an_outline_without_text_is_refused(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_heading(outline, 1);
    add(outline, " \u00a0\u200b\u00ad");
    outline_break(outline);
    struct document *document = ended(outline);
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_string_equal(document->messages->entries.at[0].message, "bron is leeg");
    document_end(document);
}

static void faults_and_controls_are_replaced(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_text(outline, "a\0b\xFF\x01 c", 7);
    gives_text(outline, "a\uFFFDb\uFFFD\uFFFD c\n");
}

static void soft_hyphens_and_tabs(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_tab(outline);
    add(outline, "woon\u00adoverleg ");
    outline_tab(outline);
    add(outline, " ja \uF0FE \uF0A8");
    outline_tab(outline);
    gives_text(outline, "woonoverleg\tja ☒ ☐\n");
}

static void boxes_stand_on_lines_of_their_own(void **state) {
    (void)state;
    struct outline *outline = begin();
    add(outline, "Wie komt er?");
    outline_box(outline, true);
    add(outline, "SVK");
    outline_box(outline, false);
    add(outline, "politie");
    gives_text(outline, "Wie komt er?\n[x] SVK\n[ ] politie\n");
}

static void breaks_give_one_blank_line_at_most(void **state) {
    (void)state;
    struct outline *outline = begin();
    add(outline, "a");
    for (int i = 0; i < 5; i++) outline_break(outline);
    add(outline, "b");
    outline_line(outline);
    outline_line(outline);
    add(outline, "c");
    gives_text(outline, "a\n\nb\nc\n");
}

static void a_label_gets_one_colon(void **state) {
    (void)state;
    struct outline *outline = begin();
    add(outline, "Wie");
    outline_label(outline);
    add(outline, "SVK");
    outline_paragraph(outline);
    add(outline, "Waar:");
    outline_label(outline);
    add(outline, "stadhuis");
    gives_text(outline, "Wie: SVK\n\nWaar: stadhuis\n");
}

static void cell(struct outline *outline, const char *text) {
    add(outline, text);
    outline_cell(outline);
}

static void rows_of_words_become_lines(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_count(outline);
    add(outline, "Vooraf.");
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Naam");
    cell(outline, "Dienst");
    outline_row(outline);
    outline_row(outline);
    cell(outline, "");
    cell(outline, "SVK");
    outline_row(outline);
    cell(outline, "Breed.");
    outline_row(outline);
    cell(outline, "CAW");
    cell(outline, "");
    outline_table_end(outline);
    add(outline, "Achteraf.");
    gives_blocks(outline,
                 "p Vooraf. @ alinea 1\np Naam | Dienst @ tabel 1, rij 1\n"
                 "p | SVK @ tabel 1, rij 3\n"
                 "p Breed. @ tabel 1, rij 4\np CAW | @ tabel 1, rij 5\np Achteraf. @ alinea 2\n");
}

static void a_cell_with_a_list_is_labelled_by_the_first(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Frequentie");
    cell(outline, "jaarlijks");
    outline_row(outline);
    cell(outline, "Deelnemers");
    outline_entry(outline, 1);
    add(outline, "SVK");
    outline_entry(outline, 1);
    cell(outline, "CAW");
    outline_row(outline);
    cell(outline, "Lokaal woonoverleg");
    add(outline, "Elke lente komen wij samen in het stadhuis.");
    outline_paragraph(outline);
    cell(outline, "Ook in de herfst.");
    outline_table_end(outline);
    gives_text(outline, "Frequentie | jaarlijks\n\nDeelnemers:\n\n• SVK\n• CAW\n\n"
                        "Lokaal woonoverleg\n\nElke lente komen wij samen in het stadhuis.\n\n"
                        "Ook in de herfst.\n");
}

static void row(struct outline *outline, const char *first, const char *second, const char *third) {
    outline_row(outline);
    cell(outline, first);
    cell(outline, second);
    cell(outline, third);
}

/* A paragraph of the cell that stands open; the last one is for cell(). */
static void part(struct outline *outline, const char *text) {
    add(outline, text);
    outline_close(outline);
}

static void known_columns_name_what_a_cell_holds(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    row(outline, "Titel", "Frequentie", "Leden:");
    outline_row(outline);
    cell(outline, "Lokale woonraad");
    cell(outline, "2x per jaar");
    part(outline, "SVK");
    part(outline, "dienst wonen");
    cell(outline, "OCMW");
    outline_row(outline);
    cell(outline, "Kerngroep");
    part(outline, "Elke lente komt zij samen.");
    cell(outline, "Ook in de herfst.");
    part(outline, "- SVK");
    cell(outline, "- CAW");
    outline_table_end(outline);
    gives_text(outline, "Lokale woonraad\n\nFrequentie: 2x per jaar\n\nLeden:\n\n• SVK\n"
                        "• dienst wonen\n• OCMW\n\nKerngroep\n\nFrequentie:\n\n"
                        "Elke lente komt zij samen.\n\nOok in de herfst.\n\nLeden:\n\n- SVK\n\n"
                        "- CAW\n");
    outline = begin();
    outline_table(outline);
    row(outline, "Titel", "Frequentie", "Leden");
    row(outline, "Lokale woonraad", "2x per jaar", "SVK, OCMW");
    outline_table_end(outline);
    gives_text(outline, "Titel | Frequentie | Leden\nLokale woonraad | 2x per jaar | SVK, OCMW\n");
}

/* "Titel" may be that of a person: without a column of meetings a row is no item. */
static void rows_of_persons_are_no_records(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    row(outline, "Titel", "Dienst", "E-mail");
    outline_row(outline);
    cell(outline, "An Claes");
    cell(outline, "dienst wonen");
    part(outline, "an@aarle.be");
    cell(outline, "012 34 56 78");
    outline_table_end(outline);
    gives_text(outline, "Titel | Dienst | E-mail\n\nAn Claes:\n\ndienst wonen\n\nan@aarle.be\n\n"
                        "012 34 56 78\n");
}

/* The label before names below each other makes them a list, not titles. */
static void names_below_each_other_are_a_list(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Wie");
    part(outline, "SVK");
    cell(outline, "OCMW");
    outline_row(outline);
    cell(outline, "Wat");
    part(outline, "Leden");
    cell(outline, "SVK");
    outline_table_end(outline);
    gives_text(outline, "Wie:\n\n• SVK\n• OCMW\n\nWat:\n\nLeden\n\nSVK\n");
}

/* A row of which the first cell is covered by the one above it. */
static void covered_row(struct outline *outline, const char *second, const char *third) {
    outline_row(outline);
    assert_true(outline_is_covered(outline));
    outline_covered(outline);
    assert_false(outline_is_covered(outline));
    cell(outline, second);
    cell(outline, third);
}

static void a_cell_over_rows_is_said_in_each(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    row(outline, "Orgaan", "Ritme", "Wie");
    outline_row(outline);
    outline_cell_rows(outline, 4);
    cell(outline, "Woonraad");
    cell(outline, "2x");
    cell(outline, "SVK");
    covered_row(outline, "1x", "");
    covered_row(outline, "", "");
    covered_row(outline, "nooit", "Niemand komt.\n");
    outline_row(outline);
    assert_false(outline_is_covered(outline));
    cell(outline, "Raad");
    cell(outline, "3x");
    outline_table_end(outline);
    gives_text(outline, "Orgaan | Ritme | Wie\nWoonraad | 2x | SVK\nWoonraad | 1x\n"
                        "Woonraad | nooit | Niemand komt.\nRaad | 3x\n");
}

/* What would mislead is not said again: many words, and words beside a heading. */
static void not_all_is_said_again(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    outline_cell_rows(outline, 3);
    cell(outline, "Een lange zin die tegen de rand van de bladzijde staat en die over alle rijen "
                  "doorloopt.");
    cell(outline, "2x");
    cell(outline, "SVK");
    covered_row(outline, "1x", "CAW");
    outline_row(outline);
    outline_cell_rows(outline, 2);
    cell(outline, "Woonraad");
    cell(outline, "3x");
    outline_row(outline);
    outline_covered(outline);
    outline_heading(outline, 2);
    cell(outline, "Samenwerking");
    outline_table_end(outline);
    gives_text(outline, "Een lange zin die tegen de rand van de bladzijde staat en die over alle "
                        "rijen doorloopt. | 2x | SVK\n| 1x | CAW\nWoonraad | 3x\n\n"
                        "Samenwerking\n");
}

static void too_many_repeats_are_told(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    outline_cell_rows(outline, 90000);
    cell(outline, "Woonraad");
    cell(outline, "2x");
    for (int i = 0; i < 20001; i++) {
        outline_row(outline);
        outline_covered(outline);
        cell(outline, "3x");
    }
    outline_table_end(outline);
    struct document *document = ended(outline);
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    assert_int_equal(document->messages->entries.count, 1);
    assert_string_equal(document->messages->entries.at[0].message,
                        "tabel herhaalt te veel tekst; een deel van de herhalingen is weggelaten");
    assert_non_null(strstr(document->text.bytes, "Woonraad | 3x\n| 3x\n"));
    document_end(document);
}

/* Loose text behind the last cell of a row as wide as a header may be. */
static void text_behind_the_last_column_is_kept(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Titel");
    cell(outline, "Beschrijving");
    for (int i = 2; i < 64; i++) cell(outline, "x");
    add(outline, "los");
    outline_row(outline);
    cell(outline, "Woonraad");
    cell(outline, "Elke lente.");
    outline_table_end(outline);
    struct document *document = ended(outline);
    assert_non_null(strstr(document->text.bytes, " | x | los\nWoonraad | Elke lente.\n"));
    document_end(document);
}

static void one_column_is_no_table(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_count(outline);
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Een kader.");
    outline_row(outline);
    cell(outline, "Nog een.");
    gives_blocks(outline, "p Een kader. @ alinea 1\np Nog een. @ alinea 2\n");
}

static void tables_lie_in_each_other_without_end(void **state) {
    (void)state;
    struct outline *outline = begin();
    for (int i = 0; i < 100; i++) {
        outline_table(outline);
        outline_row(outline);
        add(outline, "x");
        outline_cell(outline);
    }
    for (int i = 0; i < 120; i++) outline_table_end(outline);
    struct document *document = ended(outline);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    document_end(document);
}

static void a_sharepoint_list_is_read_by_its_cells(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Titel");
    cell(outline, "Beschrijving");
    outline_row(outline);
    cell(outline, "Uitvouwen/samenvouwen Stad : Aarle (2)");
    outline_row(outline);
    cell(outline, "Lokaal woonoverleg");
    cell(outline, "Elke lente.");
    cell(outline, "Bijlage");
    cell(outline, "Aarle");
    outline_row(outline);
    cell(outline, "Lokale woonraad");
    cell(outline, "");
    cell(outline, "");
    cell(outline, "Aarle");
    outline_table_end(outline);
    struct document *document = ended(outline);
    assert_string_equal(reading_items(document), "Aarle | - | Lokaal woonoverleg +\n"
                                                 "Aarle | - | Lokale woonraad\n");
    assert_int_equal(document->declared.at[0].rows, document->declared.at[0].seen);
    assert_false(document->is_plain);
    document_end(document);
}

/* The column of cities is not shown: the group that a row stands in has its name. A row that says
 * it itself is left as it is. */
static void rows_of_a_sharepoint_list_are_closed_by_their_group(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    cell(outline, "Stad : Aarle (2)");
    row(outline, "Lokaal woonoverleg", "Elke lente.", "");
    row(outline, "Lokale woonraad", "Nooit.", "");
    outline_row(outline);
    cell(outline, "Stad : Geel (1)");
    row(outline, "Lokale woonraad", "Aarle komt mee.", "Geel");
    outline_table_end(outline);
    struct document *document = ended(outline);
    assert_string_equal(reading_items(document), "Aarle | - | Lokaal woonoverleg\n"
                                                 "Aarle | - | Lokale woonraad\n"
                                                 "Geel | - | Lokale woonraad\n");
    assert_string_equal(document->text.bytes,
                        "Stad : Aarle (2)\n\nLokaal woonoverleg\n\nElke lente.\n\nAarle\n\n"
                        "Lokale woonraad\n\nNooit.\n\nAarle\n\nStad : Geel (1)\n\n"
                        "Lokale woonraad\n\nAarle komt mee.\n\nGeel\n");
    document_end(document);
}

/* A table within another keeps the words that are said again. */
static void rows_within_a_table_are_whole(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_table(outline);
    outline_row(outline);
    outline_table(outline);
    outline_row(outline);
    outline_cell_rows(outline, 2);
    cell(outline, "Woonraad");
    cell(outline, "2x");
    cell(outline, "SVK");
    covered_row(outline, "1x", "CAW");
    outline_table_end(outline);
    outline_cell(outline);
    outline_table_end(outline);
    gives_text(outline, "Woonraad | 2x | SVK\nWoonraad | 1x | CAW\n");
}

static void asides_are_put_where_they_break_nothing(void **state) {
    (void)state;
    struct outline *outline = begin();
    outline_count(outline);
    add(outline, "Voor ");
    struct aside *note = outline_aside(outline);
    outline_place(outline, "voetnoot 1");
    add(outline, "Noot.");
    outline_aside_end(outline);
    struct aside *empty = outline_aside(outline);
    outline_aside_end(outline);
    outline_aside_end(outline);
    add(outline, "na.");
    outline_put(outline, note);
    outline_put(outline, note);
    outline_put(outline, empty);
    gives_blocks(outline, "p Voor na. @ alinea 1\np Noot. @ voetnoot 1\n");
}

static void headings_are_what_plain_text_takes_for_one(void **state) {
    (void)state;
    static const char *const headings[] = {"Aanwezig", "Menu", "Woonraad"};
    struct outline *outline = begin();
    add(outline, "Vooraf.");
    for (size_t i = 0; i < 3; i++) {
        outline_heading(outline, 2);
        add(outline, headings[i]);
        outline_paragraph(outline);
        add(outline, "Zo staat het hier.");
    }
    gives_blocks(outline,
                 "p Vooraf.\np Aanwezig\np Zo staat het hier.\np Zo staat het hier.\nh2 Woonraad\n"
                 "p Zo staat het hier.\n");
}

static void numbers_are_written_as_typed(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(number_write(NUMBER_STYLE_DECIMAL, 12, arena), "12");
    assert_string_equal(number_write(NUMBER_STYLE_SMALL_LETTER, 28, arena), "bb");
    assert_string_equal(number_write(NUMBER_STYLE_LETTER, 3, arena), "C");
    assert_string_equal(number_write(NUMBER_STYLE_SMALL_ROMAN, 49, arena), "xlix");
    assert_string_equal(number_write(NUMBER_STYLE_ROMAN, 3999, arena), "MMMCMXCIX");
    assert_string_equal(number_write(NUMBER_STYLE_ROMAN, 1000000, arena), "1000000");
    assert_string_equal(number_write(NUMBER_STYLE_LETTER, 1000000, arena), "1000000");
    assert_string_equal(number_write(NUMBER_STYLE_LETTER, 0, arena), "");
    assert_string_equal(number_write(NUMBER_STYLE_BULLET, 1, arena), "");
    arena_end(arena);
}

static void labels_become_marks(void **state) {
    (void)state;
    static const char *const marks[][2] = {
        {"1", "1."},  {"1.", "1."},  {"(a)", "a)"},  {"2.3", "2.3"},      {"2.3.", "2.3."},
        {"A.", "A."}, {"1°", "1°"},  {"iv.", NULL},  {"Artikel 2", NULL}, {"", NULL},
        {"•", NULL},  {"1 -", NULL}, {"12)", "12)"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *mark = number_mark(marks[i][0], arena);
        if (marks[i][1] == NULL)
            assert_null(mark);
        else
            assert_string_equal(mark, marks[i][1]);
    }
    arena_end(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_typed_as_a_person_would),
        cmocka_unit_test(an_outline_without_text_is_refused),
        cmocka_unit_test(faults_and_controls_are_replaced),
        cmocka_unit_test(soft_hyphens_and_tabs),
        cmocka_unit_test(boxes_stand_on_lines_of_their_own),
        cmocka_unit_test(breaks_give_one_blank_line_at_most),
        cmocka_unit_test(a_label_gets_one_colon),
        cmocka_unit_test(rows_of_words_become_lines),
        cmocka_unit_test(a_cell_with_a_list_is_labelled_by_the_first),
        cmocka_unit_test(known_columns_name_what_a_cell_holds),
        cmocka_unit_test(rows_of_persons_are_no_records),
        cmocka_unit_test(names_below_each_other_are_a_list),
        cmocka_unit_test(a_cell_over_rows_is_said_in_each),
        cmocka_unit_test(not_all_is_said_again),
        cmocka_unit_test(too_many_repeats_are_told),
        cmocka_unit_test(text_behind_the_last_column_is_kept),
        cmocka_unit_test(one_column_is_no_table),
        cmocka_unit_test(tables_lie_in_each_other_without_end),
        cmocka_unit_test(a_sharepoint_list_is_read_by_its_cells),
        cmocka_unit_test(rows_of_a_sharepoint_list_are_closed_by_their_group),
        cmocka_unit_test(rows_within_a_table_are_whole),
        cmocka_unit_test(asides_are_put_where_they_break_nothing),
        cmocka_unit_test(headings_are_what_plain_text_takes_for_one),
        cmocka_unit_test(numbers_are_written_as_typed),
        cmocka_unit_test(labels_become_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
