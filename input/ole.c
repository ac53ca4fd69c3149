#include "input/ole.h"

#include <stdbool.h>
#include <string.h>

/* Entries of a directory are 128 bytes long and stand at multiples of that in the file: name in
 * UTF-16LE, its size in bytes with the NUL, the type of entry. */
enum { ENTRY = 128, NAME_SIZE_AT = 64, TYPE_AT = 66, TYPE_STORAGE = 1, TYPE_STREAM = 2 };

struct kind {
    const char *entry; /* that only this kind of file has */
    const char *refusal;
};

/* The surest first: a mail may hold documents, and a document tables. */
static const struct kind kinds[] = {
    {"EncryptedPackage", "is een Office-bestand met een wachtwoord; verwijder het wachtwoord en "
                         "bezorg het opnieuw"},
    {"__properties_version1.0", "is een bewaarde mail van Outlook (.msg); bewaar de mail als .eml "
                                "of als tekst (.txt) en bezorg de bijlagen apart"},
    {"PowerPoint Document", "is een oude PowerPoint-presentatie (.ppt); bewaar ze als pdf"},
    {"WordDocument", "is een oud Word-document (.doc); bewaar het als .docx"},
    {"Workbook", "is een oude Excel-werkmap (.xls); bewaar ze als .xlsx"},
    {"Book", "is een oude Excel-werkmap (.xls); bewaar ze als .xlsx"},
};

static bool is_entry(const char *bytes, const char *name) {
    size_t length = strlen(name);
    const unsigned char *raw = (const unsigned char *)bytes;
    if (raw[NAME_SIZE_AT] != 2 * (length + 1) || raw[NAME_SIZE_AT + 1] != 0) return false;
    if (raw[TYPE_AT] != TYPE_STORAGE && raw[TYPE_AT] != TYPE_STREAM) return false;
    for (size_t i = 0; i < length; i++)
        if (bytes[2 * i] != name[i] || bytes[2 * i + 1] != '\0') return false;
    return true;
}

static bool has_entry(const char *bytes, size_t length, const char *name) {
    for (size_t at = 0; at + ENTRY <= length; at += ENTRY)
        if (is_entry(bytes + at, name)) return true;
    return false;
}

const char *ole_refusal(const char *bytes, size_t length) {
    if (length < 8 || memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) != 0) return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_entry(bytes, length, kinds[i].entry)) return kinds[i].refusal;
    return "is een oud Office-bestand; bewaar het als .docx, .xlsx of pdf";
}
