/* A sheet that is a table: where its header is, what its merged cells mean. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/office/sheet.h"

enum {
    HEADER_ROWS = 15, /* rows with cells in which a header may stand */
    HEADER_DEEPEST = 4,
    HEADER_MERGES = 500,
    LABELS_SEEN = 60,
    NAME_MOST = 200
};

/* Rows [first, end) of the sheet that bear the names of columns. */
struct header {
    size_t first, end;
};

/* A cell that a row takes over from one above it. */
struct fill {
    size_t row;
    struct table_cell cell;
};

struct shaping {
    struct book *workbook;
    const struct sheet *sheet;
    const struct table *cells; /* of the sheet */
    const struct source_words *words;
    struct table *table; /* being made */
    struct table_shape *shape;
    LIST(struct fill) fills;
};

/* ---- header ---- */

/* A merged name over some columns, not a title over all of them. */
static bool has_names_below(const struct table *table, size_t row, const struct merge *merge) {
    if (row + 1 >= table->rows.count) return false;
    const struct table_row *below = &table->rows.at[row + 1];
    size_t count = 0;
    for (size_t i = 0; i < below->count; i++) {
        size_t column = table->cells.at[below->first + i].column;
        count += column >= merge->column && column <= merge->last_column;
    }
    return below->number == merge->last_row + 1 && count >= 2 && count < below->count;
}

/* The rows of a header that begins at that row, by what is merged in it. */
static struct header header_at(const struct sheet *sheet, size_t row) {
    const struct table *table = &sheet->table;
    size_t number = table->rows.at[row].number, bottom = number;
    for (size_t i = 0; i < sheet->merges.count && i < HEADER_MERGES; i++) {
        const struct merge *merge = &sheet->merges.at[i];
        if (merge->row != number) continue;
        if (merge->last_row > bottom) bottom = merge->last_row;
        if (merge->last_column > merge->column && merge->last_row == bottom &&
            has_names_below(table, row, merge))
            bottom = merge->last_row + 1;
    }
    struct header header = {row, row + 1};
    while (header.end < table->rows.count && table->rows.at[header.end].number <= bottom)
        header.end++;
    return header.end - row <= HEADER_DEEPEST ? header : (struct header){row, row + 1};
}

/* The cell at a place, or the one that is merged over it. */
static struct table_cell cell_over(const struct sheet *sheet, const struct table_row *row,
                                   size_t column) {
    const struct table *table = &sheet->table;
    struct table_cell cell = table_cell(table, row, column);
    for (size_t i = 0; i < sheet->merges.count && i < HEADER_MERGES && cell.length == 0; i++) {
        const struct merge *merge = &sheet->merges.at[i];
        if (merge->row > row->number || merge->last_row < row->number || merge->column > column ||
            merge->last_column < column)
            continue;
        for (size_t k = 0; k < table->rows.count && table->rows.at[k].number <= merge->row; k++)
            if (table->rows.at[k].number == merge->row)
                cell = table_cell(table, &table->rows.at[k], merge->column);
    }
    return cell;
}

static size_t width_of(const struct table *table, struct header header) {
    size_t width = 0;
    for (size_t i = header.first; i < header.end; i++) {
        size_t own = table_row_width(table, &table->rows.at[i]);
        if (own > width) width = own;
    }
    return width;
}

/* The name of a column: the words of all rows of the header, or only the last. */
static struct table_cell name_of(const struct shaping *shaping, struct header header, size_t column,
                                 bool is_last_only) {
    struct arena *arena = shaping->table->arena;
    const char *name = "", *before = NULL;
    for (size_t i = header.first; i < header.end; i++) {
        struct table_cell cell = cell_over(shaping->sheet, &shaping->cells->rows.at[i], column);
        char *words = table_cell_words(cell, NAME_MOST, arena);
        if (words == NULL || cell.bytes == before) continue;
        before = cell.bytes;
        name = *name == '\0' || is_last_only ? words : arena_print(arena, "%s %s", name, words);
    }
    return (struct table_cell){.bytes = name, .length = strlen(name), .column = column};
}

/* Makes the header the only row of the table. */
static void make_header(struct shaping *shaping, struct header header, bool is_last_only) {
    struct table *table = shaping->table;
    table->rows.count = table->cells.count = 0;
    struct table_row *row = list_add(table->arena, &table->rows);
    *row = (struct table_row){0};
    size_t width = width_of(shaping->cells, header);
    for (size_t column = 0; column < width; column++) {
        struct table_cell cell = name_of(shaping, header, column, is_last_only);
        if (cell.length == 0) continue;
        *list_add(table->arena, &table->cells) = cell;
        row->count++;
    }
    row->number = shaping->cells->rows.at[header.end - 1].number;
}

