#include "output/tables.h"

#include <csv.h>
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char MARK[] = "\xEF\xBB\xBF";

bool tables_open(struct tables *tables, const char *folder, whole_list *files, struct diag *diag) {
    struct place place = {.file = folder};
    struct stat status;
    *tables = (struct tables){.folder = folder, .files = files, .diag = diag};
    tables->has_made_folder = mkdir(folder, 0777) == 0;
    if (tables->has_made_folder) return true;
    int error = errno;
    if (error != EEXIST)
        return diag_add(diag, place, "map kan niet gemaakt worden: %s",
                        error == ENOENT ? "de map erboven bestaat niet" : diag_reason(error));
    if (stat(folder, &status) == 0 && S_ISDIR(status.st_mode)) return true;
    return diag_add(diag, place, "is geen map");
}

static const char *file_name(const struct tables *tables, const char *name) {
    const char *slash = tables->folder[strlen(tables->folder) - 1] == '/' ? "" : "/";
    char *path = arena_print(tables->diag->arena, "%s%s%s.csv", tables->folder, slash, name);
    for (char *c = path + strlen(path) - strlen(name) - strlen(".csv"); *c != '\0'; c++)
        *c = (char)tolower((unsigned char)*c);
    return path;
}

void tables_begin(struct tables *tables, const char *name) {
    struct whole *file = list_add(tables->diag->arena, tables->files);
    if (whole_open(file, file_name(tables, name), tables->diag))
        tables->out = whole_stream(file->path, tables->diag);
    tables->fields = 0;
    if (tables->out == NULL)
        tables->has_failed = true;
    else
        fputs(MARK, tables->out);
}

void tables_end(struct tables *tables) {
    if (tables->out == NULL) return;
    const char *path = tables->files->at[tables->files->count - 1].path;
    if (!whole_stream_end(tables->out, path, tables->diag)) tables->has_failed = true;
    tables->out = NULL;
}

/* Goes to the field of a column; false when there is no table or the field was passed. */
static bool go_to(struct tables *tables, size_t column) {
    if (tables->out == NULL || column < tables->fields) return false;
    for (; tables->fields <= column; tables->fields++)
        if (tables->fields > 0) fputc(';', tables->out);
    return true;
}

static bool needs_quotes(const char *text) {
    size_t length = strlen(text);
    return strpbrk(text, ";\"\r\n") != NULL ||
           (length > 0 && (*text == ' ' || text[length - 1] == ' '));
}

void tables_text(struct tables *tables, size_t column, const char *text) {
    if (!go_to(tables, column) || *text == '\0') return;
    if (strchr("=+-@\t", *text) != NULL) text = arena_print(tables->diag->arena, "'%s", text);
    if (needs_quotes(text))
        csv_fwrite(tables->out, text, strlen(text));
    else
        fputs(text, tables->out);
}

void tables_number(struct tables *tables, size_t column, double number) {
    char digits[32];
    if (!go_to(tables, column) || isnan(number)) return;
    snprintf(digits, sizeof digits, "%.15g", number);
    char *point = strchr(digits, '.');
    if (point != NULL) *point = ',';
    fputs(digits, tables->out);
}

void tables_end_record(struct tables *tables, size_t column_count) {
    if (tables->out == NULL) return;
    if (column_count > 0) go_to(tables, column_count - 1);
    fputs("\r\n", tables->out);
    tables->fields = 0;
}

void tables_close(struct tables *tables) {
    if (tables->has_made_folder) rmdir(tables->folder);
}
