#include "input/table/table_shape.h"

#include <stdint.h>

const struct word_list *table_role_names(const struct source_words *words, enum table_role role) {
    const struct word_list *const lists[TABLE_ROLE_COUNT] = {
        &words->city_columns, &words->section_columns, &words->title_columns, &words->text_columns,
        &words->attachment_columns};
    return lists[role];
}

/* Nothing else that is known may stand there: "Naam | Frequentie | E-mail" is of consultations. */
bool table_names_people(const struct table *table, const struct table_row *row,
                        const struct source_words *words) {
    bool has_name = false, tells = false;
    for (size_t i = 0; i < row->count; i++) {
        const struct table_cell *cell = &table->cells.at[row->first + i];
        bool is_name = word_list_has(&words->person_names, cell->bytes, cell->length),
             is_own = word_list_has(&words->person_columns, cell->bytes, cell->length);
        has_name = has_name || is_name;
        tells = tells || is_own;
        if (!is_name && !is_own &&
            (word_list_has(&words->text_columns, cell->bytes, cell->length) ||
             word_list_has(&words->title_columns, cell->bytes, cell->length) ||
             word_list_has(&words->meeting_columns, cell->bytes, cell->length) ||
             word_list_has(&words->other_columns, cell->bytes, cell->length)))
            return false;
    }
    return has_name && tells;
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
    if (shape->column_of[TABLE_ROLE_CITY] != SIZE_MAX && table_names_people(table, header, words))
        shape->column_of[TABLE_ROLE_TITLE] = SIZE_MAX;
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
