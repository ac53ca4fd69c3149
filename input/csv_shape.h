/* What a text would be as a table: its separator, its header row and what the columns hold. */
#ifndef INPUT_CSV_SHAPE_H
#define INPUT_CSV_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/source_words.h"
#include "input/csv_table.h"

enum csv_role {
    CSV_ROLE_CITY,
    CSV_ROLE_SECTION,
    CSV_ROLE_TITLE,
    CSV_ROLE_TEXT,
    CSV_ROLE_ATTACHMENT
};
enum { CSV_ROLE_COUNT = CSV_ROLE_ATTACHMENT + 1 };

struct csv_shape {
    char separator;                   /* 0 where the text is no table at all */
    size_t start;                     /* of the table in the text: behind a line "sep=;" */
    size_t columns;                   /* of the header row, or of the first row without header */
    size_t header;                    /* index of the header row; meaningful with has_header */
    size_t column_of[CSV_ROLE_COUNT]; /* SIZE_MAX where no column has the role */
    bool has_header;                  /* a column of cities or of titles is known by its name */
    bool has_fault;                   /* the first rows do not keep to the rules of quotes */
    bool is_even;                     /* at least two rows, four in five with as many cells */
};

/* Looks at the first rows of a text with each separator, and keeps the likeliest. */
struct csv_shape csv_shape_of(const char *bytes, size_t length, const struct source_words *words);

/* How many roles have a column; 0 without a header. */
size_t csv_shape_roles(const struct csv_shape *shape);

/* The list of names for a role. */
const struct word_list *csv_role_names(const struct source_words *words, enum csv_role role);

#endif
