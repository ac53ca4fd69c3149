/* Tables in text files: every row an item, its title and its cells made into text. */
#include <stdint.h>
#include <string.h>

#include "input/csv_shape.h"
#include "input/csv_table.h"
#include "input/formats.h"
#include "input/line.h"
#include "input/lines.h"

enum { NAME_MAX_BYTES = 80, UNEVEN_SHOWN = 20, SCORE_SUFFIX = 1, SCORE_CERTAIN = 3 };

/* A piece of the text, whose blocks are made once the text stands. */
struct piece {
    struct span span;
    const char *place;
    bool is_title;
};

/* A document being made from a table. */
struct making {
    struct document *document;
    struct csv_table table;
    struct csv_shape shape;
    const char **names; /* of the columns, cut to NAME_MAX_BYTES */
    char *bytes;        /* the text so far, with room for all of it */
    size_t length;
    struct arena *scratch;
    LIST(struct piece) pieces;
    size_t uneven; /* rows with more or fewer cells than the header */
};

static const char *name_of(const struct making *making, size_t column) {
    return column < making->shape.columns ? making->names[column] : "";
}

static bool has_role(const struct making *making, size_t column) {
    for (int role = 0; role < CSV_ROLE_COUNT; role++)
        if (making->shape.column_of[role] == column) return true;
    return false;
}

/* ---- cells ---- */

static struct span trimmed(struct csv_cell cell) {
    const struct text text = {.bytes = cell.bytes, .length = cell.length};
    return text_trim(&text, (struct span){0, cell.length});
}

/* A copy with white space folded, cut behind at most max bytes; NULL where nothing is left. */
static char *cell_words(struct csv_cell cell, size_t max, struct arena *arena) {
    struct span span = trimmed(cell);
    if (span_length(span) > max) {
        span.end = span.start + max;
        while (span.end > span.start && ((unsigned char)cell.bytes[span.end] & 0xC0) == 0x80)
            span.end--;
    }
    const struct text text = {.bytes = cell.bytes, .length = cell.length};
    return span_length(span) > 0 ? text_words(&text, span, arena) : NULL;
}

static struct csv_cell cell_of(const struct making *making, const struct csv_row *row,
                               enum csv_role role) {
    size_t column = making->shape.column_of[role];
    return column == SIZE_MAX ? (struct csv_cell){"", 0}
                              : csv_table_cell(&making->table, row, column);
}

/* ---- text ---- */

static void put(struct making *making, const char *bytes, size_t length) {
    memcpy(making->bytes + making->length, bytes, length);
    making->length += length;
}

/* The words of a cell with LF for every line end; the title takes one line. */
static struct span put_cell(struct making *making, struct csv_cell cell, bool is_title) {
    struct span from = trimmed(cell), to = {making->length, 0};
    for (size_t i = from.start; i < from.end; i++) {
        char c = cell.bytes[i];
        if (c == '\r' && i + 1 < from.end && cell.bytes[i + 1] == '\n') continue;
        bool is_end = c >= '\n' && c <= '\r';
        making->bytes[making->length++] = !is_end ? c : is_title ? ' ' : '\n';
    }
    to.end = making->length;
    return to;
}

static void piece_add(struct making *making, struct span span, const struct csv_row *row,
                      size_t column) {
    struct arena *arena = making->document->arena;
    bool is_title = column == making->shape.column_of[CSV_ROLE_TITLE];
    const char *name = name_of(making, column);
    const char *place = is_title || *name == '\0'
                            ? arena_print(arena, "rij %zu", row->number)
                            : arena_print(arena, "rij %zu, kolom %s", row->number, name);
    *list_add(making->scratch, &making->pieces) = (struct piece){span, place, is_title};
}

/* A cell of the body: the column of texts as it is, another one behind the column's name. */
static void put_body(struct making *making, const struct csv_row *row, size_t column, size_t body) {
    struct csv_cell cell = csv_table_cell(&making->table, row, column);
    struct span words = trimmed(cell);
    if (span_length(words) == 0) return;
    bool has_text = column == making->shape.column_of[CSV_ROLE_TEXT];
    if (making->length > body) put(making, "\n", 1);
    size_t start = making->length;
    const char *name = name_of(making, column);
    if (!has_text && *name != '\0') {
        bool has_lines = memchr(cell.bytes + words.start, '\n', span_length(words)) != NULL;
        put(making, name, strlen(name));
        put(making, has_lines ? ":\n" : ": ", 2);
    }
    put_cell(making, cell, false);
    piece_add(making, (struct span){start, making->length}, row, column);
}

