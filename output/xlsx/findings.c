#include "finding_text.h"
#include "output/wording.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Stad", CITY_WIDTH, STYLE_HEADER}, {"Gewicht", 14.5, STYLE_HEADER},
    {"Controle", 20, STYLE_HEADER},     {"Bevinding", 50, STYLE_HEADER},
    {"Grondslag", 17, STYLE_HEADER},    {"Citaat", 34, STYLE_HEADER},
    {"Document", 22, STYLE_HEADER},     {"Regelnr.", 8.5, STYLE_HEADER},
    {"Bewijs", 8.5, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

static void put_weight(struct sheet *sheet, enum weight weight) {
    static const enum style styles[] = {STYLE_BAD, STYLE_DOUBT, STYLE_MUTED};
    put_text(sheet, styles[weight], wording_weight(weight), NOWHERE);
}

/* The document and line of the first words. The short cell is the link: LibreOffice does not wrap
 * the text of one. */
static void put_origin(struct sheet *sheet, const evidence_list *evidence) {
    if (evidence->count == 0) {
        put_text(sheet, STYLE_TEXT, "", NOWHERE);
        put_text(sheet, STYLE_TEXT, "", NOWHERE);
        return;
    }
    const struct evidence *first = &evidence->at[0];
    put_text(sheet, STYLE_FINE, first->document->name, NOWHERE);
    put_size(sheet, text_line(&first->document->text, first->span.start),
             places_document(sheet->book->places, first->document->name));
}

static void put_finding(struct sheet *sheet, const char *city, const struct finding *finding) {
    put_text(sheet, STYLE_NAME, city, places_city(sheet->book->places, city));
    put_weight(sheet, finding->weight);
    put_text(sheet, STYLE_TEXT, finding->label, NOWHERE);
    put_text(sheet, STYLE_TEXT, finding->message, NOWHERE);
    put_text(sheet, STYLE_FINE, finding->article, NOWHERE);
    put_text(sheet, STYLE_TEXT, finding_quotes(sheet->book->arena, finding), NOWHERE);
    put_origin(sheet, finding->searched.count > 0 ? &finding->searched : &finding->evidence);
    put_evidence(sheet, &finding->evidence);
    sheet_next_row(sheet);
}

void findings_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct sheet sheet =
        sheet_start(book, TAB_FINDINGS,
                    "✗ tekort: een plicht is zichtbaar niet vervuld   ? niet te bepalen uit de "
                    "tekst   ! kwaliteit: iets aan de inzending vraagt nazicht",
                    columns, COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, "Bevindingen", book->places->finding_count);
    sheet_freeze(&sheet, 1, FIRST_ROW - 1);
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        for (size_t j = 0; j < city->findings.count; j++)
            put_finding(&sheet, city->city, &city->findings.at[j]);
    }
    for (size_t i = 0; i < benchmark->findings.count; i++)
        put_finding(&sheet, "(geen stad)", &benchmark->findings.at[i]);
    sheet_end(&sheet);
}
