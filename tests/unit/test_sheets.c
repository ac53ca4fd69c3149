/* input/office/xlsx and ods through input/reader: what sheets become, and what is told of them.
 *
 * An item is shown as city | sheet | section | title | body; "-" stands for what is not there. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>

#include "input/reader.h"
#include "input/table/table_items.h"
#include "support.h"

enum { PARTS_MOST = 6, BYTES_MOST = 1 << 16 };

/* The members of a package, in pairs of name and text. */
struct part_text {
    const char *name, *text;
};

static size_t zip_parts(const struct part_text *parts, char *bytes) {
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(source);
    for (; parts->name != NULL; parts++) {
        zip_source_t *part = zip_source_buffer(zip, parts->text, strlen(parts->text), 0);
        assert_true(zip_file_add(zip, parts->name, part, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(source), 0);
    zip_int64_t length = zip_source_read(source, bytes, BYTES_MOST);
    zip_source_close(source);
    zip_source_free(source);
    assert_true(length > 0 && length < BYTES_MOST);
    return (size_t)length;
}

static struct document *read_parts(const char *name, const struct part_text *parts) {
    struct document *document = document_new(name, name);
    char *bytes = arena_take(document->arena, BYTES_MOST);
    reader_read(document, bytes, zip_parts(parts, bytes), &real_rules()->source_words);
    return document;
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define MERGED(rows, merges)                                                                       \
    "<worksheet><sheetData>" rows "</sheetData><mergeCells>" merges "</mergeCells></worksheet>"
#define MERGE(range) "<mergeCell ref=\"" range "\"/>"
#define ROW(number, cells) "<row r=\"" number "\">" cells "</row>"
#define TEXT(place, words) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define BOLD(place, words)                                                                         \
    "<c r=\"" place "\" s=\"3\" t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define CELL(place, type, value)                                                                   \
    "<c r=\"" place "\" t=\"" type "\"><f>A1+B1</f><v>" value "</v></c>"
#define NUMBER(place, style, value) "<c r=\"" place "\" s=\"" style "\"><v>" value "</v></c>"

static const char strings[] =
    "<sst><si><t>Gent</t></si><si><r><t>Lokaal </t></r><r><rPr><b/></rPr><t "
    "xml:space=\"preserve\">woonoverleg</t></r><rPh><t>gelezen</t></rPh></si>"
    "<si><t>Een._x000D_\nTwee &amp; drie.</t></si></sst>";

static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0&quot; keer per jaar&quot;\"/>"
    "</numFmts><fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>"
    "</styleSheet>";

/* A workbook with a sheet by that name, and maybe a second, "Lijsten", which is hidden. */
static struct document *read_xlsx(const char *sheet_name, const char *sheet, const char *second) {
    struct arena *arena = arena_new();
    const char *book = arena_print(
        arena,
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"%s\" r:id=\"a\"/>%s</sheets>"
        "</workbook>",
        sheet_name, second == NULL ? "" : "<sheet name=\"Lijsten\" state=\"hidden\" r:id=\"b\"/>");
    const struct part_text parts[] = {{"xl/workbook.xml", book},
                                      {"xl/sharedStrings.xml", strings},
                                      {"xl/styles.xml", styles},
                                      {"xl/worksheets/sheet1.xml", sheet},
                                      {second == NULL ? NULL : "xl/worksheets/sheet2.xml", second},
                                      {NULL, NULL}};
    struct document *document = read_parts("boek.xlsx", parts);
    arena_end(arena);
    return document;
}

#define ODS_SPACES                                                                                 \
    "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:fo=\"f\" "      \
    "xmlns:draw=\"d\""
#define ODS(body)                                                                                  \
    "<office:document-content " ODS_SPACES "><office:body><office:spreadsheet>" body               \
    "</office:spreadsheet></office:body></office:document-content>"
#define ODS_CELL(attributes, words)                                                                \
    "<table:table-cell " attributes "><text:p>" words "</text:p></table:table-cell>"

static struct document *read_ods(const char *content) {
    const struct part_text parts[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml", content},
        {NULL, NULL}};
    return read_parts("boek.ods", parts);
}

static const char *or_dash(const char *words) { return words != NULL ? words : "-"; }

static void gives(struct document *document, const char *items) {
    struct arena *arena = document->arena;
    char *shown = arena_copy(arena, "", 0);
    for (size_t i = 0; i < document->items.count; i++) {
        const struct item *item = &document->items.at[i];
        assert_true(span_holds(item->span, item->title) && span_holds(item->span, item->body));
        assert_true(item->span.end <= document->text.length);
        shown = arena_print(arena, "%s%s | %s | %s | %s | %s\n", shown, or_dash(item->city_words),
                            or_dash(item->group), or_dash(item->section), or_dash(item->title_text),
                            text_words(&document->text, item->body, arena));
    }
    assert_string_equal(shown, items);
    assert_told(document->messages, "");
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    document_end(document);
}

static void has_text(struct document *document, const char *text) {
    assert_string_equal(document->text.bytes, text);
    assert_told(document->messages, "");
    document_end(document);
}

static void tells(struct document *document, enum document_status status, const char *messages) {
    assert_told(document->messages, messages);
    assert_int_equal(document->status, status);
    document_end(document);
}

/* ---- tables ---- */

#define HEADER ROW("1", TEXT("A1", "Stad") TEXT("B1", "Titel") TEXT("C1", "Beschrijving"))

static void rows_of_a_sheet_are_items(void **state) {
    (void)state;
    gives(read_xlsx(
              "Blad1",
              SHEET(HEADER ROW("2", CELL("A2", "s", "0") CELL("B2", "s", "1") CELL("C2", "s", "2"))
                        ROW("4", TEXT("A4", "Aalst") CELL("B4", "str", "Woonraad"))),
              NULL),
          "Gent | - | - | Lokaal woonoverleg | Een. Twee & drie.\n"
          "Aalst | - | - | Woonraad | \n");
}

static void rows_that_only_name_their_city_are_items(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    SHEET(HEADER ROW("2", TEXT("A2", "Gent")) ROW("3", TEXT("A3", "Aalst"))), NULL),
          "Gent | - | - | - | \nAalst | - | - | - | \n");
}

static void cells_show_what_a_reader_sees(void **state) {
    (void)state;
    has_text(read_xlsx(
                 "Blad1",
                 SHEET(ROW("1", TEXT("A1", "Stad") TEXT("B1", "Titel") TEXT("C1", "Sinds")
                                    TEXT("D1", "Ritme") TEXT("E1", "Aantal") TEXT("F1", "Open")
                                        TEXT("G1", "Fout") TEXT("H1", "Op"))
                           ROW("2", TEXT("A2", "Gent") TEXT("B2", "Raad") NUMBER("C2", "1", "41450")
                                        NUMBER("D2", "2", "3") NUMBER("E2", "0", "2.5")
                                            CELL("F2", "b", "1") CELL("G2", "e", "#N/A")
                                                CELL("H2", "d", "2013-06-25T00:00:00"))),
                 NULL),
             "Raad\n\nSinds: 25/06/2013\nRitme: 3 keer per jaar\nAantal: 2,5\nOpen: ja\n"
             "Op: 25/06/2013\n");
}

static void places_name_sheet_and_cell(void **state) {
    (void)state;
    struct document *document =
        read_xlsx("Vorig jaar",
                  SHEET(HEADER ROW("7", TEXT("A7", "Gent") TEXT("B7", "Raad") TEXT("C7", "Een.")
                                            TEXT("AB7", "Twee."))),
                  NULL);
    static const char *const places[] = {"blad Vorig jaar, rij 7", "blad Vorig jaar, cel C7",
                                         "blad Vorig jaar, cel AB7"};
    assert_int_equal(document->blocks.count, 3);
    for (size_t i = 0; i < 3; i++) assert_string_equal(document->blocks.at[i].place, places[i]);
    assert_string_equal(document->items.at[0].place, "blad Vorig jaar, rij 7");
    assert_string_equal(document->items.at[0].group, "Vorig jaar");
    assert_string_equal(document->format, "xlsx");
    document_end(document);
}

static void a_city_holds_for_the_rows_it_is_merged_over_or_left_out_of(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    MERGED(HEADER ROW("2", TEXT("A2", "Gent") TEXT("B2", "Een"))
                               ROW("3", TEXT("B3", "Twee")) ROW("4", TEXT("B4", "Drie"))
                                   ROW("6", TEXT("B6", "Vier")),
                           MERGE("A2:A3")),
                    NULL),
          "Gent | - | - | Een | \nGent | - | - | Twee | \nGent | - | - | Drie | \n"
          "- | - | - | Vier | \n");
}

