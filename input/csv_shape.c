#include "input/csv_shape.h"

#include <stdint.h>
#include <string.h>

enum { PROBE = 64 * 1024, HEADER_ROWS = 5 };

const struct word_list *csv_role_names(const struct source_words *words, enum csv_role role) {
    const struct word_list *const lists[CSV_ROLE_COUNT] = {
        &words->city_columns, &words->section_columns, &words->title_columns, &words->text_columns,
        &words->attachment_columns};
    return lists[role];
}

/* Gives each role the first column that bears a name of it; false without city and title. */
static bool read_header(struct csv_shape *shape, const struct csv_table *table,
                        const struct csv_row *row, const struct source_words *words) {
    for (int role = 0; role < CSV_ROLE_COUNT; role++) {
        shape->column_of[role] = SIZE_MAX;
        for (size_t i = row->count; i-- > 0;) {
            struct csv_cell cell = csv_table_cell(table, row, i);
            if (word_list_has(csv_role_names(words, (enum csv_role)role), cell.bytes, cell.length))
                shape->column_of[role] = i;
        }
    }
    return shape->column_of[CSV_ROLE_CITY] != SIZE_MAX ||
           shape->column_of[CSV_ROLE_TITLE] != SIZE_MAX;
}

size_t csv_shape_roles(const struct csv_shape *shape) {
    size_t count = 0;
    for (int role = 0; role < CSV_ROLE_COUNT; role++)
        count += shape->has_header && shape->column_of[role] != SIZE_MAX;
    return count;
}

/* A row that a file cut short after PROBE bytes may lack cells, so the last one does not count. */
static bool is_even(const struct csv_table *table, const struct csv_shape *shape, bool is_cut) {
    size_t first = shape->header, end = table->rows.count, same = 0;
    if (is_cut && end > first + 2) end--;
    for (size_t i = first; i < end; i++) same += table->rows.at[i].count == shape->columns;
    return end - first >= 2 && same * 5 >= (end - first) * 4;
}

static struct csv_shape shape_with(const char *bytes, size_t length, char separator,
                                   const struct source_words *words) {
    struct csv_shape shape = {0};
    struct csv_table table = {.arena = arena_new()};
    size_t probe = length < PROBE ? length : PROBE;
    bool is_whole = csv_table_read(&table, bytes, probe, separator);
    shape.has_fault = !is_whole && (table.fault != CSV_FAULT_OPEN || probe == length);
    for (size_t i = 0; i < table.rows.count && i < HEADER_ROWS && !shape.has_header; i++) {
        shape.header = i;
        shape.has_header =
            table.rows.at[i].count >= 2 && read_header(&shape, &table, &table.rows.at[i], words);
    }
    if (!shape.has_header) shape.header = 0;
    shape.columns = table.rows.count > 0 ? table.rows.at[shape.header].count : 0;
    if (shape.columns >= 2) {
        shape.separator = separator;
        shape.is_even = is_even(&table, &shape, probe < length);
    }
    arena_end(table.arena);
    return shape;
}

static bool is_better(const struct csv_shape *a, const struct csv_shape *b) {
    if (a->separator == 0 || b->separator == 0) return b->separator == 0 && a->separator != 0;
    if (a->has_header != b->has_header) return a->has_header;
    if (csv_shape_roles(a) != csv_shape_roles(b)) return csv_shape_roles(a) > csv_shape_roles(b);
    if (a->is_even != b->is_even) return a->is_even;
    return a->columns > b->columns;
}

/* "sep=;" on the first line, as spreadsheets write and read it: gives the separator. */
static char take_hint(const char *bytes, size_t length, size_t *start) {
    if (length < 6 || memcmp(bytes, "sep=", 4) != 0 || strchr(";,\t|", bytes[4]) == NULL) return 0;
    size_t at = 5;
    if (bytes[at] == '\r') at++;
    if (at == length || bytes[at] != '\n') return 0;
    *start = at + 1;
    return bytes[4];
}

struct csv_shape csv_shape_of(const char *bytes, size_t length, const struct source_words *words) {
    size_t start = 0;
    char hint = take_hint(bytes, length, &start);
    const char hinted[] = {hint, '\0'};
    struct csv_shape best = {0};
    for (const char *separator = hint != 0 ? hinted : ";,\t|"; *separator != '\0'; separator++) {
        struct csv_shape shape = shape_with(bytes + start, length - start, *separator, words);
        if (is_better(&shape, &best)) best = shape;
    }
    best.start = start;
    return best;
}
