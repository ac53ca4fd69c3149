/* output/xlsx: what the workbook holds when Excel's limits are near. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "output/writer.h"
#include "output/xlsx/places.h"
#include "submission.h"

enum { SHEET_ROWS = 10 };

/* A workbook made with sheets of ten rows. */
struct made {
    struct submissions *submissions;
    struct support *support;
    const char *path;
};

/* Participants of one item, so many; the first is the OCMW, that is to be invited. */
static struct document *submit_parties(struct submissions *submissions, const char *city,
                                       size_t count) {
    struct document *document = submit(submissions, city, "lokaal_woonoverleg");
    for (size_t i = 0; i < count; i++)
        say(document, FACT_KIND_PARTICIPANT)->participant.type = i == 0 ? "ocmw" : "politie";
    return document;
}

static int setup(void **state) {
    void *submissions, *support;
    assert_int_equal(submissions_setup(&submissions), 0);
    assert_int_equal(support_setup(&support), 0);
    struct made *made = arena_take(((struct support *)support)->arena, sizeof *made);
    *made = (struct made){submissions, support, support_path(support, "b.xlsx")};
    *state = made;
    return 0;
}

static int teardown(void **state) {
    void *submissions = ((struct made *)*state)->submissions,
         *support = ((struct made *)*state)->support;
    return submissions_teardown(&submissions) | support_teardown(&support);
}

static void write_workbook(const struct made *made) {
    struct xlsx_settings settings = {.sheet_rows = SHEET_ROWS};
    assert_true(xlsx_write(benchmark_on(made->submissions, "2020-06-30"), made->path, &settings,
                           made->support->diag));
}

/* A part of the workbook as text; NULL when it is not there. */
static char *part_of(const struct made *made, const char *name) {
    zip_t *zip = zip_open(made->path, ZIP_RDONLY, NULL);
    zip_stat_t stat;
    assert_non_null(zip);
    char *text = NULL;
    if (zip_stat(zip, name, 0, &stat) == 0) {
        zip_file_t *file = zip_fopen(zip, name, 0);
        text = arena_take(made->support->arena, (size_t)stat.size + 1);
        assert_int_equal(zip_fread(file, text, stat.size), stat.size);
        zip_fclose(file);
    }
    zip_discard(zip);
    return text;
}

/* The part with the cells of a sheet by its name, the first being sheet1.xml. */
static char *sheet_of(const struct made *made, const char *name) {
    const char *book = part_of(made, "xl/workbook.xml");
    const char *at =
        strstr(book, arena_print(made->support->arena, "<sheet name=\"%s\" sheetId=\"", name));
    assert_non_null(at);
    size_t number = (size_t)atoi(strstr(at, "sheetId=\"") + strlen("sheetId=\""));
    return part_of(made, arena_print(made->support->arena, "xl/worksheets/sheet%zu.xml", number));
}

static size_t count_of(const char *text, const char *words) {
    size_t count = 0;
    while ((text = strstr(text, words)) != NULL) count++, text += strlen(words);
    return count;
}

static void evidence_goes_on_on_further_sheets(void **state) {
    struct made *made = *state;
    submit_parties(made->submissions, "Gent", 24);
    write_workbook(made);
    const char *book = part_of(made, "xl/workbook.xml");
    const char *first = strstr(book, "name=\"Bewijs\""),
               *second = strstr(book, "name=\"Bewijs 2\""),
               *third = strstr(book, "name=\"Bewijs 3\""), *next = strstr(book, "name=\"Bronnen\"");
    assert_true(first < second && second < third && third < next);
    assert_null(strstr(book, "name=\"Bewijs 4\""));
    assert_non_null(strstr(sheet_of(made, "Bewijs 2"), "<row r=\"14\""));
    assert_null(strstr(sheet_of(made, "Bewijs"), "<row r=\"15\""));
    assert_null(strstr(sheet_of(made, "Bewijs 2"), "<row r=\"15\""));
    assert_non_null(strstr(sheet_of(made, "Bewijs 2"), "<c r=\"A5\" s="));
    assert_non_null(strstr(sheet_of(made, "Bewijs 2"), "<v>11</v>"));
    assert_non_null(strstr(sheet_of(made, "Bewijs 3"), "<v>21</v>"));
    assert_non_null(strstr(sheet_of(made, "Bewijs 3"), "<row r=\"8\""));
    assert_null(strstr(sheet_of(made, "Bewijs 3"), "<row r=\"9\""));
}

