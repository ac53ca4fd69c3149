#include "input/office/number_format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    DAYS_MOST = 2958465, /* 31/12/9999, from 1900 */
    DAYS_1904 = 1462,
    LEAP_1900 = 60, /* 29/02/1900, which spreadsheets count and the calendar does not */
    SECONDS = 86400,
    DECIMALS_MOST = 9
};

struct moment {
    long year;
    int month, day, seconds; /* seconds of the day */
};

/* ---- reading a format ---- */

/* What is seen of a code. */
struct scan {
    const char *at;
    struct arena *arena;
    LIST(char) before, after;
    bool has_digits, in_decimals, has_hours, is_percent, has_letters;
    int decimals;
};

static void literal(struct scan *scan, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (scan->has_digits)
            *list_add(scan->arena, &scan->after) = bytes[i];
        else
            *list_add(scan->arena, &scan->before) = bytes[i];
    }
}

/* [h] is a span of hours, [$€-413] shows its sign; colours, conditions and languages do not show.
 */
static void read_bracket(struct scan *scan, struct number_format *format) {
    const char *end = strchr(scan->at, ']');
    if (end == NULL) end = scan->at + strlen(scan->at) - 1;
    char first = scan->at[1];
    if (first == '$') {
        const char *sign = scan->at + 2;
        literal(scan, sign, strcspn(sign, "-]"));
    }
    bool is_hours = strspn(scan->at + 1, "hH") == (size_t)(end - scan->at - 1);
    bool is_minutes = strspn(scan->at + 1, "mM") == (size_t)(end - scan->at - 1);
    if (end > scan->at + 1 && (is_hours || is_minutes))
        format->has_span = format->has_hour = scan->has_hours = true;
    scan->at = end + 1;
}

static void read_quoted(struct scan *scan) {
    const char *end = strchr(scan->at + 1, '"');
    if (end == NULL) end = scan->at + strlen(scan->at);
    literal(scan, scan->at + 1, (size_t)(end - scan->at - 1));
    scan->at = *end == '"' ? end + 1 : end;
}

/* Minutes stand behind hours or before seconds: months do not. */
static void read_m(struct scan *scan, struct number_format *format) {
    const char *rest = scan->at + strspn(scan->at, "mM");
    size_t gap = strspn(rest, ":.\\ ");
    bool is_minute = scan->has_hours || rest[gap] == 's' || rest[gap] == 'S';
    if (is_minute)
        format->has_minute = true;
    else
        format->has_month = true;
    scan->has_hours = false;
    scan->at = rest;
}

/* Words between digits ("00-00") make a number that is none: it is shown as it is. */
static void read_digit(struct scan *scan) {
    for (size_t i = 0; i < scan->after.count; i++)
        scan->has_letters = scan->has_letters || scan->after.at[i] != ' ';
    scan->after.count = 0;
    scan->decimals += scan->in_decimals && *scan->at != '#';
    scan->has_digits = true;
    scan->at++;
}

static void read_letter(struct scan *scan, struct number_format *format) {
    char c = *scan->at;
    if (c == 'm' || c == 'M') {
        read_m(scan, format);
        return;
    }
    if (c == 'd' || c == 'D') format->has_day = true;
    if (c == 'y' || c == 'Y') format->has_year = true;
    if (c == 'h' || c == 'H') format->has_hour = scan->has_hours = true;
    if (c == 's' || c == 'S') format->has_minute = true;
    if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') scan->has_hours = false;
    scan->at++;
}

static void read_sign(struct scan *scan, struct number_format *format) {
    char c = *scan->at;
    if (c == '[')
        read_bracket(scan, format);
    else if (c == '"')
        read_quoted(scan);
    else if (strncmp(scan->at, "AM/PM", 5) == 0)
        scan->at += 5;
    else if ((c == '\\' || c == '_' || c == '*') && scan->at[1] != '\0') {
        if (c == '\\') literal(scan, scan->at + 1, 1);
        scan->at += 2;
    } else if (strchr("0#?", c) != NULL)
        read_digit(scan);
    else if (strchr("dDyYmMhHsS", c) != NULL)
        read_letter(scan, format);
    else {
        if (c == '.') scan->in_decimals = true;
        if (c == '%') scan->is_percent = true;
        if (c == '-' || c == ' ') literal(scan, &c, 1);
        scan->has_letters = scan->has_letters || c == 'E' || c == '@' || c == '/';
        scan->at++;
    }
}

static const char *valid(const char *bytes, size_t length, struct arena *arena) {
    return arena_copy(arena, bytes, utf8_fault(bytes, length));
}

struct number_format number_format_read(const char *code, struct arena *arena) {
    struct number_format format = {.before = "", .after = ""};
    struct scan scan = {.at = code, .arena = arena};
    if (strncmp(code, "General", 7) == 0) return format;
    while (*scan.at != '\0' && *scan.at != ';') read_sign(&scan, &format);
    if (format.has_day || format.has_month || format.has_year || format.has_hour ||
        format.has_minute) {
        format.kind = NUMBER_KIND_TIME;
        return format;
    }
    if (!scan.has_digits || scan.has_letters) return format;
    format.kind = scan.is_percent ? NUMBER_KIND_PERCENT : NUMBER_KIND_FIXED;
    format.decimals = scan.decimals < DECIMALS_MOST ? scan.decimals : DECIMALS_MOST;
    format.before = valid(scan.before.at, scan.before.count, arena);
    format.after = valid(scan.after.at, scan.after.count, arena);
    return format;
}

