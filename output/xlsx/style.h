/* How cells look. Every ink stands out from its ground by a contrast of 4.5:1 at least, also on
 * the bands of a table; no meaning is in a colour alone. */
#ifndef OUTPUT_XLSX_STYLE_H
#define OUTPUT_XLSX_STYLE_H

#include <stdbool.h>
#include <xlsxwriter.h>

enum style {
    STYLE_TITLE,
    STYLE_CAPTION, /* the line under a title */
    STYLE_HEAD,    /* of a part of a sheet */
    STYLE_LABEL,
    STYLE_PROSE, /* wrapped text outside tables */
    STYLE_HEADER,
    STYLE_HEADER_TURNED, /* upright, for narrow columns */
    STYLE_GROUP,         /* above the titles of a table */
    STYLE_TEXT,
    STYLE_NAME, /* the first column */
    STYLE_FINE, /* small, for what only some readers ask: file names, rules */
    STYLE_CODE,
    STYLE_INPUT, /* for people to fill in */
    STYLE_CENTRE,
    STYLE_INTEGER,
    STYLE_DECIMAL,
    STYLE_COUNT_OR_DASH, /* 0 shows as a dash */
    STYLE_DATE,          /* a day written out */
    STYLE_SUM_NAME,      /* of a row that sums up the table above it */
    STYLE_SUM,
    STYLE_GOOD,
    STYLE_BAD,
    STYLE_DOUBT,
    STYLE_MUTED
};
enum { STYLE_COUNT = STYLE_MUTED + 1 };

/* Fills formats[style][linked]; false when the library has no memory left. */
bool style_formats(lxw_workbook *workbook, lxw_format *formats[STYLE_COUNT][2]);

/* Whether long text goes on in a next line of the cell. */
bool style_wraps(enum style style);

/* The room for such text in a column of that width, in ems of the font (measure.h), and the width
 * of a column with that room. */
double style_room(enum style style, double width);
double style_column(enum style style, double room);

/* The height of a line, in points. */
double style_line(enum style style);

/* The points that a column is wide for each unit of its width. */
#define STYLE_POINTS 5.25

/* What it is wider than that, in points. */
#define STYLE_MARGIN 3.75

#endif
