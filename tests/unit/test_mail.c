/* input/mail: what text a mail becomes, which parts it has, and what is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/reader.h"

static const char *heads[] = {"Van", "Aan", "Datum"}, *subjects[] = {"Onderwerp"};
static const struct source_words source_words = {.mail_heads = {heads, 3, 0},
                                                 .subjects = {subjects, 1, 0}};

#define HEAD                                                                                       \
    "From: =?utf-8?Q?H=C3=A9l=C3=A8ne?= <helene@deinze.be>\r\nTo: wonen@vlaanderen.example\r\n"    \
    "Date: Tue, 4 Jun 2019 09:05:00 +0200\r\nSubject: Overleg\r\n wonen\r\nMIME-Version: 1.0\r\n"
#define SHOWN                                                                                      \
    "Van: H\u00e9l\u00e8ne <helene@deinze.be>\nAan: wonen@vlaanderen.example\n"                    \
    "Datum: 4 juni 2019 09:05\nOnderwerp: Overleg wonen\n"
#define MIXED HEAD "Content-Type: multipart/mixed; boundary=\"g\"\r\n\r\n"

static struct document *read_mail(const char *bytes, size_t length) {
    struct document *document = document_new("m.eml", "m.eml");
    reader_read(document, bytes, length, &source_words);
    return document;
}

static char *parts_shown(const struct document *document) {
    char *shown = arena_copy(document->arena, "", 0);
    for (size_t i = 0; i < document->parts.count; i++)
        shown = arena_print(document->arena, "%s%s=%.*s;", shown, document->parts.at[i].name,
                            (int)document->parts.at[i].length, document->parts.at[i].bytes);
    return shown;
}

#define QUOTED "aangehaald bericht is niet gelezen als antwoord"

/* message is NULL for a mail of which nothing is told; a quoted mail is no loss. */
static void gives(const char *mail, size_t length, const char *text, const char *parts,
                  const char *message) {
    struct document *document = read_mail(mail, length);
    assert_string_equal(document->format, "mail");
    assert_string_equal(document->text.bytes, text);
    assert_string_equal(parts_shown(document), parts);
    assert_int_equal(document->messages->entries.count, message != NULL);
    if (message != NULL) assert_string_equal(document->messages->entries.at[0].message, message);
    assert_int_equal(document->status, message != NULL && strcmp(message, QUOTED) != 0
                                           ? DOCUMENT_STATUS_PARTIAL
                                           : DOCUMENT_STATUS_READ);
    document_end(document);
}

#define GIVES(mail, text, parts, message) gives(mail, sizeof(mail) - 1, text, parts, message)

static void a_mail_is_its_head_and_body(void **state) {
    (void)state;
    GIVES(HEAD "Content-Type: text/plain; charset=utf-8\r\n"
               "Content-Transfer-Encoding: quoted-printable\r\n\r\nWe komen =\r\ndrie keer "
               "samen in het caf=C3=A9.\r\n",
          SHOWN "\nWe komen drie keer samen in het caf\u00e9.\n", "", NULL);
    struct document *document = read_mail(HEAD "\r\nTekst.\r\n", strlen(HEAD "\r\nTekst.\r\n"));
    assert_int_equal(document->items.count, 1);
    assert_string_equal(document->items.at[0].title_text, "Overleg wonen");
    assert_string_equal(document->items.at[0].place, "tekst van de mail");
    assert_string_equal(document->hint, "Overleg wonen deinze.be");
    document_end(document);
}

static void charsets_are_undone(void **state) {
    (void)state;
    GIVES(HEAD "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n\x80 5 per caf\xE9\r\n",
          SHOWN "\n\u20ac 5 per caf\u00e9\n", "", NULL);
    GIVES(HEAD "\r\ncaf\xE9 \x96 bar\r\n", SHOWN "\ncaf\u00e9 \u2013 bar\n", "", NULL);
    GIVES(HEAD "Content-Type: text/plain; charset=utf-8\r\n\r\ncaf\xE9 bar\r\n",
          SHOWN "\ncaf\uFFFD bar\n", "",
          "1 tekens van de mail zijn geen geldig utf-8 en staan nu als U+FFFD");
    GIVES(HEAD "Content-Type: text/plain; charset=\"UTF-8//IGNORE\"\r\n\r\nx\r\n", SHOWN "\nx\n",
          "", "tekenset 'UTF-8//IGNORE' van de mail is onbekend");
}

