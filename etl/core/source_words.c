#include "core/source_words.h"

#include "core/text.h"

/* Small letters for A-Z and the capitals of Latin-1, all that Dutch names of columns use. */
static uint32_t small_letter(uint32_t point) {
    if (point >= 'A' && point <= 'Z') return point + 32;
    if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return point + 32;
    return point;
}

/* The code point at *offset, small, a run of white space read as one space. */
static uint32_t next_folded(const char *bytes, size_t end, size_t *offset) {
    uint32_t point = utf8_next(bytes, offset);
    if (!utf8_is_space(point)) return small_letter(point);
    for (size_t next = *offset; next < end; *offset = next)
        if (!utf8_is_space(utf8_next(bytes, &next))) break;
    return ' ';
}

static size_t point_before(const char *bytes, size_t offset) {
    do offset--;
    while (((unsigned char)bytes[offset] & 0xC0) == 0x80);
    return offset;
}

/* The end of the words without the white space and the marks of a label behind them. */
static size_t words_end(const char *words, size_t length) {
    while (length > 0) {
        size_t last = point_before(words, length), next = last;
        uint32_t point = utf8_next(words, &next);
        if (!utf8_is_space(point) && point != ':' && point != '*') break;
        length = last;
    }
    return length;
}

static bool same_words(const char *known, const char *words, size_t start, size_t end) {
    size_t at = 0;
    while (known[at] != '\0' && start < end)
        if (small_letter(utf8_next(known, &at)) != next_folded(words, end, &start)) return false;
    return known[at] == '\0' && start == end;
}

bool word_list_has(const struct word_list *list, const char *words, size_t length) {
    size_t end = words_end(words, length), start = 0;
    for (size_t next = 0; next < end; start = next)
        if (!utf8_is_space(utf8_next(words, &next))) break;
    if (start == end) return false;
    for (size_t i = 0; i < list->count; i++)
        if (same_words(list->at[i], words, start, end)) return true;
    return false;
}
