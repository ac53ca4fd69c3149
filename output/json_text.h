/* JSON, value by value, onto a stream. Commas and spaces come by themselves; keys come in the
 * order in which they are given, so the same calls give the same bytes, in every locale.
 *
 * key is the value's name inside an object and NULL inside an array. A
 * fault of the stream stays in ferror(out), to be asked once, at the end. */
#ifndef OUTPUT_JSON_TEXT_H
#define OUTPUT_JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Start with everything but out zero. */
struct json {
    FILE *out;
    int depth;      /* of open objects and arrays */
    bool follows;   /* a value stands before the next one */
    bool next_line; /* the next value starts a line */
};

/* Each object and array that is begun is ended by its own end. */
void json_object(struct json *json, const char *key);
void json_array(struct json *json, const char *key);
void json_object_end(struct json *json);
void json_array_end(struct json *json);

/* The next value starts a line of its own, indented by its depth. */
void json_line(struct json *json);

/* NULL gives null. What is not valid UTF-8 (names of files may hold any byte) gives U+FFFD, one a
 * byte; all else stays as it is but for what JSON forbids: quotes, backslashes, controls. */
void json_string(struct json *json, const char *key, const char *text);
void json_bytes(struct json *json, const char *key, const char *bytes, size_t length);

/* Without needless zeros: 3, 0.5; NAN and infinity give null. */
void json_number(struct json *json, const char *key, double number);
void json_size(struct json *json, const char *key, size_t size);
void json_bool(struct json *json, const char *key, bool value);

#endif
