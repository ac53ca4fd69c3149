#include <string.h>

#include "output/wording.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Nr.", 6.5, STYLE_HEADER},           {"Stad", CITY_WIDTH, STYLE_HEADER},
    {"Soort", 10.5, STYLE_HEADER},        {"Waarde", 25, STYLE_HEADER},
    {"Citaat", 23, STYLE_HEADER},         {"Zin", 54, STYLE_HEADER},
    {"Bijzonderheden", 16, STYLE_HEADER}, {"Zekerheid", 18.5, STYLE_HEADER},
    {"Gebruikt op", 15.5, STYLE_HEADER},  {"Gebruikt voor", 18, STYLE_HEADER},
    {"Item", 17, STYLE_HEADER},           {"Overleg", 15, STYLE_HEADER},
    {"Document", 18, STYLE_HEADER},       {"Regelnr.", 8.5, STYLE_HEADER},
    {"Plaats", 9, STYLE_HEADER},          {"Gevonden door", 25.5, STYLE_HEADER}};
enum {
    COLUMN_COUNT = sizeof columns / sizeof columns[0],
    CERTAINTY_COLUMN = 7,
    FIGURE_COLUMN = 8,
    PLACE_COLUMN = 14
};

static const char CERTAINTY_NOTE[] =
    "Welk voorbehoud er bij de lezing hoort.\n"
    "geen voorbehoud: de regel onder Gevonden door vond de woorden zonder meer; ook dan kan ze "
    "zich vergissen.\n"
    "dubbelzinnig woord: het woord heeft twee lezingen; die van het woordenboek geldt.\n"
    "✎: iemand zegt dat dit er geen is; het telt dan nergens mee.\n"
    "enkel als verplichting: de tekst zegt dat het moet, niet dat het gebeurt.\n"
    "geen stad: van het stuk is niet geweten over welke stad het gaat.";
static const char FIGURE_NOTE[] =
    "Het blad met het cijfer of de bevinding die op deze woorden rust; de kolom ernaast zegt welk "
    "cijfer. Rusten er meer op, dan staat hier het "
    "meest zeggende. Leeg: niets in dit werkboek rust erop.";

static const struct item *item_of(const struct evidence *evidence) {
    const struct document *document = evidence->document;
    if (evidence->fact == NULL) return document_item_at(document, evidence->span.start);
    size_t index = evidence->fact->item;
    return index < document->items.count ? &document->items.at[index] : NULL;
}

static const char *city_of(const struct item *item) {
    if (item == NULL) return NULL;
    return item->city != NULL ? item->city : item->city_words;
}

/* What to keep in mind about the reading, each reservation with its mark. */
static void put_certainty(struct sheet *sheet, const struct evidence *evidence) {
    const struct fact *fact = evidence->fact;
    const struct item *item = item_of(evidence);
    const char *marks[4];
    size_t count = 0;
    if (fact != NULL && fact->kind == FACT_KIND_FREQUENCY && fact->frequency.ambiguous)
        marks[count++] = "? dubbelzinnig woord";
    if (fact != NULL && wording_is_duty(fact)) marks[count++] = "§ enkel als verplichting";
    if (fact != NULL && !fact_counts(fact))
        marks[count++] = wording_denial(fact, sheet->book->arena);
    if (item == NULL || item->city == NULL) marks[count++] = "? geen stad";
    if (count == 0 && fact != NULL)
        put_text(sheet, STYLE_TEXT, "geen voorbehoud", NOWHERE);
    else
        put_text(sheet, count > 0 ? STYLE_DOUBT : STYLE_TEXT,
                 wording_join(marks, count, "\n", sheet->book->arena), NOWHERE);
}

static void put_words(struct sheet *sheet, const struct evidence *evidence) {
    struct arena *arena = sheet->book->arena;
    const struct quote quote = quote_of(evidence, arena);
    put_text(sheet, STYLE_TEXT, text_words(&evidence->document->text, evidence->span, arena),
             NOWHERE);
    put_quote(sheet, &quote);
}

static void put_origin(struct sheet *sheet, const struct evidence *evidence) {
    const struct document *document = evidence->document;
    put_text(sheet, STYLE_FINE, document->name, NOWHERE);
    put_size(sheet, text_line(&document->text, evidence->span.start), NOWHERE);
    put_text(sheet, STYLE_FINE, document_place(document, evidence->span.start), NOWHERE);
}

static void put_row(struct sheet *sheet, size_t number, const struct evidence *evidence) {
    const struct fact *fact = evidence->fact;
    const struct item *item = item_of(evidence);
    put_size(sheet, number, NOWHERE);
    put_text(sheet, STYLE_TEXT, city_of(item), places_city(sheet->book->places, city_of(item)));
    put_text(sheet, STYLE_TEXT, wording_kind(fact), NOWHERE);
    put_text(sheet, STYLE_TEXT, wording_value(sheet->book->benchmark, fact, sheet->book->arena),
             NOWHERE);
    put_words(sheet, evidence);
    put_text(sheet, STYLE_TEXT, wording_detail(fact, sheet->book->arena), NOWHERE);
    put_certainty(sheet, evidence);
    put_figure(sheet, STYLE_FINE, number);
    put_text(sheet, STYLE_FINE, item == NULL ? NULL : item->title_text, NOWHERE);
    put_text(sheet, STYLE_FINE, fact == NULL ? NULL : fact->forum, NOWHERE);
    put_origin(sheet, evidence);
    put_text(sheet, STYLE_FINE, fact == NULL ? NULL : fact->rule, NOWHERE);
    sheet_next_row(sheet);
}

/* The facts, then the words without a fact, as the places number them. */
static void put_rows(struct sheet *sheet) {
    const struct book *book = sheet->book;
    const struct places *places = book->places;
    size_t number = 0;
    for (size_t i = 0; i < book->benchmark->documents.count; i++) {
        const struct document *document = book->benchmark->documents.at[i];
        if (!places_shows(document)) continue;
        for (size_t j = 0; j < document->facts.count; j++) {
            const struct fact *fact = &document->facts.at[j];
            put_row(sheet, ++number, &(struct evidence){document, fact, fact->span});
        }
    }
    for (size_t i = 0; i < places->extras.count; i++)
        put_row(sheet, ++number, &places->extras.at[i]);
}

static bool has_places(const struct benchmark *benchmark) {
    for (size_t i = 0; i < benchmark->documents.count; i++) {
        const struct document *document = benchmark->documents.at[i];
        for (size_t j = 0; j < document->blocks.count; j++) {
            const char *place = document->blocks.at[j].place;
            if (place != NULL && place[0] != '\0') return true;
        }
    }
    return false;
}

void evidence_write(struct book *book) {
    struct column shown[COLUMN_COUNT];
    memcpy(shown, columns, sizeof columns);
    if (has_places(book->benchmark)) shown[PLACE_COLUMN].width = 20;
    struct sheet sheet = sheet_start(
        book, TAB_EVIDENCE,
        "Elk feit in de zin die het zegt, de gevonden woorden vet, in de volgorde van de "
        "documenten; filter op stad, soort of document",
        shown, COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, "Bewijs", book->places->evidence_count);
    sheet_freeze(&sheet, 2, FIRST_ROW - 1);
    put_header_note(&sheet, CERTAINTY_COLUMN, CERTAINTY_NOTE);
    put_header_note(&sheet, FIGURE_COLUMN, FIGURE_NOTE);
    put_rows(&sheet);
    sheet_end(&sheet);
}
