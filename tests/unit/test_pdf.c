/* input/pdf: reading order, paragraphs, lists, tables and running lines, from pages built here; and
 * what is refused in which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "input/reader.h"

static const struct source_words no_words;

/* Words on a page: points from its left and upper edge, size of the letters. A size below 0 is of
 * a font of symbols, which stand among the private characters: "q" is U+F071. */
struct words {
    int page, left, top, size;
    const char *text;
};

enum { HEIGHT = 842, ROOM = 1 << 16, OBJECTS = 32 };

/* A PDF being built. */
struct pdf {
    char bytes[ROOM];
    size_t length, objects[OBJECTS], count;
};

static void put(struct pdf *pdf, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(pdf->bytes + pdf->length, ROOM - pdf->length, format, arguments);
    va_end(arguments);
    assert_true(size >= 0 && (size_t)size < ROOM - pdf->length);
    pdf->length += (size_t)size;
}

static void begin(struct pdf *pdf) {
    pdf->objects[pdf->count++] = pdf->length;
    put(pdf, "%zu 0 obj\n", pdf->count);
}

/* Objects 4 and 5: Helvetica whose letters are those of a font of symbols. */
static void put_symbols(struct pdf *pdf) {
    static const char map[] = "/CIDInit /ProcSet findresource begin begincmap\n"
                              "1 begincodespacerange <00> <FF> endcodespacerange\n"
                              "1 beginbfrange <20> <FF> <F020> endbfrange\nendcmap end\n";
    begin(pdf);
    put(pdf, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
             "/ToUnicode 5 0 R>>\nendobj\n");
    begin(pdf);
    put(pdf, "<</Length %zu>>\nstream\n%sendstream\nendobj\n", sizeof map - 1, map);
}

/* Objects 6 and on: each page and its words. */
static void put_page(struct pdf *pdf, int page, const struct words *words, size_t count) {
    char stream[ROOM / 4];
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        if (words[i].page == page)
            length += (size_t)snprintf(stream + length, sizeof stream - length,
                                       "BT /%s %d Tf %d %d Td (%s) Tj ET\n",
                                       words[i].size < 0 ? "S" : "F", abs(words[i].size),
                                       words[i].left, HEIGHT - words[i].top, words[i].text);
    begin(pdf);
    put(pdf, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Contents %zu 0 R", HEIGHT,
        pdf->count + 1);
    put(pdf, "/Resources<</Font<</F 3 0 R/S 4 0 R>>>>>>\nendobj\n");
    begin(pdf);
    put(pdf, "<</Length %zu>>\nstream\n%sendstream\nendobj\n", length, length > 0 ? stream : "");
}

