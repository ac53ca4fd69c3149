#include "input/pdf/prose.h"

#include <string.h>

/* In heights of a line: lines of one column stand FOLLOWS apart at most, its paragraphs APART. */
static const double FOLLOWS = 0.7, APART = 6;

/* Columns of prose have so many lines of so many bytes at least, half of them filled to this part.
 */
enum { PROSE_LINES = 4, PROSE_BYTES = 24 };
static const double FULL = 0.85;

/* What stands beside prose has so many lines at least, which stand no more unevenly apart; beside
 * so many a sentence of the prose goes on. */
enum { NOTE_LINES = 3, NOTE_BESIDE = 2 };
static const double EVEN = 1.02;

static double width(struct pdf_span span) { return span.right - span.left; }

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

static struct look look_at(const pdf_lines *lines, const struct pdf_region *region,
                           struct pdf_span column) {
    struct look look = {0};
    size_t first = 0;
    for (size_t i = region->from; i < region->end; i++) {
        struct pdf_line line = pdf_line_within(&lines->at[i], column);
        if (line.count == 0) continue;
        if (look.lines++ == 0) first = i;
        look.spread = i + 1 - first;
        look.full += line.box.right - column.left >= FULL * width(column);
        look.inner += pdf_begins_small(line.words[0].text) || pdf_is_mark(line.words[0].text);
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

static bool are_prose(const pdf_lines *lines, const struct pdf_region *region,
                      const pdf_spans *columns) {
    if (columns->count < 2) return false;
    bool is_even = are_even(columns);
    for (size_t i = 0; i < columns->count; i++) {
        struct look look = look_at(lines, region, columns->at[i]);
        if (!is_prose(&look) && !(is_even && is_set_in_columns(&look))) return false;
    }
    return true;
}

/* Running text beside running text, each without gaps. */
static bool are_long(const pdf_lines *lines, const struct pdf_region *region,
                     const pdf_spans *columns) {
    for (size_t i = 0; i < columns->count; i++) {
        struct look look = look_at(lines, region, columns->at[i]);
        if (!is_prose(&look) || 10 * look.lines < 7 * look.spread) return false;
    }
    return columns->count >= 2;
}

/* ---- what stands beside prose ---- */

/* Whether a sentence that the line above did not end goes on in the line, for lack of room. */
static bool goes_on(const pdf_lines *lines, size_t line, struct pdf_span column) {
    struct pdf_line above = pdf_line_within(&lines->at[line - 1], column),
                    here = pdf_line_within(&lines->at[line], column);
    if (above.count == 0 || here.count == 0 || !pdf_begins_small(here.words[0].text)) return false;
    const char *last = above.words[above.count - 1].text;
    double needed = here.words[0].box.right - here.words[0].box.left;
    return strchr(".!?:;", last[strlen(last) - 1]) == NULL &&
           above.box.right + needed > column.right;
}

/* Whether the narrow column is a note beside prose: its lines stand as evenly as those of the
 * prose, one each, and begin where sentences there go on, as cells of a row would not. */
static bool is_note(const pdf_lines *lines, const struct pdf_region *region, struct pdf_span narrow,
                    struct pdf_span wide) {
    struct look note = look_at(lines, region, narrow), prose = look_at(lines, region, wide);
    double least = 0, most = 0;
    size_t beside = 0, seen = 0;
    if (note.lines < NOTE_LINES || note.lines != note.spread || prose.lines < PROSE_LINES ||
        prose.bytes < PROSE_BYTES * prose.lines)
        return false;
    for (size_t i = region->from; i < region->end && seen < note.lines; i++) {
        struct pdf_line here = pdf_line_within(&lines->at[i], narrow);
        if (here.count == 0 || seen++ == 0) continue;
        double distance = lines->at[i].box.top - lines->at[i - 1].box.top;
        if (least <= 0 || distance < least) least = distance;
        if (distance > most) most = distance;
        beside += !pdf_begins_small(here.words[0].text) && goes_on(lines, i, wide);
    }
    return beside >= NOTE_BESIDE && most <= EVEN * least;
}

static bool has_note(const pdf_lines *lines, const struct pdf_region *region,
                     const pdf_spans *columns) {
    if (columns->count != 2) return false;
    bool is_left = width(columns->at[0]) < width(columns->at[1]);
    return is_note(lines, region, columns->at[!is_left], columns->at[is_left]);
}

/* ---- what stands below ---- */

/* Adds the lines that stand in one of the columns below the others, as long as these are near. */
static void lengthen(const pdf_lines *lines, struct pdf_region *region, double near) {
    while (region->end < lines->count && pdf_is_near(lines, region->end, near)) {
        struct pdf_span gutter = region->gutter;
        if (pdf_gutter_narrow(&gutter, &lines->at[region->end]) == PDF_SIDE_NONE) return;
        region->gutter = gutter;
        region->end++;
    }
}

/* The same with whole paragraphs; what stands close above a line across all columns is of that
 * line. */
static void lengthen_far(const pdf_lines *lines, struct pdf_region *region) {
    size_t end = region->end;
    lengthen(lines, region, APART);
    size_t across = region->end;
    while (region->end > end && region->end < lines->count &&
           pdf_is_near(lines, region->end, FOLLOWS))
        region->end--;
    if (region->end == end) region->end = across;
}

bool pdf_prose_find(const pdf_lines *lines, struct pdf_region *region, pdf_spans *columns,
                    struct arena *arena) {
    struct pdf_region whole = *region;
    lengthen_far(lines, &whole);
    columns->count = 0;
    pdf_region_columns(lines, &whole, columns, arena);
    bool is_found = are_long(lines, &whole, columns);
    if (is_found) {
        *region = whole;
        return true;
    }
    columns->count = 0;
    pdf_region_columns(lines, region, columns, arena);
    if (!are_prose(lines, region, columns) && !has_note(lines, region, columns)) return false;
    lengthen(lines, region, FOLLOWS);
    columns->count = 0;
    pdf_region_columns(lines, region, columns, arena);
    return true;
}
