#include "input/office/book.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/office/sheet.h"
#include "input/table/report_table.h"

struct book *book_new(struct document *document, size_t length) {
    struct arena *arena = arena_new();
    struct book *workbook = arena_take(arena, sizeof *workbook);
    workbook->arena = arena;
    workbook->document = document;
    workbook->text_left = BOOK_TEXT_FREE + BOOK_TEXT_RATIO * length;
    workbook->repeat_left = BOOK_REPEAT_FREE + BOOK_REPEAT_RATIO * length;
    return workbook;
}

void book_end(struct book *workbook) { arena_end(workbook->arena); }

/* ---- gathering ---- */

static struct sheet *last_sheet(struct book *workbook) {
    return &workbook->sheets.at[workbook->sheets.count - 1];
}

static void tell_of(struct book *workbook, const struct sheet *sheet, const char *what) {
    struct document *document = workbook->document;
    document_partial(document, 0, arena_print(document->arena, "blad %s: %s", sheet->name, what));
}

static void tell(struct book *workbook, const char *what) {
    tell_of(workbook, last_sheet(workbook), what);
}

static void fill_up(struct book *workbook, const char *what) {
    if (!workbook->is_full) tell(workbook, what);
    workbook->is_full = true;
}

void book_sheet(struct book *workbook, const char *name, bool is_hidden) {
    const struct table_cell words = {.bytes = name, .length = strlen(name)};
    const char *own = table_cell_words(words, BOOK_NAME_MOST, workbook->document->arena);
    *list_add(workbook->arena, &workbook->sheets) =
        (struct sheet){.name = own != NULL ? own : "zonder naam",
                       .is_hidden = is_hidden,
                       .table = {.arena = workbook->arena}};
    workbook->is_narrow = false;
    workbook->in_hidden_row = false;
    memset(workbook->hidden_columns, 0, sizeof workbook->hidden_columns);
}

void book_hide_columns(struct book *workbook, size_t first, size_t last) {
    for (size_t i = first; i <= last && i < BOOK_COLUMNS_MOST; i++)
        workbook->hidden_columns[i] = true;
}

void book_row(struct book *workbook, size_t number, bool is_hidden) {
    workbook->in_hidden_row = is_hidden;
    struct table *table = &last_sheet(workbook)->table;
    struct table_row *before = table->rows.count > 0 ? &table->rows.at[table->rows.count - 1] : 0;
    if (before != NULL && before->count == 0) {
        before->number = number;
        return;
    }
    if (workbook->is_full) return;
    if (++workbook->rows > BOOK_ROWS_MOST)
        fill_up(workbook, "werkmap heeft te veel rijen; wat hierna komt, is niet gelezen");
    else
        *list_add(workbook->arena, &table->rows) =
            (struct table_row){.number = number, .first = table->cells.count};
}

void book_cell(struct book *workbook, struct table_cell cell) {
    struct table *table = &last_sheet(workbook)->table;
    if (workbook->is_full || table->rows.count == 0 || span_length(table_cell_trim(cell)) == 0)
        return;
    if (cell.column >= BOOK_COLUMNS_MOST) {
        if (!workbook->is_narrow)
            tell(workbook,
                 arena_print(workbook->document->arena, "kolommen voorbij de %de zijn niet gelezen",
                             BOOK_COLUMNS_MOST));
        workbook->is_narrow = true;
    } else if (++workbook->cells > BOOK_CELLS_MOST ||
               cell.length + BOOK_CELL_COST > workbook->text_left) {
        fill_up(workbook,
                "werkmap heeft te veel cellen of tekst; wat hierna komt, is niet gelezen");
    } else {
        workbook->text_left -= cell.length + BOOK_CELL_COST;
        cell.is_hidden = workbook->in_hidden_row || workbook->hidden_columns[cell.column];
        *list_add(workbook->arena, &table->cells) = cell;
        table->rows.at[table->rows.count - 1].count++;
    }
}

void book_merge(struct book *workbook, struct merge merge) {
    if (workbook->sheets.count == 0 || workbook->merges++ >= BOOK_MERGES_MOST ||
        merge.last_row < merge.row || merge.last_column < merge.column)
        return;
    *list_add(workbook->arena, &last_sheet(workbook)->merges) = merge;
}

