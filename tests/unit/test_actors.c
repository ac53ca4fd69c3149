/* Participants: parties that the text names as taking part, not every mention of one. */
#include <string.h>

#include "rules/engine/actors.h"
#include "support.h"

static void parties_in_a_sentence_of_members_count(void **state) {
    (void)state;
    assert_facts(FACT_KIND_PARTICIPANT,
                 "Aan het overleg nemen het OCMW, de politie en Wonen-Vlaanderen deel.\n",
                 "OCMW = ocmw; politie = politie; "
                 "Wonen-Vlaanderen = wonen_vlaanderen Wonen-Vlaanderen; ");
}

static void entries_of_a_list_of_members_count(void **state) {
    (void)state;
    assert_facts(FACT_KIND_PARTICIPANT,
                 "Leden van het lokaal woonoverleg:\n"
                 "- de schepen van wonen\n"
                 "- het OCMW\n"
                 "- de huurdersbond\n",
                 "schepen van wonen = schepen_mandataris; OCMW = ocmw; "
                 "huurdersbond = huurdersbond; ");
}

static void attendance_has_its_state(void **state) {
    (void)state;
    assert_facts(FACT_KIND_PARTICIPANT,
                 "Verslag lokaal woonoverleg\n\n"
                 "Aanwezig:\n- het OCMW\n\n"
                 "Verontschuldigd:\n- de politie\n\n"
                 "Afwezig:\n- de huurdersbond\n",
                 "OCMW = ocmw aanwezig; politie = politie verontschuldigd; "
                 "huurdersbond = huurdersbond afwezig; ");
}

static void a_mere_mention_is_no_participant(void **state) {
    (void)state;
    static const char *const texts[] = {
        "De huurder kan bij de politie klacht indienen.\n",
        "Een formulier vindt u op de website van het OCMW.\n",
        "De huur wordt betaald aan de sociale huisvestingsmaatschappij.\n", "x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_facts(FACT_KIND_PARTICIPANT, texts[i], "");
}

static void persons_names_stay_out_of_the_words(void **state) {
    (void)state;
    struct document *document =
        read_text("x", "Aanwezig: Jan Peeters (OCMW), An De Smet (politie).\n", "2020-06-30");
    for (size_t i = 0; i < document->facts.count; i++) {
        const char *words = text_copy(&document->text, document->facts.at[i].span, document->arena);
        assert_null(strstr(words, "Peeters"));
        assert_null(strstr(words, "Smet"));
    }
    document_end(document);
}

static void types_of_the_contract_are_known_others_not(void **state) {
    (void)state;
    static const char *const codes[] = {"schepen_mandataris",
                                        "stadsdienst",
                                        "ocmw",
                                        "shm",
                                        "svk",
                                        "woonmaatschappij",
                                        "wonen_vlaanderen",
                                        "wooninspectie",
                                        "vmsw",
                                        "vlaams_woningfonds",
                                        "provincie",
                                        "igs",
                                        "caw",
                                        "welzijn",
                                        "huurdersbond",
                                        "samenlevingsopbouw",
                                        "armoedevereniging",
                                        "meldpunt_discriminatie",
                                        "woonwagenwerk",
                                        "eigenaars_immo",
                                        "bouwsector",
                                        "politie",
                                        "onderwijs",
                                        "energie",
                                        "zorg",
                                        "adviesraad_bewoners",
                                        "overig"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_non_null(actors_type(real_rules()->actors, codes[i]));
    assert_null(actors_type(real_rules()->actors, "brandweer"));
    assert_null(actors_type(real_rules()->actors, ""));
}

static void a_numbered_title_labels_what_is_below_it(void **state) {
    (void)state;
    assert_facts(FACT_KIND_PARTICIPANT,
                 "1. Naam\nLokaal woonoverleg Gent\n\n2. Vaste leden\nHuurdersbond; politie\n",
                 "Huurdersbond = huurdersbond; politie = politie; ");
    assert_facts(FACT_KIND_PARTICIPANT,
                 "Reglement lokaal woonoverleg\n\nArt. 2. Leden\n§1. Stemgerechtigd zijn: de "
                 "Huurdersbond en de politie.\n",
                 "Huurdersbond = huurdersbond; politie = politie; ");
}

static void what_is_asked_in_vain_is_not_so(void **state) {
    (void)state;
    assert_facts(FACT_KIND_PARTICIPANT,
                 "Lokaal woonoverleg\n\nNeemt de huurdersbond deel? Nee\nNeemt het OCMW deel? Ja\n"
                 "Nodigt u het CAW uit op het overleg?\n- Neen, nog niet.\n",
                 "OCMW = ocmw; ");
    assert_facts(FACT_KIND_TOPIC,
                 "Bespreekt het lokaal woonoverleg de wachtlijsten? Nee.\n"
                 "Bespreekt het lokaal woonoverleg de kerncijfers van de woningmarkt? Ja.\n",
                 "kerncijfers van de woningmarkt = kerncijfers_woningmarkt besproken; ");
}

static void an_address_names_no_party(void **state) {
    (void)state;
    assert_facts(
        FACT_KIND_PARTICIPANT,
        "Aanwezig: Marc Peeters (marc@dijledal.be), OCMW, zie ook www.huurdersbond.be; CAW.\n",
        "OCMW = ocmw aanwezig; CAW = caw aanwezig; ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parties_in_a_sentence_of_members_count),
        cmocka_unit_test(entries_of_a_list_of_members_count),
        cmocka_unit_test(attendance_has_its_state),
        cmocka_unit_test(a_mere_mention_is_no_participant),
        cmocka_unit_test(persons_names_stay_out_of_the_words),
        cmocka_unit_test(a_numbered_title_labels_what_is_below_it),
        cmocka_unit_test(what_is_asked_in_vain_is_not_so),
        cmocka_unit_test(an_address_names_no_party),
        cmocka_unit_test(types_of_the_contract_are_known_others_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
