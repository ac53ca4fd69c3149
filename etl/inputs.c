#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/diag.h"
#include "core/document.h"
#include "input/encoding.h"
#include "load.h"

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
enum { SIDECAR_MIB = 1 };

static bool is_sidecar(const char *path) {
    size_t length = strlen(path), suffix = strlen(sidecar_suffix);
    return length > suffix && strcmp(path + length - suffix, sidecar_suffix) == 0;
}

/* What one argument stands for, while its folders are read. */
struct search {
    input_list *inputs;
    struct arena *arena;
    const char *folder;        /* the argument's name, where it is a folder; else NULL */
    LIST(struct trail) linked; /* folders that a link led to */
};

/* The first line of the sidecar beside a file, or NULL; then *fault tells why one that is there
 * does not say it. */
static const char *city_beside(const char *path, struct arena *arena, const char **fault) {
    struct stat status;
    const char *beside = arena_print(arena, "%s%s", path, sidecar_suffix), *bytes, *city = NULL;
    *fault = NULL;
    if (stat(beside, &status) != 0 || !S_ISREG(status.st_mode)) return NULL;
    struct document *document = document_new(beside, beside);
    struct decoded decoded = {0};
    size_t length;
    if (load_file(document, beside, SIDECAR_MIB, &bytes, &length) &&
        encoding_decode(document, bytes, length, &decoded) &&
        document->status == DOCUMENT_STATUS_READ) {
        const char *words = decoded.bytes + strspn(decoded.bytes, " \t\r\n");
        const struct text text = {.bytes = words, .length = strcspn(words, "\r\n")};
        city = text_words(&text, (struct span){0, text.length}, arena);
        if (*city == '\0') city = NULL;
        if (city == NULL) *fault = "zegt niet over welke stad het bestand ernaast gaat";
    } else {
        *fault = arena_print(arena, "%s", document->messages->entries.at[0].message);
    }
    document_end(document);
    return city;
}

