#include "measure.h"
#include "output/wording.h"
#include "sheets.h"

static const double STATE_WIDTH = 14.5;

/* The topics as the columns show them: by how strictly they are due, else as the rules give them.
 */
typedef LIST(size_t) column_order;

static column_order order_of(const struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    column_order order = {0};
    for (int required = REQUIREMENT_ALTIJD; required <= REQUIREMENT_NIET; required++)
        for (size_t i = 0; i < benchmark->topics.count; i++)
            if ((int)benchmark->topics.at[i].required == required)
                *list_add(book->arena, &order) = i;
    return order;
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
 * the note tells it, and who corrected the state. */
static void put_state(struct sheet *sheet, const struct benchmark_city *city, size_t topic) {
    struct arena *arena = sheet->book->arena;
    const struct topic_cell *cell = &city->topics[topic];
    bool differs = cell->required != sheet->book->benchmark->topics.at[topic].required;
    const char *state = wording_topic_state(cell->state);
    const char *note = wording_correction(city, cell->correction, arena);
    if (differs) {
        state = arena_print(arena, "%s*", state);
        note = arena_print(arena, "Te bespreken in deze stad: %s%s%s",
                           requirement_label(cell->required), note[0] == '\0' ? "" : "\n", note);
    }
    put_noted_on(sheet, cell_style(cell), wording_corrected(state, cell->correction, arena),
                 &cell->evidence, note);
}

/* Wide enough for the states and for the longest word of the label. */
static double column_width(const char *label) {
    double word = style_column(STYLE_HEADER, measure_word(label)) + 0.5;
    return word < STATE_WIDTH ? STATE_WIDTH : word;
}

static struct column *topic_columns(const struct book *book, column_order order) {
    struct column *columns = arena_take(book->arena, (order.count + 1) * sizeof *columns);
    columns[0] = (struct column){"Stad", CITY_WIDTH, STYLE_HEADER};
    for (size_t i = 0; i < order.count; i++) {
        const char *label = book->benchmark->topics.at[order.at[i]].label;
        columns[i + 1] = (struct column){label, column_width(label), STYLE_HEADER};
    }
    return columns;
}

/* One title over all topics of a class. */
static void put_classes(struct sheet *sheet, column_order order) {
    const struct topic_column *topics = sheet->book->benchmark->topics.at;
    put_text(sheet, STYLE_GROUP, "Te bespreken", NOWHERE);
    for (size_t i = 0, end; i < order.count; i = end) {
        enum requirement required = topics[order.at[i]].required;
        end = i + 1;
        while (end < order.count && topics[order.at[end]].required == required) end++;
        put_wide(sheet, STYLE_GROUP, end, requirement_label(required));
    }
    sheet_next_row(sheet);
}

/* What the column asks of a municipality, by which article, and how sure that is. */
static void note_duty(struct sheet *sheet, size_t column, const struct topic_column *topic) {
    struct arena *arena = sheet->book->arena;
    const char *note = "op de peildatum niet verplicht te bespreken";
    if (topic->required != REQUIREMENT_NIET)
        note = arena_print(arena, "te bespreken: %s", requirement_label(topic->required));
    if (topic->article != NULL && topic->article[0] != '\0')
        note = arena_print(arena, "%s\n%s", note, topic->article);
    if (topic->certainty != NULL && topic->certainty[0] != '\0')
        note = arena_print(arena, "%s\nZekerheid: %s", note, topic->certainty);
    put_header_note(sheet, column, note);
}

static void put_city(struct sheet *sheet, column_order order, const struct benchmark_city *city) {
    put_text(sheet, STYLE_NAME, city->city, places_city(sheet->book->places, city->city));
    for (size_t i = 0; i < order.count; i++) put_state(sheet, city, order.at[i]);
    sheet_next_row(sheet);
}

size_t topics_count_row(const struct benchmark *benchmark) {
    size_t rows = benchmark->cities.count > 0 ? benchmark->cities.count : 1;
    return FIRST_ROW_TOPICS + rows + 2;
}

size_t topics_due_count(const struct benchmark *benchmark) {
    size_t count = 0;
    for (size_t i = 0; i < benchmark->topics.count; i++)
        count += is_due(benchmark->topics.at[i].required);
    return count;
}

size_t topics_count(const struct benchmark *benchmark, size_t topic, enum topic_state state) {
    size_t count = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        count += benchmark->cities.at[i].is_centrumstad &&
                 benchmark->cities.at[i].topics[topic].state == state;
    return count;
}

static void put_counts(struct sheet *sheet, column_order order) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    sheet_go(sheet, topics_count_row(benchmark) - 1);
    put_wide(sheet, STYLE_GROUP, order.count, "Aantal centrumsteden");
    sheet_next_row(sheet);
    for (int state = 0; state <= TOPIC_STATE_GEEN_OPGAVE; state++) {
        put_text(sheet, STYLE_SUM_NAME, wording_topic_state((enum topic_state)state), NOWHERE);
        for (size_t i = 0; i < order.count; i++)
            put_number(sheet, STYLE_SUM,
                       (double)topics_count(benchmark, order.at[i], (enum topic_state)state),
                       NOWHERE);
        sheet_next_row(sheet);
    }
}

void topics_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    column_order order = order_of(book);
    struct sheet sheet = sheet_start(
        book, TAB_TOPICS,
        "✓ besproken   § enkel als verplichting genoemd   – niet vermeld, terwijl andere "
        "thema's genoemd zijn   ? geen enkel thema genoemd   * voor deze stad geldt een "
        "andere plicht dan boven de kolom staat",
        topic_columns(book, order), order.count + 1);
    sheet_go(&sheet, FIRST_ROW_TOPICS - 2);
    put_classes(&sheet, order);
    sheet_table(&sheet, "Themas", benchmark->cities.count);
    sheet_freeze(&sheet, 1, FIRST_ROW_TOPICS - 2);
    for (size_t i = 0; i < order.count; i++)
        note_duty(&sheet, i + 1, &benchmark->topics.at[order.at[i]]);
    for (size_t i = 0; i < benchmark->cities.count; i++)
        put_city(&sheet, order, &benchmark->cities.at[i]);
    put_counts(&sheet, order);
    sheet_end(&sheet);
}
