/* What the lines of a mail say about whose words stand below them: "Op 3 mei schreef ...:", the
 * head of an earlier mail, the line above a forwarded one. */
#ifndef INPUT_MAIL_LINES_H
#define INPUT_MAIL_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/source_words.h"
#include "core/text.h"

struct mail_line {
    struct span span; /* trimmed; empty for a blank line */
    int mark;         /* how deep it is quoted; HTML_MARK_SIGNATURE in a signature */
};

/* The lines of a mail's bodies. */
struct mail_lines {
    const struct text *text;
    const struct source_words *words;
    struct arena *arena;
    LIST(struct mail_line) lines;
};

/* Who an earlier mail is from: what its head or introduction says. */
struct mail_origin {
    const char *who;     /* "Van: Els <els@gent.be>", "Op 3 mei 2022 schreef Els" */
    const char *subject; /* "" where it is not told */
};

/* How many lines from this one are the head of an earlier mail, or introduce one that is quoted
 * below them; 0 for none. */
size_t mail_lines_head(const struct mail_lines *lines, size_t line, struct mail_origin *origin);
size_t mail_lines_introduce(const struct mail_lines *lines, size_t line,
                            struct mail_origin *origin);

/* The next line that is not blank; their count when there is none. */
size_t mail_lines_next(const struct mail_lines *lines, size_t line);

/* Whether the line says that a forwarded mail comes, or that answers stand in the quoted mail;
 * whether a disclaimer begins in it; whether it has a letter or digit. */
bool mail_lines_forward(const struct mail_lines *lines, size_t line);
bool mail_lines_point_below(const struct mail_lines *lines, size_t line);
bool mail_lines_disclaim(const struct mail_lines *lines, size_t line);
bool mail_lines_say(const struct mail_lines *lines, size_t line);

/* Whether the subject is that of a mail sent on ("FW: ..."). */
bool mail_is_sent_on(const struct source_words *words, const char *subject);

/* Whether two writings of a sender mean one: the same address, or a domain that is no provider's
 * for everybody; where one has no address, the other's name in it. */
bool mail_is_same_sender(const struct source_words *words, const char *sender, const char *who);

#endif