void book_box(struct book *workbook, const char *bytes, size_t length) {
    const struct table_cell words = {.bytes = bytes, .length = length};
    if (workbook->is_full || span_length(table_cell_trim(words)) == 0) return;
    if (length + BOOK_CELL_COST > workbook->text_left) {
        fill_up(workbook, "werkmap heeft te veel tekst; wat hierna komt, is niet gelezen");
        return;
    }
    workbook->text_left -= length + BOOK_CELL_COST;
    *list_add(workbook->arena, &last_sheet(workbook)->boxes) =
        arena_copy(workbook->arena, bytes, length);
}

void book_choices(struct book *workbook, const char *bytes, size_t length) {
    if (workbook->choices.count < BOOK_CHOICES_MOST)
        *list_add(workbook->arena, &workbook->choices) = arena_copy(workbook->arena, bytes, length);
}

void book_fault(struct book *workbook, const char *fault) {
    tell(workbook,
         arena_print(workbook->document->arena, "is beschadigd en niet verder gelezen: %s", fault));
}

/* ---- order ---- */

static int by_column(const void *left, const void *right) {
    const struct table_cell *a = left, *b = right;
    return (a->column > b->column) - (a->column < b->column);
}

static int by_number(const void *left, const void *right) {
    const struct table_row *a = left, *b = right;
    if (a->number != b->number) return a->number > b->number ? 1 : -1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_corner(const void *left, const void *right) {
    const struct merge *a = left, *b = right;
    if (a->row != b->row) return a->row > b->row ? 1 : -1;
    return (a->column > b->column) - (a->column < b->column);
}

static bool is_ordered(const struct table_cell *cells, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (cells[i - 1].column >= cells[i].column) return false;
    return true;
}

/* Files by hand or by foe need not keep rows and cells in order, nor give each once: of two cells
 * at one place one stays. */
static void set_order(struct sheet *sheet) {
    struct table *table = &sheet->table;
    if (sheet->merges.count > 1)
        qsort(sheet->merges.at, sheet->merges.count, sizeof *sheet->merges.at, by_corner);
    for (size_t i = 0; i < table->rows.count; i++) {
        struct table_row *row = &table->rows.at[i];
        struct table_cell *cells = table->cells.at + row->first;
        if (is_ordered(cells, row->count)) continue;
        qsort(cells, row->count, sizeof *cells, by_column);
        size_t kept = 0;
        for (size_t k = 0; k < row->count; k++)
            if (kept == 0 || cells[kept - 1].column != cells[k].column) cells[kept++] = cells[k];
        row->count = kept;
    }
    while (table->rows.count > 0 && table->rows.at[table->rows.count - 1].count == 0)
        table->rows.count--;
    if (table->rows.count > 1)
        qsort(table->rows.at, table->rows.count, sizeof *table->rows.at, by_number);
}

/* ---- the document ---- */

/* What is hidden is no part of a submission, as if it were not there. */
static void drop_hidden(struct sheet *sheet) {
    struct table *table = &sheet->table;
    size_t rows = 0;
    for (size_t i = 0; i < table->rows.count; i++) {
        struct table_row row = table->rows.at[i];
        struct table_cell *cells = table->cells.at + row.first;
        size_t kept = 0;
        for (size_t k = 0; k < row.count; k++)
            if (!cells[k].is_hidden) cells[kept++] = cells[k];
        sheet->hidden += row.count - kept;
        row.count = kept;
        if (kept > 0) table->rows.at[rows++] = row;
    }
    table->rows.count = rows;
}

/* Whether the lists of choices of other sheets name this one: "Lijsten!$A$1:$A$9". */
static bool feeds_choices(const struct book *workbook, const struct sheet *sheet) {
    for (size_t i = 0; i < workbook->choices.count; i++) {
        const char *found = strstr(workbook->choices.at[i], sheet->name);
        const char *behind = found == NULL ? "" : found + strlen(sheet->name);
        if (*behind != '\0' && strchr("!'.", *behind) != NULL) return true;
    }
    return false;
}

static struct span moved(struct span span, size_t by) {
    return (struct span){span.start + by, span.end + by};
}

/* Takes over what a sheet gave, its text behind what is there. */
static void append(struct document *document, const struct document *part, size_t by) {
    struct arena *arena = document->arena;
    if (by == 0 && document->blocks.count + document->items.count + document->declared.count == 0) {
        document->blocks = part->blocks;
        document->items = part->items;
        document->declared = part->declared;
        return;
    }
    for (size_t i = 0; i < part->blocks.count; i++) {
        struct block *block = list_add(arena, &document->blocks);
        *block = part->blocks.at[i];
        block->span = moved(block->span, by);
    }
    for (size_t i = 0; i < part->items.count; i++) {
        struct item *item = list_add(arena, &document->items);
        *item = part->items.at[i];
        item->span = moved(item->span, by);
        item->title = moved(item->title, by);
        item->body = moved(item->body, by);
    }
    for (size_t i = 0; i < part->declared.count; i++) {
        struct declared_count *declared = list_add(arena, &document->declared);
        *declared = part->declared.at[i];
        declared->span = moved(declared->span, by);
    }
}

static void join(struct document *document, const struct sheet_parts *parts) {
    size_t room = 1, length = 0;
    for (size_t i = 0; i < parts->count; i++) room += parts->at[i].text.length + 3;
    char *bytes = arena_take(document->arena, room);
    for (size_t i = 0; i < parts->count; i++) {
        const struct text *text = &parts->at[i].text;
        size_t end = text->length;
        while (end > 0 && text->bytes[end - 1] == '\n') end--;
        if (length > 0 && end > 0) bytes[length++] = '\n', bytes[length++] = '\n';
        append(document, &parts->at[i], length);
        memcpy(bytes + length, text->bytes, end);
        length += end;
    }
    if (length > 0) bytes[length++] = '\n';
    bytes[length] = '\0';
    document->text = text_freeze(bytes, length, document->arena);
}

static bool has_text(const struct sheet *sheet) {
    return sheet->table.rows.count > 0 || sheet->boxes.count > 0;
}

/* Whether a sheet that is not hidden has text. */
static bool shows_text(const struct book *workbook) {
    bool shows = false;
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct sheet *sheet = &workbook->sheets.at[i];
        shows = shows || (!sheet->is_hidden && has_text(sheet));
    }
    return shows;
}

