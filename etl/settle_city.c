#define _GNU_SOURCE
#include "settle_city.h"

#include <ctype.h>
#include <string.h>

#include "rules/engine/actors.h"
#include "rules/engine/bodies.h"
#include "rules/engine/cities.h"

/* Of a longer name of a file the rest is not looked at, in bytes. */
enum { NAME_MOST = 400 };

/* How far before a name its head ("stad") is looked for, in bytes. */
enum { WINDOW_MOST = 24 };

/* How much a mention says: a title and an official head ("stad Gent") more than a bare name. */
enum { SCORE_NAME = 1, SCORE_HEAD = 3, SCORE_TITLE = 6, SCORE_LEAST = 2 };

static void settle(struct item *item, const struct city *city, const char *peildatum) {
    item->city = city->name;
    item->nis = cities_nis(city, peildatum);
}

struct ballot {
    const struct rulebook *rules;
    struct matcher *matcher;
    size_t *scores; /* one for each city of the rules */
};

static bool has_head(const struct ballot *ballot, const char *bytes, size_t start) {
    size_t from = start > WINDOW_MOST ? start - WINDOW_MOST : 0;
    struct span head;
    while (from < start && (bytes[from] & 0xC0) == 0x80) from++;
    return pattern_find_before(ballot->rules->actors->city_head, ballot->matcher, bytes, from,
                               start, &head);
}

/* Counts the cities that a span of text names. */
static void count_names(const struct ballot *ballot, const char *bytes, struct span left,
                        size_t bonus) {
    const struct city_rules *cities = ballot->rules->cities;
    struct span found;
    while (pattern_find(cities->mention, ballot->matcher, bytes, left, &found)) {
        const struct city *city =
            cities_find_mention(cities, bytes + found.start, span_length(found));
        if (city != NULL) {
            size_t score = bonus + SCORE_NAME;
            if (!city->is_body && has_head(ballot, bytes, found.start)) score += SCORE_HEAD;
            ballot->scores[city - cities->cities.at] += score;
        }
        left.start = found.end;
    }
}

/* The city with clearly the most votes: at least half as many again as the next. */
static const struct city *winner(const struct ballot *ballot) {
    const struct city_rules *cities = ballot->rules->cities;
    size_t best = 0, next = 0;
    for (size_t i = 1; i < cities->cities.count; i++) {
        if (ballot->scores[i] > ballot->scores[best]) {
            next = ballot->scores[best];
            best = i;
        } else if (ballot->scores[i] > next) {
            next = ballot->scores[i];
        }
    }
    bool clear = ballot->scores[best] >= SCORE_LEAST && 2 * ballot->scores[best] >= 3 * next;
    return clear ? &cities->cities.at[best] : NULL;
}

/* The first city, and of those that begin there the longest, that a name of a file, folder or
 * domain holds, whatever stands between its parts. */
static const struct city *city_in_name(const struct rulebook *rules, const char *name,
                                       size_t length) {
    if (length > NAME_MOST) length = NAME_MOST;
    for (size_t from = 0; from < length; from++) {
        if (from > 0 && isalnum((unsigned char)name[from - 1])) continue;
        for (size_t to = length; to > from; to--) {
            if (to < length && isalnum((unsigned char)name[to])) continue;
            const struct city *city = cities_find(rules->cities, name + from, to - from);
            if (city != NULL) return city;
        }
    }
    return NULL;
}

/* The city that a path names: the file's name first, then the folders above it. */
static const struct city *city_of_path(const struct rulebook *rules, const char *path) {
    size_t end = strlen(path);
    const char *dot = strrchr(path, '.');
    if (dot != NULL && strchr(dot, '/') == NULL) end = (size_t)(dot - path);
    while (end > 0) {
        size_t start = end;
        while (start > 0 && path[start - 1] != '/') start--;
        const struct city *city = city_in_name(rules, path + start, end - start);
        if (city != NULL) return city;
        end = start > 0 ? start - 1 : 0;
    }
    return NULL;
}

/* The city that the subject of a mail names, in its own case, else the domain of its sender, the
 * last word of the hint. */
static const struct city *city_of_hint(const struct rulebook *rules, struct matcher *matcher,
                                       const char *hint) {
    if (hint == NULL) return NULL;
    size_t length = strlen(hint);
    struct span found;
    if (pattern_find(rules->cities->mention, matcher, hint, (struct span){0, length}, &found)) {
        const struct city *city =
            cities_find_mention(rules->cities, hint + found.start, span_length(found));
        if (city != NULL) return city;
    }
    const char *domain = strrchr(hint, ' ');
    domain = domain == NULL ? hint : domain + 1;
    return city_in_name(rules, domain, strlen(domain));
}

