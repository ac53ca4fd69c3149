/* Which city has which sheet with questions. */
#include <string.h>
#include <strings.h>

#include "excel_text.h"
#include "places.h"

enum { NAME_MOST = 31, NUMBER_ROOM = 5 };

/* The name cut to so many characters as Excel counts them, without []:*?/\\ and without an
 * apostrophe at its end. */
static char *fit_name(struct arena *arena, const char *text, size_t most) {
    char *name = arena_copy(arena, text, strlen(text));
    size_t end = 0, next = 0;
    for (size_t count = 0; name[next] != '\0'; end = next) {
        size_t start = next;
        count += utf8_next(name, &next) > 0xFFFF ? 2 : 1;
        if (count > most) break;
        if (strchr("[]:*?/\\", name[start]) != NULL) name[start] = '-';
    }
    while (end > 0 && (name[end - 1] == '\'' || name[end - 1] == ' ')) end--;
    name[end] = '\0';
    return name;
}

static bool is_taken(const struct places *places, const char *name) {
    for (size_t i = 0; i < places->questions.count; i++)
        if (strcasecmp(places->questions.at[i].name, name) == 0) return true;
    return false;
}

static const char *question_name(const struct places *places, const char *city) {
    struct arena *arena = places->arena;
    const char *text = arena_print(arena, "Navraag %s", city);
    const char *name = fit_name(arena, text, NAME_MOST);
    for (size_t number = 2; is_taken(places, name); number++)
        name = arena_print(arena, "%s %zu", fit_name(arena, text, NAME_MOST - NUMBER_ROOM), number);
    return name;
}

void places_add_questions(struct places *places) {
    const struct benchmark *benchmark = places->benchmark;
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (benchmark_questions(city) == 0) continue;
        const char *name = question_name(places, excel_text(city->city, places->arena));
        *list_add(places->arena, &places->questions) = (struct question_sheet){city, name};
    }
}

struct target places_questions(const struct places *places, size_t city) {
    const struct benchmark_city *wanted = &places->benchmark->cities.at[city];
    size_t first;
    BISECT(first, places->questions.count, places->questions.at[first].city < wanted);
    bool is_there = first < places->questions.count && places->questions.at[first].city == wanted;
    return (struct target){TAB_QUESTIONS, is_there ? FIRST_ROW + first * places->sheet_rows : 0};
}
