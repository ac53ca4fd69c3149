#include "input/office/sheet_marks.h"

#include <string.h>

#include "input/text/line.h"

enum { ROWS_SEEN = 20, /* below a header, within which its first mark stands */ MARK_MOST = 5 };

enum sheet_mark sheet_mark_of(struct table_cell cell) {
    static const struct {
        const char *words;
        enum sheet_mark mark;
    } marks[] = {
        {"-", SHEET_MARK_DASH},        {"\u2013", SHEET_MARK_DASH},   {"/", SHEET_MARK_DASH},
        {"\u2610", SHEET_MARK_EMPTY},  {"\u25A1", SHEET_MARK_EMPTY},  {"[]", SHEET_MARK_EMPTY},
        {"[ ]", SHEET_MARK_EMPTY},     {"()", SHEET_MARK_EMPTY},      {"( )", SHEET_MARK_EMPTY},
        {"\uF0A8", SHEET_MARK_EMPTY},  {"x", SHEET_MARK_TICKED},      {"X", SHEET_MARK_TICKED},
        {"xx", SHEET_MARK_TICKED},     {"XX", SHEET_MARK_TICKED},     {"\u2611", SHEET_MARK_TICKED},
        {"\u2612", SHEET_MARK_TICKED}, {"\u2713", SHEET_MARK_TICKED}, {"\u2714", SHEET_MARK_TICKED},
        {"\u2717", SHEET_MARK_TICKED}, {"\u2718", SHEET_MARK_TICKED}, {"\u221A", SHEET_MARK_TICKED},
        {"\u00D7", SHEET_MARK_TICKED}, {"[x]", SHEET_MARK_TICKED},    {"[X]", SHEET_MARK_TICKED},
        {"(x)", SHEET_MARK_TICKED},    {"(X)", SHEET_MARK_TICKED},    {"\uF0FE", SHEET_MARK_TICKED},
        {"\uF0FC", SHEET_MARK_TICKED}, {"\uF0FD", SHEET_MARK_TICKED}};
    struct span span = table_cell_trim(cell);
    size_t length = span_length(span);
    for (size_t i = 0; i < sizeof marks / sizeof *marks && length > 0 && length <= MARK_MOST; i++)
        if (strlen(marks[i].words) == length &&
            memcmp(marks[i].words, cell.bytes + span.start, length) == 0)
            return marks[i].mark;
    return SHEET_MARK_NONE;
}

static bool follows(const struct telling *telling, size_t i) {
    return i < telling->rows.end && !telling_has_gap(telling, i);
}

/* ---- options ---- */

/* A row of one cell with words and at most one with a mark. */
struct option {
    struct table_cell label;
    enum sheet_mark mark;
};

static bool read_option(const struct telling *telling, size_t i, struct option *option) {
    const struct table_row *row = telling_row(telling, i);
    size_t labels = 0;
    *option = (struct option){.mark = SHEET_MARK_NONE};
    for (size_t k = 0; k < row->count && row->count <= 2; k++) {
        struct table_cell cell = telling_cell(telling, row, k);
        enum sheet_mark mark = sheet_mark_of(cell);
        if (mark != SHEET_MARK_NONE)
            option->mark = mark;
        else if (++labels == 1)
            option->label = cell;
    }
    return labels == 1;
}

static struct sheet_options options_at(const struct telling *telling, size_t i) {
    struct sheet_options options = {.first = i, .end = i};
    struct option option;
    for (; options.end == i || follows(telling, options.end); options.end++) {
        if (!read_option(telling, options.end, &option)) break;
        if (options.end == i) options.column = option.label.column;
        if (option.label.column != options.column) break;
        options.is_marked = options.is_marked || option.mark >= SHEET_MARK_EMPTY;
        options.has_boxes = options.has_boxes || option.mark == SHEET_MARK_EMPTY;
    }
    return options;
}

/* Without a mark of its own: where questions stand as well, it may be one of them. */
static bool is_unmarked_option(const struct telling *telling, size_t i, struct table_cell label) {
    const struct sheet_options *options = &telling->options;
    if (options->column != telling->first) return true;
    return i > options->first && !options->has_boxes && !label.is_bold &&
           !telling_has_section(telling, label) && !sheet_knows(telling->words, label) &&
           !word_list_has(&telling->words->labels, label.bytes, label.length);
}

static void tell_box(struct telling *telling, const struct table_row *row, struct table_cell label,
                     bool is_ticked) {
    telling_place(telling, row, label.column);
    telling_line(telling, telling_has_lines(label));
    outline_box(telling->outline, is_ticked);
    telling_put(telling, label);
}

size_t sheet_tell_options(struct telling *telling, size_t i) {
    struct sheet_options *options = &telling->options;
    struct option option;
    if (i >= options->end) *options = options_at(telling, i);
    for (; i < options->end && options->is_marked; i++) {
        read_option(telling, i, &option);
        if (option.mark == SHEET_MARK_NONE && !is_unmarked_option(telling, i, option.label)) break;
        tell_box(telling, telling_row(telling, i), option.label, option.mark == SHEET_MARK_TICKED);
    }
    return i;
}

/* ---- matrices ---- */

struct matrix {
    const struct table_row *names;
    LIST(bool) is_mark; /* of the names: only marks stand below */
    bool is_wide;       /* words stand below more than one */
};

/* The first words or mark below the header in a column; a dash is neither. */
static struct table_cell first_below(const struct telling *telling, size_t header, size_t column) {
    struct table_cell cell = {.length = 0};
    for (size_t i = header + 1; i <= header + ROWS_SEEN && follows(telling, i); i++) {
        cell = table_cell(telling->table, telling_row(telling, i), column);
        if (cell.length > 0 && sheet_mark_of(cell) != SHEET_MARK_DASH) return cell;
    }
    return (struct table_cell){.length = 0};
}