const char *number_format_code(unsigned long id) {
    static const char *const codes[] = {
        [1] = "0",          [2] = "0.00",      [3] = "#,##0",          [4] = "#,##0.00",
        [9] = "0%",         [10] = "0.00%",    [14] = "dd/mm/yyyy",    [15] = "d-mmm-yy",
        [16] = "d-mmm",     [17] = "mmm-yy",   [18] = "h:mm",          [19] = "h:mm:ss",
        [20] = "h:mm",      [21] = "h:mm:ss",  [22] = "d/m/yyyy h:mm", [37] = "#,##0",
        [38] = "#,##0",     [39] = "#,##0.00", [40] = "#,##0.00",      [45] = "mm:ss",
        [46] = "[h]:mm:ss", [47] = "mm:ss"};
    if ((id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36) return "dd/mm/yyyy";
    if (id >= 32 && id <= 35) return "h:mm";
    return id < sizeof codes / sizeof *codes ? codes[id] : NULL;
}

/* ---- showing ---- */

/* Days since 1 March of the year 0 as a date (H. Hinnant, days_from_civil, turned round). */
static struct moment date_of(long days) {
    long era = days / 146097, rest = days % 146097;
    long year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    long day = rest - (365 * year + year / 4 - year / 100), month = (5 * day + 2) / 153;
    struct moment moment = {.day = (int)(day - (153 * month + 2) / 5 + 1),
                            .month = (int)(month < 10 ? month + 3 : month - 9)};
    moment.year = year + era * 400 + (moment.month <= 2);
    return moment;
}

enum { DAYS_TO_1900 = 693899 }; /* from 1 March 0 to 30 December 1899, day 0 from March 1900 on */

static bool moment_of(double number, bool from_1904, struct moment *moment) {
    if (from_1904) number += DAYS_1904;
    if (!(number >= 0) || number >= DAYS_MOST + 1) return false;
    long days = (long)floor(number);
    long seconds = lround((number - floor(number)) * SECONDS);
    if (seconds == SECONDS) days++, seconds = 0;
    if (days == LEAP_1900 && !from_1904)
        *moment = (struct moment){.year = 1900, .month = 2, .day = 29};
    else
        *moment = date_of(days + DAYS_TO_1900 + (days < LEAP_1900));
    moment->seconds = (int)seconds;
    return true;
}

static const char *show_day(const struct number_format *format, const struct moment *moment,
                            struct arena *arena) {
    static const char *const months[] = {"januari",   "februari", "maart",    "april",
                                         "mei",       "juni",     "juli",     "augustus",
                                         "september", "oktober",  "november", "december"};
    const char *month = months[moment->month - 1];
    if (format->has_day && format->has_month && !format->has_year)
        return arena_print(arena, "%d %s", moment->day, month);
    if (format->has_day)
        return arena_print(arena, "%02d/%02d/%04ld", moment->day, moment->month, moment->year);
    if (format->has_month)
        return format->has_year ? arena_print(arena, "%s %ld", month, moment->year) : month;
    return format->has_year ? arena_print(arena, "%ld", moment->year) : "";
}

static const char *show_moment(const struct number_format *format, const struct moment *moment,
                               struct arena *arena) {
    const char *day = show_day(format, moment, arena);
    int minutes = moment->seconds / 60;
    if (!format->has_hour && !format->has_minute) return day;
    return arena_print(arena, "%s%s%02d:%02d", day, *day != '\0' ? " " : "", minutes / 60,
                       minutes % 60);
}

/* At most room bytes; a decimal comma for the point of the C locale. */
static const char *show_number(const struct number_format *format, double number,
                               struct arena *arena) {
    char shown[400];
    bool is_percent = format->kind == NUMBER_KIND_PERCENT;
    if (is_percent) number *= 100;
    if (format->kind == NUMBER_KIND_PLAIN || fabs(number) >= 1e15)
        snprintf(shown, sizeof shown, "%.15g", number);
    else
        snprintf(shown, sizeof shown, "%.*f", format->decimals, number);
    char *point = strchr(shown, '.');
    if (point != NULL) *point = ',';
    return arena_print(arena, "%s%s%s%s", format->before, shown, is_percent ? "%" : "",
                       format->after);
}

const char *number_format_show(const struct number_format *format, double number, bool from_1904,
                               struct arena *arena) {
    static const struct number_format plain = {.before = "", .after = ""};
    struct moment moment;
    if (format->kind != NUMBER_KIND_TIME) return show_number(format, number, arena);
    if (!moment_of(number, from_1904, &moment)) return show_number(&plain, number, arena);
    if (format->has_span)
        return arena_print(arena, "%02ld:%02d", (long)(number * 24 + 1e-6),
                           moment.seconds / 60 % 60);
    return show_moment(format, &moment, arena);
}

const char *number_format_iso(const struct number_format *format, const char *words,
                              struct arena *arena) {
    static const struct number_format day = {
        .kind = NUMBER_KIND_TIME, .has_day = true, .has_month = true, .has_year = true};
    static const struct number_format both = {.kind = NUMBER_KIND_TIME,
                                              .has_day = true,
                                              .has_month = true,
                                              .has_year = true,
                                              .has_hour = true};
    struct moment moment = {0};
    int hour = 0, minute = 0;
    int count = sscanf(words, "%4ld-%2d-%2dT%2d:%2d", &moment.year, &moment.month, &moment.day,
                       &hour, &minute);
    if (count < 3 || moment.year < 0 || moment.month < 1 || moment.month > 12 || moment.day < 1 ||
        moment.day > 31 || hour < 0 || minute < 0)
        return NULL;
    moment.seconds = (hour * 60 + minute) * 60;
    if (format->kind != NUMBER_KIND_TIME) format = moment.seconds > 0 ? &both : &day;
    return show_moment(format, &moment, arena);
}
