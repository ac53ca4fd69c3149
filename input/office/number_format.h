/* What a number in a cell looks like, by its number format, to somebody who reads Dutch. */
#ifndef INPUT_OFFICE_NUMBER_FORMAT_H
#define INPUT_OFFICE_NUMBER_FORMAT_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/text.h"

enum number_kind {
    NUMBER_KIND_PLAIN, /* as short as it goes, decimal comma, no points between thousands */
    NUMBER_KIND_FIXED, /* with so many decimals */
    NUMBER_KIND_PERCENT,
    NUMBER_KIND_TIME /* a day, a time or both */
};

struct number_format {
    enum number_kind kind;
    int decimals;
    const char *before, *after;          /* words of the format itself: 0" keer per jaar" */
    bool has_day, has_month, has_year;   /* of a time: what the format shows */
    bool has_hour, has_minute, has_span; /* has_span: hours beyond 24, [h] */
};

/* The format with that code ("dd/mm/yyyy"), of which the part for positive numbers counts. */
struct number_format number_format_read(const char *code, struct arena *arena);

/* A format that is built in, by its number: its code, NULL for one that shows plain numbers. */
const char *number_format_code(unsigned long id);

/* The number as shown: days as "25/06/2013", "juni 2013" or "2013", times as "14:30". Days count
 * from 1900 as spreadsheets do (with a 29 February that was not), or from 1904. What is no day that
 * there can be is shown as a number. */
const char *number_format_show(const struct number_format *format, double number, bool from_1904,
                               struct arena *arena);

/* The day and time of ISO 8601 ("2013-06-25T14:30:00"), of which the format shows what it has; all
 * that is there when it is no format of time. NULL where the words are no such day. */
const char *number_format_iso(const struct number_format *format, const char *words,
                              struct arena *arena);

#endif
