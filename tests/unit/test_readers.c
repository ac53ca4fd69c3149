/* input/reader with every reader: what becomes an item, and what is refused in which words.
 *
 * An item is shown as city | section | title | body, with '+' or the file's name for an
 * attachment; white space in the body is folded and "-" stands for what is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "input/reader.h"

#define WORDS(name, ...)                                                                           \
    static const char *name[] = {__VA_ARGS__};                                                     \
    enum { name##_count = sizeof name / sizeof *name }
#define LISTED(name)                                                                               \
    { name, name##_count, 0 }

WORDS(navigation, "Naar inhoud", "Kalender", "Titel", "Beschrijving", "Bewerken",
      "TitelFilterBeschrijvingFilter", "Druk op Shift+ENTER om het menu te openen (nieuw venster)");
WORDS(attachments, "Bijlage", "Bijlagen");
WORDS(row_titles, "Lokaal woonoverleg", "Lokale woonraad", "Overleg andere actoren");
WORDS(city_columns, "Stad", "Gemeente");
WORDS(section_columns, "Rubriek");
WORDS(title_columns, "Titel", "Overleg");
WORDS(text_columns, "Beschrijving", "Toelichting");
WORDS(attachment_columns, "Bijlage");
WORDS(mail_heads, "Ons kenmerk", "Van");
WORDS(subjects, "Betreft");

static const struct source_words source_words = {
    .navigation = LISTED(navigation),
    .attachments = LISTED(attachments),
    .row_titles = LISTED(row_titles),
    .city_columns = LISTED(city_columns),
    .section_columns = LISTED(section_columns),
    .title_columns = LISTED(title_columns),
    .text_columns = LISTED(text_columns),
    .attachment_columns = LISTED(attachment_columns),
    .mail_heads = LISTED(mail_heads),
    .subjects = LISTED(subjects),
};

static struct document *read_bytes(const char *name, const char *bytes, size_t length) {
    struct document *document = document_new(name, name);
    reader_read(document, bytes, length, &source_words);
    return document;
}

static struct document *read_text(const char *name, const char *text) {
    return read_bytes(name, text, strlen(text));
}

static const char *or_dash(const char *words) { return words != NULL ? words : "-"; }

static char *items_shown(struct document *document) {
    struct arena *arena = document->arena;
    char *shown = arena_copy(arena, "", 0);
    for (size_t i = 0; i < document->items.count; i++) {
        const struct item *item = &document->items.at[i];
        const char *mark = item->attachment != NULL ? item->attachment
                           : item->has_attachment   ? "+"
                                                    : "";
        assert_true(span_holds(item->span, item->title) && span_holds(item->span, item->body));
        shown = arena_print(arena, "%s%s | %s | %s | %s%s\n", shown, or_dash(item->city_words),
                            or_dash(item->section), or_dash(item->title_text),
                            text_words(&document->text, item->body, arena), mark);
    }
    return shown;
}

static void gives(const char *name, const char *text, const char *format, const char *items) {
    struct document *document = read_text(name, text);
    assert_string_equal(document->format, format);
    assert_string_equal(items_shown(document), items);
    assert_int_equal(document->messages->entries.count, 0);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    document_end(document);
}

static void has_message(const struct document *document, size_t i, const char *place) {
    const struct diag_entry *entry = &document->messages->entries.at[i];
    char shown[300];
    snprintf(shown, sizeof shown, "%s:%zu: %s", entry->place.file, entry->place.line,
             entry->message);
    assert_string_equal(shown, place);
}

static void refuses(const char *name, const char *bytes, size_t length, const char *message) {
    struct document *document = read_bytes(name, bytes, length);
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_int_equal(document->messages->entries.count, 1);
    has_message(document, 0, message);
    assert_int_equal(document->items.count, 0);
    document_end(document);
}

#define REFUSES(name, bytes, message) refuses(name, bytes, sizeof(bytes) - 1, message)

/* ---- any file ---- */

