#include "input/office/sheet.h"

#include <string.h>

#include "input/table/table_items.h"

enum { TITLE_MOST = 120 };

static bool is_before(const struct merge *merge, size_t row, size_t column) {
    return merge->row < row || (merge->row == row && merge->column < column);
}

/* The merge whose upper left cell it is, or NULL. */
static const struct merge *find_merge(const struct sheet *sheet, size_t row, size_t column) {
    size_t first;
    BISECT(first, sheet->merges.count, is_before(&sheet->merges.at[first], row, column));
    if (first == sheet->merges.count) return NULL;
    const struct merge *found = &sheet->merges.at[first];
    return found->row == row && found->column == column ? found : NULL;
}

bool sheet_is_banner(const struct sheet *sheet, const struct table_row *row) {
    if (row->count != 1) return false;
    const struct merge *merge =
        find_merge(sheet, row->number, sheet->table.cells.at[row->first].column);
    return merge != NULL && merge->last_column > merge->column && merge->last_row == merge->row;
}

bool sheet_knows(const struct source_words *words, struct table_cell cell) {
    const struct word_list *const lists[] = {
        &words->city_columns,   &words->section_columns,    &words->title_columns,
        &words->text_columns,   &words->question_columns,   &words->meeting_columns,
        &words->other_columns,  &words->attachment_columns, &words->city_labels,
        &words->person_columns, &words->person_names};
    struct span span = table_cell_trim(cell);
    if (span_length(span) == 0 || span_length(span) > TITLE_MOST) return false;
    if (strchr("?:", cell.bytes[span.end - 1]) != NULL) return true;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (word_list_has(lists[i], cell.bytes, cell.length)) return true;
    return false;
}

bool sheet_afford(struct book *workbook, size_t length) {
    if (length <= workbook->repeat_left) {
        workbook->repeat_left -= length;
        return true;
    }
    if (!workbook->is_spent)
        document_partial(
            workbook->document, 0,
            "werkmap herhaalt te veel tekst; een deel van de herhalingen is weggelaten");
    workbook->is_spent = true;
    return false;
}

/* ---- parts ---- */

static struct document *part_add(struct book *workbook, struct sheet_parts *parts) {
    const struct document *document = workbook->document;
    struct document *part = list_add(document->arena, parts);
    *part = (struct document){.arena = document->arena,
                              .name = document->name,
                              .file_name = document->file_name,
                              .format = document->format,
                              .encoding = document->encoding,
                              .messages = document->messages,
                              .text = text_freeze("", 0, document->arena)};
    return part;
}

/* "Blad1", "Sheet 2": names that say nothing. */
static bool has_own_name(const struct sheet *sheet, const struct source_words *words) {
    size_t length = strlen(sheet->name);
    while (length > 0 && strchr("0123456789 ", sheet->name[length - 1]) != NULL) length--;
    return length > 0 && !word_list_has(&words->sheet_names, sheet->name, length);
}

/* What tells the city of the items: what the form says, else the name of the sheet. */
static void set_city(struct document *part, const struct sheet *sheet, const char *city,
                     const struct source_words *words) {
    for (size_t i = 0; i < part->items.count; i++) {
        struct item *item = &part->items.at[i];
        if (item->city_words == NULL) item->city_words = city;
        if (has_own_name(sheet, words)) item->group = sheet->name;
    }
}

/* A title that stands alone above a table is no item, only text. */
static bool is_title_only(struct sheet_rows rows) {
    const struct sheet *sheet = rows.sheet;
    const struct table_row *row = &sheet->table.rows.at[rows.first];
    return rows.end == rows.first + 1 && row->count == 1 &&
           sheet->table.cells.at[row->first].length <= TITLE_MOST;
}

static bool begins_with_title(struct sheet_rows rows) {
    return rows.sheet->table.rows.at[rows.first].count == 1;
}

static void read_text(struct book *workbook, struct sheet_rows rows, const char *city,
                      const struct source_words *words, struct sheet_parts *parts) {
    const struct sheet *sheet = rows.sheet;
    struct document *part = part_add(workbook, parts);
    struct outline *outline = outline_new(part, words);
    if (has_own_name(sheet, words) && !begins_with_title(rows)) {
        outline_place(outline, arena_print(part->arena, "blad %s", sheet->name));
        outline_heading(outline, 1);
        outline_text(outline, sheet->name, strlen(sheet->name));
    }
    sheet_as_text(outline, workbook, rows, words);
    outline_end(outline, "blad heeft geen tekst");
    set_city(part, sheet, city, words);
}

static void read_boxes(struct book *workbook, const struct sheet *sheet, const char *city,
                       const struct source_words *words, struct sheet_parts *parts) {
    if (sheet->boxes.count == 0) return;
    struct document *part = part_add(workbook, parts);
    struct outline *outline = outline_new(part, words);
    outline_place(outline, arena_print(part->arena, "blad %s, tekstvak", sheet->name));
    for (size_t i = 0; i < sheet->boxes.count; i++) {
        for (const char *line = sheet->boxes.at[i]; line != NULL;) {
            const char *end = strchr(line, '\n');
            outline_paragraph(outline);
            outline_text(outline, line, end != NULL ? (size_t)(end - line) : strlen(line));
            line = end != NULL ? end + 1 : NULL;
        }
    }
    outline_end(outline, "tekstvak heeft geen tekst");
    set_city(part, sheet, city, words);
}

void sheet_read(struct book *workbook, const struct sheet *sheet, bool is_choices,
                const struct source_words *words, struct sheet_parts *parts) {
    struct table table = {.arena = workbook->arena};
    struct table_shape shape;
    struct sheet_rows rows = {sheet, 0, sheet->table.rows.count};
    bool is_table = sheet_as_table(workbook, sheet, words, &table, &shape, &rows.end);
    if (is_choices && !is_table) return;
    const char *city = sheet_city(workbook, rows, words);
    if (rows.end > 0) {
        read_text(workbook, rows, city, words, parts);
        if (is_table && is_title_only(rows)) parts->at[parts->count - 1].items.count = 0;
    }
    if (is_table) {
        struct document *part = part_add(workbook, parts);
        table_items(part, &table, &shape, sheet->name, words);
        set_city(part, sheet, city, words);
    }
    read_boxes(workbook, sheet, city, words, parts);
}
