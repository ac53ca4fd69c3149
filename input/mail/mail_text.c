#include "input/mail/mail_text.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#define REPLACEMENT "\xEF\xBF\xBD"
enum { REPLACEMENT_SIZE = 3, GROWTH = 4 };

/* ---- charsets ---- */

/* iconv reads more than a name: "UTF-8//TRANSLIT". */
static bool is_name(const char *charset) {
    return *charset != '\0' && charset[strspn(charset, "abcdefghijklmnopqrstuvwxyz"
                                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                       "0123456789-_.:")] == '\0';
}

/* Browsers and mail programs read these as the larger set of Windows, which is what is meant. */
static const char *charset_meant(const char *charset, const struct mail_body *body) {
    bool is_valid = utf8_fault(body->bytes, body->length) == body->length;
    if (charset == NULL || strcasecmp(charset, "us-ascii") == 0 ||
        strcasecmp(charset, "ascii") == 0)
        return is_valid ? "UTF-8" : "WINDOWS-1252";
    if (strcasecmp(charset, "iso-8859-1") == 0 || strcasecmp(charset, "latin1") == 0)
        return "WINDOWS-1252";
    return charset;
}

/* Bytes that iconv cannot take become U+FFFD, one by one. Gives how many. */
static size_t convert(iconv_t converter, struct mail_body *body, char *out, size_t room) {
    char *in = (char *)(uintptr_t)body->bytes, *start = out;
    size_t left = body->length, faults = 0;
    while (left > 0 && room > REPLACEMENT_SIZE) {
        if (iconv(converter, &in, &left, &out, &room) != (size_t)-1 || left == 0) break;
        if (errno == E2BIG || room <= REPLACEMENT_SIZE) break;
        memcpy(out, REPLACEMENT, REPLACEMENT_SIZE);
        out += REPLACEMENT_SIZE;
        room -= REPLACEMENT_SIZE;
        in++;
        left--;
        faults++;
    }
    *out = '\0';
    body->bytes = start;
    body->length = (size_t)(out - start);
    return faults;
}

/* Text holds no NUL and no control characters but white space. */
static void clean(struct mail_body *body, char *bytes) {
    for (size_t i = 0; i < body->length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if ((byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F) bytes[i] = ' ';
    }
}

void mail_decode(struct document *document, struct mail_body *body, const char *charset) {
    const char *meant = charset_meant(charset, body);
    iconv_t converter = is_name(meant) ? iconv_open("UTF-8", meant) : (iconv_t)-1;
    if (converter == (iconv_t)-1) {
        document_partial(
            document, 0,
            arena_print(document->arena, "tekenset '%s' van de mail is onbekend", meant));
        converter = iconv_open("UTF-8", charset_meant(NULL, body));
        if (converter == (iconv_t)-1) return;
    }
    size_t room = GROWTH * body->length + REPLACEMENT_SIZE + 1;
    char *out = arena_take(document->arena, room + 1);
    size_t faults = convert(converter, body, out, room);
    iconv_close(converter);
    clean(body, out);
    if (faults > 0)
        document_partial(document, 0,
                         arena_print(document->arena,
                                     "%zu tekens van de mail zijn geen geldig %s en staan nu als "
                                     "U+FFFD",
                                     faults, meant));
}

/* ---- what is seen ---- */

static const char *behind(const char *bytes, const char *end, const char *sign) {
    size_t size = strlen(sign);
    for (; (size_t)(end - bytes) >= size; bytes++)
        if (strncasecmp(bytes, sign, size) == 0) return bytes + size;
    return end;
}

static const char *skip_tag(const char *at, const char *end) {
    const char *close = behind(at, end, ">");
    if (end - at > 6 && strncasecmp(at, "<style", 6) == 0) return behind(close, end, "</style>");
    if (end - at > 7 && strncasecmp(at, "<script", 7) == 0) return behind(close, end, "</script>");
    if (end - at > 4 && memcmp(at, "<!--", 4) == 0) return behind(at, end, "-->");
    return close;
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

size_t mail_letters(const struct mail_body *body) {
    const char *at = body->bytes, *end = at + body->length;
    size_t letters = 0;
    while (at < end) {
        if (body->is_html && *at == '<') {
            at = skip_tag(at, end);
            continue;
        }
        letters += is_letter(*at++);
    }
    return letters;
}

/* ---- lines ---- */

/* A plain body while its lines are straightened. */
struct straightening {
    struct mail_body body;
    char *out;
    size_t length;
    struct arena *arena;
    size_t depth; /* of quoting, of the line before */
    bool is_open; /* the line before flows on */
};

/* Moves *at behind the marks of quoting: "> > " and ">>". Gives how many there are. */
static size_t quote_depth(const char **at, const char *end) {
    size_t depth = 0;
    while (*at < end && **at == '>') {
        depth++;
        (*at)++;
        if (end - *at > 1 && **at == ' ' && (*at)[1] == '>') (*at)++;
    }
    if (depth > 0 && *at < end && **at == ' ') (*at)++;
    return depth;
}

static void put(struct straightening *to, const char *bytes, size_t length) {
    memcpy(to->out + to->length, bytes, length);
    to->length += length;
}

static void straighten_line(struct straightening *to, const char *at, const char *end) {
    while (end > at && end[-1] == '\r') end--;
    const char *whole = at;
    size_t depth = quote_depth(&at, end);
    bool is_signature = end - at == 3 && memcmp(at, "-- ", 3) == 0;
    if (to->body.is_flowed && depth == 0 && at < end && *whole == ' ') at++;
    bool was_open = to->is_open && depth == to->depth && !is_signature;
    to->is_open = to->body.is_flowed && !is_signature && end > at && end[-1] == ' ';
    if (to->length > 0 && !was_open) put(to, "\n", 1);
    bool has_gap = to->length > 1 && to->out[to->length - 1] == '\n' &&
                   (to->out[to->length - 2] == '\n' || at == end);
    if (to->length > 0 && depth != to->depth && !has_gap) put(to, "\n", 1);
    to->depth = depth;
    if (to->is_open && to->body.joins_bare) end--;
    size_t start = to->length;
    put(to, at, (size_t)(end - at));
    if (depth > 0)
        *list_add(to->arena, &to->body.quoted) = (struct marked){{start, to->length}, (int)depth};
}

void mail_straighten(struct document *document, struct mail_body *body) {
    struct straightening to = {.body = *body, .arena = document->arena};
    to.out = arena_take(document->arena, 3 * body->length + 4);
    const char *at = body->bytes, *stop = at + body->length;
    while (at < stop) {
        const char *end = memchr(at, '\n', (size_t)(stop - at));
        if (end == NULL) end = stop;
        straighten_line(&to, at, end);
        at = end < stop ? end + 1 : stop;
    }
    const struct text text = {.bytes = to.out, .length = to.length};
    struct span span = text_trim(&text, (struct span){0, to.length});
    while (span.start > 0 && to.out[span.start - 1] != '\n') span.start--;
    to.out[span.end] = '\0';
    *body = to.body;
    body->bytes = to.out + span.start;
    body->length = span_length(span);
    for (size_t i = 0; i < body->quoted.count; i++) {
        struct span *quoted = &body->quoted.at[i].span;
        quoted->start = quoted->start > span.start ? quoted->start - span.start : 0;
        quoted->end = quoted->end > span.start ? quoted->end - span.start : 0;
    }
}
