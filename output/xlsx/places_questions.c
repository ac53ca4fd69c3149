/* Which city has which sheet with questions. */
#include <string.h>
#include <strings.h>

#include "excel_text.h"
#include "places.h"

/* A tab holds 31 characters, none of []:*?/\\, no apostrophe at its end, and is not there twice. */
static const char *question_name(const struct places *places, const char *city) {
    enum { NAME_MOST = 31, NUMBER_ROOM = 5 };
    char *name = arena_print(places->arena, "Navraag %s", city);
    size_t end = 0;
    for (size_t count = 0; name[end] != '\0' && count < NAME_MOST - NUMBER_ROOM; count++) {
        size_t start = end;
        if (utf8_next(name, &end) > 0xFFFF) count++;
        if (strchr("[]:*?/\\", name[start]) != NULL) name[start] = '-';
    }
    while (end > 0 && (name[end - 1] == '\'' || name[end - 1] == ' ')) end--;
    name[end] = '\0';
    size_t same = 0;
    for (size_t i = 0; i < places->questions.count; i++)
        same += strncasecmp(places->questions.at[i].name, name, end) == 0;
    return same == 0 ? name : arena_print(places->arena, "%s %zu", name, same + 1);
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
    size_t low = 0, high = places->questions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->questions.at[middle].city < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_there = low < places->questions.count && places->questions.at[low].city == wanted;
    return (struct target){TAB_QUESTIONS, is_there ? FIRST_ROW + low * places->sheet_rows : 0};
}
