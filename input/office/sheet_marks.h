/* Marks in the cells of a sheet: the ticked boxes of a form, the crosses of a matrix. */
#ifndef INPUT_OFFICE_SHEET_MARKS_H
#define INPUT_OFFICE_SHEET_MARKS_H

#include "input/office/sheet_telling.h"

enum sheet_mark {
    SHEET_MARK_NONE,
    SHEET_MARK_DASH,  /* no mark unless there are others around it */
    SHEET_MARK_EMPTY, /* a box that is not ticked */
    SHEET_MARK_TICKED
};

enum sheet_mark sheet_mark_of(struct table_cell cell);

/* Tells the rows from the i-th on that are options with a mark beside them, "[x] OCMW", and gives
 * the row behind them: i itself where there are none. An option that no one marked is "[ ]" where
 * others around it are marked; a row that may be their question stays for the caller. */
size_t sheet_tell_options(struct telling *telling, size_t i);

/* The same for a matrix, "Partner | Lid | Uitgenodigd" with marks below: a tick is told by the name
 * of its column, "OCMW: Lid". */
size_t sheet_tell_matrix(struct telling *telling, size_t i);

#endif
