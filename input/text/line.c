#include "input/text/line.h"

#include <string.h>

enum {
    TAB = 4,
    LABEL = 40,
    CAPITALS = 8,
    CAPITALS_NUMBERED = 4,
    RULE_LENGTH = 3,
    NUMBER_MAX = 999,
    BOX = 3,
    WORD_LEAST = 4 /* letters before the number of "Vraag 1." */
};

bool line_next(const struct text *text, size_t *at, size_t end, struct span *line) {
    if (*at >= end) return false;
    size_t i = *at;
    while (i < end && (text->bytes[i] < '\n' || text->bytes[i] > '\r')) i++;
    *line = (struct span){*at, i};
    if (i + 1 < end && text->bytes[i] == '\r' && text->bytes[i + 1] == '\n') i++;
    *at = i + 1;
    return true;
}

static bool is_capital(uint32_t point) {
    return (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7) ||
           point == 0x152 || point == 0x178;
}

static bool is_small(uint32_t point) {
    return (point >= 'a' && point <= 'z') || (point >= 0xDF && point <= 0xFF && point != 0xF7) ||
           point == 0x153;
}

static bool is_digit(uint32_t point) { return point >= '0' && point <= '9'; }

/* The code point at an offset, 0 at the end of the line. */
static uint32_t peek(const struct text *text, size_t offset, size_t end) {
    return offset < end ? utf8_next(text->bytes, &offset) : 0;
}

static bool is_space_or_end(uint32_t point) { return point == 0 || utf8_is_space(point); }

/* Signs that only ever begin an entry of a list; those of the symbol fonts of Word are among
 * them. */
static bool is_sure_mark(uint32_t point) {
    static const uint32_t marks[] = {0x2022, 0xB7,   0x25AA, 0x25BA, 0x25CF, 0x25A0, 0x2023,
                                     0x25E6, 0x25CB, 0x27A2, 0x2794, 0x2756, 0x25A1, 0x25C6,
                                     0x2219, 0x2043, 0x2713, 0x2714, 0xF0B7, 0xF0A7, 0xF0D8};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == point) return true;
    return false;
}

/* "[ ] OCMW", "(x) OCMW", "☑ OCMW": an entry of a form. Its box stays with its words. */
static bool read_box(const struct text *text, struct span rest, struct line *line) {
    const char *bytes = text->bytes + rest.start;
    size_t at = rest.start;
    uint32_t first = utf8_next(text->bytes, &at);
    if (first == '[' || first == '(') {
        const char *close = memchr(bytes, first == '[' ? ']' : ')', span_length(rest));
        if (close == NULL || close - bytes > BOX) return false;
        for (const char *inside = bytes + 1; inside < close; inside++)
            if (strchr(" xXvV*", *inside) == NULL) return false;
        at = rest.start + (size_t)(close - bytes) + 1;
    } else if (first < 0x2610 || first > 0x2612) {
        return false;
    }
    if (!utf8_is_space(peek(text, at, rest.end))) return false;
    line->kind = LINE_KIND_BULLET;
    line->mark = '[';
    return true;
}

static bool read_bullet(const struct text *text, struct span rest, struct line *line) {
    size_t at = rest.start;
    uint32_t mark = utf8_next(text->bytes, &at);
    uint32_t next = peek(text, at, rest.end);
    bool is_dash = mark == '-' || mark == 0x2013 || mark == 0x2014;
    if (!is_sure_mark(mark) &&
        !(is_space_or_end(next) && (is_dash || mark == '*' || mark == '+' || mark == 'o')) &&
        !(is_dash && (is_small(next) || is_capital(next))))
        return false;
    if (mark == 'o' && next == 0) return false;
    line->kind = LINE_KIND_BULLET;
    line->mark = mark;
    line->words.start = at;
    return true;
}

/* Digits at *at as a number, 0 where there are none or they are too many. */
static uint32_t read_digits(const struct text *text, size_t *at, size_t end) {
    uint32_t number = 0;
    size_t i = *at;
    while (i < end && is_digit((unsigned char)text->bytes[i]) && number <= NUMBER_MAX)
        number = number * 10 + (uint32_t)(text->bytes[i++] - '0');
    if (number > NUMBER_MAX || text->bytes[*at] == '0') return 0;
    *at = i;
    return number;
}

