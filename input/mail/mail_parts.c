#include "input/mail/mail_parts.h"

#include <string.h>
#include <strings.h>

/* DECORATION: bytes of a picture that dresses up a mail, at most. STUB: a plain body with so many
 * times fewer letters than the page beside it only says that there is one. */
enum { DEPTH_MOST = 50, PARTS_MOST = 500, NAME_MOST = 200, DECORATION = 100 * 1024, STUB = 4 };

static bool is_type(GMimeObject *object, const char *type, const char *subtype) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

static const char *parameter(GMimeObject *object, const char *name) {
    const char *value =
        g_mime_content_type_get_parameter(g_mime_object_get_content_type(object), name);
    return value != NULL ? value : "";
}

static void tell(struct mail_parts *parts, const char *what) {
    document_partial(parts->document, 0, what);
}

/* ---- contents ---- */

/* The bytes of a part, its transfer encoding undone; of a mail in the mail, as it was sent. */
static const char *contents(GMimeObject *object, size_t *length, struct arena *arena) {
    GByteArray *array = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(array);
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message != NULL) g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream);
    } else if (GMIME_IS_PART(object)) {
        GMimeDataWrapper *wrapper = g_mime_part_get_content(GMIME_PART(object));
        if (wrapper != NULL) g_mime_data_wrapper_write_to_stream(wrapper, stream);
    }
    *length = array->len;
    const char *bytes = arena_copy(arena, (const char *)array->data, array->len);
    g_object_unref(stream);
    return bytes;
}

static struct mail_body body_of(struct mail_parts *parts, GMimeObject *object) {
    struct mail_body body = {.is_html = is_type(object, "text", "html")};
    const char *charset = parameter(object, "charset");
    body.is_flowed = !body.is_html && strcasecmp(parameter(object, "format"), "flowed") == 0;
    body.joins_bare = strcasecmp(parameter(object, "delsp"), "yes") == 0;
    body.bytes = contents(object, &body.length, parts->document->arena);
    mail_decode(parts->document, &body, *charset == '\0' ? NULL : charset);
    return body;
}

/* ---- files ---- */

static const char *suffix_of(GMimeObject *object) {
    static const struct {
        const char *type, *subtype, *suffix;
    } suffixes[] = {{"message", "*", ".eml"},
                    {"text", "html", ".html"},
                    {"text", "csv", ".csv"},
                    {"text", "calendar", ".ics"},
                    {"text", "*", ".txt"},
                    {"application", "pdf", ".pdf"},
                    {"application", "zip", ".zip"},
                    {"application", "rtf", ".rtf"},
                    {"application", "msword", ".doc"},
                    {"application", "vnd.ms-excel", ".xls"},
                    {"image", "jpeg", ".jpg"},
                    {"image", "png", ".png"}};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (is_type(object, suffixes[i].type, suffixes[i].subtype)) return suffixes[i].suffix;
    return "";
}

static bool has_name(const struct mail_parts *parts, const char *name) {
    for (size_t i = 0; i < parts->document->parts.count; i++)
        if (strcmp(parts->document->parts.at[i].name, name) == 0) return true;
    return false;
}

/* The last piece of a path, valid UTF-8 of a bounded length; "" for one that is no name. */
static const char *plain_name(struct mail_parts *parts, const char *name) {
    struct arena *arena = parts->document->arena;
    for (const char *at = name; *at != '\0'; at++)
        if (*at == '/' || *at == '\\') name = at + 1;
    size_t length = utf8_fault(name, strlen(name));
    if (length > NAME_MOST) {
        name += length - NAME_MOST;
        while (((unsigned char)*name & 0xC0) == 0x80) name++;
        length = strlen(name);
    }
    char *copy = arena_copy(arena, name, utf8_fault(name, length));
    const struct text text = {.bytes = copy, .length = strlen(copy)};
    const char *words = text_words(&text, (struct span){0, text.length}, arena);
    return strspn(words, ".") == strlen(words) ? "" : words;
}

static const char *first_subject(struct mail_parts *parts, GMimeObject *object) {
    GMimeMessage *message = GMIME_IS_MESSAGE_PART(object)
                                ? g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))
                                : NULL;
    const char *subject = message != NULL ? g_mime_message_get_subject(message) : NULL;
    if (subject == NULL || *subject == '\0') return "";
    char *words = arena_copy(parts->document->arena, subject, strlen(subject));
    for (char *at = words; *at != '\0'; at++)
        if (strchr("/\\:*?\"<>|", *at) != NULL) *at = ' ';
    return words;
}

