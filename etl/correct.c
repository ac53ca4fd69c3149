#include "correct.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *cell_of(const struct correction_row *row, enum correction_column column) {
    return row->correction->cells[column];
}

static const char *key_of(const struct correction_row *row) {
    return cell_of(row, CORRECTION_COLUMN_KEY);
}

/* A row while the rows are put in order. */
struct entry {
    struct correction_row row;
    const char *day; /* as YYYY-MM-DD; "" where it is no day */
    size_t number;   /* in which the rows came */
};

static struct entry entry_of(const struct correction_row *row, struct arena *arena) {
    return (struct entry){*row, correction_day(cell_of(row, CORRECTION_COLUMN_DAY), arena), 0};
}

/* By key, and then by all that somebody entered. */
static int compare_content(const struct entry *a, const struct entry *b) {
    static const enum correction_column told[] = {CORRECTION_COLUMN_KEY, CORRECTION_COLUMN_VALUE,
                                                  CORRECTION_COLUMN_BY, CORRECTION_COLUMN_NOTE};
    int order = 0;
    for (size_t i = 0; order == 0 && i < sizeof told / sizeof *told; i++)
        order = strcmp(cell_of(&a->row, told[i]), cell_of(&b->row, told[i]));
    if (order == 0) order = strcmp(a->day, b->day);
    if (order == 0 && a->day[0] == '\0')
        order = strcmp(cell_of(&a->row, CORRECTION_COLUMN_DAY),
                       cell_of(&b->row, CORRECTION_COLUMN_DAY));
    return order;
}

static int by_number(const struct entry *a, const struct entry *b) {
    return (a->number > b->number) - (a->number < b->number);
}

static int by_content(const void *a, const void *b) {
    int order = compare_content(a, b);
    return order != 0 ? order : by_number(a, b);
}

static int by_key(const void *a, const void *b) {
    const struct entry *left = a, *right = b;
    int order = strcmp(key_of(&left->row), key_of(&right->row));
    if (order == 0) order = strcmp(left->day, right->day);
    return order != 0 ? order : by_number(left, right);
}

typedef LIST(struct entry) entry_list;

/* The same row in two reports is one: it came with the first, and the state of the text is that of
 * the last, on which somebody may have looked at it again. */
static void drop_repeats(entry_list *entries) {
    size_t kept = 0;
    if (entries->count > 1) qsort(entries->at, entries->count, sizeof *entries->at, by_content);
    for (size_t i = 0; i < entries->count; i++) {
        if (kept > 0 && compare_content(&entries->at[kept - 1], &entries->at[i]) == 0) {
            size_t number = entries->at[kept - 1].number;
            entries->at[kept - 1] = entries->at[i];
            entries->at[kept - 1].number = number;
        } else {
            entries->at[kept++] = entries->at[i];
        }
    }
    entries->count = kept;
}

/* Whether neither of two rows is the later one and they do not say the same. */
static bool is_disputed(const struct entry *row, const struct entry *last) {
    return strcmp(row->day, last->day) == 0 &&
           strcasecmp(cell_of(&row->row, CORRECTION_COLUMN_VALUE),
                      cell_of(&last->row, CORRECTION_COLUMN_VALUE)) != 0;
}

/* Of the rows for a key, which follow each other, the last one counts. */
static void choose(entry_list *entries) {
    const struct entry *last = NULL;
    if (entries->count > 1) qsort(entries->at, entries->count, sizeof *entries->at, by_key);
    for (size_t i = entries->count; i-- > 0;) {
        struct entry *entry = &entries->at[i];
        if (last == NULL || strcmp(key_of(&last->row), key_of(&entry->row)) != 0)
            last = entry;
        else
            entry->row.state =
                is_disputed(entry, last) ? CORRECTION_STATE_DISPUTED : CORRECTION_STATE_REPLACED;
    }
}

