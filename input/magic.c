#include "input/magic.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "input/office/package.h"
#include "input/ole.h"

/* Where the sign of a format stands, what the format is called, and what helps. */
struct magic {
    size_t offset, size;
    const char *sign, *name, *advice;
};

#define SIGN(text) sizeof(text) - 1, text

#define AS_TEXT "bezorg de tekst die erop staat"
#define AS_DOCUMENT "bewaar het als .docx of pdf"
#define AS_ZIP "pak het uit, of bezorg het als zip"
#define AS_REPORT "bezorg een verslag van wat gezegd wordt"
#define NO_TEXT "bevat geen tekst om te lezen"

static const struct magic magics[] = {
    {0, SIGN("\x89PNG\r\n\x1A\n"), "een PNG-afbeelding", AS_TEXT},
    {0, SIGN("\xFF\xD8\xFF"), "een JPEG-afbeelding", AS_TEXT},
    {0, SIGN("GIF87a"), "een GIF-afbeelding", AS_TEXT},
    {0, SIGN("GIF89a"), "een GIF-afbeelding", AS_TEXT},
    {0, SIGN("II*\0"), "een TIFF-afbeelding", AS_TEXT},
    {0, SIGN("MM\0*"), "een TIFF-afbeelding", AS_TEXT},
    {8, SIGN("WEBP"), "een WebP-afbeelding", AS_TEXT},
    {4, SIGN("ftyphei"), "een HEIC-afbeelding", AS_TEXT},
    {4, SIGN("ftypmif1"), "een HEIC-afbeelding", AS_TEXT},
    {4, SIGN("ftypavif"), "een AVIF-afbeelding", AS_TEXT},
    {0, SIGN("\xD7\xCD\xC6\x9A"), "een WMF-tekening", AS_TEXT},
    {40, SIGN(" EMF"), "een EMF-tekening", AS_TEXT},
    {0, SIGN("%PDF-"), "een PDF-bestand", "bezorg het opnieuw"},
    {0, SIGN("%!PS"), "een PostScript-bestand", "bewaar het als pdf"},
    {0, SIGN("{\\rtf"), "een RTF-document", AS_DOCUMENT},
    {0, SIGN("\x1F\x8B"), "een gzip-archief", AS_ZIP},
    {0, SIGN("BZh"), "een bzip2-archief", AS_ZIP},
    {0, SIGN("\xFD\x37zXZ\0"), "een xz-archief", AS_ZIP},
    {0, SIGN("\x28\xB5\x2F\xFD"), "een zstd-archief", AS_ZIP},
    {0, SIGN("7z\xBC\xAF\x27\x1C"), "een 7z-archief", AS_ZIP},
    {0, SIGN("Rar!\x1A\x07"), "een RAR-archief", AS_ZIP},
    {257, SIGN("ustar"), "een tar-archief", AS_ZIP},
    {0, SIGN("\x78\x9F\x3E\x22"), "een winmail.dat van Outlook",
     "stuur de mail opnieuw als HTML of als tekst"},
    {0, SIGN("!BDN"), "een postvak van Outlook (.pst)", "bewaar de mails apart als .eml"},
    {0,
     SIGN("\x7F"
          "ELF"),
     "een programma", NO_TEXT},
    {0, SIGN("MZ\x90\0"), "een programma", NO_TEXT},
    {0, SIGN("SQLite format 3\0"), "een SQLite-databank", "bezorg een lijst als .xlsx of .csv"},
    {0, SIGN("OggS"), "een Ogg-opname", AS_REPORT},
    {0, SIGN("ID3\x03"), "een MP3-opname", AS_REPORT},
    {0, SIGN("ID3\x04"), "een MP3-opname", AS_REPORT},
    {4, SIGN("ftyp"), "een MP4-opname", AS_REPORT},
};

enum { ZIP_PROBE = 64 * 1024 };

/* Formats that are zip archives, by a name that stands in them. The last
 * stands for any archive. */
static const struct magic zips[] = {
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument.text"), "een ODT-document", ""},
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "een ODS-rekenblad", ""},
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument.presentation"), "een ODP-presentatie",
     "bewaar ze als pdf"},
    {0, SIGN("mimetypeapplication/vnd.oasis.opendocument"), "een OpenDocument-bestand",
     "bewaar het als pdf"},
    {0, SIGN("word/"), "een Word-document (.docx)", ""},
    {0, SIGN("xl/"), "een Excel-werkmap (.xlsx)", ""},
    {0, SIGN("ppt/"), "een PowerPoint-presentatie (.pptx)", "bewaar ze als pdf"},
    {0, SIGN("visio/"), "een Visio-tekening", "bewaar ze als pdf"},
    {0, SIGN(""), "een zip-archief", ""},
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

static const struct magic *zip_magic(const char *bytes, size_t length) {
    const struct magic *magic = zips;
    if (length > ZIP_PROBE) length = ZIP_PROBE;
    while (magic->size > 0 && !stands_in(magic, bytes, length)) magic++;
    return magic;
}

/* A zip archive that came here is an office file without a reader, or does not open. */
static const char *zip_refusal(const char *bytes, size_t length, struct arena *arena) {
    const struct magic *magic = zip_magic(bytes, length);
    const char *fault;
    struct package *package = package_open(bytes, length, arena, &fault);
    if (package == NULL)
        return arena_print(arena, "is %s maar gaat niet open: %s; bezorg het opnieuw", magic->name,
                           fault);
    package_close(package);
    return *magic->advice != '\0'
               ? arena_print(arena, "is %s; %s", magic->name, magic->advice)
               : arena_print(arena, "is %s, geen tekst; lever tekst of CSV aan", magic->name);
}

static bool is_zip(const char *bytes, size_t length) {
    return length >= 4 && memcmp(bytes, "PK", 2) == 0 &&
           (memcmp(bytes + 2, "\3\4", 2) == 0 || memcmp(bytes + 2, "\5\6", 2) == 0 ||
            memcmp(bytes + 2, "\7\10", 2) == 0);
}

const char *magic_refusal(const char *bytes, size_t length, struct arena *arena) {
    const char *old_office = ole_refusal(bytes, length);
    if (old_office != NULL) return old_office;
    if (is_zip(bytes, length)) return zip_refusal(bytes, length, arena);
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (stands_at(&magics[i], bytes, length, magics[i].offset))
            return arena_print(arena, "is %s; %s", magics[i].name, magics[i].advice);
    return NULL;
}

static bool begins_with(const char *bytes, size_t length, const char *sign) {
    size_t size = strlen(sign);
    return length >= size && strncasecmp(bytes, sign, size) == 0;
}

const char *magic_markup(const char *bytes, size_t length) {
    size_t white = strspn(bytes, " \t\r\n");
    const char *text = bytes + (white < length ? white : length);
    size_t left = length - (size_t)(text - bytes);
    if (begins_with(text, left, "<?xml")) return "een XML-bestand";
    return NULL;
}
