#define _GNU_SOURCE /* strerrordesc_np: workers report too, and strerror is not theirs to share */

#include "core/diag.h"

#include <errno.h>
#include <string.h>

struct diag *diag_new(struct arena *arena) {
    struct diag *diag = arena_take(arena, sizeof *diag);
    diag->arena = arena;
    return diag;
}

bool diag_add(struct diag *diag, struct place place, const char *format, ...) {
    struct diag_entry *entry = list_add(diag->arena, &diag->entries);
    entry->place = place;
    va_list arguments;
    va_start(arguments, format);
    entry->message = arena_vprint(diag->arena, format, arguments);
    va_end(arguments);
    return false;
}

static void print_clean(const char *text, FILE *out) {
    for (const char *c = text; *c != '\0'; c++)
        fputc((unsigned char)*c < 0x20 || *c == 0x7f ? '?' : *c, out);
}

void diag_print(const struct diag *diag, FILE *out) {
    for (size_t i = 0; i < diag->entries.count; i++) {
        const struct diag_entry *entry = &diag->entries.at[i];
        if (entry->place.file != NULL) {
            print_clean(entry->place.file, out);
            if (entry->place.line > 0) fprintf(out, ":%zu", entry->place.line);
            if (entry->place.column > 0) fprintf(out, ":%zu", entry->place.column);
            fputs(": ", out);
        }
        print_clean(entry->message, out);
        fputc('\n', out);
    }
}

const char *diag_reason(int error) {
    switch (error) {
    case ENOENT: return "bestaat niet";
    case ENOTDIR: return "een deel van het pad is geen map";
    case EISDIR: return "is een map";
    case EACCES:
    case EPERM: return "geen toegang";
    case ENOSPC: return "de schijf is vol";
    case EIO: return "de schijf geeft een fout";
    case EMFILE:
    case ENFILE: return "te veel bestanden tegelijk open";
    case ELOOP: return "de koppelingen lopen in een kring";
    case ENAMETOOLONG: return "de naam is te lang";
    default: return strerrordesc_np(error);
    }
}
