/* Web pages as pieces of an outline, for any reader that meets one (also the body of a mail). */
#ifndef INPUT_HTML_H
#define INPUT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "core/source_words.h"
#include "input/outline/outline.h"

struct html; /* a parsed page */

/* What of a page is the page itself: its menus, head, foot and scripts are left out, as is what a
 * reader does not see. What a page is too large for is told in *fault (Dutch), and NULL comes. The
 * bytes are UTF-8; what is declared of them does not count. To be closed. */
struct html *html_open(const char *bytes, size_t length, const char **fault);
void html_close(struct html *html);

/* The marks that a page in an outline gives: a number above 0 says how deep a mail is quoted. */
enum { HTML_MARK_SIGNATURE = -1 };

/* Adds the text of the page to the outline. Of what is a page, and no body of a mail, the margins
 * are left out, and its title is the first heading where it has none. Gives how many bytes of text
 * were left out because they are hidden. */
size_t html_outline(const struct html *html, struct outline *outline,
                    const struct source_words *words, bool is_page);

/* How many bytes of text stand in the margins of a page. */
size_t html_beside(const struct html *html);

/* Words that may name whose page it is: its title, what stands in its margins and the address that
 * it was saved from; NULL without any. */
const char *html_hint(const struct html *html, struct arena *arena);

/* Whether the page was cut off where it nests too deep. */
bool html_is_cut(const struct html *html);

#endif