/* The document's name with the folder that was given for it. */
static const char *path_of(const struct document *document) {
    if (document->folder == NULL) return document->name;
    return arena_print(document->arena, "%s/%s", document->folder, document->name);
}

static const struct city *city_of_document(const struct document *document,
                                           const struct rulebook *rules, struct matcher *matcher) {
    struct arena *arena = arena_new();
    struct ballot ballot = {rules, matcher,
                            arena_take(arena, rules->cities->cities.count * sizeof(size_t))};
    size_t from = 0;
    for (size_t i = 0; i < document->apart.count; i++) {
        const struct apart *apart = &document->apart.at[i];
        if (apart->is_own) continue;
        count_names(&ballot, document->text.bytes, (struct span){from, apart->span.start}, 0);
        from = apart->span.end;
    }
    count_names(&ballot, document->text.bytes, (struct span){from, document->text.length}, 0);
    if (document->items.count > 0)
        count_names(&ballot, document->text.bytes, document->items.at[0].title, SCORE_TITLE);
    const struct city *city = winner(&ballot);
    arena_end(arena);
    if (city == NULL) city = city_of_hint(rules, matcher, document->hint);
    return city != NULL ? city : city_of_path(rules, path_of(document));
}

/* What a folder "city=Gent" (or "stad=") above the file says; the lowest counts. */
static const char *city_of_folder(const char *path, struct arena *arena) {
    static const char *const keys[] = {"city=", "stad="};
    const char *given = NULL;
    for (const char *at = path, *slash; (slash = strchr(at, '/')) != NULL; at = slash + 1)
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            if (strncmp(at, keys[i], strlen(keys[i])) == 0)
                given =
                    arena_copy(arena, at + strlen(keys[i]), (size_t)(slash - at) - strlen(keys[i]));
    return given;
}

/* Settles the items that name no city themselves by what whoever handed the file in says. */
static bool settle_given(struct document *document, struct item *item, const struct rulebook *rules,
                         const char *peildatum) {
    if (document->given_city == NULL)
        document->given_city = city_of_folder(path_of(document), document->arena);
    if (document->given_city == NULL || *document->given_city == '\0') return false;
    const struct city *city =
        cities_find(rules->cities, document->given_city, strlen(document->given_city));
    item->city = document->given_city;
    if (city != NULL) settle(item, city, peildatum);
    return true;
}

/* How much of a text shows who presents itself, in bytes. */
enum { HEAD_MOST = 1000, TITLE_HEAD_MOST = 200 };

enum { TITLES_MOST = 4 };

/* Whether one of the first titles holds the words. */
static bool is_titled(const struct document *document, const char *words) {
    for (size_t i = 0; i < document->items.count && i < TITLES_MOST; i++) {
        const char *title = document->items.at[i].title_text;
        if (title != NULL && strstr(title, words) != NULL) return true;
    }
    return false;
}

static struct span head_of(const struct text *text, size_t most) {
    struct span head = {0, text->length < most ? text->length : most};
    while (head.end < text->length && (text->bytes[head.end] & 0xC0) == 0x80) head.end++;
    return head;
}

/* Whether the words name more than one municipality. */
static bool names_several(const char *bytes, struct span words, const struct rulebook *rules,
                          struct matcher *matcher) {
    const struct city *first = NULL;
    struct span found;
    for (; pattern_find(rules->cities->mention, matcher, bytes, words, &found);
         words.start = found.end) {
        const struct city *city =
            cities_find_mention(rules->cities, bytes + found.start, span_length(found));
        if (city == NULL || city->is_body) continue;
        if (first != NULL && city != first) return true;
        first = city;
    }
    return false;
}

static bool has_small_letter(const char *words) {
    return strpbrk(words, "abcdefghijklmnopqrstuvwxyz") != NULL;
}

/* As the text or its name write elsewhere what a title writes in capitals; else "Woonwijs
 * Netevallei".
 */
static const char *in_small_letters(const struct document *document, const char *words) {
    const char *const places[] = {document->text.bytes, document->name};
    size_t length = strlen(words);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        for (const char *at = places[i]; (at = strcasestr(at, words)) != NULL; at += length) {
            const char *copy = arena_copy(document->arena, at, length);
            if (has_small_letter(copy)) return copy;
        }
    char *copy = arena_copy(document->arena, words, length);
    for (size_t i = 1; i < length; i++)
        if (isalpha((unsigned char)copy[i - 1]) && copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] - 'A' + 'a');
    return copy;
}

