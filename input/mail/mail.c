/* Mails as they are sent (.eml): the head as a Dutch mail program shows it, then the body. Web
 * pages saved as a mail (.mht) are read as the page. */
#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "input/formats.h"
#include "input/html/html.h"
#include "input/items.h"
#include "input/mail/mail_parts.h"
#include "input/mail/mail_quotes.h"
#include "input/outline/outline.h"
#include "input/text/lines.h"

enum { SCORE_SUFFIX = 1, SCORE_CERTAIN = 3, HEAD_LINES = 200, HEAD_BYTES = 64 * 1024 };

static const char place[] = "tekst van de mail";

/* ---- recognising ---- */

/* Fields that only machines write; fields that every mail has some of. */
static const char *const technical[] = {
    "mime-version", "received",       "message-id", "return-path",
    "delivered-to", "dkim-signature", "x-mailer",   NULL};
static const char *const common[] = {"from", "to", "subject", "date", "content-type", NULL};

static bool is_field(const char *name, size_t length, const char *const *fields) {
    for (; *fields != NULL; fields++)
        if (strlen(*fields) == length && strncasecmp(name, *fields, length) == 0) return true;
    return false;
}

/* Length of the field's name at the head of a line, 0 when it is no field. */
static size_t field_name(const char *line, const char *end) {
    const char *at = line;
    while (at<end && * at> ' ' && *at < 0x7F && *at != ':') at++;
    return at < end && *at == ':' ? (size_t)(at - line) : 0;
}

static int mail_looks_like(const char *bytes, size_t length, const struct source_words *words) {
    (void)words;
    size_t machine = 0, usual = 0;
    const char *at = bytes, *stop = bytes + (length < HEAD_BYTES ? length : HEAD_BYTES);
    if (length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    if (stop - at > 5 && memcmp(at, "From ", 5) == 0) at = memchr(at, '\n', (size_t)(stop - at));
    if (at != NULL && at > bytes && *at == '\n') at++;
    for (int line = 0; at != NULL && at < stop && line < HEAD_LINES; line++) {
        const char *end = memchr(at, '\n', (size_t)(stop - at));
        if (end == NULL) end = stop;
        if (*at == '\n' || *at == '\r') break;
        size_t name = field_name(at, end);
        if (name == 0 && ((*at != ' ' && *at != '\t') || machine + usual == 0)) return 0;
        machine += is_field(at, name, technical);
        usual += is_field(at, name, common);
        at = end + 1;
    }
    if (machine > 0 && usual > 0) return SCORE_CERTAIN;
    return usual > 1 ? SCORE_SUFFIX : 0;
}

/* ---- the head ---- */

/* A mail being made into text. */
struct making {
    struct document *document;
    const struct source_words *words;
    GMimeMessage *message;
    const char *head[5];
    size_t head_count;
};

static const char *words_of(struct making *making, const char *value) {
    struct arena *arena = making->document->arena;
    if (value == NULL) return "";
    size_t length = utf8_fault(value, strlen(value));
    const struct text text = {.bytes = arena_copy(arena, value, length), .length = length};
    return text_words(&text, (struct span){0, length}, arena);
}

static void head_add(struct making *making, const char *label, const char *value) {
    if (*value == '\0') return;
    making->head[making->head_count++] =
        arena_print(making->document->arena, "%s: %s", label, value);
}

static void head_add_addresses(struct making *making, const char *label,
                               InternetAddressList *list) {
    if (list == NULL) return;
    char *shown = internet_address_list_to_string(list, NULL, FALSE);
    head_add(making, label, words_of(making, shown));
    g_free(shown);
}

static const char *day_of(struct making *making) {
    static const char *const months[] = {"januari",   "februari", "maart",    "april",
                                         "mei",       "juni",     "juli",     "augustus",
                                         "september", "oktober",  "november", "december"};
    GDateTime *date = g_mime_message_get_date(making->message);
    if (date == NULL) return "";
    return arena_print(making->document->arena, "%d %s %d %02d:%02d",
                       g_date_time_get_day_of_month(date), months[g_date_time_get_month(date) - 1],
                       g_date_time_get_year(date), g_date_time_get_hour(date),
                       g_date_time_get_minute(date));
}

static void make_head(struct making *making) {
    GMimeMessage *message = making->message;
    head_add_addresses(making, "Van", g_mime_message_get_from(message));
    head_add_addresses(making, "Aan", g_mime_message_get_to(message));
    head_add_addresses(making, "Cc", g_mime_message_get_cc(message));
    head_add(making, "Datum", day_of(making));
    head_add(making, "Onderwerp", words_of(making, g_mime_message_get_subject(message)));
}

/* The subject and the sender's domain help to find the city. */
static void make_hint(struct making *making) {
    InternetAddressList *from = g_mime_message_get_from(making->message);
    const char *subject = words_of(making, g_mime_message_get_subject(making->message));
    InternetAddress *first = from == NULL ? NULL : internet_address_list_get_address(from, 0);
    const char *address = first != NULL && INTERNET_ADDRESS_IS_MAILBOX(first)
                              ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))
                              : NULL;
    const char *at = address == NULL ? NULL : strrchr(address, '@');
    making->document->hint = arena_print(making->document->arena, "%s %s", subject,
                                         at == NULL ? "" : words_of(making, at + 1));
}

