#include "core/text.h"

#include <string.h>

enum { TEXT_STRIDE = 1024 };

/* What stands before byte i * TEXT_STRIDE. */
struct text_mark {
    size_t points, lines;
};

static bool is_point_start(char byte) { return ((unsigned char)byte & 0xC0) != 0x80; }

struct text text_freeze(const char *bytes, size_t length, struct arena *arena) {
    size_t count = length / TEXT_STRIDE + 1;
    struct text_mark *marks = arena_take(arena, count * sizeof *marks);
    struct text_mark seen = {0, 0};
    for (size_t i = 0; i < length; i++) {
        if (i % TEXT_STRIDE == 0) marks[i / TEXT_STRIDE] = seen;
        seen.points += is_point_start(bytes[i]);
        seen.lines += bytes[i] == '\n';
    }
    if (length % TEXT_STRIDE == 0) marks[length / TEXT_STRIDE] = seen;
    return (struct text){bytes, length, count, marks};
}

static struct text_mark count_to(const struct text *text, size_t offset) {
    struct text_mark seen = text->marks[offset / TEXT_STRIDE];
    for (size_t i = offset / TEXT_STRIDE * TEXT_STRIDE; i < offset; i++) {
        seen.points += is_point_start(text->bytes[i]);
        seen.lines += text->bytes[i] == '\n';
    }
    return seen;
}

size_t text_points(const struct text *text, size_t offset) { return count_to(text, offset).points; }

size_t text_line(const struct text *text, size_t offset) {
    return count_to(text, offset).lines + 1;
}

static size_t point_before(const char *bytes, size_t offset) {
    do offset--;
    while (!is_point_start(bytes[offset]));
    return offset;
}

struct span text_trim(const struct text *text, struct span span) {
    while (span.start < span.end) {
        size_t next = span.start;
        if (!utf8_is_space(utf8_next(text->bytes, &next))) break;
        span.start = next;
    }
    while (span.end > span.start) {
        size_t last = point_before(text->bytes, span.end), next = last;
        if (!utf8_is_space(utf8_next(text->bytes, &next))) break;
        span.end = last;
    }
    return span;
}

char *text_copy(const struct text *text, struct span span, struct arena *arena) {
    return arena_copy(arena, text->bytes + span.start, span_length(span));
}

char *text_words(const struct text *text, struct span span, struct arena *arena) {
    span = text_trim(text, span);
    char *words = arena_take(arena, span_length(span) + 1), *out = words;
    bool gap = false;
    for (size_t i = span.start; i < span.end;) {
        size_t next = i;
        if (utf8_is_space(utf8_next(text->bytes, &next))) {
            gap = true;
        } else {
            if (gap) *out++ = ' ';
            gap = false;
            memcpy(out, text->bytes + i, next - i);
            out += next - i;
        }
        i = next;
    }
    return words;
}

/* Length of the valid sequence at bytes, or 0. Refuses overlong forms, surrogates, > U+10FFFF. */
static size_t sequence_length(const unsigned char *bytes, size_t left) {
    static const struct {
        unsigned char low, high, second_low, second_high, length;
    } forms[] = {
        {0x01, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (bytes[0] < forms[i].low || bytes[0] > forms[i].high) continue;
        size_t length = forms[i].length;
        if (length > left) return 0;
        if (length > 1 && (bytes[1] < forms[i].second_low || bytes[1] > forms[i].second_high))
            return 0;
        for (size_t k = 2; k < length; k++)
            if ((bytes[k] & 0xC0) != 0x80) return 0;
        return length;
    }
    return 0;
}

size_t utf8_fault(const char *bytes, size_t length) {
    size_t i = 0;
    while (i < length) {
        size_t step = sequence_length((const unsigned char *)bytes + i, length - i);
        if (step == 0) return i;
        i += step;
    }
    return length;
}

uint32_t utf8_next(const char *bytes, size_t *offset) {
    const unsigned char *b = (const unsigned char *)bytes + *offset;
    if (b[0] < 0x80) return *offset += 1, b[0];
    if (b[0] < 0xE0) return *offset += 2, (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    if (b[0] < 0xF0)
        return *offset += 3, (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    return *offset += 4,
           (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
}

size_t utf8_put(uint32_t point, char *out) {
    if (point < 0x80) return out[0] = (char)point, 1;
    if (point < 0x800)
        return out[0] = (char)(0xC0 | point >> 6), out[1] = (char)(0x80 | (point & 0x3F)), 2;
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

bool utf8_is_space(uint32_t point) {
    return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000 ||
           point == 0xFEFF;
}

uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}
