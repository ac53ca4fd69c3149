#include "measure.h"

#include <stdbool.h>

static bool is_break(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }

/* The word at text, in code points; *end goes behind it. */
static size_t word_length(const char *text, const char **end) {
    size_t length = 0;
    const char *c = text;
    for (; *c != '\0' && !is_break(*c); c++) length += ((unsigned char)*c & 0xC0) != 0x80;
    *end = c;
    return length;
}

size_t measure_lines(const char *text, double width) {
    size_t room = width < 2 ? 2 : (size_t)(width * 1.05), lines = 1, used = 0;
    while (*text != '\0') {
        size_t length = word_length(text, &text);
        if (used > 0 && used + length > room) lines++, used = 0;
        lines += length == 0 ? 0 : (length - 1) / room; /* a long word is broken */
        used += length > room ? length % room : length;
        if (*text == '\n') lines++, used = 0;
        if (*text == ' ' || *text == '\t') used++;
        if (*text != '\0') text++;
    }
    return lines;
}

size_t measure_word(const char *text) {
    size_t longest = 0;
    while (*text != '\0') {
        size_t length = word_length(text, &text);
        if (length > longest) longest = length;
        if (*text != '\0') text++;
    }
    return longest;
}
