/* Tables of an outline, laid out when they end: records under the names of columns that
 * rules/sources.yaml knows (Stad, Titel, Beschrijving), rows of words, or mere lay-out. */
#include <string.h>

#include "input/outline/outline.h"
#include "input/outline/outline_parts.h"
#include "input/text/sharepoint.h"

enum { LABEL_MOST = 80, WORDS_MOST = 300 /* bytes */ };

/* The pieces of a table, taken out of the aside that it stands in, and where they go. */
struct laying {
    struct outline *outline;
    struct aside *at;
    const struct table *table;
    const char *bytes;
    const struct piece *pieces;
    size_t count;
    size_t row, cell; /* of the table around it */
};

/* Pieces [from, to) of one row. */
struct row {
    const struct piece *from, *to;
};

static struct row row_of(const struct laying *laying, const struct piece *from) {
    struct row row = {from, from};
    while (row.to < laying->pieces + laying->count && row.to->row == from->row) row.to++;
    return row;
}

/* How many cells of the row have text. */
static size_t count_cells(struct row row) {
    size_t cells = 0;
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        cells += piece == row.from || piece->cell != piece[-1].cell;
    return cells;
}

static size_t count_columns(const struct laying *laying) {
    size_t columns = 0;
    struct row row;
    for (const struct piece *piece = laying->pieces; piece < laying->pieces + laying->count;
         piece = row.to) {
        row = row_of(laying, piece);
        size_t cells = count_cells(row);
        if (cells > columns) columns = cells;
    }
    return columns;
}

/* ---- what a row is ---- */

static bool has_line_end(const struct laying *laying, const struct piece *piece) {
    return memchr(laying->bytes + piece->start, '\n', piece->end - piece->start) != NULL;
}

/* Whether the cell that the piece begins holds words alone. */
static bool is_simple(const struct laying *laying, struct row row, const struct piece *piece) {
    bool is_alone = piece + 1 == row.to || piece[1].cell != piece->cell;
    return is_alone && piece->kind != PIECE_ROW && piece->kind != PIECE_ENTRY &&
           piece->end - piece->start <= WORDS_MOST && !has_line_end(laying, piece);
}

static bool all_simple(const struct laying *laying, struct row row) {
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        if (!is_simple(laying, row, piece)) return false;
    return true;
}

static bool has_heading(struct row row) {
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        if (piece->kind == PIECE_HEADING) return true;
    return false;
}

/* Whether the first cell labels what the others hold: "Deelnemers" before a list. */
static bool has_label(const struct laying *laying, struct row row) {
    const struct piece *first = row.from;
    size_t length = first->end - first->start;
    const char *bytes = laying->bytes + first->start;
    return count_cells(row) > 1 && is_simple(laying, row, first) && length <= LABEL_MOST &&
           !has_heading(row) && strchr(".:;,?!", bytes[length - 1]) == NULL &&
           !word_list_has(&laying->outline->words->row_titles, bytes, length);
}

/* ---- laying out ---- */

static void put(struct laying *laying, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        *list_add(laying->outline->scratch, &laying->at->gathered) = bytes[i];
}

/* A piece that goes where the table stands. */
static struct piece *piece_new(struct laying *laying, const struct piece *from) {
    struct piece *piece = list_add(laying->outline->scratch, &laying->at->pieces);
    *piece = *from;
    piece->start = laying->at->gathered.count;
    piece->row = laying->row;
    piece->cell = laying->cell;
    if (piece->table == 0) {
        piece->table = laying->table->id;
        piece->table_row = from->row > 1 ? from->row - 1 : 1;
    }
    return piece;
}

static void keep_piece(struct laying *laying, const struct piece *from, bool is_label) {
    struct piece *piece = piece_new(laying, from);
    put(laying, laying->bytes + from->start, from->end - from->start);
    if (is_label) put(laying, ":", 1);
    piece->end = laying->at->gathered.count;
}

/* At least one bar shows that it is a row. */
static void lay_line(struct laying *laying, struct row row) {
    struct piece *line = piece_new(laying, row.from);
    line->kind = PIECE_ROW;
    size_t cell = 1;
    for (const struct piece *piece = row.from; piece < row.to; piece++) {
        const char *bar = piece == row.from ? "| " : " | ";
        for (; cell < piece->cell; cell++) put(laying, bar, strlen(bar));
        put(laying, laying->bytes + piece->start, piece->end - piece->start);
    }
    if (cell == 1 && count_cells(row) == 1) put(laying, " |", 2);
    line->end = laying->at->gathered.count;
}

/* A row that is one cell as wide as the table is no row of words: it may head those below. */
static void lay_row(struct laying *laying, struct row row) {
    if (row.from->cells > 1 && all_simple(laying, row)) {
        lay_line(laying, row);
        return;
    }
    bool is_label = has_label(laying, row);
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        keep_piece(laying, piece, is_label && piece == row.from);
}

/* ---- records: a row tells of one body of one city ---- */

enum column { COLUMN_OTHER, COLUMN_CITY, COLUMN_TITLE, COLUMN_TEXT };
enum { COLUMNS_MOST = 64, CITY_LEVEL = 5, TITLE_LEVEL };