static void build(struct pdf *pdf, int pages, const struct words *words, size_t count) {
    put(pdf, "%%PDF-1.4\n");
    begin(pdf);
    put(pdf, "<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    begin(pdf);
    put(pdf, "<</Type/Pages/Count %d/Kids[", pages);
    for (int i = 0; i < pages; i++) put(pdf, "%d 0 R ", 6 + 2 * i);
    put(pdf, "]>>\nendobj\n");
    begin(pdf);
    put(pdf, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n");
    put_symbols(pdf);
    for (int i = 1; i <= pages; i++) put_page(pdf, i, words, count);
    size_t start = pdf->length;
    put(pdf, "xref\n0 %zu\n0000000000 65535 f \n", pdf->count + 1);
    for (size_t i = 0; i < pdf->count; i++) put(pdf, "%010zu 00000 n \n", pdf->objects[i]);
    put(pdf, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", pdf->count + 1, start);
}

static struct document *read_bytes(const char *bytes, size_t length) {
    struct document *document = document_new("v.pdf", "v.pdf");
    reader_read(document, bytes, length, &no_words);
    return document;
}

static struct document *read_pages(int pages, const struct words *words, size_t count) {
    struct pdf *pdf = calloc(1, sizeof *pdf);
    assert_non_null(pdf);
    build(pdf, pages, words, count);
    struct document *document = read_bytes(pdf->bytes, pdf->length);
    free(pdf);
    return document;
}

static void gives(int pages, const struct words *words, size_t count, const char *text) {
    struct document *document = read_pages(pages, words, count);
    if (document->messages->entries.count > 0)
        assert_string_equal(document->messages->entries.at[0].message, "");
    assert_string_equal(document->format, "pdf");
    assert_string_equal(document->text.bytes, text);
    document_end(document);
}

#define GIVES(pages, words, text) gives(pages, words, sizeof(words) / sizeof *(words), text)

static void lines_are_joined_to_paragraphs(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 80, 18, "Verslag woonoverleg"},
        {1, 70, 120, 11,
         "Het lokaal woonoverleg komt drie keer per jaar samen in het stadhuis van de"},
        {1, 70, 133, 11,
         "gemeente, met alle partners die zich daarvoor hebben aangemeld bij de dienst"},
        {1, 70, 146, 11, "Wonen."},
        {1, 70, 170, 11,
         "Een tweede alinea staat verder weg en begint opnieuw aan de kant van het blad."},
    };
    GIVES(1, words,
          "Verslag woonoverleg\n\n"
          "Het lokaal woonoverleg komt drie keer per jaar samen in het stadhuis van de gemeente, "
          "met alle partners die zich daarvoor hebben aangemeld bij de dienst Wonen.\n\n"
          "Een tweede alinea staat verder weg en begint opnieuw aan de kant van het blad.\n");
}

static void broken_words_are_whole_again(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 120, 11, "De partners van het overleg zijn het OCMW, de huisvestings-"},
        {1, 70, 133, 11, "maatschappij, de dienst woon- en leefomgeving, en Wonen-"},
        {1, 70, 146, 11, "Vlaanderen, dat de cijfers voor de 65-plussers en de woon-"},
        {1, 70, 159, 11, "en zorgraad meebrengt."},
    };
    GIVES(1, words,
          "De partners van het overleg zijn het OCMW, de huisvestingsmaatschappij, de dienst "
          "woon- en leefomgeving, en Wonen-Vlaanderen, dat de cijfers voor de 65-plussers en de "
          "woon- en zorgraad meebrengt.\n");
}

static void lists_keep_their_entries(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Partners:"},
        {1, 80, 120, 11, "\\225"},
        {1, 95, 120, 11, "OCMW, met de sociale"},
        {1, 95, 133, 11, "dienst van de stad"},
        {1, 95, 150, 11, "\\226"},
        {1, 110, 150, 11, "maatschappelijk werker"},
        {1, 80, 170, 11, "\\225"},
        {1, 95, 170, 11, "Wonen-Vlaanderen"},
    };
    GIVES(1, words,
          "Partners:\n\n\u2022 OCMW, met de sociale dienst van de stad\n"
          "  \u2022 maatschappelijk werker\n\u2022 Wonen-Vlaanderen\n");
}

static void empty_boxes_are_boxes_in_a_form(void **state) {
    (void)state;
    static const struct words form[] = {
        {1, 70, 100, 11, "Hoe vaak?"}, {1, 70, 113, -11, "\\250"},
        {1, 83, 113, 11, "1 keer"},    {1, 119, 113, -11, "\\376"},
        {1, 132, 113, 11, "2 keer"},   {1, 70, 126, 11, "Wie is lid?"},
        {1, 70, 139, -11, "\\376"},    {1, 83, 139, 11, "OCMW"},
        {1, 70, 152, -11, "q"},        {1, 83, 152, 11, "huurdersbond"},
    };
    GIVES(1, form,
          "Hoe vaak?\n\u2610 1 keer \u2612 2 keer\nWie is lid?\n\u2612 OCMW\n"
          "\u2610 huurdersbond\n");
    static const struct words list[] = {
        {1, 70, 100, 11, "Leden:"}, {1, 70, 113, -11, "q"},           {1, 83, 113, 11, "OCMW"},
        {1, 70, 126, -11, "q"},     {1, 83, 126, 11, "huurdersbond"},
    };
    GIVES(1, list, "Leden:\n\n\u2022 OCMW\n\u2022 huurdersbond\n");
}