/* "Woonloket Aalter" is the service of one municipality. */
static bool ends_with_city(const char *words, const struct rulebook *rules) {
    const char *last = strrchr(words, ' ');
    return last != NULL && cities_find(rules->cities, last + 1, strlen(last + 1)) != NULL;
}

/* The name of a project that one of the first lines is, or NULL. */
static const char *project_title(struct document *document, const struct rulebook *rules,
                                 struct matcher *matcher) {
    const struct text *text = &document->text;
    const struct pattern *shape = rules->bodies->project_title;
    struct span head = head_of(text, HEAD_MOST), left = head_of(text, TITLE_HEAD_MOST), found, name;
    if (!pattern_occurs(rules->bodies->together, matcher, text->bytes, head) ||
        !names_several(text->bytes, head, rules, matcher))
        return NULL;
    for (; pattern_find(shape, matcher, text->bytes, left, &found); left.start = found.end) {
        if (!pattern_group(shape, matcher, "name", &name)) continue;
        const char *words = text_words(text, name, document->arena);
        if (ends_with_city(words, rules)) continue;
        return has_small_letter(words) ? words : in_small_letters(document, words);
    }
    return NULL;
}

/* The name under which an intermunicipal project presents itself in the document's first lines, or
 * NULL. It must stand in a title; the rules need not know it. */
static const char *self_name(struct document *document, const struct rulebook *rules,
                             struct matcher *matcher) {
    const struct text *text = &document->text;
    const struct pattern *self = rules->bodies->self;
    struct span head = head_of(text, HEAD_MOST), found, name;
    while (pattern_find(self, matcher, text->bytes, head, &found)) {
        if (pattern_group(self, matcher, "name", &name)) {
            const char *words = text_words(text, name, document->arena);
            if (is_titled(document, words)) return words;
        }
        head.start = found.end > head.start ? found.end : head.start + 1;
    }
    return project_title(document, rules, matcher);
}

/* The city that a sheet is called after, or that its name names: "Gent", "Gent 2020". */
static const struct city *city_of_group(const struct rulebook *rules, const struct item *item) {
    return item->group != NULL ? city_of_path(rules, item->group) : NULL;
}

/* Whether the item stands on another sheet than the one before it. */
static bool begins_group(const struct document *document, size_t i) {
    return document->items.at[i].group != (i > 0 ? document->items.at[i - 1].group : NULL);
}

/* The city whose name is all that a heading says. */
static const struct city *city_of_title(const struct rulebook *rules, const struct item *item) {
    if (item->title_text == NULL) return NULL;
    return cities_find(rules->cities, item->title_text, strlen(item->title_text));
}

/* The source may announce a city's rows under another writing of its name. */
static void settle_declared(struct document *document, const struct rulebook *rules) {
    for (size_t i = 0; i < document->declared.count; i++) {
        struct declared_count *declared = &document->declared.at[i];
        const struct city *city =
            cities_find(rules->cities, declared->city_words, strlen(declared->city_words));
        if (city != NULL) declared->city_words = city->name;
    }
}

void settle_cities(struct document *document, const struct rulebook *rules, const char *peildatum,
                   struct matcher *matcher) {
    const struct city *whole = NULL, *section = NULL;
    const char *self = NULL;
    bool has_whole = false;
    settle_declared(document, rules);
    for (size_t i = 0; i < document->items.count; i++) {
        struct item *item = &document->items.at[i];
        if (begins_group(document, i)) section = city_of_group(rules, item);
        if (item->city_words != NULL && item->city_words[0] != '\0') {
            item->city = item->city_words;
            const struct city *city =
                cities_find(rules->cities, item->city_words, strlen(item->city_words));
            if (city != NULL) settle(item, city, peildatum);
            continue;
        }
        if (settle_given(document, item, rules, peildatum)) continue;
        const struct city *named = city_of_title(rules, item);
        if (named != NULL) section = named;
        if (section == NULL && !has_whole) {
            self = self_name(document, rules, matcher);
            whole = city_of_document(document, rules, matcher);
            has_whole = true;
        }
        if (section == NULL && self != NULL) {
            item->city = self;
            continue;
        }
        const struct city *city = section != NULL ? section : whole;
        if (city != NULL) settle(item, city, peildatum);
    }
}
