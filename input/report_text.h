/* What this tool wrote and comes back as text. Its words are ours or are counted already:
 *
 *  - the list of questions to a city as a PDF, a page, a letter, a mail in which it was pasted:
 * read as a submission, the city would discuss all that it was asked for;
 *  - the page, the JSON, the facts, the table Bewijs: each fact would count twice. */
#ifndef INPUT_REPORT_TEXT_H
#define INPUT_REPORT_TEXT_H

#include "core/document.h"

/* Takes the items away from a document that was read, where its text is one of these, marks it as a
 * report and tells it. The files inside it stay. */
void report_text_drop(struct document *document);

#endif
