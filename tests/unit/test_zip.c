/* input/zip: which members of an archive become parts, and which are refused in which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/reader.h"

enum { ROOM = 1 << 20, ENCRYPTED = 1 };

/* An archive of stored members being built. */
struct archive {
    unsigned char bytes[ROOM], directory[ROOM / 4];
    size_t length, directory_length, count;
};

static struct archive archive;
static const struct source_words no_words;

static void put(unsigned char *bytes, size_t *length, uint32_t value, int size) {
    while (size-- > 0) {
        bytes[(*length)++] = (unsigned char)value;
        value >>= 8;
    }
}

static uint32_t checksum(const char *bytes, size_t length) {
    uint32_t sum = 0xFFFFFFFF;
    for (size_t i = 0; i < length; i++) {
        sum ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~sum;
}

/* What local header and directory share. */
static void put_head(unsigned char *bytes, size_t *length, const char *name, const char *text,
                     uint32_t flags) {
    put(bytes, length, 20, 2);
    put(bytes, length, 0x800 | flags, 2);
    put(bytes, length, 0, 2);
    put(bytes, length, 0x00210000, 4);
    put(bytes, length, checksum(text, strlen(text)), 4);
    put(bytes, length, (uint32_t)strlen(text), 4);
    put(bytes, length, (uint32_t)strlen(text), 4);
    put(bytes, length, (uint32_t)strlen(name), 2);
    put(bytes, length, 0, 2);
}

static void add(const char *name, const char *text, uint32_t flags) {
    uint32_t offset = (uint32_t)archive.length;
    put(archive.bytes, &archive.length, 0x04034B50, 4);
    put_head(archive.bytes, &archive.length, name, text, flags);
    memcpy(archive.bytes + archive.length, name, strlen(name));
    archive.length += strlen(name);
    memcpy(archive.bytes + archive.length, text, strlen(text));
    archive.length += strlen(text);
    put(archive.directory, &archive.directory_length, 0x02014B50, 4);
    put(archive.directory, &archive.directory_length, 20, 2);
    put_head(archive.directory, &archive.directory_length, name, text, flags);
    put(archive.directory, &archive.directory_length, 0, 10);
    put(archive.directory, &archive.directory_length, offset, 4);
    memcpy(archive.directory + archive.directory_length, name, strlen(name));
    archive.directory_length += strlen(name);
    archive.count++;
}

static struct document *read_archive(void) {
    size_t start = archive.length;
    memcpy(archive.bytes + archive.length, archive.directory, archive.directory_length);
    archive.length += archive.directory_length;
    put(archive.bytes, &archive.length, 0x06054B50, 4);
    put(archive.bytes, &archive.length, 0, 4);
    put(archive.bytes, &archive.length, (uint32_t)archive.count, 2);
    put(archive.bytes, &archive.length, (uint32_t)archive.count, 2);
    put(archive.bytes, &archive.length, (uint32_t)archive.directory_length, 4);
    put(archive.bytes, &archive.length, (uint32_t)start, 4);
    put(archive.bytes, &archive.length, 0, 2);
    struct document *document = document_new("b.zip", "b.zip");
    reader_read(document, (const char *)archive.bytes, archive.length, &no_words);
    archive.length = archive.directory_length = archive.count = 0;
    return document;
}

static void gives(const char *parts, const char *messages, enum document_status status) {
    struct document *document = read_archive();
    char *shown = arena_copy(document->arena, "", 0), *told = shown;
    for (size_t i = 0; i < document->parts.count; i++)
        shown = arena_print(document->arena, "%s%s=%s;", shown, document->parts.at[i].name,
                            document->parts.at[i].bytes);
    for (size_t i = 0; i < document->messages->entries.count; i++)
        told =
            arena_print(document->arena, "%s%s\n", told, document->messages->entries.at[i].message);
    assert_string_equal(document->format, "zip");
    assert_string_equal(shown, parts);
    assert_string_equal(told, messages);
    assert_int_equal(document->status, status);
    assert_int_equal(document->items.count, 0);
    document_end(document);
}

static void files_are_parts(void **state) {
    (void)state;
    add("gent/", "", 0);
    add("gent/verslag \u00e9\u00e9n.txt", "een", 0);
    add("leeg.txt", "", 0);
    gives("gent/verslag \u00e9\u00e9n.txt=een;leeg.txt=;", "", DOCUMENT_STATUS_READ);
}

static void what_systems_leave_is_passed_over(void **state) {
    (void)state;
    add("a.txt", "a", 0);
    add("__MACOSX/._a.txt", "x", 0);
    add("map/.DS_Store", "x", 0);
    add(".verborgen/b.txt", "x", 0);
    add("map/Thumbs.db", "x", 0);
    gives("a.txt=a;", "", DOCUMENT_STATUS_READ);
}

static void names_that_point_outside_are_refused(void **state) {
    (void)state;
#define OUTSIDE(name) "'" name "' wijst naar een plaats buiten het archief; niet gelezen\n"
    add("a.txt", "a", 0);
    add("/etc/passwd", "x", 0);
    add("../b.txt", "x", 0);
    add("map/../../b.txt", "x", 0);
    add("C:\\b.txt", "x", 0);
    add("C:b.txt", "x", 0);
    add("map/..", "x", 0);
    add("map\\..\\..\\c.txt", "x", 0);
    add("\\\\server\\d.txt", "x", 0);
    add("..b.txt", "x", 0);
    gives("a.txt=a;",
          OUTSIDE("/etc/passwd") OUTSIDE("../b.txt") OUTSIDE("map/../../b.txt") OUTSIDE("C:/b.txt")
              OUTSIDE("C:b.txt") OUTSIDE("map/..") OUTSIDE("map/../../c.txt")
                  OUTSIDE("//server/d.txt"),
          DOCUMENT_STATUS_PARTIAL);
}

static void folders_of_windows_are_folders(void **state) {
    (void)state;
    add("map\\", "", 0);
    add("map\\verslag.txt", "een", 0);
    add("map/verslag.txt", "twee", 0);
    gives("map/verslag.txt=een;",
          "'map/verslag.txt' staat meer dan \u00e9\u00e9n keer in het archief; enkel het eerste is "
          "gelezen\n",
          DOCUMENT_STATUS_PARTIAL);
}

static void the_first_of_a_name_is_read(void **state) {
    (void)state;
    add("a.txt", "een", 0);
    add("b.txt", "b", 0);
    add("a.txt", "twee", 0);
    gives("a.txt=een;b.txt=b;",
          "'a.txt' staat meer dan \u00e9\u00e9n keer in het archief; enkel het eerste is gelezen\n",
          DOCUMENT_STATUS_PARTIAL);
}

static void what_cannot_be_unpacked_is_told(void **state) {
    (void)state;
    add("geheim.txt", "0123456789abcdef", ENCRYPTED);
    add("stuk.txt", "stuk", 0);
    add("heel.txt", "heel", 0);
    for (size_t i = 0; i + 4 < archive.length; i++)
        if (memcmp(archive.bytes + i, "tstuk", 5) == 0) archive.bytes[i + 1] = 'S';
    gives("heel.txt=heel;",
          "'geheim.txt' kan niet uitgepakt worden: is versleuteld met een wachtwoord\n"
          "'stuk.txt' kan niet uitgepakt worden: inhoud is beschadigd (controlegetal klopt niet)\n",
          DOCUMENT_STATUS_PARTIAL);
    add("geheim.txt", "0123456789abcdef", ENCRYPTED);
    gives("", "'geheim.txt' kan niet uitgepakt worden: is versleuteld met een wachtwoord\n",
          DOCUMENT_STATUS_REFUSED);
}

static void many_faults_are_counted(void **state) {
    (void)state;
    add("a.txt", "a", 0);
    for (int i = 0; i < 23; i++) add("/x", "x", 0);
    struct document *document = read_archive();
    assert_int_equal(document->messages->entries.count, 21);
    assert_string_equal(document->messages->entries.at[20].message,
                        "nog 3 bestanden in het archief zijn niet gelezen");
    document_end(document);
}

static void an_empty_archive_is_refused(void **state) {
    (void)state;
    gives("", "archief bevat geen bestanden\n", DOCUMENT_STATUS_REFUSED);
    add("map/", "", 0);
    gives("", "archief bevat geen bestanden\n", DOCUMENT_STATUS_REFUSED);
}

static void an_office_file_is_no_archive(void **state) {
    (void)state;
    add("[Content_Types].xml", "x", 0);
    add("ppt/presentation.xml", "x", 0);
    struct document *document = read_archive();
    assert_string_equal(document->messages->entries.at[0].message,
                        "is een PowerPoint-presentatie (.pptx); bewaar ze als pdf");
    assert_int_equal(document->parts.count, 0);
    document_end(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_parts),
        cmocka_unit_test(what_systems_leave_is_passed_over),
        cmocka_unit_test(names_that_point_outside_are_refused),
        cmocka_unit_test(folders_of_windows_are_folders),
        cmocka_unit_test(the_first_of_a_name_is_read),
        cmocka_unit_test(what_cannot_be_unpacked_is_told),
        cmocka_unit_test(many_faults_are_counted),
        cmocka_unit_test(an_empty_archive_is_refused),
        cmocka_unit_test(an_office_file_is_no_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