static void columns_are_read_one_by_one(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 10, "Het lokaal woonoverleg van de stad komt vier"},
        {1, 70, 112, 10, "keer per jaar samen in de raadzaal en nodigt"},
        {1, 70, 124, 10, "telkens alle partners uit die iets te zeggen"},
        {1, 70, 136, 10, "hebben over het wonen in de stad, groot en"},
        {1, 70, 148, 10, "klein."},
        {1, 310, 100, 10, "De stuurgroep over leegstand vergadert elk"},
        {1, 310, 112, 10, "half jaar, met de diensten die de panden in"},
        {1, 310, 124, 10, "de stad opvolgen en met de politie, die hen"},
        {1, 310, 136, 10, "daarbij helpt wanneer een pand niet meer"},
        {1, 310, 148, 10, "veilig is."},
    };
    GIVES(1, words,
          "Het lokaal woonoverleg van de stad komt vier keer per jaar samen in de raadzaal en "
          "nodigt telkens alle partners uit die iets te zeggen hebben over het wonen in de stad, "
          "groot en klein.\n\n"
          "De stuurgroep over leegstand vergadert elk half jaar, met de diensten die de panden in "
          "de stad opvolgen en met de politie, die hen daarbij helpt wanneer een pand niet meer "
          "veilig is.\n");
}

static void a_short_column_follows_a_long_one(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 10, "Hoe vaak?"},
        {1, 70, 124, 10, "Het lokaal woonoverleg van de stad komt vier"},
        {1, 70, 136, 10, "keer per jaar samen in de raadzaal en nodigt"},
        {1, 70, 148, 10, "telkens alle partners uit die iets te zeggen"},
        {1, 70, 160, 10, "hebben over het wonen in de stad."},
        {1, 70, 184, 10, "Van elke vergadering wordt een verslag dat"},
        {1, 70, 196, 10, "na afloop aan het college en aan de"},
        {1, 310, 100, 10, "gemeenteraad wordt bezorgd. Wie het wil"},
        {1, 310, 112, 10, "nalezen, vindt het in de bibliotheek van de"},
        {1, 310, 124, 10, "stad, naast de voorstellingen die dan in de"},
        {1, 310, 136, 10, "zaal getoond zijn."},
    };
    GIVES(1, words,
          "Hoe vaak?\n\nHet lokaal woonoverleg van de stad komt vier keer per jaar samen in de "
          "raadzaal en nodigt telkens alle partners uit die iets te zeggen hebben over het wonen "
          "in de stad.\n\nVan elke vergadering wordt een verslag dat na afloop aan het college en "
          "aan de gemeenteraad wordt bezorgd. Wie het wil nalezen, vindt het in de bibliotheek "
          "van de stad, naast de voorstellingen die dan in de zaal getoond zijn.\n");
}

static void an_address_beside_a_letter_is_no_column_of_cells(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Stad Lo"},
        {1, 70, 113, 11, "Dienst Wonen"},
        {1, 70, 126, 11, "Markt 3"},
        {1, 70, 139, 11, "8647 Lo"},
        {1, 190, 100, 11, "Het lokaal woonoverleg van de stad vergadert in het stadhuis,"},
        {1, 190, 113, 11, "twee keer per jaar, in april en in oktober, en wie niet komen kan,"},
        {1, 190, 126, 11, "krijgt daarna het verslag. De partners zijn de sociale maatschappij,"},
        {1, 190, 139, 11, "het OCMW en de politie."},
        {1, 190, 152, 11, "Met vriendelijke groet"},
    };
    GIVES(1, words,
          "Stad Lo Dienst Wonen Markt 3\n8647 Lo\n\n"
          "Het lokaal woonoverleg van de stad vergadert in het stadhuis, twee keer per jaar, in "
          "april en in oktober, en wie niet komen kan, krijgt daarna het verslag. De partners "
          "zijn de sociale maatschappij, het OCMW en de politie.\nMet vriendelijke groet\n");
}

