/* input/mail: whose words a mail holds, and which of them are its answer. */
#include <string.h>

#include "support.h"

#define TO "To: els@vraag.example\r\nMIME-Version: 1.0\r\nDate: Tue, 4 Jun 2019 09:05:00 +0200\r\n"
#define FROM(subject)                                                                              \
    "From: Jan Peeters <jan@deinze.be>\r\n" TO "Subject: " subject                                 \
    "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
#define PAGE(subject)                                                                              \
    "From: Jan Peeters <jan@deinze.be>\r\n" TO "Subject: " subject                                 \
    "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
#define NOT_READ "m.eml: aangehaald bericht is niet gelezen als antwoord"
#define ASKED "Op 3 juni 2019 om 14:22 schreef Els Claes <els@vraag.example>"
#define NOTHING_OWN "m.eml: mail bevat zelf geen tekst, enkel een aangehaald bericht\n"

/* Which frequencies the mail gives, in its words, and what is told. */
static void gives(const char *mail, const char *expected, const char *told, int line) {
    struct document *document = read_text("m.eml", mail, "2020-06-30");
    const char *found = "";
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind == FACT_KIND_FREQUENCY)
            found = arena_print(document->arena, "%s%s; ", found,
                                text_words(&document->text, fact->span, document->arena));
    }
    if (strcmp(found, expected) != 0)
        print_error("line %d, text:\n%s\n", line, document->text.bytes);
    assert_string_equal(found, expected);
    assert_told_at(document->messages, told, __FILE__, line);
    document_end(document);
}
#define GIVES(mail, expected, told) gives(mail, expected, told, __LINE__)

static const char *city_of(const char *mail) {
    static char city[40];
    struct document *document = read_text("m.eml", mail, "2020-06-30");
    const char *found = document->items.at[0].city;
    strncpy(city, found == NULL ? "-" : found, sizeof city - 1);
    document_end(document);
    return city;
}

static void what_an_asker_wrote_is_no_answer(void **state) {
    (void)state;
    GIVES(FROM("RE: overleg") "Dat bezorg ik u later.\r\n\r\n" ASKED ":\r\n"
                              "> In Gent komt het lokaal woonoverleg zes keer per jaar samen.\r\n",
          "", NOT_READ ": '" ASKED "'\n");
    GIVES(FROM("RE: overleg") "Ons overleg komt drie keer per jaar samen.\r\n\r\n"
                              "> In Gent komt het zes keer per jaar samen.\r\n",
          "drie keer per jaar; ", NOT_READ "\n");
    GIVES(FROM("overleg") "Ons overleg komt drie keer per jaar samen.\r\n\r\n"
                          "Op 3 juni 2019 om 14:22 schreef Els Claes van de dienst\r\n"
                          "studies <els@vraag.example>:\r\n\r\n"
                          "In Gent komt het zes keer per jaar samen.\r\n",
          "drie keer per jaar; ",
          NOT_READ ": 'Op 3 juni 2019 om 14:22 schreef Els Claes van de dienst studies "
                   "<els@vraag.example>'\n");
}

static void the_head_of_an_earlier_mail_ends_the_answer(void **state) {
    (void)state;
    GIVES(FROM("RE: overleg") "Ons overleg komt drie keer per jaar samen.\r\n\r\n"
                              "Van: Els Claes\r\nVerzonden: maandag 3 juni 2019 14:22\r\n"
                              "Aan: Jan Peeters\r\nOnderwerp: overleg\r\n\r\n"
                              "In Gent komt het overleg zes keer per jaar samen.\r\n",
          "drie keer per jaar; ", NOT_READ ": 'Els Claes'\n");
    GIVES(
        PAGE("RE: overleg") "<p>Ons overleg komt drie keer per jaar samen.</p><div><p><b>Van:</b> "
                            "Els Claes<br><b>Verzonden:</b> 3 juni 2019<br><b>Aan:</b> Jan<br>"
                            "<b>Onderwerp:</b> overleg</p></div><h2>Voorbeeld</h2><p>In Gent komt "
                            "het zes keer per jaar samen.</p><h2>Vraag</h2><p>En bij u?</p>",
        "drie keer per jaar; ", NOT_READ ": 'Els Claes'\n");
}

