#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse_errno(struct document *document, int number) {
    return document_refuse(
        document, 0,
        arena_print(document->arena, "kan niet gelezen worden: %s", diag_reason(number)));
}

static bool refuse_size(struct document *document, size_t most) {
    return document_refuse(
        document, 0,
        arena_print(document->arena, "is groter dan %zu MiB; splits het bestand", most >> 20));
}

/* Reads a descriptor to its end into the document's arena. */
static bool read_all(int descriptor, struct document *document, size_t expected, size_t most,
                     const char **bytes, size_t *length) {
    size_t room = expected + 1;
    char *buffer = arena_take(document->arena, room + 1);
    *length = 0;
    for (;;) {
        ssize_t got = read(descriptor, buffer + *length, room - *length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return refuse_errno(document, errno);
        if (got == 0) break;
        *length += (size_t)got;
        if (*length > most) return refuse_size(document, most);
        if (*length < room) continue;
        char *wider = arena_take(document->arena, 2 * room + 1);
        memcpy(wider, buffer, *length);
        buffer = wider;
        room *= 2;
    }
    buffer[*length] = '\0';
    *bytes = buffer;
    return true;
}

bool load_file(struct document *document, const char *path, size_t most_mib, const char **bytes,
               size_t *length) {
    struct stat status;
    size_t most = most_mib << 20;
    /* Without blocking: between listing and opening a FIFO may have taken the file's place. */
    int descriptor =
        path == NULL ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return refuse_errno(document, errno);
    bool ok = fstat(descriptor, &status) == 0 || refuse_errno(document, errno);
    if (ok && path != NULL && !S_ISREG(status.st_mode))
        ok = document_refuse(document, 0, "is geen gewoon bestand");
    size_t expected = ok && S_ISREG(status.st_mode) ? (size_t)status.st_size : 65536;
    if (ok && expected > most) ok = refuse_size(document, most);
    ok = ok && read_all(descriptor, document, expected, most, bytes, length);
    close(descriptor);
    return ok;
}
