#include "input/report_text.h"

#include <string.h>

#include "core/correction.h"

static const char white[] = " \t\r\n\f";

/* Whether the text goes on with the words, whatever white space is between them. */
static bool goes_on(const char *text, const char *words) {
    for (; *words != '\0'; words++) {
        size_t gap = strspn(text, white);
        if (*words == ' ' ? gap == 0 : *text != *words) return false;
        text += *words == ' ' ? gap : 1;
    }
    return true;
}

/* Whether the document says the words itself, in what is no earlier mail that it quotes. */
static bool says(const struct document *document, const char *words) {
    const char *text = document->text.bytes;
    for (const char *at = text; (at = strchr(at, *words)) != NULL; at++) {
        size_t start = (size_t)(at - text);
        if (goes_on(at, words) && !document_sets_apart(document, (struct span){start, start + 1}))
            return true;
    }
    return false;
}

void report_text_drop(struct document *document) {
    if (document->is_report || document->status == DOCUMENT_STATUS_REFUSED) return;
    if (!says(document, QUESTIONS_INTRO) &&
        !(says(document, REASON_TITLE) && says(document, ANSWER_TITLE)))
        return;
    document->is_report = true;
    document->items.count = document->declared.count = 0;
    document_partial(document, 0,
                     "onze vragen aan een stad tellen niet als inzending, ook wat er geantwoord is "
                     "niet; lees het na en vul het in op het blad Correcties");
}
