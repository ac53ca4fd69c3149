/* The command `run`: the only place that knows the order of the stages. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "aggregate.h"
#include "commands.h"
#include "output/whole.h"
#include "output/writer.h"
#include "parse.h"
#include "progress.h"

static const char default_workbook[] = "overlegmonitor.xlsx";

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

static bool write_facts(const document_list *documents, const char *path, struct diag *diag) {
    FILE *out = whole_stream(path, diag);
    if (out == NULL) return false;
    bool ok = true;
    for (size_t i = 0; ok && i < documents->count; i++)
        ok = documents->at[i]->status == DOCUMENT_STATUS_REFUSED ||
             ndjson_write(documents->at[i], out);
    return whole_stream_end(out, path, diag) && ok;
}

enum { OUTPUT_WORKBOOK, OUTPUT_FACTS, OUTPUT_JSON, OUTPUT_COUNT };

/* Where the name begins behind its folders. */
static int name_start(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (int)(slash - path) + 1;
}

static bool same_folder(const char *a, const char *b, struct arena *arena) {
    struct stat left, right;
    if (stat(arena_print(arena, "%.*s.", name_start(a), a), &left) != 0) return false;
    if (stat(arena_print(arena, "%.*s.", name_start(b), b), &right) != 0) return false;
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* Also of files that are not there yet: "b.json" and "./b.json". */
static bool same_file(const char *a, const char *b, struct arena *arena) {
    struct stat left, right;
    if (a == NULL || b == NULL) return false;
    if (strcmp(a, b) == 0) return true;
    if (stat(a, &left) == 0 && stat(b, &right) == 0)
        return S_ISREG(left.st_mode) && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
    return strcmp(a + name_start(a), b + name_start(b)) == 0 && same_folder(a, b, arena);
}

static bool check_output(const char *output, const input_list *inputs, struct diag *diag) {
    if (output == NULL || !inputs_have(inputs, output)) return true;
    return diag_add(diag, (struct place){output, 0, 0}, "is een invoer en wordt niet overschreven");
}

/* No output may take the place of another one or of a submission. */
static bool check_outputs(const struct options *options, const input_list *inputs,
                          struct diag *diag) {
    const char *workbook = options->workbook == NULL ? default_workbook : options->workbook;
    const char *const outputs[] = {workbook, options->facts, options->json};
    for (size_t i = 0; i < OUTPUT_COUNT; i++) {
        for (size_t k = i + 1; k < OUTPUT_COUNT; k++)
            if (same_file(outputs[i], outputs[k], diag->arena))
                return diag_add(diag, (struct place){outputs[i], 0, 0},
                                "twee uitvoeren naar hetzelfde bestand");
        if (!check_output(outputs[i], inputs, diag)) return false;
    }
    return true;
}

/* Nor may the files of the tables, whose names are known once they are written. */
static bool check_tables(const whole_list *wholes, const input_list *inputs, struct diag *diag) {
    for (size_t i = OUTPUT_COUNT; i < wholes->count; i++) {
        for (size_t k = 0; k < OUTPUT_COUNT; k++)
            if (same_file(wholes->at[i].target, wholes->at[k].target, diag->arena))
                return diag_add(diag, (struct place){wholes->at[i].target, 0, 0},
                                "twee uitvoeren naar hetzelfde bestand");
        if (!check_output(wholes->at[i].target, inputs, diag)) return false;
    }
    return true;
}

/* Makes each output of a name, where it has one, beside its place. */
static bool open_outputs(const struct options *options, whole_list *wholes, struct diag *diag) {
    const char *workbook = options->workbook == NULL ? default_workbook : options->workbook;
    const char *const outputs[] = {workbook, options->facts, options->json};
    bool ok = true;
    for (size_t i = 0; i < OUTPUT_COUNT; i++) {
        struct whole *whole = list_add(diag->arena, wholes);
        if (outputs[i] != NULL) ok = whole_open(whole, outputs[i], diag) && ok;
    }
    return ok;
}

/* All outputs are written beside their places before the first one is put there. */
static bool write_outputs(const struct options *options, const struct benchmark *benchmark,
                          const struct running *running, struct diag *diag) {
    whole_list wholes = {0};
    struct tables tables = {0};
    struct xlsx_settings settings = {.tables = options->csv == NULL ? NULL : &tables};
    bool ok = open_outputs(options, &wholes, diag);
    if (options->csv != NULL) ok = tables_open(&tables, options->csv, &wholes, diag) && ok;
    ok = ok && xlsx_write(benchmark, wholes.at[OUTPUT_WORKBOOK].path, &settings, diag);
    if (options->facts != NULL)
        ok = ok && write_facts(&running->documents, wholes.at[OUTPUT_FACTS].path, diag);
    if (options->json != NULL) ok = ok && json_write(benchmark, wholes.at[OUTPUT_JSON].path, diag);
    ok = ok && check_tables(&wholes, &running->inputs, diag);
    ok = ok && whole_commit_all(wholes.at, wholes.count, diag);
    for (size_t i = 0; i < wholes.count; i++) whole_abort(&wholes.at[i], diag);
    tables_close(&tables);
    return ok;
}

static bool has_findings(const struct benchmark *benchmark, enum fail_on fail_on) {
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (fail_on >= FAIL_ON_BREACH && benchmark_count(city, WEIGHT_BREACH) > 0) return true;
        if (fail_on >= FAIL_ON_UNKNOWN && benchmark_count(city, WEIGHT_UNKNOWN) > 0) return true;
    }
    return false;
}

static enum status report(const struct options *options, const struct rulebook *rules,
                          const struct running *running, struct diag *diag) {
    struct benchmark *benchmark =
        aggregate_benchmark(&running->documents, rules, options->peildatum, running->arena);
    if (!write_outputs(options, benchmark, running, diag)) return STATUS_OUTPUT;
    if (!running->all_read) return STATUS_PARTIAL;
    return has_findings(benchmark, options->fail_on) ? STATUS_FINDINGS : STATUS_DONE;
}

enum status run_command(const struct options *options, const struct rulebook *rules,
                        struct arena *arena) {
    struct running running = {.arena = arena, .all_read = true};
    struct parse_settings settings = {rules, options->peildatum, options->jobs, options->limits};
    struct diag *diag = diag_new(arena);
    inputs_gather(options->inputs, options->input_count, &running.inputs, diag);
    enum status status = STATUS_USAGE;
    if (check_outputs(options, &running.inputs, diag)) {
        progress_start(&running.progress, running.inputs.count);
        parse_inputs(&running.inputs, &settings, receive, &running);
        progress_end(&running.progress);
        print_messages(&running);
        status = report(options, rules, &running, diag);
    }
    diag_print(diag, stderr);
    for (size_t i = 0; i < running.documents.count; i++)
        document_end((struct document *)running.documents.at[i]);
    return status;
}