static void names_merged_over_columns_stand_before_those_below(void **state) {
    (void)state;
    gives(read_xlsx(
              "Blad1",
              MERGED(ROW("1", TEXT("A1", "Gemeente") TEXT("B1", "Overleg") TEXT("D1", "Deelnemers"))
                         ROW("2", TEXT("B2", "Titel") TEXT("C2", "Ritme") TEXT("D2", "OCMW") TEXT(
                                      "E2", "SVK")) ROW("3", TEXT("A3", "Gent") TEXT("B3", "Raad")
                                                                 TEXT("C3", "2x") TEXT("E3", "x")),
                     MERGE("A1:A2") MERGE("B1:C1") MERGE("D1:E1")),
              NULL),
          "Gent | - | - | Raad | Overleg Ritme: 2x Deelnemers SVK: x\n");
}

/* "Beschrijving Overleg" is a name of texts, and "Overleg" alone one of titles. */
static void a_column_has_one_role(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    MERGED(ROW("1", TEXT("A1", "Stad") TEXT("B1", "Beschrijving"))
                               ROW("2", TEXT("B2", "Overleg") TEXT("C2", "Frequentie"))
                                   ROW("3", TEXT("A3", "Gent") TEXT("B3", "Een.")),
                           MERGE("A1:A2") MERGE("B1:C1")),
                    NULL),
          "Gent | - | - | - | Een.\n");
}

