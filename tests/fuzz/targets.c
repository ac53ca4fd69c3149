#include "fuzz/targets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "input/encoding.h"
#include "input/formats.h"
#include "input/outline/outline.h"
#include "input/pdf/flow.h"
#include "input/pdf/running.h"
#include "normalise.h"
#include "rules/engine/rulebook.h"
#include "transfer.h"

/* ---- the rules, loaded once ---- */

static const struct rulebook *rules_of_tree(void) {
    static struct rulebook *rules;
    if (rules == NULL) {
        struct arena *arena = arena_new();
        rules = rulebook_load("rules", diag_new(arena));
        if (rules == NULL) abort();
        arena_end(arena);
    }
    return rules;
}

static void normalise(struct document *document) {
    static struct matcher *matcher;
    if (matcher == NULL) matcher = matcher_new();
    normalise_document(document, rules_of_tree(), "2020-06-30", matcher);
}

/* What a document says must lie in it; the check on arrival looks at all of it. */
static void check_whole(const struct document *document) {
    struct arena *arena = arena_new();
    struct bytes message = transfer_pack(document, arena);
    struct document *again = transfer_unpack(message.at, message.length, rules_of_tree());
    if (again == NULL) abort();
    document_end(again);
    arena_end(arena);
}

/* ---- readers ---- */

static void read_with(const struct reader *reader, const char *bytes, size_t length) {
    struct document *document = document_new("x", "x");
    const struct source_words *words = &rules_of_tree()->source_words;
    const char *copy = arena_copy(document->arena, bytes, length);
    struct decoded decoded = {copy, length, ""};
    bool has_text = !reader->decodes || encoding_decode(document, copy, length, &decoded);
    if (has_text && decoded.length > 0) {
        reader->looks_like(decoded.bytes, decoded.length, words);
        reader->read(document, decoded.bytes, decoded.length, words);
    }
    check_whole(document);
    document_end(document);
}

static void try_any(const char *bytes, size_t length) {
    struct document *document = document_new("x", "x");
    reader_read(document, arena_copy(document->arena, bytes, length), length,
                &rules_of_tree()->source_words);
    check_whole(document);
    document_end(document);
}

static void try_sharepoint(const char *bytes, size_t length) {
    read_with(&sharepoint_reader, bytes, length);
}

static void try_csv(const char *bytes, size_t length) { read_with(&csv_reader, bytes, length); }

static void try_text(const char *bytes, size_t length) { read_with(&plain_reader, bytes, length); }

static void try_html(const char *bytes, size_t length) { read_with(&html_reader, bytes, length); }

static void try_mail(const char *bytes, size_t length) { read_with(&mail_reader, bytes, length); }

static void try_zip(const char *bytes, size_t length) { read_with(&zip_reader, bytes, length); }

/* ---- readers of office files: the bytes are the member in which the content stands ---- */

struct member {
    const char *name, *bytes;
    size_t length;
};

/* A zip archive of the members, in memory. */
static void read_packed(const struct reader *reader, const struct member *members, size_t count) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (zip == NULL) abort();
    for (size_t i = 0; i < count; i++) {
        zip_source_t *member = zip_source_buffer(zip, members[i].bytes, members[i].length, 0);
        zip_int64_t index = zip_file_add(zip, members[i].name, member, 0);
        if (index < 0) abort();
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0) abort();
    zip_stat_t status;
    zip_source_stat(source, &status);
    zip_source_open(source);
    char *bytes = malloc((size_t)status.size);
    if (zip_source_read(source, bytes, status.size) != (zip_int64_t)status.size) abort();
    zip_source_close(source);
    zip_source_free(source);
    read_with(reader, bytes, (size_t)status.size);
    free(bytes);
}

#define TEXT(name, text)                                                                           \
    { name, text, sizeof(text) - 1 }

static void try_docx(const char *bytes, size_t length) {
    const struct member members[] = {{"word/document.xml", bytes, length}};
    read_packed(&docx_reader, members, 1);
}

