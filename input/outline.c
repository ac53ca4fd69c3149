#include "input/outline.h"

#include <string.h>

#include "input/formats.h"
#include "input/items.h"
#include "input/lines.h"

enum piece_kind { PIECE_HEADING, PIECE_PARAGRAPH, PIECE_ENTRY, PIECE_ROW, PIECE_LINE };

enum { INDENT = 2, DEPTH_MOST = 10, SCORE_CERTAIN = 3 };

struct piece {
    enum piece_kind kind;
    int level;         /* of a heading or an entry */
    size_t start, end; /* in the bytes gathered */
    const char *place;
    struct span span; /* in the text */
};

struct outline {
    struct document *document;
    const struct source_words *words;
    struct arena *scratch;
    LIST(char) gathered;
    LIST(struct piece) pieces;
    const char *place;
    bool is_open, gap; /* a piece stands open; white space came behind its text */
};

struct outline *outline_new(struct document *document, const struct source_words *words) {
    struct arena *scratch = arena_new();
    struct outline *outline = arena_take(scratch, sizeof *outline);
    outline->scratch = scratch;
    outline->document = document;
    outline->words = words;
    outline->place = "";
    return outline;
}

/* ---- gathering ---- */

static struct piece *last_piece(struct outline *outline) {
    return &outline->pieces.at[outline->pieces.count - 1];
}

static void close_piece(struct outline *outline) {
    if (!outline->is_open) return;
    struct piece *piece = last_piece(outline);
    char *bytes = outline->gathered.at;
    size_t end = outline->gathered.count;
    while (end > piece->start && (bytes[end - 1] == '\n' || bytes[end - 1] == ' ')) end--;
    if (piece->kind == PIECE_ROW)
        while (end > piece->start && strchr(" |\n", bytes[end - 1]) != NULL) end--;
    outline->gathered.count = piece->end = end;
    if (end == piece->start) outline->pieces.count--;
    outline->is_open = false;
}

static void open_piece(struct outline *outline, enum piece_kind kind, int level) {
    close_piece(outline);
    *list_add(outline->scratch, &outline->pieces) = (struct piece){
        .kind = kind, .level = level, .start = outline->gathered.count, .place = outline->place};
    outline->is_open = true;
    outline->gap = false;
}

void outline_heading(struct outline *outline, int level) {
    open_piece(outline, PIECE_HEADING, level);
}

void outline_paragraph(struct outline *outline) { open_piece(outline, PIECE_PARAGRAPH, 0); }

void outline_entry(struct outline *outline, int depth) {
    open_piece(outline, PIECE_ENTRY, depth < 1 ? 1 : depth < DEPTH_MOST ? depth : DEPTH_MOST);
}

void outline_row(struct outline *outline) { open_piece(outline, PIECE_ROW, 0); }

void outline_line(struct outline *outline) { open_piece(outline, PIECE_LINE, 0); }

static void gather(struct outline *outline, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) *list_add(outline->scratch, &outline->gathered) = bytes[i];
}

static bool has_text(struct outline *outline) {
    return outline->is_open && outline->gathered.count > last_piece(outline)->start;
}

/* Of a cell the text before it stands behind a bar, also when it is empty. */
void outline_cell(struct outline *outline) {
    if (!outline->is_open || last_piece(outline)->kind != PIECE_ROW) return;
    outline->gap = false;
    gather(outline, " | ", 3);
}

/* Marks that have no width: where a word may be broken, which way letters run. */
static bool is_nothing(uint32_t point) {
    return point == 0xAD || point == 0x200B || point == 0x200E || point == 0x200F ||
           point == 0x2060 || point == 0xFEFF;
}

