#include "input/pdf/line.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"

/* Words stand apart when the gap is this part of their height. */
static const double TOUCH = 0.07;

static double middle(const struct pdf_word *word) { return (word->box.top + word->box.bottom) / 2; }

static int order(double a, double b) { return a < b ? -1 : a > b; }

static int by_middle(const void *left, const void *right) {
    const struct pdf_word *a = left, *b = right;
    int found = order(middle(a), middle(b));
    return found != 0 ? found : order(a->box.left, b->box.left);
}

static int by_left(const void *left, const void *right) {
    const struct pdf_word *a = left, *b = right;
    int found = order(a->box.left, b->box.left);
    return found != 0 ? found : order(middle(a), middle(b));
}

static void widen(struct pdf_box *box, const struct pdf_box *other) {
    if (other->left < box->left) box->left = other->left;
    if (other->top < box->top) box->top = other->top;
    if (other->right > box->right) box->right = other->right;
    if (other->bottom > box->bottom) box->bottom = other->bottom;
}

static bool is_beside(const struct pdf_word *first, const struct pdf_word *word) {
    double a = pdf_height(&first->box), b = pdf_height(&word->box);
    return middle(word) - middle(first) < (a < b ? a : b) / 2;
}

void pdf_lines_make(pdf_lines *lines, struct pdf_word *words, size_t count, struct arena *arena) {
    if (count == 0) return;
    qsort(words, count, sizeof *words, by_middle);
    for (size_t i = 0, end; i < count; i = end) {
        struct pdf_line line = {.box = words[i].box, .words = words + i};
        for (end = i; end < count && is_beside(&words[i], &words[end]); end++)
            widen(&line.box, &words[end].box);
        line.count = end - i;
        qsort(words + i, line.count, sizeof *words, by_left);
        *list_add(arena, lines) = line;
    }
}

double pdf_line_height(const struct pdf_line *line) {
    double height = 0;
    size_t longest = 0;
    for (size_t i = 0; i < line->count; i++)
        if (strlen(line->words[i].text) > longest) {
            longest = strlen(line->words[i].text);
            height = pdf_height(&line->words[i].box);
        }
    return height;
}

/* Private characters are those of the fonts Symbol and Wingdings. */
bool pdf_is_bullet(const char *word) {
    static const char *const marks[] = {
        "•",      "◦",      "▪",      "●",      "○",      "■",      "‣",      "–",
        "-",      "—",      "*",      "·",      "∙",      "►",      "▶",      "➢",
        "➤",      "✓",      "✔",      "→",      "⇒",      "⚫",      "◆",      "❖",
        "o",      "§",      "\uF0B7", "\uF0A7", "\uF0D8", "\uF076", "\uF0FC", "\uF02D",
        "\uF0E0", "\uF0E8", "\uF071", "\uF06E", "\uF0A8", "\uF02A", "\uF0BE"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strcmp(word, marks[i]) == 0) return true;
    return false;
}

bool pdf_is_number(const char *word) {
    size_t digits = strspn(word, "0123456789");
    if (digits == 0 || digits > 2) {
        bool is_letter = (*word >= 'a' && *word <= 'z') || (*word >= 'A' && *word <= 'Z');
        return is_letter && (word[1] == '.' || word[1] == ')') && word[2] == '\0';
    }
    const char *rest = word + digits;
    return *rest != '\0' && strspn(rest, "0123456789.)") == strlen(rest) && strlen(rest) <= 6 &&
           (strchr(".)", word[strlen(word) - 1]) != NULL || strchr(rest, '.') != NULL);
}

const char *pdf_line_text(const struct pdf_line *line, size_t from, struct arena *arena) {
    size_t room = 1, length = 0;
    for (size_t i = from; i < line->count; i++) room += strlen(line->words[i].text) + 1;
    char *text = arena_take(arena, room);
    for (size_t i = from; i < line->count; i++) {
        const struct pdf_word *word = &line->words[i];
        double gap = i > from ? word->box.left - word[-1].box.right : 0;
        if (i > from && gap > TOUCH * pdf_height(&word->box)) text[length++] = ' ';
        size_t size = strlen(word->text);
        memcpy(text + length, word->text, size);
        length += size;
    }
    return text;
}

bool pdf_begins_small(const char *words) {
    size_t at = 0;
    while (*words == '(' || *words == '\'' || *words == '"') words++;
    if (*words >= 'a' && *words <= 'z') return true;
    if ((unsigned char)*words < 0xC3) return false;
    uint32_t point = utf8_next(words, &at);
    return point >= 0xDF && point <= 0xFF && point != 0xF7;
}

/* Bytes of the hyphen that words end with behind a letter or digit, else 0. */
static size_t hyphen_at_end(const char *words) {
    static const char *const hyphens[] = {"-", "\u2010", "\u00ad"};
    size_t length = strlen(words);
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        size_t size = strlen(hyphens[i]);
        if (length <= size || strcmp(words + length - size, hyphens[i]) != 0) continue;
        unsigned char before = (unsigned char)words[length - size - 1];
        bool is_letter =
            before >= 0x80 || (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
        return is_letter ? size : 0;
    }
    return 0;
}

/* "woon- en zorgcentra" */
static bool is_shared(const char *behind) {
    size_t length = strcspn(behind, " ");
    return (length == 2 && (strncmp(behind, "en", 2) == 0 || strncmp(behind, "of", 2) == 0)) ||
           (length == 5 && strncmp(behind, "en/of", 5) == 0);
}

size_t pdf_joint(const char *before, const char *behind, bool breaks_words, bool *has_blank) {
    size_t hyphen = hyphen_at_end(before), length = strlen(before);
    *has_blank = length > 0 && (hyphen == 0 || is_shared(behind));
    if (hyphen == 0 || *has_blank || !breaks_words || !pdf_begins_small(behind)) return length;
    char last = before[length - hyphen - 1];
    return last >= '0' && last <= '9' ? length : length - hyphen; /* "65-plussers" */
}
