/* Lines of a page that white space parts in columns. */
#ifndef INPUT_PDF_REGION_H
#define INPUT_PDF_REGION_H

#include "input/pdf/table.h"

struct pdf_region {
    size_t from, end, both; /* both: lines with words on both sides */
    struct pdf_span gutter;
};

enum pdf_side { PDF_SIDE_NONE, PDF_SIDE_LEFT, PDF_SIDE_RIGHT, PDF_SIDE_BOTH };

/* Whether a word is a mark of a list or the box of a form. */
bool pdf_is_mark(const char *word);

/* Where a word ends for its neighbours: the mark of a list reaches to its words. */
double pdf_right_of(const struct pdf_line *line, size_t word);

/* Narrows the gutter to what is white in the line as well; on which sides the line has words.
 * PDF_SIDE_NONE when words stand in the gutter. */
enum pdf_side pdf_gutter_narrow(struct pdf_span *gutter, const struct pdf_line *line);

/* Whether a line, not the first, stands so near to the one above, in its height. */
bool pdf_is_near(const pdf_lines *lines, size_t line, double most);

/* The largest region that begins with the line; both is 0 when there is none. */
struct pdf_region pdf_region_at(const pdf_lines *lines, size_t from);

/* The lines [from, end) of the region as one of their own. */
struct pdf_region pdf_region_piece(const pdf_lines *lines, const struct pdf_region *region,
                                   size_t from, size_t end);

/* Appends the columns of a region: what its words cover, parted where all lines are white. */
void pdf_region_columns(const pdf_lines *lines, const struct pdf_region *region, pdf_spans *columns,
                        struct arena *arena);

#endif
