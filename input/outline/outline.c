#include "input/outline/outline.h"

#include <string.h>

#include "input/outline/outline_parts.h"

enum { DEPTH_MOST = 10, TABLES_MOST = 24, AGAIN_MOST = 80 /* bytes */, AGAINS_MOST = 20000 };

static struct aside *aside_new(struct outline *outline) {
    struct aside *aside = arena_take(outline->scratch, sizeof *aside);
    aside->outer = outline->at;
    aside->place = outline->at != NULL ? outline->at->place : NULL;
    return aside;
}

struct outline *outline_new(struct document *document, const struct source_words *words) {
    struct arena *scratch = arena_new();
    struct outline *outline = arena_take(scratch, sizeof *outline);
    outline->scratch = scratch;
    outline->document = document;
    outline->words = words;
    outline->at = aside_new(outline);
    return outline;
}

/* ---- pieces ---- */

static struct piece *last_piece(const struct aside *at) {
    return &at->pieces.at[at->pieces.count - 1];
}

static struct table *open_table(const struct aside *at) {
    return at->tables.count > 0 ? &at->tables.at[at->tables.count - 1] : NULL;
}

void outline_close(struct outline *outline) {
    struct aside *at = outline->at;
    if (!at->is_open) return;
    struct piece *piece = last_piece(at);
    const char *bytes = at->gathered.at;
    size_t end = at->gathered.count;
    const char *blanks = piece->kind == PIECE_ROW ? " |\t\n" : " \t\n";
    while (end > piece->start && strchr(blanks, bytes[end - 1]) != NULL) end--;
    at->gathered.count = piece->end = end;
    if (end == piece->start) at->pieces.count--;
    at->is_open = at->gap = at->tab = false;
}

static struct piece *open_piece(struct outline *outline, enum piece_kind kind, int level) {
    outline_close(outline);
    struct aside *at = outline->at;
    const struct table *table = open_table(at);
    struct piece *piece = list_add(outline->scratch, &at->pieces);
    *piece = (struct piece){.kind = kind,
                            .level = level,
                            .start = at->gathered.count,
                            .place = at->place,
                            .mark = outline->mark};
    if (table != NULL) {
        piece->row = table->row;
        piece->cell = table->cell;
    }
    at->is_open = true;
    return piece;
}

void outline_heading(struct outline *outline, int level) {
    open_piece(outline, PIECE_HEADING, level);
}

void outline_paragraph(struct outline *outline) { open_piece(outline, PIECE_PARAGRAPH, 0); }

static int within(int depth) { return depth < 1 ? 1 : depth < DEPTH_MOST ? depth : DEPTH_MOST; }

void outline_entry(struct outline *outline, int depth) {
    open_piece(outline, PIECE_ENTRY, within(depth));
}

void outline_numbered(struct outline *outline, int depth, const char *number) {
    open_piece(outline, PIECE_ENTRY, within(depth))->number =
        arena_copy(outline->scratch, number, strlen(number));
}

void outline_answer(struct outline *outline) { open_piece(outline, PIECE_ANSWER, 0); }

/* ---- text ---- */

static void gather(struct outline *outline, const char *bytes, size_t length) {
    struct aside *at = outline->at;
    for (size_t i = 0; i < length; i++) *list_add(outline->scratch, &at->gathered) = bytes[i];
}

bool outline_has_text(const struct outline *outline) {
    const struct aside *at = outline->at;
    return at->is_open && at->gathered.count > last_piece(at)->start;
}

/* Of the piece that stands open, which has text. */
static char last_byte(const struct outline *outline) {
    return outline->at->gathered.at[outline->at->gathered.count - 1];
}

/* Marks that have no width: where a word may be broken, which way letters run. */
static bool is_nothing(uint32_t point) {
    return point == 0xAD || point == 0x200B || point == 0x200E || point == 0x200F ||
           point == 0x2060 || point == 0xFEFF;
}

/* The white space that came behind the text, now that more text follows. */
static void fill_gap(struct outline *outline) {
    struct aside *at = outline->at;
    if (outline_has_text(outline) && last_byte(outline) != '\n') {
        if (at->tab)
            gather(outline, "\t", 1);
        else if (at->gap && last_byte(outline) != ' ')
            gather(outline, " ", 1);
    }
    at->gap = at->tab = false;
}

