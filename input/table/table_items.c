#include "input/table/table_items.h"

#include <stdint.h>
#include <string.h>

#include "input/text/line.h"
#include "input/text/lines.h"

enum { NAME_MAX_BYTES = 80, LETTERS = 26 };

/* A piece of the text, whose blocks are made once the text stands. */
struct piece {
    struct span span;
    const char *place;
    bool is_title;
};

/* A document being made from a table. */
struct making {
    struct document *document;
    const struct table *table;
    const struct table_shape *shape;
    const char *sheet;  /* or NULL */
    const char **names; /* of the columns, cut to NAME_MAX_BYTES */
    size_t columns;
    char *bytes; /* the text so far, with room for all of it */
    size_t length;
    struct arena *scratch;
    LIST(struct piece) pieces;
};

static const char *name_of(const struct making *making, size_t column) {
    return column < making->columns ? making->names[column] : "";
}

static bool has_role(const struct making *making, size_t column) {
    for (int role = 0; role < TABLE_ROLE_COUNT; role++)
        if (making->shape->column_of[role] == column) return true;
    return false;
}

static struct table_cell cell_of(const struct making *making, const struct table_row *row,
                                 enum table_role role) {
    return table_cell(making->table, row, making->shape->column_of[role]);
}

/* ---- places ---- */

static const char *folded(const char *sheet, struct arena *arena) {
    const struct text text = {.bytes = sheet, .length = strlen(sheet)};
    return text_words(&text, (struct span){0, text.length}, arena);
}

static const char *sheet_row(const char *sheet, size_t row, struct arena *arena) {
    return arena_print(arena, "blad %s, rij %zu", folded(sheet, arena), row);
}

const char *table_sheet_cell(const char *sheet, size_t row, size_t column, struct arena *arena) {
    char letters[16], *first = &letters[sizeof letters - 1];
    *first = '\0';
    for (size_t left = column + 1; left > 0; left = (left - 1) / LETTERS)
        *--first = (char)('A' + (left - 1) % LETTERS);
    return arena_print(arena, "blad %s, cel %s%zu", folded(sheet, arena), first, row);
}

static const char *row_place(const struct making *making, const struct table_row *row) {
    struct arena *arena = making->document->arena;
    return making->sheet != NULL ? sheet_row(making->sheet, row->number, arena)
                                 : arena_print(arena, "rij %zu", row->number);
}

static const char *cell_place(const struct making *making, const struct table_row *row,
                              size_t column) {
    struct arena *arena = making->document->arena;
    const char *name = name_of(making, column);
    if (making->sheet != NULL) return table_sheet_cell(making->sheet, row->number, column, arena);
    return *name == '\0' ? row_place(making, row)
                         : arena_print(arena, "rij %zu, kolom %s", row->number, name);
}

/* ---- text ---- */

static void put(struct making *making, const char *bytes, size_t length) {
    memcpy(making->bytes + making->length, bytes, length);
    making->length += length;
}

/* The words of a cell with LF for every line end; the title takes one line. */
static struct span put_cell(struct making *making, struct table_cell cell, bool is_title) {
    struct span from = table_cell_trim(cell), to = {making->length, 0};
    for (size_t i = from.start; i < from.end; i++) {
        char c = cell.bytes[i];
        if (c == '\r' && i + 1 < from.end && cell.bytes[i + 1] == '\n') continue;
        bool is_end = c >= '\n' && c <= '\r';
        making->bytes[making->length++] = !is_end ? c : is_title ? ' ' : '\n';
    }
    to.end = making->length;
    return to;
}

static void piece_add(struct making *making, struct span span, const struct table_row *row,
                      size_t column) {
    bool is_title = column == making->shape->column_of[TABLE_ROLE_TITLE];
    const char *place = is_title ? row_place(making, row) : cell_place(making, row, column);
    *list_add(making->scratch, &making->pieces) = (struct piece){span, place, is_title};
}

/* A cell of the body: the column of texts as it is, another one behind the column's name. */
static void put_body(struct making *making, const struct table_row *row, struct table_cell cell,
                     size_t body) {
    struct span words = table_cell_trim(cell);
    if (span_length(words) == 0) return;
    bool has_text = cell.column == making->shape->column_of[TABLE_ROLE_TEXT];
    if (making->length > body) put(making, "\n", 1);
    size_t start = making->length;
    const char *name = name_of(making, cell.column);
    if (!has_text && *name != '\0') {
        bool has_lines = memchr(cell.bytes + words.start, '\n', span_length(words)) != NULL;
        put(making, name, strlen(name));
        put(making, has_lines ? ":\n" : ": ", 2);
    }
    put_cell(making, cell, false);
    piece_add(making, (struct span){start, making->length}, row, cell.column);
}

static void put_bodies(struct making *making, const struct table_row *row, size_t body) {
    put_body(making, row, cell_of(making, row, TABLE_ROLE_TEXT), body);
    for (size_t i = 0; i < row->count; i++) {
        struct table_cell cell = making->table->cells.at[row->first + i];
        if (!has_role(making, cell.column)) put_body(making, row, cell, body);
    }
}

/* ---- items ---- */

static const char *section_of(const struct making *making, struct table_cell cell) {
    struct arena *arena = making->document->arena;
    char *words = table_cell_words(cell, NAME_MAX_BYTES, arena);
    if (words == NULL) return NULL;
    const struct text text = {.bytes = words, .length = strlen(words)};
    const char *own = line_section(&text, (struct span){0, text.length}, arena);
    return own != NULL ? own : words;
}

/* Without a column of sections a title such as "B. OVERLEG" opens one, for as long as the city
 * stays the same. */