static void questions_between_answers_are_labels(void **state) {
    (void)state;
    static const char mail[] = FROM("RE: overleg") ASKED
        ":\r\n> 1. Hoe vaak komt het overleg samen? Minstens twee keer per jaar moet.\r\n\r\n"
        "Drie keer per jaar.\r\n\r\n> 2. Wie wordt uitgenodigd, ook het CAW?\r\n\r\n"
        "OCMW Deinze en Wonen-Vlaanderen.\r\n\r\n> Alvast bedankt namens de huurdersbond.\r\n";
    GIVES(mail, "Drie keer per jaar; ", NOT_READ ": '" ASKED "'\n");
    struct document *document = read_text("m.eml", mail, "2020-06-30");
    assert_string_equal(facts_shown(document, FACT_KIND_PARTICIPANT),
                        "OCMW Deinze = ocmw; "
                        "Wonen-Vlaanderen = wonen_vlaanderen Wonen-Vlaanderen; ");
    document_end(document);
}

static void a_quote_of_a_page_is_known_by_its_mark(void **state) {
    (void)state;
#define QUOTE(mark)                                                                                \
    PAGE("RE: overleg")                                                                            \
    "<p>Ons overleg komt drie keer per jaar samen.</p><blockquote " mark                           \
    "><p>In Gent komt het overleg zes keer per jaar samen.</p></blockquote>"
    GIVES(QUOTE("type=cite"), "drie keer per jaar; ", NOT_READ "\n");
    GIVES(QUOTE("class=gmail_quote style='border-left:1px solid'"), "drie keer per jaar; ",
          NOT_READ "\n");
    GIVES(QUOTE("class=gmail_quote style='margin:0 0 0 40px;border:none'"),
          "drie keer per jaar; zes keer per jaar; ", "");
    GIVES(QUOTE(""), "drie keer per jaar; zes keer per jaar; ", "");
}

static void what_is_sent_on_is_content(void **state) {
    (void)state;
#define SENT_ON                                                                                    \
    "Van: Lies Bonte <lies@gent.be>\r\nDatum: 3 juni 2019\r\nAan: Jan Peeters\r\nOnderwerp: RE: "  \
    "overleg\r\n\r\nOns overleg komt zes keer per jaar samen.\r\n\r\n"
#define BEFORE_IT                                                                                  \
    "Van: Els Claes\r\nVerzonden: 1 juni 2019\r\nAan: Lies\r\nOnderwerp: overleg\r\n\r\n"          \
    "In Aalst komt het overleg vijf keer per jaar samen.\r\n"
    GIVES(FROM("FW: overleg") "Zie onder.\r\n\r\n" SENT_ON, "zes keer per jaar; ", "");
    GIVES(FROM("overleg") "-------- Doorgestuurd bericht --------\r\n" SENT_ON,
          "zes keer per jaar; ", "");
    GIVES(FROM("overleg") "Begin doorgestuurd bericht:\r\n\r\n> Van: Lies <lies@gent.be>\r\n> "
                          "Datum: 3 juni 2019\r\n> Aan: Jan\r\n>\r\n> Zes keer per jaar.\r\n",
          "Zes keer per jaar; ", "");
    GIVES(FROM("FW: overleg") "Zie onder.\r\n\r\n" SENT_ON BEFORE_IT, "zes keer per jaar; ",
          NOT_READ ": 'Els Claes'\n");
}

static void what_the_sender_quotes_of_himself_is_content(void **state) {
    (void)state;
    GIVES(FROM("RE: overleg") "Nog eens.\r\n\r\nOp 2 juni 2019 schreef Dienst Wonen "
                              "<wonen@deinze.be>:\r\n> Ons overleg komt drie keer per jaar "
                              "samen.\r\n",
          "drie keer per jaar; ", "");
    GIVES(FROM("RE: overleg") "Zie onder.\r\n\r\n" BEFORE_IT
                              "\r\nVan: Peeters Jan\r\nVerzonden: 30 mei 2019\r\nAan: Els\r\n"
                              "Onderwerp: overleg\r\n\r\nOns overleg is er drie keer per jaar.\r\n",
          "drie keer per jaar; ", NOT_READ ": 'Els Claes'\n");
    GIVES("From: jan@gmail.com\r\n" TO "Subject: RE: x\r\n\r\nLater.\r\n\r\n"
          "Op 2 juni 2019 schreef Els <els@gmail.com>:\r\n> Ons overleg komt zes keer per jaar "
          "samen.\r\n",
          "", NOT_READ ": 'Op 2 juni 2019 schreef Els <els@gmail.com>'\n");
}