/* The cell is written as title and as text; see that under a sanitizer. */
static void a_title_that_is_the_text_too_has_room(void **state) {
    (void)state;
    struct document *document = document_new("lijst.csv", "lijst.csv");
    struct arena *arena = document->arena;
    const struct source_words *words = &real_rules()->source_words;
    char *cell = arena_take(arena, 2001);
    memset(cell, 'a', 2000);
    struct table table = {.arena = arena};
    struct table_shape shape = {.column_of = {SIZE_MAX, SIZE_MAX, 0, 0, SIZE_MAX}};
    for (size_t i = 0; i < 2; i++) {
        *list_add(arena, &table.rows) = (struct table_row){.number = i + 1, .first = i, .count = 1};
        *list_add(arena, &table.cells) =
            (struct table_cell){.bytes = cell, .length = i == 0 ? 1 : 2000};
    }
    table_items(document, &table, &shape, "Blad1", words);
    assert_int_equal(document->text.length, 2 * 2000 + 2);
    document_end(document);
}

static void rows_above_and_between_are_kept(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    MERGED(ROW("1", TEXT("A1", "Overzicht"))
                               ROW("3", TEXT("A3", "Titel") TEXT("B3", "Beschrijving"))
                                   ROW("4", TEXT("A4", "B. OVERLEG"))
                                       ROW("5", TEXT("A5", "Raad") TEXT("B5", "Een."))
                                           ROW("6", TEXT("A6", "Titel") TEXT("B6", "Beschrijving"))
                                               ROW("7", TEXT("A7", "Kring") TEXT("B7", "Twee.")),
                           MERGE("A4:B4")),
                    NULL),
          "- | - | B | B. OVERLEG | \n- | - | B | Raad | Een.\n- | - | B | Kring | Twee.\n");
}

/* ---- forms and rows ---- */

static void a_form_gives_its_answers_behind_their_labels(void **state) {
    (void)state;
    struct document *document =
        read_xlsx("Bevraging",
                  SHEET(ROW("1", TEXT("A1", "Gemeente") TEXT("B1", "Lochristi"))
                            ROW("2", TEXT("A2", "Ingevuld op:") NUMBER("B2", "1", "41450"))
                                ROW("4", TEXT("A4", "A. HET OVERLEG"))
                                    ROW("5", TEXT("A5", "Hoe vaak?") TEXT("B5", "2 keer per jaar"))
                                        ROW("6", TEXT("A6", "Wie?") TEXT("B6", "OCMW\nSVK"))
                                            ROW("7", TEXT("A7", "Verslag") TEXT("B7", "nee"))),
                  NULL);
    assert_string_equal(document->text.bytes,
                        "Bevraging\n\nGemeente: Lochristi\nIngevuld op: 25/06/2013\n\n"
                        "A. HET OVERLEG\n\nHoe vaak? 2 keer per jaar\n\nWie?\nOCMW\nSVK\n\n"
                        "Verslag: nee\n");
    gives(document, "Lochristi | Bevraging | - | Bevraging | Gemeente: Lochristi Ingevuld op: "
                    "25/06/2013\n"
                    "Lochristi | Bevraging | A | A. HET OVERLEG | Hoe vaak? 2 keer per jaar Wie? "
                    "OCMW SVK Verslag: nee\n");
}

static void bold_words_alone_head_a_part_of_a_form(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    SHEET(ROW("1", TEXT("A1", "Contact") TEXT("B1", "An"))
                              ROW("2", TEXT("A2", "Dienst") TEXT("B2", "wonen"))
                                  ROW("3", BOLD("A3", "Het overleg"))
                                      ROW("4", TEXT("A4", "Ritme") TEXT("B4", "elke lente"))),
                    NULL),
          "- | - | - | - | Contact: An Dienst: wonen\n"
          "- | - | - | Het overleg | Ritme: elke lente\n");
}

static void a_single_column_reads_as_text(void **state) {
    (void)state;
    struct document *document =
        read_xlsx("Blad1",
                  SHEET(ROW("1", BOLD("A1", "Het overleg")) ROW("3", TEXT("A3", "Wie?"))
                            ROW("4", TEXT("A4", "OCMW")) ROW("5", TEXT("A5", "SVK"))
                                ROW("7", TEXT("A7", "Er is een verslag."))),
                  NULL);
    assert_string_equal(document->blocks.at[1].place, "blad Blad1, cel A3 en lager");
    has_text(document, "Het overleg\n\nWie?\nOCMW\nSVK\n\nEr is een verslag.\n");
}

