/* What a cell of an OpenDocument sheet shows, by the value that it has beside its words. */
#ifndef INPUT_OFFICE_ODS_VALUE_H
#define INPUT_OFFICE_ODS_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

struct ods_value {
    const char *type, *day, *number; /* "" where the cell has none */
    bool is_true;
};

/* The words that a reader takes from a cell with the words bytes, where those would mislead: a day
 * or number as another country writes it, yes and no. NULL where the words stand. */
const char *ods_value_show(const struct ods_value *value, const char *bytes, size_t length,
                           struct arena *arena);

/* "#N/B", "Err:502": what a formula that fails displays. */
bool ods_value_is_error(const struct ods_value *value, const char *bytes, size_t length);

#endif
