#include "input/mail/mail_lines.h"

#include <string.h>
#include <strings.h>

enum {
    HEAD_MOST = 10,
    HEAD_LEAST = 3,
    INTRODUCTION_MOST = 3,
    INTRODUCTION_BYTES = 300,
    NAME_MOST = 300
};

/* ---- words ---- */

static const char *find(const char *bytes, size_t length, const char *words) {
    size_t size = strlen(words);
    for (size_t i = 0; i + size <= length; i++)
        if (strncasecmp(bytes + i, words, size) == 0) return bytes + i;
    return NULL;
}

static bool has_one_of(const struct word_list *list, const char *bytes, size_t length) {
    for (size_t i = 0; i < list->count; i++)
        if (find(bytes, length, list->at[i]) != NULL) return true;
    return false;
}

static bool begins_with_one_of(const struct word_list *list, const char *bytes, size_t length) {
    size_t size = 0;
    while (size < length && bytes[size] != ' ') size++;
    return word_list_has(list, bytes, size);
}

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || is_digit(byte) ||
           (byte & 0x80) != 0;
}

static bool has_digit(const char *words) { return strpbrk(words, "0123456789") != NULL; }

/* "14:22" */
static bool has_time(const char *words) {
    for (const char *at = words; (at = strchr(at, ':')) != NULL; at++)
        if (at > words && is_digit(at[-1]) && is_digit(at[1])) return true;
    return false;
}

/* ---- lines ---- */

static const char *bytes_of(const struct mail_lines *lines, size_t line, size_t *length) {
    const struct mail_line *at = &lines->lines.at[line];
    *length = span_length(at->span);
    return lines->text->bytes + at->span.start;
}

size_t mail_lines_next(const struct mail_lines *lines, size_t line) {
    do line++;
    while (line < lines->lines.count && span_length(lines->lines.at[line].span) == 0);
    return line;
}

bool mail_lines_say(const struct mail_lines *lines, size_t line) {
    size_t length;
    const char *bytes = bytes_of(lines, line, &length);
    for (size_t i = 0; i < length; i++)
        if (is_letter(bytes[i])) return true;
    return false;
}

bool mail_lines_forward(const struct mail_lines *lines, size_t line) {
    size_t length;
    const char *bytes = bytes_of(lines, line, &length);
    while (length > 0 && strchr("-_* ", *bytes) != NULL) {
        bytes++;
        length--;
    }
    while (length > 0 && strchr("-_*: ", bytes[length - 1]) != NULL) length--;
    return word_list_has(&lines->words->forward_lines, bytes, length);
}

bool mail_lines_point_below(const struct mail_lines *lines, size_t line) {
    size_t length;
    const char *bytes = bytes_of(lines, line, &length);
    return has_one_of(&lines->words->answers_below, bytes, length);
}

bool mail_lines_disclaim(const struct mail_lines *lines, size_t line) {
    size_t length;
    const char *bytes = bytes_of(lines, line, &length);
    return has_one_of(&lines->words->disclaimers, bytes, length);
}

/* ---- heads ---- */

/* Whether the line is "label: words" with a label of the list; then *value is those words. */
static bool is_labelled(const struct mail_lines *lines, size_t line, const struct word_list *list,
                        const char **value) {
    size_t length;
    const char *bytes = bytes_of(lines, line, &length), *end = bytes + length;
    while (bytes < end && *bytes == '*') bytes++;
    const char *colon = memchr(bytes, ':', (size_t)(end - bytes));
    if (colon == NULL || !word_list_has(list, bytes, (size_t)(colon - bytes))) return false;
    for (colon++; colon < end && strchr("* \t|", *colon) != NULL;) colon++;
    *value = arena_copy(lines->arena, colon, (size_t)(end - colon));
    return true;
}

size_t mail_lines_head(const struct mail_lines *lines, size_t line, struct mail_origin *origin) {
    const struct source_words *words = lines->words;
    const char *sender = NULL, *subject = "", *value;
    size_t labels = 0, end = line, first = line;
    for (; end < lines->lines.count && end < first + HEAD_MOST; end++) {
        if (span_length(lines->lines.at[end].span) == 0 ||
            lines->lines.at[end].mark != lines->lines.at[line].mark)
            break;
        if (is_labelled(lines, end, &words->mail_senders, &value)) {
            if (sender == NULL) sender = value;
        } else if (is_labelled(lines, end, &words->subjects, &value)) {
            subject = value;
        } else if (!is_labelled(lines, end, &words->mail_heads, &value)) {
            if (end - line < 2) return 0;
            continue;
        }
        labels++;
    }
    if (sender == NULL || labels < HEAD_LEAST) return 0;
    origin->who = arena_print(lines->arena, "%s", sender);
    origin->subject = subject;
    while (end > line && !is_labelled(lines, end - 1, &words->mail_heads, &value) &&
           !is_labelled(lines, end - 1, &words->subjects, &value))
        end--;
    return end - line;
}