static void a_column_for_each_city_is_a_form_for_each(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    SHEET(ROW("1", TEXT("A1", "Vraag") TEXT("B1", "Gent") TEXT("C1", "Aalst"))
                              ROW("2", TEXT("A2", "Hoe vaak?") TEXT("B2", "2x") TEXT("C2", "3x"))),
                    NULL),
          "- | - | - | Gent | Hoe vaak? 2x\n- | - | - | Aalst | Hoe vaak? 3x\n");
}

static void a_question_without_answers_is_kept_for_each_column(void **state) {
    (void)state;
    gives(read_xlsx("Blad1",
                    SHEET(ROW("1", TEXT("A1", "Vraag") TEXT("B1", "Gent") TEXT("C1", "Aalst"))
                              ROW("2", TEXT("A2", "Hoe vaak?") TEXT("B2", "2x") TEXT("C2", "3x"))
                                  ROW("3", TEXT("A3", "Met wie?"))),
                    NULL),
          "- | - | - | Gent | Hoe vaak? 2x Met wie?\n- | - | - | Aalst | Hoe vaak? 3x Met wie?\n");
}

/* The marks in the second column are no names of columns of answers. */
static void options_with_a_mark_beside_are_boxes(void **state) {
    (void)state;
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("A1", "Hoe vaak?")) ROW("2", TEXT("B2", "Maandelijks")
                                                                            TEXT("C2", "☐"))
                                 ROW("3", TEXT("B3", "Elke lente") TEXT("C3", "☒"))
                                     ROW("4", TEXT("B4", "Vaker:")) ROW("5", TEXT("A5", "Met wie?"))
                                         ROW("6", TEXT("B6", "OCMW") TEXT("C6", "x"))
                                             ROW("7", TEXT("B7", "SVK"))),
                       NULL),
             "Hoe vaak?\n[ ] Maandelijks\n[x] Elke lente\n[ ] Vaker:\nMet wie?\n[x] OCMW\n"
             "[ ] SVK\n");
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("A1", "Deelnemers:")) ROW(
                           "2", TEXT("A2", "OCMW") TEXT("B2", "X")) ROW("3", TEXT("A3", "SVK"))
                                 ROW("4", TEXT("A4", "CAW") TEXT("B4", "x"))
                                     ROW("5", TEXT("A5", "Verslag?"))
                                         ROW("6", TEXT("A6", "Opmerking") TEXT("B6", "geen"))),
                       NULL),
             "Deelnemers:\n[x] OCMW\n[ ] SVK\n[x] CAW\nVerslag?\nOpmerking: geen\n");
}

static void a_tick_in_a_matrix_is_told_by_the_name_over_it(void **state) {
    (void)state;
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("B1", "Lid") TEXT("C1", "Gast"))
                                 ROW("2", TEXT("A2", "OCMW") TEXT("B2", "x"))
                                     ROW("3", TEXT("A3", "SVK") TEXT("B3", "x") TEXT("C3", "x"))),
                       NULL),
             "Lid | Gast\nOCMW: Lid\nSVK: Lid, Gast\n");
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("A1", "Partner") TEXT("B1", "Lid") TEXT("C1", "Gast"))
                                 ROW("2", TEXT("A2", "OCMW") TEXT("B2", "X"))
                                     ROW("3", TEXT("A3", "SVK") TEXT("C3", "X"))
                                         ROW("4", TEXT("A4", "CAW") TEXT("B4", "-"))
                                             ROW("5", TEXT("A5", "Zaal") TEXT("B5", "raadzaal"))),
                       NULL),
             "Partner | Lid | Gast\nOCMW: Lid\nSVK: Gast\n[ ] CAW\nZaal: raadzaal\n");
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("A1", "Wie") TEXT("B1", "Namens") TEXT("C1", "Aanwezig")
                                          TEXT("D1", "Verontschuldigd"))
                                 ROW("2", TEXT("A2", "An") TEXT("B2", "OCMW") TEXT("D2", "x"))
                                     ROW("3", TEXT("A3", "Bo") TEXT("B3", "SVK") TEXT("C3", "x"))),
                       NULL),
             "Wie | Namens | Aanwezig | Verontschuldigd\nAn | OCMW | Verontschuldigd\n"
             "Bo | SVK | Aanwezig\n");
}

/* A mark below the answer of another question is an answer of its own. */
static void an_answer_is_no_name_over_a_mark(void **state) {
    (void)state;
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("A1", "Gemeente") TEXT("B1", "Gent"))
                                 ROW("2", TEXT("A2", "Verslag") TEXT("B2", "x"))
                                     ROW("3", TEXT("A3", "Ritme") TEXT("B3", "elke lente"))),
                       NULL),
             "Gemeente: Gent\n[x] Verslag\nRitme: elke lente\n");
}