static void rows_of_a_table_stay_together(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Overleg"},      {1, 220, 100, 11, "Frequentie"},
        {1, 370, 100, 11, "Deelnemers"},  {1, 70, 113, 11, "Lokaal woonoverleg"},
        {1, 220, 113, 11, "jaarlijks"},   {1, 370, 113, 11, "OCMW, SVK en"},
        {1, 370, 126, 11, "de politie"},  {1, 70, 139, 11, "Woonraad"},
        {1, 220, 139, 11, "maandelijks"}, {1, 370, 139, 11, "bewoners"},
    };
    GIVES(1, words,
          "Overleg | Frequentie | Deelnemers\n"
          "Lokaal woonoverleg | jaarlijks | OCMW, SVK en de politie\n"
          "Woonraad | maandelijks | bewoners\n");
    static const struct words labels[] = {
        {1, 70, 100, 11, "Datum:"},
        {1, 150, 100, 11, "14 mei 2019"},
        {1, 70, 113, 11, "Plaats:"},
        {1, 150, 113, 11, "stadhuis"},
    };
    GIVES(1, labels, "Datum: 14 mei 2019\nPlaats: stadhuis\n");
}

static void rules_between_rows_part_them(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 20, "Overleg"},     {1, 220, 100, 20, "Hoe vaak"},
        {1, 400, 100, 20, "Leden"},      {1, 70, 125, 20, "LWO"},
        {1, 220, 125, 20, "2 per jaar"}, {1, 400, 125, 20, "OCMW"},
        {1, 400, 149, 20, "SVK Dender"}, {1, 220, 174, 20, "jaarlijks"},
        {1, 400, 174, 20, "Bewoners"},   {1, 70, 199, 20, "Cel"},
        {1, 220, 199, 20, "wekelijks"},  {1, 400, 199, 20, "Politie"},
        {1, 70, 223, 20, "leegstand"},
    };
    GIVES(1, words,
          "Overleg | Hoe vaak | Leden\nLWO | 2 per jaar | OCMW SVK Dender\n"
          "LWO | jaarlijks | Bewoners\nCel leegstand | wekelijks | Politie\n");
}

static void a_form_above_a_table_is_none_of_it(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Gemeente:"}, {1, 230, 100, 11, "Lo"},
        {1, 70, 114, 11, "Ingevuld:"}, {1, 230, 114, 11, "Bram Thijs, woonbeleidscoach"},
        {1, 70, 142, 11, "Overleg"},   {1, 150, 142, 11, "Hoe vaak"},
        {1, 230, 142, 11, "Leden"},    {1, 310, 142, 11, "Agenda"},
        {1, 70, 156, 11, "LWO"},       {1, 150, 156, 11, "jaarlijks"},
        {1, 230, 156, 11, "OCMW"},     {1, 310, 156, 11, "leegstand"},
    };
    GIVES(1, words,
          "Gemeente: Lo\nIngevuld: Bram Thijs, woonbeleidscoach\n"
          "Overleg | Hoe vaak | Leden | Agenda\nLWO | jaarlijks | OCMW | leegstand\n");
    static const struct words titled[] = {
        {1, 70, 100, 11, "Partner"},    {1, 230, 100, 11, "Op 4 maart aanwezig"},
        {1, 70, 114, 11, "OCMW"},       {1, 230, 114, 11, "ja"},
        {1, 70, 138, 15, "Organen"},    {1, 70, 158, 11, "Overleg"},
        {1, 230, 158, 11, "Leden"},     {1, 300, 158, 11, "Agenda"},
        {1, 70, 172, 11, "LWO"},        {1, 230, 172, 11, "OCMW"},
        {1, 300, 172, 11, "leegstand"},
    };
    GIVES(1, titled,
          "Partner | Op 4 maart aanwezig\nOCMW | ja\n\nOrganen\n\n"
          "Overleg | Leden | Agenda\nLWO | OCMW | leegstand\n");
}