static bool has_role(const struct table_shape *shape, size_t column) {
    bool found = false;
    for (int role = 0; role < TABLE_ROLE_COUNT; role++)
        found = found || shape->column_of[role] == column;
    return found;
}

/* Roles by the whole names; those that no column has by the names in the last row alone, but a
 * column keeps the role that it has. */
static bool try_header(struct shaping *shaping, struct header header) {
    struct table_shape last = {0};
    if (header.end - header.first > 1) {
        make_header(shaping, header, true);
        table_shape_try(&last, shaping->table, 0, shaping->words);
    }
    make_header(shaping, header, false);
    table_shape_try(shaping->shape, shaping->table, 0, shaping->words);
    for (int role = 0; role < TABLE_ROLE_COUNT && last.has_header; role++)
        if (shaping->shape->column_of[role] == SIZE_MAX &&
            !has_role(shaping->shape, last.column_of[role]))
            shaping->shape->column_of[role] = last.column_of[role];
    shaping->shape->has_header = shaping->shape->has_header || last.has_header;
    return shaping->shape->has_header && shaping->table->rows.at[0].count >= 2;
}

/* ---- table or form ---- */

static bool is_bold(const struct table *table, const struct table_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (!table->cells.at[row->first + i].is_bold) return false;
    return true;
}

/* Known labels at the head of the header and of the rows below it: those of a form. */
static size_t count_labels(const struct shaping *shaping, struct header header) {
    const struct table *table = shaping->cells;
    size_t count = sheet_knows(shaping->words, shaping->table->cells.at[0]);
    for (size_t i = header.end; i < table->rows.count && i < header.end + LABELS_SEEN; i++)
        count += sheet_knows(shaping->words, table->cells.at[table->rows.at[i].first]);
    return count;
}

static size_t count_names(const struct shaping *shaping) {
    size_t count = 0;
    for (size_t i = 0; i < shaping->table->cells.count; i++)
        count += sheet_knows(shaping->words, shaping->table->cells.at[i]);
    return count;
}

/* "Gemeente" may head a column, or label the cell beside it. */
static bool is_table(const struct shaping *shaping, struct header header) {
    const struct table *table = shaping->cells;
    size_t names = count_names(shaping), labels = count_labels(shaping, header);
    if (shaping->shape->column_of[TABLE_ROLE_CITY] == SIZE_MAX &&
        table_names_people(shaping->table, &shaping->table->rows.at[0], shaping->words))
        return false;
    if (table_shape_roles(shaping->shape) >= 2) return true;
    if (names != labels) return names > labels;
    const struct table_row *row = &table->rows.at[header.end - 1];
    bool is_set_apart = header.end < table->rows.count && is_bold(table, row) &&
                        !is_bold(table, &table->rows.at[header.end]);
    return is_set_apart || shaping->table->rows.at[0].count >= 3;
}

static bool find_header(struct shaping *shaping, struct header *header) {
    size_t count = shaping->cells->rows.count;
    for (size_t i = 0; i < count && i < HEADER_ROWS; i++) {
        *header = header_at(shaping->sheet, i);
        if (try_header(shaping, *header) && is_table(shaping, *header)) return true;
    }
    return false;
}

/* ---- rows ---- */

static void fill_add(struct shaping *shaping, size_t row, struct table_cell cell) {
    if (!sheet_afford(shaping->workbook, cell.length)) return;
    cell.is_filled = true;
    *list_add(shaping->workbook->arena, &shaping->fills) = (struct fill){row, cell};
}

static size_t row_of(const struct table *table, size_t number) {
    size_t first;
    BISECT(first, table->rows.count, table->rows.at[first].number < number);
    return first;
}

/* What is merged over rows holds for each of them. */
static void fill_merged(struct shaping *shaping, struct header header) {
    const struct table *cells = shaping->cells;
    for (size_t i = 0, steps = 0; i < shaping->sheet->merges.count; i++) {
        const struct merge *merge = &shaping->sheet->merges.at[i];
        size_t row = row_of(cells, merge->row);
        if (row < header.end || row == cells->rows.count ||
            cells->rows.at[row].number != merge->row)
            continue;
        struct table_cell cell = table_cell(cells, &cells->rows.at[row], merge->column);
        while (++row < cells->rows.count && cells->rows.at[row].number <= merge->last_row &&
               cell.length > 0 && steps++ < BOOK_CELLS_MOST)
            fill_add(shaping, row, cell);
    }
}

static int by_place(const void *left, const void *right) {
    const struct fill *a = left, *b = right;
    if (a->row != b->row) return a->row > b->row ? 1 : -1;
    return (a->cell.column > b->cell.column) - (a->cell.column < b->cell.column);
}