static struct input *add(struct search *search, const char *name, const char *path,
                         const char *refuse) {
    struct arena *arena = search->arena;
    struct input *input = list_add(arena, search->inputs);
    *input = (struct input){.name = arena_copy(arena, name, strlen(name)),
                            .path = arena_copy(arena, path, strlen(path)),
                            .folder = search->folder,
                            .refuse = refuse};
    return input;
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

static void walk(struct search *search, const char *folder, const char *prefix,
                 const struct trail *up);

static void add_file(struct search *search, const char *path, const char *name,
                     const struct stat *status) {
    struct arena *arena = search->arena;
    struct stat beside;
    if (S_ISREG(status->st_mode) && is_sidecar(path)) {
        size_t length = strlen(path) - strlen(sidecar_suffix);
        if (stat(arena_copy(arena, path, length), &beside) != 0)
            add(search, name, path,
                "zegt over welke stad een bestand gaat dat er niet naast staat");
        return;
    }
    struct input *input = add(search, name, path, kind_of(status->st_mode));
    if (!S_ISREG(status->st_mode)) return;
    const char *fault;
    input->device = status->st_dev;
    input->number = status->st_ino;
    input->city = city_beside(path, arena, &fault);
    if (fault != NULL)
        add(search, arena_print(arena, "%s%s", name, sidecar_suffix),
            arena_print(arena, "%s%s", path, sidecar_suffix), fault);
}

/* Whether the path is a link to a folder that another link led to before: links to links would
 * otherwise be read as often as there are ways to them. */
static bool is_linked_before(struct search *search, const char *path, const struct stat *status) {
    struct stat link;
    if (lstat(path, &link) != 0 || !S_ISLNK(link.st_mode)) return false;
    for (size_t i = 0; i < search->linked.count; i++)
        if (search->linked.at[i].device == status->st_dev &&
            search->linked.at[i].number == status->st_ino)
            return true;
    *list_add(search->arena, &search->linked) =
        (struct trail){.device = status->st_dev, .number = status->st_ino};
    return false;
}

static void visit(struct search *search, const char *path, const char *name,
                  const struct trail *up) {
    struct stat status;
    if (stat(path, &status) != 0) {
        const char *reason =
            errno == ELOOP ? "is een koppeling die in een kring loopt"
            : errno == ENOENT
                ? "is een koppeling die nergens heen leidt"
                : arena_print(search->arena, "kan niet bekeken worden: %s", diag_reason(errno));
        add(search, name, path, reason);
    } else if (S_ISDIR(status.st_mode)) {
        struct trail here = {up, status.st_dev, status.st_ino, up == NULL ? 1 : up->depth + 1};
        if (is_on_trail(up, &status))
            add(search, name, path, "is een koppeling naar een map erboven");
        else if (here.depth > FOLDER_DEPTH)
            add(search, name, path, "ligt te diep in mappen");
        else if (is_linked_before(search, path, &status))
            add(search, name, path, "is een koppeling naar een map die al gelezen is");
        else
            walk(search, path, name, &here);
    } else {
        add_file(search, path, name, &status);
    }
}

static bool ends_with_slash(const char *path) {
    size_t length = strlen(path);
    return length > 0 && path[length - 1] == '/';
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* By byte order, so that it does not depend on the file system which of two links is read. */
static void walk(struct search *search, const char *folder, const char *prefix,
                 const struct trail *up) {
    struct arena *arena = search->arena;
    const char *name = *prefix == '\0' ? folder : prefix;
    LIST(const char *) entries = {0};
    DIR *handle = opendir(folder);
    if (handle == NULL) {
        add(search, name, folder,
            arena_print(arena, "map kan niet gelezen worden: %s", diag_reason(errno)));
        return;
    }
    struct dirent *entry;
    while (errno = 0, (entry = readdir(handle)) != NULL)
        if (entry->d_name[0] != '.')
            *list_add(arena, &entries) = arena_copy(arena, entry->d_name, strlen(entry->d_name));
    if (errno != 0)
        add(search, name, folder,
            arena_print(arena, "map is niet tot het einde gelezen: %s", diag_reason(errno)));
    closedir(handle);
    if (entries.count > 0) qsort(entries.at, entries.count, sizeof *entries.at, by_bytes);
    for (size_t i = 0; i < entries.count; i++)
        visit(
            search,
            arena_print(arena, "%s%s%s", folder, ends_with_slash(folder) ? "" : "/", entries.at[i]),
            *prefix == '\0' ? entries.at[i] : arena_print(arena, "%s/%s", prefix, entries.at[i]),
            up);
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

/* The last component of a path, or NULL where that is no name. */
static const char *last_name(const char *path, struct arena *arena) {
    size_t end = strlen(path), start;
    while (end > 0 && path[end - 1] == '/') end--;
    for (start = end; start > 0 && path[start - 1] != '/';) start--;
    const char *name = arena_copy(arena, path + start, end - start);
    return *name == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ? NULL : name;
}

void inputs_add(const char *argument, input_list *inputs, struct arena *arena) {
    size_t first = inputs->count;
    struct search search = {.inputs = inputs, .arena = arena};
    struct stat status;
    if (strcmp(argument, "-") == 0) {
        *list_add(arena, inputs) = (struct input){.name = "-"};
        return;
    }
    if (stat(argument, &status) == 0 && S_ISDIR(status.st_mode)) {
        search.folder = last_name(argument, arena);
        walk(&search, argument, "", trail_of(argument, &status, arena));
        if (inputs->count > first)
            qsort(inputs->at + first, inputs->count - first, sizeof *inputs->at, by_name);
    } else {
        visit(&search, argument, argument, NULL);
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

void inputs_gather(const struct sources *sources, input_list *inputs, struct diag *diag) {
    for (size_t i = 0; i < sources->input_count; i++)
        inputs_add(sources->inputs[i], inputs, diag->arena);
    if (inputs->count == 0)
        diag_add(diag, (struct place){NULL, 0, 0}, "de invoer bevat geen bestanden");
    size_t submissions = inputs->count;
    for (size_t i = 0; i < sources->report_count; i++)
        inputs_add(sources->reports[i], inputs, diag->arena);
    for (size_t i = submissions; i < inputs->count; i++) inputs->at[i].is_report = true;
}
