/* PDF: pdftotext tells which words stand where; from that come reading order, paragraphs, headings,
 * lists and tables. */
#include <string.h>

#include "input/formats.h"
#include "input/outline/outline.h"
#include "input/pdf/box.h"
#include "input/pdf/flow.h"
#include "input/pdf/page.h"
#include "input/pdf/process.h"
#include "input/pdf/running.h"

enum { SCORE_SUFFIX = 1, SCORE_CERTAIN = 3, HEAD = 1024, EMPTY_SHOWN = 5 };

#define PDF_MOST ((size_t)256 << 20)

static const char no_text[] = "bevat geen tekst, wellicht een scan; bezorg een doorzoekbare pdf of "
                              "het oorspronkelijke document";

static int pdf_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    static const char sign[] = "%PDF-";
    const size_t size = sizeof sign - 1;
    for (size_t at = 0; at + size <= length && at < HEAD; at++)
        if (memcmp(bytes + at, sign, size) == 0) return at == 0 ? SCORE_CERTAIN : SCORE_SUFFIX;
    return 0;
}

/* ---- refusals ---- */

static const char *first_line(const struct process_result *result, struct arena *arena) {
    size_t length = utf8_fault(result->said, strcspn(result->said, "\r\n"));
    return arena_copy(arena, result->said, length);
}

static bool refuse_failed(struct document *document, struct process_result *result) {
    if (strstr(result->said, "Incorrect password") != NULL)
        return document_refuse(document, 0,
                               "is beveiligd met een wachtwoord; bezorg de pdf zonder wachtwoord");
    const char *said = first_line(result, document->arena);
    if (*said == '\0') return document_refuse(document, 0, "pdf is beschadigd; bezorg ze opnieuw");
    return document_refuse(document, 0,
                           arena_print(document->arena,
                                       "pdf kan niet gelezen worden; bezorg ze opnieuw "
                                       "(pdftotext: %s)",
                                       said));
}

static bool refuse(struct document *document, struct process_result *result) {
    switch (result->end) {
    case PROCESS_END_MISSING:
        return document_refuse(document, 0,
                               "pdf kan niet gelezen worden: het programma pdftotext ontbreekt; "
                               "installeer poppler-utils");
    case PROCESS_END_UNSTARTED:
        return document_refuse(document, 0,
                               arena_print(document->arena,
                                           "pdf kan niet gelezen worden: pdftotext kan niet "
                                           "starten (%s); aan de pdf ligt het niet",
                                           first_line(result, document->arena)));
    case PROCESS_END_LATE:
        return document_refuse(document, 0,
                               "pdf lezen duurt te lang; splits ze of bezorg het oorspronkelijke "
                               "document");
    case PROCESS_END_MUCH:
        return document_refuse(document, 0, "pdf bevat te veel tekst; splits ze");
    default: return refuse_failed(document, result);
    }
}

/* ---- what is odd ---- */

/* Whether more than a quarter of the characters cannot be told: the font hides which they are. */
static bool is_garbled(const pdf_pages *pages) {
    size_t seen = 0, unknown = 0;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t k = 0; k < pages->at[i].words.count; k++) {
            const char *word = pages->at[i].words.at[k].text;
            for (size_t at = 0; word[at] != '\0'; seen++) {
                uint32_t point = utf8_next(word, &at);
                unknown += point == 0xFFFD || (point >= 0xE000 && point < 0xF900);
            }
        }
    return unknown * 4 > seen;
}

static size_t count_words(const pdf_pages *pages) {
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++) count += pages->at[i].words.count;
    return count;
}

/* A page without text may be blank, or a scan among pages that are not. */
static void tell_empty(struct document *document, const pdf_pages *pages) {
    size_t count = 0;
    const char *shown = "";
    for (size_t i = 0; i < pages->count; i++) {
        if (pages->at[i].words.count > 0) continue;
        if (++count <= EMPTY_SHOWN)
            shown =
                arena_print(document->arena, "%s%s%zu", shown, *shown == '\0' ? "" : ", ", i + 1);
    }
    if (count == 0) return;
    const char *file = document->file_name != NULL ? document->file_name : document->name;
    diag_add(document->messages, (struct place){file, 0, 0},
             "zonder tekst (leeg, of een scan): bladzijde %s%s", shown,
             count > EMPTY_SHOWN ? " en andere" : "");
}

/* ---- reading ---- */

/* Nothing but its place tells what is the head or foot of a page alone, so it is told. */
static const char *take_margins(struct document *document, pdf_pages *pages, const char *running,
                                struct arena *arena) {
    const char *margins = pdf_margins_take(&pages->at[0], arena);
    if (*margins == '\0') return running;
    const char *file = document->file_name != NULL ? document->file_name : document->name;
    diag_add(document->messages, (struct place){file, 0, 0},
             "kop of voet van de bladzijde is niet gelezen: '%s'", margins);
    return arena_print(arena, "%s%s%s", running, *running != '\0' ? " " : "", margins);
}

static bool read_pages(struct document *document, pdf_pages *pages,
                       const struct source_words *words, struct arena *arena) {
    if (count_words(pages) == 0) return document_refuse(document, 0, no_text);
    if (is_garbled(pages))
        return document_refuse(document, 0,
                               "letters van de pdf zijn niet te herkennen; bezorg het "
                               "oorspronkelijke document");
    tell_empty(document, pages);
    const char *running = pdf_running_take(pages, arena);
    if (pages->count == 1) running = take_margins(document, pages, running, arena);
    if (*running != '\0' && document->hint == NULL)
        document->hint = arena_copy(document->arena, running, strlen(running));
    pdf_boxes_mark(pages);
    struct outline *outline = outline_new(document, words);
    pdf_flow(outline, pages);
    return outline_end(outline, no_text);
}

static bool pdf_read(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    static const char *const arguments[] = {
        "pdftotext", "-bbox-layout", "-enc", "UTF-8", "/dev/stdin", "-", NULL};
    if (length > PDF_MOST)
        return document_refuse(document, 0, "pdf is groter dan 256 MiB; splits ze");
    struct arena *arena = arena_new();
    struct process_result result = process_run(arguments, bytes, length, arena);
    pdf_pages pages = {0};
    bool is_read = false;
    if (result.end != PROCESS_END_WELL) {
        refuse(document, &result);
    } else {
        const char *fault = pdf_pages_read(&pages, result.out, result.length, arena);
        if (fault != NULL && pages.count > 0) document_partial(document, 0, fault);
        is_read = fault != NULL && pages.count == 0 ? document_refuse(document, 0, fault)
                                                    : read_pages(document, &pages, words, arena);
    }
    arena_end(arena);
    return is_read;
}

static const char *const suffixes[] = {".pdf", NULL};

const struct reader pdf_reader = {"pdf", suffixes, false, pdf_looks_like, pdf_read};