static void the_last_row_has_all_its_lines(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Actie"},         {1, 250, 100, 11, "Wie"},
        {1, 70, 113, 11, "Nota bezorgen"}, {1, 250, 113, 11, "dienst"},
        {1, 70, 126, 11, "Nieuw overleg"}, {1, 250, 126, 11, "Tom"},
        {1, 70, 139, 11, "plannen"},       {1, 70, 152, 11, "Slot van het verslag."},
    };
    GIVES(1, words,
          "Actie | Wie\nNota bezorgen | dienst\nNieuw overleg plannen | Tom\n\n"
          "Slot van het verslag.\n");
}

static void left_edges_part_close_columns(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Jan Peeters"}, {1, 134, 100, 11, "SVK Dender"},
        {1, 200, 100, 11, "aanwezig"},   {1, 70, 113, 11, "An Claes"},
        {1, 134, 113, 11, "OCMW"},       {1, 200, 113, 11, "belet"},
    };
    GIVES(1, words, "Jan Peeters | SVK Dender | aanwezig\nAn Claes | OCMW | belet\n");
    static const struct words prose[] = {
        {1, 70, 100, 11, "Overleg   met de partners over de woningen van de stad en"},
        {1, 70, 113, 11, "Overleg   met de bewoners over de huurprijzen in de wijk."},
    };
    GIVES(1, prose,
          "Overleg met de partners over de woningen van de stad en Overleg met de bewoners over "
          "de huurprijzen in de wijk.\n");
}

static void words_broken_by_a_cell_are_whole_again(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Naam"},
        {1, 180, 100, 11, "Organisatie"},
        {1, 298, 100, 11, "Aanwezig"},
        {1, 70, 113, 11, "Peter Moons"},
        {1, 180, 113, 11, "sociale"},
        {1, 298, 113, 11, "X"},
        {1, 180, 126, 11, "huisvestingsmaatschap"},
        {1, 180, 139, 11, "pij Nieuw Dak"},
        {1, 70, 152, 11, "Tom Geerts"},
        {1, 180, 152, 11, "huisvestingsdiensten"},
        {1, 298, 152, 11, "X"},
        {1, 180, 165, 11, "en woon-"},
        {1, 180, 178, 11, "en"},
        {1, 180, 191, 11, "zorgraad"},
    };
    GIVES(1, words,
          "Naam | Organisatie | Aanwezig\n"
          "Peter Moons | sociale huisvestingsmaatschappij Nieuw Dak | X\n"
          "Tom Geerts | huisvestingsdiensten en woon- en zorgraad | X\n");
}

static void cells_of_a_spreadsheet_stand_close(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 100, 11, "Stad"},         {1, 102, 100, 11, "Overleg"},
        {1, 175, 100, 11, "Frequentie"},  {1, 70, 113, 11, "Gent"},
        {1, 102, 113, 11, "Woonoverleg"}, {1, 175, 113, 11, "2 per jaar"},
        {1, 70, 126, 11, "Mol"},          {1, 102, 126, 11, "Woonraad"},
        {1, 175, 126, 11, "maandelijks"}, {1, 70, 139, 11, "Lier"},
        {1, 102, 139, 11, "Woonraad"},    {1, 175, 139, 11, "jaarlijks"},
        {1, 70, 152, 11, "Aalst"},        {1, 102, 152, 11, "Woonraad"},
        {1, 175, 152, 11, "jaarlijks"},
    };
    GIVES(1, words,
          "Stad | Overleg | Frequentie\nGent | Woonoverleg | 2 per jaar\n"
          "Mol | Woonraad | maandelijks\nLier | Woonraad | jaarlijks\n"
          "Aalst | Woonraad | jaarlijks\n");
}

