#include "input/pdf/layout.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/pdf/box.h"
#include "input/pdf/table.h"

/* In heights of a line. White space parts columns when it is as wide as GUTTER and GAP wide in the
 * first line; NARROW is enough in a region of MANY lines, as cells of a spreadsheet stand; two
 * lines need PAIR, for words may leave as much by chance; a line alone needs CELLS. Lines of one
 * region stand APART at most, lines of one column on below the others FOLLOWS. */
static const double GUTTER = 0.7, NARROW = 0.4, PAIR = 1.8, GAP = 1.1, CELLS = 3, APART = 6,
                    FOLLOWS = 1.7;

/* Columns of prose have so many lines of so many bytes at least, half of them filled to this part.
 */
enum { MANY = 4, PROSE_LINES = 4, PROSE_BYTES = 24, SINGLE_MOST = 6, NESTED_MOST = 4 };

/* A page with more is no page that someone wrote, and is not searched for columns. */
enum { WORDS_MOST = 10000, GAPS_MOST = 40 };
static const double FULL = 0.85, FARTHEST = 1e6;

/* A page, or a column of it, being laid out. */
struct layout {
    pdf_lines *to;
    pdf_lines lines; /* from the top down */
    size_t *column;
    struct arena *arena;
    int depth;
    bool breaks_words;
    size_t parted; /* the line behind the last region */
};

/* ---- white space ---- */

static bool is_mark(const char *word) {
    return pdf_is_bullet(word) || pdf_is_number(word) || pdf_is_box(word);
}

/* Where a word ends for its neighbours: the mark of a list reaches to its words. */
static double right_of(const struct pdf_line *line, size_t word) {
    const struct pdf_word *at = &line->words[word];
    if (word + 1 == line->count || !is_mark(at->text)) return at->box.right;
    bool is_first = word == 0 || at->box.left - at[-1].box.right > GAP * pdf_height(&at->box);
    double gap = at[1].box.left - at->box.right;
    return is_first && gap < 4 * pdf_height(&at->box) ? at[1].box.left : at->box.right;
}

/* The white space behind a word (before the first one for SIZE_MAX). */
static struct pdf_span space_behind(const struct pdf_line *line, size_t word) {
    if (word == SIZE_MAX) return (struct pdf_span){-FARTHEST, line->box.left};
    double right = right_of(line, word);
    return (struct pdf_span){right,
                             word + 1 < line->count ? line->words[word + 1].box.left : FARTHEST};
}

static double width(struct pdf_span span) { return span.right - span.left; }

static struct pdf_span shared(struct pdf_span a, struct pdf_span b) {
    return (struct pdf_span){a.left > b.left ? a.left : b.left,
                             a.right < b.right ? a.right : b.right};
}

enum side { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH };

/* Narrows the gutter to what is white in the line as well; on which sides the line has words.
 * SIDE_NONE when words stand in the gutter. */
static enum side narrow(struct pdf_span *gutter, const struct pdf_line *line) {
    double least = GUTTER * pdf_line_height(line);
    struct pdf_span best = {0, 0};
    size_t best_word = 0;
    for (size_t i = SIZE_MAX; i + 1 <= line->count; i++) {
        struct pdf_span both = shared(*gutter, space_behind(line, i));
        if (width(both) <= width(best)) continue;
        best = both;
        best_word = i;
    }
    if (width(best) < least) return SIDE_NONE;
    *gutter = best;
    return best_word == SIZE_MAX          ? SIDE_RIGHT
           : best_word + 1 == line->count ? SIDE_LEFT
                                          : SIDE_BOTH;
}

/* ---- regions ---- */

/* Lines that white space parts in columns. */
struct region {
    size_t from, end, both; /* both: lines with words on both sides */
    struct pdf_span gutter;
};

static bool is_near(const struct layout *layout, size_t line, double most) {
    const struct pdf_line *at = &layout->lines.at[line];
    return at->box.top - at[-1].box.bottom < most * pdf_line_height(at);
}

