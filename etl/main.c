#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "commands.h"

#ifndef VERSION
#define VERSION "0"
#endif

static enum status run_with(const struct options *options, struct arena *arena, struct diag *diag) {
    static command_function *const commands[] = {
        [COMMAND_RUN] = run_command,
        [COMMAND_EXTRACT] = extract_command,
        [COMMAND_CHECK] = check_command,
        [COMMAND_EXPLAIN] = explain_command,
    };
    struct rulebook *rules = rulebook_load(options->rules, diag);
    if (rules == NULL) return STATUS_USAGE;
    enum status status = commands[options->command](options, rules, arena);
    rulebook_end(rules);
    return status;
}

/* What the command printed may not have arrived: a full disk, a closed pipe. */
static enum status flush(enum status status, struct diag *diag) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return status;
    diag_add(diag, (struct place){"standaarduitvoer", 0, 0}, "kan niet geschreven worden: %s",
             diag_reason(errno));
    return STATUS_OUTPUT;
}

/* A standard stream that is closed would be given to the next file or pipe that is opened. What is
 * written to one still fails. */
static void keep_standard_streams(void) {
    int stream;
    while ((stream = open("/dev/null", O_RDONLY)) >= 0 && stream <= STDERR_FILENO) continue;
    if (stream >= 0) close(stream);
}

int main(int count, char **arguments) {
    keep_standard_streams();
    signal(SIGXFSZ, SIG_IGN); /* a file that becomes too large is a fault to tell, as a full disk */
    struct arena *arena = arena_new();
    struct diag *diag = diag_new(arena);
    struct options options;
    enum status status = STATUS_DONE;
    if (!options_read(count, arguments, &options, arena, diag))
        status = STATUS_USAGE;
    else if (options.wants_help)
        fputs(options_help(), stdout);
    else if (options.wants_version)
        puts("overlegmonitor " VERSION);
    else
        status = run_with(&options, arena, diag);
    if (status != STATUS_OUTPUT) status = flush(status, diag);
    diag_print(diag, stderr);
    arena_end(arena);
    return (int)status;
}