static void running_lines_are_left_out(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 40, 9, "Stad Mortsel"},
        {1, 70, 120, 11, "De eerste bladzijde loopt door en dat midden in een zin, zodat de rest"},
        {1, 70, 810, 9, "Bladzijde 1 van 2"},
        {2, 70, 40, 9, "Stad Mortsel"},
        {2, 70, 120, 11, "op de tweede staat."},
        {2, 70, 160, 11, "Nog een alinea."},
        {2, 70, 810, 9, "Bladzijde 2 van 2"},
    };
    struct document *document = read_pages(2, words, sizeof words / sizeof *words);
    assert_string_equal(document->text.bytes,
                        "De eerste bladzijde loopt door en dat midden in een zin, zodat de rest op "
                        "de tweede staat.\n\nNog een alinea.\n");
    assert_string_equal(document->hint, "Bladzijde  van  Stad Mortsel");
    assert_string_equal(document->blocks.at[0].place, "bladzijde 1");
    assert_string_equal(document->blocks.at[1].place, "bladzijde 2");
    document_end(document);
}

static void a_page_alone_has_a_head_and_a_foot(void **state) {
    (void)state;
    static const struct words words[] = {
        {1, 70, 40, 9, "Stad Mortsel, dienst Wonen"},
        {1, 70, 82, 11, "Het lokaal woonoverleg komt jaarlijks samen."},
        {1, 70, 810, 9, "Stadsplein 1"},
    };
    struct document *document = read_pages(1, words, sizeof words / sizeof *words);
    assert_string_equal(document->text.bytes, "Het lokaal woonoverleg komt jaarlijks samen.\n");
    assert_string_equal(document->hint, "Stad Mortsel, dienst Wonen Stadsplein 1");
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_string_equal(document->messages->entries.at[0].message,
                        "kop of voet van de bladzijde is niet gelezen: 'Stad Mortsel, dienst "
                        "Wonen Stadsplein 1'");
    document_end(document);
    static const struct words narrow[] = {
        {1, 40, 40, 11, "Verslag"},
        {1, 40, 60, 11, "Het lokaal woonoverleg komt jaarlijks samen."},
        {1, 40, 810, 11, "Volgende keer in mei."},
    };
    GIVES(1, narrow,
          "Verslag\n\nHet lokaal woonoverleg komt jaarlijks samen.\n\nVolgende keer in mei.\n");
}

static void refuses(const char *bytes, size_t length, const char *begin) {
    struct document *document = read_bytes(bytes, length);
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_int_equal(document->messages->entries.count, 1);
    const char *message = document->messages->entries.at[0].message;
    if (strncmp(message, begin, strlen(begin)) != 0) assert_string_equal(message, begin);
    document_end(document);
}

static void what_has_no_text_is_refused(void **state) {
    (void)state;
    struct pdf *pdf = calloc(1, sizeof *pdf);
    assert_non_null(pdf);
    build(pdf, 1, NULL, 0);
    refuses(pdf->bytes, pdf->length,
            "bevat geen tekst, wellicht een scan; bezorg een doorzoekbare pdf of het "
            "oorspronkelijke document");
    free(pdf);
    refuses("%PDF-1.4\nx", 10, "pdf kan niet gelezen worden; bezorg ze opnieuw (pdftotext: ");
}

static void an_empty_page_among_others_is_told(void **state) {
    (void)state;
    static const struct words words[] = {{2, 70, 120, 11, "Jaarlijks."}};
    struct document *document = read_pages(3, words, 1);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_string_equal(document->messages->entries.at[0].message,
                        "zonder tekst (leeg, of een scan): bladzijde 1, 3");
    document_end(document);
}

static void a_missing_program_is_named(void **state) {
    (void)state;
    char *path = getenv("PATH"), *kept = path == NULL ? NULL : strdup(path);
    setenv("PATH", "/nergens", 1);
    refuses("%PDF-1.4\nx", 10,
            "pdf kan niet gelezen worden: het programma pdftotext ontbreekt; installeer "
            "poppler-utils");
    if (kept != NULL) setenv("PATH", kept, 1);
    free(kept);
}