static struct region grow(const struct layout *layout, size_t from, struct pdf_span gutter) {
    struct region region = {from, from + 1, 1, gutter};
    size_t single = 0;
    for (size_t i = from + 1; i < layout->lines.count && is_near(layout, i, APART); i++) {
        struct pdf_span narrowed = gutter;
        enum side side = narrow(&narrowed, &layout->lines.at[i]);
        if (side == SIDE_NONE) break;
        single = side == SIDE_LEFT ? single + 1 : 0;
        if (single > SINGLE_MOST) break;
        gutter = narrowed;
        if (side == SIDE_LEFT) continue;
        region.end = i + 1;
        region.gutter = gutter;
        region.both += side == SIDE_BOTH;
    }
    return region;
}

/* The largest region that begins with the line; both is 0 when there is none. */
static struct region region_at(const struct layout *layout, size_t from) {
    const struct pdf_line *line = &layout->lines.at[from];
    struct region best = {from, from, 0, {0, 0}};
    for (size_t i = 0, gaps = 0; i + 1 < line->count && gaps < GAPS_MOST; i++) {
        struct pdf_span gutter = space_behind(line, i);
        if (width(gutter) < GAP * pdf_line_height(line)) continue;
        gaps++;
        struct region region = grow(layout, from, gutter);
        if (region.both > best.both) best = region;
    }
    double least = (best.both == 2 ? PAIR : GUTTER) * pdf_line_height(line);
    bool is_region = best.both >= 2 && width(best.gutter) >= least;
    return is_region ? best : (struct region){from, from, 0, {0, 0}};
}

static int by_left(const void *left, const void *right) {
    const struct pdf_span *a = left, *b = right;
    return a->left < b->left ? -1 : a->left > b->left;
}

/* The columns of a region: what its words cover, parted where all lines are white. */
static void find_columns(const struct layout *layout, const struct region *region,
                         pdf_spans *columns) {
    pdf_spans covered = {0};
    double least =
        (region->both >= MANY ? NARROW : GUTTER) * pdf_line_height(&layout->lines.at[region->from]);
    for (size_t i = region->from; i < region->end; i++) {
        const struct pdf_line *line = &layout->lines.at[i];
        for (size_t k = 0; k < line->count; k++)
            *list_add(layout->arena, &covered) =
                (struct pdf_span){line->words[k].box.left, right_of(line, k)};
    }
    qsort(covered.at, covered.count, sizeof *covered.at, by_left);
    for (size_t i = 0; i < covered.count; i++) {
        struct pdf_span *last = columns->count == 0 ? NULL : &columns->at[columns->count - 1];
        if (last == NULL || covered.at[i].left - last->right >= least)
            *list_add(layout->arena, columns) = covered.at[i];
        else if (covered.at[i].right > last->right)
            last->right = covered.at[i].right;
    }
}

static size_t bytes_in(const struct pdf_line *line) {
    size_t bytes = 0;
    for (size_t i = 0; i < line->count; i++) bytes += strlen(line->words[i].text) + 1;
    return bytes;
}

/* What the lines of one column of a region look like. */
struct look {
    size_t lines, spread; /* lines with words in it; from the first of these to the last */
    size_t full, inner;   /* that reach to its end; that begin within a sentence or a list */
    size_t bytes;
};

static struct look look_at(const struct layout *layout, const struct region *region,
                           struct pdf_span column) {
    struct look look = {0};
    size_t first = 0;
    for (size_t i = region->from; i < region->end; i++) {
        struct pdf_line line = pdf_line_within(&layout->lines.at[i], column);
        if (line.count == 0) continue;
        if (look.lines++ == 0) first = i;
        look.spread = i + 1 - first;
        look.full += line.box.right - column.left >= FULL * width(column);
        look.inner += pdf_begins_small(line.words[0].text) || is_mark(line.words[0].text);
        look.bytes += bytes_in(&line);
    }
    return look;
}

/* Running text fills its lines; cells do not. Lists between it do so less, which many lines make up
 * for: cells that go on over several lines leave others empty beside them. */
static bool is_prose(const struct look *look) {
    size_t lines = look->lines;
    if (lines >= PROSE_LINES && look->bytes >= PROSE_BYTES * lines && 2 * look->full >= lines)
        return true;
    return lines >= 12 && look->bytes >= 16 * lines && 5 * look->full >= lines &&
           4 * look->inner >= lines && 10 * lines >= 7 * look->spread;
}

