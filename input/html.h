/* Web pages, and the bodies of mails that are written as one. */
#ifndef INPUT_HTML_H
#define INPUT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "input/outline.h"

/* Adds what a reader of the page sees to the outline, behind what stands there. The bytes are UTF-8
 * whatever the page says of itself. False when nothing could be made of them; what the outline
 * took stays. */
bool html_read_into(struct outline *outline, const char *bytes, size_t length);

#endif