static void questions_and_answers_may_have_a_header(void **state) {
    (void)state;
    gives(read_xlsx("Gent",
                    SHEET(ROW("1", TEXT("A1", "Nr") TEXT("B1", "Vraag") TEXT("C1", "Antwoord"))
                              ROW("2", NUMBER("A2", "0", "1") TEXT("B2", "Hoe vaak?")
                                           TEXT("C2", "elke lente"))),
                    NULL),
          "- | Gent | - | Gent | Hoe vaak? elke lente\n");
}

static void other_sheets_give_their_rows(void **state) {
    (void)state;
    has_text(read_xlsx("Blad1",
                       SHEET(ROW("1", TEXT("A1", "wanneer") TEXT("B1", "waar") TEXT("C1", "wie")
                                          TEXT("D1", "wat"))
                                 ROW("2", TEXT("A2", "mei") TEXT("B2", "zaal") TEXT("D2", "nota"))),
                       NULL),
             "wanneer | waar | wie | wat\nmei | zaal | nota\n");
}

/* With their city each is an item, but what names a person is no title. */
static void a_list_of_people_is_no_table_of_items(void **state) {
    (void)state;
    struct document *document = read_xlsx(
        "Leden",
        SHEET(ROW("1", TEXT("A1", "Organisatie") TEXT("B1", "Naam") TEXT("C1", "E-mail"))
                  ROW("2", TEXT("A2", "OCMW") TEXT("B2", "An Smet") TEXT("C2", "an@ocmw.be"))),
        NULL);
    assert_string_equal(document->text.bytes,
                        "Leden\n\nOrganisatie | Naam | E-mail\nOCMW | An Smet | an@ocmw.be\n");
    gives(document, "- | Leden | - | Leden | Organisatie | Naam | E-mail OCMW | An Smet | "
                    "an@ocmw.be\n");
    gives(read_xlsx("Blad1",
                    SHEET(ROW("1", TEXT("A1", "Stad") TEXT("B1", "Naam") TEXT("C1", "Organisatie"))
                              ROW("2", TEXT("A2", "Gent") TEXT("B2", "An") TEXT("C2", "OCMW"))),
                    NULL),
          "Gent | - | - | - | Naam: An Organisatie: OCMW\n");
    gives(read_xlsx("Blad1",
                    SHEET(ROW("1", TEXT("A1", "Naam") TEXT("B1", "Ritme") TEXT("C1", "E-mail"))
                              ROW("2", TEXT("A2", "Woonraad") TEXT("B2", "elke lente"))),
                    NULL),
          "- | - | - | Woonraad | Ritme: elke lente\n");
}

/* ---- workbooks ---- */

/* Those that feed choices without a word. */
static void hidden_sheets_are_left_out_and_told(void **state) {
    (void)state;
    static const char first[] = SHEET(ROW("1", TEXT("A1", "Een.") TEXT("B1", "Twee."))),
                      second[] = SHEET(ROW("1", TEXT("A1", "elke lente")));
    struct document *document = read_xlsx("Blad1", first, second);
    assert_string_equal(document->text.bytes, "Een.: Twee.\n");
    tells(document, DOCUMENT_STATUS_PARTIAL,
          "boek.xlsx: blad Lijsten: is verborgen en niet gelezen\n");
    gives(read_xlsx("Blad1", SHEET(""), second), "- | Lijsten | - | - | elke lente\n");
    gives(
        read_xlsx(
            "Blad1",
            "<worksheet><sheetData>" ROW(
                "1",
                TEXT("A1", "Een.") TEXT(
                    "B1",
                    "Twee.")) "</sheetData><dataValidations><dataValidation "
                              "type=\"list\"><formula1>Lijsten!"
                              "$A$1:$A$9</formula1></dataValidation></dataValidations></worksheet>",
            second),
        "- | - | - | - | Een.: Twee.\n");
}

/* An analyst may hide the column of keys, and LibreOffice what a filter does not show. */
static void what_is_hidden_on_a_report_counts(void **state) {
    (void)state;
    struct document *document = read_xlsx(
        "Correcties",
        "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" ROW(
            "1", TEXT("A1", "Correctie") TEXT("B1", "Sleutel"))
            ROW("2", TEXT("A2", "voldoet") TEXT(
                         "B2", "Gent:oordeel")) "<row r=\"3\" hidden=\"1\">" TEXT("A3", "besproken")
                TEXT("B3", "Gent:thema:visie") "</row></sheetData></worksheet>",
        NULL);
    assert_true(document->is_report);
    assert_int_equal(document->corrections.count, 2);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    document_end(document);
}

