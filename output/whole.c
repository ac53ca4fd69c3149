#define _XOPEN_SOURCE 700 /* S_ISVTX */

#include "output/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40, NAMES_MAX = 10000, PATH_ROOM = 4096 };

/* What went wrong, in Dutch where it is a fault that a user can mend. */
static const char *reason(int error) {
    switch (error) {
    case ENOENT: return "de map bestaat niet";
    case ENOTDIR: return "een deel van het pad is geen map";
    case EISDIR: return "het is een map";
    case EACCES:
    case EPERM: return "geen recht om daar te schrijven";
    case EROFS: return "er kan daar alleen gelezen worden";
    case ENOSPC: return "de schijf is vol";
    case EDQUOT: return "de toegestane schijfruimte is op";
    case EFBIG: return "het bestand wordt te groot";
    case EIO: return "de schijf geeft een fout";
    case ELOOP: return "de koppelingen lopen in een kring";
    case ENAMETOOLONG: return "de naam is te lang";
    default: return strerror(error);
    }
}

static bool fault(const char *path, int error, struct diag *diag) {
    return diag_add(diag, (struct place){.file = path}, "kan niet geschreven worden: %s",
                    reason(error));
}

/* The name in the folder of path. */
static const char *beside(const char *path, const char *name, struct arena *arena) {
    const char *slash = strrchr(path, '/');
    if (slash == NULL || *name == '/') return arena_copy(arena, name, strlen(name));
    return arena_print(arena, "%.*s%s", (int)(slash - path + 1), path, name);
}

static const char *folder_of(const char *path, struct arena *arena) {
    const char *folder = beside(path, "", arena);
    return *folder != '\0' ? folder : ".";
}

/* The names of open files (/dev/stdout leads to one): what is behind them is somebody else's. */
static bool is_descriptor(const char *path) {
    return strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/dev/fd/", 8) == 0;
}

/* What the target's symbolic links lead to, also when that does not exist yet; NULL and errno
 * when they lead nowhere. Links in the folders before the name need no following. */
static const char *follow_links(const char *target, struct arena *arena) {
    const char *path = target;
    for (int links = 0; links < LINKS_MAX && !is_descriptor(path); links++) {
        char behind[PATH_ROOM];
        ssize_t length = readlink(path, behind, sizeof behind - 1);
        if (length < 0) return path;
        behind[length] = '\0';
        path = beside(path, behind, arena);
    }
    if (is_descriptor(path)) return path;
    errno = ELOOP;
    return NULL;
}

/* In a folder like /tmp a file of somebody else may perhaps be written, but not be replaced. */
static bool may_replace(const struct stat *old, const char *file, struct arena *arena) {
    struct stat folder;
    if (faccessat(AT_FDCWD, file, W_OK, AT_EACCESS) != 0) return false;
    if (stat(folder_of(file, arena), &folder) != 0) return false;
    if ((folder.st_mode & S_ISVTX) == 0 || geteuid() == 0) return true;
    errno = EACCES;
    return old->st_uid == geteuid() || folder.st_uid == geteuid();
}

/* A new file beside the target, closed. Its name is short, hidden from readers of the folder, and
 * nobody else's: O_EXCL sees to that. Not mkstemp, which does not heed the umask. */
static const char *make_beside(const char *file, const struct stat *old, struct arena *arena) {
    for (int i = 0; i < NAMES_MAX; i++) {
        const char *name = arena_print(arena, ".overlegmonitor-%ld-%d", (long)getpid(), i);
        const char *path = beside(file, name, arena);
        int made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (made < 0 && errno == EEXIST) continue;
        if (made < 0) return NULL;
        /* Where a file system knows no permissions there are none to keep. */
        if (old != NULL) fchmod(made, old->st_mode & 0777);
        close(made);
        return path;
    }
    return NULL;
}

/* The error of a target that cannot be made, or 0: a name must stand behind the last slash. */
static int name_error(const char *file) {
    size_t length = strlen(file);
    if (length == 0) return ENOENT;
    return file[length - 1] == '/' ? EISDIR : 0;
}

