/* The command line, as the manual (--help) gives it. */
#ifndef ETL_OPTIONS_H
#define ETL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"
#include "inputs.h"
#include "worker.h"

enum command { COMMAND_RUN, COMMAND_EXTRACT, COMMAND_CHECK, COMMAND_EXPLAIN };

/* From which weight of findings on the run ends with status 4. */
enum fail_on { FAIL_ON_NOTHING, FAIL_ON_BREACH, FAIL_ON_UNKNOWN };

struct options {
    enum command command;
    struct sources sources; /* the reports by --correcties */
    const char *workbook;   /* -o; NULL: overlegmonitor.xlsx */
    const char *facts;      /* --facts */
    const char *json;       /* --json */
    const char *html;       /* --html */
    const char *csv;        /* --csv, a folder */
    const char *text;       /* --text, a folder */
    const char *peildatum;  /* YYYY-MM-DD; today unless given */
    const char *rules;      /* folder */
    const char *city;       /* --city of explain */
    const char *check;      /* --check of explain, or NULL */
    size_t jobs;            /* -j, 1 to 64 */
    struct limits limits;   /* --max-size, --max-memory, --max-seconds */
    enum fail_on fail_on;
    bool wants_help, wants_version;
};

/* Reads the arguments; false after a usage error, told in diag. */
bool options_read(int count, char **arguments, struct options *options, struct arena *arena,
                  struct diag *diag);

/* The manual, in Dutch. */
const char *options_help(void);

#endif
