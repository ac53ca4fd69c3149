#include <string.h>

#include "output/wording.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Document", 38, STYLE_HEADER},  {"Status", 15, STYLE_HEADER},
    {"Formaat", 15, STYLE_HEADER},   {"Tekencodering", 14.5, STYLE_HEADER},
    {"Bytes", 10, STYLE_HEADER},     {"Items", 8, STYLE_HEADER},
    {"Feiten", 8, STYLE_HEADER},     {"Steden", 26, STYLE_HEADER},
    {"Meldingen", 46, STYLE_HEADER}, {"SHA-256", 33, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0], MESSAGES_MAX = 20, CITIES_MAX = 4 };

static const char *messages(struct arena *arena, const struct diag *diag) {
    const char *text = "";
    size_t count = diag == NULL ? 0 : diag->entries.count;
    for (size_t i = 0; i < count && i < MESSAGES_MAX; i++) {
        const struct diag_entry *entry = &diag->entries.at[i];
        const char *place = "";
        if (entry->place.line > 0) place = arena_print(arena, "regel %zu: ", entry->place.line);
        text = arena_print(arena, "%s%s%s%s", text, i > 0 ? "\n" : "", place, entry->message);
    }
    if (count <= MESSAGES_MAX) return text;
    return arena_print(arena, "%s\nen nog %zu", text, count - MESSAGES_MAX);
}

static bool is_new(const struct document *document, size_t item) {
    const char *city = document->items.at[item].city;
    for (size_t i = 0; i < item; i++) {
        const char *before = document->items.at[i].city;
        if (before != NULL && strcmp(before, city) == 0) return false;
    }
    return true;
}

/* The cities that the items are about, in the order of the text. */
static const char *cities(struct arena *arena, const struct document *document) {
    const char *text = "";
    size_t count = 0;
    for (size_t i = 0; i < document->items.count; i++) {
        const char *city = document->items.at[i].city;
        if (city == NULL || !is_new(document, i)) continue;
        if (count < CITIES_MAX)
            text = arena_print(arena, "%s%s%s", text, count > 0 ? ", " : "", city);
        count++;
    }
    if (count <= CITIES_MAX) return text;
    return arena_print(arena, "%s en nog %zu", text, count - CITIES_MAX);
}

static void put_document(struct sheet *sheet, const struct document *document) {
    static const enum style styles[] = {STYLE_GOOD, STYLE_DOUBT, STYLE_BAD};
    put_text(sheet, STYLE_NAME, document->name, NOWHERE);
    put_text(sheet, styles[document->status], wording_status(document->status), NOWHERE);
    put_text(sheet, STYLE_TEXT, document->format, NOWHERE);
    put_text(sheet, STYLE_TEXT, document->encoding, NOWHERE);
    put_size(sheet, document->size, NOWHERE);
    put_size(sheet, document->items.count, NOWHERE);
    put_size(sheet, document->facts.count, places_facts(sheet->book->places, document));
    put_text(sheet, STYLE_TEXT, cities(sheet->book->arena, document), NOWHERE);
    put_text(sheet, STYLE_TEXT, messages(sheet->book->arena, document->messages), NOWHERE);
    put_text(sheet, STYLE_CODE, document->sha256, NOWHERE);
    sheet_next_row(sheet);
}

void sources_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct sheet sheet = sheet_start(
        book, TAB_SOURCES,
        "Elk bestand dat werd aangeboden, ook wat geweigerd werd; de SHA-256 is die van de bytes",
        columns, COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, "Bronnen", benchmark->documents.count);
    sheet_freeze(&sheet, 1, FIRST_ROW - 1);
    for (size_t i = 0; i < benchmark->documents.count; i++)
        put_document(&sheet, benchmark->documents.at[i]);
    sheet_end(&sheet);
}