/* The header of such a table. */
struct header {
    struct row row;
    enum column of[COLUMNS_MOST + 1]; /* by cell, from 1 */
    bool has[COLUMN_TEXT + 1];
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

/* Two of the three that tell what a row is about must be there. */
static bool read_header(const struct laying *laying, struct header *header) {
    header->row = row_of(laying, laying->pieces);
    if (header->row.from->cells > COLUMNS_MOST || !all_simple(laying, header->row)) return false;
    for (const struct piece *piece = header->row.from; piece < header->row.to; piece++) {
        if (piece->cell > COLUMNS_MOST) return false; /* loose text behind the last cell */
        enum column column = column_of(laying, piece);
        if (column != COLUMN_OTHER && header->has[column]) column = COLUMN_OTHER;
        header->of[piece->cell] = column;
        header->has[column] = true;
    }
    return header->row.to < laying->pieces + laying->count &&
           header->has[COLUMN_CITY] + header->has[COLUMN_TITLE] + header->has[COLUMN_TEXT] >= 2;
}

static const struct piece *cell_in(struct row row, const struct header *header,
                                   enum column column) {
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        if (piece->cell <= COLUMNS_MOST && header->of[piece->cell] == column) return piece;
    return NULL;
}

static void put_heading(struct laying *laying, const struct piece *from, int level) {
    struct piece *piece = piece_new(laying, from);
    piece->kind = PIECE_HEADING;
    piece->level = level;
    for (size_t i = from->start; i < from->end; i++)
        put(laying, laying->bytes[i] == '\n' ? " " : &laying->bytes[i], 1);
    piece->end = laying->at->gathered.count;
}

/* "Frequentie: maandelijks": a cell behind the name of its column. */
static void put_named(struct laying *laying, const struct header *header,
                      const struct piece *from) {
    struct piece *piece = piece_new(laying, from);
    for (const struct piece *name = header->row.from; name < header->row.to; name++)
        if (name->cell == from->cell) {
            put(laying, laying->bytes + name->start, name->end - name->start);
            put(laying, ": ", 2);
        }
    put(laying, laying->bytes + from->start, from->end - from->start);
    piece->end = laying->at->gathered.count;
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
    for (const struct piece *piece = row.from; piece < row.to; piece++) {
        enum column column = piece->cell <= COLUMNS_MOST ? header->of[piece->cell] : COLUMN_OTHER;
        bool is_first = piece == row.from || piece[-1].cell != piece->cell;
        if (piece == own || piece == title) continue;
        if (column == COLUMN_OTHER && is_first && piece->kind == PIECE_PARAGRAPH)
            put_named(laying, header, piece);
        else
            keep_piece(laying, piece, false);
    }
}

static void lay_records(struct laying *laying, const struct header *header) {
    const struct piece *city = NULL;
    struct row row;
    for (const struct piece *piece = header->row.to; piece < laying->pieces + laying->count;
         piece = row.to) {
        row = row_of(laying, piece);
        lay_record(laying, header, row, &city);
    }
}

/* Without columns it is no table to look a row up in: its pieces count as paragraphs. */
static void lay_text(struct laying *laying) {
    for (size_t i = 0; i < laying->count; i++) {
        bool is_own = laying->pieces[i].table == 0;
        keep_piece(laying, &laying->pieces[i], false);
        struct piece *piece = &laying->at->pieces.at[laying->at->pieces.count - 1];
        if (is_own) piece->table = piece->table_row = 0;
    }
}

/* Whether the cells, one below the other, are what a browser copies of a SharePoint list. */
static bool is_list(const struct laying *laying) {
    struct arena *arena = arena_new();
    LIST(char) lines = {0};
    for (size_t i = 0; i < laying->count; i++) {
        const struct piece *piece = &laying->pieces[i];
        for (size_t at = piece->start; at < piece->end; at++)
            *list_add(arena, &lines) = laying->bytes[at];
        *list_add(arena, &lines) = '\n';
    }
    const struct text text = {.bytes = lines.at, .length = lines.count};
    bool has_list = sharepoint_has_list(&text, laying->outline->words);
    arena_end(arena);
    return has_list;
}

void outline_lay_table(struct outline *outline, const struct table *table) {
    struct aside *at = outline->at;
    size_t count = at->pieces.count - table->first;
    if (count == 0) return;
    struct arena *arena = arena_new();
    size_t start = at->pieces.at[table->first].start, length = at->gathered.count - start;
    struct piece *pieces = arena_take(arena, count * sizeof *pieces);
    memcpy(pieces, at->pieces.at + table->first, count * sizeof *pieces);
    for (size_t i = 0; i < count; i++) {
        pieces[i].start -= start;
        pieces[i].end -= start;
    }
    struct laying laying = {.outline = outline,
                            .at = at,
                            .table = table,
                            .bytes = arena_copy(arena, at->gathered.at + start, length),
                            .pieces = pieces,
                            .count = count};
    if (at->tables.count > 0) {
        laying.row = at->tables.at[at->tables.count - 1].row;
        laying.cell = at->tables.at[at->tables.count - 1].cell;
    }
    at->pieces.count = table->first;
    at->gathered.count = start;
    struct header header = {0};
    if (count_columns(&laying) <= 1 || is_list(&laying)) {
        lay_text(&laying);
    } else if (at->tables.count == 0 && read_header(&laying, &header)) {
        lay_records(&laying, &header);
    } else {
        struct row row;
        for (const struct piece *piece = pieces; piece < pieces + count; piece = row.to) {
            row = row_of(&laying, piece);
            lay_row(&laying, row);
        }
    }
    arena_end(arena);
}
