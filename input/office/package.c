#include "input/office/package.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

struct package {
    zip_t *zip;
    struct arena *arena;
    size_t count, taken; /* members; bytes unpacked so far */
    const char **names;
};

static const char *reason_of(int code) {
    switch (code) {
    case ZIP_ER_NOZIP: return "archief is beschadigd of afgebroken";
    case ZIP_ER_INCONS: return "archief spreekt zichzelf tegen";
    case ZIP_ER_CRC: return "inhoud is beschadigd (controlegetal klopt niet)";
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD: return "is versleuteld met een wachtwoord";
    case ZIP_ER_COMPNOTSUPP: return "is verpakt op een manier die niet gelezen wordt";
    case ZIP_ER_ENCRNOTSUPP: return "is versleuteld";
    default: return "archief is beschadigd";
    }
}

struct package *package_open(const char *bytes, size_t length, struct arena *arena,
                             const char **fault) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    *fault = reason_of(zip_error_code_zip(&error));
    zip_error_fini(&error);
    if (zip == NULL) {
        if (source != NULL) zip_source_free(source);
        return NULL;
    }
    struct package *package = arena_take(arena, sizeof *package);
    package->zip = zip;
    package->arena = arena;
    package->count = (size_t)zip_get_num_entries(zip, 0);
    if (package->count > PACKAGE_MEMBERS_MOST) {
        *fault = arena_print(arena, "archief heeft meer dan %d bestanden", PACKAGE_MEMBERS_MOST);
        package_close(package);
        return NULL;
    }
    package->names = arena_take(arena, (package->count + 1) * sizeof *package->names);
    for (size_t i = 0; i < package->count; i++) {
        const char *name = zip_get_name(zip, i, ZIP_FL_ENC_GUESS);
        package->names[i] = name == NULL ? "" : arena_copy(arena, name, strlen(name));
    }
    return package;
}

void package_close(struct package *package) { zip_discard(package->zip); }

size_t package_count(const struct package *package) { return package->count; }

const char *package_name(const struct package *package, size_t member) {
    return package->names[member];
}

size_t package_find(const struct package *package, const char *name) {
    for (size_t i = 0; i < package->count; i++)
        if (strcasecmp(package->names[i], name) == 0) return i;
    return SIZE_MAX;
}

size_t package_part(const struct package *package, const char *name, const char *suffix) {
    size_t length = strlen(name), numbered = SIZE_MAX;
    for (size_t i = 0; i < package->count; i++) {
        const char *rest = package->names[i] + length;
        if (strncasecmp(package->names[i], name, length) != 0) continue;
        if (strcasecmp(rest, suffix) == 0) return i;
        rest += strspn(rest, "0123456789");
        if (numbered == SIZE_MAX && strcasecmp(rest, suffix) == 0) numbered = i;
    }
    return numbered;
}

/* How many bytes a member may give: what its packed size makes likely, and what is left. */
static size_t room_for(const struct package *package, const zip_stat_t *status) {
    size_t most = PACKAGE_MEMBER_MOST, left = PACKAGE_TOTAL_MOST - package->taken;
    size_t packed = (status->valid & ZIP_STAT_COMP_SIZE) != 0 && status->comp_size < most
                        ? (size_t)status->comp_size
                        : most / PACKAGE_RATIO_MOST;
    size_t likely = packed * PACKAGE_RATIO_MOST + ((size_t)1 << 20);
    if (most > likely) most = likely;
    return most < left ? most : left;
}

static char *unpack(struct package *package, zip_file_t *file, size_t most, size_t *length,
                    const char **fault) {
    size_t room = 16384;
    char *bytes = arena_take(package->arena, room + 1);
    for (*length = 0;;) {
        zip_int64_t got = zip_fread(file, bytes + *length, room - *length);
        if (got < 0) {
            *fault = reason_of(zip_error_code_zip(zip_file_get_error(file)));
            return NULL;
        }
        if (got == 0) return bytes;
        *length += (size_t)got;
        if (*length > most) {
            *fault = "pakt uit tot veel meer dan zijn omvang toelaat (zipbom?)";
            return NULL;
        }
        if (*length < room) continue;
        char *wider = arena_take(package->arena, 2 * room + 1);
        memcpy(wider, bytes, *length);
        bytes = wider;
        room *= 2;
    }
}

const char *package_bytes(struct package *package, size_t member, size_t *length,
                          const char **fault) {
    zip_stat_t status;
    zip_stat_init(&status);
    zip_file_t *file = NULL;
    if (zip_stat_index(package->zip, member, 0, &status) == 0)
        file = zip_fopen_index(package->zip, member, 0);
    if (file == NULL) {
        *fault = reason_of(zip_error_code_zip(zip_get_error(package->zip)));
        return NULL;
    }
    char *bytes = unpack(package, file, room_for(package, &status), length, fault);
    zip_fclose(file);
    if (bytes == NULL) return NULL;
    package->taken += *length;
    bytes[*length] = '\0';
    if ((status.valid & ZIP_STAT_SIZE) != 0 && status.size != *length) {
        *fault = "is niet zo groot als het archief zegt";
        return NULL;
    }
    return bytes;
}
