/* Names of cells, for formulas and for the list of names that Excel shows. */
#ifndef OUTPUT_XLSX_NAMES_H
#define OUTPUT_XLSX_NAMES_H

#include "sheet.h"

/* Gives the next cell of the sheet a name, which no table and no other cell may have. */
void name_cell(struct sheet *sheet, const char *name);

#endif