/* The boxes and marks of Microsoft's symbol fonts, which have no meaning outside them. */
static uint32_t meant_by(uint32_t point) {
    switch (point) {
    case 0xF0FE:
    case 0xF0FD: return 0x2612;
    case 0xF0A8:
    case 0xF06F:
    case 0xF071: return 0x2610;
    case 0xF0FC: return 0x2713;
    case 0xF0E0: return 0x2192;
    default: return point;
    }
}

static void take_point(struct outline *outline, uint32_t point) {
    char encoded[4];
    if (is_nothing(point)) return;
    point = meant_by(point);
    if (utf8_is_space(point)) {
        outline->at->gap = true;
        return;
    }
    if (!outline->at->is_open) outline_paragraph(outline);
    fill_gap(outline);
    bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    gather(outline, encoded, utf8_put(is_control ? 0xFFFD : point, encoded));
}

void outline_text(struct outline *outline, const char *bytes, size_t length) {
    for (size_t at = 0; at < length; at++) {
        size_t fault = at + utf8_fault(bytes + at, length - at);
        while (at < fault) take_point(outline, utf8_next(bytes, &at));
        if (fault < length) take_point(outline, 0xFFFD);
    }
}

void outline_tab(struct outline *outline) { outline->at->tab = true; }

static bool can_break(const struct outline *outline) {
    if (!outline_has_text(outline)) return false;
    enum piece_kind kind = last_piece(outline->at)->kind;
    return kind == PIECE_PARAGRAPH || kind == PIECE_ENTRY || kind == PIECE_ANSWER;
}

/* One blank line at most. */
void outline_break(struct outline *outline) {
    struct aside *at = outline->at;
    at->gap = true;
    if (!can_break(outline)) return;
    at->tab = false;
    size_t length = at->gathered.count - last_piece(at)->start;
    const char *end = at->gathered.at + at->gathered.count;
    if (length < 2 || end[-1] != '\n' || end[-2] != '\n') gather(outline, "\n", 1);
}

bool outline_at_line(const struct outline *outline) {
    return outline_has_text(outline) && last_byte(outline) == '\n';
}

void outline_line(struct outline *outline) {
    if (!outline_at_line(outline)) outline_break(outline);
}

void outline_box(struct outline *outline, bool is_ticked) {
    outline_line(outline);
    if (!outline->at->is_open) outline_paragraph(outline);
    fill_gap(outline);
    gather(outline, is_ticked ? "[x]" : "[ ]", 3);
    outline->at->gap = true;
}

void outline_label(struct outline *outline) {
    if (!can_break(outline)) return;
    if (strchr(".:;,?!\n", last_byte(outline)) == NULL) gather(outline, ":", 1);
    outline->at->gap = true;
}

/* ---- tables ---- */

void outline_table(struct outline *outline) {
    struct aside *at = outline->at;
    outline_close(outline);
    if (at->tables.count == TABLES_MOST) {
        at->deeper++;
        return;
    }
    *list_add(outline->scratch, &at->tables) = (struct table){.first = at->pieces.count,
                                                              .row_first = at->pieces.count,
                                                              .id = ++outline->tables,
                                                              .row = 1,
                                                              .cell = 1};
}

/* Tells the pieces of the row how many cells it has. */
static void end_row(struct aside *at, struct table *table) {
    for (size_t i = table->row_first; i < at->pieces.count; i++)
        at->pieces.at[i].cells = table->cell - 1;
    table->row_first = at->pieces.count;
}

void outline_table_end(struct outline *outline) {
    struct aside *at = outline->at;
    outline_close(outline);
    if (at->deeper > 0) {
        at->deeper--;
    } else if (at->tables.count > 0) {
        end_row(at, open_table(at));
        const struct table table = at->tables.at[--at->tables.count];
        outline_lay_table(outline, &table);
    }
}

void outline_row(struct outline *outline) {
    struct aside *at = outline->at;
    struct table *table = open_table(at);
    if (table == NULL) {
        open_piece(outline, PIECE_ROW, 0);
        return;
    }
    outline_close(outline);
    if (at->deeper > 0) return;
    end_row(at, table);
    table->row++;
    table->cell = 1;
}

/* Of a row that is one piece, the text before it stands behind a bar, also when it is empty. */
void outline_cell(struct outline *outline) {
    struct aside *at = outline->at;
    struct table *table = open_table(at);
    if (table != NULL) {
        outline_close(outline);
        if (at->deeper == 0) table->cell++;
    } else if (at->is_open && last_piece(at)->kind == PIECE_ROW) {
        at->gap = at->tab = false;
        gather(outline, " | ", 3);
    }
}

