#include "input/office/ods_value.h"

#include <stdlib.h>
#include <string.h>

#include "core/source_words.h"
#include "input/office/number_format.h"

/* A day in digits may stand in any order, as the country of the writer has it. */
static bool is_digits_only(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (strchr("0123456789/-.: ", bytes[i]) == NULL) return false;
    return true;
}

/* Yes and no, as a boolean value or as what displays one. */
static const char *shown_truth(const struct ods_value *value, const char *bytes, size_t length) {
    static const char *const yes[] = {"WAAR", "TRUE", "VRAI"}, *const no[] = {"ONWAAR", "FALSE",
                                                                              "FAUX"};
    const struct word_list true_words = {(const char **)yes, sizeof yes / sizeof *yes, 0},
                           false_words = {(const char **)no, sizeof no / sizeof *no, 0};
    if (strcmp(value->type, "boolean") == 0) return value->is_true ? "ja" : "nee";
    if (strcmp(value->type, "float") != 0 || length == 0) return NULL;
    if (word_list_has(&true_words, bytes, length)) return "ja";
    return word_list_has(&false_words, bytes, length) ? "nee" : NULL;
}

/* "2.5", as displayed where the point is the decimal sign. */
static const char *shown_number(const struct ods_value *value, const char *bytes, size_t length,
                                struct arena *arena) {
    static const struct number_format plain = {.before = "", .after = ""};
    double number = strtod(value->number, NULL);
    char *end, *words = arena_copy(arena, bytes, length);
    double shown = strtod(words, &end);
    char *point = strchr(words, '.');
    if (*value->number == '\0' || number - number != 0) return NULL;
    if (length == 0) return number_format_show(&plain, number, false, arena);
    if (*end != '\0' || point == NULL || shown - number >= 1 || number - shown >= 1) return NULL;
    *point = ',';
    return words;
}

const char *ods_value_show(const struct ods_value *value, const char *bytes, size_t length,
                           struct arena *arena) {
    static const struct number_format plain = {.before = "", .after = ""};
    const char *truth = shown_truth(value, bytes, length);
    if (truth != NULL) return truth;
    bool is_digits = is_digits_only(bytes, length);
    if (strcmp(value->type, "date") == 0 && is_digits)
        return number_format_iso(&plain, value->day, arena);
    bool is_number = strcmp(value->type, "float") == 0 || strcmp(value->type, "currency") == 0 ||
                     strcmp(value->type, "percentage") == 0;
    return is_number ? shown_number(value, bytes, length, arena) : NULL;
}

bool ods_value_is_error(const struct ods_value *value, const char *bytes, size_t length) {
    return strcmp(value->type, "string") != 0 &&
           ((length > 4 && memcmp(bytes, "Err:", 4) == 0) || (length > 1 && bytes[0] == '#'));
}