/* The name that the mail gives a file, else one by its kind, made unlike those before it. */
static const char *name_of(struct mail_parts *parts, GMimeObject *object) {
    struct arena *arena = parts->document->arena;
    const char *suffix = suffix_of(object), *given = NULL;
    if (GMIME_IS_PART(object)) given = g_mime_part_get_filename(GMIME_PART(object));
    if (given == NULL) given = g_mime_object_get_content_disposition_parameter(object, "filename");
    if (given == NULL) given = parameter(object, "name");
    const char *name = plain_name(parts, given);
    if (*name == '\0') {
        const char *subject = plain_name(parts, first_subject(parts, object));
        name = *subject != '\0' ? arena_print(arena, "%s%s", subject, suffix)
                                : arena_print(arena, "bijlage %zu%s", ++parts->unnamed, suffix);
    }
    if (!has_name(parts, name)) return name;
    const char *dot = strrchr(name, '.');
    size_t stem = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
    for (size_t i = 2;; i++) {
        const char *other = arena_print(arena, "%.*s (%zu)%s", (int)stem, name, i, name + stem);
        if (!has_name(parts, other)) return other;
    }
}

static bool is_attached(GMimeObject *object) {
    const char *disposition = g_mime_object_get_disposition(object);
    return disposition != NULL && strcasecmp(disposition, "attachment") == 0;
}

/* "image001.png" is what Outlook calls the pictures of a signature. */
static bool is_decoration(GMimeObject *object, const char *name, size_t length) {
    if (!is_type(object, "image", "*") || length > DECORATION) return false;
    return !is_attached(object) || g_mime_object_get_content_id(object) != NULL ||
           strncasecmp(name, "image0", 6) == 0;
}

static void take_file(struct mail_parts *parts, GMimeObject *object) {
    struct document *document = parts->document;
    if (document->parts.count >= PARTS_MOST) {
        if (parts->dropped++ == 0)
            tell(parts, "mail heeft te veel bijlagen; de laatste zijn niet gelezen");
        return;
    }
    size_t length;
    const char *bytes = contents(object, &length, document->arena), *name = name_of(parts, object);
    if (is_decoration(object, name, length)) return;
    *list_add(document->arena, &document->parts) = (struct part){name, bytes, length};
}

/* ---- the tree ---- */

/* What a mail program shows as the mail: text without a name of its own. */
static bool is_body(GMimeObject *object) {
    return GMIME_IS_PART(object) && !is_attached(object) &&
           (is_type(object, "text", "plain") || is_type(object, "text", "html")) &&
           g_mime_part_get_filename(GMIME_PART(object)) == NULL;
}

static GMimeObject *find_body(GMimeObject *object, const char *subtype, int depth) {
    if (is_body(object) && is_type(object, "text", subtype)) return object;
    if (!GMIME_IS_MULTIPART(object) || depth > DEPTH_MOST) return NULL;
    GMimeMultipart *multipart = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); i++) {
        GMimeObject *found = find_body(g_mime_multipart_get_part(multipart, i), subtype, depth + 1);
        if (found != NULL) return found;
    }
    return NULL;
}

static bool holds(GMimeObject *object, GMimeObject *wanted, int depth) {
    if (object == wanted) return true;
    if (!GMIME_IS_MULTIPART(object) || depth > DEPTH_MOST) return false;
    GMimeMultipart *multipart = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(multipart); i++)
        if (holds(g_mime_multipart_get_part(multipart, i), wanted, depth + 1)) return true;
    return false;
}

static size_t letters_of(GMimeObject *object) {
    struct arena *arena = arena_new();
    struct mail_body body = {.is_html = is_type(object, "text", "html")};
    body.bytes = contents(object, &body.length, arena);
    size_t letters = mail_letters(&body);
    arena_end(arena);
    return letters;
}

/* Of alternatives the body to read; NULL when none is text. */
static GMimeObject *best_body(GMimeObject *object) {
    GMimeObject *plain = find_body(object, "plain", 0), *html = find_body(object, "html", 0);
    if (plain == NULL || html == NULL) return plain != NULL ? plain : html;
    size_t letters = letters_of(plain);
    return letters == 0 || letters * STUB < letters_of(html) ? html : plain;
}

static void walk(struct mail_parts *parts, GMimeObject *object, bool takes_bodies, int depth);

static void walk_all(struct mail_parts *parts, GMimeMultipart *multipart, bool takes_bodies,
                     int depth) {
    for (int i = 0; i < g_mime_multipart_get_count(multipart); i++)
        walk(parts, g_mime_multipart_get_part(multipart, i), takes_bodies, depth + 1);
}

