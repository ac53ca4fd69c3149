#include "input/pdf/layout.h"

#include <stdlib.h>
#include <string.h>

#include "input/pdf/prose.h"
#include "input/pdf/region.h"
#include "input/pdf/stops.h"
#include "input/pdf/table.h"

/* In heights of a line: words of a line alone that stand CELLS apart are cells; the heads of a
 * table stand above it by FOLLOWS at most. */
static const double CELLS = 3, FOLLOWS = 1.7;

/* A title has letters so much larger than those around it; a table stands away from another so many
 * times as far as lines do; distances that differ less than SAME are one. */
static const double LARGE = 1.12, AWAY = 1.5, SAME = 0.95;

/* A page with more words is no page that someone wrote, and is not searched for columns. */
enum { WORDS_MOST = 10000, NESTED_MOST = 4, CUTS_MOST = 40 };

/* A page, or a column of it, being laid out. */
struct layout {
    pdf_lines *to;
    pdf_lines lines; /* from the top down */
    struct pdf_stops stops;
    size_t *column;
    struct arena *arena;
    int depth;
    bool breaks_words;
    size_t parted; /* the line behind the last region */
};

static void lay_out(struct layout *layout, struct pdf_word *words, size_t count);

static void read_column(struct layout *layout, const struct pdf_region *region,
                        struct pdf_span column) {
    LIST(struct pdf_word) words = {0};
    for (size_t i = region->from; i < region->end; i++) {
        struct pdf_line line = pdf_line_within(&layout->lines.at[i], column);
        for (size_t k = 0; k < line.count; k++) *list_add(layout->arena, &words) = line.words[k];
    }
    struct layout inner = *layout;
    inner.depth++;
    inner.parted = 0;
    lay_out(&inner, words.at, words.count);
}

/* ---- tables ---- */

/* Whether each column has a word in the line that begins where the column does. */
static bool stands_above(const struct pdf_line *line, const pdf_spans *columns) {
    double slack = pdf_line_height(line) / 2;
    size_t found = 0;
    for (size_t i = 0; i < line->count && found < columns->count; i++) {
        double off = line->words[i].box.left - columns->at[found].left;
        found += off > -slack && off < slack;
    }
    return found == columns->count;
}

/* The heads of the columns stand too close to be told apart by themselves: the line above the
 * region, which was read already, is taken back. */
static void take_heads(struct layout *layout, struct pdf_region *region, const pdf_spans *columns) {
    pdf_lines *to = layout->to;
    if (region->from == 0 || to->count == 0 || columns->count < 3) return;
    const struct pdf_line *above = &layout->lines.at[region->from - 1];
    const struct pdf_line *last = &to->at[to->count - 1];
    if (last->words != above->words || region->from == layout->parted ||
        !pdf_is_near(&layout->lines, region->from, FOLLOWS) || !stands_above(above, columns))
        return;
    region->from--;
    to->count--;
}

static void find_cells(const struct layout *layout, const struct pdf_region *region,
                       pdf_spans *columns) {
    columns->count = 0;
    pdf_region_columns(&layout->lines, region, columns, layout->arena);
    pdf_stops_part(&layout->stops, region->from, region->end, columns);
}

static size_t count_cells(const struct layout *layout, const struct pdf_region *region) {
    pdf_spans columns = {0};
    find_cells(layout, region, &columns);
    return columns.count;
}

/* The white space above a line of a region. */
struct gap {
    double height;
    bool is_inner; /* this line and the one above have words on both sides */
};

typedef LIST(struct gap) gaps;

static bool is_both(const struct layout *layout, const struct pdf_region *region, size_t line) {
    struct pdf_span gutter = region->gutter;
    return pdf_gutter_narrow(&gutter, &layout->lines.at[line]) == PDF_SIDE_BOTH;
}

/* Those of all lines of the region but the first. */
static void find_gaps(const struct layout *layout, const struct pdf_region *region, gaps *found) {
    const struct pdf_line *lines = layout->lines.at;
    bool was_both = is_both(layout, region, region->from);
    for (size_t i = region->from + 1; i < region->end; i++) {
        bool is_now = is_both(layout, region, i);
        *list_add(layout->arena, found) =
            (struct gap){lines[i].box.top - lines[i - 1].box.top, was_both && is_now};
        was_both = is_now;
    }
}

/* Whether most others are far smaller, and rows of the region stand no more irregularly apart. */
static bool is_white(const gaps *all, size_t gap) {
    double height = all->at[gap].height;
    size_t smaller = 0;
    for (size_t i = 0; i < all->count; i++) {
        double other = all->at[i].height;
        if (AWAY * other <= height)
            smaller++;
        else if (all->at[i].is_inner && other < SAME * height)
            return false;
    }
    return 4 * smaller >= 3 * (all->count - 1);
}

/* A line of larger letters than those around it, beside which nothing stands. */
static bool is_title(const struct layout *layout, const struct pdf_region *region, size_t line) {
    const struct pdf_line *at = &layout->lines.at[line];
    struct pdf_span gutter = region->gutter;
    double height = pdf_line_height(at);
    return line + 1 < region->end && pdf_gutter_narrow(&gutter, at) == PDF_SIDE_LEFT &&
           at->box.left < at[1].box.left + height && height > LARGE * pdf_height(&at[-1].box) &&
           height > LARGE * pdf_height(&at[1].box);
}