static void a_mail_that_is_all_quote_is_told(void **state) {
    (void)state;
    GIVES(FROM("RE: overleg") ASKED ":\r\n> Komt u zes keer per jaar samen?\r\n", "",
          NOT_READ ": '" ASKED "'\n" NOTHING_OWN);
}

static void answers_in_a_quote_are_told(void **state) {
    (void)state;
    GIVES(
        FROM(
            "RE: overleg") "Dag Els, de antwoorden staan hieronder in het blauw.\r\n\r\n" BEFORE_IT,
        "",
        NOT_READ ": 'Els Claes'\nm.eml: antwoorden in een aangehaald bericht zijn niet gelezen; "
                 "bezorg ze zonder dat bericht\n");
    GIVES(FROM("RE: overleg") "Antwoorden tussen de lijnen.\r\n\r\n> Hoe vaak?\r\n\r\n"
                              "Drie keer per jaar.\r\n",
          "Drie keer per jaar; ", NOT_READ "\n");
}

static void text_that_only_looks_quoted_is_the_answer(void **state) {
    (void)state;
    GIVES(FROM("RE: overleg") "In ons verslag van 2018 schreef de dienst:\r\n"
                              "Het overleg komt drie keer per jaar samen.\r\n",
          "drie keer per jaar; ", "");
    GIVES(
        FROM(
            "RE: overleg") "Van: 9 uur\r\nAan: 12 uur\r\nHet overleg is er drie keer per jaar.\r\n",
        "drie keer per jaar; ", "");
}

static void a_quoted_mail_names_no_city(void **state) {
    (void)state;
    assert_string_equal(
        city_of(FROM("RE: overleg") "Later.\r\n\r\n" ASKED
                                    ":\r\n> In stad Gent, zoals stad Gent zegt.\r\n"),
        "Deinze");
}

static void signatures_and_disclaimers_give_nothing(void **state) {
    (void)state;
#define ANSWER "Ons lokaal woonoverleg komt drie keer per jaar samen."
    GIVES(FROM("RE: overleg") ANSWER "\r\n\r\n-- \r\nJan, elke maandag thuis\r\n",
          "drie keer per jaar; ", "");
    GIVES(FROM("RE: overleg") ANSWER "\r\n\r\nDeze disclaimer wordt elke maand nagekeken.\r\n",
          "drie keer per jaar; ", "");
    GIVES(PAGE("RE: overleg") "<p>" ANSWER "</p><div class=gmail_signature><table><tr><td>Jan</td>"
                              "<td>elke maandag thuis</td></tr></table></div>",
          "drie keer per jaar; ", "");
    GIVES(PAGE("RE: overleg") "<p>Dag Els</p><div id=Signature><p>Jan, elke maandag thuis</p></div>"
                              "<p>" ANSWER "</p>",
          "drie keer per jaar; ", "");
    assert_string_equal(city_of("From: jan@post.example\r\n" TO "Subject: overleg\r\n\r\n" ANSWER
                                "\r\n\r\n-- \r\nStad Deinze, 9800 Deinze\r\n"),
                        "Deinze");
}

static void what_is_all_signature_is_the_answer(void **state) {
    (void)state;
    GIVES(PAGE("RE: overleg") "<div id=Signature><p>" ANSWER "</p></div>", "drie keer per jaar; ",
          "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_an_asker_wrote_is_no_answer),
        cmocka_unit_test(the_head_of_an_earlier_mail_ends_the_answer),
        cmocka_unit_test(questions_between_answers_are_labels),
        cmocka_unit_test(a_quote_of_a_page_is_known_by_its_mark),
        cmocka_unit_test(what_is_sent_on_is_content),
        cmocka_unit_test(what_the_sender_quotes_of_himself_is_content),
        cmocka_unit_test(a_mail_that_is_all_quote_is_told),
        cmocka_unit_test(answers_in_a_quote_are_told),
        cmocka_unit_test(text_that_only_looks_quoted_is_the_answer),
        cmocka_unit_test(a_quoted_mail_names_no_city),
        cmocka_unit_test(signatures_and_disclaimers_give_nothing),
        cmocka_unit_test(what_is_all_signature_is_the_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