/* The same text several times over: one is read, the others may still hold files. */
static void walk_alternatives(struct mail_parts *parts, GMimeMultipart *multipart,
                              bool takes_bodies, int depth) {
    GMimeObject *best = takes_bodies ? best_body(GMIME_OBJECT(multipart)) : NULL;
    for (int i = 0; i < g_mime_multipart_get_count(multipart); i++) {
        GMimeObject *part = g_mime_multipart_get_part(multipart, i);
        walk(parts, part, best != NULL && holds(part, best, 0), depth + 1);
    }
}

/* A page saved with its pictures and the like, which belong to it: it is its text and that of its
 * frames (a workbook has one for each sheet). */
static void walk_page(struct mail_parts *parts, GMimeObject *object, int depth) {
    if (object == NULL) return;
    if (depth > DEPTH_MOST) {
        if (parts->dropped++ == 0) tell(parts, "onderdelen van de webpagina liggen te diep");
    } else if (is_type(object, "multipart", "alternative")) {
        walk_page(parts, best_body(object), depth + 1);
    } else if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart *multipart = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); i++)
            walk_page(parts, g_mime_multipart_get_part(multipart, i), depth + 1);
    } else if (GMIME_IS_PART(object) &&
               (is_type(object, "text", "html") || is_type(object, "text", "plain"))) {
        *list_add(parts->document->arena, &parts->bodies) = body_of(parts, object);
    }
}

/* Parts that nothing parts: what stands there is read as it is. */
static void take_unparted(struct mail_parts *parts, GMimeMultipart *multipart) {
    struct document *document = parts->document;
    const char *text = g_mime_multipart_get_prologue(multipart);
    tell(parts, "mail is beschadigd: de grens tussen haar onderdelen ontbreekt");
    if (text == NULL) return;
    struct mail_body body = {.bytes = arena_copy(document->arena, text, strlen(text)),
                             .length = strlen(text)};
    mail_decode(document, &body, NULL);
    *list_add(document->arena, &parts->bodies) = body;
}

static void walk_multipart(struct mail_parts *parts, GMimeMultipart *multipart, bool takes_bodies,
                           int depth) {
    GMimeObject *object = GMIME_OBJECT(multipart);
    if (g_mime_multipart_get_count(multipart) == 0)
        take_unparted(parts, multipart);
    else if (parts->is_page)
        walk_page(parts, object, depth);
    else if (is_type(object, "multipart", "encrypted"))
        tell(parts, "mail is versleuteld; bezorg de tekst zelf");
    else if (is_type(object, "multipart", "alternative"))
        walk_alternatives(parts, multipart, takes_bodies, depth);
    else
        walk_all(parts, multipart, takes_bodies, depth);
}

/* Signatures, and what programs tell each other. */
static bool is_for_programs(GMimeObject *object) {
    static const char *const types[][2] = {{"application", "pgp-signature"},
                                           {"application", "pkcs7-signature"},
                                           {"application", "x-pkcs7-signature"},
                                           {"application", "ics"},
                                           {"message", "delivery-status"},
                                           {"message", "disposition-notification"},
                                           {"text", "rfc822-headers"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_type(object, types[i][0], types[i][1])) return true;
    return false;
}

static bool is_sealed(GMimeObject *object) {
    return is_type(object, "application", "pkcs7-mime") ||
           is_type(object, "application", "x-pkcs7-mime");
}

/* Another rendering of a body that was read ("text/calendar" of an invitation). */
static bool is_rendering(GMimeObject *object) {
    return GMIME_IS_PART(object) && !is_attached(object) && is_type(object, "text", "*") &&
           g_mime_part_get_filename(GMIME_PART(object)) == NULL;
}

static void walk(struct mail_parts *parts, GMimeObject *object, bool takes_bodies, int depth) {
    if (object == NULL || is_for_programs(object)) return;
    if (depth > DEPTH_MOST) {
        if (parts->dropped++ == 0) tell(parts, "onderdelen van de mail liggen te diep in elkaar");
    } else if (GMIME_IS_MULTIPART(object)) {
        walk_multipart(parts, GMIME_MULTIPART(object), takes_bodies, depth);
    } else if (is_sealed(object)) {
        tell(parts, "mail is versleuteld of verzegeld (S/MIME); bezorg de tekst zelf");
    } else if (GMIME_IS_MESSAGE_PARTIAL(object) || is_type(object, "message", "external-body")) {
        tell(parts, "een deel van de mail zit er niet in");
    } else if (is_body(object) && takes_bodies) {
        *list_add(parts->document->arena, &parts->bodies) = body_of(parts, object);
    } else if (takes_bodies || !is_rendering(object)) {
        take_file(parts, object);
    }
}

void mail_parts_read(struct mail_parts *parts, GMimeObject *object) {
    walk(parts, object, true, 0);
}
