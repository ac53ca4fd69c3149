#include "input/pdf/region.h"

#include <stdint.h>
#include <stdlib.h>

#include "input/pdf/box.h"

/* In heights of a line. White space parts columns when it is as wide as GUTTER and GAP wide in the
 * first line; NARROW is enough in a region of MANY lines, as cells of a spreadsheet stand; two
 * lines need PAIR, for words may leave as much by chance. Lines of one region stand APART at most.
 */
static const double GUTTER = 0.7, NARROW = 0.4, PAIR = 1.8, GAP = 1.1, APART = 6;

enum { MANY = 4, SINGLE_MOST = 6, GAPS_MOST = 40 };
static const double FARTHEST = 1e6;

/* ---- white space ---- */

bool pdf_is_mark(const char *word) {
    return pdf_is_bullet(word) || pdf_is_number(word) || pdf_is_box(word);
}

double pdf_right_of(const struct pdf_line *line, size_t word) {
    const struct pdf_word *at = &line->words[word];
    if (word + 1 == line->count || !pdf_is_mark(at->text)) return at->box.right;
    bool is_first = word == 0 || at->box.left - at[-1].box.right > GAP * pdf_height(&at->box);
    double gap = at[1].box.left - at->box.right;
    return is_first && gap < 4 * pdf_height(&at->box) ? at[1].box.left : at->box.right;
}

/* The white space behind a word (before the first one for SIZE_MAX). */
static struct pdf_span space_behind(const struct pdf_line *line, size_t word) {
    if (word == SIZE_MAX) return (struct pdf_span){-FARTHEST, line->box.left};
    double right = pdf_right_of(line, word);
    return (struct pdf_span){right,
                             word + 1 < line->count ? line->words[word + 1].box.left : FARTHEST};
}

static double width(struct pdf_span span) { return span.right - span.left; }

static struct pdf_span shared(struct pdf_span a, struct pdf_span b) {
    return (struct pdf_span){a.left > b.left ? a.left : b.left,
                             a.right < b.right ? a.right : b.right};
}

enum pdf_side pdf_gutter_narrow(struct pdf_span *gutter, const struct pdf_line *line) {
    double least = GUTTER * pdf_line_height(line);
    struct pdf_span best = {0, 0};
    size_t best_word = 0;
    for (size_t i = SIZE_MAX; i + 1 <= line->count; i++) {
        struct pdf_span both = shared(*gutter, space_behind(line, i));
        if (width(both) <= width(best)) continue;
        best = both;
        best_word = i;
    }
    if (width(best) < least) return PDF_SIDE_NONE;
    *gutter = best;
    return best_word == SIZE_MAX          ? PDF_SIDE_RIGHT
           : best_word + 1 == line->count ? PDF_SIDE_LEFT
                                          : PDF_SIDE_BOTH;
}

/* ---- regions ---- */

bool pdf_is_near(const pdf_lines *lines, size_t line, double most) {
    const struct pdf_line *at = &lines->at[line];
    return at->box.top - at[-1].box.bottom < most * pdf_line_height(at);
}

static struct pdf_region grow(const pdf_lines *lines, size_t from, struct pdf_span gutter) {
    struct pdf_region region = {from, from + 1, 1, gutter};
    size_t single = 0;
    for (size_t i = from + 1; i < lines->count && pdf_is_near(lines, i, APART); i++) {
        struct pdf_span narrowed = gutter;
        enum pdf_side side = pdf_gutter_narrow(&narrowed, &lines->at[i]);
        if (side == PDF_SIDE_NONE) break;
        single = side == PDF_SIDE_LEFT ? single + 1 : 0;
        if (single > SINGLE_MOST) break;
        gutter = narrowed;
        if (side == PDF_SIDE_LEFT) continue;
        region.end = i + 1;
        region.gutter = gutter;
        region.both += side == PDF_SIDE_BOTH;
    }
    return region;
}

struct pdf_region pdf_region_at(const pdf_lines *lines, size_t from) {
    const struct pdf_line *line = &lines->at[from];
    struct pdf_region best = {from, from, 0, {0, 0}};
    for (size_t i = 0, gaps = 0; i + 1 < line->count && gaps < GAPS_MOST; i++) {
        struct pdf_span gutter = space_behind(line, i);
        if (width(gutter) < GAP * pdf_line_height(line)) continue;
        gaps++;
        struct pdf_region region = grow(lines, from, gutter);
        if (region.both > best.both) best = region;
    }
    double least = (best.both == 2 ? PAIR : GUTTER) * pdf_line_height(line);
    bool is_region = best.both >= 2 && width(best.gutter) >= least;
    return is_region ? best : (struct pdf_region){from, from, 0, {0, 0}};
}

struct pdf_region pdf_region_piece(const pdf_lines *lines, const struct pdf_region *region,
                                   size_t from, size_t end) {
    struct pdf_region piece = {from, end, 0, region->gutter};
    for (size_t i = from; i < end; i++) {
        struct pdf_span gutter = region->gutter;
        piece.both += pdf_gutter_narrow(&gutter, &lines->at[i]) == PDF_SIDE_BOTH;
    }
    return piece;
}

static int by_left(const void *left, const void *right) {
    const struct pdf_span *a = left, *b = right;
    return a->left < b->left ? -1 : a->left > b->left;
}

void pdf_region_columns(const pdf_lines *lines, const struct pdf_region *region, pdf_spans *columns,
                        struct arena *arena) {
    pdf_spans covered = {0};
    double least =
        (region->both >= MANY ? NARROW : GUTTER) * pdf_line_height(&lines->at[region->from]);
    for (size_t i = region->from; i < region->end; i++) {
        const struct pdf_line *line = &lines->at[i];
        for (size_t k = 0; k < line->count; k++)
            *list_add(arena, &covered) =
                (struct pdf_span){line->words[k].box.left, pdf_right_of(line, k)};
    }
    qsort(covered.at, covered.count, sizeof *covered.at, by_left);
    for (size_t i = 0; i < covered.count; i++) {
        struct pdf_span *last = columns->count == 0 ? NULL : &columns->at[columns->count - 1];
        if (last == NULL || covered.at[i].left - last->right >= least)
            *list_add(arena, columns) = covered.at[i];
        else if (covered.at[i].right > last->right)
            last->right = covered.at[i].right;
    }
}