static void try_odt(const char *bytes, size_t length) {
    const struct member members[] = {TEXT("mimetype", "application/vnd.oasis.opendocument.text"),
                                     {"content.xml", bytes, length}};
    read_packed(&odt_reader, members, 2);
}

static void try_ods(const char *bytes, size_t length) {
    const struct member members[] = {
        TEXT("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        {"content.xml", bytes, length}};
    read_packed(&ods_reader, members, 2);
}

static void try_xlsx(const char *bytes, size_t length) {
    const struct member members[] = {
        TEXT("xl/workbook.xml",
             "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" "
             "r:id=\"rId1\"/></sheets></workbook>"),
        TEXT("xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
             "</Relationships>"),
        {"xl/worksheets/sheet1.xml", bytes, length}};
    read_packed(&xlsx_reader, members, 3);
}

/* What pdftotext says, as it would for a PDF that makes it say so. */
static void try_pdf(const char *bytes, size_t length) {
    struct document *document = document_new("x", "x");
    pdf_pages pages = {0};
    pdf_pages_read(&pages, arena_copy(document->arena, bytes, length), length, document->arena);
    if (pages.count > 0) {
        pdf_running_take(&pages, document->arena);
        struct outline *outline = outline_new(document, &rules_of_tree()->source_words);
        pdf_flow(outline, &pages);
        outline_end(outline, "leeg");
    }
    check_whole(document);
    document_end(document);
}

/* ---- what is read of them ---- */

static void try_extract(const char *bytes, size_t length) {
    struct document *document = document_new("gent.txt", NULL);
    reader_read(document, arena_copy(document->arena, bytes, length), length,
                &rules_of_tree()->source_words);
    if (document->status != DOCUMENT_STATUS_REFUSED) normalise(document);
    check_whole(document);
    document_end(document);
}

static void try_transfer(const char *bytes, size_t length) {
    struct document *document = transfer_unpack(bytes, length, rules_of_tree());
    if (document != NULL) check_whole(document);
    document_end(document);
}

/* ---- the rule loader: the first byte says as which file the rest is loaded ---- */

static const char *const rule_files[] = {"macros.yaml",    "sources.yaml", "cities.yaml",
                                         "bodies.yaml",    "actors.yaml",  "dates.yaml",
                                         "frequency.yaml", "topics.yaml",  "regulations.yaml",
                                         "checks.yaml",    "lenses.yaml",  "organisations.yaml"};
enum { RULE_FILES = sizeof rule_files / sizeof *rule_files };

static void try_rules(const char *bytes, size_t length) {
    static char folder[] = "/tmp/overlegmonitor-fuzz-XXXXXX";
    static bool is_made;
    if (length == 0) return;
    if (!is_made && mkdtemp(folder) == NULL) abort();
    is_made = true;
    struct arena *arena = arena_new();
    const char *path =
        arena_print(arena, "%s/%s", folder, rule_files[(unsigned char)bytes[0] % RULE_FILES]);
    FILE *file = fopen(path, "wb");
    if (file == NULL) abort();
    fwrite(bytes + 1, 1, length - 1, file);
    fclose(file);
    rulebook_end(rulebook_load(folder, diag_new(arena)));
    unlink(path);
    arena_end(arena);
}

const struct fuzz_target fuzz_targets[] = {
    {"any", try_any},         {"sharepoint", try_sharepoint},
    {"csv", try_csv},         {"text", try_text},
    {"extract", try_extract}, {"transfer", try_transfer},
    {"html", try_html},       {"mail", try_mail},
    {"zip", try_zip},         {"docx", try_docx},
    {"odt", try_odt},         {"xlsx", try_xlsx},
    {"ods", try_ods},         {"pdf", try_pdf},
    {"rules", try_rules},     {NULL, NULL},
};

const struct fuzz_target *fuzz_target_of(const char *name) {
    for (const struct fuzz_target *target = fuzz_targets; target->name != NULL; target++)
        if (strcmp(target->name, name) == 0) return target;
    return NULL;
}