static void flowed_lines_are_whole_and_quotes_plain(void **state) {
    (void)state;
    GIVES(HEAD "Content-Type: text/plain; format=flowed\r\n\r\nElk kwartaal \r\nkomen we "
               "samen.\r\n> Hoe vaak \r\n> is dat?\r\n",
          SHOWN "\nElk kwartaal komen we samen.\n\nHoe vaak is dat?\n", "", QUOTED);
    GIVES(HEAD "\r\nJa.\r\n\r\n> > Ook in juli?\r\n>> Dat is niet nodig.\r\n> Goed.\r\n",
          SHOWN "\nJa.\n\nOok in juli?\nDat is niet nodig.\n\nGoed.\n", "", QUOTED);
}

static void headings_in_quotes_head_nothing(void **state) {
    (void)state;
    static const char mail[] = HEAD "\r\nDrie keer per jaar.\r\n\r\n> Frequentie\r\n>\r\n> Hoe "
                                    "vaak komt uw overleg samen, en wie "
                                    "roept het bijeen?\r\n>\r\n> Deelnemers\r\n>\r\n> Wie is er "
                                    "allemaal bij, en wie krijgt enkel "
                                    "het verslag?\r\n";
    struct document *document = read_mail(mail, sizeof mail - 1);
    assert_int_equal(document->items.count, 1);
    assert_string_equal(document->items.at[0].title_text, "Overleg wonen");
    document_end(document);
}

static void the_plain_alternative_goes_first(void **state) {
    (void)state;
#define ALTERNATIVE(plain)                                                                         \
    HEAD "Content-Type: multipart/alternative; boundary=g\r\n\r\n--g\r\n\r\n" plain                \
         "\r\n--g\r\nContent-Type: text/html\r\n\r\n<style>p {color: red}</style><p>Het overleg "  \
         "komt drie keer per jaar samen in het stadhuis.</p>\r\n--g--\r\n"
    GIVES(ALTERNATIVE("Het overleg komt drie keer samen."),
          SHOWN "\nHet overleg komt drie keer samen.\n", "", NULL);
    GIVES(ALTERNATIVE("Zie HTML."),
          SHOWN "\nHet overleg komt drie keer per jaar samen in het stadhuis.\n", "", NULL);
}

static void attachments_are_parts(void **state) {
    (void)state;
    GIVES(MIXED "--g\r\n\r\nZie bijlage.\r\n"
                "--g\r\nContent-Type: text/csv\r\nContent-Disposition: attachment;\r\n"
                " filename*=utf-8''verslag%20%C3%A9%C3%A9n.csv\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\nYTti\r\n"
                "--g\r\nContent-Type: text/csv; name=\"../map/verslag.csv\"\r\n"
                "Content-Disposition: attachment\r\n\r\nc\r\n"
                "--g\r\nContent-Type: text/csv; name=\"verslag.csv\"\r\n\r\nd\r\n"
                "--g\r\nContent-Type: application/pdf\r\n\r\ne\r\n--g--\r\n",
          SHOWN "\nZie bijlage.\n",
          "verslag \u00e9\u00e9n.csv=a;b;verslag.csv=c;verslag (2).csv=d;bijlage 1.pdf=e;", NULL);
}

static void a_mail_in_a_mail_is_a_part(void **state) {
    (void)state;
    GIVES(MIXED "--g\r\n\r\nZie onder.\r\n--g\r\nContent-Type: message/rfc822\r\n\r\n"
                "Subject: Vraag: 2/3\r\n\r\nHoe vaak?\r\n--g--\r\n",
          SHOWN "\nZie onder.\n", "Vraag 2 3.eml=Subject: Vraag: 2/3\n\nHoe vaak?;", NULL);
}

static void small_pictures_and_signatures_are_passed_over(void **state) {
    (void)state;
    GIVES(MIXED "--g\r\n\r\nTekst.\r\n"
                "--g\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\n\r\nx\r\n"
                "--g\r\nContent-Type: image/png; name=scan.png\r\n"
                "Content-Disposition: attachment\r\n\r\ny\r\n"
                "--g\r\nContent-Type: application/pgp-signature\r\n\r\nz\r\n--g--\r\n",
          SHOWN "\nTekst.\n", "scan.png=y;", NULL);
}

