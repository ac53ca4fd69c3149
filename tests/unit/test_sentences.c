/* rules/engine/sentences and bodies: where sentences end, what introduces what, which body a place
 * in the text is about. */
#include <string.h>

#include "rules/engine/bodies.h"
#include "rules/engine/extractors.h"
#include "support.h"

/* The whole text as one item, split into sentences and searched for bodies. */
struct reader {
    struct document *document;
    struct reading reading;
};

static struct reader read(const char *text) {
    struct document *document = read_text("x", text, "2020-06-30");
    struct reader reader = {document,
                            {.rules = real_rules(),
                             .matcher = matcher_new(),
                             .document = document,
                             .item = 0,
                             .arena = document->arena}};
    assert_int_equal(document->items.count, 1);
    sentences_split(&reader.reading);
    bodies_find(&reader.reading);
    return reader;
}

static void end(struct reader *reader) {
    matcher_end(reader->reading.matcher);
    document_end(reader->document);
}

static void assert_sentences(const char *text, const char *expected) {
    struct reader reader = read(text);
    const char *shown = "";
    for (size_t i = 0; i < reader.reading.sentences.count; i++)
        shown = arena_print(reader.document->arena, "%s%s%s", shown, i == 0 ? "" : "|",
                            text_words(&reader.document->text, reader.reading.sentences.at[i].span,
                                       reader.document->arena));
    assert_string_equal(shown, expected);
    end(&reader);
}

static void a_full_stop_before_a_capital_ends_a_sentence(void **state) {
    (void)state;
    assert_sentences("De raad komt samen. Het overleg ook! Komt de stuurgroep? Ja.\n",
                     "De raad komt samen.|Het overleg ook!|Komt de stuurgroep?|Ja.");
}

static void an_abbreviation_a_number_or_an_initial_ends_none(void **state) {
    (void)state;
    assert_sentences("De raad, o.a. Wonen, komt om 9.30 uur en cf. Artikel 2 samen.\n",
                     "De raad, o.a. Wonen, komt om 9.30 uur en cf. Artikel 2 samen.");
    assert_sentences("De raad van ca. 20 leden en resp. Tien waarnemers.\n",
                     "De raad van ca. 20 leden en resp. Tien waarnemers.");
}

static void a_cell_hangs_on_the_name_of_its_column(void **state) {
    (void)state;
    struct reader reader = read("Dit is ons overzicht, zoals het er in mei uitzag.\n\n"
                                "Overleg\tDeelnemers\tFrequentie\n"
                                "Woonraad\tde politie\tad hoc\nStuurgroep\t\tmaandelijks\n\n"
                                "Wie er niet in staat, komt er later bij. We werken eraan.\n\n"
                                "Het kan dus nog veranderen, en dat zal het ook.\n");
    const struct sentence *sentences = reader.reading.sentences.at;
    assert_int_equal(reader.reading.sentences.count, 12);
    assert_true(sentences[9].intro == NO_SENTENCE);
    assert_true(sentences[2].is_label && sentences[3].is_label);
    assert_int_equal(sentences[5].intro, 2);
    assert_int_equal(sentences[6].intro, 3);
    assert_int_equal(sentences[8].intro, 3);
    assert_string_equal(facts_shown(reader.document, FACT_KIND_PARTICIPANT), "politie = politie; ");
    end(&reader);
    assert_sentences("Hier staat wie er was.\n\nNaam\tLeden\tE-mail\nEls\tCAW\tels@caw.be\n\n"
                     "Het was druk in de zaal.\n\nTot de volgende keer dan maar.\n",
                     "Hier staat wie er was.|Naam Leden E-mail|Els CAW els@caw.be|"
                     "Het was druk in de zaal.|Tot de volgende keer dan maar.");
}

static void an_entry_of_a_list_hangs_on_what_introduces_it(void **state) {
    (void)state;
    struct reader reader = read("De raad bestaat.\n\nLeden van de raad:\n- een\n- twee\n");
    assert_int_equal(reader.reading.sentences.count, 4);
    assert_true(reader.reading.sentences.at[1].is_label);
    assert_int_equal(reader.reading.sentences.at[2].intro, 1);
    assert_int_equal(reader.reading.sentences.at[3].intro, 1);
    assert_true(reader.reading.sentences.at[0].intro == NO_SENTENCE);
    end(&reader);
}

static void a_sentence_is_found_by_offset(void **state) {
    (void)state;
    struct reader reader = read("De raad komt. Het overleg ook.\n");
    assert_int_equal(sentence_at(&reader.reading, 0), 0);
    assert_int_equal(sentence_at(&reader.reading, 13), 0);
    assert_int_equal(sentence_at(&reader.reading, 14), 1);
    assert_int_equal(sentence_at(&reader.reading, 9999), 1);
    end(&reader);
}

