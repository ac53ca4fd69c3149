#include "reading.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "input/reader.h"

#define WORDS(name, ...)                                                                           \
    static const char *name[] = {__VA_ARGS__};                                                     \
    enum { name##_count = sizeof name / sizeof *name }
#define LISTED(name)                                                                               \
    { name, name##_count, 0 }

WORDS(navigation, "Naar inhoud", "Menu", "Titel", "Beschrijving", "Bewerken");
WORDS(attachments, "Bijlage");
WORDS(labels, "Aanwezig");
WORDS(row_titles, "Lokaal woonoverleg", "Lokale woonraad");
WORDS(city_columns, "Stad");
WORDS(title_columns, "Titel");
WORDS(text_columns, "Beschrijving");
WORDS(meeting_columns, "Frequentie", "Leden");

const struct source_words reading_words = {
    .navigation = LISTED(navigation),
    .attachments = LISTED(attachments),
    .labels = LISTED(labels),
    .row_titles = LISTED(row_titles),
    .city_columns = LISTED(city_columns),
    .title_columns = LISTED(title_columns),
    .text_columns = LISTED(text_columns),
    .meeting_columns = LISTED(meeting_columns),
};

struct document *reading_of(const char *name, const char *bytes, size_t length) {
    struct document *document = document_new(name, name);
    reader_read(document, arena_copy(document->arena, bytes, length), length, &reading_words);
    return document;
}

char *reading_blocks(const struct document *document) {
    static const char stars[] = "**********";
    struct arena *arena = document->arena;
    char *shown = arena_copy(arena, "", 0);
    for (size_t i = 0; i < document->blocks.count; i++) {
        const struct block *block = &document->blocks.at[i];
        const char *mark = block->kind == BLOCK_KIND_PARAGRAPH ? "p"
                           : block->kind == BLOCK_KIND_HEADING
                               ? arena_print(arena, "h%d", block->level)
                               : arena_copy(arena, stars, (size_t)block->level % 10);
        shown = arena_print(arena, "%s%s %s%s%s\n", shown, mark,
                            text_words(&document->text, block->span, arena),
                            *block->place != '\0' ? " @ " : "", block->place);
    }
    return shown;
}

static const char *or_dash(const char *words) { return words != NULL ? words : "-"; }

char *reading_items(const struct document *document) {
    struct arena *arena = document->arena;
    char *shown = arena_copy(arena, "", 0);
    for (size_t i = 0; i < document->items.count; i++) {
        const struct item *item = &document->items.at[i];
        shown = arena_print(arena, "%s%s | %s | %s%s\n", shown, or_dash(item->city_words),
                            or_dash(item->section), or_dash(item->title_text),
                            item->has_attachment ? " +" : "");
    }
    return shown;
}

struct document *reading_of_archive(const char *name, const struct reading_member *members,
                                    size_t count) {
    zip_error_t error;
    zip_source_t *archive = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(archive);
    zip_t *zip = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
    for (size_t i = 0; i < count; i++) {
        const char *text = members[i].text;
        zip_file_add(zip, members[i].name, zip_source_buffer(zip, text, strlen(text), 0), 0);
    }
    zip_close(zip);
    zip_source_open(archive);
    zip_source_seek(archive, 0, SEEK_END);
    zip_int64_t length = zip_source_tell(archive);
    char *bytes = malloc((size_t)length + 1);
    zip_source_seek(archive, 0, SEEK_SET);
    zip_source_read(archive, bytes, (zip_uint64_t)length);
    zip_source_close(archive);
    zip_source_free(archive);
    struct document *document = reading_of(name, bytes, (size_t)length);
    free(bytes);
    return document;
}
