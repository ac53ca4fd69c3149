#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "rules/engine/node.h"

#ifndef RULES_INSTALLED
#define RULES_INSTALLED "/usr/local/share/overlegmonitor/rules"
#endif

enum { JOBS_MOST = 64, LIMIT_MOST = 1000000 };
enum {
    OPTION_PEILDATUM = 256,
    OPTION_RULES,
    OPTION_FACTS,
    OPTION_JSON,
    OPTION_CSV,
    OPTION_HTML,
    OPTION_CORRECTIES,
    OPTION_TEXT,
    OPTION_CITY,
    OPTION_CHECK,
    OPTION_FAIL_ON,
    OPTION_MAX_SIZE,
    OPTION_MAX_MEMORY,
    OPTION_MAX_SECONDS
};

static const struct option long_options[] = {
    {"output", required_argument, NULL, 'o'},
    {"facts", required_argument, NULL, OPTION_FACTS},
    {"json", required_argument, NULL, OPTION_JSON},
    {"csv", required_argument, NULL, OPTION_CSV},
    {"html", required_argument, NULL, OPTION_HTML},
    {"correcties", required_argument, NULL, OPTION_CORRECTIES},
    {"text", required_argument, NULL, OPTION_TEXT},
    {"peildatum", required_argument, NULL, OPTION_PEILDATUM},
    {"rules", required_argument, NULL, OPTION_RULES},
    {"city", required_argument, NULL, OPTION_CITY},
    {"check", required_argument, NULL, OPTION_CHECK},
    {"fail-on", required_argument, NULL, OPTION_FAIL_ON},
    {"jobs", required_argument, NULL, 'j'},
    {"max-size", required_argument, NULL, OPTION_MAX_SIZE},
    {"max-memory", required_argument, NULL, OPTION_MAX_MEMORY},
    {"max-seconds", required_argument, NULL, OPTION_MAX_SECONDS},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static const char *const command_words[] = {"run", "extract", "check", "explain"};

/* Which commands an option goes with, as bits by command. */
enum {
    FOR_RUN = 1 << COMMAND_RUN,
    FOR_EXTRACT = 1 << COMMAND_EXTRACT,
    FOR_CHECK = 1 << COMMAND_CHECK,
    FOR_EXPLAIN = 1 << COMMAND_EXPLAIN
};

static unsigned commands_of(int option) {
    switch (option) {
    case 'o':
    case OPTION_FACTS:
    case OPTION_JSON:
    case OPTION_CSV:
    case OPTION_HTML:
    case OPTION_FAIL_ON: return FOR_RUN;
    case OPTION_TEXT: return FOR_EXTRACT;
    case OPTION_CITY:
    case OPTION_CHECK: return FOR_EXPLAIN;
    case OPTION_CORRECTIES: return FOR_RUN | FOR_EXPLAIN;
    case OPTION_PEILDATUM:
    case OPTION_MAX_SIZE:
    case OPTION_MAX_MEMORY:
    case OPTION_MAX_SECONDS:
    case 'j': return FOR_RUN | FOR_EXTRACT | FOR_EXPLAIN;
    default: return FOR_RUN | FOR_EXTRACT | FOR_CHECK | FOR_EXPLAIN;
    }
}

const char *options_help(void) {
    return "gebruik:\n"
           "  overlegmonitor run INVOER... [-o BESTAND.xlsx] [--facts BESTAND.ndjson]\n"
           "                 [--json BESTAND.json] [--html BESTAND.html] [--csv MAP]\n"
           "                 [--correcties BESTAND] [--peildatum JJJJ-MM-DD] [--rules MAP] [-j N]\n"
           "                 [--fail-on breach|unknown]\n"
           "  overlegmonitor extract INVOER... [--text MAP] [--peildatum JJJJ-MM-DD] [--rules MAP] "
           "[-j N]\n"
           "  overlegmonitor explain INVOER... --city NAAM [--check ID] [--correcties BESTAND]\n"
           "                 [--peildatum JJJJ-MM-DD] [--rules MAP] [-j N]\n"
           "  overlegmonitor check [--rules MAP]\n"
           "\n"
           "INVOER is een bestand, een map (met alles eronder, verborgen bestanden niet) of - "
           "(standaardinvoer).\n"
           "\n"
           "  run      leest de inzendingen en schrijft het werkboek\n"
           "  extract  schrijft de feiten als NDJSON naar de standaarduitvoer\n"
           "  explain  toont waarom een stad haar oordeel krijgt, met de woorden erbij\n"
           "  check    laadt de regels en voert elk voorbeeld erin uit\n"
           "\n"
           "  -o, --output BESTAND   het werkboek (overlegmonitor.xlsx in de huidige map)\n"
           "      --facts BESTAND    ook de feiten, als NDJSON\n"
           "      --json BESTAND     ook de vergelijking, als JSON\n"
           "      --csv MAP          ook elke tabel van het werkboek, als CSV in die map\n"
           "      --html BESTAND     ook de vergelijking, als één webpagina met de teksten erbij\n"
           "      --correcties BESTAND\n"
           "                         een eerder verslag waarop correcties zijn ingevuld (mag meer "
           "keer)\n"
           "      --text MAP         bij extract: de tekst waarin de plaatsen tellen, per invoer\n"
           "      --peildatum DAG    de dag waarvan de regelgeving geldt (vandaag)\n"
           "      --rules MAP        de map met regels\n"
           "      --city NAAM        bij explain: de stad\n"
           "      --check ID         bij explain: alleen dit (frequentie, thema, genodigde, tekst, "
           "een "
           "controle)\n"
           "      --fail-on GEWICHT  eindig met 4 als er bevindingen van dit gewicht zijn\n"
           "  -j, --jobs N           zoveel bestanden tegelijk lezen (1)\n"
           "      --max-size MIB     een groter bestand wordt geweigerd (256)\n"
           "      --max-memory MIB   zoveel geheugen mag het lezen van een bestand vragen (2048)\n"
           "      --max-seconds S    zoveel rekentijd mag het lezen van een bestand vragen (300)\n"
           "  -h, --help             deze uitleg\n"
           "  -V, --version          de versie\n"
           "\n"
           "eindstatus: 0 alles gelezen; 1 een invoer geweigerd of deels gelezen; 2 verkeerd "
           "gebruik of\nfoute regels; 3 een uitvoer kon niet geschreven worden; 4 bevindingen, met "
           "--fail-on\n";
}

static bool usage(struct diag *diag, const char *format, const char *what) {
    return diag_add(diag, (struct place){NULL, 0, 0}, format, what);
}

static bool read_command(const char *word, struct options *options, struct diag *diag) {
    for (size_t i = 0; i < sizeof command_words / sizeof *command_words; i++) {
        if (strcmp(command_words[i], word) != 0) continue;
        options->command = (enum command)i;
        return true;
    }
    return usage(diag, "onbekende opdracht '%s'; zie overlegmonitor --help", word);
}

/* A limit: a number that is not absurd. */
static bool read_limit(const char *text, size_t *limit, const char *name, struct diag *diag) {
    char *end;
    long value = strtol(text, &end, 10);
    if (end == text || *end != '\0' || value < 1 || value > LIMIT_MOST)
        return diag_add(diag, (struct place){NULL, 0, 0},
                        "'%s' is geen aantal van 1 tot %d voor %s", text, LIMIT_MOST, name);
    *limit = (size_t)value;
    return true;
}

static bool read_jobs(const char *text, struct options *options, struct diag *diag) {
    char *end;
    long jobs = strtol(text, &end, 10);
    if (end == text || *end != '\0' || jobs < 1 || jobs > JOBS_MOST)
        return usage(diag, "'%s' is geen aantal van 1 tot 64 voor -j", text);
    options->jobs = (size_t)jobs;
    return true;
}

static bool read_fail_on(const char *text, struct options *options, struct diag *diag) {
    if (strcmp(text, "breach") == 0)
        options->fail_on = FAIL_ON_BREACH;
    else if (strcmp(text, "unknown") == 0)
        options->fail_on = FAIL_ON_UNKNOWN;
    else
        return usage(diag, "'%s' is geen waarde van --fail-on (breach of unknown)", text);
    return true;
}

static bool read_peildatum(const char *text, struct options *options, struct diag *diag) {
    if (!day_is_valid(text))
        return usage(diag, "'%s' is geen dag als 2020-06-30 voor --peildatum", text);
    options->peildatum = text;
    return true;
}

static bool read_option(int option, struct options *options, struct diag *diag) {
    switch (option) {
    case 'o': options->workbook = optarg; return true;
    case OPTION_FACTS: options->facts = optarg; return true;
    case OPTION_JSON: options->json = optarg; return true;
    case OPTION_CSV: options->csv = optarg; return true;
    case OPTION_HTML: options->html = optarg; return true;
    case OPTION_CORRECTIES:
        options->sources.reports[options->sources.report_count++] = optarg;
        return true;
    case OPTION_TEXT: options->text = optarg; return true;
    case OPTION_RULES: options->rules = optarg; return true;
    case OPTION_CITY: options->city = optarg; return true;
    case OPTION_CHECK: options->check = optarg; return true;
    case OPTION_PEILDATUM: return read_peildatum(optarg, options, diag);
    case OPTION_FAIL_ON: return read_fail_on(optarg, options, diag);
    case 'j': return read_jobs(optarg, options, diag);
    case OPTION_MAX_SIZE: return read_limit(optarg, &options->limits.size_mib, "--max-size", diag);
    case OPTION_MAX_MEMORY:
        return read_limit(optarg, &options->limits.memory_mib, "--max-memory", diag);
    case OPTION_MAX_SECONDS:
        return read_limit(optarg, &options->limits.seconds, "--max-seconds", diag);
    case 'h': options->wants_help = true; return true;
    case 'V': options->wants_version = true; return true;
    default: return false;
    }
}

static const char *today(struct arena *arena) {
    time_t now = time(NULL);
    struct tm local;
    char *text = arena_take(arena, 16);
    if (localtime_r(&now, &local) != NULL) strftime(text, 16, "%Y-%m-%d", &local);
    return text;
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The rules: OVERLEGMONITOR_RULES, else those of the source tree that the program was built in,
 * else the installed ones. */
static const char *default_rules(struct arena *arena) {
    const char *set = getenv("OVERLEGMONITOR_RULES");
    if (set != NULL && *set != '\0') return set;
    char self[4096];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length > 0) {
        self[length] = '\0';
        char *slash = strrchr(self, '/');
        if (slash != NULL) {
            *slash = '\0';
            const char *beside = arena_print(arena, "%s/../../rules", self);
            const char *tree = arena_print(arena, "%s/macros.yaml", beside);
            if (access(tree, R_OK) == 0) return beside;
        }
    }
    return RULES_INSTALLED;
}

static bool check_sources(const struct sources *sources, struct diag *diag) {
    bool ok = true;
    for (size_t i = 0; i < sources->input_count; i++)
        if (strcmp(sources->inputs[i], "-") != 0 && access(sources->inputs[i], F_OK) != 0)
            ok = usage(diag, "'%s' bestaat niet", sources->inputs[i]);
    for (size_t i = 0; i < sources->report_count; i++)
        if (access(sources->reports[i], F_OK) != 0 || is_folder(sources->reports[i]))
            ok = usage(diag, "'%s' is geen bestand voor --correcties", sources->reports[i]);
    return ok;
}

static bool check_combination(const struct options *options, struct diag *diag) {
    bool wants_inputs = options->command != COMMAND_CHECK;
    if (wants_inputs && options->sources.input_count == 0)
        return usage(diag, "geen invoer opgegeven voor %s", command_words[options->command]);
    if (!wants_inputs && options->sources.input_count > 0)
        return usage(diag, "check leest geen invoer ('%s')", options->sources.inputs[0]);
    if (options->command == COMMAND_EXPLAIN && options->city == NULL)
        return usage(diag, "%s vraagt --city NAAM", "explain");
    if (options->text != NULL && !is_folder(options->text))
        return usage(diag, "'%s' is geen map voor --text", options->text);
    const char *const outputs[] = {options->workbook, options->facts, options->json, options->html,
                                   options->csv};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        if (outputs[i] != NULL && *outputs[i] == '\0')
            return usage(diag, "%s", "een uitvoer heeft een lege bestandsnaam");
    return check_sources(&options->sources, diag);
}

static const char short_options[] = ":o:j:hV";

/* What getopt_long gave ':' (no value) or '?' (unknown) for. */
static bool report_option(int fault, char **arguments, struct diag *diag) {
    const char letter[] = {'-', (char)optopt, '\0'};
    bool is_letter = optopt > ' ' && optopt < 0x7f && strchr(short_options, optopt) == NULL;
    const char *word = is_letter || optind < 1 ? letter : arguments[optind - 1];
    return usage(diag, fault == ':' ? "optie '%s' mist een waarde" : "optie '%s' is onbekend",
                 word);
}

static bool check_given(const struct options *options, const bool *given, struct diag *diag) {
    for (const struct option *option = long_options; option->name != NULL; option++)
        if (given[option->val] && (commands_of(option->val) & (1u << options->command)) == 0)
            return diag_add(diag, (struct place){NULL, 0, 0}, "optie --%s hoort niet bij %s",
                            option->name, command_words[options->command]);
    return true;
}

static bool read_all(int count, char **arguments, struct options *options, bool *given,
                     struct diag *diag) {
    int option;
    opterr = 0;
    while ((option = getopt_long(count, arguments, short_options, long_options, NULL)) != -1) {
        if (option == '?' || option == ':') return report_option(option, arguments, diag);
        if (!read_option(option, options, diag)) return false;
        given[option] = true;
    }
    return true;
}

bool options_read(int count, char **arguments, struct options *options, struct arena *arena,
                  struct diag *diag) {
    bool given[OPTION_MAX_SECONDS + 1] = {false};
    *options = (struct options){.jobs = 1, .limits = LIMITS_DEFAULT};
    options->sources.reports = arena_take(arena, (size_t)count * sizeof *options->sources.reports);
    if (!read_all(count, arguments, options, given, diag)) return false;
    if (options->wants_help || options->wants_version) return true;
    if (optind >= count) return usage(diag, "%s", "geen opdracht; zie overlegmonitor --help");
    if (!read_command(arguments[optind], options, diag)) return false;
    if (!check_given(options, given, diag)) return false;
    options->sources.inputs = (const char **)(arguments + optind + 1);
    options->sources.input_count = (size_t)(count - optind - 1);
    if (options->peildatum == NULL) options->peildatum = today(arena);
    if (options->rules == NULL) options->rules = default_rules(arena);
    return check_combination(options, diag);
}
