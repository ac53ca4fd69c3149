/* The command `extract`: the facts of every input as NDJSON on standard output. */
#include <errno.h>
#include <string.h>

#include "commands.h"
#include "output/whole.h"
#include "output/writer.h"
#include "parse.h"

struct extracting {
    const char *text_folder;
    const input_list *inputs;
    LIST(const char *) texts; /* written so far */
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

/* Two folders may each hold a file of this name. */
static bool is_written(const struct extracting *extracting, const char *path) {
    for (size_t i = 0; i < extracting->texts.count; i++)
        if (strcmp(extracting->texts.at[i], path) == 0) return true;
    return false;
}

static bool write_text(const struct document *document, struct extracting *extracting) {
    struct diag *diag = extracting->diag;
    const char *path =
        arena_print(diag->arena, "%s/%s", extracting->text_folder, file_name_of(document));
    struct place place = {path, 0, 0};
    if (inputs_have(extracting->inputs, path))
        return diag_add(diag, place, "is een invoer en wordt niet overschreven");
    if (is_written(extracting, path))
        return diag_add(diag, place, "twee invoeren met dezelfde naam");
    *list_add(diag->arena, &extracting->texts) = path;
    struct whole whole = {0};
    FILE *out = whole_open(&whole, path, diag) ? whole_stream(whole.path, diag) : NULL;
    bool ok = out != NULL;
    if (ok) fwrite(document->text.bytes, 1, document->text.length, out);
    ok = ok && whole_stream_end(out, whole.path, diag) && whole_commit(&whole, diag);
    whole_abort(&whole, diag);
    return ok;
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
    input_list inputs = {0};
    struct extracting extracting = {.text_folder = options->text,
                                    .inputs = &inputs,
                                    .diag = diag_new(arena),
                                    .all_read = true,
                                    .all_written = true};
    struct parse_settings settings = {rules, options->peildatum, options->jobs, options->limits};
    inputs_gather(&options->sources, &inputs, extracting.diag);
    parse_inputs(&inputs, &settings, receive, &extracting);
    diag_print(extracting.diag, stderr);
    if (!extracting.all_written) return STATUS_OUTPUT;
    return extracting.all_read ? STATUS_DONE : STATUS_PARTIAL;
}