static void bytes_are_hashed_and_counted(void **state) {
    (void)state;
    struct document *document = read_text("a.txt", "abc");
    assert_string_equal(document->sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(document->size, 3);
    assert_true(document->is_plain);
    assert_string_equal(document->text.bytes, "abc");
    document_end(document);
}

static void files_without_text_are_refused(void **state) {
    (void)state;
    REFUSES("leeg.txt", "", "leeg.txt:0: bestand is leeg");
    REFUSES("wit.txt", "\xEF\xBB\xBF \r\n\u00a0", "wit.txt:0: bestand bevat geen tekst");
    REFUSES("nul.csv", "Stad;Titel\nA\0B;C\nenzovoort\n",
            "nul.csv:0: bevat NUL-tekens en is geen tekst; lever tekst of CSV aan");
}

static void known_binaries_are_refused_by_name(void **state) {
    (void)state;
#define IS(name) "x.txt:0: is " name
    REFUSES("x.txt", "\x89PNG\r\n\x1A\n\0\0",
            IS("een PNG-afbeelding; bezorg de tekst die erop staat"));
    REFUSES("x.txt", "\xFF\xD8\xFF\xE0", IS("een JPEG-afbeelding; bezorg de tekst die erop staat"));
    REFUSES("x.txt", "GIF89a", IS("een GIF-afbeelding; bezorg de tekst die erop staat"));
    REFUSES("x.txt",
            "\0\0\0\x18"
            "ftypheic",
            IS("een HEIC-afbeelding; bezorg de tekst die erop staat"));
    REFUSES("x.txt", "{\\rtf1", IS("een RTF-document; bewaar het als .docx of pdf"));
    REFUSES("x.txt", "\x1F\x8B\x08", IS("een gzip-archief; pak het uit, of bezorg het als zip"));
    REFUSES("x.txt",
            "\x7F"
            "ELF\2",
            IS("een programma; bevat geen tekst om te lezen"));
    REFUSES("x.txt", "\x78\x9F\x3E\x22",
            IS("een winmail.dat van Outlook; stuur de mail opnieuw als HTML of als tekst"));
}

static void broken_archives_are_refused_by_what_they_were(void **state) {
    (void)state;
#define BROKEN(name)                                                                               \
    IS(name " maar gaat niet open: archief is beschadigd of afgebroken; bezorg het opnieuw")
    REFUSES("x.txt", "PK\3\4....word/document.xml", BROKEN("een Word-document (.docx)"));
    REFUSES("x.txt", "PK\3\4....xl/workbook.xml", BROKEN("een Excel-werkmap (.xlsx)"));
    REFUSES("x.txt", "PK\3\4....mimetypeapplication/vnd.oasis.opendocument.text",
            BROKEN("een ODT-document"));
    REFUSES("x.txt", "PK\3\4....", BROKEN("een zip-archief"));
}

/* A compound file with the entries of its directory behind each other. */
static void refuses_compound(const char *first, const char *second, const char *message) {
    enum { SECTOR = 512, ENTRY = 128 };
    char bytes[SECTOR + 2 * ENTRY] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const char *names[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        char *entry = bytes + SECTOR + i * ENTRY;
        for (size_t k = 0; k < strlen(names[i]); k++) entry[2 * k] = names[i][k];
        entry[64] = (char)(2 * (strlen(names[i]) + 1));
        entry[66] = 2;
    }
    refuses("x", bytes, sizeof bytes, message);
}

static void old_office_files_are_told_apart(void **state) {
    (void)state;
    refuses_compound("Root Entry", "WordDocument",
                     "x:0: is een oud Word-document (.doc); bewaar het als .docx");
    refuses_compound("Root Entry", "Workbook",
                     "x:0: is een oude Excel-werkmap (.xls); bewaar ze als .xlsx");
    refuses_compound("WordDocument", "__properties_version1.0",
                     "x:0: is een bewaarde mail van Outlook (.msg); bewaar de mail als .eml of als "
                     "tekst (.txt) en bezorg de bijlagen apart");
    refuses_compound("EncryptionInfo", "EncryptedPackage",
                     "x:0: is een Office-bestand met een wachtwoord; verwijder het wachtwoord en "
                     "bezorg het opnieuw");
    refuses_compound("Root Entry", "Iets",
                     "x:0: is een oud Office-bestand; bewaar het als .docx, .xlsx of pdf");
}

/* ---- plain text ---- */

static void a_text_without_headings_is_one_item(void **state) {
    (void)state;
    gives("brief.txt", "Beste collega,\nwij komen in mei bijeen.\n", "text",
          "- | - | - | Beste collega, wij komen in mei bijeen.\n");
    gives("brief.onbekend", "Zomaar iets.\n", "text", "- | - | - | Zomaar iets.\n");
}

static void each_heading_is_an_item(void **state) {
    (void)state;
    gives("site.txt",
          "Naar inhoud\n\nKalender\n\nVooraf een woord dat nergens onder staat.\n\n"
          "Eerste deel\n\nDe partners zien elkaar in de raadzaal van het stadhuis.\n\n"
          "Tweede deel\n\nDaarna gaan ze elk hun weg, tot de volgende keer.\n",
          "text",
          "- | - | - | Vooraf een woord dat nergens onder staat.\n"
          "- | - | Eerste deel | De partners zien elkaar in de raadzaal van het stadhuis.\n"
          "- | - | Tweede deel | Daarna gaan ze elk hun weg, tot de volgende keer.\n");
}

static void a_letter_is_one_item_titled_by_its_subject(void **state) {
    (void)state;
    gives("brief.txt",
          "Stad Gent\nOns kenmerk: W/12\nBetreft: vraag over het overleg\n\nGeachte mevrouw\n\n"
          "Het overleg komt drie keer per jaar samen.\n",
          "text",
          "- | - | vraag over het overleg | Geachte mevrouw Het overleg komt drie keer per jaar "
          "samen.\n");
    /* Whom it greets and who signs it head nothing. */
    gives(
        "brief.txt",
        "Van: Els Maes\nBetreft: het overleg\n\nAllen\n\nHet overleg komt in de loop van het jaar "
        "drie keer samen, telkens op een maandag in het stadhuis.\n\nLode\n\nWie niet kan komen, "
        "laat dat aan iemand van de dienst weten en stuurt zijn opmerkingen vooraf door.\n",
        "text",
        "- | - | het overleg | Allen Het overleg komt in de loop van het jaar drie keer samen, "
        "telkens op een maandag in het stadhuis. Lode Wie niet kan komen, laat dat aan iemand van "
        "de dienst weten en stuurt zijn opmerkingen vooraf door.\n");
}

static void agenda_points_are_items_with_their_number(void **state) {
    (void)state;
    gives("verslag.txt", "1. Opening\nDe voorzitter opent.\n2. Varia\nNiets.\n", "text",
          "- | 1 | 1. Opening | De voorzitter opent.\n- | 2 | 2. Varia | Niets.\n");
}

/* ---- SharePoint ---- */

#define GROUP "Uitvouwen/samenvouwen\u00a0Stad :\u00a0"

static void rows_are_closed_by_the_name_of_the_city(void **state) {
    (void)state;
    gives("lijst.txt",
          "Kop van de bladzijde\n\nTitelFilterBeschrijvingFilter\n" GROUP "Ter Beke (4)\n"
          "1. BELEID\nTer Beke\nB. OVERLEG\n\u00a0\nTer Beke\n"
          "Lokaal woonoverleg\n\nElke lente.\nOok in Ter Beke\nAarle\n\nTer\u00a0Beke\n"
          "Vrije titel\nTer Beke\n" GROUP "Aarle (1)\nLokale woonraad\nGeen.\nAarle\n",
          "sharepoint-text",
          "Ter Beke | 1 | 1. BELEID | \nTer Beke | B | B. OVERLEG | \n"
          "Ter Beke | B | Lokaal woonoverleg | Elke lente. Ook in Ter Beke Aarle\n"
          "Ter Beke | B | Vrije titel | \nAarle | - | Lokale woonraad | Geen.\n");
}

static void attachments_stand_before_the_city(void **state) {
    (void)state;
    gives("lijst.txt",
          GROUP
          "Aarle (5)\r\nA\r\nx\r\nBijlageAarle\r\nB\r\nBijlage Aarle\r\nC\r\ny\r\n"
          "BijlageBijlagenAarle\r\nD\r\nz\r\nBijlage\r\n\r\nAarle\r\nE\r\nBijlageOoit\r\nAarle\r\n",
          "sharepoint-text",
          "Aarle | - | A | x+\nAarle | - | B | +\nAarle | - | C | y+\nAarle | - | D | z+\n"
          "Aarle | - | E | BijlageOoit\n");
}

static void a_row_without_end_is_still_a_row(void **state) {
    (void)state;
    gives("lijst.txt", GROUP "Aarle (1)\nEen\ntekst\n" GROUP "Beke (1)\nTwee\nslot",
          "sharepoint-text", "Aarle | - | Een | tekst\nBeke | - | Twee | slot\n");
}

static void rows_are_counted_against_what_is_declared(void **state) {
    (void)state;
    struct document *document =
        read_text("lijst.txt", "\n" GROUP "Aarle (3)\nA\nAarle\nB\nAarle\n" GROUP "Beke (0)\n");
    assert_int_equal(document->declared.count, 2);
    assert_string_equal(document->declared.at[0].city_words, "Aarle");
    assert_int_equal(document->declared.at[0].rows, 3);
    assert_int_equal(document->declared.at[0].seen, 2);
    assert_int_equal(text_line(&document->text, document->declared.at[0].span.start), 2);
    assert_int_equal(document->declared.at[1].rows, 0);
    assert_int_equal(document->declared.at[1].seen, 0);
    document_end(document);
}

#define HEAD                                                                                       \
    "Titel\nBeschrijving\nDruk op Shift+ENTER om het menu te openen (nieuw venster)\n\u00a0\n"     \
    "Bewerken\n"

static void the_view_of_one_city_is_parted_by_titles(void **state) {
    (void)state;
    gives("stad.txt",
          "1. BOVENTITEL\n\n" HEAD "1. BELEID\n\u00a0\nB. OVERLEG\n\u00a0\nLokaal woonoverleg\n\n"
          "Lokaal Woonoverleg\n\nElke lente.\nLokale woonraad\n\n\u00a0\nLokale woonraad\n\u00a0\n"
          "Overleg andere actoren\nMet velen.\n\nBijlage\n\u00a0\nC. SAMENWERKING\n\nTwee.\n",
          "sharepoint-text",
          "- | 1 | 1. BELEID | \n- | B | B. OVERLEG | \n"
          "- | B | Lokaal woonoverleg | Lokaal Woonoverleg Elke lente. Lokale woonraad\n"
          "- | B | Lokale woonraad | \n- | B | Overleg andere actoren | Met velen.+\n"
          "- | C | C. SAMENWERKING | Twee.\n");
}

static void a_list_head_without_known_rows_is_text(void **state) {
    (void)state;
    gives("stad.txt", HEAD "Iets heel anders.\n", "text", "- | - | - | Iets heel anders.\n");
}

/* ---- tables ---- */

static void rows_of_a_table_are_items(void **state) {
    (void)state;
    gives("t.csv",
          "Stad;Rubriek;Overleg;Beschrijving;Ritme;Bijlage\r\n"
          "Aarle;B. OVERLEG;Lokaal woonoverleg;\"Een \"\"goed\"\" gesprek;\r\nelke "
          "lente\";2x;a.pdf\r\n"
          ";;;;;\r\n\r\nBeke;;Raad;;;nee\r\nBeke;C;;enkel tekst;;ja\r\n",
          "csv",
          "Aarle | B | Lokaal woonoverleg | Een \"goed\" gesprek; elke lente Ritme: 2xa.pdf\n"
          "Beke | - | Raad | \nBeke | C | - | enkel tekst+\n");
}

static void every_separator_is_seen(void **state) {
    (void)state;
    const char *items = "Aarle | - | Raad | een; twee, drie\n";
    gives("t.csv", "stad,titel,toelichting\nAarle,Raad,\"een; twee, drie\"\n", "csv", items);
    gives("t.txt", "Stad\tTitel\tToelichting\nAarle\tRaad\teen; twee, drie\n", "csv", items);
    gives("t.csv", "Gemeente|TITEL:|Toelichting\nAarle|Raad|een; twee, drie\n", "csv", items);
    gives("t.csv", "sep=,\r\nStad,Titel,Toelichting\r\nAarle,Raad,\"een; twee, drie\"\r\n", "csv",
          items);
}

static void sections_run_on_without_a_column(void **state) {
    (void)state;
    gives("t.csv", "Stad;Titel;Beschrijving\nAarle;B. OVERLEG;\nAarle;Raad;x\nBeke;Raad;y\n", "csv",
          "Aarle | B | B. OVERLEG | \nAarle | B | Raad | x\nBeke | - | Raad | y\n");
}

static void cells_give_blocks_with_their_place(void **state) {
    (void)state;
    struct document *document =
        read_text("t.csv", "Stad;Titel;Beschrijving;Wie\n\nAarle;Raad;Een.;\"SVK\nCAW\"\n");
    assert_string_equal(document->text.bytes, "Raad\n\nEen.\nWie:\nSVK\nCAW");
    assert_false(document->is_plain);
    static const char *const places[] = {"rij 3", "rij 3, kolom Beschrijving", "rij 3, kolom Wie",
                                         "rij 3, kolom Wie", "rij 3, kolom Wie"};
    assert_int_equal(document->blocks.count, 5);
    for (size_t i = 0; i < 5; i++) assert_string_equal(document->blocks.at[i].place, places[i]);
    assert_int_equal(document->blocks.at[0].kind, BLOCK_KIND_HEADING);
    assert_string_equal(document->items.at[0].place, "rij 3");
    document_end(document);
}

static void uneven_rows_are_kept_and_told(void **state) {
    (void)state;
    struct document *document = read_text(
        "t.csv", "Stad;Titel;Beschrijving\nAarle;\"Ra\nad\"\nBeke;Raad;x;rest;\nC;D;E;;\n");
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    assert_int_equal(document->messages->entries.count, 2);
    has_message(document, 0,
                "t.csv:2: rij 2 heeft een ander aantal cellen (2) dan de kopregel (3)");
    has_message(document, 1,
                "t.csv:4: rij 3 heeft een ander aantal cellen (5) dan de kopregel (3)");
    assert_string_equal(items_shown(document),
                        "Aarle | - | Ra ad | \nBeke | - | Raad | x rest\nC | - | D | E\n");
    document_end(document);
}

static void many_uneven_rows_are_counted(void **state) {
    (void)state;
    char text[2000] = "Stad;Titel;Beschrijving\n";
    for (int i = 0; i < 50; i++) strcat(text, "Aarle;Raad\n");
    struct document *document = read_text("t.csv", text);
    assert_int_equal(document->items.count, 50);
    assert_int_equal(document->messages->entries.count, 21);
    has_message(document, 20,
                "t.csv:0: nog 30 rijen hebben een ander aantal cellen dan de kopregel");
    document_end(document);
}

static void lines_above_the_header_are_told(void **state) {
    (void)state;
    struct document *document =
        read_text("t.csv", "Overzicht;;\n;;\nStad;Titel;Beschrijving\nAarle;Raad;x\n");
    assert_int_equal(document->messages->entries.count, 1);
    has_message(document, 0, "t.csv:1: regel boven de kopregel van de tabel is niet gelezen");
    assert_string_equal(items_shown(document), "Aarle | - | Raad | x\n");
    document_end(document);
}

static void a_table_without_rows_is_told(void **state) {
    (void)state;
    struct document *document = read_text("t.csv", "\nStad;Titel;Beschrijving\n;;\n");
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    assert_int_equal(document->items.count, 0);
    assert_int_equal(document->messages->entries.count, 1);
    has_message(document, 0, "t.csv:2: tabel heeft een kopregel en geen rijen");
    document_end(document);
}

static void broken_quotes_are_refused_where_they_open(void **state) {
    (void)state;
    REFUSES("t.csv", "Stad;Titel;Beschrijving\nA;\"b\nc\";d\nA;\"B;C\nD;E;F\n",
            "t.csv:4: aanhalingsteken dat hier opent, sluit nergens");
    REFUSES("t.csv", "Stad;Titel;Beschrijving\r\nA;\"B;C\r\nD;\"E\";F\r\n",
            "t.csv:2: aanhalingsteken dat hier opent, sluit niet goed: op regel 3 volgt tekst na "
            "het sluitteken");
    REFUSES("t.csv", "Stad;Titel;Beschrijving\n\nA;de \"raad\";C\n",
            "t.csv:3: aanhalingsteken midden in een cel; zet de hele cel tussen aanhalingstekens "
            "en verdubbel het teken");
    REFUSES("t.txt", "sep=;\nStad;Titel;Beschrijving\nA;\"B;C\n",
            "t.txt:3: aanhalingsteken dat hier opent, sluit nergens");
}

static void a_table_without_known_columns_is_refused(void **state) {
    (void)state;
    REFUSES("t.csv", "a;b;c\n1;2;3\n4;5;6\n",
            "t.csv:1: kopregel heeft geen kolom met de stad of de titel; verwachte kolommen zijn "
            "'Stad', 'Titel' en 'Beschrijving'");
}

static void prose_with_commas_is_no_table(void **state) {
    (void)state;
    gives("t.txt", "a;b;c\n1;2;3\n4;5;6\n", "text", "- | - | a;b;c | 1;2;3 4;5;6\n");
    gives("t.csv", "Dag, hier is het; zoals gevraagd.\nMeer, denk ik, is er niet.\n", "text",
          "- | - | - | Dag, hier is het; zoals gevraagd. Meer, denk ik, is er niet.\n");
    gives("t.txt", "Stad, titel, en zo\nWij komen samen, elk jaar.\nDat is alles.\n", "text",
          "- | - | Stad, titel, en zo | Wij komen samen, elk jaar. Dat is alles.\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_hashed_and_counted),
        cmocka_unit_test(files_without_text_are_refused),
        cmocka_unit_test(known_binaries_are_refused_by_name),
        cmocka_unit_test(broken_archives_are_refused_by_what_they_were),
        cmocka_unit_test(old_office_files_are_told_apart),
        cmocka_unit_test(a_text_without_headings_is_one_item),
        cmocka_unit_test(each_heading_is_an_item),
        cmocka_unit_test(a_letter_is_one_item_titled_by_its_subject),
        cmocka_unit_test(agenda_points_are_items_with_their_number),
        cmocka_unit_test(rows_are_closed_by_the_name_of_the_city),
        cmocka_unit_test(attachments_stand_before_the_city),
        cmocka_unit_test(a_row_without_end_is_still_a_row),
        cmocka_unit_test(rows_are_counted_against_what_is_declared),
        cmocka_unit_test(the_view_of_one_city_is_parted_by_titles),
        cmocka_unit_test(a_list_head_without_known_rows_is_text),
        cmocka_unit_test(rows_of_a_table_are_items),
        cmocka_unit_test(every_separator_is_seen),
        cmocka_unit_test(sections_run_on_without_a_column),
        cmocka_unit_test(cells_give_blocks_with_their_place),
        cmocka_unit_test(uneven_rows_are_kept_and_told),
        cmocka_unit_test(many_uneven_rows_are_counted),
        cmocka_unit_test(lines_above_the_header_are_told),
        cmocka_unit_test(a_table_without_rows_is_told),
        cmocka_unit_test(broken_quotes_are_refused_where_they_open),
        cmocka_unit_test(a_table_without_known_columns_is_refused),
        cmocka_unit_test(prose_with_commas_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
