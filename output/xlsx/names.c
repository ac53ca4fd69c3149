#include "names.h"

#include "excel_text.h"

void name_cell(struct sheet *sheet, const char *name) {
    struct arena *arena = sheet->book->arena;
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell_abs(cell, sheet->row, sheet->column, true, true);
    sheet_require(sheet, claim_name(&sheet->book->claims, name));
    sheet_keep(sheet, workbook_define_name(
                          sheet->book->workbook, name,
                          arena_print(arena, "=%s!%s", excel_quoted(sheet->name, arena), cell)));
}
