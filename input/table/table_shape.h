/* What the columns of a table hold, by the names in its header row. */
#ifndef INPUT_TABLE_SHAPE_H
#define INPUT_TABLE_SHAPE_H

#include "core/source_words.h"
#include "input/table/table.h"

enum table_role {
    TABLE_ROLE_CITY,
    TABLE_ROLE_SECTION,
    TABLE_ROLE_TITLE,
    TABLE_ROLE_TEXT,
    TABLE_ROLE_ATTACHMENT
};
enum { TABLE_ROLE_COUNT = TABLE_ROLE_ATTACHMENT + 1 };

struct table_shape {
    size_t header;                      /* index of the header row; meaningful with has_header */
    size_t column_of[TABLE_ROLE_COUNT]; /* SIZE_MAX where no column has the role */
    bool has_header;                    /* a column of cities or of titles is known by its name */
};

/* Tries the row with that index as the header row: gives each role the first column that bears a
 * name of it; in a list of people with their cities none is the title. False without city and
 * title. */
bool table_shape_try(struct table_shape *shape, const struct table *table, size_t row,
                     const struct source_words *words);

/* Whether the row heads a list of people, "Organisatie | Naam | E-mail": what names them is no
 * title, and such a list without cities no table of items. */
bool table_names_people(const struct table *table, const struct table_row *row,
                        const struct source_words *words);

/* How many roles have a column; 0 without a header. */
size_t table_shape_roles(const struct table_shape *shape);

/* The list of names for a role. */
const struct word_list *table_role_names(const struct source_words *words, enum table_role role);

#endif
