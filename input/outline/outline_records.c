/* Tables whose rows are records: each tells of one body of one city. */
#include <ctype.h>
#include <string.h>

#include "input/outline/outline_laying.h"

enum column { COLUMN_OTHER, COLUMN_CITY, COLUMN_TITLE, COLUMN_TEXT };
enum { CITY_LEVEL = 5, TITLE_LEVEL };

/* The header of such a table. */
struct header {
    struct row row;
    enum column of[COLUMNS_MOST + 1]; /* by cell, from 1 */
    bool has[COLUMN_TEXT + 1];
    bool has_meeting; /* a column tells how often or with whom */
};

static enum column column_of(const struct laying *laying, const struct piece *piece) {
    const struct source_words *words = laying->outline->words;
    const struct word_list *const lists[] = {NULL, &words->city_columns, &words->title_columns,
                                             &words->text_columns};
    for (int column = COLUMN_CITY; column <= COLUMN_TEXT; column++)
        if (word_list_has(lists[column], laying->bytes + piece->start, piece->end - piece->start))
            return (enum column)column;
    return COLUMN_OTHER;
}

static void read_columns(const struct laying *laying, struct header *header) {
    const struct word_list *names = &laying->outline->words->meeting_columns;
    for (const struct piece *piece = header->row.from; piece < header->row.to; piece++) {
        enum column column = column_of(laying, piece);
        if (column != COLUMN_OTHER && header->has[column]) column = COLUMN_OTHER;
        header->of[piece->cell] = column;
        header->has[column] = true;
        if (word_list_has(names, laying->bytes + piece->start, piece->end - piece->start))
            header->has_meeting = true;
    }
}

/* A table of words alone is as clear when it is read row by row. */
static bool all_simple(const struct laying *laying) {
    struct row row;
    for (const struct piece *piece = laying->pieces; piece < laying->pieces + laying->count;
         piece = row.to)
        if (!laying_is_simple(laying, row = laying_row(laying, piece))) return false;
    return true;
}

/* Two of the three that tell what a row is about must be there, or one beside a column of meetings:
 * "Naam" alone may be that of a person. Loose text behind the last cell is no name of a column. */
static bool read_header(const struct laying *laying, struct header *header) {
    struct row row = header->row = laying_row(laying, laying->pieces);
    if (row.from->cells > COLUMNS_MOST || row.to[-1].cell > COLUMNS_MOST ||
        row.to == laying->pieces + laying->count || !laying_is_simple(laying, row))
        return false;
    read_columns(laying, header);
    int known = header->has[COLUMN_CITY] + header->has[COLUMN_TITLE] + header->has[COLUMN_TEXT];
    bool is_about = header->has[COLUMN_CITY] || header->has[COLUMN_TITLE];
    return known >= 2 || (is_about && header->has_meeting && !all_simple(laying));
}

static const struct piece *cell_in(struct row row, const struct header *header,
                                   enum column column) {
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        if (piece->cell <= COLUMNS_MOST && header->of[piece->cell] == column) return piece;
    return NULL;
}

static void put_heading(struct laying *laying, const struct piece *from, int level) {
    struct piece *piece = laying_new(laying, from);
    piece->kind = PIECE_HEADING;
    piece->level = level;
    for (size_t i = from->start; i < from->end; i++)
        laying_put(laying, laying->bytes[i] == '\n' ? " " : &laying->bytes[i], 1);
    piece->end = laying->at->gathered.count;
}

/* Whether the cell is one line that may stand behind a label. */
static bool is_line(const struct laying *laying, struct row cell) {
    const struct piece *only = cell.from;
    return cell.to - only == 1 && only->kind == PIECE_PARAGRAPH &&
           memchr(laying->bytes + only->start, '\n', only->end - only->start) == NULL &&
           (laying_is_letter(laying, only) || isdigit((unsigned char)laying->bytes[only->start]));
}

/* "Frequentie: maandelijks": a cell behind the name of its column, or below it. */
static void put_named(struct laying *laying, const struct header *header, struct row cell) {
    const struct piece *name = header->row.from;
    while (name < header->row.to && name->cell != cell.from->cell) name++;
    if (name == header->row.to) {
        laying_keep_list(laying, cell);
        return;
    }
    struct piece *piece = laying_new(laying, cell.from);
    piece->kind = PIECE_PARAGRAPH;
    laying_put(laying, laying->bytes + name->start, name->end - name->start);
    if (laying->bytes[name->end - 1] != ':') laying_put(laying, ":", 1);
    if (is_line(laying, cell)) {
        laying_put(laying, " ", 1);
        laying_put(laying, laying->bytes + cell.from->start, cell.from->end - cell.from->start);
    }
    piece->end = laying->at->gathered.count;
    if (!is_line(laying, cell)) laying_keep_list(laying, cell);
}

static bool same_words(const struct laying *laying, const struct piece *a, const struct piece *b) {
    size_t length = a->end - a->start;
    return b != NULL && b->end - b->start == length &&
           memcmp(laying->bytes + a->start, laying->bytes + b->start, length) == 0;
}

/* The city heads its rows, the title of each row what stands in it. */
static void lay_record(struct laying *laying, const struct header *header, struct row row,
                       const struct piece **city) {
    const struct piece *own = cell_in(row, header, COLUMN_CITY);
    const struct piece *title = cell_in(row, header, COLUMN_TITLE);
    if (own != NULL && !same_words(laying, own, *city))
        put_heading(laying, *city = own, CITY_LEVEL);
    if (title != NULL) put_heading(laying, title, TITLE_LEVEL);
    struct row cell;
    for (const struct piece *piece = row.from; piece < row.to; piece = cell.to) {
        enum column column = piece->cell <= COLUMNS_MOST ? header->of[piece->cell] : COLUMN_OTHER;
        cell = laying_cell(row, piece);
        if (column == COLUMN_OTHER) {
            put_named(laying, header, cell);
            continue;
        }
        struct row rest = {cell.from + (piece == own || piece == title), cell.to};
        if (rest.from < rest.to) laying_keep_list(laying, rest);
    }
}

bool laying_records(struct laying *laying) {
    struct header header = {0};
    const struct piece *city = NULL;
    struct row row;
    if (!read_header(laying, &header)) return false;
    for (const struct piece *piece = header.row.to; piece < laying->pieces + laying->count;
         piece = row.to) {
        row = laying_row(laying, piece);
        if (laying_count_cells(row) > 0) lay_record(laying, &header, row, &city);
    }
    return true;
}