static void a_text_beside_our_questions_is_told(void **state) {
    (void)state;
    struct document *document =
        read_xlsx("Navraag Gent",
                  SHEET(ROW("1", TEXT("A1", "Vraag") TEXT("B1", "Antwoord van de stad"))
                            ROW("2", TEXT("A2", "Hoe vaak?"))),
                  SHEET(ROW("1", TEXT("A1", "Het overleg komt elke lente samen."))));
    assert_true(document->is_report);
    tells(
        document, DOCUMENT_STATUS_PARTIAL,
        "boek.xlsx: blad Lijsten: staat in een werkmap met onze vragen en is niet gelezen; bewaar "
        "het in een eigen werkmap als het een inzending is\n"
        "boek.xlsx: verslag van Overlegmonitor, geen inzending: 0 correctie(s) gelezen\n");
}

static void hidden_rows_and_columns_are_left_out_and_told(void **state) {
    (void)state;
    static const char told[] =
        "blad Blad1: cellen in verborgen rijen of kolommen zijn niet gelezen (2)\n";
    struct document *document = read_xlsx(
        "Blad1",
        "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" ROW(
            "1", TEXT("A1", "Ritme") TEXT("B1", "ooit") TEXT(
                     "C1", "elke lente")) "<row r=\"2\" "
                                          "hidden=\"1\">" TEXT(
                                              "A2", "vroeger") "</row></sheetData></worksheet>",
        NULL);
    assert_string_equal(document->text.bytes, "Ritme: elke lente\n");
    tells(document, DOCUMENT_STATUS_PARTIAL, arena_print(document->arena, "boek.xlsx: %s", told));
    document = read_ods(ODS(
        "<table:table table:name=\"Blad1\"><table:table-column/><table:table-column "
        "table:visibility=\"collapse\"/><table:table-row>" ODS_CELL("", "Ritme") ODS_CELL("",
                                                                                          "ooit")
            ODS_CELL("", "elke lente") "</table:table-row>"
                                       "<table:table-row table:visibility=\"collapse\">" ODS_CELL(
                                           "", "vroeger") "</table:table-row></table:table>"));
    assert_string_equal(document->text.bytes, "Ritme: elke lente\n");
    tells(document, DOCUMENT_STATUS_PARTIAL, arena_print(document->arena, "boek.ods: %s", told));
}

static void rows_that_a_filter_hides_are_read(void **state) {
    (void)state;
    struct document *document = read_xlsx(
        "Blad1",
        "<worksheet><sheetData>" ROW(
            "1", TEXT("A1", "Ritme")
                     TEXT("B1", "elke lente")) "<row r=\"2\" hidden=\"1\">" TEXT("A2", "Plaats")
            TEXT("B2", "zaal 2") "</row></sheetData><autoFilter ref=\"A1:B2\"/></worksheet>",
        NULL);
    assert_string_equal(document->text.bytes, "Ritme: elke lente\nPlaats: zaal 2\n");
    tells(document, DOCUMENT_STATUS_READ, "");
}

#define BOX(words)                                                                                 \
    "<anchor><sp><nvSpPr><cNvPr id=\"1\"/></nvSpPr><txBody><p><r><t>" words                        \
    "</t></r></p><p><r><t>Twee.</t></r></p></txBody></sp></anchor>"

/* What is hidden and what is a box to tick says nothing here. */
static void boxes_on_a_sheet_stand_behind_its_cells(void **state) {
    (void)state;
    const struct part_text parts[] = {
        {"xl/workbook.xml", "<workbook><sheets><sheet name=\"Wonen\"/></sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", SHEET(ROW("1", TEXT("A1", "Ritme") TEXT("B1", "lente")))},
        {"xl/worksheets/_rels/sheet1.xml.rels",
         "<Relationships><Relationship Type=\"http://x/drawing\" "
         "Target=\"../drawings/drawing1.xml\"/></Relationships>"},
        {"xl/drawings/drawing1.xml",
         "<wsDr>" BOX(
             "E\u00e9n.") "<sp><cNvPr id=\"2\" hidden=\"1\"/><t>weg</t></sp><sp><cNvPr><ext>"
                          "<compatExt/></ext></cNvPr><t>vak</t></sp><Fallback><sp><t>weer"
                          "</t></sp></Fallback></wsDr>"},
        {"xl/ctrlProps/ctrlProp1.xml", "<formControlPr/>"},
        {NULL, NULL}};
    struct document *document = read_parts("boek.xlsx", parts);
    assert_string_equal(document->text.bytes, "Wonen\n\nRitme: lente\n\nE\u00e9n.\n\nTwee.\n");
    assert_string_equal(document->blocks.at[document->blocks.count - 1].place,
                        "blad Wonen, tekstvak");
    tells(document, DOCUMENT_STATUS_PARTIAL,
          "boek.xlsx: selectievakjes en andere besturingselementen van de werkmap zijn niet "
          "gelezen\n");
}

