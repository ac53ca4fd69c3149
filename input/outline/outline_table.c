/* Tables of an outline, laid out when they end: records under the names of columns that
 * rules/sources.yaml knows (Stad, Titel, Beschrijving), rows of words, or mere lay-out. */
#include <ctype.h>
#include <string.h>

#include "input/outline/outline_laying.h"
#include "input/text/sharepoint.h"

struct row laying_row(const struct laying *laying, const struct piece *from) {
    struct row row = {from, from};
    while (row.to < laying->pieces + laying->count && row.to->row == from->row) row.to++;
    return row;
}

struct row laying_cell(struct row row, const struct piece *from) {
    struct row cell = {from, from};
    while (cell.to < row.to && cell.to->cell == from->cell) cell.to++;
    return cell;
}

size_t laying_count_cells(struct row row) {
    size_t cells = 0;
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        cells += !piece->is_again && (piece == row.from || piece->cell != piece[-1].cell);
    return cells;
}

static size_t count_columns(const struct laying *laying) {
    size_t columns = 0;
    struct row row;
    for (const struct piece *piece = laying->pieces; piece < laying->pieces + laying->count;
         piece = row.to) {
        row = laying_row(laying, piece);
        size_t cells = laying_count_cells(row);
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

bool laying_is_simple(const struct laying *laying, struct row row) {
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
    return laying_count_cells(row) > 1 && is_simple(laying, row, first) && length <= LABEL_MOST &&
           !has_heading(row) && strchr(".:;,?!", bytes[length - 1]) == NULL &&
           !word_list_has(&laying->outline->words->row_titles, bytes, length);
}

/* ---- laying out ---- */

void laying_put(struct laying *laying, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        *list_add(laying->outline->scratch, &laying->at->gathered) = bytes[i];
}

struct piece *laying_new(struct laying *laying, const struct piece *from) {
    struct piece *piece = list_add(laying->outline->scratch, &laying->at->pieces);
    *piece = *from;
    piece->is_again = false;
    piece->start = laying->at->gathered.count;
    piece->row = laying->row;
    piece->cell = laying->cell;
    if (piece->table == 0) {
        piece->table = laying->table->id;
        piece->table_row = from->row > 1 ? from->row - 1 : 1;
    }
    return piece;
}

/* A piece as it is. */
static void keep_piece(struct laying *laying, const struct piece *from) {
    struct piece *piece = laying_new(laying, from);
    laying_put(laying, laying->bytes + from->start, from->end - from->start);
    piece->end = laying->at->gathered.count;
}

bool laying_is_letter(const struct laying *laying, const struct piece *piece) {
    unsigned char first = (unsigned char)laying->bytes[piece->start];
    return isalpha(first) || (first >= 0xC3 && first <= 0xC9); /* Latin letters in UTF-8 */
}

/* "Frequentie" above what it labels. */
static bool is_label(const struct laying *laying, const struct piece *piece) {
    const struct source_words *words = laying->outline->words;
    const char *bytes = laying->bytes + piece->start;
    size_t length = piece->end - piece->start;
    return word_list_has(&words->labels, bytes, length) ||
           word_list_has(&words->meeting_columns, bytes, length) ||
           word_list_has(&words->other_columns, bytes, length);
}

/* Whether the pieces are names or topics, one below the other: no sentences, and no list that is
 * typed with marks of its own. */
static bool is_enumeration(const struct laying *laying, struct row cell) {
    for (const struct piece *piece = cell.from; piece < cell.to; piece++)
        if (piece->kind != PIECE_PARAGRAPH || piece->end - piece->start > LABEL_MOST ||
            strchr(".:?!", laying->bytes[piece->end - 1]) != NULL ||
            !laying_is_letter(laying, piece) || has_line_end(laying, piece) ||
            is_label(laying, piece))
            return false;
    return cell.to - cell.from > 1;
}

void laying_keep_list(struct laying *laying, struct row cell) {
    bool is_list = is_enumeration(laying, cell);
    for (const struct piece *piece = cell.from; piece < cell.to; piece++) {
        struct piece kept = *piece;
        if (is_list) {
            kept.kind = PIECE_ENTRY;
            kept.level = 1;
        }
        keep_piece(laying, &kept);
    }
}

/* At least one bar shows that it is a row. */
static void lay_line(struct laying *laying, struct row row) {
    struct piece *line = laying_new(laying, row.from);
    line->kind = PIECE_ROW;
    size_t cell = 1;
    for (const struct piece *piece = row.from; piece < row.to; piece++) {
        const char *bar = piece == row.from ? "| " : " | ";
        for (; cell < piece->cell; cell++) laying_put(laying, bar, strlen(bar));
        laying_put(laying, laying->bytes + piece->start, piece->end - piece->start);
    }
    if (cell == 1 && laying_count_cells(row) == 1) laying_put(laying, " |", 2);
    line->end = laying->at->gathered.count;
}

/* The first cell as the label of the others. */
static void lay_labelled(struct laying *laying, struct row row) {
    keep_piece(laying, row.from);
    laying_put(laying, ":", 1);
    laying->at->pieces.at[laying->at->pieces.count - 1].end++;
    struct row cell;
    for (const struct piece *piece = row.from + 1; piece < row.to; piece = cell.to)
        laying_keep_list(laying, cell = laying_cell(row, piece));
}

/* A row that is one cell as wide as the table is no row of words: it may head those below. Words
 * that go on from the row above are said again in a row of words alone. */
static void lay_row(struct laying *laying, struct row row) {
    bool has_again = false;
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        has_again = has_again || piece->is_again;
    if (laying_count_cells(row) == 0) return;
    if (row.from->cells > 1 && laying_is_simple(laying, row) && !(has_again && has_heading(row))) {
        lay_line(laying, row);
    } else if (!has_again && has_label(laying, row)) {
        lay_labelled(laying, row);
    } else {
        for (const struct piece *piece = row.from; piece < row.to; piece++)
            if (!piece->is_again) keep_piece(laying, piece);
    }
}

/* A piece that is no longer of a table, unless it was of one within. */
static void keep_as_text(struct laying *laying, const struct piece *from) {
    if (from->is_again) return;
    keep_piece(laying, from);
    struct piece *piece = &laying->at->pieces.at[laying->at->pieces.count - 1];
    if (from->table == 0) piece->table = piece->table_row = 0;
}

/* Without columns it is no table to look a row up in: its pieces count as paragraphs. */
static void lay_text(struct laying *laying) {
    for (size_t i = 0; i < laying->count; i++) keep_as_text(laying, &laying->pieces[i]);
}

static bool says_name(const struct text *text, struct row row, struct span name) {
    for (const struct piece *piece = row.from; piece < row.to; piece++)
        if (piece->end - piece->start == span_length(name) &&
            memcmp(text->bytes + piece->start, text->bytes + name.start, span_length(name)) == 0)
            return true;
    return false;
}

/* The rows of a list as text. There the name of the group closes a row; it is added where the list
 * does not show the column that has it. */
static void lay_list(struct laying *laying) {
    const struct text text = {.bytes = laying->bytes,
                              .length = laying->pieces[laying->count - 1].end};
    struct span name = {0, 0};
    struct row row;
    for (const struct piece *piece = laying->pieces; piece < laying->pieces + laying->count;
         piece = row.to) {
        row = laying_row(laying, piece);
        bool has_group = false;
        for (const struct piece *at = row.from; at < row.to; at++) {
            const struct span words = {at->start, at->end};
            keep_as_text(laying, at);
            has_group =
                sharepoint_is_group(&text, words, laying->outline->words, &name) || has_group;
        }
        if (has_group || span_length(name) == 0 || row.from->cells < 2 ||
            says_name(&text, row, name))
            continue;
        struct piece closing = row.to[-1];
        closing.kind = PIECE_PARAGRAPH;
        closing.start = name.start;
        closing.end = name.end;
        keep_as_text(laying, &closing);
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
    if (is_list(&laying)) {
        lay_list(&laying);
    } else if (count_columns(&laying) <= 1) {
        lay_text(&laying);
    } else if (at->tables.count > 0 || !laying_records(&laying)) {
        struct row row;
        for (const struct piece *piece = pieces; piece < pieces + count; piece = row.to) {
            row = laying_row(&laying, piece);
            lay_row(&laying, row);
        }
    }
    arena_end(arena);
}