/* The table whose cells are told by number, NULL where none is. */
static struct table *table_of_cell(const struct outline *outline) {
    struct table *table = open_table(outline->at);
    bool is_told = table != NULL && outline->at->deeper == 0 && table->cell <= COLUMNS_MOST;
    return is_told ? table : NULL;
}

void outline_cell_rows(struct outline *outline, size_t rows) {
    struct table *table = table_of_cell(outline);
    if (table != NULL) table->left[table->cell] = rows > 0 ? rows - 1 : 0;
}

bool outline_is_covered(const struct outline *outline) {
    const struct table *table = table_of_cell(outline);
    return table != NULL && table->left[table->cell] > 0;
}

/* The one paragraph of the cell in the row above, NULL where there is more or less. */
static const struct piece *piece_above(const struct aside *at, const struct table *table) {
    const struct piece *above = NULL;
    for (size_t i = at->pieces.count; i > table->first; i--) {
        const struct piece *piece = &at->pieces.at[i - 1];
        if (piece->row + 1 < table->row) break;
        if (piece->row + 1 != table->row || piece->cell != table->cell) continue;
        if (above != NULL) return NULL;
        above = piece;
    }
    return above != NULL && above->kind == PIECE_PARAGRAPH ? above : NULL;
}

/* A small table can ask for very many repeats. */
static bool may_repeat(struct outline *outline) {
    if (outline->repeats++ < AGAINS_MOST) return true;
    if (outline->repeats == AGAINS_MOST + 1)
        document_partial(outline->document, 0,
                         "tabel herhaalt te veel tekst; een deel van de herhalingen is weggelaten");
    return false;
}

static void say_again(struct outline *outline, const struct piece *above) {
    size_t length = above->end - above->start;
    if (length > AGAIN_MOST || !may_repeat(outline)) return;
    const char *words =
        arena_copy(outline->scratch, outline->at->gathered.at + above->start, length);
    open_piece(outline, PIECE_PARAGRAPH, 0)->is_again = true;
    gather(outline, words, length);
}

void outline_covered(struct outline *outline) {
    struct table *table = table_of_cell(outline);
    if (table != NULL && table->left[table->cell] > 0) {
        table->left[table->cell]--;
        outline_close(outline);
        const struct piece *above = piece_above(outline->at, table);
        if (above != NULL) say_again(outline, above);
    }
    outline_cell(outline);
}

/* ---- places, asides ---- */

void outline_place(struct outline *outline, const char *place) {
    outline_close(outline);
    outline->at->place = arena_copy(outline->document->arena, place, strlen(place));
}

void outline_note_marks(struct outline *outline, marked_list *marks) { outline->marks = marks; }

void outline_mark(struct outline *outline, int mark) {
    if (outline->marks == NULL || outline->mark == mark) return;
    outline_close(outline);
    outline->mark = mark;
}

void outline_count(struct outline *outline) { outline->counts = true; }

struct aside *outline_aside(struct outline *outline) {
    outline->at = aside_new(outline);
    return outline->at;
}

void outline_aside_end(struct outline *outline) {
    struct aside *at = outline->at;
    if (at->outer == NULL) return;
    while (at->tables.count > 0) outline_table_end(outline);
    outline_close(outline);
    outline->at = at->outer;
}

void outline_put(struct outline *outline, struct aside *aside) {
    outline_close(outline);
    struct aside *at = outline->at;
    const struct table *table = open_table(at);
    size_t shift = at->gathered.count;
    gather(outline, aside->gathered.at, aside->gathered.count);
    for (size_t i = 0; i < aside->pieces.count; i++) {
        struct piece *piece = list_add(outline->scratch, &at->pieces);
        *piece = aside->pieces.at[i];
        piece->start += shift;
        piece->end += shift;
        piece->row = table != NULL ? table->row : 0;
        piece->cell = table != NULL ? table->cell : 0;
    }
    aside->pieces.count = aside->gathered.count = 0;
}

/* ---- the whole ---- */

bool outline_end(struct outline *outline, const char *empty_reason) {
    while (outline->at->outer != NULL) outline_aside_end(outline);
    while (outline->at->tables.count > 0) outline_table_end(outline);
    outline_close(outline);
    bool is_read = outline->at->pieces.count > 0;
    if (is_read)
        outline_make(outline);
    else
        document_refuse(outline->document, 0, empty_reason);
    arena_end(outline->scratch);
    return is_read;
}