static const char *section_from_titles(const struct making *making, const struct item *item) {
    const struct item *before = item - 1;
    const char *own = NULL;
    if (item->title_text != NULL) {
        const struct text text = {.bytes = item->title_text, .length = strlen(item->title_text)};
        own = line_section(&text, (struct span){0, text.length}, making->document->arena);
    }
    if (own != NULL || item == making->document->items.at) return own;
    bool same_city = item->city_words == NULL || before->city_words == NULL
                         ? item->city_words == before->city_words
                         : strcmp(item->city_words, before->city_words) == 0;
    return same_city ? before->section : NULL;
}

/* "Nee", "0" or nothing: no attachment; a name with a point in it is the file's. */
static void read_attachment(struct item *item, struct table_cell cell, struct arena *arena) {
    static const char *const none[] = {"0", "-", "nee", "neen", "geen", "no", "false", "onwaar"};
    struct word_list list = {(const char **)none, sizeof none / sizeof *none, 0};
    const char *words = table_cell_words(cell, cell.length, arena);
    if (words == NULL || word_list_has(&list, words, strlen(words))) return;
    item->has_attachment = true;
    if (strchr(words, '.') != NULL) item->attachment = words;
}

static void row_read(struct making *making, const struct table_row *row) {
    struct document *document = making->document;
    struct arena *arena = document->arena;
    size_t gap = making->length;
    if (gap > 0) put(making, "\n\n", 2);
    size_t start = making->length;
    struct item *item = list_add(arena, &document->items);
    item->title = put_cell(making, cell_of(making, row, TABLE_ROLE_TITLE), true);
    item->place = row_place(making, row);
    if (span_length(item->title) > 0) {
        piece_add(making, item->title, row, making->shape->column_of[TABLE_ROLE_TITLE]);
        put(making, "\n\n", 2);
    }
    size_t body = making->length;
    put_bodies(making, row, body);
    if (making->length == body) making->length = body = item->title.end;
    if (making->length == start) { /* a row that only names its city */
        making->length = start = body = gap;
        item->title = (struct span){gap, gap};
    }
    item->body = (struct span){body, making->length};
    item->span = (struct span){start, making->length};
    item->title_text = table_cell_words(cell_of(making, row, TABLE_ROLE_TITLE), SIZE_MAX, arena);
    item->city_words = table_cell_words(cell_of(making, row, TABLE_ROLE_CITY), SIZE_MAX, arena);
    item->section = making->shape->column_of[TABLE_ROLE_SECTION] != SIZE_MAX
                        ? section_of(making, cell_of(making, row, TABLE_ROLE_SECTION))
                        : section_from_titles(making, item);
    read_attachment(item, cell_of(making, row, TABLE_ROLE_ATTACHMENT), arena);
}

/* ---- the whole ---- */

static void read_names(struct making *making) {
    const struct table_row *header = &making->table->rows.at[making->shape->header];
    struct arena *arena = making->document->arena;
    making->columns = table_row_width(making->table, header);
    making->names = arena_take(arena, making->columns * sizeof *making->names);
    for (size_t i = 0; i < making->columns; i++) {
        const char *name =
            table_cell_words(table_cell(making->table, header, i), NAME_MAX_BYTES, arena);
        making->names[i] = name != NULL ? name : "";
    }
}

/* Bytes that the text takes at most: every cell, the name before it and a line end or two; and
 * titles, whose column may be that of the texts as well. */
static size_t room_needed(const struct making *making) {
    const struct table *table = making->table;
    size_t room = 1 + table->rows.count * 4;
    for (size_t i = 0; i < table->cells.count; i++)
        room += table->cells.at[i].length + NAME_MAX_BYTES + 4;
    for (size_t i = 0; i < table->rows.count; i++)
        room += cell_of(making, &table->rows.at[i], TABLE_ROLE_TITLE).length;
    return room;
}

static void tell_empty(const struct making *making) {
    struct document *document = making->document;
    static const char message[] = "tabel heeft een kopregel en geen rijen";
    struct place place = {document->file_name != NULL ? document->file_name : document->name,
                          making->table->rows.at[making->shape->header].line, 0};
    if (making->sheet != NULL)
        diag_add(document->messages, place, "blad %s: %s", making->sheet, message);
    else
        diag_add(document->messages, place, message);
}

static void make_blocks(struct making *making, const struct source_words *words) {
    struct lines *lines = lines_new(making->document, words);
    for (size_t i = 0; i < making->pieces.count; i++) {
        const struct piece *piece = &making->pieces.at[i];
        if (piece->is_title)
            *list_add(making->document->arena, &making->document->blocks) =
                (struct block){BLOCK_KIND_HEADING, 1, piece->span, piece->place};
        else
            lines_blocks(lines, piece->span, 2, piece->place);
    }
    lines_end(lines);
}

void table_items(struct document *document, const struct table *table,
                 const struct table_shape *shape, const char *sheet,
                 const struct source_words *words) {
    struct making making = {.document = document, .table = table, .shape = shape, .sheet = sheet};
    making.scratch = arena_new();
    making.bytes = arena_take(document->arena, room_needed(&making));
    read_names(&making);
    for (size_t i = shape->header + 1; i < table->rows.count; i++)
        if (!table_is_blank(table, &table->rows.at[i])) row_read(&making, &table->rows.at[i]);
    if (document->items.count == 0) tell_empty(&making);
    making.bytes[making.length] = '\0';
    document->text = text_freeze(making.bytes, making.length, document->arena);
    make_blocks(&making, words);
    arena_end(making.scratch);
}
