/* Correcties: what came in and does not apply, then a row a cell of the comparison, then a row a
 * fact; each with room for what somebody knows better. The table comes back as input of a later
 * run, which knows it by its titles and each row by its key. */
#include <string.h>

#include "output/wording.h"
#include "sheets.h"

static const double widths[CORRECTION_COLUMN_COUNT] = {
    [CORRECTION_COLUMN_CITY] = CITY_WIDTH, [CORRECTION_COLUMN_SUBJECT] = 30,
    [CORRECTION_COLUMN_READ] = 23,         [CORRECTION_COLUMN_WORDS] = 34,
    [CORRECTION_COLUMN_EVIDENCE] = 8.5,    [CORRECTION_COLUMN_VALUE] = 23,
    [CORRECTION_COLUMN_BY] = 14,           [CORRECTION_COLUMN_DAY] = 11,
    [CORRECTION_COLUMN_NOTE] = 26,         [CORRECTION_COLUMN_STATE] = 24,
    [CORRECTION_COLUMN_PRINT] = 14.5,      [CORRECTION_COLUMN_KEY] = 38};

static const char *const column_notes[CORRECTION_COLUMN_COUNT] = {
    [CORRECTION_COLUMN_VALUE] =
        "Kies uit de lijst wat het moet zijn. Geef dit werkboek daarna aan een volgende verwerking "
        "mee: met --correcties of tussen de inzendingen.",
    [CORRECTION_COLUMN_BY] = "Wie dit weet of nakeek.",
    [CORRECTION_COLUMN_DAY] =
        "De dag van de correctie. Spreken twee elkaar tegen, dan telt de laatste.",
    [CORRECTION_COLUMN_PRINT] =
        "Verandert wanneer de tekst verandert waarop de correctie rust; dan wordt de correctie nog "
        "toegepast, met de vraag om ze na te kijken. Is dat gebeurd, maak deze cel dan leeg.",
    [CORRECTION_COLUMN_KEY] = "Hieraan herkent een volgende verwerking de rij: niet wijzigen."};

/* A million facts would make a sheet that no one corrects; facts beyond these can be added by
 * hand with their key. */
enum { FACTS_MOST = 20000 };

struct facts_seen {
    size_t all, shown;
};

/* What a row shows; an empty correction where there is none. */
struct shown {
    const char *cells[CORRECTION_COLUMN_COUNT];
    evidence_list evidence; /* its row of Bewijs is that of no earlier report */
};

static void put_row(struct sheet *sheet, const struct shown *shown) {
    static const enum style styles[CORRECTION_COLUMN_COUNT] = {
        [CORRECTION_COLUMN_CITY] = STYLE_NAME,   [CORRECTION_COLUMN_SUBJECT] = STYLE_TEXT,
        [CORRECTION_COLUMN_READ] = STYLE_TEXT,   [CORRECTION_COLUMN_WORDS] = STYLE_TEXT,
        [CORRECTION_COLUMN_VALUE] = STYLE_INPUT, [CORRECTION_COLUMN_BY] = STYLE_INPUT,
        [CORRECTION_COLUMN_DAY] = STYLE_INPUT,   [CORRECTION_COLUMN_NOTE] = STYLE_INPUT,
        [CORRECTION_COLUMN_STATE] = STYLE_TEXT,  [CORRECTION_COLUMN_PRINT] = STYLE_FINE,
        [CORRECTION_COLUMN_KEY] = STYLE_FINE};
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++) {
        const char *text = shown->cells[i] == NULL ? "" : shown->cells[i];
        if (i == CORRECTION_COLUMN_EVIDENCE)
            put_evidence(sheet, &shown->evidence);
        else if (i == CORRECTION_COLUMN_CITY)
            put_text(sheet, styles[i], text, places_city(sheet->book->places, text));
        else
            put_text(sheet, styles[i], text, NOWHERE);
    }
    sheet_next_row(sheet);
}

