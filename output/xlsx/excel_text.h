/* Strings as a workbook can hold them. Whatever comes in, also a file name that is no UTF-8, what
 * comes out is valid in XML and within Excel's limits. */
#ifndef OUTPUT_XLSX_EXCEL_TEXT_H
#define OUTPUT_XLSX_EXCEL_TEXT_H

#include <time.h>

#include "core/arena.h"

/* Excel's limit for one cell, in UTF-16 units. */
enum { EXCEL_TEXT_MAX = 32767 };

/* The text, "" for NULL. Line ends become LF; a byte or character that XML cannot hold becomes
 * U+FFFD; "_x0041_", which Excel would read as an escape, is escaped itself. A text of more than
 * EXCEL_TEXT_MAX units ends in "… (ingekort)". */
const char *excel_text(const char *text, struct arena *arena);

/* The same for other programs: neither escaped nor cut. */
const char *excel_free_text(const char *text, struct arena *arena);

/* The title of a table column: on one line and cut at 120 characters. */
char *excel_title(const char *text, struct arena *arena);

/* The name of a sheet as formulas and links have it: between apostrophes, one in it doubled. */
const char *excel_quoted(const char *name, struct arena *arena);

/* Noon (UTC) of a day "2020-06-30"; of 1 January 2000 when the text is no such day. */
time_t excel_noon(const char *date);

/* The number that Excel has for that day. */
double excel_day(const char *date);

#endif
