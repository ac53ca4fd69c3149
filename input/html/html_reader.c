/* Web pages as a browser saves them. */
#include <iconv.h>
#include <string.h>

#include "input/encoding.h"
#include "input/formats.h"
#include "input/html/html.h"

enum { SCORE_SUFFIX = 1, SCORE_LIKELY = 2, SCORE_CERTAIN = 3, PROBE = 4096, LEFT_OUT_TOLD = 300 };

/* ---- is it a page ---- */

static bool begins(const char *bytes, const char *sign) {
    return strncmp(bytes, sign, strlen(sign)) == 0;
}

/* Past a declaration or comment at the head, NULL where it does not end. */
static const char *behind_prolog(const char *at) {
    const char *end = NULL;
    if (begins(at, "<?xml")) end = strstr(at, "?>");
    if (begins(at, "<!--")) end = strstr(at + 4, "-->");
    return end == NULL ? NULL : end + (*end == '?' ? 2 : 3);
}

/* The head of the file in small letters, without what UTF-16 or a byte order mark adds to ASCII. */
static void take_head(const char *bytes, size_t length, char head[PROBE + 1]) {
    size_t size = 0;
    for (size_t i = 0; i < length && i < 2 * (size_t)PROBE && size < PROBE; i++)
        if (bytes[i] != '\0' && !(i < 3 && (unsigned char)bytes[i] >= 0xBB))
            head[size++] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] + 32) : bytes[i];
    head[size] = '\0';
}

static int html_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    char head[PROBE + 1];
    take_head(bytes, length, head);
    const char *at = head + strspn(head, " \t\r\n");
    for (const char *next; (next = behind_prolog(at)) != NULL;) at = next + strspn(next, " \t\r\n");
    if (begins(at, "<!doctype html") || begins(at, "<html") || begins(at, "<head>") ||
        begins(at, "<body"))
        return SCORE_CERTAIN;
    if (*at != '<') return 0;
    if (strstr(at, "<html") != NULL && strstr(at, "<?xml") == NULL) return SCORE_LIKELY;
    return strstr(at, "</") != NULL ? SCORE_SUFFIX : 0;
}

/* ---- letters ---- */

/* The character sets that programs of offices declare and that bytes alone do not tell. */
static const char *declared_set(const char *head) {
    static const char *const sets[] = {"macintosh",    "x-mac-roman", "iso-8859-15", "iso-8859-2",
                                       "windows-1250", "cp850",       "ibm850"};
    const char *at = strstr(head, "charset=");
    if (at == NULL) return NULL;
    at += strlen("charset=");
    at += strspn(at, " \"'");
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (begins(at, sets[i])) return begins(sets[i], "x-mac") ? "macintosh" : sets[i];
    return NULL;
}

/* Those sets have one byte a letter, which takes four in UTF-8 at most. */
static bool convert(struct document *document, const char *set, const char *bytes, size_t length,
                    struct decoded *decoded) {
    iconv_t converter = iconv_open("UTF-8", set);
    if (converter == (iconv_t)-1) return false;
    char *in = (char *)(size_t)bytes, *start = arena_take(document->arena, 4 * length + 1);
    char *out = start;
    size_t left = length, room = 4 * length;
    bool is_whole = iconv(converter, &in, &left, &out, &room) != (size_t)-1;
    iconv_close(converter);
    *decoded = (struct decoded){start, (size_t)(out - start), set};
    document->encoding = set;
    return is_whole;
}

/* Bytes that are good UTF-8 are that, whatever the page declares. */
static bool decode(struct document *document, const char *bytes, size_t length,
                   struct decoded *decoded) {
    char head[PROBE + 1];
    take_head(bytes, length, head);
    const char *set = declared_set(head);
    if (set != NULL && utf8_fault(bytes, length) < length && memchr(bytes, '\0', length) == NULL &&
        convert(document, set, bytes, length, decoded))
        return true;
    return encoding_decode(document, bytes, length, decoded);
}

/* ---- the page ---- */

/* What is left out and may matter: menus and addresses alone are not told. */
static void tell(struct document *document, const char *what, size_t length) {
    const char *name = document->file_name != NULL ? document->file_name : document->name;
    if (length >= LEFT_OUT_TOLD)
        diag_add(document->messages, (struct place){name, 0, 0},
                 "%s van de webpagina is niet gelezen (%zu tekens)", what, length);
}

static bool html_read(struct document *document, const char *bytes, size_t length,
                      const struct source_words *words) {
    struct decoded decoded;
    const char *fault;
    if (!decode(document, bytes, length, &decoded)) return false;
    struct html *html = html_open(decoded.bytes, decoded.length, &fault);
    if (html == NULL) return document_refuse(document, 0, fault);
    if (document->hint == NULL) document->hint = html_hint(html, document->arena);
    struct outline *outline = outline_new(document, words);
    outline_count(outline);
    size_t hidden = html_outline(html, outline, words, true);
    size_t beside = html_beside(html);
    bool is_cut = html_is_cut(html);
    html_close(html);
    bool is_read = outline_end(outline, "webpagina bevat geen tekst");
    if (is_read && is_cut)
        document_partial(document, 0,
                         "webpagina zit te diep in elkaar; wat dieper staat, is niet gelezen");
    if (is_read) tell(document, "verborgen tekst", hidden);
    if (is_read) tell(document, "tekst naast de inhoud", beside);
    return is_read;
}

static const char *const suffixes[] = {".html", ".htm", ".xhtml", ".aspx", NULL};

const struct reader html_reader = {"html", suffixes, false, html_looks_like, html_read};
