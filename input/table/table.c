#include "input/table/table.h"

struct table_cell table_cell(const struct table *table, const struct table_row *row,
                             size_t column) {
    const struct table_cell *cells = table->cells.at + row->first;
    size_t first;
    if (column < row->count && cells[column].column == column) return cells[column];
    BISECT(first, row->count, cells[first].column < column);
    if (first < row->count && cells[first].column == column) return cells[first];
    return (struct table_cell){.bytes = "", .column = column};
}

size_t table_row_width(const struct table *table, const struct table_row *row) {
    return row->count > 0 ? table->cells.at[row->first + row->count - 1].column + 1 : 0;
}

bool table_is_blank(const struct table *table, const struct table_row *row) {
    for (size_t i = 0; i < row->count; i++) {
        const struct table_cell *cell = &table->cells.at[row->first + i];
        if (cell->length > 0 && !cell->is_filled) return false;
    }
    return true;
}

struct span table_cell_trim(struct table_cell cell) {
    const struct text text = {.bytes = cell.bytes, .length = cell.length};
    return text_trim(&text, (struct span){0, cell.length});
}

char *table_cell_words(struct table_cell cell, size_t max, struct arena *arena) {
    struct span span = table_cell_trim(cell);
    if (span_length(span) > max) {
        span.end = span.start + max;
        while (span.end > span.start && ((unsigned char)cell.bytes[span.end] & 0xC0) == 0x80)
            span.end--;
    }
    const struct text text = {.bytes = cell.bytes, .length = cell.length};
    return span_length(span) > 0 ? text_words(&text, span, arena) : NULL;
}
