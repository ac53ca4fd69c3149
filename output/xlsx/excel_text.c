#include "excel_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/text.h"
#include "output/wording.h"

static const char CUT_MARK[] = "… (ingekort)";
enum { CUT_MARK_UNITS = 12, TITLE_MAX = 120, REPLACEMENT = 0xFFFD };

/* A text that is read point by point, also where it is no UTF-8. */
struct scan {
    const char *bytes;
    size_t length, valid; /* valid: the end of the UTF-8 that was checked so far */
    size_t at;
};

static struct scan scan_start(const char *text) {
    return (struct scan){text, strlen(text), utf8_fault(text, strlen(text)), 0};
}

static uint32_t scan_bad_byte(struct scan *scan) {
    scan->at++;
    scan->valid = scan->at + utf8_fault(scan->bytes + scan->at, scan->length - scan->at);
    return REPLACEMENT;
}

/* The next code point as XML can hold it, with CR and CR LF read as LF. */
static uint32_t scan_next(struct scan *scan) {
    if (scan->at == scan->valid) return scan_bad_byte(scan);
    uint32_t point = utf8_next(scan->bytes, &scan->at);
    if (point == '\r') {
        if (scan->bytes[scan->at] == '\n') scan->at++;
        return '\n';
    }
    bool is_control = point < 0x20 && point != '\n' && point != '\t';
    return is_control || point == 0xFFFE || point == 0xFFFF ? REPLACEMENT : point;
}

static bool is_escape(const char *text) {
    if (text[0] != '_' || text[1] != 'x') return false;
    for (size_t i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)text[i])) return false;
    return text[6] == '_';
}

/* Whether the text may go out as it stands; in Excel it is bound by its limits. */
static bool is_clean(const char *text, size_t length, bool is_bound) {
    if ((is_bound && length > EXCEL_TEXT_MAX) || utf8_fault(text, length) < length) return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 && byte != '\n' && byte != '\t') return false;
        if (byte == 0xEF && memcmp(text + i, "\xEF\xBF", 2) == 0) return false;
        if (is_bound && byte == '_' && is_escape(text + i)) return false;
    }
    return true;
}

/* Appends a code point and gives its UTF-16 units; an underscore that would begin an escape is
 * written as the escape of an underscore. */
static size_t put_point(uint32_t point, bool escape, char *out, size_t *length) {
    if (escape) {
        memcpy(out + *length, "_x005F_", 7);
        *length += 7;
        return 7;
    }
    *length += utf8_put(point, out + *length);
    return point > 0xFFFF ? 2 : 1;
}

/* Room for what a text of that length becomes: 7 bytes for each of its bytes at most, and 3 for
 * each unit, of which the last point may give 7 too many. */
static size_t room_for(size_t length) {
    size_t most = 3 * (size_t)(EXCEL_TEXT_MAX + 7);
    return (length < most / 7 ? 7 * length : most) + sizeof CUT_MARK;
}

static const char *rewrite(const char *text, struct arena *arena) {
    struct scan scan = scan_start(text);
    char *out = arena_take(arena, room_for(scan.length));
    size_t length = 0, units = 0, cut = 0;
    while (scan.at < scan.length) {
        bool escape = is_escape(scan.bytes + scan.at);
        units += put_point(scan_next(&scan), escape, out, &length);
        if (units <= EXCEL_TEXT_MAX - CUT_MARK_UNITS) cut = length;
        if (units > EXCEL_TEXT_MAX) {
            memcpy(out + cut, CUT_MARK, sizeof CUT_MARK);
            return out;
        }
    }
    out[length] = '\0';
    return out;
}

const char *excel_text(const char *text, struct arena *arena) {
    if (text == NULL) return "";
    return is_clean(text, strlen(text), true) ? text : rewrite(text, arena);
}

const char *excel_free_text(const char *text, struct arena *arena) {
    if (text == NULL) return "";
    if (is_clean(text, strlen(text), false)) return text;
    struct scan scan = scan_start(text);
    char *out = arena_take(arena, 3 * scan.length + 1); /* a bad byte becomes three */
    size_t length = 0;
    while (scan.at < scan.length) length += utf8_put(scan_next(&scan), out + length);
    return out;
}

char *excel_title(const char *text, struct arena *arena) {
    const char *clean = excel_text(text, arena);
    struct text whole = {.bytes = clean, .length = strlen(clean)};
    char *title = text_words(&whole, (struct span){0, whole.length}, arena);
    size_t end = 0;
    for (size_t points = 0; title[end] != '\0' && points < TITLE_MAX; points++)
        utf8_next(title, &end);
    title[end] = '\0';
    return title;
}

/* Days from 1 January 1970 in the Gregorian calendar; years are counted from March, so that the
 * leap day is a year's last. */
static long day_number(long year, long month, long day) {
    if (month <= 2) year--;
    long march_month = (month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * march_month + 2) / 5 + day - 1 -
           719468;
}

time_t excel_noon(const char *date) {
    int year, month, day;
    if (!wording_split_day(date, &year, &month, &day)) year = 2000, month = day = 1;
    return (time_t)day_number(year, month, day) * 86400 + 43200;
}

/* 25569 is 1 January 1970. */
double excel_day(const char *date) {
    enum { DAY = 24 * 60 * 60, EPOCH = 25569 };
    return (double)(excel_noon(date) / DAY + EPOCH);
}

const char *excel_quoted(const char *name, struct arena *arena) {
    char *quoted = arena_take(arena, 2 * strlen(name) + 3);
    size_t length = 0;
    quoted[length++] = '\'';
    for (const char *c = name; *c != '\0'; c++) {
        if (*c == '\'') quoted[length++] = '\'';
        quoted[length++] = *c;
    }
    quoted[length] = '\'';
    return quoted;
}