static void put_bodies(struct making *making, const struct csv_row *row, size_t body) {
    size_t text = making->shape.column_of[CSV_ROLE_TEXT];
    if (text < row->count) put_body(making, row, text, body);
    for (size_t i = 0; i < row->count; i++)
        if (!has_role(making, i)) put_body(making, row, i, body);
}

/* ---- items ---- */

static const char *section_of(const struct making *making, struct csv_cell cell) {
    struct arena *arena = making->document->arena;
    char *words = cell_words(cell, NAME_MAX_BYTES, arena);
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
static void read_attachment(struct item *item, struct csv_cell cell, struct arena *arena) {
    static const char *const none[] = {"0", "-", "nee", "neen", "geen", "no", "false", "onwaar"};
    struct word_list list = {(const char **)none, sizeof none / sizeof *none, 0};
    const char *words = cell_words(cell, cell.length, arena);
    if (words == NULL || word_list_has(&list, words, strlen(words))) return;
    item->has_attachment = true;
    if (strchr(words, '.') != NULL) item->attachment = words;
}

static void tell_uneven(struct making *making, const struct csv_row *row) {
    struct document *document = making->document;
    size_t columns = making->shape.columns;
    bool has_extra = false;
    for (size_t i = columns; i < row->count && !has_extra; i++)
        has_extra = span_length(trimmed(csv_table_cell(&making->table, row, i))) > 0;
    if (row->count == columns || (row->count > columns && !has_extra)) return;
    if (++making->uneven > UNEVEN_SHOWN) return;
    document_partial(
        document, row->line,
        arena_print(document->arena,
                    "rij %zu heeft een ander aantal cellen (%zu) dan de kopregel (%zu)",
                    row->number, row->count, columns));
}

static void row_read(struct making *making, const struct csv_row *row) {
    struct document *document = making->document;
    struct arena *arena = document->arena;
    tell_uneven(making, row);
    if (making->length > 0) put(making, "\n\n", 2);
    size_t start = making->length;
    struct item *item = list_add(arena, &document->items);
    item->title = put_cell(making, cell_of(making, row, CSV_ROLE_TITLE), true);
    item->place = arena_print(arena, "rij %zu", row->number);
    if (span_length(item->title) > 0) {
        piece_add(making, item->title, row, making->shape.column_of[CSV_ROLE_TITLE]);
        put(making, "\n\n", 2);
    }
    size_t body = making->length;
    put_bodies(making, row, body);
    if (making->length == body) making->length = body = item->title.end;
    item->body = (struct span){body, making->length};
    item->span = (struct span){start, making->length};
    item->title_text = cell_words(cell_of(making, row, CSV_ROLE_TITLE), SIZE_MAX, arena);
    item->city_words = cell_words(cell_of(making, row, CSV_ROLE_CITY), SIZE_MAX, arena);
    item->section = making->shape.column_of[CSV_ROLE_SECTION] != SIZE_MAX
                        ? section_of(making, cell_of(making, row, CSV_ROLE_SECTION))
                        : section_from_titles(making, item);
    read_attachment(item, cell_of(making, row, CSV_ROLE_ATTACHMENT), arena);
}

/* ---- the whole ---- */

/* Bytes that the text takes at most: every cell, the name before it and a line end or two. */
static size_t room_needed(const struct csv_table *table) {
    size_t room = 1;
    for (size_t i = 0; i < table->cells.count; i++)
        room += table->cells.at[i].length + NAME_MAX_BYTES + 4;
    return room + table->rows.count * 4;
}

static void read_names(struct making *making) {
    const struct csv_row *header = &making->table.rows.at[making->shape.header];
    struct arena *arena = making->document->arena;
    making->shape.columns = header->count;
    making->names = arena_take(arena, header->count * sizeof *making->names);
    for (size_t i = 0; i < header->count; i++) {
        const char *name =
            cell_words(csv_table_cell(&making->table, header, i), NAME_MAX_BYTES, arena);
        making->names[i] = name != NULL ? name : "";
    }
}

static void tell_skipped(struct making *making) {
    for (size_t i = 0; i < making->shape.header; i++) {
        const struct csv_row *row = &making->table.rows.at[i];
        if (!csv_table_is_blank(&making->table, row))
            document_partial(making->document, row->line,
                             "regel boven de kopregel van de tabel is niet gelezen");
    }
}

static void tell_end(struct making *making) {
    struct document *document = making->document;
    if (making->uneven > UNEVEN_SHOWN)
        document_partial(document, 0,
                         arena_print(document->arena,
                                     "nog %zu rijen hebben een ander aantal cellen dan de kopregel",
                                     making->uneven - UNEVEN_SHOWN));
    if (document->items.count == 0)
        diag_add(document->messages,
                 (struct place){document->file_name != NULL ? document->file_name : document->name,
                                making->table.rows.at[making->shape.header].line, 0},
                 "tabel heeft een kopregel en geen rijen");
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

static void make(struct making *making, const struct source_words *words) {
    struct document *document = making->document;
    making->bytes = arena_take(document->arena, room_needed(&making->table));
    read_names(making);
    tell_skipped(making);
    for (size_t i = making->shape.header + 1; i < making->table.rows.count; i++)
        if (!csv_table_is_blank(&making->table, &making->table.rows.at[i]))
            row_read(making, &making->table.rows.at[i]);
    tell_end(making);
    making->bytes[making->length] = '\0';
    document->text = text_freeze(making->bytes, making->length, document->arena);
    make_blocks(making, words);
}

static bool refuse_fault(struct document *document, const struct csv_table *table, size_t lines) {
    size_t open = table->open_line + lines, stop = table->fault_line + lines;
    if (table->fault == CSV_FAULT_INNER)
        return document_refuse(document, open,
                               "aanhalingsteken midden in een cel; zet de hele cel tussen "
                               "aanhalingstekens en verdubbel het teken");
    if (table->fault == CSV_FAULT_BREAK)
        return document_refuse(
            document, open,
            arena_print(document->arena,
                        "aanhalingsteken dat hier opent, sluit niet goed: op regel %zu volgt "
                        "tekst na het sluitteken",
                        stop));
    return document_refuse(document, open, "aanhalingsteken dat hier opent, sluit nergens");
}

static bool refuse_header(struct document *document, const struct source_words *words) {
    const struct word_list *city = &words->city_columns, *title = &words->title_columns,
                           *text = &words->text_columns;
    return document_refuse(
        document, 1,
        arena_print(document->arena,
                    "kopregel heeft geen kolom met de stad of de titel; verwachte kolommen zijn "
                    "'%s', '%s' en '%s'",
                    city->count > 0 ? city->at[0] : "Stad",
                    title->count > 0 ? title->at[0] : "Titel",
                    text->count > 0 ? text->at[0] : "Beschrijving"));
}

static int csv_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    struct csv_shape shape = csv_shape_of(bytes, length, words);
    if (shape.separator == 0) return 0;
    size_t roles = csv_shape_roles(&shape);
    if (roles >= 3 || (roles == 2 && shape.has_fault) || (roles >= 1 && shape.is_even))
        return SCORE_CERTAIN;
    return shape.is_even || roles >= 1 ? SCORE_SUFFIX : 0;
}

static bool csv_read(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    struct making making = {.document = document, .scratch = arena_new()};
    making.shape = csv_shape_of(bytes, length, words);
    making.table.arena = making.scratch;
    size_t start = making.shape.start;
    bool is_read = false;
    if (!making.shape.has_header)
        refuse_header(document, words);
    else if (!csv_table_read(&making.table, bytes + start, length - start, making.shape.separator))
        refuse_fault(document, &making.table, start > 0);
    else {
        make(&making, words);
        is_read = true;
    }
    arena_end(making.scratch);
    return is_read;
}

static const char *const suffixes[] = {".csv", ".tsv", NULL};

const struct reader csv_reader = {"csv", suffixes, true, csv_looks_like, csv_read};
