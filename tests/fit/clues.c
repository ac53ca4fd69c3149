/* Prints the clues of every frequency in texts, for fit.py: clues RULES FOLDER FILE...
 *
 * Each clue is a line of document, start and end of the frequency in code points, clue, place,
 * strength; tabs between them. The documents' texts are written into the folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse.h"
#include "rules/engine/roles.h"

static size_t code_points(const char *bytes, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

static void print(void *context, const struct document *document, struct span words,
                  const char *clue, const char *place, double strength) {
    const char *bytes = document->text.bytes;
    printf("%s\t%zu\t%zu\t%s\t%s\t%.4f\n", (const char *)context, code_points(bytes, words.start),
           code_points(bytes, words.end), clue, place, strength);
}

static void write_text(const char *folder, const char *name, const struct document *document) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) perror(path), exit(1);
    fwrite(document->text.bytes, 1, document->text.length, file);
    fclose(file);
}

static char *read_whole(const char *path, struct arena *arena, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) perror(path), exit(1);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_take(arena, *length + 1);
    if (fread(bytes, 1, *length, file) != *length) perror(path), exit(1);
    fclose(file);
    return bytes;
}

int main(int count, char **arguments) {
    if (count < 4) return fputs("clues RULES FOLDER FILE...\n", stderr), 2;
    struct arena *arena = arena_new();
    struct rulebook *rules = rulebook_load(arguments[1], diag_new(arena));
    if (rules == NULL) return fputs("de regels zijn niet in orde\n", stderr), 1;
    const struct parse_settings settings = {rules, "2020-06-30", 1, LIMITS_DEFAULT};
    struct matcher *matcher = matcher_new();
    for (int i = 3; i < count; i++) {
        size_t length;
        char *bytes = read_whole(arguments[i], arena, &length);
        char *slash = strrchr(arguments[i], '/'), *name = slash == NULL ? arguments[i] : slash + 1;
        rules->roles->listener = (struct role_listener){print, name};
        struct document *document = parse_bytes(name, bytes, length, &settings, matcher);
        write_text(arguments[2], name, document);
        document_end(document);
    }
    matcher_end(matcher);
    rulebook_end(rules);
    arena_end(arena);
    return 0;
}