/* A saved page has a title and the address that it was saved from. */
static void make_page_hint(struct making *making) {
    const char *subject = words_of(making, g_mime_message_get_subject(making->message));
    const char *from = words_of(making, g_mime_object_get_header(GMIME_OBJECT(making->message),
                                                                 "Snapshot-Content-Location"));
    const char *host = strstr(from, "://");
    host = host == NULL ? "" : host + 3;
    making->document->hint =
        arena_print(making->document->arena, "%s %.*s", subject, (int)strcspn(host, "/ :?#"), host);
}

/* ---- the text ---- */

static bool has_page(const struct mail_parts *parts) {
    for (size_t i = 0; i < parts->bodies.count; i++)
        if (parts->bodies.at[i].is_html) return true;
    return false;
}

/* The marks of quoting of a body that stands at an offset of the text. */
static void add_quoted(marked_list *marks, const struct mail_body *body, size_t at,
                       struct arena *arena) {
    for (size_t i = 0; i < body->quoted.count; i++) {
        const struct marked *quoted = &body->quoted.at[i];
        *list_add(arena, marks) =
            (struct marked){{at + quoted->span.start, at + quoted->span.end}, quoted->mark};
    }
}

static const char *value_of(const struct making *making, const char *label) {
    size_t length = strlen(label);
    for (size_t i = 0; i < making->head_count; i++)
        if (strncmp(making->head[i], label, length) == 0) return making->head[i] + length;
    return "";
}

/* start is where the head ends in the text. */
static void set_quotes_apart(struct making *making, const marked_list *marks, size_t start) {
    const struct mail_thread thread = {.document = making->document,
                                       .words = making->words,
                                       .sender = value_of(making, "Van: "),
                                       .subject = value_of(making, "Onderwerp: "),
                                       .marks = marks,
                                       .start = start};
    mail_quotes_set_apart(&thread);
}

/* Plain bodies are the text of the mail as it was typed. */
static void make_plain(struct making *making, const struct mail_parts *parts) {
    struct document *document = making->document;
    size_t room = 1, length = 0;
    marked_list marks = {0};
    for (size_t i = 0; i < making->head_count; i++) room += strlen(making->head[i]) + 1;
    for (size_t i = 0; i < parts->bodies.count; i++) room += parts->bodies.at[i].length + 2;
    char *text = arena_take(document->arena, room);
    for (size_t i = 0; i < making->head_count; i++) {
        size_t size = strlen(making->head[i]);
        memcpy(text + length, making->head[i], size);
        text[length + size] = '\n';
        length += size + 1;
    }
    size_t start = length;
    for (size_t i = 0; i < parts->bodies.count; i++) {
        if (parts->bodies.at[i].length == 0) continue;
        if (length > 0) text[length++] = '\n';
        add_quoted(&marks, &parts->bodies.at[i], length, document->arena);
        memcpy(text + length, parts->bodies.at[i].bytes, parts->bodies.at[i].length);
        length += parts->bodies.at[i].length;
        text[length++] = '\n';
    }
    document->text = text_freeze(text, length, document->arena);
    if (sharepoint_reader.looks_like(text, length, making->words) >= SCORE_CERTAIN) {
        sharepoint_reader.read(document, text, length, making->words);
        document->is_plain = false;
        return;
    }
    struct lines *lines = lines_new(document, making->words);
    lines_blocks(lines, (struct span){0, length}, 1, place);
    lines_end(lines);
    items_from_blocks(document, making->words);
    set_quotes_apart(making, &marks, start);
}

static void outline_lines(struct outline *outline, const struct mail_body *body) {
    outline_paragraph(outline);
    const char *at = body->bytes, *stop = at + body->length;
    for (size_t next = 0; at < stop;) {
        const char *end = memchr(at, '\n', (size_t)(stop - at));
        size_t offset = (size_t)(at - body->bytes);
        if (end == NULL) end = stop;
        outline_mark(outline, marked_at(&body->quoted, &next, offset));
        if (end == at)
            outline_paragraph(outline);
        else
            outline_text(outline, at, (size_t)(end - at));
        outline_break(outline);
        at = end < stop ? end + 1 : stop;
    }
    outline_mark(outline, 0);
}

