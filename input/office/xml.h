/* XML from others, read event by event: no network, no DOCTYPE and so no entities of its own, no
 * endless depth. */
#ifndef INPUT_OFFICE_XML_H
#define INPUT_OFFICE_XML_H

#include <stdbool.h>
#include <stddef.h>

struct xml;

enum xml_event {
    XML_EVENT_START, /* of an element; an empty one gives its end as well */
    XML_EVENT_END,
    XML_EVENT_TEXT, /* also white space and CDATA */
    XML_EVENT_DONE,
    XML_EVENT_FAULT /* what comes behind it is lost; comes again when asked again */
};

/* The bytes must live until it is closed. */
struct xml *xml_open(const char *bytes, size_t length);
void xml_close(struct xml *xml);

/* Whether the word stands anywhere in the bytes, also where no event has come to yet. */
bool xml_holds(const struct xml *xml, const char *word);

enum xml_event xml_next(struct xml *xml);

/* Of the element that starts or ends: its name without prefix ("p" of <w:p>), whether it is that
 * name, how deep it lies (0 for the root). */
const char *xml_name(const struct xml *xml);
bool xml_is(const struct xml *xml, const char *name);
int xml_depth(const struct xml *xml);

/* Of the element that starts: an attribute by its name without prefix, or NULL. Lives until the
 * next attribute is asked for. */
const char *xml_attribute(struct xml *xml, const char *name);

/* The text of XML_EVENT_TEXT, UTF-8; lives until the next event. */
const char *xml_text(const struct xml *xml);

/* Behind the start of an element: goes on to its end, past all that is in it. */
void xml_skip(struct xml *xml);

/* What is wrong, a Dutch sentence. */
const char *xml_fault(const struct xml *xml);

#endif