/* ---- introductions ---- */

/* The words of count lines. */
static const char *joined(const struct mail_lines *lines, size_t line, size_t count) {
    struct span span = {lines->lines.at[line].span.start,
                        lines->lines.at[line + count - 1].span.end};
    return text_words(lines->text, span, lines->arena);
}

/* Where nothing marks the quoted mail, its introduction tells the time or the address. */
static bool introduces(const struct mail_lines *lines, size_t line, size_t count,
                       const char *words) {
    size_t length = strlen(words);
    if (length == 0 || words[length - 1] != ':' || length > INTRODUCTION_BYTES) return false;
    if (!has_digit(words) || !has_one_of(&lines->words->quote_verbs, words, length)) return false;
    size_t next = mail_lines_next(lines, line + count - 1);
    if (next == lines->lines.count) return false;
    return lines->lines.at[next].mark > lines->lines.at[line].mark || has_time(words) ||
           strchr(words, '@') != NULL;
}

size_t mail_lines_introduce(const struct mail_lines *lines, size_t line,
                            struct mail_origin *origin) {
    size_t length;
    const char *bytes = bytes_of(lines, line, &length);
    bool may_wrap = begins_with_one_of(&lines->words->quote_openers, bytes, length);
    for (size_t count = 1; count <= (may_wrap ? INTRODUCTION_MOST : 1); count++) {
        size_t last = line + count - 1;
        if (last >= lines->lines.count || span_length(lines->lines.at[last].span) == 0 ||
            lines->lines.at[last].mark != lines->lines.at[line].mark)
            return 0;
        const char *words = joined(lines, line, count);
        if (!introduces(lines, line, count, words)) continue;
        *origin = (struct mail_origin){arena_copy(lines->arena, words, strlen(words) - 1), ""};
        return count;
    }
    return 0;
}

/* ---- senders ---- */

bool mail_is_sent_on(const struct source_words *words, const char *subject) {
    if (*subject == '[' && strchr(subject, ']') != NULL) subject = strchr(subject, ']') + 1;
    size_t length = strcspn(subject, ":");
    return subject[length] == ':' && word_list_has(&words->forward_subjects, subject, length);
}

/* The address in the words; length 0 for none. */
static const char *address_in(const char *words, size_t *length) {
    static const char ends[] = " \t<>()[]\"',;:|";
    const char *at = strchr(words, '@'), *start = at;
    *length = 0;
    if (at == NULL) return words;
    while (start > words && strchr(ends, start[-1]) == NULL) start--;
    *length = (size_t)(at - start) + strcspn(at, ends);
    return start;
}

static bool is_within(const char *domain, size_t length, const char *wide, size_t wide_length) {
    return length >= wide_length &&
           strncasecmp(domain + length - wide_length, wide, wide_length) == 0 &&
           (length == wide_length || domain[length - wide_length - 1] == '.');
}

static bool is_same_address(const struct source_words *words, const char *a, size_t a_length,
                            const char *b, size_t b_length) {
    if (a_length == b_length && strncasecmp(a, b, a_length) == 0) return true;
    size_t a_name = strcspn(a, "@") + 1, b_name = strcspn(b, "@") + 1;
    if (a_name >= a_length || b_name >= b_length) return false;
    a += a_name, a_length -= a_name;
    b += b_name, b_length -= b_name;
    if (word_list_has(&words->mail_providers, a, a_length)) return false;
    return is_within(a, a_length, b, b_length) || is_within(b, b_length, a, a_length);
}

/* Whether all words of the sender's name stand in the other's. */
static bool has_name(const char *sender, const char *who) {
    size_t end = strcspn(sender, "<"), named = 0;
    if (end > NAME_MOST || strlen(who) > NAME_MOST) return false;
    for (size_t at = 0; at < end;) {
        size_t length = 0;
        while (at + length < end && is_letter(sender[at + length])) length++;
        if (length > 1) {
            const char *word = sender + at;
            bool is_there = false;
            for (const char *next = who; *next != '\0' && !is_there; next++)
                is_there = strncasecmp(next, word, length) == 0;
            if (!is_there) return false;
            named++;
        }
        at += length + 1;
    }
    return named > 1;
}

bool mail_is_same_sender(const struct source_words *words, const char *sender, const char *who) {
    size_t own_length, length;
    const char *own = address_in(sender, &own_length), *address = address_in(who, &length);
    if (own_length > 0 && length > 0)
        return is_same_address(words, own, own_length, address, length);
    return has_name(sender, who);
}