/* The same where columns are equally wide, as a word processor makes them. */
static bool is_set_in_columns(const struct look *look) {
    return look->lines >= 8 && 5 * look->inner >= look->lines &&
           10 * look->lines >= 7 * look->spread;
}

static bool are_even(const pdf_spans *columns) {
    double first = width(columns->at[0]);
    for (size_t i = 1; i < columns->count; i++) {
        double other = width(columns->at[i]), gap = columns->at[i].left - columns->at[i - 1].right;
        if (other < 0.94 * first || first < 0.94 * other || gap > 0.15 * first) return false;
    }
    return true;
}

static bool are_prose(const struct layout *layout, const struct region *region,
                      const pdf_spans *columns) {
    if (columns->count < 2) return false;
    bool is_even = are_even(columns);
    for (size_t i = 0; i < columns->count; i++) {
        struct look look = look_at(layout, region, columns->at[i]);
        if (!is_prose(&look) && !(is_even && is_set_in_columns(&look))) return false;
    }
    return true;
}

/* A column may go on below the others. */
static void lengthen(const struct layout *layout, struct region *region) {
    while (region->end < layout->lines.count && is_near(layout, region->end, FOLLOWS - 1)) {
        struct pdf_span gutter = region->gutter;
        if (narrow(&gutter, &layout->lines.at[region->end]) == SIDE_NONE) return;
        region->gutter = gutter;
        region->end++;
    }
}

static void lay_out(struct layout *layout, struct pdf_word *words, size_t count);

static void read_column(struct layout *layout, const struct region *region,
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
static void take_heads(struct layout *layout, struct region *region, const pdf_spans *columns) {
    pdf_lines *to = layout->to;
    if (region->from == 0 || to->count == 0 || columns->count < 3) return;
    const struct pdf_line *above = &layout->lines.at[region->from - 1];
    const struct pdf_line *last = &to->at[to->count - 1];
    if (last->words != above->words || region->from == layout->parted ||
        !is_near(layout, region->from, FOLLOWS) || !stands_above(above, columns))
        return;
    region->from--;
    to->count--;
}

static void read_region(struct layout *layout, struct region *region) {
    pdf_spans columns = {0};
    find_columns(layout, region, &columns);
    if (!are_prose(layout, region, &columns) || layout->depth > NESTED_MOST) {
        take_heads(layout, region, &columns);
        pdf_table_read(layout->to, &layout->lines.at[region->from], region->end - region->from,
                       &columns, layout->breaks_words, layout->arena);
        return;
    }
    lengthen(layout, region);
    columns.count = 0;
    find_columns(layout, region, &columns);
    for (size_t i = 0; i < columns.count; i++) read_column(layout, region, columns.at[i]);
}

/* ---- single lines ---- */

/* Words far apart on a line are cells; a label stays with what it labels. */
static void read_line(struct layout *layout, struct pdf_line line) {
    pdf_spans cells = {0};
    double height = pdf_line_height(&line);
    for (size_t i = 0; i < line.count; i++) {
        struct pdf_span *last = cells.count == 0 ? NULL : &cells.at[cells.count - 1];
        struct pdf_span here = {line.words[i].box.left, right_of(&line, i)};
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
    size_t own = ++*layout->column;
    for (size_t i = 0; i < layout->lines.count; i++) layout->lines.at[i].column = own;
    for (size_t i = 0; i < layout->lines.count;) {
        struct region region = {0};
        if (count <= WORDS_MOST) region = region_at(layout, i);
        if (region.both > 0) {
            read_region(layout, &region);
            i = layout->parted = region.end;
        } else {
            read_line(layout, layout->lines.at[i++]);
        }
    }
}

void pdf_layout(pdf_lines *lines, struct pdf_page *page, bool breaks_words, size_t *column,
                struct arena *arena) {
    struct layout layout = {
        .to = lines, .column = column, .arena = arena, .breaks_words = breaks_words};
    lay_out(&layout, page->words.at, page->words.count);
}
