/* A folder as no analyst hopes to get: good submissions in several formats between as many kinds of
 * broken and hostile ones as we know. Every good one gives its facts, every bad one one message. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <zip.h>

#include "inputs.h"
#include "parse.h"
#include "support.h"

static const char good[] =
    "Stad Gent\n\nLokaal woonoverleg\nHet lokaal woonoverleg komt drie keer per jaar samen.\n";

/* ---- making files ---- */

static void put_bytes(const struct support *support, const char *name, const char *bytes,
                      size_t length) {
    FILE *file = fopen(support_path(support, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

#define PUT(support, name, literal) put_bytes(support, name, literal, sizeof(literal) - 1)

/* So many times the same. */
static char *times(struct arena *arena, const char *piece, size_t count) {
    size_t length = strlen(piece);
    char *all = arena_take(arena, length * count + 1);
    for (size_t i = 0; i < count; i++) memcpy(all + i * length, piece, length);
    return all;
}

struct member {
    const char *name, *bytes;
};

static void member_add(zip_t *zip, const struct member *member, size_t length) {
    zip_source_t *source = zip_source_buffer(zip, member->bytes, length, 0);
    assert_non_null(source);
    assert_true(zip_file_add(zip, member->name, source, ZIP_FL_ENC_UTF_8) >= 0);
}

static void put_zip(const struct support *support, const char *name, const struct member *members,
                    size_t count) {
    zip_t *zip = zip_open(support_path(support, name), ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) member_add(zip, &members[i], strlen(members[i].bytes));
    assert_int_equal(zip_close(zip), 0);
}

#define PUT_ZIP(support, name, ...)                                                                \
    put_zip(support, name, (const struct member[]){__VA_ARGS__},                                   \
            sizeof((const struct member[]){__VA_ARGS__}) / sizeof(struct member))

/* The bytes of a file that was put before. */
static char *bytes_of(const struct support *support, const char *name, size_t *length) {
    FILE *file = fopen(support_path(support, name), "rb");
    assert_non_null(file);
    char *bytes = arena_take(support->arena, 1 << 20);
    *length = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* Writes a file again with every `from` in it as `to`, of the same length; or cut short. */
static void patch(const struct support *support, const char *name, const char *from,
                  const char *to) {
    size_t length, size = strlen(from);
    char *bytes = bytes_of(support, name, &length);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(bytes + i, from, size) == 0) memcpy(bytes + i, to, size);
    put_bytes(support, name, bytes, length);
}

static void cut(const struct support *support, const char *name, size_t left) {
    size_t length;
    char *bytes = bytes_of(support, name, &length);
    assert_true(left < length);
    put_bytes(support, name, bytes, left);
}

/* ---- the bad ones ---- */

static void put_bad_bytes(const struct support *support) {
    PUT(support, "bad-leeg.txt", "");
    PUT(support, "bad-wit.txt", " \n\t\r\n");
    PUT(support, "bad-nul.txt", "Stad\0Gent\0\0\0overleg");
    PUT(support, "bad-controle.txt", "\1\2\3\4\5\6\7abc\1\2\3\4\5\6\7");
    PUT(support, "bad.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    PUT(support, "bad.jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF");
    PUT(support, "bad.gif", "GIF89a\1\0\1\0");
    PUT(support, "bad.tiff", "II*\0\x08\0\0\0");
    PUT(support, "bad.webp", "RIFF\x24\0\0\0WEBPVP8 ");
    PUT(support, "bad.rtf", "{\\rtf1\\ansi Lokaal woonoverleg}");
    PUT(support, "bad.gz", "\x1F\x8B\x08\0\0\0\0\0");
    PUT(support, "bad.bz2", "BZh91AY&SY");
    PUT(support, "bad.xz", "\xFD\x37zXZ\0\0\4");
    PUT(support, "bad.7z", "7z\xBC\xAF\x27\x1C\0\4");
    PUT(support, "bad.rar", "Rar!\x1A\7\1\0");
    PUT(support, "bad-programma.txt",
        "\x7F"
        "ELF\2\1\1\0");
    PUT(support, "bad.sqlite", "SQLite format 3\0\x10\0\1\1");
    PUT(support, "bad.mp4",
        "\0\0\0\x18"
        "ftypmp42\0\0\0\0");
    PUT(support, "bad.ps", "%!PS-Adobe-3.0\n");
    PUT(support, "bad.xml", "<?xml version=\"1.0\"?><a>overleg</a>");
    PUT(support, "bad-open.csv", "Stad;Titel;Tekst\nGent;Woonraad;\"komt samen\nGent;x;y\n");
    PUT(support, "bad-midden.csv", "Stad;Titel;Tekst\nGent;Woonraad;komt \"samen\" x\n");
    PUT(support, "bad-kop.csv", "Kleur;Maat\nrood;3\nblauw;4\n");
    PUT(support, "bad-rij.csv", "Stad;Titel;Tekst\nGent;Woonraad;komt;samen\nGent;a;b\n");
    PUT(support, "bad-wees.pdf.stad", "Gent\n");
    PUT(support, "bad-ole.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0");
}

static void put_bad_pages(const struct support *support) {
    PUT(support, "bad-leeg.html", "<html><head><title></title></head><body></body></html>");
    PUT(support, "bad-script.html",
        "<!DOCTYPE html><html><body><script>overleg()</script><nav>Menu</nav></body></html>");
    PUT(support, "bad-rommel.pdf", "%PDF-1.4\nrommel\n%%EOF\n");
    PUT(support, "bad-kort.pdf", "%PDF-1.7");
    PUT(support, "bad-geheim.eml",
        "From: a@gent.be\nSubject: overleg\nMIME-Version: 1.0\n"
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA\n");
}

static void put_bad_archives(const struct support *support) {
    put_bytes(support, "bad-leeg.zip", "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
    PUT(support, "bad-rommel.zip", "PK\3\4 dit is geen archief");
    PUT_ZIP(support, "bad-half.zip", {"gent.txt", good});
    cut(support, "bad-half.zip", 60);
    PUT_ZIP(support, "bad-pad.zip", {"../../gent.txt", good});
    PUT_ZIP(support, "bad-vast.zip", {"/etc/gent.txt", good});
    PUT_ZIP(support, "bad-station.zip", {"C:\\gent.txt", good});
    PUT_ZIP(support, "bad-dubbel.zip", {"gent1.txt", good}, {"gent2.txt", good});
    patch(support, "bad-dubbel.zip", "gent2.txt", "gent1.txt");
    PUT_ZIP(support, "bad-crc.zip", {"a", "dit staat er onverpakt in"});
    patch(support, "bad-crc.zip", "onverpakt", "veranderd");
    PUT_ZIP(support, "bad-bom.zip", {"bom.txt", times(support->arena, "woonoverleg ", 4000000)});
    PUT_ZIP(support, "bad-presentatie.pptx", {"[Content_Types].xml", "<Types/>"},
            {"ppt/presentation.xml", "<p/>"});
}

#define DOCX(body) "<w:document xmlns:w=\"http://w\"><w:body>" body "</w:body></w:document>"
#define DOCTYPE                                                                                    \
    "<!DOCTYPE a [<!ENTITY b \"lokaal woonoverleg\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"

static void put_bad_office(const struct support *support) {
    struct arena *arena = support->arena;
    PUT_ZIP(support, "bad-xml.docx", {"word/document.xml", "<w:document><w:body>"});
    PUT_ZIP(support, "bad-leeg.docx", {"word/document.xml", DOCX("<w:p/>")});
    PUT_ZIP(support, "bad-entiteit.docx",
            {"word/document.xml", DOCTYPE DOCX("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>")});
    PUT_ZIP(
        support, "bad-diep.docx",
        {"word/document.xml",
         arena_print(arena, "<w:document xmlns:w=\"http://w\"><w:body>%s%s</w:body></w:document>",
                     times(arena, "<w:p>", 100000), times(arena, "</w:p>", 100000))});
    PUT_ZIP(support, "bad-tekst.odt", {"mimetype", "application/vnd.oasis.opendocument.text"},
            {"content.xml", "geen xml"});
    PUT_ZIP(support, "bad-zonder.odt", {"mimetype", "application/vnd.oasis.opendocument.text"});
    PUT_ZIP(support, "bad-zonder.ods",
            {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"});
    PUT_ZIP(support, "bad-entiteit.ods",
            {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"content.xml", DOCTYPE "<a>&b;</a>"});
    PUT_ZIP(support, "bad-boek.xlsx", {"xl/workbook.xml", "<workbook"});
    PUT_ZIP(support, "bad-leeg.xlsx", {"xl/workbook.xml", "<workbook><sheets/></workbook>"});
}

static void put_bad_places(const struct support *support) {
    assert_int_equal(mkfifo(support_path(support, "bad-pijp"), 0600), 0);
    assert_int_equal(symlink("nergens", support_path(support, "bad-weg.txt")), 0);
    assert_int_equal(symlink("bad-kring.txt", support_path(support, "bad-kring.txt")), 0);
    assert_int_equal(symlink("/dev/zero", support_path(support, "bad-apparaat.txt")), 0);
    assert_int_equal(symlink("..", support_path(support, "bad-omhoog")), 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", support_path(support, "bad-socket"));
    int socket_end = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(socket_end, (struct sockaddr *)&address, sizeof address), 0);
    close(socket_end);
    FILE *sparse = fopen(support_path(support, "bad-ijl.txt"), "wb");
    assert_non_null(sparse);
    assert_int_equal(ftruncate(fileno(sparse), (off_t)3 << 30), 0);
    fclose(sparse);
}

/* ---- the good ones ---- */

static size_t put_good(const struct support *support) {
    PUT(support, "gent.txt", good);
    PUT(support, "gent \xE9\xE8.txt", good);   /* a name in another encoding */
    PUT(support, "gent\nmet regel.txt", good); /* a name of two lines */
    PUT(support, "gent-als-beeld.png", good);  /* a suffix that lies */
    PUT(support, "gent.html",
        "<html><body><h1>Stad Gent</h1><h2>Lokaal woonoverleg</h2><p>Het lokaal woonoverleg komt "
        "drie keer per jaar samen.</p></body></html>");
    PUT(support, "gent.eml",
        "From: Jan <jan@gent.be>\r\nTo: a@b.be\r\nSubject: Lokaal woonoverleg\r\n"
        "Date: Mon, 2 Mar 2020 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "Het lokaal woonoverleg van de stad Gent komt drie keer per jaar samen.\r\n");
    PUT_ZIP(support, "gent.zip", {"map/gent.txt", good});
    PUT_ZIP(support, "gent.docx",
            {"word/document.xml",
             DOCX("<w:p><w:r><w:t>Stad Gent</w:t></w:r></w:p><w:p><w:r><w:t>Het lokaal woonoverleg "
                  "komt drie keer per jaar samen.</w:t></w:r></w:p>")});
    return 8;
}

/* ---- reading them all ---- */

struct seen {
    struct arena *arena;
    size_t good, bad;
    const char *wrong; /* what is not as it should be, one a line */
};

static bool says_three(const struct document *document) {
    for (size_t i = 0; i < document->facts.count; i++)
        if (document->facts.at[i].kind == FACT_KIND_FREQUENCY &&
            document->facts.at[i].frequency.min == 3)
            return true;
    return false;
}

/* An archive that was read gives its members; a bad one may give what is sound in it as well. */
static void look(struct document *document, void *context) {
    struct seen *seen = context;
    bool is_bad = strncmp(document->name, "bad", 3) == 0;
    bool is_part = is_bad && strchr(document->name, '/') != NULL;
    bool is_archive = !is_bad && strcmp(document->format, "zip") == 0;
    size_t messages = document->messages->entries.count;
    if (is_bad && !is_part) {
        seen->bad++;
        if (document->status == DOCUMENT_STATUS_READ || messages != 1)
            seen->wrong =
                arena_print(seen->arena, "%s%s: %s, %zu messages\n", seen->wrong, document->name,
                            document_status_word(document->status), messages);
    } else if (!is_bad && !is_archive) {
        seen->good++;
        if (document->status != DOCUMENT_STATUS_READ || messages != 0 || !says_three(document))
            seen->wrong = arena_print(
                seen->arena, "%s%s: %s, %zu messages, %zu facts\n", seen->wrong, document->name,
                document_status_word(document->status), messages, document->facts.count);
    }
    document_end(document);
}

static void good_files_among_bad_ones_lose_nothing(void **state) {
    struct support *support = *state;
    put_bad_bytes(support);
    put_bad_pages(support);
    put_bad_archives(support);
    put_bad_office(support);
    put_bad_places(support);
    size_t good_count = put_good(support);
    struct parse_settings settings = {real_rules(), "2020-06-30", 2, LIMITS_DEFAULT};
    struct seen seen = {.arena = support->arena, .wrong = ""};
    input_list inputs = {0};
    inputs_add(support->folder, &inputs, support->arena);
    parse_inputs(&inputs, &settings, look, &seen);
    assert_string_equal(seen.wrong, "");
    assert_int_equal(seen.good, good_count);
    assert_int_equal(seen.good + seen.bad, inputs.count);
    assert_true(seen.bad >= 40);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {TEST(good_files_among_bad_ones_lose_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
