#include "input/pdf/stops.h"

#include <stdlib.h>
#include <string.h>

/* A gap is wide that is so many times as wide as the least one of its line, but not behind the end
 * of a sentence. In heights of a line: words that stand so near touch, and are cells from GAP on;
 * USUAL is how far they stand apart where no line tells; a word begins AT a stop that is so near;
 * lines with a stop in common follow each other NEXT. */
static const double WIDE = 1.4, SENTENCE = 2.2, TOUCH = 0.07, GAP = 1, USUAL = 0.2, AT = 0.12,
                    NEXT = 0.7;

/* ---- gaps ---- */

static double gap_before(const struct pdf_line *line, size_t word) {
    return line->words[word].box.left - line->words[word - 1].box.right;
}

/* The dots of a table of contents. */
static bool is_leader(const struct pdf_line *line, size_t word) {
    return strcmp(line->words[word].text, ".") == 0 || strcmp(line->words[word - 1].text, ".") == 0;
}

static int by_size(const void *left, const void *right) {
    const double *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

struct pdf_stops pdf_stops_of(const pdf_lines *lines, struct arena *arena) {
    LIST(double) gaps = {0};
    for (size_t i = 0; i < lines->count; i++) {
        double height = pdf_line_height(&lines->at[i]);
        for (size_t k = 1; k < lines->at[i].count; k++) {
            double gap = gap_before(&lines->at[i], k) / height;
            if (gap >= TOUCH && gap < GAP && !is_leader(&lines->at[i], k))
                *list_add(arena, &gaps) = gap;
        }
    }
    if (gaps.count > 0) qsort(gaps.at, gaps.count, sizeof *gaps.at, by_size);
    double space = gaps.count > 0 ? gaps.at[gaps.count / 2] : USUAL;
    return (struct pdf_stops){lines, space, arena};
}

/* How far the words of the line stand apart where no column begins. */
static double space_in(const struct pdf_stops *stops, const struct pdf_line *line) {
    double height = pdf_line_height(line), usual = stops->space * height, least = 0;
    size_t count = 0;
    for (size_t i = 1; i < line->count; i++) {
        double gap = gap_before(line, i);
        if (gap < TOUCH * height || is_leader(line, i)) continue;
        if (count++ == 0 || gap < least) least = gap;
    }
    return count > 1 && least > usual ? least : usual;
}

static bool is_wide(const struct pdf_stops *stops, const struct pdf_line *line, size_t word) {
    const char *before = line->words[word - 1].text;
    if (is_leader(line, word)) return false;
    if (word == 1 && (pdf_is_bullet(before) || pdf_is_number(before))) return false;
    double factor = strchr(".!?", before[strlen(before) - 1]) != NULL ? SENTENCE : WIDE;
    return gap_before(line, word) > factor * space_in(stops, line);
}

/* What lines tell about a stop. */
struct edges {
    size_t both;              /* lines with words on both sides */
    double nearest, farthest; /* where the words before it end */
};

enum fit {
    FIT_NONE, /* words stand at the place, or another begins behind it */
    FIT_SIDE, /* all words stand on one side, or the cell that begins there is empty */
    FIT_BOTH
};

static enum fit fit_of(const struct pdf_stops *stops, const struct pdf_line *line, double stop,
                       struct edges *edges) {
    double slack = AT * pdf_line_height(line);
    size_t word = 0;
    while (word < line->count && line->words[word].box.left < stop - slack) word++;
    if (word > 0 && line->words[word - 1].box.right > stop - slack) return FIT_NONE;
    if (word == 0 || word == line->count) return FIT_SIDE;
    if (!is_wide(stops, line, word)) return FIT_NONE;
    if (line->words[word].box.left > stop + slack) return FIT_SIDE;
    double end = line->words[word - 1].box.right;
    if (edges->both++ == 0) edges->nearest = edges->farthest = end;
    if (end < edges->nearest) edges->nearest = end;
    if (end > edges->farthest) edges->farthest = end;
    return FIT_BOTH;
}

/* Two lines begin a word there, and not because the same words stand before it. */
static bool are_stop(const struct edges *edges, double height) {
    return edges->both >= 2 && edges->farthest - edges->nearest > AT * height;
}

/* ---- lines with a stop in common ---- */

static size_t end_of(const struct pdf_stops *stops, size_t from, double stop) {
    const pdf_lines *lines = stops->lines;
    struct edges edges = {0};
    size_t end = from;
    fit_of(stops, &lines->at[end++], stop, &edges);
    for (; end < lines->count; end++) {
        const struct pdf_line *line = &lines->at[end];
        double height = pdf_line_height(line);
        if (line->box.top - lines->at[end - 1].box.bottom > NEXT * height) break;
        enum fit fit = fit_of(stops, line, stop, &edges);
        if (fit == FIT_NONE || (fit == FIT_SIDE && line->box.left < stop - AT * height)) break;
    }
    return are_stop(&edges, pdf_line_height(&lines->at[from])) ? end : from;
}

size_t pdf_stops_end(const struct pdf_stops *stops, size_t from) {
    const struct pdf_line *line = &stops->lines->at[from];
    size_t last = from;
    for (size_t i = 1; i < line->count; i++) {
        if (!is_wide(stops, line, i)) continue;
        size_t end = end_of(stops, from, line->words[i].box.left);
        if (end > last) last = end;
    }
    return last;
}

/* ---- parting columns ---- */

/* Lines of a column. */
struct range {
    size_t from, end;
    struct pdf_span column;
};

static struct pdf_line line_in(const struct pdf_stops *stops, const struct range *range, size_t i) {
    return pdf_line_within(&stops->lines->at[i], range->column);
}

static bool is_stop(const struct pdf_stops *stops, const struct range *range, double left) {
    struct edges edges = {0};
    for (size_t i = range->from; i < range->end; i++) {
        struct pdf_line line = line_in(stops, range, i);
        if (line.count > 0 && fit_of(stops, &line, left, &edges) == FIT_NONE) return false;
    }
    return are_stop(&edges, pdf_line_height(&stops->lines->at[range->from]));
}

/* The first stop within the column, or its right end. */
static double first_stop(const struct pdf_stops *stops, const struct range *range) {
    double first = range->column.right;
    for (size_t i = range->from; i < range->end; i++) {
        struct pdf_line line = line_in(stops, range, i);
        for (size_t k = 1; k < line.count && line.words[k].box.left < first; k++)
            if (is_wide(stops, &line, k) && is_stop(stops, range, line.words[k].box.left))
                first = line.words[k].box.left;
    }
    return first;
}

void pdf_stops_part(const struct pdf_stops *stops, size_t from, size_t end, pdf_spans *columns) {
    pdf_spans parted = {0};
    double slack = AT * pdf_line_height(&stops->lines->at[from]);
    for (size_t i = 0; i < columns->count; i++) {
        struct range rest = {from, end, columns->at[i]};
        for (double stop; (stop = first_stop(stops, &rest)) < rest.column.right;) {
            *list_add(stops->arena, &parted) = (struct pdf_span){rest.column.left, stop - slack};
            rest.column.left = stop - slack;
        }
        *list_add(stops->arena, &parted) = rest.column;
    }
    *columns = parted;
}
