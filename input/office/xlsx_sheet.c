/* The cells of one sheet of an XLSX package. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/office/xlsx_parts.h"

enum { NUMBER_DIGITS = 9, NUMBER_MOST = 100 };

/* A cell as the sheet writes it. */
struct raw {
    char type[12]; /* "s", "inlineStr" ...; "n" where nothing is said */
    size_t column, style;
    struct xlsx_string value; /* of v, or of is */
};

struct sheet_reading {
    struct xlsx *xlsx;
    struct xml *xml;
    bool has_filter;    /* rows that it hides are still what the sender hands in */
    size_t row, column; /* of the cell before */
};

/* Reads "XFD1048576": letters and digits may both be missing. Moves *at behind it. */
static void read_reference(const char **at, size_t *column, size_t *row) {
    size_t letters = 0, digits = 0, count = 0, number = 0;
    while (**at == '$') ++*at;
    for (; (**at >= 'A' && **at <= 'Z') || (**at >= 'a' && **at <= 'z'); ++*at)
        if (letters++ < 4) count = count * 26 + (size_t)(**at & 0x1F);
    while (**at == '$') ++*at;
    for (; **at >= '0' && **at <= '9'; ++*at)
        if (digits++ < NUMBER_DIGITS) number = number * 10 + (size_t)(**at - '0');
    if (letters > 0) *column = letters <= 4 ? count - 1 : SIZE_MAX;
    if (digits > 0 && digits <= NUMBER_DIGITS) *row = number;
}

/* ---- values ---- */

static struct xlsx_string string_of(const char *words) {
    return (struct xlsx_string){words, strlen(words)};
}

static struct xlsx_string show_number(const struct xlsx *xlsx, const struct raw *raw) {
    static const struct number_format plain = {.before = "", .after = ""};
    const struct number_format *format =
        raw->style < xlsx->styles.count ? &xlsx->styles.at[raw->style].format : &plain;
    if (raw->value.length == 0 || raw->value.length > NUMBER_MOST) return raw->value;
    char *words = arena_copy(xlsx->arena, raw->value.bytes, raw->value.length), *end;
    if (strcmp(raw->type, "d") == 0) {
        const char *day = number_format_iso(format, words, xlsx->arena);
        return day == NULL ? raw->value : string_of(day);
    }
    double number = strtod(words, &end);
    if (end == words || *end != '\0' || number - number != 0) return raw->value;
    return string_of(number_format_show(format, number, xlsx->from_1904, xlsx->arena));
}

/* Yes and no as a person writes them; an error says nothing. */
static struct xlsx_string show(const struct xlsx *xlsx, const struct raw *raw) {
    if (strcmp(raw->type, "e") == 0) return (struct xlsx_string){"", 0};
    if (strcmp(raw->type, "b") == 0)
        return raw->value.length == 0 ? raw->value
                                      : string_of(*raw->value.bytes == '0' ? "nee" : "ja");
    if (strcmp(raw->type, "s") == 0) {
        char *words = arena_copy(xlsx->arena, raw->value.bytes, raw->value.length);
        size_t index = strtoul(words, NULL, 10);
        return *words != '\0' && index < xlsx->strings.count ? xlsx->strings.at[index]
                                                             : (struct xlsx_string){"", 0};
    }
    if (strcmp(raw->type, "str") == 0 || strcmp(raw->type, "inlineStr") == 0) return raw->value;
    return show_number(xlsx, raw);
}

/* ---- cells ---- */

static void read_start(struct sheet_reading *reading, struct raw *raw) {
    const char *reference = xml_attribute(reading->xml, "r"), *words;
    size_t row = reading->row;
    raw->column = reading->column + 1;
    if (reference != NULL) read_reference(&reference, &raw->column, &row);
    reading->column = raw->column;
    words = xml_attribute(reading->xml, "s");
    raw->style = words == NULL ? 0 : strtoul(words, NULL, 10);
    words = xml_attribute(reading->xml, "t");
    if (words != NULL && strlen(words) < sizeof raw->type) strcpy(raw->type, words);
}

