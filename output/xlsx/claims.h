/* What may stand in a workbook only once. The library writes two tables of one name, or cells that
 * are merged within a table, and Excel then finds the workbook damaged: whoever takes a name or an
 * area asks here first. */
#ifndef OUTPUT_XLSX_CLAIMS_H
#define OUTPUT_XLSX_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

/* Cells of a sheet, from and to with the ends, from 0. */
struct area {
    int sheet;
    size_t first_row, first_column, last_row, last_column;
};

/* Starts with everything but the arena zero. */
struct claims {
    struct arena *arena;
    LIST(const char *) names;
    LIST(struct area) tables;
    LIST(struct area) merged; /* the last one of each sheet */
};

/* Takes the name of a table or a cell, which must outlive the claims; false when it is taken (case
 * does not matter), is longer than 255 characters or has another sign than letters, digits and "_".
 */
bool claim_name(struct claims *claims, const char *name);

/* Takes the cells of a table, or merged ones, which come from top to bottom and from left to right;
 * false when they are taken. */
bool claim_table(struct claims *claims, struct area area);
bool claim_merged(struct claims *claims, struct area area);

#endif
