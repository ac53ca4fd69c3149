/* The parts of an XLSX package that its sheets lean on: shared strings and cell styles. */
#ifndef INPUT_OFFICE_XLSX_PARTS_H
#define INPUT_OFFICE_XLSX_PARTS_H

#include "input/office/book.h"
#include "input/office/number_format.h"
#include "input/office/package.h"
#include "input/office/xml.h"

struct xlsx_string {
    const char *bytes;
    size_t length;
};

struct xlsx_style {
    struct number_format format;
    bool is_bold;
};

struct xlsx {
    struct package *package;
    struct arena *arena;
    struct book *workbook;
    bool from_1904; /* days count from there */
    LIST(struct xlsx_string) strings;
    LIST(struct xlsx_style) styles; /* of cells, by their number */
    LIST(struct {
        unsigned long id;
        const char *code;
    })
    formats;
    LIST(bool) bold_fonts;
    LIST(char) gathered; /* of the text being read */
};

/* The member of that name, opened as XML; NULL without it, *fault then NULL, or when it cannot be
 * read. */
struct xml *xlsx_open(struct xlsx *xlsx, const char *name, const char **fault);

/* Begins a text, adds to it, gives a copy of what was gathered, _x000D_ read. */
void xlsx_gather_begin(struct xlsx *xlsx);
void xlsx_gather(struct xlsx *xlsx, const char *bytes);
struct xlsx_string xlsx_gathered(struct xlsx *xlsx);

/* The text of the string (si, is) that just started, past its end: runs joined, readings of
 * Japanese left out, _x000D_ read. */
struct xlsx_string xlsx_string_read(struct xlsx *xlsx, struct xml *xml);

/* The same for a value (v, t). */
struct xlsx_string xlsx_text_read(struct xlsx *xlsx, struct xml *xml);

/* Fill the lists of the package; a part that is not there leaves them empty, one that is damaged is
 * told. */
void xlsx_strings_load(struct xlsx *xlsx);
void xlsx_styles_load(struct xlsx *xlsx);

/* Reads the cells of a sheet, which must be begun in the workbook. */
void xlsx_sheet_read(struct xlsx *xlsx, struct xml *xml);

/* Reads the boxes and shapes with text that lie on the sheet that is that member. */
void xlsx_drawings_read(struct xlsx *xlsx, const char *member);

#endif