static bool open_beside(struct whole *whole, const struct stat *old, struct diag *diag) {
    whole->path = make_beside(whole->file, old, diag->arena);
    return whole->path != NULL || fault(whole->target, errno, diag);
}

static bool open_new(struct whole *whole, struct diag *diag) {
    int error = name_error(whole->file);
    return error == 0 ? open_beside(whole, NULL, diag) : fault(whole->target, error, diag);
}

static bool open_over(struct whole *whole, const struct stat *old, struct diag *diag) {
    return may_replace(old, whole->file, diag->arena) ? open_beside(whole, old, diag)
                                                      : fault(whole->target, errno, diag);
}

bool whole_open(struct whole *whole, const char *target, struct diag *diag) {
    struct stat old;
    *whole = (struct whole){.target = target, .file = follow_links(target, diag->arena)};
    if (whole->file == NULL) return fault(target, errno, diag);
    bool is_new = stat(whole->file, &old) != 0;
    if (is_new && errno != ENOENT) return fault(target, errno, diag);
    if (is_new) return open_new(whole, diag);
    if (S_ISDIR(old.st_mode)) return fault(target, EISDIR, diag);
    whole->is_direct = !S_ISREG(old.st_mode) || is_descriptor(whole->file);
    if (!whole->is_direct) return open_over(whole, &old, diag);
    whole->path = target;
    return true;
}

/* Bytes may be refused as late as this. */
static bool sync_file(const struct whole *whole, struct diag *diag) {
    if (whole->path == NULL || whole->is_direct) return true;
    int file = open(whole->path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return fault(whole->target, errno, diag);
    bool synced = fsync(file) == 0 || fault(whole->target, errno, diag);
    close(file);
    return synced;
}

/* Not every file system syncs folders, nor may every folder be opened: the file is whole anyhow,
 * only a power cut can still bring the old one back. */
static void sync_folder(const struct whole *whole, struct arena *arena) {
    int folder = open(folder_of(whole->file, arena), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    fsync(folder);
    close(folder);
}

static bool rename_file(struct whole *whole, struct diag *diag) {
    if (whole->path != NULL && !whole->is_direct) {
        if (rename(whole->path, whole->file) != 0) return fault(whole->target, errno, diag);
        sync_folder(whole, diag->arena);
    }
    whole->path = NULL;
    return true;
}

bool whole_commit_all(struct whole *wholes, size_t count, struct diag *diag) {
    bool done = true;
    for (size_t i = 0; i < count; i++) done &= sync_file(&wholes[i], diag);
    for (size_t i = 0; i < count && done; i++) done = rename_file(&wholes[i], diag);
    for (size_t i = 0; i < count; i++) whole_abort(&wholes[i], diag);
    return done;
}

bool whole_commit(struct whole *whole, struct diag *diag) {
    return whole_commit_all(whole, 1, diag);
}

void whole_abort(struct whole *whole, struct diag *diag) {
    if (whole->path == NULL) return;
    for (size_t i = 0; i < diag->entries.count; i++) {
        struct place *place = &diag->entries.at[i].place;
        if (place->file != NULL && strcmp(place->file, whole->path) == 0)
            place->file = whole->target;
    }
    if (!whole->is_direct) unlink(whole->path);
    whole->path = NULL;
}

FILE *whole_stream(const char *path, struct diag *diag) {
    FILE *out = fopen(path, "w");
    if (out == NULL) fault(path, errno, diag);
    return out;
}

/* A write that failed before the end leaves its mark, but not its errno: what was left to write
 * then fails again and tells. */
bool whole_stream_end(FILE *out, const char *path, struct diag *diag) {
    errno = 0;
    bool failed = ferror(out) != 0;
    failed |= fflush(out) != 0;
    failed |= fclose(out) != 0;
    return !failed || fault(path, errno != 0 ? errno : EIO, diag);
}
