/* etl/options: what is understood, and every usage error in its words. "Makefile" and "etl" stand
 * for a file and a folder that exist. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "rules/engine/node.h"
#include "support.h"

enum { ARGUMENTS_MOST = 16 };

/* Reads a command line, words parted by spaces. */
static bool reads(void **state, const char *line, struct options *options) {
    struct support *support = *state;
    char *words = arena_copy(support->arena, line, strlen(line));
    char **arguments = arena_take(support->arena, (ARGUMENTS_MOST + 1) * sizeof *arguments);
    int count = 0;
    arguments[count++] = "overlegmonitor";
    for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " "))
        arguments[count++] = word;
    optind = 0; /* begin anew */
    return options_read(count, arguments, options, support->arena, support->diag);
}

static void assert_wrong(void **state, const char *line, const char *message) {
    struct support *support = *state;
    struct options options;
    support->diag = diag_new(support->arena);
    assert_false(reads(state, line, &options));
    assert_told(support->diag, arena_print(support->arena, "%s\n", message));
}

static struct options right(void **state, const char *line) {
    struct support *support = *state;
    struct options options;
    assert_true(reads(state, line, &options));
    assert_told(support->diag, "");
    return options;
}

static void a_run_takes_all_its_options(void **state) {
    struct options options = right(
        state, "run Makefile etl - -o b.xlsx --facts f --json j --html h --peildatum 2020-06-30 "
               "--rules r -j 4 --fail-on unknown");
    assert_int_equal(options.command, COMMAND_RUN);
    assert_int_equal(options.sources.input_count, 3);
    assert_string_equal(options.sources.inputs[0], "Makefile");
    assert_string_equal(options.sources.inputs[2], "-");
    assert_string_equal(options.workbook, "b.xlsx");
    assert_string_equal(options.facts, "f");
    assert_string_equal(options.json, "j");
    assert_string_equal(options.html, "h");
    assert_string_equal(options.peildatum, "2020-06-30");
    assert_string_equal(options.rules, "r");
    assert_int_equal(options.jobs, 4);
    assert_int_equal(options.fail_on, FAIL_ON_UNKNOWN);
}

static void options_may_stand_before_and_between(void **state) {
    struct options options = right(state, "--json=j run -ob.xlsx Makefile --jobs 2 etl");
    assert_int_equal(options.sources.input_count, 2);
    assert_string_equal(options.sources.inputs[1], "etl");
    assert_string_equal(options.workbook, "b.xlsx");
    assert_int_equal(options.jobs, 2);
}

static void the_other_commands_take_theirs(void **state) {
    assert_string_equal(right(state, "extract Makefile --text etl").text, "etl");
    struct options options = right(state, "explain Makefile --city Gent --check frequentie");
    assert_string_equal(options.city, "Gent");
    assert_string_equal(options.check, "frequentie");
    assert_int_equal(right(state, "check").command, COMMAND_CHECK);
}

static void without_options_today_one_job_and_some_rules_hold(void **state) {
    unsetenv("OVERLEGMONITOR_RULES");
    struct options options = right(state, "run Makefile");
    assert_true(day_is_valid(options.peildatum));
    assert_int_equal(options.jobs, 1);
    assert_int_equal(options.fail_on, FAIL_ON_NOTHING);
    assert_non_null(options.rules);
    assert_null(options.facts);
    assert_null(options.json);
}

static void the_environment_names_the_rules_until_an_option_does(void **state) {
    setenv("OVERLEGMONITOR_RULES", "omgeving", 1);
    assert_string_equal(right(state, "check").rules, "omgeving");
    assert_string_equal(right(state, "check --rules optie").rules, "optie");
    setenv("OVERLEGMONITOR_RULES", "", 1);
    assert_string_not_equal(right(state, "check").rules, "");
    unsetenv("OVERLEGMONITOR_RULES");
}