static void tell_hidden(struct book *workbook, const struct sheet *sheet) {
    if (sheet->hidden > 0)
        tell_of(workbook, sheet,
                arena_print(workbook->document->arena,
                            "cellen in verborgen rijen of kolommen zijn niet gelezen (%zu)",
                            sheet->hidden));
}

/* Sheets that a city wrote beside our questions would be lost with them. */
static void tell_beside(struct book *workbook) {
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct sheet *sheet = &workbook->sheets.at[i];
        if (has_text(sheet) && !report_table_is(&sheet->table))
            tell_of(workbook, sheet,
                    "staat in een werkmap met onze vragen en is niet gelezen; bewaar het in een "
                    "eigen werkmap als het een inzending is");
    }
}

bool book_report(struct book *workbook) {
    struct document *document = workbook->document;
    bool has_corrections = false;
    for (size_t i = 0; i < workbook->sheets.count; i++) set_order(&workbook->sheets.at[i]);
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct sheet *sheet = &workbook->sheets.at[i];
        if (report_table_read(document, &sheet->table, sheet->name)) has_corrections = true;
    }
    if (!document->is_report) return false;
    if (!has_corrections) tell_beside(workbook);
    report_tables_end(document);
    return true;
}

bool book_document(struct book *workbook, const struct source_words *words) {
    struct document *document = workbook->document;
    struct sheet_parts parts = {0};
    for (size_t i = 0; i < workbook->sheets.count; i++) drop_hidden(&workbook->sheets.at[i]);
    bool shows = shows_text(workbook);
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct sheet *sheet = &workbook->sheets.at[i];
        bool is_choices = sheet->is_hidden && feeds_choices(workbook, sheet);
        tell_hidden(workbook, sheet);
        if (!has_text(sheet)) continue;
        if (!sheet->is_hidden || !shows)
            sheet_read(workbook, sheet, is_choices, words, &parts);
        else if (!is_choices)
            tell_of(workbook, sheet, "is verborgen en niet gelezen");
    }
    join(document, &parts);
    return parts.count > 0 || document_refuse(document, 0, "werkmap heeft geen cel met tekst");
}
