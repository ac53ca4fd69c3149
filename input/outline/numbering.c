#include "input/outline/numbering.h"

#include <string.h>

enum { ROMAN_MOST = 3999, LABEL_MOST = 24 };

static const char *write_roman(long number, bool is_small, struct arena *arena) {
    static const struct {
        long value;
        const char *capitals, *small;
    } signs[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
                 {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
                 {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
                 {1, "I", "i"}};
    char written[32] = "";
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            strcat(written, is_small ? signs[i].small : signs[i].capitals);
    return arena_copy(arena, written, strlen(written));
}

/* "a" to "z", then "aa", "bb" as word processors count on. */
static const char *write_letters(long number, char first, struct arena *arena) {
    char written[9] = "";
    size_t times = (size_t)((number - 1) / 26 + 1);
    if (times > sizeof written - 1) return arena_print(arena, "%ld", number);
    memset(written, first + (char)((number - 1) % 26), times);
    return arena_copy(arena, written, times);
}

const char *number_write(enum number_style style, long number, struct arena *arena) {
    if (style == NUMBER_STYLE_NONE || style == NUMBER_STYLE_BULLET) return "";
    bool is_roman = style == NUMBER_STYLE_ROMAN || style == NUMBER_STYLE_SMALL_ROMAN;
    if (style == NUMBER_STYLE_DECIMAL || (is_roman && number > ROMAN_MOST))
        return arena_print(arena, "%ld", number);
    if (number < 1) return "";
    if (is_roman) return write_roman(number, style == NUMBER_STYLE_SMALL_ROMAN, arena);
    return write_letters(number, style == NUMBER_STYLE_LETTER ? 'A' : 'a', arena);
}

enum number_style number_style_of(const char *sign) {
    switch (sign[0]) {
    case '1': return NUMBER_STYLE_DECIMAL;
    case 'a': return NUMBER_STYLE_SMALL_LETTER;
    case 'A': return NUMBER_STYLE_LETTER;
    case 'i': return NUMBER_STYLE_SMALL_ROMAN;
    case 'I': return NUMBER_STYLE_ROMAN;
    default: return NUMBER_STYLE_NONE;
    }
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* The length of "2" or "2.3" or a single letter at the start, 0 for anything else. */
static size_t number_length(const char *label, bool *has_parts) {
    size_t length = 0;
    *has_parts = false;
    if (is_letter(label[0])) return is_letter(label[1]) ? 0 : 1;
    while (is_digit(label[length])) {
        while (is_digit(label[length])) length++;
        if (label[length] != '.' || !is_digit(label[length + 1])) return length;
        *has_parts = true;
        length++;
    }
    return length;
}

const char *number_mark(const char *label, struct arena *arena) {
    if (strlen(label) > LABEL_MOST) return NULL;
    label += label[0] == '(';
    bool has_parts;
    size_t length = number_length(label, &has_parts);
    if (length == 0) return NULL;
    const char *close = label + length;
    bool is_closed = *close == '.' || *close == ')';
    if (strcmp(close + is_closed, "") != 0) {
        /* "1°" is read as it stands; more is a label in words. */
        return strcmp(close, "°") == 0 ? label : NULL;
    }
    if (is_closed || has_parts) return label;
    return arena_print(arena, "%s.", label);
}
