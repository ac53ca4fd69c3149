/* HTML onto a stream. Whatever text comes in, what comes out is text in an element or in a quoted
 * attribute and nothing else. A fault of the stream stays in ferror, to be asked once, at the end.
 */
#ifndef OUTPUT_HTML_MARKUP_H
#define OUTPUT_HTML_MARKUP_H

#include <stddef.h>
#include <stdio.h>

/* Writes a pattern as it stands but for these, each of which takes an argument:
 *   $t   a text (const char *, NULL is ""), escaped as markup_bytes does
 *   $n   a number (size_t)
 *   $f   a coordinate (double), with one decimal */
void markup(FILE *out, const char *pattern, ...);

/* Text that says what it says and no more: quotes and marks of HTML are escaped, line ends are LF,
 * and what cannot be seen but changes what is seen (controls, overrides of the direction of
 * writing) or is no UTF-8 is shown as U+FFFD. */
void markup_bytes(FILE *out, const char *bytes, size_t length);

#endif
