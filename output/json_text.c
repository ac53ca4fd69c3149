#include "output/json_text.h"

#include <math.h>
#include <string.h>

#include "core/text.h"

static bool needs_escape(char byte) {
    return (unsigned char)byte < 0x20 || byte == '"' || byte == '\\';
}

static void put_escape(FILE *out, char byte) {
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = strchr(plain, byte);
    if (found != NULL)
        fprintf(out, "\\%c", letters[found - plain]);
    else
        fprintf(out, "\\u%04x", (unsigned)byte);
}

/* Valid UTF-8 without NUL; what needs no escape goes out in runs. */
static void put_valid(FILE *out, const char *bytes, size_t length) {
    size_t run = 0;
    for (size_t i = 0; i < length; i++) {
        if (!needs_escape(bytes[i])) continue;
        fwrite(bytes + run, 1, i - run, out);
        put_escape(out, bytes[i]);
        run = i + 1;
    }
    fwrite(bytes + run, 1, length - run, out);
}

static void put_quoted(FILE *out, const char *bytes, size_t length) {
    fputc('"', out);
    for (size_t start = 0; start < length; start++) {
        size_t valid = utf8_fault(bytes + start, length - start);
        put_valid(out, bytes + start, valid);
        start += valid;
        if (start < length) fputs("\xEF\xBF\xBD", out);
    }
    fputc('"', out);
}

/* What comes before a value: the comma, the line, the key. */
static void lead(struct json *json, const char *key) {
    if (json->follows) fputc(',', json->out);
    if (json->next_line)
        fprintf(json->out, "\n%*s", json->depth, "");
    else if (json->follows)
        fputc(' ', json->out);
    if (key != NULL) {
        put_quoted(json->out, key, strlen(key));
        fputs(": ", json->out);
    }
    json->follows = true;
    json->next_line = false;
}

static void begin(struct json *json, const char *key, char bracket) {
    lead(json, key);
    fputc(bracket, json->out);
    json->follows = false;
    json->depth++;
}

static void end(struct json *json, char bracket) {
    fputc(bracket, json->out);
    json->follows = true;
    json->next_line = false;
    json->depth--;
}

void json_object(struct json *json, const char *key) { begin(json, key, '{'); }
void json_array(struct json *json, const char *key) { begin(json, key, '['); }
void json_object_end(struct json *json) { end(json, '}'); }
void json_array_end(struct json *json) { end(json, ']'); }
void json_line(struct json *json) { json->next_line = true; }

void json_bytes(struct json *json, const char *key, const char *bytes, size_t length) {
    lead(json, key);
    put_quoted(json->out, bytes, length);
}

void json_string(struct json *json, const char *key, const char *text) {
    if (text != NULL) {
        json_bytes(json, key, text, strlen(text));
        return;
    }
    lead(json, key);
    fputs("null", json->out);
}

/* 15 digits are what every double holds, so that 0.1 stays 0.1. Whatever a locale has put
 * between the digits, in one byte or more, becomes a point. */
void json_number(struct json *json, const char *key, double number) {
    char text[64];
    lead(json, key);
    if (!isfinite(number)) {
        fputs("null", json->out);
        return;
    }
    snprintf(text, sizeof text, "%.15g", number);
    for (const char *c = text; *c != '\0'; c++) {
        if (strchr("0123456789+-e", *c) != NULL)
            fputc(*c, json->out);
        else if (((unsigned char)*c & 0xC0) != 0x80)
            fputc('.', json->out);
    }
}

void json_size(struct json *json, const char *key, size_t size) {
    lead(json, key);
    fprintf(json->out, "%zu", size);
}

void json_bool(struct json *json, const char *key, bool value) {
    lead(json, key);
    fputs(value ? "true" : "false", json->out);
}