static void what_is_lost_is_told(void **state) {
    (void)state;
    GIVES(MIXED "geen grens\r\n", SHOWN "\ngeen grens\n", "",
          "mail is beschadigd: de grens tussen haar onderdelen ontbreekt");
    GIVES(HEAD "Content-Type: multipart/encrypted; boundary=g\r\n\r\n--g\r\n\r\nx\r\n--g--\r\n",
          SHOWN, "", "mail is versleuteld; bezorg de tekst zelf");
    GIVES(HEAD "Content-Type: application/pkcs7-mime\r\n\r\nx\r\n", SHOWN, "",
          "mail is versleuteld of verzegeld (S/MIME); bezorg de tekst zelf");
    GIVES("From a@b.be Tue Jun  4 09:05:00 2019\r\n" HEAD "\r\nEerste.\r\n\r\nFrom a@b.be\r\n" HEAD
          "\r\nTweede.\r\n",
          SHOWN "\nEerste.\n", "",
          "is een postvak met meer dan \u00e9\u00e9n mail; enkel de eerste is gelezen");
}

static void a_saved_page_is_the_page(void **state) {
    (void)state;
    static const char page[] = "From: <Saved by Blink>\r\nSubject: Woonoverleg\r\n"
                               "MIME-Version: 1.0\r\nContent-Type: multipart/related; "
                               "boundary=g\r\n\r\n--g\r\nContent-Type: text/html\r\n\r\n"
                               "<p>Twee keer per jaar.</p>\r\n--g\r\nContent-Type: text/css"
                               "\r\n\r\np{}\r\n--g--\r\n";
    struct document *document = read_mail(page, sizeof page - 1);
    assert_string_equal(document->format, "mht");
    assert_string_equal(document->text.bytes, "Twee keer per jaar.\n");
    assert_int_equal(document->parts.count, 0);
    document_end(document);
}

static void frames_of_a_saved_page_are_read(void **state) {
    (void)state;
    static const char page[] =
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.deinze.be/wonen\r\n"
        "Subject: Overleg\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=g\r\n"
        "\r\n--g\r\nContent-Type: text/html\r\n\r\n<p>Zie het kader.</p>\r\n"
        "--g\r\nContent-Type: text/html\r\nContent-ID: <1>\r\n\r\n<p>Twee keer per jaar.</p>\r\n"
        "--g\r\nContent-Type: text/html; name=h.htm\r\n\r\n<div "
        "style='mso-element:header'>Kop</div>"
        "\r\n--g\r\nContent-Type: text/plain\r\n\r\nMet het OCMW.\r\n"
        "--g\r\nContent-Type: text/css\r\n\r\np{}\r\n--g--\r\n";
    struct document *document = read_mail(page, sizeof page - 1);
    assert_string_equal(document->text.bytes,
                        "Zie het kader.\n\nTwee keer per jaar.\n\nMet het OCMW.\n");
    assert_string_equal(document->hint, "Overleg www.deinze.be");
    assert_int_equal(document->parts.count, 0);
    assert_int_equal(document->messages->entries.count, 0);
    document_end(document);
}

static void nesting_and_numbers_have_an_end(void **state) {
    (void)state;
    enum { DEEP = 3000 };
    struct arena *arena = arena_new();
    char *mail = arena_take(arena, sizeof HEAD + DEEP * 80), *at = mail;
    at += strlen(strcpy(at, HEAD));
    for (int i = 0; i < DEEP; i++)
        at += strlen(strcpy(at, arena_print(arena,
                                            "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n"
                                            "--b%d\r\n",
                                            i, i)));
    struct document *document = read_mail(mail, (size_t)(at - mail));
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    document_end(document);
    arena_end(arena);
}

static void text_that_looks_like_a_mail_stays_text(void **state) {
    (void)state;
    static const char copy[] = "From: Jan\nSent: 3 juni 2019\nSubject: Overleg\n\nJaarlijks.\n";
    struct document *document = document_new("a.txt", NULL);
    reader_read(document, copy, sizeof copy - 1, &source_words);
    assert_string_equal(document->format, "text");
    document_end(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_is_its_head_and_body),
        cmocka_unit_test(charsets_are_undone),
        cmocka_unit_test(flowed_lines_are_whole_and_quotes_plain),
        cmocka_unit_test(headings_in_quotes_head_nothing),
        cmocka_unit_test(the_plain_alternative_goes_first),
        cmocka_unit_test(attachments_are_parts),
        cmocka_unit_test(a_mail_in_a_mail_is_a_part),
        cmocka_unit_test(small_pictures_and_signatures_are_passed_over),
        cmocka_unit_test(what_is_lost_is_told),
        cmocka_unit_test(a_saved_page_is_the_page),
        cmocka_unit_test(frames_of_a_saved_page_are_read),
        cmocka_unit_test(nesting_and_numbers_have_an_end),
        cmocka_unit_test(text_that_looks_like_a_mail_stays_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