/* Whether a table stands below another, or below a form: either part has more columns than both
 * together show. */
static bool parts_tables(const struct layout *layout, const struct pdf_region *region, size_t line,
                         size_t columns) {
    struct pdf_region above = pdf_region_piece(&layout->lines, region, region->from, line),
                      below = pdf_region_piece(&layout->lines, region, line, region->end);
    return above.both >= 2 && below.both >= 2 &&
           (count_cells(layout, &above) > columns || count_cells(layout, &below) > columns);
}

/* Leaves the first table of a region: the next one begins at a title, or below white space. */
static void keep_first(const struct layout *layout, struct pdf_region *region) {
    size_t columns = count_cells(layout, region), tried = 0;
    gaps found = {0};
    find_gaps(layout, region, &found);
    for (size_t i = region->from + 1; i < region->end && tried < CUTS_MOST; i++) {
        if (!is_title(layout, region, i)) {
            if (!is_white(&found, i - region->from - 1)) continue;
            tried++;
            if (!parts_tables(layout, region, i, columns)) continue;
        }
        while (i > region->from + 1 && !is_both(layout, region, i - 1)) i--;
        *region = pdf_region_piece(&layout->lines, region, region->from, i);
        return;
    }
}

static void read_line(struct layout *layout, struct pdf_line line);

static void read_cells(struct layout *layout, struct pdf_region *region) {
    pdf_spans columns = {0};
    find_cells(layout, region, &columns);
    if (columns.count < 2 || region->end - region->from == 1) {
        for (size_t i = region->from; i < region->end; i++) read_line(layout, layout->lines.at[i]);
        return;
    }
    region->end += pdf_table_rest(&layout->lines.at[region->from], region->end - region->from,
                                  layout->lines.count - region->end, &columns);
    take_heads(layout, region, &columns);
    pdf_table_read(layout->to, &layout->lines.at[region->from], region->end - region->from,
                   &columns, layout->breaks_words, layout->arena);
}

/* The tables of a region, and the lines that part them. */
static void read_tables(struct layout *layout, struct pdf_region *region) {
    for (size_t i = region->from; i < region->end;) {
        struct pdf_span gutter = region->gutter;
        if (pdf_gutter_narrow(&gutter, &layout->lines.at[i]) == PDF_SIDE_LEFT) {
            read_line(layout, layout->lines.at[i++]);
            continue;
        }
        struct pdf_region first = pdf_region_piece(&layout->lines, region, i, region->end);
        keep_first(layout, &first);
        read_cells(layout, &first);
        i = layout->parted = first.end;
        if (i > region->end) region->end = i;
    }
}

/* ---- the whole ---- */

static void read_region(struct layout *layout, struct pdf_region *region) {
    pdf_spans columns = {0};
    if (layout->depth > NESTED_MOST ||
        !pdf_prose_find(&layout->lines, region, &columns, layout->arena))
        read_tables(layout, region);
    else
        for (size_t i = 0; i < columns.count; i++) read_column(layout, region, columns.at[i]);
}

/* ---- single lines ---- */

/* Words far apart on a line are cells; a label stays with what it labels. */
static void read_line(struct layout *layout, struct pdf_line line) {
    pdf_spans cells = {0};
    double height = pdf_line_height(&line);
    for (size_t i = 0; i < line.count; i++) {
        struct pdf_span *last = cells.count == 0 ? NULL : &cells.at[cells.count - 1];
        struct pdf_span here = {line.words[i].box.left, pdf_right_of(&line, i)};
        if (last == NULL || here.left - last->right > CELLS * height)
            *list_add(layout->arena, &cells) = here;
        else if (here.right > last->right)
            last->right = here.right;
    }
    if (cells.count > 1)
        pdf_table_read(layout->to, &line, 1, &cells, layout->breaks_words, layout->arena);
    else
        *list_add(layout->arena, layout->to) = line;
}

static void lay_out(struct layout *layout, struct pdf_word *words, size_t count) {
    layout->lines = (pdf_lines){0};
    pdf_lines_make(&layout->lines, words, count, layout->arena);
    layout->stops = pdf_stops_of(&layout->lines, layout->arena);
    size_t own = ++*layout->column;
    for (size_t i = 0; i < layout->lines.count; i++) layout->lines.at[i].column = own;
    for (size_t i = 0; i < layout->lines.count;) {
        struct pdf_region region = {0};
        if (count <= WORDS_MOST) region = pdf_region_at(&layout->lines, i);
        bool has_gutter = region.both > 0;
        if (!has_gutter && count <= WORDS_MOST)
            region = (struct pdf_region){i, pdf_stops_end(&layout->stops, i), 0, {0, 0}};
        if (has_gutter)
            read_region(layout, &region);
        else if (region.end > i)
            read_cells(layout, &region);
        else
            read_line(layout, layout->lines.at[i]);
        i = region.end > i ? (layout->parted = region.end) : i + 1;
    }
}

void pdf_layout(pdf_lines *lines, struct pdf_page *page, bool breaks_words, size_t *column,
                struct arena *arena) {
    struct layout layout = {
        .to = lines, .column = column, .arena = arena, .breaks_words = breaks_words};
    lay_out(&layout, page->words.at, page->words.count);
}