static void boxes_on_an_ods_sheet_count(void **state) {
    (void)state;
    struct document *document = read_ods(
        ODS("<table:table table:name=\"Wonen\"><table:shapes><draw:frame><draw:text-box><text:p>"
            "Drie.</text:p></draw:text-box></draw:frame></table:shapes><table:table-row>"
            "<table:table-cell><draw:custom-shape><text:p>Een.</text:p><text:p>Twee.</text:p>"
            "</draw:custom-shape><text:p>Ritme</text:p></table:table-cell>" ODS_CELL(
                "", "lente") "</table:table-row></table:table>"));
    has_text(document, "Wonen\n\nRitme: lente\n\nDrie.\n\nEen.\n\nTwee.\n");
    has_text(read_ods(ODS("<table:table table:name=\"Blad1\"><table:shapes><draw:rect><text:p>Elke "
                          "lente.</text:p></draw:rect></table:shapes></table:table>")),
             "Elke lente.\n");
}

static void a_workbook_without_cells_is_refused(void **state) {
    (void)state;
    tells(read_xlsx("Blad1", SHEET(""), NULL), DOCUMENT_STATUS_REFUSED,
          "boek.xlsx: werkmap heeft geen cel met tekst\n");
    tells(read_ods(ODS("<table:table table:name=\"a\"/>")), DOCUMENT_STATUS_REFUSED,
          "boek.ods: werkmap heeft geen cel met tekst\n");
}

static void damage_is_told_and_the_rest_read(void **state) {
    (void)state;
    tells(read_xlsx("Blad1", SHEET(HEADER), SHEET("<row>") "x"), DOCUMENT_STATUS_PARTIAL,
          "boek.xlsx: blad Lijsten: is beschadigd en niet verder gelezen: XML is niet goed "
          "gevormd\nboek.xlsx: blad Blad1: tabel heeft een kopregel en geen rijen\n");
    tells(read_xlsx("Blad1",
                    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]>" SHEET(
                        ROW("1", TEXT("A1", "&y;"))),
                    SHEET(ROW("1", TEXT("A1", "Een.")))),
          DOCUMENT_STATUS_PARTIAL,
          "boek.xlsx: blad Blad1: is beschadigd en niet verder gelezen: XML heeft een DOCTYPE, "
          "wat hier niet hoort\n");
    const struct part_text broken[] = {{"xl/workbook.xml", "<workbook>"}, {NULL, NULL}};
    tells(read_parts("boek.xlsx", broken), DOCUMENT_STATUS_REFUSED,
          "boek.xlsx: Excel-werkmap is beschadigd: XML is niet goed gevormd\n");
    const struct part_text missing[] = {
        {"xl/workbook.xml", "<workbook><sheets><sheet name=\"Een\"/></sheets></workbook>"},
        {NULL, NULL}};
    tells(read_parts("boek.xlsx", missing), DOCUMENT_STATUS_REFUSED,
          "boek.xlsx: blad Een: is beschadigd en niet verder gelezen: het ontbreekt in de werkmap\n"
          "boek.xlsx: werkmap heeft geen cel met tekst\n");
}

static void places_that_cannot_be_are_left_out(void **state) {
    (void)state;
    struct document *document =
        read_xlsx("Blad1",
                  SHEET(ROW("1048576", TEXT("XFD1048576", "ver") TEXT("B1048576", "hier")
                                           TEXT("A1048576", "daar"))
                            ROW("99999999999999999999", TEXT("ZZZZZZ9", "nergens"))
                                ROW("1", CELL("A1", "s", "999999999999") TEXT("B1", "eerst"))),
                  NULL);
    assert_string_equal(document->text.bytes, "eerst\n\ndaar: hier\n");
    assert_string_equal(document->blocks.at[1].place, "blad Blad1, cel B1048576");
    tells(document, DOCUMENT_STATUS_PARTIAL,
          "boek.xlsx: blad Blad1: kolommen voorbij de 1000e zijn niet gelezen\n");
}

/* ---- OpenDocument ---- */

static void ods_cells_are_read_as_displayed(void **state) {
    (void)state;
    has_text(
        read_ods(ODS(
            "<table:table table:name=\"Blad1\"><table:table-row>" ODS_CELL("", "Stad") ODS_CELL(
                "", "Titel") ODS_CELL("table:number-columns-repeated=\"2\"", "Op")
                ODS_CELL("", "Aantal") ODS_CELL("", "Open") ODS_CELL("", "Fout") ODS_CELL(
                    "", "Wie") "</table:table-row><table:table-row>" ODS_CELL("", "Gent")
                    ODS_CELL("", "Raad") ODS_CELL(
                        "office:value-type=\"date\" office:date-value=\"2013-06-25\"", "06/25/13")
                        ODS_CELL(
                            "office:value-type=\"date\" office:date-value=\"2013-06-25\"",
                            "25 juni") ODS_CELL("office:value-type=\"float\" office:value=\"2.5\"",
                                                "2.5") ODS_CELL("office:value-type=\"boolean\" "
                                                                "office:boolean-value=\"true\"",
                                                                "WAAR")
                            ODS_CELL("office:value-type=\"float\" office:value=\"0\"",
                                     "#N/B") "<table:table-cell>"
                                             "<text:p>het<text:s "
                                             "text:c=\"2\"/>OCMW</text:p><text:p>een <text:span>SVK"
                                             "</text:span></text:p></table:table-cell></"
                                             "table:table-row></table:table>")),
        "Raad\n\nOp: 25/06/2013\nOp: 25 juni\nAantal: 2,5\nOpen: ja\nWie:\nhet  OCMW\neen "
        "SVK\n");
}