/* Each sheet has a table of its own, with the same titles and rows that are kept in view. */
static void each_further_sheet_has_its_table(void **state) {
    struct made *made = *state;
    submit_parties(made->submissions, "Gent", 24);
    write_workbook(made);
    const char *tables = "";
    for (size_t i = 1; i < 20; i++) {
        const char *part =
            part_of(made, arena_print(made->support->arena, "xl/tables/table%zu.xml", i));
        if (part != NULL) tables = arena_print(made->support->arena, "%s%s", tables, part);
    }
    assert_int_equal(count_of(tables, "displayName=\"Bewijs\" ref=\"A4:P14\""), 1);
    assert_int_equal(count_of(tables, "displayName=\"Bewijs_2\" ref=\"A4:P14\""), 1);
    assert_int_equal(count_of(tables, "displayName=\"Bewijs_3\" ref=\"A4:P8\""), 1);
    const char *names[] = {"Bewijs", "Bewijs 2", "Bewijs 3"};
    for (size_t i = 0; i < 3; i++)
        assert_non_null(strstr(sheet_of(made, names[i]), "<pane xSplit=\"2\" ySplit=\"4\""));
    const char *strings = part_of(made, "xl/sharedStrings.xml");
    assert_int_equal(count_of(strings, "Gaat verder op blad Bewijs 2. "), 1);
    assert_int_equal(count_of(strings, "Gaat verder op blad Bewijs 3. "), 1);
    assert_int_equal(count_of(strings, "Gaat verder op blad Bewijs 4. "), 0);
}

/* A figure whose first words stand on another sheet leads there, and those lead back to it. */
static void links_lead_to_the_right_sheet_and_back(void **state) {
    struct made *made = *state;
    submit_parties(made->submissions, "Gent", 20);
    submit_parties(made->submissions, "Aalst", 3);
    write_workbook(made);
    const char *parties = sheet_of(made, "Deelnemers");
    assert_non_null(strstr(parties, "location=\"'Bewijs 3'!A5\"")); /* Aalst, its OCMW */
    assert_non_null(strstr(parties, "location=\"'Bewijs'!A5\""));
    const char *third = sheet_of(made, "Bewijs 3");
    assert_int_equal(count_of(third, "location=\"'Deelnemers'!"), 3);
    const char *aalst =
        arena_print(made->support->arena, "location=\"'Overzicht'!A%d\"", FIRST_ROW_OVERVIEW);
    assert_int_equal(count_of(third, aalst), 3); /* Aalst is the first city */
}

static void evidence_leads_back_to_the_most_telling_figure(void **state) {
    struct made *made = *state;
    struct document *document = submit(made->submissions, "Gent", "lokaal_woonoverleg");
    meets(document, 3, 3, QUALIFIER_EXACT);
    about(meets(document, 12, 12, QUALIFIER_EXACT), "stuurgroep", "stuurgroep");
    say(document, FACT_KIND_TOPIC)->topic =
        (struct topic){"sociale_woonprojecten", TOPIC_STATUS_BESPROKEN};
    say(document, FACT_KIND_DATE)->date.edtf = "2019-05-02";
    say(document, FACT_KIND_DATE)->date.edtf = "2001";
    write_workbook(made);
    const char *evidence = sheet_of(made, "Bewijs");
    assert_non_null(strstr(evidence, "ref=\"I5\" location=\"'Overzicht'!"));
    assert_non_null(strstr(evidence, "ref=\"I6\" location=\"'Overlegorganen'!A"));
    assert_non_null(strstr(evidence, "ref=\"I7\" location=\"'Verplichte thema''s'!"));
    assert_non_null(strstr(evidence, "ref=\"I8\" location=\"'Overzicht'!"));
    assert_null(strstr(evidence, "ref=\"I9\""));
}

static void findings_go_on_too(void **state) {
    struct made *made = *state;
    for (size_t i = 0; i < 2; i++) submit_parties(made->submissions, "Gent", 1);
    write_workbook(made);
    assert_non_null(strstr(sheet_of(made, "Bevindingen 2"), "<row r=\"5\""));
    assert_non_null(strstr(sheet_of(made, "Overzicht"), "location=\"'Bevindingen 2'!A"));
    assert_null(strstr(part_of(made, "xl/workbook.xml"), "name=\"Bewijs 2\""));
}

