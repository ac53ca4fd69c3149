/* The bodies of mails: from their bytes to text as a person would have typed it. */
#ifndef INPUT_MAIL_TEXT_H
#define INPUT_MAIL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"
#include "input/outline/outline.h"

/* A body, in the arena of its document. */
struct mail_body {
    const char *bytes; /* UTF-8 once decoded, NUL-terminated */
    size_t length;
    bool is_html, is_flowed, joins_bare; /* format=flowed; delsp=yes */
    marked_list quoted; /* what stood behind marks of quoting, once straight, and how many */
};

/* Makes bytes in the charset (NULL where the mail names none) UTF-8. An unknown charset, and none,
 * is UTF-8 if the bytes are, else Windows-1252, as is every body that says ISO-8859-1. What cannot
 * be decoded becomes U+FFFD and the document partial. */
void mail_decode(struct document *document, struct mail_body *body, const char *charset);

/* Letters and digits that a reader of the body sees, about. */
size_t mail_letters(const struct mail_body *body);

/* The lines of a plain body with LF: what a mail program broke off to flow is whole again, and the
 * marks of quoting are gone (a blank line stands where the quoting changes). */
void mail_straighten(struct document *document, struct mail_body *body);

#endif
