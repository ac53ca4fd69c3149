#include <string.h>

#include "excel_text.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Stad", CITY_WIDTH, STYLE_HEADER}, {"Niveau", 22, STYLE_HEADER},   {"Item", 26, STYLE_HEADER},
    {"Over", 26, STYLE_HEADER},         {"Woorden", 22, STYLE_HEADER},  {"Zin", 70, STYLE_HEADER},
    {"Document", 22, STYLE_HEADER},     {"Regelnr.", 8.5, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

static void put_row(struct sheet *sheet, const char *city, const struct lens_row *row) {
    struct arena *arena = sheet->book->arena;
    const struct text *text = &row->document->text;
    put_text(sheet, STYLE_NAME, city, places_city(sheet->book->places, city));
    put_text(sheet, STYLE_TEXT, row->level, NOWHERE);
    put_text(sheet, STYLE_FINE, row->item_title, NOWHERE);
    put_text(sheet, STYLE_TEXT, row->forum, NOWHERE);
    put_text(sheet, STYLE_TEXT, text_words(text, row->words, arena), NOWHERE);
    put_text(sheet, STYLE_TEXT, text_words(text, row->sentence, arena), NOWHERE);
    put_text(sheet, STYLE_FINE, row->document->name, NOWHERE);
    put_size(sheet, text_line(text, row->words.start),
             places_document(sheet->book->places, row->document->name));
    sheet_next_row(sheet);
}

static const struct lens_column *lens_of(const struct benchmark *benchmark, const char *id) {
    size_t i = 0;
    while (strcmp(benchmark->lenses.at[i].id, id) != 0) i++;
    return &benchmark->lenses.at[i];
}

static size_t count_rows(const struct benchmark *benchmark, const char *id) {
    size_t count = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        for (size_t k = 0; k < benchmark->cities.at[i].lenses.count; k++)
            count += strcmp(benchmark->cities.at[i].lenses.at[k].lens, id) == 0;
    return count;
}

struct target lens_row_target(const char *lens, size_t rows_before) {
    static const struct {
        const char *id;
        enum tab tab;
    } tabs[] = {{"piramide", TAB_PYRAMID}, {"jongeren", TAB_YOUTH}};
    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
        if (strcmp(tabs[i].id, lens) == 0 && rows_before < ROWS_MAX)
            return (struct target){tabs[i].tab, FIRST_ROW + rows_before};
    return NOWHERE;
}

static void lens_write(struct book *book, enum tab tab, const char *table, const char *id) {
    const struct benchmark *benchmark = book->benchmark;
    size_t count = count_rows(benchmark, id), row = 0;
    const char *caption = caption_of(book->arena, count, lens_of(benchmark, id)->note);
    struct sheet sheet = sheet_start(book, tab, caption, columns, COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, table, count < ROWS_MAX ? count : ROWS_MAX);
    sheet_freeze(&sheet, 1, FIRST_ROW - 1);
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        for (size_t k = 0; k < city->lenses.count && row < ROWS_MAX; k++) {
            if (strcmp(city->lenses.at[k].lens, id) != 0) continue;
            put_row(&sheet, city->city, &city->lenses.at[k]);
            row++;
        }
    }
    sheet_end(&sheet);
}

void pyramid_write(struct book *book) { lens_write(book, TAB_PYRAMID, "Piramide", "piramide"); }

void youth_write(struct book *book) { lens_write(book, TAB_YOUTH, "Jongeren", "jongeren"); }