static void take_point(struct outline *outline, uint32_t point) {
    char encoded[4];
    if (is_nothing(point)) return;
    if (utf8_is_space(point)) {
        outline->gap = true;
        return;
    }
    if (!outline->is_open) outline_paragraph(outline);
    if (outline->gap && has_text(outline) &&
        strchr(" \n", outline->gathered.at[outline->gathered.count - 1]) == NULL)
        gather(outline, " ", 1);
    outline->gap = false;
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

void outline_break(struct outline *outline) {
    outline->gap = true;
    if (!has_text(outline)) return;
    enum piece_kind kind = last_piece(outline)->kind;
    if (kind != PIECE_HEADING && kind != PIECE_ROW) gather(outline, "\n", 1);
}

void outline_place(struct outline *outline, const char *place) {
    close_piece(outline);
    outline->place = arena_copy(outline->document->arena, place, strlen(place));
}

/* ---- the text ---- */

struct typing {
    char *bytes;
    size_t length;
};

static void type(struct typing *typing, const char *bytes, size_t length) {
    memcpy(typing->bytes + typing->length, bytes, length);
    typing->length += length;
}

/* Entries of a list, rows of a table and lines of a form stand right below each other. */
static bool is_close(const struct piece *piece, const struct piece *before) {
    return piece->kind == before->kind && piece->kind != PIECE_HEADING &&
           piece->kind != PIECE_PARAGRAPH;
}

static void type_indent(struct typing *typing, int columns) {
    while (columns-- > 0) type(typing, " ", 1);
}

static void type_piece(struct outline *outline, struct piece *piece, struct typing *typing) {
    bool is_entry = piece->kind == PIECE_ENTRY;
    piece->span.start = typing->length;
    if (is_entry) {
        type_indent(typing, INDENT * (piece->level - 1));
        type(typing, "• ", strlen("• "));
    }
    for (size_t i = piece->start; i < piece->end; i++) {
        type(typing, &outline->gathered.at[i], 1);
        if (is_entry && outline->gathered.at[i] == '\n') type_indent(typing, INDENT * piece->level);
    }
    piece->span.end = typing->length;
}

/* Room for a piece beside its own bytes: line ends, indent, mark. */
static size_t room_of(const struct outline *outline) {
    size_t breaks = 0;
    for (size_t i = 0; i < outline->gathered.count; i++) breaks += outline->gathered.at[i] == '\n';
    return outline->gathered.count + 1 +
           (outline->pieces.count + breaks) * (INDENT * DEPTH_MOST + 8);
}

static void make_text(struct outline *outline) {
    struct document *document = outline->document;
    struct typing typing = {arena_take(document->arena, room_of(outline)), 0};
    for (size_t i = 0; i < outline->pieces.count; i++) {
        struct piece *piece = &outline->pieces.at[i];
        if (i > 0) type(&typing, "\n\n", is_close(piece, piece - 1) ? 1 : 2);
        type_piece(outline, piece, &typing);
    }
    type(&typing, "\n", outline->pieces.count > 0);
    document->text = text_freeze(typing.bytes, typing.length, document->arena);
}

/* The headings of the source as they are; what stands between them as lines of plain text. */
static void make_blocks(struct outline *outline) {
    struct document *document = outline->document;
    struct lines *lines = lines_new(document, outline->words);
    int level = 0;
    for (size_t i = 0, end; i < outline->pieces.count; i = end) {
        const struct piece *piece = &outline->pieces.at[i], *last = piece;
        end = i + 1;
        if (piece->kind == PIECE_HEADING) {
            level = piece->level;
            *list_add(document->arena, &document->blocks) =
                (struct block){BLOCK_KIND_HEADING, level, piece->span, piece->place};
            continue;
        }
        while (end < outline->pieces.count && last[1].kind != PIECE_HEADING &&
               last[1].place == piece->place)
            last++, end++;
        lines_blocks(lines, (struct span){piece->span.start, last->span.end}, level + 1,
                     piece->place);
    }
    lines_end(lines);
}

bool outline_end(struct outline *outline, const char *empty_reason) {
    struct document *document = outline->document;
    close_piece(outline);
    make_text(outline);
    const struct text *text = &document->text;
    bool has_rows =
        sharepoint_reader.looks_like(text->bytes, text->length, outline->words) >= SCORE_CERTAIN;
    if (outline->pieces.count == 0) {
        document_refuse(document, 0, empty_reason);
    } else if (has_rows) {
        sharepoint_reader.read(document, text->bytes, text->length, outline->words);
        document->is_plain = false;
    } else {
        make_blocks(outline);
        items_from_blocks(document, outline->words);
    }
    bool is_read = outline->pieces.count > 0;
    arena_end(outline->scratch);
    return is_read;
}
