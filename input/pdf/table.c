#include "input/pdf/table.h"

#include <string.h>

/* Rows stand this much farther apart than lines do: where white space parts them, or only the
 * breadth of a rule. */
static const double FAR = 1.25, RULED = 1.02;

/* In heights of a line: words of two columns stand PARTED; a full cell ends PADDED before the next.
 */
static const double PARTED = 0.4, PADDED = 1.2;

/* Bytes of a word that may be too long for its cell, and of what is left of it. */
enum { LONG = 12, REST = 6 };

struct pdf_line pdf_line_within(const struct pdf_line *line, struct pdf_span span) {
    struct pdf_line part = {.column = line->column};
    for (size_t i = 0; i < line->count; i++) {
        const struct pdf_word *word = &line->words[i];
        double middle = (word->box.left + word->box.right) / 2;
        if (middle < span.left || middle > span.right) continue;
        if (part.count++ == 0) {
            part.words = word;
            part.box = word->box;
        }
        part.box.right = word->box.right;
        if (word->box.top < part.box.top) part.box.top = word->box.top;
        if (word->box.bottom > part.box.bottom) part.box.bottom = word->box.bottom;
    }
    return part;
}

/* A table being read. */
struct table {
    const struct pdf_line *lines;
    size_t count;
    const pdf_spans *columns;
    bool breaks_words;
    struct arena *arena;
};

static struct pdf_line part(const struct table *table, size_t line, size_t column) {
    return pdf_line_within(&table->lines[line], table->columns->at[column]);
}

static size_t filled(const struct table *table, size_t line) {
    size_t count = 0;
    for (size_t i = 0; i < table->columns->count; i++) count += part(table, line, i).count > 0;
    return count;
}

static double distance(const struct table *table, size_t line) {
    return table->lines[line].box.top - table->lines[line - 1].box.top;
}

/* How far lines of one cell stand apart: the least that is seen. */
static double pitch_of(const struct table *table) {
    double least = 0;
    for (size_t i = 1; i < table->count; i++) {
        double found = distance(table, i), height = pdf_line_height(&table->lines[i]);
        if (found > height / 2 && (least == 0 || found < least)) least = found;
    }
    return least;
}

/* Whether the words in the first column go on with those of the line above: they begin small, or
 * did not fit behind them. */
static bool goes_on(const struct table *table, size_t line) {
    struct pdf_line above = part(table, line - 1, 0), here = part(table, line, 0);
    if (above.count == 0 || here.count == 0) return false;
    if (pdf_begins_small(here.words[0].text)) return true;
    double room = table->columns->at[1].left - above.box.right;
    double needed = here.words[0].box.right - here.words[0].box.left;
    return needed + pdf_height(&here.box) > room && filled(table, line) < table->columns->count;
}

/* Whether every cell of the line that has words begins small, and the first has none. */
static bool only_goes_on(const struct table *table, size_t line) {
    if (part(table, line, 0).count > 0) return false;
    for (size_t i = 1; i < table->columns->count; i++) {
        struct pdf_line cell = part(table, line, i);
        if (cell.count > 0 && !pdf_begins_small(cell.words[0].text)) return false;
    }
    return true;
}

/* Whether white space tells where rows begin: then hardly any line with all its cells stands close
 * to the one above. */
static bool has_space(const struct table *table, double pitch) {
    size_t spaced = 0, close = 0;
    for (size_t i = 1; i < table->count; i++) {
        bool is_far = distance(table, i) > FAR * pitch;
        spaced += is_far;
        close += !is_far && filled(table, i) == table->columns->count;
    }
    return spaced > 0 && close <= spaced / 2;
}

/* Whether the breadth of the rules between rows tells it: then no line speaks against it. */
static bool has_rules(const struct table *table, double pitch) {
    size_t spaced = 0, close = 0;
    for (size_t i = 1; i < table->count; i++) {
        bool is_far = distance(table, i) > RULED * pitch;
        if (is_far ? only_goes_on(table, i) : filled(table, i) == table->columns->count)
            return false;
        spaced += is_far;
        close += !is_far;
    }
    return spaced > 0 && close > 0;
}

/* From how far below another a line begins a row, whatever its cells; 0 when nothing tells. */
static double space_of(const struct table *table, double pitch) {
    return has_rules(table, pitch) ? RULED * pitch : has_space(table, pitch) ? FAR * pitch : 0;
}

static bool begins_row(const struct table *table, size_t line, double pitch, double space) {
    if (distance(table, line) > (space > 0 ? space : FAR * pitch)) return true;
    return space <= 0 && part(table, line, 0).count > 0 && !goes_on(table, line);
}

/* ---- cells ---- */

/* Short words that are no end of another. */
static bool is_word(const char *word) {
    static const char *const words[] = {"en",   "of",   "van", "de",  "het", "een",  "in",
                                        "op",   "met",  "aan", "om",  "per", "te",   "tot",
                                        "uit",  "bij",  "als", "die", "dat", "door", "voor",
                                        "over", "naar", "ter", "is",  "na",  "zijn", "wordt"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0) return true;
    return false;
}

/* Where the lines of a column reach. */
static double edge_of(const struct table *table, size_t column) {
    double edge = 0;
    for (size_t i = 0; i < table->count; i++) {
        struct pdf_line line = part(table, i, column);
        if (line.count > 0 && line.box.right > edge) edge = line.box.right;
    }
    return edge;
}

