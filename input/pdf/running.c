#include "input/pdf/running.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "input/pdf/line.h"

/* Lines at either end of a page that may run along, and how far from its edge (part of its height).
 * A line runs along that stands on a third of the pages, at heights that differ by so many points.
 */
enum { LINES = 4, PAGES_PART = 3, DRIFT = 4, HINT_MOST = 300 };
static const double ZONE = 0.13;

/* Of a page without others, in parts of its height: the margin's inner edge and where text begins;
 * in heights of a line: how far a line in the margin stands from the text, and how small it is. */
enum { MARGIN_LINES = 2 };
static const double MARGIN = 0.07, TEXT = 0.075, APART = 1.2, SMALL = 1.05;

/* A line near the edge of a page. */
struct edge {
    size_t page;
    double top;
    const char *key; /* its words without digits */
    const struct pdf_word *words;
    size_t count;
    bool runs;
};

typedef LIST(struct edge) edges;

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static const char *key_of(const struct pdf_line *line, struct arena *arena) {
    const char *text = pdf_line_text(line, 0, arena);
    char *key = arena_take(arena, strlen(text) + 1), *out = key;
    for (const char *at = text; *at != '\0'; at++)
        if (!is_digit(*at)) *out++ = *at;
    return key;
}

static void edges_of(edges *to, const struct pdf_page *page, size_t number, struct arena *arena) {
    pdf_lines lines = {0};
    pdf_lines_make(&lines, page->words.at, page->words.count, arena);
    for (size_t i = 0; i < lines.count; i++) {
        const struct pdf_line *line = &lines.at[i];
        bool is_head = i < LINES && line->box.bottom < ZONE * page->height;
        bool is_foot = i + LINES >= lines.count && line->box.top > (1 - ZONE) * page->height;
        if (is_head || is_foot)
            *list_add(arena, to) = (struct edge){.page = number,
                                                 .top = line->box.top,
                                                 .key = key_of(line, arena),
                                                 .words = line->words,
                                                 .count = line->count};
    }
}

static int by_key(const void *left, const void *right) {
    const struct edge *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    if (order != 0) return order;
    if (a->top < b->top || a->top > b->top) return a->top < b->top ? -1 : 1;
    return a->page < b->page ? -1 : a->page > b->page;
}

/* The pages that edges [from, end) stand on; *last holds for each page the group it was last seen
 * in, which from tells. */
static size_t count_pages(const edges *all, size_t from, size_t end, size_t *last) {
    size_t count = 0;
    for (size_t i = from; i < end; i++) {
        count += last[all->at[i].page] != from + 1;
        last[all->at[i].page] = from + 1;
    }
    return count;
}

static void mark_repeated(edges *all, size_t pages, struct arena *arena) {
    size_t *last = arena_take(arena, (pages + 1) * sizeof *last);
    for (size_t i = 0, end; i < all->count; i = end) {
        end = i + 1;
        while (end < all->count && strcmp(all->at[i].key, all->at[end].key) == 0 &&
               all->at[end].top - all->at[end - 1].top <= DRIFT)
            end++;
        size_t count = count_pages(all, i, end, last);
        bool runs = count >= 2 && count * PAGES_PART >= pages;
        for (size_t k = i; k < end; k++) all->at[k].runs = runs;
    }
}

/* "Bladzijde 3", "3/12", "- 3 -": the number of the page and what goes with it. */
static bool is_page_number(const struct edge *edge) {
    static const char *const words[] = {"pagina", "bladzijde", "blz.", "blz", "p.", "pag.", "page",
                                        "van",    "of",        "/",    "-",   "–",  "|"};
    bool has_number = false;
    for (size_t i = 0; i < edge->count; i++) {
        const char *word = edge->words[i].text;
        if (strspn(word, "0123456789/") == strlen(word) && is_digit(*word)) {
            has_number = has_number || (size_t)strtoul(word, NULL, 10) == edge->page + 1;
            continue;
        }
        bool is_known = false;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            is_known = is_known || strcasecmp(word, words[k]) == 0;
        if (!is_known) return false;
    }
    return has_number;
}

