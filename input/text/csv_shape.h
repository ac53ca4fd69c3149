/* What a text would be as a table: its separator, its header row and what the columns hold. */
#ifndef INPUT_CSV_SHAPE_H
#define INPUT_CSV_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/source_words.h"
#include "input/table/table_shape.h"

struct csv_shape {
    char separator; /* 0 where the text is no table at all */
    size_t start;   /* of the table in the text: behind a line "sep=;" */
    struct table_shape table;
    size_t columns; /* of the header row, or of the first row without header */
    bool has_fault; /* the first rows do not keep to the rules of quotes */
    bool is_even;   /* at least two rows, four in five with as many cells */
};

/* Looks at the first rows of a text with each separator, and keeps the likeliest. */
struct csv_shape csv_shape_of(const char *bytes, size_t length, const struct source_words *words);

#endif