static void no_sentence_is_longer_than_its_bound(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char *text = arena_take(arena, 20001);
    for (size_t i = 0; i < 20000; i += 5) memcpy(text + i, "\xc3\xa9\x61\x62 ", 5);
    struct reader reader = read(text);
    for (size_t i = 0; i < reader.reading.sentences.count; i++) {
        struct span span = reader.reading.sentences.at[i].span;
        assert_true(span_length(span) <= 2003);
        assert_int_equal(utf8_fault(text + span.start, span_length(span)), span_length(span));
    }
    end(&reader);
    arena_end(arena);
}

/* The sentences of the facts, in their order. */
static void assert_fact_sentences(const char *text, const char *expected) {
    struct document *document = read_text("x", text, "2020-06-30");
    const char *shown = "";
    for (size_t i = 0; i < document->facts.count; i++)
        shown = arena_print(
            document->arena, "%s%s%s", shown, i == 0 ? "" : "|",
            text_words(&document->text, document->facts.at[i].sentence, document->arena));
    assert_string_equal(shown, expected);
    document_end(document);
}

static void a_fact_knows_the_sentence_it_stands_in(void **state) {
    (void)state;
    assert_fact_sentences("We zijn er. Het lokaal woonoverleg komt maandelijks samen! Tot dan.\n",
                          "Het lokaal woonoverleg komt maandelijks samen!");
    assert_fact_sentences(
        "In het lokaal woonoverleg zetelen deze leden:\n- de huurdersbond\n- het OCMW van hier\n",
        "de huurdersbond|het OCMW van hier");
    assert_fact_sentences("Dit is ons overzicht, zoals het er in de zaal hangt.\n\n"
                          "Overleg\tDeelnemers\tFrequentie\nStuurgroep\tOCMW\telke maand\n",
                          "Deelnemers: OCMW|Frequentie: elke maand");
}

/* The kind of body that the word is about; "-" for none. */
static void assert_about(const char *text, const char *word, const char *kind) {
    struct reader reader = read(text);
    size_t start =
        (size_t)(strstr(reader.document->text.bytes, word) - reader.document->text.bytes);
    const struct body_mention *about =
        bodies_about(&reader.reading, (struct span){start, start + strlen(word)});
    assert_string_equal(about == NULL ? "-" : about->kind->id, kind);
    end(&reader);
}

static void a_place_is_about_the_nearest_body_before_it(void **state) {
    (void)state;
    static const char text[] =
        "Het lokaal woonoverleg komt maandelijks samen en de stuurgroep jaarlijks.\n";
    assert_about(text, "maandelijks", "lokaal_woonoverleg");
    assert_about(text, "jaarlijks.", "stuurgroep");
}

static void else_about_the_one_behind_it_in_the_sentence(void **state) {
    (void)state;
    assert_about("Maandelijks komt de stuurgroep samen.\n", "Maandelijks", "stuurgroep");
}

static void else_about_the_last_one_before_the_sentence(void **state) {
    (void)state;
    assert_about("De stuurgroep leidt. Ze komt maandelijks samen.\n", "maandelijks", "stuurgroep");
}

static void without_any_body_about_none(void **state) {
    (void)state;
    assert_about("We komen maandelijks samen.\n", "maandelijks", "-");
}

static void titles_have_their_kind(void **state) {
    (void)state;
    struct matcher *matcher = matcher_new();
    static const struct {
        const char *title, *kind;
    } titles[] = {
        {"Lokaal woonoverleg", "lokaal_woonoverleg"}, {"LWO", "lokaal_woonoverleg"},
        {"Lokale woonraad", "lokale_woonraad"},       {"Stuurgroep", "stuurgroep"},
        {"Werkgroep leegstand", "werkgroep"},         {"Overleg andere actoren", "ander_overleg"}};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const struct body_kind *kind =
            bodies_kind_of(real_rules()->bodies, matcher, titles[i].title);
        assert_non_null(kind);
        assert_string_equal(kind->id, titles[i].kind);
    }
    assert_null(bodies_kind_of(real_rules()->bodies, matcher, "Fietspaden"));
    assert_null(bodies_kind_of(real_rules()->bodies, matcher, ""));
    assert_null(bodies_kind(real_rules()->bodies, "geen_soort"));
    matcher_end(matcher);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_stop_before_a_capital_ends_a_sentence),
        cmocka_unit_test(an_abbreviation_a_number_or_an_initial_ends_none),
        cmocka_unit_test(a_cell_hangs_on_the_name_of_its_column),
        cmocka_unit_test(an_entry_of_a_list_hangs_on_what_introduces_it),
        cmocka_unit_test(a_sentence_is_found_by_offset),
        cmocka_unit_test(no_sentence_is_longer_than_its_bound),
        cmocka_unit_test(a_fact_knows_the_sentence_it_stands_in),
        cmocka_unit_test(a_place_is_about_the_nearest_body_before_it),
        cmocka_unit_test(else_about_the_one_behind_it_in_the_sentence),
        cmocka_unit_test(else_about_the_last_one_before_the_sentence),
        cmocka_unit_test(without_any_body_about_none),
        cmocka_unit_test(titles_have_their_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
