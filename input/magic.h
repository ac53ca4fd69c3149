/* Formats that no reader takes, known by their bytes, so that a refusal can name them and say what
 * to hand in instead. */
#ifndef INPUT_MAGIC_H
#define INPUT_MAGIC_H

#include <stddef.h>

#include "core/arena.h"

/* Why the bytes are refused, in Dutch ("is een PNG-afbeelding; bezorg ..."), or NULL when they are
 * of no known binary format. */
const char *magic_refusal(const char *bytes, size_t length, struct arena *arena);

/* What marked-up text is ("een e-mailbestand"), which is readable but not as it stands, or NULL.
 * bytes is decoded text. */
const char *magic_markup(const char *bytes, size_t length);

#endif
