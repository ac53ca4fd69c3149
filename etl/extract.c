/* The command `extract`: the facts of every input as NDJSON on standard output. */
#include <errno.h>
#include <string.h>

#include "commands.h"
#include "output/writer.h"
#include "parse.h"

struct extracting {
    const char *text_folder;
    struct diag *diag;
    bool all_read, all_written;
};

/* The name of a document as a file name: what is no letter, digit, '.', '-' or '_' as %XX. */
static const char *file_name_of(const struct document *document) {
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    char *name = arena_take(document->arena, 3 * strlen(document->name) + 5), *out = name;
    for (const char *c = document->name; *c != '\0'; c++) {
        if (strchr(safe, *c) != NULL)
            *out++ = *c;
        else
            out += snprintf(out, 4, "%%%02X", (unsigned)(unsigned char)*c);
    }
    strcpy(out, ".txt");
    return name;
}

static bool write_text(const struct document *document, const struct extracting *extracting) {
    const char *path =
        arena_print(document->arena, "%s/%s", extracting->text_folder, file_name_of(document));
    FILE *file = fopen(path, "wb");
    bool ok = file != NULL &&
              fwrite(document->text.bytes, 1, document->text.length, file) == document->text.length;
    if (file != NULL && fclose(file) != 0) ok = false;
    if (ok) return true;
    const char *place = arena_copy(extracting->diag->arena, path, strlen(path));
    return diag_add(extracting->diag, (struct place){place, 0, 0}, "kan niet geschreven worden: %s",
                    diag_reason(errno));
}

static void receive(struct document *document, void *context) {
    struct extracting *extracting = context;
    diag_print(document->messages, stderr);
    if (document->status != DOCUMENT_STATUS_READ) extracting->all_read = false;
    if (extracting->all_written && document->status != DOCUMENT_STATUS_REFUSED) {
        extracting->all_written = ndjson_write(document, stdout);
        if (!extracting->all_written)
            diag_add(extracting->diag, (struct place){"standaarduitvoer", 0, 0},
                     "kan niet geschreven worden: %s", diag_reason(errno));
        else if (extracting->text_folder != NULL)
            extracting->all_written = write_text(document, extracting);
    }
    document_end(document);
}

enum status extract_command(const struct options *options, const struct rulebook *rules,
                            struct arena *arena) {
    struct extracting extracting = {options->text, diag_new(arena), true, true};
    struct parse_settings settings = {rules, options->peildatum, options->jobs};
    input_list inputs = {0};
    for (size_t i = 0; i < options->input_count; i++)
        inputs_add(options->inputs[i], &inputs, arena);
    parse_inputs(&inputs, &settings, receive, &extracting);
    if (extracting.all_written && fflush(stdout) != 0)
        extracting.all_written = diag_add(extracting.diag, (struct place){"standaarduitvoer", 0, 0},
                                          "kan niet geschreven worden: %s", diag_reason(errno));
    diag_print(extracting.diag, stderr);
    if (!extracting.all_written) return STATUS_OUTPUT;
    return extracting.all_read ? STATUS_DONE : STATUS_PARTIAL;
}