/* Whether a word that is too long for its cell was broken at the line end, as no hyphen shows: it
 * is all that the line holds and no other line of the column leaves room for less than a letter
 * more, and a short rest in small letters follows. */
static bool is_broken(const struct table *table, size_t column, const struct pdf_line *above,
                      const struct pdf_line *here) {
    const char *word = above->words[0].text, *rest = here->words[0].text;
    size_t length = strlen(word), size = strspn(rest, "abcdefghijklmnopqrstuvwxyz");
    bool is_long =
        above->count == 1 && length >= LONG && word[length - 1] >= 'a' && word[length - 1] <= 'z';
    bool is_rest = size > 0 && size <= REST && strlen(rest) - size <= 1 && !is_word(rest);
    if (!is_long || !is_rest) return false;
    double letter = (above->box.right - above->box.left) / (double)length;
    if (above->box.right + letter < edge_of(table, column)) return false;
    return column + 1 == table->columns->count ||
           table->columns->at[column + 1].left - above->box.right <
               PADDED * pdf_height(&above->box);
}

/* Adds what goes on behind the words. */
static void join(const struct table *table, char *words, const char *more) {
    bool has_blank;
    size_t length = pdf_joint(words, more, table->breaks_words, &has_blank);
    if (has_blank) words[length++] = ' ';
    memcpy(words + length, more, strlen(more) + 1);
}

static char *cell_of(const struct table *table, size_t from, size_t end, size_t column) {
    size_t room = 1;
    for (size_t i = from; i < end; i++)
        for (size_t k = 0; k < table->lines[i].count; k++)
            room += strlen(table->lines[i].words[k].text) + 1;
    char *words = arena_take(table->arena, room), *last = words;
    struct pdf_line above = {0};
    for (size_t i = from; i < end; i++) {
        struct pdf_line line = part(table, i, column);
        if (line.count == 0) continue;
        const char *more = pdf_line_text(&line, 0, table->arena);
        if (above.count > 0 && is_broken(table, column, &above, &line))
            memcpy(last + strlen(last), more, strlen(more) + 1);
        else
            join(table, last, more);
        last += strlen(last) - strlen(more);
        above = line;
    }
    return words;
}

/* "Datum:" with what it labels is no table but a line. */
static void join_label(struct pdf_line *row, struct arena *arena) {
    size_t length = strlen(row->cells[0]);
    if (row->cell_count != 2 || length == 0 || row->cells[0][length - 1] != ':') return;
    row->cells[0] = arena_print(arena, "%s %s", row->cells[0], row->cells[1]);
    row->cell_count = 1;
}

/* Where rules part the rows, a first cell without words beside one with words is that above. */
static void repeat_first(struct pdf_line *row, const struct pdf_line *above) {
    if (row->cell_count == above->cell_count && *row->cells[0] == '\0' && *row->cells[1] != '\0')
        row->cells[0] = above->cells[0];
}

static void add_row(pdf_lines *to, const struct table *table, size_t from, size_t end) {
    struct pdf_line row = table->lines[from];
    row.box.bottom = table->lines[end - 1].box.bottom;
    row.cell_count = table->columns->count;
    row.cells = arena_take(table->arena, row.cell_count * sizeof *row.cells);
    for (size_t i = 0; i < row.cell_count; i++) row.cells[i] = cell_of(table, from, end, i);
    join_label(&row, table->arena);
    *list_add(table->arena, to) = row;
}

void pdf_table_read(pdf_lines *to, const struct pdf_line *lines, size_t count,
                    const pdf_spans *columns, bool breaks_words, struct arena *arena) {
    struct table table = {lines, count, columns, breaks_words, arena};
    double pitch = pitch_of(&table), space = space_of(&table, pitch);
    bool is_ruled = has_rules(&table, pitch);
    for (size_t from = 0, end; from < count; from = end) {
        end = from + 1;
        while (end < count && !begins_row(&table, end, pitch, space)) end++;
        add_row(to, &table, from, end);
        if (is_ruled && from > 0) repeat_first(&to->at[to->count - 1], &to->at[to->count - 2]);
    }
}

/* Whether each word stands in a column, and those of two columns stand apart. */
static bool stands_in_columns(const struct table *table, size_t line) {
    size_t found = 0;
    const struct pdf_line *at = &table->lines[line];
    struct pdf_line before = {0};
    for (size_t i = 0; i < table->columns->count; i++) {
        struct pdf_line cell = part(table, line, i);
        if (cell.count == 0) continue;
        if (found > 0 && cell.box.left - before.box.right < PARTED * pdf_line_height(at))
            return false;
        found += cell.count;
        before = cell;
    }
    return found == at->count;
}

size_t pdf_table_rest(const struct pdf_line *lines, size_t count, size_t below,
                      const pdf_spans *columns) {
    struct table table = {.lines = lines, .count = count, .columns = columns};
    double pitch = pitch_of(&table), space = space_of(&table, pitch);
    size_t end = count;
    for (; end < count + below && stands_in_columns(&table, end); end++) {
        struct pdf_line first = part(&table, end, 0);
        bool is_small = first.count == 0 || pdf_begins_small(first.words[0].text);
        if ((space <= 0 && !is_small) || begins_row(&table, end, pitch, space)) break;
    }
    return end - count;
}
