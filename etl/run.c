/* The command `run`: the only place that knows the order of the stages. */
#include "aggregate.h"
#include "commands.h"
#include "outputs.h"
#include "overwrite.h"
#include "parse.h"
#include "progress.h"

struct running {
    input_list inputs;
    document_list documents;
    struct arena *arena;
    struct progress progress;
    bool all_read;
};

static void receive(struct document *document, void *context) {
    struct running *running = context;
    *list_add(running->arena, &running->documents) = document;
    if (document->status != DOCUMENT_STATUS_READ) running->all_read = false;
    progress_step(&running->progress, document->name);
}

static void print_messages(const struct running *running) {
    for (size_t i = 0; i < running->documents.count; i++)
        diag_print(running->documents.at[i]->messages, stderr);
}

static bool has_findings(const struct benchmark *benchmark, enum fail_on fail_on) {
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (fail_on >= FAIL_ON_BREACH && benchmark_count(city, WEIGHT_BREACH) > 0) return true;
        if (fail_on >= FAIL_ON_UNKNOWN && benchmark_count(city, WEIGHT_UNKNOWN) > 0) return true;
    }
    return false;
}

static enum status report(const struct options *options, const struct parse_settings *settings,
                          const struct running *running, struct diag *diag) {
    struct benchmark *benchmark = aggregate_benchmark(&running->documents, settings->rules,
                                                      options->peildatum, running->arena);
    if (!overwrite_check(options, benchmark, settings, diag) ||
        !outputs_write(options, benchmark, &running->documents, &running->inputs, diag))
        return STATUS_OUTPUT;
    if (!running->all_read) return STATUS_PARTIAL;
    return has_findings(benchmark, options->fail_on) ? STATUS_FINDINGS : STATUS_DONE;
}

enum status run_command(const struct options *options, const struct rulebook *rules,
                        struct arena *arena) {
    struct running running = {.arena = arena, .all_read = true};
    struct parse_settings settings = {rules, options->peildatum, options->jobs, options->limits};
    struct diag *diag = diag_new(arena);
    inputs_gather(&options->sources, &running.inputs, diag);
    enum status status = STATUS_USAGE;
    if (outputs_check(options, &running.inputs, diag)) {
        progress_start(&running.progress, running.inputs.count);
        parse_inputs(&running.inputs, &settings, receive, &running);
        progress_end(&running.progress);
        print_messages(&running);
        status = report(options, &settings, &running, diag);
    }
    diag_print(diag, stderr);
    for (size_t i = 0; i < running.documents.count; i++) document_end(running.documents.at[i]);
    return status;
}
