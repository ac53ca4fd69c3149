#include "measure.h"
#include "sheets.h"

static const char *state_text(enum topic_state state) {
    static const char *const texts[] = {"✓ besproken", "§ verplichting", "– niet vermeld",
                                        "? geen opgave"};
    return texts[state];
}

static bool is_due(enum requirement required) { return required <= REQUIREMENT_PERIODIEK; }

static enum style cell_style(const struct topic_cell *cell) {
    switch (cell->state) {
    case TOPIC_STATE_BESPROKEN: return STYLE_GOOD;
    case TOPIC_STATE_VERPLICHTING: return STYLE_DOUBT;
    case TOPIC_STATE_NIET_VERMELD: return is_due(cell->required) ? STYLE_BAD : STYLE_MUTED;
    case TOPIC_STATE_GEEN_OPGAVE: return STYLE_MUTED;
    }
    return STYLE_TEXT;
}

/* The state on the words that say it. A duty that differs from the column's is marked with a star;
 * the note tells it, and the other rows of Bewijs. */
static void put_state(struct sheet *sheet, const struct topic_cell *cell,
                      const struct topic_column *column) {
    struct arena *arena = sheet->book->arena;
    const char *state = state_text(cell->state);
    if (cell->required == column->required) {
        put_text_on(sheet, cell_style(cell), state, &cell->evidence);
        return;
    }
    const char *others = places_others(sheet->book->places, &cell->evidence);
    put_text(sheet, cell_style(cell), arena_print(arena, "%s *", state),
             places_evidence(sheet->book->places, &cell->evidence));
    put_note(sheet, arena_print(arena, "Te bespreken in deze stad: %s%s%s",
                                requirement_label(cell->required),
                                others == NULL ? "" : "\nBewijs: ", others == NULL ? "" : others));
}

/* Wide enough for the states and for the longest word of the label. */
static double column_width(const char *label) {
    size_t longest = measure_word(label);
    return longest < 15 ? 16 : longest < 21 ? (double)longest + 1 : 22;
}

static struct column *topic_columns(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct column *columns =
        arena_take(book->arena, (benchmark->topics.count + 1) * sizeof *columns);
    columns[0] = (struct column){"Stad", 18, STYLE_HEADER};
    for (size_t i = 0; i < benchmark->topics.count; i++)
        columns[i + 1] = (struct column){benchmark->topics.at[i].label,
                                         column_width(benchmark->topics.at[i].label), STYLE_HEADER};
    return columns;
}

static void put_classes(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    put_text(sheet, STYLE_GROUP, "Te bespreken", NOWHERE);
    for (size_t i = 0; i < benchmark->topics.count; i++)
        put_text(sheet, STYLE_GROUP, requirement_label(benchmark->topics.at[i].required), NOWHERE);
    sheet_next_row(sheet);
}

static void note_article(struct sheet *sheet, size_t index) {
    const struct topic_column *topic = &sheet->book->benchmark->topics.at[index];
    if (topic->article == NULL || topic->article[0] == '\0') return;
    const char *note = topic->article;
    if (topic->certainty != NULL && topic->certainty[0] != '\0')
        note = arena_print(sheet->book->arena, "%s\nZekerheid: %s", note, topic->certainty);
    put_header_note(sheet, index + 1, note);
}

static void put_city(struct sheet *sheet, const struct benchmark_city *city) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    put_text(sheet, STYLE_NAME, city->city, places_city(sheet->book->places, city->city));
    for (size_t i = 0; i < benchmark->topics.count; i++)
        put_state(sheet, &city->topics[i], &benchmark->topics.at[i]);
    sheet_next_row(sheet);
}

void topics_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct sheet sheet = sheet_start(book, TAB_TOPICS,
                                     "✓ besproken   § enkel als verplichting genoemd   – niet "
                                     "vermeld tussen de thema's   ? geen thema's opgegeven   * in "
                                     "deze stad anders verplicht dan de kop zegt",
                                     topic_columns(book), benchmark->topics.count + 1);
    sheet_go(&sheet, FIRST_ROW_TOPICS - 2);
    put_classes(&sheet);
    sheet_table(&sheet, "Themas", benchmark->cities.count);
    sheet_freeze(&sheet, 1, FIRST_ROW_TOPICS - 2);
    for (size_t i = 0; i < benchmark->topics.count; i++) note_article(&sheet, i);
    for (size_t i = 0; i < benchmark->cities.count; i++) put_city(&sheet, &benchmark->cities.at[i]);
    sheet_end(&sheet);
}