/* Runs what may change this process for good in one of its own; whether all went well. */
static bool is_well_apart(void (*what)(void)) {
    int status;
    pid_t id = fork();
    assert_true(id >= 0);
    if (id == 0) {
        what();
        _exit(0);
    }
    return waitpid(id, &status, 0) == id && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What a process of an own user with little time may read; the limits may not be raised. */
static void read_within_limits(void) {
    static const struct words words[] = {{1, 70, 120, 11, "Jaarlijks."}};
    setrlimit(RLIMIT_CPU, &(struct rlimit){50, 50});
    if (getuid() == 0 && setuid(65534) != 0) _exit(1);
    struct document *document = read_pages(1, words, 1);
    if (document->status != DOCUMENT_STATUS_READ) _exit(1);
    document_end(document);
}

static void a_tighter_hard_limit_holds(void **state) {
    (void)state;
    assert_true(is_well_apart(read_within_limits));
}

/* A program of that name, alone in PATH; ends with what it makes. */
static void refuse_with_program(const char *program, mode_t mode, const char *begin) {
    char folder[] = "/tmp/overlegmonitor-test-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/pdftotext", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(program, file);
    fclose(file);
    chmod(path, mode);
    char *kept = strdup(getenv("PATH"));
    setenv("PATH", folder, 1);
    refuses("%PDF-1.4\nx", 10, begin);
    setenv("PATH", kept, 1);
    free(kept);
    unlink(path);
    rmdir(folder);
}

static void a_program_that_cannot_start_is_no_fault_of_the_file(void **state) {
    (void)state;
    refuse_with_program("", 0644,
                        "pdf kan niet gelezen worden: pdftotext kan niet starten (Permission "
                        "denied); aan de pdf ligt het niet");
    refuse_with_program("#!/bin/sh\necho geen bibliotheek >&2\nexit 127\n", 0755,
                        "pdf kan niet gelezen worden: pdftotext kan niet starten (geen "
                        "bibliotheek); aan de pdf ligt het niet");
    char *kept = getenv("TMPDIR") == NULL ? NULL : strdup(getenv("TMPDIR"));
    setenv("TMPDIR", "/nergens", 1);
    refuses("%PDF-1.4\nx", 10,
            "pdf kan niet gelezen worden: pdftotext kan niet starten (tijdelijk bestand: ");
    unsetenv("TMPDIR");
    if (kept != NULL) setenv("TMPDIR", kept, 1);
    free(kept);
}

static void loop(void) {
    struct rlimit now = {2, RLIM_INFINITY};
    setrlimit(RLIMIT_CPU, &now);
    refuse_with_program("#!/bin/sh\nwhile :; do :; done\n", 0755,
                        "pdf lezen duurt te lang; splits ze of bezorg het oorspronkelijke "
                        "document");
}

static void the_program_has_the_time_of_its_caller(void **state) {
    (void)state;
    assert_true(is_well_apart(loop));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_joined_to_paragraphs),
        cmocka_unit_test(broken_words_are_whole_again),
        cmocka_unit_test(lists_keep_their_entries),
        cmocka_unit_test(empty_boxes_are_boxes_in_a_form),
        cmocka_unit_test(columns_are_read_one_by_one),
        cmocka_unit_test(a_short_column_follows_a_long_one),
        cmocka_unit_test(an_address_beside_a_letter_is_no_column_of_cells),
        cmocka_unit_test(rows_of_a_table_stay_together),
        cmocka_unit_test(rules_between_rows_part_them),
        cmocka_unit_test(a_form_above_a_table_is_none_of_it),
        cmocka_unit_test(the_last_row_has_all_its_lines),
        cmocka_unit_test(left_edges_part_close_columns),
        cmocka_unit_test(words_broken_by_a_cell_are_whole_again),
        cmocka_unit_test(cells_of_a_spreadsheet_stand_close),
        cmocka_unit_test(running_lines_are_left_out),
        cmocka_unit_test(a_page_alone_has_a_head_and_a_foot),
        cmocka_unit_test(what_has_no_text_is_refused),
        cmocka_unit_test(an_empty_page_among_others_is_told),
        cmocka_unit_test(a_missing_program_is_named),
        cmocka_unit_test(a_tighter_hard_limit_holds),
        cmocka_unit_test(a_program_that_cannot_start_is_no_fault_of_the_file),
        cmocka_unit_test(the_program_has_the_time_of_its_caller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
