#include "input/text/csv_table.h"

#include <csv.h>
#include <stdint.h>

enum { CELL_BLOCK = 4096 };

/* Where libcsv is in the file. */
struct progress {
    struct csv_table *table;
    size_t line, number; /* of the row being read */
    size_t row_line, row_first;
    bool after_return; /* a CR just ended a row: an LF now belongs to it */
};

/* Line ends in a cell: LF, CR LF, or CR alone. */
static size_t count_lines(const char *bytes, size_t length) {
    size_t lines = 0;
    for (size_t i = 0; i < length; i++)
        lines +=
            bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
    return lines;
}

static void cell_take(void *bytes, size_t length, void *context) {
    struct progress *progress = context;
    struct table *table = &progress->table->table;
    size_t column = table->cells.count - progress->row_first;
    if (column == 0) progress->row_line = progress->line;
    *list_add(table->arena, &table->cells) = (struct table_cell){
        .bytes = arena_copy(table->arena, bytes, length), .length = length, .column = column};
    progress->line += count_lines(bytes, length);
    progress->after_return = false;
}

/* Called at every line end outside quotes, and with -1 at the end of a last row without one. */
static void row_take(int end, void *context) {
    struct progress *progress = context;
    struct table *table = &progress->table->table;
    size_t count = table->cells.count - progress->row_first;
    if (count == 0 && end == '\n' && progress->after_return) {
        progress->after_return = false;
        return;
    }
    if (count > 0)
        *list_add(table->arena, &table->rows) =
            (struct table_row){progress->row_line, progress->number, progress->row_first, count};
    progress->row_first = table->cells.count;
    progress->line++;
    progress->number++;
    progress->after_return = end == '\r';
}

/* Ends the process as any lack of memory does. */
static void memory_end(struct csv_table *table) { arena_take(table->table.arena, SIZE_MAX); }

static bool fault_note(struct csv_table *table, const struct progress *progress,
                       enum csv_fault fault, size_t line) {
    table->fault = fault;
    table->open_line = progress->line;
    table->fault_line = line;
    return false;
}

static bool parse(struct csv_parser *parser, struct progress *progress, const char *bytes,
                  size_t length) {
    struct csv_table *table = progress->table;
    size_t done = csv_parse(parser, bytes, length, cell_take, row_take, progress);
    if (done < length) {
        if (csv_error(parser) != CSV_EPARSE) memory_end(table);
        return fault_note(table, progress, parser->quoted ? CSV_FAULT_BREAK : CSV_FAULT_INNER,
                          count_lines(bytes, done) + 1);
    }
    if (csv_fini(parser, cell_take, row_take, progress) == 0) return true;
    if (csv_error(parser) != CSV_EPARSE) memory_end(table);
    return fault_note(table, progress, CSV_FAULT_OPEN, count_lines(bytes, length) + 1);
}

bool csv_table_read(struct csv_table *table, const char *bytes, size_t length, char separator) {
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) memory_end(table);
    csv_set_delim(&parser, (unsigned char)separator);
    csv_set_blk_size(&parser, CELL_BLOCK);
    struct progress progress = {.table = table, .line = 1, .number = 1};
    bool is_whole = parse(&parser, &progress, bytes, length);
    csv_free(&parser);
    return is_whole;
}
