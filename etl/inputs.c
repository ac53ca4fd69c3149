#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/diag.h"
#include "core/text.h"

/* Deeper than any folder of submissions; ends what links could make endless. */
enum { FOLDER_DEPTH = 64, PATH_ROOM = 4096 };

/* The folders on the way down, to notice a link that leads back up. */
struct trail {
    const struct trail *up; /* NULL at the top of the file system */
    dev_t device;
    ino_t number;
    int depth;
};

/* A file that says which city another one is about: "verslag.pdf.stad" beside "verslag.pdf". */
static const char sidecar_suffix[] = ".stad";
enum { SIDECAR_MOST = 200 };

static bool is_sidecar(const char *path) {
    size_t length = strlen(path), suffix = strlen(sidecar_suffix);
    return length > suffix && strcmp(path + length - suffix, sidecar_suffix) == 0;
}

/* The first line of the sidecar beside a file, or NULL. */
static const char *city_beside(const char *path, struct arena *arena) {
    const char *beside = arena_print(arena, "%s%s", path, sidecar_suffix);
    int file = open(beside, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a FIFO must not hold us up */
    char line[SIDECAR_MOST];
    if (file < 0) return NULL;
    ssize_t length = read(file, line, sizeof line - 1);
    close(file);
    line[length < 0 ? 0 : length] = '\0';
    const char *words = line + (strncmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    words += strspn(words, " \t\r\n");
    size_t end = strcspn(words, "\r\n");
    while (end > 0 && (words[end - 1] == ' ' || words[end - 1] == '\t')) end--;
    bool is_name = end > 0 && utf8_fault(words, end) == end;
    return is_name ? arena_copy(arena, words, end) : NULL;
}

static void add(input_list *inputs, const char *name, const char *path, const char *refuse,
                struct arena *arena) {
    *list_add(arena, inputs) = (struct input){.name = arena_copy(arena, name, strlen(name)),
                                              .path = arena_copy(arena, path, strlen(path)),
                                              .refuse = refuse};
}

static const char *kind_of(mode_t mode) {
    if (S_ISFIFO(mode)) return "is een FIFO, geen gewoon bestand";
    if (S_ISSOCK(mode)) return "is een socket, geen gewoon bestand";
    if (S_ISCHR(mode) || S_ISBLK(mode)) return "is een apparaat, geen gewoon bestand";
    return S_ISREG(mode) ? NULL : "is geen gewoon bestand";
}

static bool is_on_trail(const struct trail *trail, const struct stat *status) {
    for (; trail != NULL; trail = trail->up)
        if (trail->device == status->st_dev && trail->number == status->st_ino) return true;
    return false;
}

static void walk(const char *folder, const char *prefix, const struct trail *up, input_list *inputs,
                 struct arena *arena);

static void add_file(const char *path, const char *name, const struct stat *status,
                     input_list *inputs, struct arena *arena) {
    struct stat beside;
    if (S_ISREG(status->st_mode) && is_sidecar(path)) {
        size_t length = strlen(path) - strlen(sidecar_suffix);
        if (stat(arena_copy(arena, path, length), &beside) == 0) return;
        add(inputs, name, path, "zegt over welke stad een bestand gaat dat er niet naast staat",
            arena);
        return;
    }
    add(inputs, name, path, kind_of(status->st_mode), arena);
    if (!S_ISREG(status->st_mode)) return;
    struct input *input = &inputs->at[inputs->count - 1];
    input->device = status->st_dev;
    input->number = status->st_ino;
    input->city = city_beside(path, arena);
}

static void visit(const char *path, const char *name, const struct trail *up, input_list *inputs,
                  struct arena *arena) {
    struct stat status;
    if (stat(path, &status) != 0) {
        const char *reason = errno == ELOOP    ? "is een koppeling die in een kring loopt"
                             : errno == ENOENT ? "is een koppeling die nergens heen leidt"
                                               : arena_print(arena, "kan niet bekeken worden: %s",
                                                             diag_reason(errno));
        add(inputs, name, path, reason, arena);
    } else if (S_ISDIR(status.st_mode)) {
        struct trail here = {up, status.st_dev, status.st_ino, up == NULL ? 1 : up->depth + 1};
        if (is_on_trail(up, &status))
            add(inputs, name, path, "is een koppeling naar een map erboven", arena);
        else if (here.depth > FOLDER_DEPTH)
            add(inputs, name, path, "ligt te diep in mappen", arena);
        else
            walk(path, name, &here, inputs, arena);
    } else {
        add_file(path, name, &status, inputs, arena);
    }
}

static bool ends_with_slash(const char *path) {
    size_t length = strlen(path);
    return length > 0 && path[length - 1] == '/';
}

static void walk(const char *folder, const char *prefix, const struct trail *up, input_list *inputs,
                 struct arena *arena) {
    DIR *handle = opendir(folder);
    if (handle == NULL) {
        const char *reason =
            arena_print(arena, "map kan niet gelezen worden: %s", diag_reason(errno));
        add(inputs, *prefix == '\0' ? folder : prefix, folder, reason, arena);
        return;
    }
    struct dirent *entry;
    while (errno = 0, (entry = readdir(handle)) != NULL) {
        if (entry->d_name[0] == '.') continue;
        const char *path =
            arena_print(arena, "%s%s%s", folder, ends_with_slash(folder) ? "" : "/", entry->d_name);
        const char *name = *prefix == '\0' ? arena_copy(arena, entry->d_name, strlen(entry->d_name))
                                           : arena_print(arena, "%s/%s", prefix, entry->d_name);
        visit(path, name, up, inputs, arena);
    }
    if (errno != 0)
        add(inputs, *prefix == '\0' ? folder : prefix, folder,
            arena_print(arena, "map is niet tot het einde gelezen: %s", diag_reason(errno)), arena);
    closedir(handle);
}

/* A folder with all folders above it, so that a link out of it to one of those is noticed. */
static struct trail *trail_of(const char *folder, const struct stat *status, struct arena *arena) {
    struct trail *first = arena_take(arena, sizeof *first), *last = first;
    struct stat above = *status;
    *first = (struct trail){NULL, status->st_dev, status->st_ino, 1};
    for (const char *path = arena_print(arena, "%s/..", folder);
         strlen(path) < PATH_ROOM && stat(path, &above) == 0 && !is_on_trail(first, &above);
         path = arena_print(arena, "%s/..", path)) {
        struct trail *next = arena_take(arena, sizeof *next);
        *next = (struct trail){NULL, above.st_dev, above.st_ino, 0};
        last->up = next;
        last = next;
    }
    return first;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct input *)a)->name, ((const struct input *)b)->name);
}

void inputs_add(const char *argument, input_list *inputs, struct arena *arena) {
    size_t first = inputs->count;
    struct stat status;
    if (strcmp(argument, "-") == 0) {
        *list_add(arena, inputs) = (struct input){.name = "-"};
        return;
    }
    if (stat(argument, &status) == 0 && S_ISDIR(status.st_mode)) {
        walk(argument, "", trail_of(argument, &status, arena), inputs, arena);
        if (inputs->count > first)
            qsort(inputs->at + first, inputs->count - first, sizeof *inputs->at, by_name);
    } else {
        visit(argument, argument, NULL, inputs, arena);
    }
}

bool inputs_have(const input_list *inputs, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) return false;
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->at[i].device == status.st_dev && inputs->at[i].number == status.st_ino)
            return true;
    return false;
}

void inputs_gather(const char **arguments, size_t count, input_list *inputs, struct diag *diag) {
    for (size_t i = 0; i < count; i++) inputs_add(arguments[i], inputs, diag->arena);
    if (inputs->count == 0)
        diag_add(diag, (struct place){NULL, 0, 0}, "de invoer bevat geen bestanden");
}
