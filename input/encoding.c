#include "input/encoding.h"

#include <string.h>

#include "core/text.h"

enum { REPLACEMENT = 0xFFFD, REPLACEMENT_SIZE = 3, PROBE = 4096 };

/* The text being made, and what could not be decoded. */
struct output {
    char *bytes;
    size_t length;
    size_t lines;       /* line feeds so far */
    size_t faults;      /* replaced so far */
    size_t fault_line;  /* of the first */
    bool has_half_unit; /* UTF-16 with a byte too many */
};

static void put(struct output *output, uint32_t point) {
    output->length += utf8_put(point, output->bytes + output->length);
    output->lines += point == '\n';
}

static void put_fault(struct output *output) {
    if (output->faults++ == 0) output->fault_line = output->lines + 1;
    put(output, REPLACEMENT);
}

/* Bytes 0x80 to 0x9F of Windows-1252; 0 where it has no letter. */
static const uint16_t windows_points[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void decode_windows(struct output *output, const unsigned char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        uint32_t point = bytes[i];
        if (point >= 0x80 && point < 0xA0) point = windows_points[point - 0x80];
        if (point == 0 && bytes[i] != 0)
            put_fault(output);
        else
            put(output, point);
    }
}

static uint32_t unit_at(const unsigned char *bytes, size_t i, bool is_big) {
    return is_big ? (uint32_t)bytes[i] << 8 | bytes[i + 1] : (uint32_t)bytes[i + 1] << 8 | bytes[i];
}

static void decode_utf16(struct output *output, const unsigned char *bytes, size_t length,
                         bool is_big) {
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t unit = unit_at(bytes, i, is_big);
        uint32_t next = i + 3 < length ? unit_at(bytes, i + 2, is_big) : 0;
        if (unit < 0xD800 || unit > 0xDFFF) {
            put(output, unit);
        } else if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
            put(output, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            i += 2;
        } else {
            put_fault(output);
        }
    }
    output->has_half_unit = length % 2 == 1;
    if (output->has_half_unit) put_fault(output);
}

/* Length of the valid run of UTF-8 at bytes; a NUL counts as valid, it is refused later. */
static size_t valid_run(const char *bytes, size_t length) {
    size_t run = utf8_fault(bytes, length);
    while (run < length && bytes[run] == '\0') {
        run++;
        run += utf8_fault(bytes + run, length - run);
    }
    return run;
}

static bool is_tail(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* A fault is one byte with the continuation bytes behind it. */
static size_t fault_length(const char *bytes, size_t length) {
    size_t fault = 1;
    while (fault < length && fault < 4 && is_tail(bytes[fault])) fault++;
    return fault;
}

static void decode_utf8(struct output *output, const char *bytes, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t run = valid_run(bytes + i, length - i);
        for (size_t k = i; k < i + run; k++) output->lines += bytes[k] == '\n';
        memcpy(output->bytes + output->length, bytes + i, run);
        output->length += run;
        i += run;
        if (i == length) break;
        put_fault(output);
        i += fault_length(bytes + i, length - i);
    }
}

/* Whether bytes are UTF-8 with at most a rare fault: Windows-1252 as good as never holds letters
 * that happen to be valid sequences of UTF-8. */
static bool is_utf8(const char *bytes, size_t length) {
    size_t letters = 0, faults = 0;
    for (size_t i = 0; i < length;) {
        size_t run = valid_run(bytes + i, length - i);
        for (size_t k = i; k < i + run; k++) letters += ((unsigned char)bytes[k] & 0xC0) == 0xC0;
        i += run;
        if (i == length) break;
        faults++;
        i += fault_length(bytes + i, length - i);
    }
    return faults == 0 || letters / 10 > faults;
}

/* 'L' or 'B' where every second byte is mostly NUL and the others are not, else 0. */
static char utf16_order(const char *bytes, size_t length) {
    size_t pairs = (length < PROBE ? length : PROBE) / 2, even = 0, odd = 0;
    for (size_t i = 0; i < pairs; i++) {
        even += bytes[2 * i] == '\0';
        odd += bytes[2 * i + 1] == '\0';
    }
    if (pairs < 2) return 0;
    if (odd * 10 >= pairs * 6 && even * 20 <= pairs) return 'L';
    if (even * 10 >= pairs * 6 && odd * 20 <= pairs) return 'B';
    return 0;
}

static bool begins(const char *bytes, size_t length, const char *mark, size_t size) {
    return length >= size && memcmp(bytes, mark, size) == 0;
}

static char *room_for(struct document *document, size_t length, size_t growth) {
    return arena_take(document->arena, length * growth + REPLACEMENT_SIZE + 1);
}

static const char *decode(struct document *document, const char *bytes, size_t length,
                          struct output *output) {
    const unsigned char *raw = (const unsigned char *)bytes;
    bool has_mark = begins(bytes, length, "\xEF\xBB\xBF", 3);
    char order = begins(bytes, length, "\xFF\xFE", 2)   ? 'L'
                 : begins(bytes, length, "\xFE\xFF", 2) ? 'B'
                                                        : 0;
    if (order != 0 || (!has_mark && (order = utf16_order(bytes, length)) != 0)) {
        size_t skip = begins(bytes, length, "\xFF\xFE", 2) || begins(bytes, length, "\xFE\xFF", 2);
        output->bytes = room_for(document, length, 2);
        decode_utf16(output, raw + 2 * skip, length - 2 * skip, order == 'B');
        return order == 'B' ? "UTF-16BE" : "UTF-16LE";
    }
    if (has_mark || is_utf8(bytes, length)) {
        size_t skip = has_mark ? 3 : 0;
        output->bytes = room_for(document, length, valid_run(bytes, length) == length ? 1 : 3);
        decode_utf8(output, bytes + skip, length - skip);
        return "UTF-8";
    }
    output->bytes = room_for(document, length, 3);
    decode_windows(output, raw, length);
    return "windows-1252";
}

static bool refuse_binary(struct document *document, const char *bytes, size_t length) {
    if (memchr(bytes, '\0', length) != NULL)
        return document_refuse(document, 0,
                               "bevat NUL-tekens en is geen tekst; lever tekst of CSV aan");
    size_t controls = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        controls += (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F;
    }
    if (controls > length / 20)
        return document_refuse(
            document, 0,
            "bestaat voor een groot deel uit stuurtekens en is geen tekst; lever tekst of CSV aan");
    return true;
}

static void tell_faults(struct document *document, const struct output *output,
                        const char *encoding) {
    if (output->faults == 0) return;
    const char *message =
        output->faults == 1
            ? arena_print(document->arena, "1 teken is geen geldig %s en staat nu als U+FFFD",
                          encoding)
            : arena_print(document->arena,
                          "%zu tekens zijn geen geldig %s en staan nu als U+FFFD; dit is het "
                          "eerste",
                          output->faults, encoding);
    document_partial(document, output->fault_line, message);
}

bool encoding_decode(struct document *document, const char *bytes, size_t length,
                     struct decoded *decoded) {
    if (begins(bytes, length, "\xFF\xFE\0\0", 4) || begins(bytes, length, "\0\0\xFE\xFF", 4))
        return document_refuse(document, 0, "is UTF-32; bewaar de tekst als UTF-8");
    struct output output = {0};
    decoded->encoding = decode(document, bytes, length, &output);
    decoded->bytes = output.bytes;
    decoded->length = output.length;
    document->encoding = decoded->encoding;
    if (!refuse_binary(document, output.bytes, output.length)) return false;
    tell_faults(document, &output, decoded->encoding);
    return true;
}