static bool is_bold_row(const struct telling *telling, size_t i) {
    const struct table_row *row = telling_row(telling, i);
    bool is_bold = true;
    for (size_t k = 0; k < row->count; k++)
        is_bold = is_bold && telling_cell(telling, row, k).is_bold;
    return is_bold;
}

static bool has_words(const struct telling *telling, size_t i) {
    const struct table_row *row = telling_row(telling, i);
    size_t marks = 0;
    for (size_t k = 0; k < row->count; k++)
        marks += sheet_mark_of(telling_cell(telling, row, k)) != SHEET_MARK_NONE;
    return marks < row->count;
}

static bool may_name(struct table_cell cell) {
    return sheet_mark_of(cell) == SHEET_MARK_NONE && cell.length <= TELLING_HEADING_MOST &&
           telling_last(cell) != '?';
}

/* One column of marks may stand below the answer to a question as well, two columns not. */
static bool read_matrix(const struct telling *telling, size_t header, struct matrix *matrix) {
    const struct table_row *names = matrix->names = telling_row(telling, header);
    size_t marked = 0, open = 0;
    bool is_sure = is_bold_row(telling, header);
    if (names->count < 2 || !follows(telling, header + 1)) return false;
    is_sure = is_sure && !is_bold_row(telling, header + 1);
    for (size_t k = 0; k < names->count; k++) {
        struct table_cell name = telling_cell(telling, names, k),
                          below = first_below(telling, header, name.column);
        if (!may_name(name)) return false;
        bool is_mark = sheet_mark_of(below) != SHEET_MARK_NONE, is_open = below.length == 0;
        marked += is_mark;
        open += is_open;
        is_sure =
            is_sure || (is_mark && word_list_has(&telling->words->labels, name.bytes, name.length));
        *list_add(telling->workbook->arena, &matrix->is_mark) = is_mark || is_open;
    }
    matrix->is_wide = marked + open + 1 < names->count;
    return has_words(telling, header + 1) &&
           (marked >= 2 || (marked == 1 && (is_sure || open > 0)));
}

/* The name that a cell stands below where that takes marks; else nothing. */
static struct table_cell name_over(const struct telling *telling, const struct matrix *matrix,
                                   struct table_cell cell) {
    for (size_t k = 0; k < matrix->names->count; k++) {
        struct table_cell name = telling_cell(telling, matrix->names, k);
        if (name.column == cell.column && matrix->is_mark.at[k]) return name;
    }
    return (struct table_cell){.length = 0};
}

/* The cells of a row, ticks as the names over them, other marks left out. */
struct cells {
    LIST(struct table_cell) list;
    size_t words, ticks;
};

/* False where words stand among the marks: the matrix ended above the row. */
static bool read_row(const struct telling *telling, const struct matrix *matrix, size_t i,
                     struct cells *cells) {
    const struct table_row *row = telling_row(telling, i);
    for (size_t k = 0; k < row->count; k++) {
        struct table_cell cell = telling_cell(telling, row, k),
                          name = name_over(telling, matrix, cell);
        enum sheet_mark mark = sheet_mark_of(cell);
        if (name.length > 0 && mark == SHEET_MARK_NONE) return false;
        if (name.length > 0 && mark != SHEET_MARK_TICKED) continue;
        if (name.length > 0 && sheet_afford(telling->workbook, name.length)) cell = name;
        *list_add(telling->workbook->arena, &cells->list) = cell;
        cells->ticks += name.length > 0;
        cells->words += name.length == 0;
    }
    return true;
}

static void tell_bars(struct telling *telling, const struct table_cell *cells, size_t count) {
    outline_row(telling->outline);
    for (size_t k = 0; k < count; k++) {
        if (k > 0) outline_cell(telling->outline);
        telling_put(telling, cells[k]);
    }
}

/* The names stand right above the rows, as one of them. */
static void tell_names(struct telling *telling, const struct matrix *matrix) {
    const struct table_row *names = matrix->names;
    telling_place(telling, names, telling_cell(telling, names, 0).column);
    if (matrix->is_wide) {
        tell_bars(telling, telling->table->cells.at + names->first, names->count);
        return;
    }
    telling_line(telling, false);
    for (size_t k = 0; k < names->count; k++) {
        if (k > 0) telling_words(telling, " | ");
        telling_put(telling, telling_cell(telling, names, k));
    }
}

/* "OCMW: Lid, Uitgenodigd"; with more words "OCMW | Els | Lid"; without a tick "[ ] OCMW". */
static void tell_cells(struct telling *telling, const struct table_row *row,
                       const struct cells *cells) {
    const struct table_cell *at = cells->list.at;
    if (cells->list.count == 0) return;
    if (cells->words == 1 && cells->ticks == 0) {
        tell_box(telling, row, at[0], false);
        return;
    }
    telling_place(telling, row, telling_cell(telling, row, 0).column);
    if (cells->words != 1) {
        tell_bars(telling, at, cells->list.count);
        return;
    }
    telling_line(telling, false);
    telling_label(telling, at[0], at[1]);
    for (size_t k = 2; k < cells->list.count; k++) {
        telling_words(telling, ", ");
        telling_put(telling, at[k]);
    }
}

size_t sheet_tell_matrix(struct telling *telling, size_t i) {
    struct matrix matrix = {0};
    if (!read_matrix(telling, i, &matrix)) return i;
    tell_names(telling, &matrix);
    for (i++; follows(telling, i); i++) {
        struct cells cells = {0};
        if (!read_row(telling, &matrix, i, &cells)) break;
        tell_cells(telling, telling_row(telling, i), &cells);
    }
    return i;
}
