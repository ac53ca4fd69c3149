/* rules/engine/rulebook: a folder is loaded whole or refused whole, with every fault told. */
#include <string.h>

#include "rules/engine/checks.h"
#include "rules/engine/cities.h"
#include "support.h"

static const char no_macros[] = "leeg: \"niets\"\n";

static void the_real_rules_load(void **state) {
    (void)state;
    const struct rulebook *rules = real_rules();
    assert_int_equal(strlen(rules->fingerprint), 64);
    assert_int_equal(strspn(rules->fingerprint, "0123456789abcdef"), 64);
    assert_true(rules->examples.count > 0);
    assert_true(rules->cities->cities.count > 285);
}

static void the_fingerprint_is_of_the_bytes_not_of_the_folder(void **state) {
    struct support *support = *state;
    const char *folder = rules_with(support, ".verborgen.yaml", "a: 1\n");
    struct rulebook *same = rulebook_load(folder, support->diag);
    assert_non_null(same);
    assert_string_equal(same->fingerprint, real_rules()->fingerprint);
    rulebook_end(same);
    FILE *sources = fopen(support_path(support, "rules/sources.yaml"), "ab");
    assert_non_null(sources);
    fputs("# een woord meer\n", sources);
    fclose(sources);
    struct rulebook *other = rulebook_load(folder, support->diag);
    assert_non_null(other);
    assert_string_not_equal(other->fingerprint, real_rules()->fingerprint);
    rulebook_end(other);
    assert_told(support->diag, "");
}

static void a_folder_that_is_not_there_is_told(void **state) {
    struct support *support = *state;
    assert_null(rulebook_load("geen-map", support->diag));
    assert_null(rulebook_load("Makefile", support->diag));
    assert_told(support->diag,
                "geen-map: regelmap kan niet gelezen worden: bestaat niet\n"
                "Makefile: regelmap kan niet gelezen worden: een deel van het pad is geen map\n");
}

static void a_missing_file_is_told(void **state) {
    assert_refused(*state, "checks.yaml", NULL,
                   "checks.yaml: kan niet gelezen worden: bestaat niet\n");
}

static void a_rule_file_that_nobody_loads_is_told(void **state) {
    struct support *support = *state;
    rules_with(support, "thema.yml", "a: 1\n");
    assert_refused(support, "LEESMIJ.md", "vrij\n", "thema.yml: onbekend regelbestand\n");
}

static void faults_of_all_files_are_told_in_one_run(void **state) {
    struct support *support = *state;
    rules_with(support, "cities.yaml",
               "cities:\n  - name: Gent\n    aliases: Gand\n  - nis: []\nlichamen: []\n");
    rules_with(support, "dates.yaml",
               "months: []\nseasons: []\nrefuse: ['(']\nrules:\n"
               "  - id: jaar\n    serves: x\n    patterns: ['<<eeuw>>']\n    examples: []\n"
               "    patern: x\n");
    assert_refused(support, "regulations.yaml", "regimes: [\n",
                   "cities.yaml:3:14: 'aliases' hoort een lijst te zijn\n"
                   "cities.yaml:4:5: 'name' ontbreekt\n"
                   "cities.yaml:1:1: 'bodies' ontbreekt\n"
                   "cities.yaml:5:1: onbekende sleutel 'lichamen'\n"
                   "dates.yaml:3:11: patroon fout bij '(': missing closing parenthesis\n"
                   "dates.yaml:7:17: onbekende macro '<<eeuw>>'\n"
                   "dates.yaml:9:5: onbekende sleutel 'patern'\n"
                   "regulations.yaml:2:1: geen geldige YAML: did not find expected node content, "
                   "while parsing a flow node\n");
}

static void examples_of_the_wrong_make_are_told(void **state) {
    assert_refused(*state, "dates.yaml",
                   "months: []\nseasons: []\nrefuse: [x]\nrules:\n"
                   "  - id: jaar\n    serves: x\n    patterns: [x]\n    examples:\n"
                   "      - {gives: {a: b}}\n"
                   "      - {text: a}\n"
                   "      - {text: a, gives: [b]}\n"
                   "      - {text: a, gives: {b: [c]}}\n"
                   "      - {text: a, gives: {}, geeft: {}}\n"
                   "      - a\n",
                   "dates.yaml:9:9: 'text' ontbreekt\n"
                   "dates.yaml:10:9: 'gives' ontbreekt\n"
                   "dates.yaml:11:26: hier horen sleutels met waarden\n"
                   "dates.yaml:12:30: hier hoort een tekst\n"
                   "dates.yaml:13:30: onbekende sleutel 'geeft'\n"
                   "dates.yaml:14:9: hier horen sleutels met waarden\n");
}