static void gather(struct benchmark *benchmark, const document_list *documents) {
    struct arena *arena = arena_new();
    entry_list entries = {0};
    for (size_t d = 0; d < documents->count; d++) {
        const struct document *document = documents->at[d];
        for (size_t i = 0; i < document->corrections.count; i++) {
            struct correction_row row = {.correction = &document->corrections.at[i],
                                         .document = document,
                                         .state = CORRECTION_STATE_LOST,
                                         .reason = ""};
            row.city = cell_of(&row, CORRECTION_COLUMN_CITY);
            row.print = cell_of(&row, CORRECTION_COLUMN_PRINT);
            struct entry *entry = list_add(arena, &entries);
            *entry = entry_of(&row, arena);
            entry->number = entries.count;
        }
    }
    drop_repeats(&entries);
    choose(&entries);
    for (size_t i = 0; i < entries.count; i++)
        *list_add(benchmark->arena, &benchmark->corrections) = entries.at[i].row;
    arena_end(arena);
}

/* Behind the last row for a key. */
static size_t end_of(const struct benchmark *benchmark, const char *key) {
    size_t low = 0, high = benchmark->corrections.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(key_of(&benchmark->corrections.at[middle]), key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The row that counts for a key, or NULL. */
static struct correction_row *find(struct benchmark *benchmark, const char *key) {
    size_t end = end_of(benchmark, key);
    if (end == 0) return NULL;
    struct correction_row *row = &benchmark->corrections.at[end - 1];
    return strcmp(key_of(row), key) == 0 ? row : NULL;
}

bool correct_has(const struct benchmark *benchmark, const struct correction *correction) {
    const char *key = correction->cells[CORRECTION_COLUMN_KEY];
    struct arena *arena = arena_new();
    struct entry wanted = entry_of(&(struct correction_row){.correction = correction}, arena);
    bool has = false;
    for (size_t i = end_of(benchmark, key); !has && i-- > 0;) {
        struct entry entry = entry_of(&benchmark->corrections.at[i], arena);
        if (strcmp(key_of(&entry.row), key) != 0) break;
        has = compare_content(&entry, &wanted) == 0;
    }
    arena_end(arena);
    return has;
}

static void refuse(struct correction_row *row, const char *reason) {
    row->state = CORRECTION_STATE_REFUSED;
    row->reason = reason;
}

static void correct_fact(struct benchmark *benchmark, const struct document *document,
                         struct fact *fact, struct arena *scratch) {
    struct correction_row *row = find(benchmark, document_fact_key(document, fact, scratch));
    if (row == NULL) return;
    const char *denial = fact_denial(fact->kind);
    if (strcasecmp(cell_of(row, CORRECTION_COLUMN_VALUE), denial) != 0) {
        refuse(row, arena_print(benchmark->arena, "hier kan enkel '%s'", denial));
        return;
    }
    fact->correction = row->correction;
    row->state = CORRECTION_STATE_APPLIED;
}

static bool is_about_fact(const struct correction_row *row) {
    return strncmp(key_of(row), FACT_KEY, sizeof FACT_KEY - 1) == 0;
}

void correct_facts(struct benchmark *benchmark, const document_list *documents) {
    bool any = false;
    gather(benchmark, documents);
    for (size_t i = 0; i < benchmark->corrections.count; i++)
        any = any || is_about_fact(&benchmark->corrections.at[i]);
    for (size_t d = 0; any && d < documents->count; d++) {
        struct arena *scratch = arena_new();
        struct document *document = documents->at[d];
        for (size_t i = 0; i < document->facts.count; i++)
            correct_fact(benchmark, document, &document->facts.at[i], scratch);
        arena_end(scratch);
    }
}

/* Changes with what was read and with the sentences that it rests on, whatever their order. */
static const char *print_of(const struct correctable *cell, struct arena *arena) {
    uint64_t print = hash_bytes(HASH_START, cell->read, strlen(cell->read));
    for (size_t i = 0; i < cell->evidence.count; i++) {
        const struct evidence *at = &cell->evidence.at[i];
        struct span span = at->fact == NULL ? at->span : at->fact->sentence;
        const char *words = text_words(&at->document->text, span, arena);
        print += hash_bytes(HASH_START, words, strlen(words));
    }
    return arena_print(arena, "t%016" PRIx64, print); /* no spreadsheet takes it for a number */
}

static size_t label_index(const char *label, const char *const *labels) {
    size_t i = 0;
    while (labels[i] != NULL && strcasecmp(labels[i], label) != 0) i++;
    return labels[i] == NULL ? SIZE_MAX : i;
}

static bool read_value(enum cell_kind kind, const char *words, struct cell_value *value) {
    value->choice = label_index(words, cell_labels(kind));
    if (kind != CELL_KIND_FREQUENCY) return value->choice != SIZE_MAX;
    value->choice = SIZE_MAX;
    if (frequency_read(words, &value->frequency)) return true;
    if (strcasecmp(words, verdict_label(VERDICT_GEEN_OPGAVE)) != 0) return false;
    value->choice = VERDICT_GEEN_OPGAVE;
    return true;
}

/* "besproken, enkel als verplichting, niet vermeld": what may be filled in. */
static const char *choices_of(enum cell_kind kind, struct arena *arena) {
    const char *const *labels = cell_labels(kind), *text = "";
    for (size_t i = 0; labels[i] != NULL; i++)
        text = arena_print(arena, "%s%s%s", text, i == 0 ? "" : ", ", labels[i]);
    return text;
}

/* Why a value does not fit a cell, or NULL; then it is read. */
static const char *misfit_of(const struct judging *judging, enum cell_kind kind, const char *words,
                             struct cell_value *value) {
    struct arena *arena = judging->arena;
    if (!read_value(kind, words, value))
        return arena_print(arena, "hier kan %s%s",
                           kind == CELL_KIND_FREQUENCY ? "bijvoorbeeld " : "enkel ",
                           choices_of(kind, arena));
    bool wants_norm = kind == CELL_KIND_VERDICT &&
                      (value->choice == VERDICT_VOLDOET || value->choice == VERDICT_VOLDOET_NIET);
    return wants_norm && isnan(judging->city->meetings.norm)
               ? "op deze peildatum bindt geen norm dit bestuur"
               : NULL;
}

static void apply(struct correction_row *row, const struct correctable *cell) {
    bool is_new = row->print[0] == '\0';
    bool is_same = is_new || strcmp(row->print, cell->print) == 0;
    if (is_new) row->print = cell->print;
    row->state = is_same ? CORRECTION_STATE_APPLIED : CORRECTION_STATE_CHANGED;
}

const struct correction_row *correct_cell(struct judging *judging, struct correctable cell,
                                          const char *code, struct cell_value *value) {
    struct arena *arena = judging->arena;
    cell.key = arena_print(arena, "%s:%s", judging->city->city, code);
    cell.print = print_of(&cell, arena);
    *value = (struct cell_value){0};
    struct correction_row *row = find(judging->benchmark, cell.key);
    if (row != NULL) {
        const char *misfit =
            misfit_of(judging, cell.kind, cell_of(row, CORRECTION_COLUMN_VALUE), value);
        if (misfit != NULL) {
            refuse(row, misfit);
        } else {
            apply(row, &cell);
            cell.correction = row;
        }
    }
    *list_add(arena, &judging->city->cells) = cell;
    return cell.correction;
}

static void report(struct benchmark *benchmark, const struct check *check,
                   const struct correction_row *row) {
    struct arena *arena = benchmark->arena;
    const char *label = correction_state_label(row->state),
               *subject = cell_of(row, CORRECTION_COLUMN_SUBJECT);
    struct filling fillings[] = {{"tekst", cell_of(row, CORRECTION_COLUMN_VALUE)},
                                 {"waarde", subject[0] == '\0' ? key_of(row) : subject},
                                 {"reden", row->reason[0] == '\0'
                                               ? label
                                               : arena_print(arena, "%s (%s)", label, row->reason)},
                                 {NULL, NULL}};
    struct finding finding = {.check = check->id,
                              .label = check->label,
                              .weight = check->weight,
                              .article = "",
                              .message = checks_fill(check->message, fillings, arena),
                              .question = ""};
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        if (strcmp(benchmark->cities.at[i].city, row->city) != 0) continue;
        *list_add(arena, &benchmark->cities.at[i].findings) = finding;
        return;
    }
    *list_add(arena, &benchmark->findings) = finding;
}

void correct_report(struct benchmark *benchmark, const struct check_rules *checks) {
    const struct check *check = checks_find(checks, "correctie_nazien");
    for (size_t i = 0; i < benchmark->corrections.count; i++) {
        const struct correction_row *row = &benchmark->corrections.at[i];
        if (row->state != CORRECTION_STATE_APPLIED && row->state != CORRECTION_STATE_REPLACED)
            report(benchmark, check, row);
    }
}
