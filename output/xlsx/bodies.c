#include "output/wording.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Stad", CITY_WIDTH, STYLE_HEADER},  {"Orgaan", 29.5, STYLE_HEADER},
    {"Soort", 20, STYLE_HEADER},         {"Rubriek", 8.5, STYLE_HEADER},
    {"Item", 26, STYLE_HEADER},          {"Frequentie", 20, STYLE_HEADER},
    {"Minimum", 9.5, STYLE_HEADER},      {"Maximum", 9.5, STYLE_HEADER},
    {"Deelnemers", 11, STYLE_HEADER},    {"Thema's", 9, STYLE_HEADER},
    {"Verwijst naar", 16, STYLE_HEADER}, {"Documenten", 22, STYLE_HEADER},
    {"Bewijs", 8.5, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

/* A title of a part of the text ("1. Agenda") is no name of a body; it stands under Item. */
static void put_name(struct sheet *sheet, const struct body_row *body) {
    if (body->is_named)
        put_text(sheet, STYLE_TEXT, body->name, NOWHERE);
    else
        put_text(sheet, STYLE_MUTED, "(zonder naam)", NOWHERE);
}

static void put_body(struct sheet *sheet, const char *city, const struct body_row *body) {
    struct target first = places_evidence(sheet->book->places, &body->evidence);
    put_text(sheet, STYLE_NAME, city, places_city(sheet->book->places, city));
    put_name(sheet, body);
    put_text(sheet, STYLE_TEXT, body->kind, NOWHERE);
    put_text(sheet, STYLE_TEXT, body->section, NOWHERE);
    put_text(sheet, STYLE_FINE, body->item_title, NOWHERE);
    put_text(sheet, STYLE_TEXT, body->frequency, NOWHERE);
    put_times(sheet, body->min, first);
    put_times(sheet, body->max, first);
    put_number(sheet, STYLE_COUNT_OR_DASH, (double)body->participants, first);
    put_number(sheet, STYLE_COUNT_OR_DASH, (double)body->topics, first);
    put_text(sheet, STYLE_TEXT, body->refers_to, NOWHERE);
    put_text(sheet, STYLE_FINE,
             wording_join(body->documents.at, body->documents.count, "\n", sheet->book->arena),
             NOWHERE);
    put_evidence(sheet, &body->evidence);
    sheet_next_row(sheet);
}

void bodies_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    size_t count = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        count += benchmark->cities.at[i].bodies.count;
    const char *caption =
        caption_of(book->arena, count,
                   "Elk overlegorgaan zoals een tekst het noemt, een rij per item. "
                   "(zonder naam): de titel van het item noemt geen orgaan");
    struct sheet sheet = sheet_start(book, TAB_BODIES, caption, columns, COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, "Overlegorganen", count < ROWS_MAX ? count : ROWS_MAX);
    sheet_freeze(&sheet, 2, FIRST_ROW - 1);
    size_t row = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        for (size_t j = 0; j < city->bodies.count && row < ROWS_MAX; j++, row++)
            put_body(&sheet, city->city, &city->bodies.at[j]);
    }
    sheet_end(&sheet);
}
