/* The charts of Overzicht. They take their figures from cells, so that they follow a filter; each
 * has a text that says the same to who cannot see it. */
#ifndef OUTPUT_XLSX_OVERVIEW_CHARTS_H
#define OUTPUT_XLSX_OVERVIEW_CHARTS_H

#include "sheet.h"

/* Meetings a year of each of the centrumsteden, beside the norm that binds them. */
void put_meetings_chart(struct sheet *sheet, const struct overview_rows *rows);

/* For each required topic: how many centrumsteden discuss it, recite it, do not mention it. */
void put_topics_chart(struct sheet *sheet, const struct overview_rows *rows);

#endif
