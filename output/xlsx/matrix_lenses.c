#include <string.h>

#include "sheets.h"

static const double WIDTH = 25;

/* A column: a level of a lens. */
struct level {
    const struct lens_column *lens;
    const struct level_column *level;
};

typedef LIST(struct level) level_list;

static level_list levels_of(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    level_list levels = {0};
    for (size_t i = 0; i < benchmark->lenses.count; i++)
        for (size_t k = 0; k < benchmark->lenses.at[i].levels.count; k++)
            *list_add(book->arena, &levels) =
                (struct level){&benchmark->lenses.at[i], &benchmark->lenses.at[i].levels.at[k]};
    return levels;
}

static struct column *level_columns(const struct book *book, level_list levels) {
    struct column *columns = arena_take(book->arena, (levels.count + 1) * sizeof *columns);
    columns[0] = (struct column){"Stad", CITY_WIDTH, STYLE_HEADER};
    for (size_t i = 0; i < levels.count; i++)
        columns[i + 1] = (struct column){levels.at[i].level->label, WIDTH, STYLE_HEADER};
    return columns;
}

/* One title over all levels of a lens. */
static void put_groups(struct sheet *sheet, level_list levels) {
    put_text(sheet, STYLE_GROUP, "Aantal zinnen", NOWHERE);
    for (size_t i = 0, end; i < levels.count; i = end) {
        end = i + 1;
        while (end < levels.count && levels.at[end].lens == levels.at[i].lens) end++;
        put_wide(sheet, STYLE_GROUP, end, levels.at[i].lens->label);
    }
    sheet_next_row(sheet);
}

static bool is_of(const struct lens_row *row, const struct level *level) {
    return strcmp(row->lens, level->lens->id) == 0 && strcmp(row->level, level->level->label) == 0;
}

static size_t count_rows(const struct benchmark_city *city, const struct level *level) {
    size_t count = 0;
    for (size_t i = 0; i < city->lenses.count; i++) count += is_of(&city->lenses.at[i], level);
    return count;
}

/* A figure leads to the city's first sentence on the level, on the sheet that lists those of the
 * lens; before is how many of these stand there before the city's, and grows by them. */
static void put_level(struct sheet *sheet, const struct benchmark_city *city,
                      const struct level *level, size_t *before) {
    size_t count = count_rows(city, level), first = *before;
    struct target target = NOWHERE;
    for (size_t i = 0; i < city->lenses.count; i++) {
        if (strcmp(city->lenses.at[i].lens, level->lens->id) != 0) continue;
        if (target.row == 0 && is_of(&city->lenses.at[i], level))
            target = lens_row_target(level->lens->id, first);
        first++;
    }
    *before = first;
    put_number(sheet, STYLE_COUNT_OR_DASH, (double)count, target);
}

static void put_cities(struct sheet *sheet, level_list levels) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    size_t *before = arena_take(sheet->book->arena, (levels.count + 1) * sizeof *before);
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        put_text(sheet, STYLE_NAME, city->city, places_city(sheet->book->places, city->city));
        for (size_t k = 0; k < levels.count; k++) put_level(sheet, city, &levels.at[k], &before[k]);
        sheet_next_row(sheet);
    }
}

/* Under the table, with a blank row between. */
static void put_spread(struct sheet *sheet, level_list levels) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    sheet_next_row(sheet);
    put_text(sheet, STYLE_SUM_NAME, "Centrumsteden met een zin", NOWHERE);
    for (size_t k = 0; k < levels.count; k++) {
        size_t count = 0;
        for (size_t i = 0; i < benchmark->cities.count; i++)
            count += benchmark->cities.at[i].is_centrumstad &&
                     count_rows(&benchmark->cities.at[i], &levels.at[k]) > 0;
        put_number(sheet, STYLE_SUM, (double)count, NOWHERE);
    }
    sheet_next_row(sheet);
}

void matrix_lenses_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    level_list levels = levels_of(book);
    struct sheet sheet = sheet_start(
        book, TAB_LENSES_BY_CITY,
        "Hoeveel zinnen over een overleg of samenwerking een niveau noemen; een streepje betekent "
        "geen, en is geen oordeel. Een cijfer leidt naar de eerste zin",
        level_columns(book, levels), levels.count + 1);
    sheet_go(&sheet, FIRST_ROW_TOPICS - 2);
    put_groups(&sheet, levels);
    sheet_table(&sheet, "Niveaus_per_stad", benchmark->cities.count);
    sheet_freeze(&sheet, 1, FIRST_ROW_TOPICS - 2);
    for (size_t i = 0; i < levels.count; i++)
        put_header_note(&sheet, i + 1, levels.at[i].level->note);
    put_cities(&sheet, levels);
    put_spread(&sheet, levels);
    sheet_end(&sheet);
}