/* Empties the words of a line; the page drops them afterwards. */
static void take_out(struct pdf_page *page, const struct edge *edge) {
    for (size_t i = 0; i < edge->count; i++)
        page->words.at[(size_t)(edge->words - page->words.at) + i].text = "";
}

static void drop_empty(struct pdf_page *page) {
    size_t kept = 0;
    for (size_t i = 0; i < page->words.count; i++)
        if (*page->words.at[i].text != '\0') page->words.at[kept++] = page->words.at[i];
    page->words.count = kept;
}

const char *pdf_running_take(pdf_pages *pages, struct arena *arena) {
    edges all = {0};
    const char *hint = "";
    for (size_t i = 0; i < pages->count; i++) edges_of(&all, &pages->at[i], i, arena);
    if (all.count > 0) qsort(all.at, all.count, sizeof *all.at, by_key);
    mark_repeated(&all, pages->count, arena);
    for (size_t i = 0; i < all.count; i++) {
        const struct edge *edge = &all.at[i];
        bool is_new = i == 0 || strcmp(edge->key, edge[-1].key) != 0;
        if (!edge->runs && !is_page_number(edge)) continue;
        if (edge->runs && is_new && strlen(hint) + strlen(edge->key) < HINT_MOST)
            hint = arena_print(arena, "%s%s%s", hint, *hint != '\0' ? " " : "", edge->key);
        take_out(&pages->at[edge->page], edge);
    }
    for (size_t i = 0; i < pages->count; i++) drop_empty(&pages->at[i]);
    return hint;
}

/* ---- a page alone ---- */

/* Whether the line may be one of a head or foot beside the text, of which the next line is given.
 */
static bool is_apart(const struct pdf_line *line, const struct pdf_line *text) {
    double height = pdf_line_height(line);
    double gap = line->box.top < text->box.top ? text->box.top - line->box.bottom
                                               : line->box.top - text->box.bottom;
    return gap >= APART * height && height <= SMALL * pdf_line_height(text);
}

static size_t count_head(const pdf_lines *lines, double height) {
    size_t count = 0;
    while (count < lines->count && lines->at[count].box.bottom < MARGIN * height) count++;
    bool is_head = count > 0 && count <= MARGIN_LINES && count < lines->count &&
                   lines->at[count].box.top > TEXT * height &&
                   is_apart(&lines->at[count - 1], &lines->at[count]);
    return is_head ? count : 0;
}

/* With a text that begins below the margin. */
static size_t count_foot(const pdf_lines *lines, double height) {
    size_t count = 0, last = lines->count - 1;
    while (count <= last && lines->at[last - count].box.top > (1 - MARGIN) * height) count++;
    bool is_foot = count > 0 && count <= MARGIN_LINES && count <= last &&
                   lines->at[last - count].box.bottom < (1 - TEXT) * height &&
                   is_apart(&lines->at[last - count + 1], &lines->at[last - count]);
    return is_foot ? count : 0;
}

static const char *take_line(struct pdf_page *page, const struct pdf_line *line, const char *words,
                             struct arena *arena) {
    const struct edge edge = {.words = line->words, .count = line->count};
    words = arena_print(arena, "%s%s%s", words, *words != '\0' ? " " : "",
                        pdf_line_text(line, 0, arena));
    take_out(page, &edge);
    return words;
}

const char *pdf_margins_take(struct pdf_page *page, struct arena *arena) {
    pdf_lines lines = {0};
    const char *words = "";
    pdf_lines_make(&lines, page->words.at, page->words.count, arena);
    if (lines.count == 0) return words;
    size_t head = count_head(&lines, page->height), foot = count_foot(&lines, page->height);
    bool is_ordinary = head + foot < lines.count && lines.at[head].box.top > TEXT * page->height;
    for (size_t i = 0; is_ordinary && i < lines.count; i++)
        if (i < head || i + foot >= lines.count)
            words = take_line(page, &lines.at[i], words, arena);
    drop_empty(page);
    return words;
}
