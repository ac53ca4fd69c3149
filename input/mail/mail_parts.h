/* The make-up of a mail: which of its parts is its text, and which are files in it. */
#ifndef INPUT_MAIL_PARTS_H
#define INPUT_MAIL_PARTS_H

#include <gmime/gmime.h>

#include "core/document.h"
#include "input/mail/mail_text.h"

struct mail_parts {
    struct document *document;
    bool is_page; /* a web page saved as a mail: only its page and frames are read */
    LIST(struct mail_body) bodies; /* what a reader sees as the mail, in its order; decoded */
    size_t unnamed, dropped;
};

/* Sorts out the parts of a mail: bodies are gathered, files become parts of the document. Of bodies
 * that say the same, plain text goes first, unless it is next to nothing. Small pictures that dress
 * up the text and signatures of programs are passed over; what else is left out is told. */
void mail_parts_read(struct mail_parts *parts, GMimeObject *object);

#endif