/* "1", "2.3" or a letter; moves *at behind it and gives the style, 0 where there is none. */
static char read_number(const struct text *text, size_t *at, size_t end, struct line *line) {
    char first = text->bytes[*at];
    line->depth = 1;
    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) {
        char base = first >= 'a' ? 'a' : 'A';
        line->number = (uint32_t)(first - base) + 1;
        ++*at;
        return base;
    }
    line->number = read_digits(text, at, end);
    if (line->number == 0) return 0;
    while (*at + 1 < end && text->bytes[*at] == '.' &&
           is_digit((unsigned char)text->bytes[*at + 1])) {
        ++*at;
        line->number = read_digits(text, at, end);
        if (line->number == 0) return 0;
        line->depth++;
    }
    return '1';
}

/* Behind the word of "Vraag 1." or "Actie 14:", where a number comes; else where it was. */
static size_t behind_word(const struct text *text, struct span rest) {
    size_t at = rest.start, letters = 0;
    if (!is_capital(peek(text, at, rest.end))) return at;
    for (; at < rest.end && (unsigned char)text->bytes[at] > ' '; letters++)
        if (!is_small(utf8_next(text->bytes, &at)) && letters > 0) return rest.start;
    bool is_word = letters >= WORD_LEAST && at + 1 < rest.end && text->bytes[at] == ' ' &&
                   is_digit((unsigned char)text->bytes[at + 1]);
    return is_word ? at + 1 : rest.start;
}

static bool read_numbered(const struct text *text, struct span rest, struct line *line) {
    size_t at = behind_word(text, rest);
    bool has_word = at > rest.start;
    char style = read_number(text, &at, rest.end, line);
    if (style == 0 || at >= rest.end) return false;
    char close = text->bytes[at];
    if (close == '.' || close == ')' || (has_word && close == ':'))
        at++;
    else if (style == '1' && peek(text, at, rest.end) == 0xB0) /* "1° de schepen" */
        at += 2;
    else if (line->depth > 1)
        close = 0;
    else
        return false;
    uint32_t next = peek(text, at, rest.end);
    if (next == 0 || (!utf8_is_space(next) && !(style == '1' && close != 0 && is_capital(next))))
        return false;
    line->kind = LINE_KIND_NUMBERED;
    line->mark =
        (uint32_t)style | (uint32_t)close << 8 | line->depth << 16 | (uint32_t)has_word << 24;
    line->words.start = at;
    return true;
}

static bool read_markdown(const struct text *text, struct span rest, struct line *line) {
    size_t at = rest.start, end = rest.end;
    while (at < end && text->bytes[at] == '#') at++;
    if (at == rest.start || at - rest.start > 6 || !utf8_is_space(peek(text, at, end)))
        return false;
    while (end > at && text->bytes[end - 1] == '#') end--;
    line->kind = LINE_KIND_MARKDOWN;
    line->number = (uint32_t)(at - rest.start);
    line->words = (struct span){at, end};
    return true;
}

static bool read_rule(const struct text *text, struct span rest, struct line *line) {
    size_t at = rest.start, points = 0;
    uint32_t first = utf8_next(text->bytes, &at);
    if (strchr("-=_*~", (int)first) == NULL && first != 0x2014 && first != 0x2013 &&
        first != 0x2500)
        return false;
    for (at = rest.start; at < rest.end; points++)
        if (utf8_next(text->bytes, &at) != first) return false;
    if (points < RULE_LENGTH) return false;
    line->kind = LINE_KIND_RULE;
    line->mark = first;
    return true;
}

/* What has been seen of the words so far. */
struct scan {
    uint32_t before[3]; /* the last three code points, newest first */
    bool in_gap;        /* white space came before */
    uint32_t words, capitals, digits, open;
    uint32_t tail; /* small letters of the last word, over 3 when it is another word */
    bool has_small;
};