/* Writes the workbook with its tables as CSV; gives what the file of the evidence holds. */
static char *write_tables(const struct made *made) {
    struct tables tables;
    whole_list files = {0};
    struct support *support = made->support;
    struct xlsx_settings settings = {.sheet_rows = SHEET_ROWS, .tables = &tables};
    const char *folder = support_path(support, "csv");
    assert_true(tables_open(&tables, folder, &files, support->diag));
    assert_true(xlsx_write(benchmark_on(made->submissions, "2020-06-30"), made->path, &settings,
                           support->diag));
    assert_true(whole_commit_all(files.at, files.count, support->diag));
    FILE *in = fopen(arena_print(support->arena, "%s/bewijs.csv", folder), "rb");
    char *text = arena_take(support->arena, 1 << 20);
    assert_true(fread(text, 1, (1 << 20) - 1, in) > 0);
    fclose(in);
    return text;
}

static void a_table_over_sheets_is_one_file(void **state) {
    struct made *made = *state;
    submit_parties(made->submissions, "Gent", 24);
    const char *text = write_tables(made);
    assert_int_equal(count_of(text, "\r\n"), 25);
    assert_int_equal(count_of(text, "Nr.;"), 1);
    assert_non_null(strstr(text, "\r\n24;Gent;deelnemer;"));
    assert_int_equal(count_of(text, "vervolg"), 0);
}

/* Excel has limits of its own, and reads some words as escapes. */
static void what_excel_cannot_hold_stands_in_the_file(void **state) {
    struct made *made = *state;
    struct document *document = submit_parties(made->submissions, "Gent", 1);
    char *forum = arena_take(document->arena, 40001);
    memset(forum, 'x', 40000);
    memcpy(forum, "_x0041_\x01\xFF", 9);
    about(&document->facts.at[0], forum, NULL);
    const char *text = strstr(write_tables(made), ";_x0041_\xEF\xBF\xBD\xEF\xBF\xBDx");
    assert_non_null(text);
    assert_int_equal(strcspn(text + 1, ";"), 40000 + 4);
    const char *strings = part_of(made, "xl/sharedStrings.xml");
    assert_non_null(strstr(strings, "x… (ingekort)</t>"));
    assert_non_null(strstr(strings, "_x005F_x0041_"));
}

/* A place without words, such as where a search was stopped, still shows what stands there. */
static void a_place_without_words_shows_its_block(void **state) {
    struct made *made = *state;
    struct document *document = submit(made->submissions, "Gent", "lokaal_woonoverleg");
    *list_add(document->arena, &document->blocks) =
        (struct block){.span = {0, document->text.length}, .place = ""};
    *list_add(document->arena, &document->remarks) =
        (struct remark){"patroon_gestopt", 0, {0, 0}, "proef"};
    write_workbook(made);
    assert_non_null(strstr(part_of(made, "xl/sharedStrings.xml"), "<t>Titel w0-0 w0-1 "));
}

static void without_evidence_there_is_one_sheet(void **state) {
    struct made *made = *state;
    write_workbook(made);
    assert_non_null(strstr(part_of(made, "xl/sharedStrings.xml"), "<t>geen</t>"));
    assert_null(strstr(part_of(made, "xl/workbook.xml"), "name=\"Bewijs 2\""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(evidence_goes_on_on_further_sheets, setup, teardown),
        cmocka_unit_test_setup_teardown(each_further_sheet_has_its_table, setup, teardown),
        cmocka_unit_test_setup_teardown(links_lead_to_the_right_sheet_and_back, setup, teardown),
        cmocka_unit_test_setup_teardown(evidence_leads_back_to_the_most_telling_figure, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(findings_go_on_too, setup, teardown),
        cmocka_unit_test_setup_teardown(a_table_over_sheets_is_one_file, setup, teardown),
        cmocka_unit_test_setup_teardown(what_excel_cannot_hold_stands_in_the_file, setup, teardown),
        cmocka_unit_test_setup_teardown(a_place_without_words_shows_its_block, setup, teardown),
        cmocka_unit_test_setup_teardown(without_evidence_there_is_one_sheet, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