static void fill_entered(struct shown *shown, const struct correction *correction,
                         const char *state) {
    for (int i = CORRECTION_COLUMN_VALUE; i <= CORRECTION_COLUMN_NOTE; i++)
        shown->cells[i] = correction->cells[i];
    shown->cells[CORRECTION_COLUMN_STATE] = state;
}

static bool is_apart(const struct correction_row *row) {
    return row->state != CORRECTION_STATE_APPLIED && row->state != CORRECTION_STATE_CHANGED;
}

static const char *state_of(struct arena *arena, const struct correction_row *row) {
    const char *label = correction_state_label(row->state);
    return row->reason[0] == '\0' ? label : arena_print(arena, "%s; %s", label, row->reason);
}

static void put_apart(struct sheet *sheet, const struct correction_row *row) {
    struct shown shown = {.evidence = {0}};
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++) shown.cells[i] = row->correction->cells[i];
    shown.cells[CORRECTION_COLUMN_STATE] = state_of(sheet->book->arena, row);
    put_row(sheet, &shown);
}

/* The first words, and how many more there are. */
static const char *words_of(struct arena *arena, const evidence_list *evidence) {
    if (evidence->count == 0) return "";
    const struct evidence *first = &evidence->at[0];
    const char *words = text_words(&first->document->text, first->span, arena);
    if (evidence->count == 1) return words;
    return arena_print(arena, "%s (en nog %zu)", words, evidence->count - 1);
}

static void put_cell(struct sheet *sheet, const char *city, const struct correctable *cell) {
    struct shown shown = {
        {[CORRECTION_COLUMN_CITY] = city,
         [CORRECTION_COLUMN_SUBJECT] = cell->label,
         [CORRECTION_COLUMN_READ] = cell->read,
         [CORRECTION_COLUMN_WORDS] = words_of(sheet->book->arena, &cell->evidence),
         [CORRECTION_COLUMN_PRINT] = cell->print,
         [CORRECTION_COLUMN_KEY] = cell->key},
        cell->evidence};
    if (cell->correction != NULL) {
        fill_entered(&shown, cell->correction->correction,
                     state_of(sheet->book->arena, cell->correction));
        shown.cells[CORRECTION_COLUMN_PRINT] = cell->correction->print;
    }
    put_row(sheet, &shown);
}

static void put_fact(struct sheet *sheet, const struct document *document,
                     const struct fact *fact) {
    struct arena *arena = sheet->book->arena;
    const struct item *item = &document->items.at[fact->item];
    struct evidence at = {document, fact, fact->span};
    const char *remark = wording_remark(fact, arena),
               *value = wording_value(sheet->book->benchmark, fact, arena);
    struct shown shown = {
        {[CORRECTION_COLUMN_CITY] = item->city != NULL ? item->city : "",
         [CORRECTION_COLUMN_SUBJECT] =
             arena_print(arena, "%s%s%s", wording_kind(fact), fact->forum == NULL ? "" : ", ",
                         fact->forum == NULL ? "" : fact->forum),
         [CORRECTION_COLUMN_READ] =
             remark[0] == '\0' ? value : arena_print(arena, "%s (%s)", value, remark),
         [CORRECTION_COLUMN_WORDS] = text_words(&document->text, fact->span, arena),
         [CORRECTION_COLUMN_KEY] = document_fact_key(document, fact, arena)},
        {.at = &at, .count = 1}};
    if (fact->correction != NULL)
        fill_entered(&shown, fact->correction, correction_state_label(CORRECTION_STATE_APPLIED));
    put_row(sheet, &shown);
}

