/* The list of questions to a city that comes back as anything but a table: a PDF, a page, a letter,
 * a mail in which it was pasted. Its words are ours: read as a submission, the city would discuss
 * all that we asked for. */
#ifndef INPUT_REPORT_TEXT_H
#define INPUT_REPORT_TEXT_H

#include "core/document.h"

/* Takes the items away from a document that was read, where its text is such a list, marks it as a
 * report and tells it. The files inside it stay. */
void report_text_drop(struct document *document);

#endif
