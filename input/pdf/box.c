#include "input/pdf/box.h"

#include <string.h>

static bool is_among(const char *word, const char *const *words) {
    while (*words != NULL && strcmp(word, *words) != 0) words++;
    return *words != NULL;
}

/* Private characters are those of the font Wingdings. */
static bool is_hollow(const char *word) {
    static const char *const words[] = {"\uF0A8", "\uF06F", "\uF071", NULL};
    return is_among(word, words);
}

static bool is_ticked(const char *word) {
    static const char *const words[] = {"☑", "☒", "\uF0FD", "\uF0FE", NULL};
    return is_among(word, words);
}

bool pdf_is_box(const char *word) { return strcmp(word, "☐") == 0 || is_ticked(word); }

/* The words of a page come line by line here. */
static bool is_within_line(const struct pdf_page *page, size_t word) {
    if (word == 0) return false;
    const struct pdf_box *here = &page->words.at[word].box, *before = &page->words.at[word - 1].box;
    double gap = here->left - before->right, height = pdf_height(here);
    return here->top < before->bottom - height / 2 && before->top < here->bottom - height / 2 &&
           gap >= 0 && gap < height;
}

static bool is_form(const pdf_pages *pages) {
    for (size_t i = 0; i < pages->count; i++)
        for (size_t k = 0; k < pages->at[i].words.count; k++) {
            const char *word = pages->at[i].words.at[k].text;
            if (is_ticked(word) || (is_hollow(word) && is_within_line(&pages->at[i], k)))
                return true;
        }
    return false;
}

void pdf_boxes_mark(pdf_pages *pages) {
    if (!is_form(pages)) return;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t k = 0; k < pages->at[i].words.count; k++)
            if (is_hollow(pages->at[i].words.at[k].text)) pages->at[i].words.at[k].text = "☐";
}
