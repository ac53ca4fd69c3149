#include "outputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "output/tables.h"
#include "output/whole.h"
#include "output/writer.h"

static bool write_facts(const document_list *documents, const char *path, struct diag *diag) {
    FILE *out = whole_stream(path, diag);
    if (out == NULL) return false;
    bool ok = true;
    for (size_t i = 0; ok && i < documents->count; i++)
        ok = documents->at[i]->status == DOCUMENT_STATUS_REFUSED ||
             ndjson_write(documents->at[i], out);
    return whole_stream_end(out, path, diag) && ok;
}

enum { OUTPUT_WORKBOOK, OUTPUT_FACTS, OUTPUT_JSON, OUTPUT_HTML, OUTPUT_COUNT };

const char *outputs_workbook(const struct options *options) {
    return options->workbook == NULL ? "overlegmonitor.xlsx" : options->workbook;
}

static void name_outputs(const struct options *options, const char *outputs[OUTPUT_COUNT]) {
    outputs[OUTPUT_WORKBOOK] = outputs_workbook(options);
    outputs[OUTPUT_FACTS] = options->facts;
    outputs[OUTPUT_JSON] = options->json;
    outputs[OUTPUT_HTML] = options->html;
}

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

/* The path of a folder without links and dots, or of what is there of it; NULL when nothing is. */
static char *real_folder(const char *path, struct arena *arena) {
    char *real = realpath(path, NULL);
    if (real == NULL) real = realpath(arena_print(arena, "%.*s.", name_start(path), path), NULL);
    if (real == NULL) return NULL;
    char *copy = arena_copy(arena, real, strlen(real));
    free(real);
    return copy;
}

/* The tables look like lists of cities: below a folder of submissions the next run would read them.
 */
static bool check_folder(const struct options *options, struct diag *diag) {
    const char *tables = options->csv == NULL ? NULL : real_folder(options->csv, diag->arena);
    for (size_t i = 0; tables != NULL && i < options->sources.input_count; i++) {
        struct stat status;
        const char *input = options->sources.inputs[i];
        if (stat(input, &status) != 0 || !S_ISDIR(status.st_mode)) continue;
        const char *folder = real_folder(input, diag->arena);
        size_t length = folder == NULL ? 0 : strlen(folder);
        if (length == 0) continue;
        if (strncmp(tables, folder, length) == 0 &&
            (tables[length] == '/' || tables[length] == '\0' || length == 1))
            return diag_add(diag, (struct place){options->csv, 0, 0},
                            "ligt in de invoer, die een volgende keer de tabellen zou lezen; kies "
                            "een map ernaast");
    }
    return true;
}

bool outputs_check(const struct options *options, const input_list *inputs, struct diag *diag) {
    const char *outputs[OUTPUT_COUNT];
    name_outputs(options, outputs);
    for (size_t i = 0; i < OUTPUT_COUNT; i++) {
        for (size_t k = i + 1; k < OUTPUT_COUNT; k++)
            if (same_file(outputs[i], outputs[k], diag->arena))
                return diag_add(diag, (struct place){outputs[i], 0, 0},
                                "twee uitvoeren naar hetzelfde bestand");
        if (!check_output(outputs[i], inputs, diag)) return false;
    }
    return check_folder(options, diag);
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
    const char *outputs[OUTPUT_COUNT];
    name_outputs(options, outputs);
    bool ok = true;
    for (size_t i = 0; i < OUTPUT_COUNT; i++) {
        struct whole *whole = list_add(diag->arena, wholes);
        if (outputs[i] != NULL) ok = whole_open(whole, outputs[i], diag) && ok;
    }
    return ok;
}

/* Writes each output of a name beside its place. */
static bool write_named(const struct options *options, const struct benchmark *benchmark,
                        const document_list *documents, const struct whole *wholes,
                        struct diag *diag) {
    bool ok = true;
    if (options->facts != NULL) ok = write_facts(documents, wholes[OUTPUT_FACTS].path, diag);
    if (options->json != NULL) ok = ok && json_write(benchmark, wholes[OUTPUT_JSON].path, diag);
    if (options->html != NULL) ok = ok && html_write(benchmark, wholes[OUTPUT_HTML].path, diag);
    return ok;
}

bool outputs_write(const struct options *options, const struct benchmark *benchmark,
                   const document_list *documents, const input_list *inputs, struct diag *diag) {
    whole_list wholes = {0};
    struct tables tables = {0};
    struct xlsx_settings settings = {.tables = options->csv == NULL ? NULL : &tables};
    bool ok = open_outputs(options, &wholes, diag);
    if (options->csv != NULL) ok = tables_open(&tables, options->csv, &wholes, diag) && ok;
    ok = ok && xlsx_write(benchmark, wholes.at[OUTPUT_WORKBOOK].path, &settings, diag);
    ok = ok && write_named(options, benchmark, documents, wholes.at, diag);
    ok = ok && check_tables(&wholes, inputs, diag);
    ok = ok && whole_commit_all(wholes.at, wholes.count, diag);
    for (size_t i = 0; i < wholes.count; i++) whole_abort(&wholes.at[i], diag);
    tables_close(&tables);
    return ok;
}
