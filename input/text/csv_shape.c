#include "input/text/csv_shape.h"

#include <string.h>

#include "input/text/csv_table.h"

enum { PROBE = 64 * 1024, HEADER_ROWS = 5 };

/* A row that a file cut short after PROBE bytes may lack cells, so the last one does not count. */
static bool is_even(const struct table *table, const struct csv_shape *shape, bool is_cut) {
    size_t first = shape->table.header, end = table->rows.count, same = 0;
    if (is_cut && end > first + 2) end--;
    for (size_t i = first; i < end; i++) same += table->rows.at[i].count == shape->columns;
    return end - first >= 2 && same * 5 >= (end - first) * 4;
}

static struct csv_shape shape_with(const char *bytes, size_t length, char separator,
                                   const struct source_words *words) {
    struct csv_shape shape = {0};
    struct csv_table csv = {.table = {.arena = arena_new()}};
    const struct table *table = &csv.table;
    size_t probe = length < PROBE ? length : PROBE;
    bool is_whole = csv_table_read(&csv, bytes, probe, separator);
    shape.has_fault = !is_whole && (csv.fault != CSV_FAULT_OPEN || probe == length);
    for (size_t i = 0; i < table->rows.count && i < HEADER_ROWS && !shape.table.has_header; i++)
        if (table->rows.at[i].count >= 2) table_shape_try(&shape.table, table, i, words);
    if (!shape.table.has_header) shape.table.header = 0;
    shape.columns = table->rows.count > 0 ? table->rows.at[shape.table.header].count : 0;
    if (shape.columns >= 2) {
        shape.separator = separator;
        shape.is_even = is_even(table, &shape, probe < length);
    }
    arena_end(csv.table.arena);
    return shape;
}

static bool is_better(const struct csv_shape *a, const struct csv_shape *b) {
    if (a->separator == 0 || b->separator == 0) return b->separator == 0 && a->separator != 0;
    if (a->table.has_header != b->table.has_header) return a->table.has_header;
    if (table_shape_roles(&a->table) != table_shape_roles(&b->table))
        return table_shape_roles(&a->table) > table_shape_roles(&b->table);
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
