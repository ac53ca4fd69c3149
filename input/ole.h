/* Compound files (OLE): the container of old Office files and of saved mails of Outlook. They are
 * not read, only told apart. */
#ifndef INPUT_OLE_H
#define INPUT_OLE_H

#include <stddef.h>

/* Why such a file is refused, and what to hand in instead (Dutch); NULL when it is none. */
const char *ole_refusal(const char *bytes, size_t length);

#endif