static void cell_add(struct table *table, struct table_cell cell) {
    struct table_row *row = &table->rows.at[table->rows.count - 1];
    struct table_cell *last = row->count > 0 ? &table->cells.at[table->cells.count - 1] : NULL;
    if (last != NULL && last->column == cell.column) {
        if (last->is_filled) *last = cell;
        return;
    }
    *list_add(table->arena, &table->cells) = cell;
    row->count++;
}

/* A row of the sheet with what it takes over, from fills at *fill on. */
static void row_add(struct shaping *shaping, size_t index, size_t *fill) {
    const struct table_row *from = &shaping->cells->rows.at[index];
    struct table *table = shaping->table;
    const size_t title = shaping->shape->column_of[TABLE_ROLE_TITLE];
    *list_add(table->arena, &table->rows) =
        (struct table_row){.number = from->number, .first = table->cells.count};
    bool is_banner = sheet_is_banner(shaping->sheet, from) && title != SIZE_MAX;
    for (size_t i = 0; i < from->count || *fill < shaping->fills.count;) {
        struct table_cell *own =
            i < from->count ? &shaping->cells->cells.at[from->first + i] : NULL;
        const struct fill *next = *fill < shaping->fills.count ? &shaping->fills.at[*fill] : NULL;
        if (next != NULL && next->row == index &&
            (own == NULL || next->cell.column < own->column)) {
            if (!is_banner) cell_add(table, next->cell);
            ++*fill;
        } else if (own != NULL) {
            struct table_cell cell = *own;
            if (is_banner) cell.column = title;
            cell_add(table, cell);
            i++;
        } else {
            break;
        }
    }
}

/* A header that stands once more among the rows. */
static bool repeats_header(const struct shaping *shaping, const struct table_row *row) {
    size_t same = 0;
    for (int role = 0; role < TABLE_ROLE_COUNT; role++) {
        struct table_cell cell = table_cell(shaping->table, row, shaping->shape->column_of[role]);
        same += word_list_has(table_role_names(shaping->words, (enum table_role)role), cell.bytes,
                              cell.length);
    }
    return same >= 2;
}

/* A city that a row leaves out is that of the row right above. */
static void fill_cities(struct shaping *shaping, struct header header) {
    const struct table *cells = shaping->cells;
    size_t column = shaping->shape->column_of[TABLE_ROLE_CITY];
    struct table_cell city = {.length = 0};
    for (size_t i = header.end; i < cells->rows.count && column != SIZE_MAX; i++) {
        const struct table_row *row = &cells->rows.at[i];
        struct table_cell own = table_cell(cells, row, column);
        bool follows = cells->rows.at[i - 1].number + 1 == row->number;
        if (sheet_is_banner(shaping->sheet, row) || (own.length == 0 && !follows))
            city.length = 0;
        else if (own.length > 0)
            city = own;
        else if (city.length > 0)
            fill_add(shaping, i, city);
    }
}

/* A name stands before each cell below it: where that is too much, all names are cut. */
static void afford_names(struct shaping *shaping) {
    struct table *table = shaping->table;
    const struct table_row *header = &table->rows.at[0];
    size_t cost = 0, count = table->cells.count - header->count;
    for (size_t i = header->count; i < table->cells.count; i++)
        cost += table_cell(table, header, table->cells.at[i].column).length;
    if (sheet_afford(shaping->workbook, cost)) return;
    size_t most = shaping->workbook->repeat_left / count;
    for (size_t i = 0; i < header->count; i++) {
        struct table_cell *cell = &table->cells.at[i];
        const char *words = table_cell_words(*cell, most, table->arena);
        cell->bytes = words != NULL ? words : "";
        cell->length = strlen(cell->bytes);
    }
}

bool sheet_as_table(struct book *workbook, const struct sheet *sheet,
                    const struct source_words *words, struct table *table,
                    struct table_shape *shape, size_t *first) {
    struct shaping shaping = {.workbook = workbook,
                              .sheet = sheet,
                              .cells = &sheet->table,
                              .words = words,
                              .table = table,
                              .shape = shape};
    struct header header;
    if (!find_header(&shaping, &header)) return false;
    fill_merged(&shaping, header);
    fill_cities(&shaping, header);
    if (shaping.fills.count > 1)
        qsort(shaping.fills.at, shaping.fills.count, sizeof *shaping.fills.at, by_place);
    for (size_t i = header.end, fill = 0; i < sheet->table.rows.count; i++) {
        row_add(&shaping, i, &fill);
        if (repeats_header(&shaping, &table->rows.at[table->rows.count - 1])) table->rows.count--;
    }
    afford_names(&shaping);
    *first = header.first;
    return true;
}
