#include "rules/engine/number.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MOST = 32 };

const char *number_load(struct number_words *numbers, struct node *map, struct arena *arena,
                        struct diag *diag) {
    char *pattern = arena_print(arena, "\\d{1,3}(?:,\\d)?(?![\\d])");
    bool ok = map != NULL && node_is_map(map, diag);
    for (size_t i = 0; ok && i < map->entries.count; i++) {
        const char *word = map->entries.at[i].key;
        struct number_word number = {word, node_number_or(map, word, 0, diag)};
        *list_add(arena, &numbers->words) = number;
        pattern = arena_print(arena, "%s|", pattern);
        for (const char *c = word; *c != '\0'; c++)
            pattern = *c == 'e' ? arena_print(arena, "%s[e\\x{E9}\\x{E8}\\x{EB}]\\p{Mn}?", pattern)
                                : arena_print(arena, "%s%c", pattern, *c);
    }
    return pattern;
}

/* Lower case, accents of e folded: "Eén" becomes "een". */
static void fold(const char *bytes, struct span span, char folded[NUMBER_MOST]) {
    size_t length = 0;
    for (size_t i = span.start; i < span.end && length + 1 < NUMBER_MOST;) {
        uint32_t point = utf8_next(bytes, &i);
        if (point >= 0x300 && point < 0x370) continue; /* combining accent */
        bool accented = (point >= 0xE8 && point <= 0xEB) || (point >= 0xC8 && point <= 0xCB);
        folded[length++] = accented ? 'e' : point < 0x80 ? (char)tolower((int)point) : '?';
    }
    folded[length] = '\0';
}

bool number_read(const struct number_words *numbers, const char *bytes, struct span span,
                 double *value) {
    char text[NUMBER_MOST];
    fold(bytes, span, text);
    if (isdigit((unsigned char)text[0])) {
        char *comma = strchr(text, ',');
        if (comma != NULL) *comma = '.';
        *value = strtod(text, NULL);
        return true;
    }
    for (size_t i = 0; i < numbers->words.count; i++) {
        if (strcmp(numbers->words.at[i].word, text) != 0) continue;
        *value = numbers->words.at[i].value;
        return true;
    }
    return false;
}
