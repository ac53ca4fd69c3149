/* From the pieces of an outline to the document's text, blocks and items. */
#include <string.h>

#include "input/formats.h"
#include "input/items.h"
#include "input/outline/outline.h"
#include "input/outline/outline_parts.h"
#include "input/text/lines.h"

enum {
    INDENT = 2,
    LEVELS = 10,
    HEADING_MOST = 240,  /* bytes: longer ones are text in the dress of a heading ... */
    SENTENCE_MOST = 120, /* ... and a sentence is one sooner */
    SCORE_CERTAIN = 3
};

/* ---- text ---- */

struct typing {
    char *bytes;
    size_t length;
};

static void type(struct typing *typing, const char *bytes, size_t length) {
    memcpy(typing->bytes + typing->length, bytes, length);
    typing->length += length;
}

/* Entries of a list and rows of a table stand right below each other. */
static bool is_close(const struct piece *piece, const struct piece *before) {
    return piece->kind == before->kind && piece->kind != PIECE_HEADING &&
           piece->kind != PIECE_PARAGRAPH;
}

static void type_indent(struct typing *typing, int columns) {
    while (columns-- > 0) type(typing, " ", 1);
}

static void type_mark(const struct piece *piece, struct typing *typing) {
    const char *mark = piece->number != NULL ? piece->number : "•";
    type_indent(typing, INDENT * (piece->level - 1));
    type(typing, mark, strlen(mark));
    type(typing, " ", 1);
}

static void type_piece(const char *bytes, struct piece *piece, struct typing *typing) {
    bool is_entry = piece->kind == PIECE_ENTRY;
    piece->span.start = typing->length;
    if (is_entry) type_mark(piece, typing);
    for (size_t i = piece->start; i < piece->end; i++) {
        type(typing, &bytes[i], 1);
        if (is_entry && bytes[i] == '\n') type_indent(typing, INDENT * piece->level);
    }
    piece->span.end = typing->length;
}

/* Room for the pieces with their line ends, indents and marks. */
static size_t room_of(const struct aside *at) {
    size_t room = at->gathered.count + 1;
    for (size_t i = 0; i < at->gathered.count; i++)
        if (at->gathered.at[i] == '\n') room += INDENT * LEVELS;
    for (size_t i = 0; i < at->pieces.count; i++) {
        const char *number = at->pieces.at[i].number;
        room += INDENT * LEVELS + 8 + (number != NULL ? strlen(number) : 0);
    }
    return room;
}

static void make_text(struct outline *outline) {
    struct arena *arena = outline->document->arena;
    struct aside *at = outline->at;
    struct typing typing = {arena_take(arena, room_of(at) + 1), 0};
    for (size_t i = 0; i < at->pieces.count; i++) {
        struct piece *piece = &at->pieces.at[i];
        if (i > 0) type(&typing, "\n\n", is_close(piece, piece - 1) ? 1 : 2);
        type_piece(at->gathered.at, piece, &typing);
    }
    type(&typing, "\n", 1);
    outline->document->text = text_freeze(typing.bytes, typing.length, arena);
}

/* ---- blocks ---- */

static bool is_listed(const struct outline *outline, const struct piece *piece,
                      const struct word_list *list) {
    return word_list_has(list, outline->at->gathered.at + piece->start, piece->end - piece->start);
}

/* What the source marks as a heading and plain text would take for one: no label ("Aanwezig"), no
 * menu, no text in the dress of a heading. */
static bool is_heading(const struct outline *outline, const struct piece *piece) {
    size_t length = piece->end - piece->start;
    char last = outline->at->gathered.at[piece->end - 1];
    return piece->kind == PIECE_HEADING && length <= HEADING_MOST &&
           !(length > SENTENCE_MOST && (last == '.' || last == ';')) &&
           !is_listed(outline, piece, &outline->words->labels) &&
           !is_listed(outline, piece, &outline->words->navigation);
}

/* The headings of the source as they are; what stands between them as lines of plain text. */
static void make_blocks(struct outline *outline) {
    struct document *document = outline->document;
    const struct aside *at = outline->at;
    struct lines *lines = lines_new(document, outline->words);
    int level = 0;
    for (size_t i = 0, end; i < at->pieces.count; i = end) {
        const struct piece *piece = &at->pieces.at[i];
        end = i + 1;
        if (is_heading(outline, piece)) {
            level = piece->level;
            *list_add(document->arena, &document->blocks) =
                (struct block){BLOCK_KIND_HEADING, level, piece->span, ""};
            continue;
        }
        while (end < at->pieces.count && !is_heading(outline, &at->pieces.at[end])) end++;
        lines_blocks(lines, (struct span){piece->span.start, at->pieces.at[end - 1].span.end},
                     level + 1, "");
    }
    lines_end(lines);
}

/* ---- places ---- */

/* Gives each piece its place; those that stand in no table are counted as paragraphs. */
static void count_places(struct outline *outline) {
    struct arena *arena = outline->document->arena;
    size_t paragraphs = 0, tables = 0;
    size_t *numbers = arena_take(outline->scratch, (outline->tables + 1) * sizeof *numbers);
    for (size_t i = 0; i < outline->at->pieces.count; i++) {
        struct piece *piece = &outline->at->pieces.at[i];
        if (piece->place != NULL) continue;
        if (!outline->counts) {
            piece->place = "";
        } else if (piece->table == 0) {
            piece->place = arena_print(arena, "alinea %zu", ++paragraphs);
        } else {
            if (numbers[piece->table] == 0) numbers[piece->table] = ++tables;
            piece->place =
                arena_print(arena, "tabel %zu, rij %zu", numbers[piece->table], piece->table_row);
        }
    }
}

/* The place of the piece that holds the offset; offsets come in order. */
static const char *place_at(const struct aside *at, size_t *piece, size_t offset) {
    while (*piece + 1 < at->pieces.count && at->pieces.at[*piece].span.end <= offset) ++*piece;
    return at->pieces.at[*piece].place;
}

static void give_places(struct outline *outline) {
    struct document *document = outline->document;
    size_t piece = 0;
    for (size_t i = 0; i < document->blocks.count; i++) {
        struct block *block = &document->blocks.at[i];
        block->place = place_at(outline->at, &piece, block->span.start);
    }
    piece = 0;
    for (size_t i = 0; i < document->items.count; i++) {
        struct item *item = &document->items.at[i];
        item->place = place_at(outline->at, &piece, item->span.start);
    }
}

int marked_at(const marked_list *marks, size_t *next, size_t offset) {
    while (*next < marks->count && marks->at[*next].span.end <= offset) ++*next;
    bool is_in = *next < marks->count && marks->at[*next].span.start <= offset;
    return is_in ? marks->at[*next].mark : 0;
}

static void list_marks(struct outline *outline) {
    const struct aside *at = outline->at;
    for (size_t i = 0; outline->marks != NULL && i < at->pieces.count; i++)
        if (at->pieces.at[i].mark != 0)
            *list_add(outline->document->arena, outline->marks) =
                (struct marked){at->pieces.at[i].span, at->pieces.at[i].mark};
}

void outline_make(struct outline *outline) {
    struct document *document = outline->document;
    make_text(outline);
    list_marks(outline);
    count_places(outline);
    const struct text *text = &document->text;
    if (sharepoint_reader.looks_like(text->bytes, text->length, outline->words) >= SCORE_CERTAIN) {
        sharepoint_reader.read(document, text->bytes, text->length, outline->words);
        document->is_plain = false;
    } else {
        make_blocks(outline);
        items_from_blocks(document, outline->words);
    }
    give_places(outline);
}