static void outline_page(struct making *making, struct outline *outline,
                         const struct mail_body *body) {
    const char *fault;
    struct html *html = html_open(body->bytes, body->length, &fault);
    if (html == NULL) {
        document_partial(making->document, 0, fault);
        return;
    }
    html_outline(html, outline, making->words, false);
    if (html_is_cut(html))
        document_partial(making->document, 0, "opgemaakte tekst van de mail is te diep genest");
    html_close(html);
}

static void make_outlined(struct making *making, const struct mail_parts *parts) {
    struct outline *outline = outline_new(making->document, making->words);
    marked_list marks = {0};
    if (!parts->is_page) outline_note_marks(outline, &marks);
    outline_place(outline, parts->is_page ? "webpagina" : place);
    outline_paragraph(outline);
    for (size_t i = 0; i < making->head_count; i++) {
        outline_text(outline, making->head[i], strlen(making->head[i]));
        outline_break(outline);
    }
    for (size_t i = 0; i < parts->bodies.count; i++) {
        const struct mail_body *body = &parts->bodies.at[i];
        if (!body->is_html) {
            outline_lines(outline, body);
            continue;
        }
        outline_paragraph(outline);
        outline_page(making, outline, body);
    }
    if (!outline_end(outline, "webpagina bevat geen tekst") || parts->is_page) return;
    const char *bytes = making->document->text.bytes, *end = strstr(bytes, "\n\n");
    set_quotes_apart(making, &marks,
                     making->head_count > 0 && end != NULL ? (size_t)(end - bytes) : 0);
}

/* ---- the whole ---- */

/* A page that a browser or Word saved: nobody sent it to anybody. */
static bool is_saved_page(GMimeMessage *message) {
    GMimeObject *root = g_mime_message_get_mime_part(message);
    GMimeContentType *type = root == NULL ? NULL : g_mime_object_get_content_type(root);
    if (type == NULL || (!g_mime_content_type_is_type(type, "multipart", "related") &&
                         !g_mime_content_type_is_type(type, "text", "html")))
        return false;
    InternetAddressList *to = g_mime_message_get_to(message);
    GMimeObject *object = GMIME_OBJECT(message);
    return g_mime_object_get_header(object, "Snapshot-Content-Location") != NULL ||
           (g_mime_object_get_header(object, "Message-Id") == NULL &&
            (to == NULL || internet_address_list_length(to) == 0));
}

static bool make(struct making *making) {
    struct document *document = making->document;
    struct mail_parts parts = {.document = document, .is_page = is_saved_page(making->message)};
    if (parts.is_page) {
        document->format = "mht";
        make_page_hint(making);
    } else {
        make_head(making);
        make_hint(making);
    }
    mail_parts_read(&parts, g_mime_message_get_mime_part(making->message));
    for (size_t i = 0; i < parts.bodies.count; i++)
        if (!parts.bodies.at[i].is_html) mail_straighten(document, &parts.bodies.at[i]);
    if (making->head_count + parts.bodies.count + document->parts.count == 0)
        return document_refuse(document, 0, "mail bevat geen tekst en geen bijlagen");
    if (has_page(&parts))
        make_outlined(making, &parts);
    else
        make_plain(making, &parts);
    return document->status != DOCUMENT_STATUS_REFUSED;
}

/* GMime is not to be begun twice at once, and has nothing to end while documents are read. */
static void begin(void) { g_mime_init(); }

static GMimeMessage *parse(const char *bytes, size_t length) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static const char *charsets[] = {"utf-8", "windows-1252", NULL};
    pthread_once(&once, begin);
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    if (length > 5 && memcmp(bytes, "From ", 5) == 0)
        g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    g_object_unref(parser);
    g_object_unref(stream);
    g_mime_parser_options_free(options);
    return message;
}

/* Whether a mailbox has a second mail. */
static bool has_more(const char *bytes, size_t length) {
    const char *at = bytes, *end = bytes + length;
    while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        at++;
        if (end - at > 6 && memcmp(at, "\nFrom ", 6) == 0) return true;
        if (end - at > 7 && memcmp(at, "\r\nFrom ", 7) == 0) return true;
    }
    return false;
}

static bool mail_read(struct document *document, const char *bytes, size_t length,
                      const struct source_words *words) {
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    struct making making = {.document = document, .words = words, .message = parse(bytes, length)};
    if (making.message == NULL)
        return document_refuse(document, 0, "mail is beschadigd of afgebroken");
    bool is_read = make(&making);
    if (length > 5 && memcmp(bytes, "From ", 5) == 0 && has_more(bytes, length))
        document_partial(document, 0,
                         "is een postvak met meer dan één mail; enkel de eerste is gelezen");
    g_object_unref(making.message);
    return is_read;
}

static const char *const suffixes[] = {".eml", ".mht", ".mhtml", NULL};

const struct reader mail_reader = {"mail", suffixes, false, mail_looks_like, mail_read};
