#include "markup.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/text.h"

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

/* Controls, what is no character, and what turns the direction of the text behind it. */
static bool is_unseen(uint32_t point) {
    if (point < 0x20) return point != '\n' && point != '\t';
    return (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || (point & 0xFFFE) == 0xFFFE ||
           (point >= 0xFDD0 && point <= 0xFDEF);
}

static const char *escape_of(uint32_t point) {
    switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r':
    case '\v':
    case '\f': return "\n";
    default: return is_unseen(point) ? REPLACEMENT : NULL;
    }
}

/* Text that is valid UTF-8. */
static void put_valid(FILE *out, const char *bytes, size_t length) {
    size_t written = 0;
    for (size_t at = 0; at < length;) {
        size_t start = at;
        const char *escape = escape_of(utf8_next(bytes, &at));
        if (escape == NULL) continue;
        fwrite(bytes + written, 1, start - written, out);
        if (bytes[start] == '\r' && at < length && bytes[at] == '\n') at++;
        fputs(escape, out);
        written = at;
    }
    fwrite(bytes + written, 1, length - written, out);
}

void markup_bytes(FILE *out, const char *bytes, size_t length) {
    while (length > 0) {
        size_t valid = utf8_fault(bytes, length);
        put_valid(out, bytes, valid);
        if (valid == length) return;
        fputs(REPLACEMENT, out);
        bytes += valid + 1;
        length -= valid + 1;
    }
}

void markup(FILE *out, const char *pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    for (const char *next; (next = strchr(pattern, '$')) != NULL; pattern = next + 2) {
        fwrite(pattern, 1, (size_t)(next - pattern), out);
        if (next[1] == 't') {
            const char *text = va_arg(arguments, const char *);
            if (text != NULL) markup_bytes(out, text, strlen(text));
        } else if (next[1] == 'n') {
            fprintf(out, "%zu", va_arg(arguments, size_t));
        } else {
            fprintf(out, "%.1f", va_arg(arguments, double));
        }
    }
    va_end(arguments);
    fputs(pattern, out);
}
