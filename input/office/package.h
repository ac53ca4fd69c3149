/* A zip archive in memory, read within limits that keep a hostile one harmless: so many members, so
 * many bytes a member and in all, never more than its size promises by far. Nothing is ever written
 * to a disk, so a member's name is only a name. */
#ifndef INPUT_OFFICE_PACKAGE_H
#define INPUT_OFFICE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

enum {
    PACKAGE_MEMBERS_MOST = 10000,
    PACKAGE_RATIO_MOST = 200 /* unpacked bytes to packed ones, beyond the first MiB */
};
#define PACKAGE_MEMBER_MOST ((size_t)128 << 20)
#define PACKAGE_TOTAL_MOST ((size_t)512 << 20)

struct package;

/* The archive in the bytes, which must live as long as it; all that it gives lives in the arena.
 * NULL when it cannot be read: *fault says why (Dutch). */
struct package *package_open(const char *bytes, size_t length, struct arena *arena,
                             const char **fault);
void package_close(struct package *package);

size_t package_count(const struct package *package);

/* The name of a member as UTF-8, '/' between folders; a folder's own ends with '/'. */
const char *package_name(const struct package *package, size_t member);

/* The member of that name ("word/document.xml"; case does not matter), SIZE_MAX without one. */
size_t package_find(const struct package *package, const char *name);

/* The member of that name, or the first with a number in it that some programs give
 * ("word/document2.xml"); SIZE_MAX without one. */
size_t package_part(const struct package *package, const char *name, const char *suffix);

/* The bytes of a member, unpacked, with a NUL behind them. NULL when it is encrypted, damaged or
 * too large: *fault says why. */
const char *package_bytes(struct package *package, size_t member, size_t *length,
                          const char **fault);

#endif