/* Lets people choose in the rows [first, sheet->row) among the labels, or write their own. */
static void offer(struct sheet *sheet, lxw_row_t first, const char *const *labels, bool is_open) {
    size_t count = 0;
    while (labels[count] != NULL) count++;
    if (sheet->row == first) return;
    char **list = arena_take(sheet->book->arena, (count + 1) * sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = arena_copy(sheet->book->arena, labels[i], strlen(labels[i]));
    sheet_choices(sheet, first, CORRECTION_COLUMN_VALUE, list, is_open);
}

static void put_cells(struct sheet *sheet, const struct benchmark_city *city) {
    for (size_t i = 0; i < city->cells.count;) {
        enum cell_kind kind = city->cells.at[i].kind;
        lxw_row_t first = sheet->row;
        for (; i < city->cells.count && city->cells.at[i].kind == kind; i++)
            put_cell(sheet, city->city, &city->cells.at[i]);
        offer(sheet, first, cell_labels(kind), kind == CELL_KIND_FREQUENCY);
    }
}

/* Calls for the facts of a kind that find room, and for those beyond that are corrected. */
static void each_fact(struct sheet *sheet, enum fact_kind kind, struct facts_seen *seen,
                      void (*put)(struct sheet *sheet, const struct document *document,
                                  const struct fact *fact)) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    for (size_t d = 0; d < benchmark->documents.count; d++) {
        const struct document *document = benchmark->documents.at[d];
        for (size_t i = 0; places_shows(document) && i < document->facts.count; i++) {
            const struct fact *fact = &document->facts.at[i];
            if (fact->kind != kind) continue;
            if (seen->all++ >= FACTS_MOST && fact->correction == NULL) continue;
            seen->shown++;
            if (put != NULL) put(sheet, document, fact);
        }
    }
}

/* All facts of a kind on end, so that they have their choice in common. */
static void put_facts(struct sheet *sheet) {
    struct facts_seen seen = {0};
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++) {
        const char *const labels[] = {fact_denial((enum fact_kind)kind), NULL};
        lxw_row_t first = sheet->row;
        each_fact(sheet, (enum fact_kind)kind, &seen, put_fact);
        offer(sheet, first, labels, false);
    }
}

static struct facts_seen count_facts(const struct book *book) {
    struct sheet none = {.book = (struct book *)book};
    struct facts_seen seen = {0};
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++)
        each_fact(&none, (enum fact_kind)kind, &seen, NULL);
    return seen;
}

static size_t count_rows(const struct book *book, size_t facts) {
    const struct benchmark *benchmark = book->benchmark;
    size_t count = facts;
    for (size_t i = 0; i < benchmark->corrections.count; i++)
        count += is_apart(&benchmark->corrections.at[i]);
    for (size_t i = 0; i < benchmark->cities.count; i++)
        count += benchmark->cities.at[i].cells.count;
    return count;
}

static struct column *correction_columns(struct arena *arena) {
    struct column *columns = arena_take(arena, CORRECTION_COLUMN_COUNT * sizeof *columns);
    for (int i = 0; i < CORRECTION_COLUMN_COUNT; i++)
        columns[i] =
            (struct column){correction_title((enum correction_column)i), widths[i], STYLE_HEADER};
    return columns;
}

static const char *caption(const struct book *book, struct facts_seen facts) {
    static const char TEXT[] =
        "Weet u het beter? Filter op stad, kies onder Correctie wat het moet zijn, en geef dit "
        "werkboek mee aan een volgende verwerking";
    if (facts.all == facts.shown) return TEXT;
    return arena_print(book->arena,
                       "%s. Van de %zu feiten staan er %zu; voeg voor een ander een rij toe met de "
                       "sleutel van op Bewijs",
                       TEXT, facts.all, facts.shown);
}

void corrections_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct facts_seen facts = count_facts(book);
    struct sheet sheet = sheet_start(book, TAB_CORRECTIONS, caption(book, facts),
                                     correction_columns(book->arena), CORRECTION_COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, "Correcties", count_rows(book, facts.shown));
    sheet_freeze(&sheet, 2, FIRST_ROW - 1);
    for (size_t i = 0; i < CORRECTION_COLUMN_COUNT; i++)
        if (column_notes[i] != NULL) put_header_note(&sheet, i, column_notes[i]);
    for (size_t i = 0; i < benchmark->corrections.count; i++)
        if (is_apart(&benchmark->corrections.at[i]))
            put_apart(&sheet, &benchmark->corrections.at[i]);
    for (size_t i = 0; i < benchmark->cities.count; i++)
        put_cells(&sheet, &benchmark->cities.at[i]);
    put_facts(&sheet);
    sheet_end(&sheet);
}
