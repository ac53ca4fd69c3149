/* Whose words a mail holds. Only the sender's own are read as an answer, with what he sends on of
 * others and what he quotes of himself; earlier mails of others that he quotes, signatures and
 * disclaimers give no facts. */
#ifndef INPUT_MAIL_QUOTES_H
#define INPUT_MAIL_QUOTES_H

#include "core/document.h"
#include "core/source_words.h"
#include "input/outline/outline.h"

struct mail_thread {
    struct document *document; /* whose text and blocks are made */
    const struct source_words *words;
    const char *sender, *subject; /* as in the head of the mail; "" for none */
    const marked_list *marks;     /* by html.h, in text order */
    size_t start;                 /* where the head of the mail ends in the text */
};

/* Sets apart what is no answer: lists it in the document, takes its blocks out and makes the items
 * anew. Of a mail that is answered between its lines the questions stay as labels. Each quoted
 * mail that is left out is told; where the mail is nothing but that, it counts as read in part. */
void mail_quotes_set_apart(const struct mail_thread *thread);

#endif
