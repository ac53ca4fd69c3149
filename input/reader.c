#include "input/reader.h"

#include <nettle/sha2.h>
#include <string.h>

#include "input/encoding.h"
#include "input/formats.h"
#include "input/magic.h"
#include "input/report_text.h"

static const struct reader *const readers[] = {
    &docx_reader, &odt_reader, &xlsx_reader,       &ods_reader, &html_reader,  &mail_reader,
    &zip_reader,  &pdf_reader, &sharepoint_reader, &csv_reader, &plain_reader,
};

enum { SCORE_SUFFIX = 1, SCORE_LIKELY = 2 };

/* What is read of a file, in the form that a reader asks for. */
struct input {
    const char *bytes;
    size_t length;
    bool is_decoded;
};

static void hash(struct document *document, const char *bytes, size_t length) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        document->sha256[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        document->sha256[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
}

static char small_letter(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static bool has_suffix(const char *name, const char *suffix) {
    size_t length = strlen(name), size = strlen(suffix);
    if (length < size) return false;
    for (size_t i = 0; i < size; i++)
        if (small_letter(name[length - size + i]) != suffix[i]) return false;
    return true;
}

static bool suffix_says(const struct reader *reader, const char *name) {
    for (const char *const *suffix = reader->suffixes; *suffix != NULL; suffix++)
        if (has_suffix(name, *suffix)) return true;
    return false;
}

/* The reader that is surest of the bytes; between equals the suffix decides, then the table. */
static const struct reader *choose(const struct document *document, struct input input,
                                   const struct source_words *words) {
    const struct reader *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (readers[i]->decodes != input.is_decoded) continue;
        int score = readers[i]->looks_like(input.bytes, input.length, words);
        bool has_name = suffix_says(readers[i], document->name);
        if (score == SCORE_SUFFIX) score = has_name ? SCORE_LIKELY : 0;
        score = score == 0 ? 0 : 2 * score + has_name;
        if (score > best_score) {
            best = readers[i];
            best_score = score;
        }
    }
    return best;
}

static bool try_read(struct document *document, struct input input,
                     const struct source_words *words) {
    const struct reader *reader = choose(document, input, words);
    if (reader == NULL) return false;
    document->format = reader->format;
    reader->read(document, input.bytes, input.length, words);
    return true;
}

static bool is_white(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length)
        if (!utf8_is_space(utf8_next(bytes, &at))) return false;
    return true;
}

static void refuse_format(struct document *document, const char *name) {
    document_refuse(
        document, 0,
        arena_print(document->arena, "is %s, geen tekst; lever tekst of CSV aan", name));
}

static void read_text(struct document *document, const char *bytes, size_t length,
                      const struct source_words *words) {
    struct decoded decoded;
    if (!encoding_decode(document, bytes, length, &decoded)) return;
    struct input input = {decoded.bytes, decoded.length, true};
    const char *markup = magic_markup(input.bytes, input.length);
    if (is_white(input.bytes, input.length))
        document_refuse(document, 0, "bestand bevat geen tekst");
    else if (markup != NULL)
        refuse_format(document, markup);
    else if (!try_read(document, input, words))
        document_refuse(document, 0, "vorm van de tekst wordt niet herkend");
}

static void read_any(struct document *document, const char *bytes, size_t length,
                     const struct source_words *words) {
    document->size = length;
    hash(document, bytes, length);
    if (length == 0) {
        document_refuse(document, 0, "bestand is leeg");
        return;
    }
    if (try_read(document, (struct input){bytes, length, false}, words)) return;
    const char *refusal = magic_refusal(bytes, length, document->arena);
    if (refusal != NULL)
        document_refuse(document, 0, refusal);
    else
        read_text(document, bytes, length, words);
}

void reader_read(struct document *document, const char *bytes, size_t length,
                 const struct source_words *words) {
    read_any(document, bytes, length, words);
    report_text_drop(document);
}