static void rules_without_examples_are_told(void **state) {
    assert_refused(*state, "dates.yaml",
                   "months: []\nseasons: []\nrefuse: [x]\nrules:\n"
                   "  - {id: jaar, serves: x, patterns: [x]}\n"
                   "  - jaar\n",
                   "dates.yaml:5:5: 'examples' ontbreekt\n"
                   "dates.yaml:6:5: hier horen sleutels met waarden\n");
}

static void a_broken_file_does_not_hide_the_others(void **state) {
    struct support *support = *state;
    rules_with(support, "macros.yaml", no_macros);
    rules_with(support, "cities.yaml", "");
    struct diag *diag = support->diag;
    assert_null(rulebook_load(rules_with(support, "checks.yaml", "checks: x\n"), diag));
    bool macros = false, cities = false, checks = false;
    for (size_t i = 0; i < diag->entries.count; i++) {
        const struct diag_entry *entry = &diag->entries.at[i];
        macros = macros || strncmp(entry->message, "onbekende macro", 15) == 0;
        cities = cities || strcmp(entry->message, "bestand is leeg") == 0;
        checks = checks || strcmp(entry->message, "'checks' hoort een lijst te zijn") == 0;
    }
    assert_true(macros && cities && checks);
}

static void faults_of_checks_are_told(void **state) {
    struct support *support = *state;
    char *text = arena_print(support->arena, "checks:\n"
                                             "  - {id: a, label: b, weight: zwaar, message: c}\n"
                                             "  - {id: a, label: b, weight: unknown, message: c}\n"
                                             "  - {id: d, label: b, weight: breach}\n"
                                             "  - {id: e, label: b, weight: quality, message: "
                                             "'{stad} {stda}', mesage: x}\n");
    static const char *const needed[] = {"frequentie",
                                         "frequentie_vaag",
                                         "frequentie_geen_opgave",
                                         "thema_ontbreekt",
                                         "thema_enkel_plicht",
                                         "frequentie_tegenspraak",
                                         "themas_geen_opgave",
                                         "genodigde_ontbreekt",
                                         "genodigden_geen_opgave",
                                         "geen_inzending",
                                         "aantal_rijen",
                                         "regel_niet_bevestigd",
                                         "dubbel",
                                         "dubbelzinnig",
                                         "onmogelijke_datum",
                                         "oude_tekst",
                                         "zonder_stad",
                                         "correctie_nazien"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        text =
            arena_print(support->arena, "%s  - {id: %s, label: x, weight: quality, message: y}\n",
                        text, needed[i]);
    assert_refused(support, "checks.yaml", text,
                   "checks.yaml:2:31: 'zwaar' is geen waarde van weight\n"
                   "checks.yaml:3:10: 'a' staat er tweemaal\n"
                   "checks.yaml:4:5: 'message' ontbreekt\n"
                   "checks.yaml:5:49: '{stda}' wordt nooit ingevuld\n"
                   "checks.yaml:5:66: onbekende sleutel 'mesage'\n"
                   "checks.yaml:1:1: controle 'patroon_gestopt' ontbreekt\n");
}

static void a_message_takes_its_fillings(void **state) {
    struct support *support = *state;
    struct filling fillings[] = {{"stad", "Gent"}, {"norm", "2"}, {NULL, NULL}};
    static const struct {
        const char *message, *filled;
    } tries[] = {{"{stad}: {norm} per jaar", "Gent: 2 per jaar"},
                 {"{stad}{stad}", "GentGent"},
                 {"geen namen", "geen namen"},
                 {"{waarde} ontbreekt", " ontbreekt"},
                 {"{stad", "{stad"},
                 {"stad}", "stad}"},
                 {"", ""}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct check check = {.message = tries[i].message};
        assert_string_equal(checks_fill(check.message, fillings, support->arena), tries[i].filled);
    }
    assert_null(checks_find(real_rules()->checks, "frequenti"));
    assert_non_null(checks_find(real_rules()->checks, "frequentie"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_real_rules_load),
        TEST(the_fingerprint_is_of_the_bytes_not_of_the_folder),
        TEST(a_folder_that_is_not_there_is_told),
        TEST(a_missing_file_is_told),
        TEST(a_rule_file_that_nobody_loads_is_told),
        TEST(faults_of_all_files_are_told_in_one_run),
        TEST(examples_of_the_wrong_make_are_told),
        TEST(rules_without_examples_are_told),
        TEST(a_broken_file_does_not_hide_the_others),
        TEST(faults_of_checks_are_told),
        TEST(a_message_takes_its_fillings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
