#include <math.h>
#include <string.h>

#include "measure.h"
#include "sheets.h"

static const double WIDTH_MIN = 15, WIDTH_MAX = 42;

/* The kinds as the columns show them: those that are held against the norm first, else as the
 * rules give them; the last one (bodies of no kind) only where there is such a body. */
typedef LIST(size_t) column_order;

static bool is_found(const struct benchmark *benchmark, size_t kind) {
    for (size_t i = 0; i < benchmark->cities.count; i++)
        if (benchmark->cities.at[i].kinds[kind].count > 0) return true;
    return false;
}

static column_order order_of(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    column_order order = {0};
    for (int judged = 1; judged >= 0; judged--)
        for (size_t i = 0; i < benchmark->kinds.count; i++)
            if (benchmark->kinds.at[i].is_judged == (judged == 1) &&
                (i + 1 < benchmark->kinds.count || is_found(benchmark, i)))
                *list_add(book->arena, &order) = i;
    return order;
}

/* "4 keer per jaar +2 (5 namen)": the first frequency, how many others, and by how many names the
 * texts call such bodies when there is more than one. On one line, for LibreOffice does not wrap
 * the text of a link. */
static const char *cell_text(struct arena *arena, const struct kind_cell *cell) {
    if (cell->count == 0) return "–";
    const char *text = "✓ genoemd";
    size_t others = 0;
    if (cell->frequencies[0] != '\0')
        text = arena_print(arena, "%.*s", (int)strcspn(cell->frequencies, ";"), cell->frequencies);
    for (const char *c = cell->frequencies; *c != '\0'; c++) others += *c == ';';
    if (others > 0) text = arena_print(arena, "%s +%zu", text, others);
    return cell->count == 1 ? text : arena_print(arena, "%s (%zu namen)", text, cell->count);
}

/* Wide enough for the texts of the column and the longest word of its title. */
static double column_width(const struct book *book, size_t kind) {
    const struct benchmark *benchmark = book->benchmark;
    double word = measure_word(benchmark->kinds.at[kind].label), widest = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        widest = fmax(widest,
                      measure_width(cell_text(book->arena, &benchmark->cities.at[i].kinds[kind])));
    double width = fmax(style_column(STYLE_HEADER, word), style_column(STYLE_TEXT, widest)) + 0.5;
    return fmin(fmax(width, WIDTH_MIN), WIDTH_MAX);
}

static struct column *kind_columns(const struct book *book, column_order order) {
    struct column *columns = arena_take(book->arena, (order.count + 1) * sizeof *columns);
    columns[0] = (struct column){"Stad", CITY_WIDTH, STYLE_HEADER};
    for (size_t i = 0; i < order.count; i++)
        columns[i + 1] = (struct column){book->benchmark->kinds.at[order.at[i]].label,
                                         column_width(book, order.at[i]), STYLE_HEADER};
    return columns;
}

static void put_groups(struct sheet *sheet, column_order order) {
    const struct kind_column *kinds = sheet->book->benchmark->kinds.at;
    size_t judged = 0;
    while (judged < order.count && kinds[order.at[judged]].is_judged) judged++;
    put_text(sheet, STYLE_GROUP, "", NOWHERE);
    if (judged > 0) put_wide(sheet, STYLE_GROUP, judged, "Telt voor het oordeel");
    if (judged < order.count)
        put_wide(sheet, STYLE_GROUP, order.count, "Telt niet voor het oordeel");
    sheet_next_row(sheet);
}

static void note_kind(struct sheet *sheet, size_t column, const struct kind_column *kind) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    const char *article = benchmark->norm_article;
    if (!kind->is_judged)
        put_header_note(sheet, column,
                        "hoe vaak organen van deze soort samenkomen; dat telt nooit "
                        "voor het oordeel over het lokaal woonoverleg");
    else if (article == NULL || article[0] == '\0')
        put_header_note(sheet, column, "op de peildatum geldt geen norm");
    else
        put_header_note(sheet, column,
                        arena_print(sheet->book->arena,
                                    "telt voor het oordeel over het lokaal woonoverleg\n%s",
                                    article));
}

/* On its words, else (an item without a fact) on its row of Overlegorganen, of which there are some
 * before the city's. The note gives all frequencies and the other rows of Bewijs. */
static void put_kind(struct sheet *sheet, const struct kind_cell *cell, size_t rows_before) {
    struct arena *arena = sheet->book->arena;
    struct target target = places_evidence(sheet->book->places, &cell->evidence);
    const char *others = places_others(sheet->book->places, &cell->evidence);
    bool has_more = strchr(cell->frequencies, ';') != NULL;
    size_t row = rows_before + cell->first;
    if (target.row == 0 && cell->count > 0 && row < ROWS_MAX)
        target = (struct target){TAB_BODIES, FIRST_ROW + row};
    put_text(sheet, STYLE_TEXT, cell_text(arena, cell), target);
    if (has_more || others != NULL)
        put_note(sheet,
                 arena_print(arena, "%s%s%s%s", has_more ? cell->frequencies : "",
                             has_more && others != NULL ? "\n" : "",
                             others == NULL ? "" : "Bewijs: ", others == NULL ? "" : others));
}

static void put_cities(struct sheet *sheet, column_order order) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    size_t rows_before = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        put_text(sheet, STYLE_NAME, city->city, places_city(sheet->book->places, city->city));
        for (size_t k = 0; k < order.count; k++)
            put_kind(sheet, &city->kinds[order.at[k]], rows_before);
        sheet_next_row(sheet);
        rows_before += city->bodies.count;
    }
}

/* Under the table, with a blank row between. */
static void put_spread(struct sheet *sheet, column_order order) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    sheet_next_row(sheet);
    put_text(sheet, STYLE_SUM_NAME, "Centrumsteden die er een noemen", NOWHERE);
    for (size_t k = 0; k < order.count; k++) {
        size_t count = 0;
        for (size_t i = 0; i < benchmark->cities.count; i++)
            count += benchmark->cities.at[i].is_centrumstad &&
                     benchmark->cities.at[i].kinds[order.at[k]].count > 0;
        put_number(sheet, STYLE_SUM, (double)count, NOWHERE);
    }
    sheet_next_row(sheet);
}

void matrix_bodies_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    column_order order = order_of(book);
    struct sheet sheet = sheet_start(
        book, TAB_BODIES_BY_CITY,
        "Hoe vaak organen van een soort samenkomen, zoals de teksten het zeggen   ✓ genoemd, "
        "zonder frequentie   – niet genoemd   +2: nog twee andere frequenties, in de notitie   "
        "(3 namen): zoveel namen geven de teksten aan die organen",
        kind_columns(book, order), order.count + 1);
    sheet_go(&sheet, FIRST_ROW_TOPICS - 2);
    put_groups(&sheet, order);
    sheet_table(&sheet, "Organen_per_stad", benchmark->cities.count);
    sheet_freeze(&sheet, 1, FIRST_ROW_TOPICS - 2);
    for (size_t i = 0; i < order.count; i++)
        note_kind(&sheet, i + 1, &benchmark->kinds.at[order.at[i]]);
    put_cities(&sheet, order);
    put_spread(&sheet, order);
    sheet_end(&sheet);
}
