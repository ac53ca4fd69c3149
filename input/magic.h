/* Formats that no reader takes, known by their first bytes so that a refusal can name them. */
#ifndef INPUT_MAGIC_H
#define INPUT_MAGIC_H

#include <stddef.h>

/* What the bytes are, in Dutch with its article ("een PNG-afbeelding"), or NULL. */
const char *magic_name(const char *bytes, size_t length);

/* What marked-up text is ("een e-mailbestand"), which is readable but not as it stands, or NULL.
 * bytes is decoded text. */
const char *magic_markup(const char *bytes, size_t length);

#endif
