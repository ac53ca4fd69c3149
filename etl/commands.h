/* The four commands; each gives the exit status of the contract. */
#ifndef ETL_COMMANDS_H
#define ETL_COMMANDS_H

#include "options.h"
#include "rules/engine/rulebook.h"

enum status {
    STATUS_DONE = 0,    /* everything was read whole and written */
    STATUS_PARTIAL = 1, /* written, and an input was refused or read in part */
    STATUS_USAGE = 2,   /* usage or rules are wrong: nothing was read, nothing written */
    STATUS_OUTPUT = 3,  /* an output could not be written: what stood there still stands */
    STATUS_FINDINGS = 4 /* with --fail-on: findings of that weight exist */
};

typedef enum status command_function(const struct options *options, const struct rulebook *rules,
                                     struct arena *arena);

command_function run_command, extract_command, explain_command, check_command;

#endif