static void see_signs(struct scan *scan, uint32_t point, struct line *line) {
    const uint32_t *before = scan->before;
    if (point == '@' || (point == '/' && before[0] == '/' && before[1] == ':') ||
        (point == '.' && before[0] == 'w' && before[1] == 'w' && before[2] == 'w'))
        line->is_address = true;
    if (point == ':' && line->length <= LABEL && scan->words > 0) line->has_label = true;
    if (point == '(') scan->open++;
    if (point == ')' && scan->open > 0) scan->open--;
}

static void see_letter(struct scan *scan, uint32_t point, struct line *line) {
    bool small = is_small(point);
    if (line->begins == LINE_START_OTHER && scan->words <= 1)
        line->begins = small               ? LINE_START_SMALL
                       : is_capital(point) ? LINE_START_CAPITAL
                       : is_digit(point)   ? LINE_START_DIGIT
                                           : LINE_START_OTHER;
    if (small && (scan->digits == 1 || scan->digits == 2)) line->has_measure = true;
    scan->digits = is_digit(point) ? scan->digits + 1 : 0;
    scan->has_small = scan->has_small || small;
    scan->capitals += is_capital(point);
    scan->tail = small ? scan->tail + (scan->tail < 4) : 4;
}

static void see_point(struct scan *scan, uint32_t point, struct line *line) {
    if (utf8_is_space(point)) {
        scan->in_gap = true;
        return;
    }
    if (scan->in_gap || scan->words == 0) {
        line->length += scan->words > 0;
        scan->words += scan->words < UINT32_MAX;
        scan->tail = 0;
        if (is_digit(point)) scan->digits = 0;
    }
    scan->in_gap = false;
    line->length += line->length < UINT32_MAX - 2;
    if (scan->words == 1) line->first_word++;
    see_letter(scan, point, line);
    see_signs(scan, point, line);
    scan->before[2] = scan->before[1];
    scan->before[1] = scan->before[0];
    scan->before[0] = point;
}

static void measure(const struct text *text, struct line *line) {
    struct scan scan = {0};
    for (size_t at = line->words.start; at < line->words.end;)
        see_point(&scan, utf8_next(text->bytes, &at), line);
    line->last = scan.before[0];
    line->has_small_end = scan.words > 1 && scan.tail >= 1 && scan.tail <= 3;
    uint32_t enough = line->kind == LINE_KIND_NUMBERED ? CAPITALS_NUMBERED : CAPITALS;
    line->is_capitals = !scan.has_small && scan.capitals >= enough;
    line->is_open = scan.open > 0;
}

static uint32_t indent_of(const struct text *text, size_t from, size_t to) {
    uint32_t indent = 0;
    for (size_t at = from; at < to && indent < UINT32_MAX - TAB;)
        indent = utf8_next(text->bytes, &at) == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
    return indent;
}

struct line line_read(const struct text *text, struct span raw) {
    struct span rest = text_trim(text, raw);
    struct line line = {.start = rest.start, .words = rest, .kind = LINE_KIND_TEXT};
    if (rest.start == rest.end) {
        line.kind = LINE_KIND_BLANK;
        return line;
    }
    if (read_rule(text, rest, &line)) return line;
    line.indent = indent_of(text, raw.start, rest.start);
    if (!read_markdown(text, rest, &line) && !read_box(text, rest, &line) &&
        !read_bullet(text, rest, &line))
        read_numbered(text, rest, &line);
    line.words = text_trim(text, line.words);
    measure(text, &line);
    return line;
}

const char *line_section(const struct text *text, struct span heading, struct arena *arena) {
    struct line line = {0};
    if (heading.start == heading.end || !read_numbered(text, heading, &line)) return NULL;
    size_t end = heading.start;
    while (end < line.words.start && text->bytes[end] != ')' &&
           !(text->bytes[end] == '.' && end + 1 == line.words.start))
        end++;
    bool is_small_letter = is_small((unsigned char)text->bytes[heading.start]);
    return is_small_letter ? NULL
                           : arena_copy(arena, text->bytes + heading.start, end - heading.start);
}
