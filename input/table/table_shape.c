#include "input/table/table_shape.h"

#include <stdint.h>

const struct word_list *table_role_names(const struct source_words *words, enum table_role role) {
    const struct word_list *const lists[TABLE_ROLE_COUNT] = {
        &words->city_columns, &words->section_columns, &words->title_columns, &words->text_columns,
        &words->attachment_columns};
    return lists[role];
}

bool table_shape_try(struct table_shape *shape, const struct table *table, size_t row,
                     const struct source_words *words) {
    const struct table_row *header = &table->rows.at[row];
    shape->header = row;
    for (int role = 0; role < TABLE_ROLE_COUNT; role++) {
        shape->column_of[role] = SIZE_MAX;
        for (size_t i = header->count; i-- > 0;) {
            const struct table_cell *cell = &table->cells.at[header->first + i];
            if (word_list_has(table_role_names(words, (enum table_role)role), cell->bytes,
                              cell->length))
                shape->column_of[role] = cell->column;
        }
    }
    shape->has_header = shape->column_of[TABLE_ROLE_CITY] != SIZE_MAX ||
                        shape->column_of[TABLE_ROLE_TITLE] != SIZE_MAX;
    return shape->has_header;
}

size_t table_shape_roles(const struct table_shape *shape) {
    size_t count = 0;
    for (int role = 0; role < TABLE_ROLE_COUNT; role++)
        count += shape->has_header && shape->column_of[role] != SIZE_MAX;
    return count;
}