static void read_cell(struct sheet_reading *reading) {
    struct xlsx *xlsx = reading->xlsx;
    struct raw raw = {.type = "n", .value = {"", 0}};
    read_start(reading, &raw);
    for (int depth = 1; depth > 0;) {
        enum xml_event event = xml_next(reading->xml);
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) break;
        if (event == XML_EVENT_START && xml_is(reading->xml, "v"))
            raw.value = xlsx_text_read(xlsx, reading->xml);
        else if (event == XML_EVENT_START && xml_is(reading->xml, "is"))
            raw.value = xlsx_string_read(xlsx, reading->xml);
        else
            depth += (event == XML_EVENT_START) - (event == XML_EVENT_END);
    }
    struct xlsx_string shown = show(xlsx, &raw);
    bool is_bold = raw.style < xlsx->styles.count && xlsx->styles.at[raw.style].is_bold;
    book_cell(xlsx->workbook, (struct table_cell){.bytes = shown.bytes,
                                                  .length = shown.length,
                                                  .column = raw.column,
                                                  .is_bold = is_bold});
}

static bool is_hidden(struct sheet_reading *reading) {
    const char *words = xml_attribute(reading->xml, "hidden");
    return words != NULL && strpbrk(words, "1t") != NULL;
}

static void read_columns(struct sheet_reading *reading) {
    if (!is_hidden(reading)) return;
    const char *words = xml_attribute(reading->xml, "min");
    size_t first = words == NULL ? 0 : strtoul(words, NULL, 10);
    words = xml_attribute(reading->xml, "max");
    size_t last = words == NULL ? first : strtoul(words, NULL, 10);
    if (first > 0 && last > 0) book_hide_columns(reading->xlsx->workbook, first - 1, last - 1);
}

static void read_row(struct sheet_reading *reading) {
    const char *words = xml_attribute(reading->xml, "r");
    size_t column = 0;
    reading->row++;
    reading->column = SIZE_MAX; /* the first cell without a reference stands in column 0 */
    if (words != NULL) read_reference(&words, &column, &reading->row);
    book_row(reading->xlsx->workbook, reading->row, is_hidden(reading) && !reading->has_filter);
}

static void read_merge(struct sheet_reading *reading) {
    const char *words = xml_attribute(reading->xml, "ref");
    struct merge merge = {0};
    if (words == NULL) return;
    read_reference(&words, &merge.column, &merge.row);
    merge.last_column = merge.column;
    merge.last_row = merge.row;
    if (*words == ':') {
        words++;
        read_reference(&words, &merge.last_column, &merge.last_row);
    }
    book_merge(reading->xlsx->workbook, merge);
}

/* Beside cells, merges and what is hidden: the formulas of lists of choices, in both notations. */
static void read_element(struct sheet_reading *reading) {
    struct xml *xml = reading->xml;
    struct book *workbook = reading->xlsx->workbook;
    if (xml_is(xml, "col"))
        read_columns(reading);
    else if (xml_is(xml, "row"))
        read_row(reading);
    else if (xml_is(xml, "c"))
        read_cell(reading);
    else if (xml_is(xml, "mergeCell"))
        read_merge(reading);
    else if (xml_is(xml, "formula1") || xml_is(xml, "f")) {
        struct xlsx_string formula = xlsx_text_read(reading->xlsx, xml);
        book_choices(workbook, formula.bytes, formula.length);
    }
}

void xlsx_sheet_read(struct xlsx *xlsx, struct xml *xml) {
    struct sheet_reading reading = {.xlsx = xlsx, .xml = xml};
    reading.has_filter = xml_holds(xml, "autoFilter") || xml_holds(xml, "tablePart");
    enum xml_event event = XML_EVENT_START;
    while (!xlsx->workbook->is_full && (event = xml_next(xml)) != XML_EVENT_DONE &&
           event != XML_EVENT_FAULT)
        if (event == XML_EVENT_START) read_element(&reading);
    if (event == XML_EVENT_FAULT) book_fault(xlsx->workbook, xml_fault(xml));
}
