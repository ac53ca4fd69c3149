/* Reads the inputs: bytes to document to facts, several files at a time, each in a process of its
 * own. What a file holds (an archive's members, a mail's attachments) follows it as documents. */
#ifndef ETL_PARSE_H
#define ETL_PARSE_H

#include "core/document.h"
#include "inputs.h"
#include "rules/engine/rulebook.h"
#include "worker.h"

struct parse_settings {
    const struct rulebook *rules;
    const char *peildatum;
    size_t jobs;
    struct limits limits;
};

/* Reads and normalises every input and hands the documents over in the order of the inputs, from
 * the calling process, each as soon as its turn has come. The receiver owns the document. A file
 * whose process dies, hangs or exceeds a limit becomes a refused document with that reason. */
void parse_inputs(const input_list *inputs, const struct parse_settings *settings,
                  void (*receive)(struct document *document, void *context), void *context);

/* The same for bytes in memory (the examples of the rules); bytes need not outlive the call. */
struct document *parse_bytes(const char *name, const char *bytes, size_t length,
                             const struct parse_settings *settings, struct matcher *matcher);

#endif
