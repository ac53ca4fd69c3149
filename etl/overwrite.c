#include "overwrite.h"

#include <sys/stat.h>

#include "correct.h"
#include "outputs.h"

struct old {
    struct arena *arena;
    document_list documents;
};

static void receive(struct document *document, void *context) {
    struct old *old = context;
    *list_add(old->arena, &old->documents) = document;
}

static size_t count_new(const struct document *document, const struct benchmark *benchmark) {
    size_t count = 0;
    for (size_t i = 0; i < document->corrections.count; i++) {
        const struct correction *correction = &document->corrections.at[i];
        count += correction->cells[CORRECTION_COLUMN_STATE][0] == '\0' &&
                 !correct_has(benchmark, correction);
    }
    return count;
}

static bool check_file(const char *path, const struct benchmark *benchmark,
                       const struct parse_settings *settings, struct diag *diag) {
    struct stat status;
    struct old old = {.arena = diag->arena};
    input_list inputs = {0};
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) return true;
    *list_add(diag->arena, &inputs) = (struct input){.name = path, .path = path, .is_report = true};
    parse_inputs(&inputs, settings, receive, &old);
    size_t count = 0;
    for (size_t i = 0; i < old.documents.count; i++) {
        count += count_new(old.documents.at[i], benchmark);
        document_end(old.documents.at[i]);
    }
    if (count == 0) return true;
    return diag_add(
        diag, (struct place){.file = path},
        "wordt niet overschreven: er staan %zu correctie(s) op die niet meegegeven zijn; "
        "geef een kopie ervan mee met --correcties",
        count);
}

bool overwrite_check(const struct options *options, const struct benchmark *benchmark,
                     const struct parse_settings *settings, struct diag *diag) {
    bool is_free = check_file(outputs_workbook(options), benchmark, settings, diag);
    if (options->csv == NULL) return is_free;
    const char *table = arena_print(diag->arena, "%s/correcties.csv", options->csv);
    return check_file(table, benchmark, settings, diag) && is_free;
}