static void ods_repeats_are_bounded(void **state) {
    (void)state;
    struct document *document = read_ods(
        ODS("<table:table table:name=\"Blad1\"><table:table-row "
            "table:number-rows-repeated=\"1048576\">" ODS_CELL(
                "table:number-columns-repeated=\"16384\"",
                "x") "</table:table-row><table:table-row "
                     "table:number-rows-repeated=\"18446744073709551615\"/></table:table>"));
    assert_true(document->text.length < 1 << 20);
    tells(document, DOCUMENT_STATUS_PARTIAL,
          "boek.ods: blad Blad1: kolommen voorbij de 1000e zijn niet gelezen\n");
}

static void ods_merges_and_hidden_cells_count(void **state) {
    (void)state;
    gives(read_ods(
              ODS("<table:table table:name=\"Aalst\"><table:table-row>" ODS_CELL("", "Stad")
                      ODS_CELL("", "Titel") "</table:table-row><table:table-row>" ODS_CELL(
                          "table:number-rows-spanned=\"2\"", "Gent")
                          ODS_CELL("", "Een") "</table:table-row><table:table-row>"
                                              "<table:covered-table-cell/>" ODS_CELL(
                                                  "", "Twee") "</table:table-row></table:table>")),
          "Gent | Aalst | - | Een | \nGent | Aalst | - | Twee | \n");
}

static void an_encrypted_ods_is_refused(void **state) {
    (void)state;
    const struct part_text parts[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"META-INF/manifest.xml",
         "<manifest><file-entry><encryption-data/></file-entry></manifest>"},
        {"content.xml", "\x01\x02"},
        {NULL, NULL}};
    tells(read_parts("boek.ods", parts), DOCUMENT_STATUS_REFUSED,
          "boek.ods: is versleuteld met een wachtwoord; bewaar het zonder wachtwoord\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_a_sheet_are_items),
        cmocka_unit_test(rows_that_only_name_their_city_are_items),
        cmocka_unit_test(cells_show_what_a_reader_sees),
        cmocka_unit_test(places_name_sheet_and_cell),
        cmocka_unit_test(a_city_holds_for_the_rows_it_is_merged_over_or_left_out_of),
        cmocka_unit_test(names_merged_over_columns_stand_before_those_below),
        cmocka_unit_test(a_column_has_one_role),
        cmocka_unit_test(a_title_that_is_the_text_too_has_room),
        cmocka_unit_test(rows_above_and_between_are_kept),
        cmocka_unit_test(a_form_gives_its_answers_behind_their_labels),
        cmocka_unit_test(bold_words_alone_head_a_part_of_a_form),
        cmocka_unit_test(a_single_column_reads_as_text),
        cmocka_unit_test(a_column_for_each_city_is_a_form_for_each),
        cmocka_unit_test(a_question_without_answers_is_kept_for_each_column),
        cmocka_unit_test(options_with_a_mark_beside_are_boxes),
        cmocka_unit_test(a_tick_in_a_matrix_is_told_by_the_name_over_it),
        cmocka_unit_test(an_answer_is_no_name_over_a_mark),
        cmocka_unit_test(questions_and_answers_may_have_a_header),
        cmocka_unit_test(other_sheets_give_their_rows),
        cmocka_unit_test(a_list_of_people_is_no_table_of_items),
        cmocka_unit_test(hidden_sheets_are_left_out_and_told),
        cmocka_unit_test(what_is_hidden_on_a_report_counts),
        cmocka_unit_test(a_text_beside_our_questions_is_told),
        cmocka_unit_test(hidden_rows_and_columns_are_left_out_and_told),
        cmocka_unit_test(rows_that_a_filter_hides_are_read),
        cmocka_unit_test(boxes_on_a_sheet_stand_behind_its_cells),
        cmocka_unit_test(boxes_on_an_ods_sheet_count),
        cmocka_unit_test(a_workbook_without_cells_is_refused),
        cmocka_unit_test(damage_is_told_and_the_rest_read),
        cmocka_unit_test(places_that_cannot_be_are_left_out),
        cmocka_unit_test(ods_cells_are_read_as_displayed),
        cmocka_unit_test(ods_repeats_are_bounded),
        cmocka_unit_test(ods_merges_and_hidden_cells_count),
        cmocka_unit_test(an_encrypted_ods_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