static void help_and_version_work_everywhere(void **state) {
    static const char *const lines[] = {"--help", "-h", "run --help", "draai --help",
                                        "check Makefile -h"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_true(right(state, lines[i]).wants_help);
    assert_true(right(state, "explain --version").wants_version);
    assert_true(right(state, "-V").wants_version);
    assert_non_null(strstr(options_help(), "eindstatus"));
}

static void a_command_must_be_given_and_known(void **state) {
    assert_wrong(state, "", "geen opdracht; zie overlegmonitor --help");
    assert_wrong(state, "--json x", "geen opdracht; zie overlegmonitor --help");
    assert_wrong(state, "draai Makefile", "onbekende opdracht 'draai'; zie overlegmonitor --help");
    assert_wrong(state, "RUN Makefile", "onbekende opdracht 'RUN'; zie overlegmonitor --help");
}

static void inputs_must_be_given_and_exist(void **state) {
    assert_wrong(state, "run", "geen invoer opgegeven voor run");
    assert_wrong(state, "extract -j 2", "geen invoer opgegeven voor extract");
    assert_wrong(state, "explain --city Gent", "geen invoer opgegeven voor explain");
    assert_wrong(state, "run nergens.txt", "'nergens.txt' bestaat niet");
    assert_wrong(state, "run a.txt Makefile b.txt", "'a.txt' bestaat niet\n'b.txt' bestaat niet");
    assert_wrong(state, "check Makefile", "check leest geen invoer ('Makefile')");
}

static void an_unknown_option_is_quoted(void **state) {
    assert_wrong(state, "run Makefile --peildatums 2020-06-30", "optie '--peildatums' is onbekend");
    assert_wrong(state, "run Makefile -x", "optie '-x' is onbekend");
    assert_wrong(state, "--rules r -xh", "optie '-x' is onbekend");
    assert_wrong(state, "run Makefile --help=x", "optie '--help=x' is onbekend");
    assert_wrong(state, "run Makefile --fa x", "optie '--fa' is onbekend");
}

static void an_option_without_its_value_is_quoted(void **state) {
    assert_wrong(state, "run Makefile -o", "optie '-o' mist een waarde");
    assert_wrong(state, "run Makefile --output", "optie '--output' mist een waarde");
    assert_wrong(state, "run Makefile --facts", "optie '--facts' mist een waarde");
    assert_wrong(state, "run Makefile -j", "optie '-j' mist een waarde");
}

static void an_option_of_another_command_is_named(void **state) {
    assert_wrong(state, "check --json j", "optie --json hoort niet bij check");
    assert_wrong(state, "check -j 2", "optie --jobs hoort niet bij check");
    assert_wrong(state, "check --peildatum 2020-06-30", "optie --peildatum hoort niet bij check");
    assert_wrong(state, "extract Makefile -o b", "optie --output hoort niet bij extract");
    assert_wrong(state, "extract Makefile --fail-on breach",
                 "optie --fail-on hoort niet bij extract");
    assert_wrong(state, "run Makefile --text etl", "optie --text hoort niet bij run");
    assert_wrong(state, "run Makefile --city Gent", "optie --city hoort niet bij run");
    assert_wrong(state, "explain Makefile --facts f", "optie --facts hoort niet bij explain");
}

static void a_value_that_makes_no_sense_is_quoted(void **state) {
    static const char *const days[] = {"2020-02-30", "30-06-2020", "2020-6-30", "vandaag"};
    struct support *support = *state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_wrong(state, arena_print(support->arena, "run Makefile --peildatum %s", days[i]),
                     arena_print(support->arena, "'%s' is geen dag als 2020-06-30 voor --peildatum",
                                 days[i]));
    static const char *const jobs[] = {"0", "65", "-1", "veel", "2x", "99999999999999999999"};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        assert_wrong(
            state, arena_print(support->arena, "run Makefile -j %s", jobs[i]),
            arena_print(support->arena, "'%s' is geen aantal van 1 tot 64 voor -j", jobs[i]));
    assert_wrong(state, "run Makefile --fail-on quality",
                 "'quality' is geen waarde van --fail-on (breach of unknown)");
    assert_wrong(state, "extract Makefile --text nergens", "'nergens' is geen map voor --text");
    assert_wrong(state, "extract Makefile --text Makefile", "'Makefile' is geen map voor --text");
}

static void an_explanation_is_of_a_city(void **state) {
    assert_wrong(state, "explain Makefile", "explain vraagt --city NAAM");
    assert_wrong(state, "explain Makefile --check frequentie", "explain vraagt --city NAAM");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_run_takes_all_its_options),
        TEST(options_may_stand_before_and_between),
        TEST(the_other_commands_take_theirs),
        TEST(without_options_today_one_job_and_some_rules_hold),
        TEST(the_environment_names_the_rules_until_an_option_does),
        TEST(help_and_version_work_everywhere),
        TEST(a_command_must_be_given_and_known),
        TEST(inputs_must_be_given_and_exist),
        TEST(an_unknown_option_is_quoted),
        TEST(an_option_without_its_value_is_quoted),
        TEST(an_option_of_another_command_is_named),
        TEST(a_value_that_makes_no_sense_is_quoted),
        TEST(an_explanation_is_of_a_city),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
