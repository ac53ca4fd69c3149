#include "output/wording.h"
#include "sheets.h"

static const double NARROW = 4.7, WIDE = 17;

/* The city, the types, then the parties that the regulation has invited. */
static struct column *participant_columns(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    size_t types = benchmark->types.count;
    struct column *columns =
        arena_take(book->arena, (1 + types + benchmark->invitees.count) * sizeof *columns);
    columns[0] = (struct column){"Stad", CITY_WIDTH, STYLE_HEADER};
    for (size_t i = 0; i < types; i++)
        columns[1 + i] = (struct column){benchmark->types.at[i].label, NARROW, STYLE_HEADER_TURNED};
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        columns[1 + types + i] =
            (struct column){benchmark->invitees.at[i].label, WIDE, STYLE_HEADER};
    return columns;
}

static void put_groups(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    size_t types = benchmark->types.count, invitees = benchmark->invitees.count;
    put_text(sheet, STYLE_GROUP, "", NOWHERE);
    if (types > 0) put_wide(sheet, STYLE_GROUP, types, "Aantal partijen per soort");
    if (invitees > 0)
        put_wide(sheet, STYLE_GROUP, types + invitees, "Uit te nodigen volgens de regelgeving");
    sheet_next_row(sheet);
}

static void note_spread(struct sheet *sheet, size_t type) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    size_t named = 0, all = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (!city->is_centrumstad) continue;
        all++;
        named += city->types[type].count > 0;
    }
    put_header_note(sheet, 1 + type,
                    arena_print(sheet->book->arena,
                                "hoeveel verschillende partijen van deze soort de teksten noemen; "
                                "genoemd door %zu van de %zu centrumsteden",
                                named, all));
}

static void note_articles(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    for (size_t i = 0; i < benchmark->invitees.count; i++) {
        const char *article = benchmark->invitees.at[i].article;
        bool is_due = article != NULL && article[0] != '\0';
        put_header_note(sheet, 1 + benchmark->types.count + i,
                        arena_print(sheet->book->arena,
                                    "of de teksten deze partij bij het lokaal woonoverleg "
                                    "vermelden\n%s",
                                    is_due ? article : "op de peildatum geldt geen plicht"));
    }
}

static void put_mention(struct sheet *sheet, const struct benchmark_city *city,
                        const struct invitee_cell *cell) {
    struct arena *arena = sheet->book->arena;
    static const enum style styles[] = {STYLE_GOOD, STYLE_BAD, STYLE_MUTED};
    put_noted_on(sheet, styles[cell->state],
                 wording_corrected(wording_mention(cell->state), cell->correction, arena),
                 &cell->evidence, wording_correction(city, cell->correction, arena));
}

static void put_city(struct sheet *sheet, const struct benchmark_city *city) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    put_text(sheet, STYLE_NAME, city->city, places_city(sheet->book->places, city->city));
    for (size_t i = 0; i < benchmark->types.count; i++)
        put_count_on(sheet, city->types[i].count, &city->types[i].evidence);
    for (size_t i = 0; i < benchmark->invitees.count; i++)
        put_mention(sheet, city, &city->invitees[i]);
    sheet_next_row(sheet);
}

void participants_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct sheet sheet = sheet_start(
        book, TAB_PARTICIPANTS,
        "Dezelfde partij telt binnen één item één keer; een streepje betekent niet genoemd",
        participant_columns(book), 1 + benchmark->types.count + benchmark->invitees.count);
    sheet_go(&sheet, FIRST_ROW_TOPICS - 2);
    put_groups(&sheet);
    sheet_table(&sheet, "Deelnemers", benchmark->cities.count);
    sheet_freeze(&sheet, 1, FIRST_ROW_TOPICS - 2);
    for (size_t i = 0; i < benchmark->types.count; i++) note_spread(&sheet, i);
    note_articles(&sheet);
    for (size_t i = 0; i < benchmark->cities.count; i++) put_city(&sheet, &benchmark->cities.at[i]);
    sheet_end(&sheet);
}
