#include "input/magic.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Where the sign of a format stands, and what the format is called. */
struct magic {
    size_t offset, size;
    const char *sign, *name;
};

#define SIGN(text) sizeof(text) - 1, text

static const struct magic magics[] = {
    {0, SIGN("\x89PNG\r\n\x1A\n"), "een PNG-afbeelding"},
    {0, SIGN("\xFF\xD8\xFF"), "een JPEG-afbeelding"},
    {0, SIGN("GIF87a"), "een GIF-afbeelding"},
    {0, SIGN("GIF89a"), "een GIF-afbeelding"},
    {0, SIGN("II*\0"), "een TIFF-afbeelding"},
    {0, SIGN("MM\0*"), "een TIFF-afbeelding"},
    {8, SIGN("WEBP"), "een WebP-afbeelding"},
    {0, SIGN("%PDF-"), "een PDF-bestand"},
    {0, SIGN("%!PS"), "een PostScript-bestand"},
    {0, SIGN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "een oud Office-bestand (.doc, .xls of .msg)"},
    {0, SIGN("{\\rtf"), "een RTF-document"},
    {0, SIGN("\x1F\x8B"), "een gzip-archief"},
    {0, SIGN("BZh"), "een bzip2-archief"},
    {0, SIGN("\xFD\x37zXZ\0"), "een xz-archief"},
    {0, SIGN("\x28\xB5\x2F\xFD"), "een zstd-archief"},
    {0, SIGN("7z\xBC\xAF\x27\x1C"), "een 7z-archief"},
    {0, SIGN("Rar!\x1A\x07"), "een RAR-archief"},
    {257, SIGN("ustar"), "een tar-archief"},
    {0,
     SIGN("\x7F"
          "ELF"),
     "een programma"},
    {0, SIGN("MZ\x90\0"), "een programma"},
    {0, SIGN("SQLite format 3\0"), "een SQLite-databank"},
    {0, SIGN("OggS"), "een Ogg-opname"},
    {0, SIGN("ID3\x03"), "een MP3-opname"},
    {0, SIGN("ID3\x04"), "een MP3-opname"},
    {4, SIGN("ftyp"), "een MP4-opname"},
};

enum { ZIP_PROBE = 64 * 1024 };

/* Formats that are zip archives, by a name that stands in them. */
static const struct magic zips[] = {
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument.text"), "een ODT-document"},
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "een ODS-rekenblad"},
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument"), "een OpenDocument-bestand"},
    {0, SIGN("word/"), "een Word-document (.docx)"},
    {0, SIGN("xl/"), "een Excel-werkmap (.xlsx)"},
    {0, SIGN("ppt/"), "een PowerPoint-presentatie (.pptx)"},
};

static bool stands_at(const struct magic *magic, const char *bytes, size_t length, size_t offset) {
    return length >= magic->size && offset <= length - magic->size &&
           memcmp(bytes + offset, magic->sign, magic->size) == 0;
}

static bool stands_in(const struct magic *magic, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (stands_at(magic, bytes, length, i)) return true;
    return false;
}

static const char *zip_name(const char *bytes, size_t length) {
    if (length > ZIP_PROBE) length = ZIP_PROBE;
    for (size_t i = 0; i < sizeof zips / sizeof *zips; i++)
        if (stands_in(&zips[i], bytes, length)) return zips[i].name;
    return "een zip-archief";
}

const char *magic_name(const char *bytes, size_t length) {
    if (length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0))
        return zip_name(bytes, length);
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (stands_at(&magics[i], bytes, length, magics[i].offset)) return magics[i].name;
    return NULL;
}

/* How much of a text shows what it is marked up with. */
enum { MARKUP_PROBE = 4096 };

static bool begins_with(const char *bytes, size_t length, const char *sign) {
    size_t size = strlen(sign);
    return length >= size && strncasecmp(bytes, sign, size) == 0;
}

/* Whether a line of the head begins with the sign. */
static bool has_line(const char *bytes, size_t length, const char *sign) {
    if (length > MARKUP_PROBE) length = MARKUP_PROBE;
    for (size_t i = 0; i < length; i++)
        if ((i == 0 || bytes[i - 1] == '\n') && begins_with(bytes + i, length - i, sign))
            return true;
    return false;
}

const char *magic_markup(const char *bytes, size_t length) {
    size_t white = strspn(bytes, " \t\r\n");
    const char *text = bytes + (white < length ? white : length);
    size_t left = length - (size_t)(text - bytes);
    if (begins_with(text, left, "<?xml")) return "een XML-bestand";
    if (has_line(text, left, "MIME-Version:") && has_line(text, left, "Content-Type:"))
        return "een e-mailbestand";
    return NULL;
}
