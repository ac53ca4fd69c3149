/* Which office format a zip archive is, by the members that such a file must have. */
#ifndef INPUT_OFFICE_KIND_H
#define INPUT_OFFICE_KIND_H

#include <stdbool.h>
#include <stddef.h>

enum office_kind {
    OFFICE_KIND_NONE,    /* no zip archive, or one that cannot be opened */
    OFFICE_KIND_ARCHIVE, /* a zip archive of files */
    OFFICE_KIND_DOCX,
    OFFICE_KIND_XLSX,
    OFFICE_KIND_ODT,
    OFFICE_KIND_ODS,
    OFFICE_KIND_OTHER /* a presentation, a drawing: an office file that has no reader */
};

enum office_kind office_kind_of(const char *bytes, size_t length);

/* Whether it is an office file that Word or Excel locked with a password: no zip archive then. */
bool office_is_locked(const char *bytes, size_t length);

/* Whether it begins as a zip archive and cannot be opened as one: cut short, or damaged. */
bool office_is_broken(const char *bytes, size_t length);

#endif
