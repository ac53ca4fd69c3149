#define _GNU_SOURCE
#include "input/office/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

#include "core/arena.h"

struct xml {
    struct arena *arena;
    const char *bytes;
    size_t length;
    xmlTextReaderPtr reader;
    enum xml_event event;
    bool ends_next;     /* the element that started is empty: its end comes next */
    xmlChar *attribute; /* handed out last */
    const char *fault;
};

/* Without a handler the library writes to standard error. */
static void ignore_error(void *context, const xmlError *error) {
    (void)context;
    (void)error;
}

static enum xml_event fail(struct xml *xml, const char *fault) {
    xml->fault = fault;
    return xml->event = XML_EVENT_FAULT;
}

/* libxml2 hands its errors over as const from version 2.12 on. */
static xmlStructuredErrorFunc error_handler(void) {
    union {
        void (*ours)(void *, const xmlError *);
        xmlStructuredErrorFunc theirs;
    } handler = {ignore_error};
    return handler.theirs;
}

struct xml *xml_open(const char *bytes, size_t length) {
    xmlInitParser(); /* several threads may come first */
    struct arena *arena = arena_new();
    struct xml *xml = arena_take(arena, sizeof *xml);
    xml->arena = arena;
    xml->bytes = bytes;
    xml->length = length;
    if (length <= INT_MAX)
        xml->reader = xmlReaderForMemory(bytes, (int)length, NULL, NULL, XML_PARSE_NONET);
    if (xml->reader == NULL)
        fail(xml, "XML is te groot om te lezen");
    else
        xmlTextReaderSetStructuredErrorHandler(xml->reader, error_handler(), xml);
    return xml;
}

bool xml_holds(const struct xml *xml, const char *word) {
    return memmem(xml->bytes, xml->length, word, strlen(word)) != NULL;
}

void xml_close(struct xml *xml) {
    xmlFree(xml->attribute);
    if (xml->reader != NULL) xmlFreeTextReader(xml->reader);
    arena_end(xml->arena);
}

static enum xml_event event_of(struct xml *xml, int type) {
    switch (type) {
    case XML_READER_TYPE_ELEMENT:
        xml->ends_next = xmlTextReaderIsEmptyElement(xml->reader) == 1;
        return XML_EVENT_START;
    case XML_READER_TYPE_END_ELEMENT: return XML_EVENT_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return XML_EVENT_TEXT;
    default: return XML_EVENT_DONE; /* of no concern here */
    }
}

enum xml_event xml_next(struct xml *xml) {
    if (xml->event == XML_EVENT_FAULT) return XML_EVENT_FAULT;
    if (xml->ends_next) {
        xml->ends_next = false;
        return xml->event = XML_EVENT_END;
    }
    for (;;) {
        int got = xmlTextReaderRead(xml->reader);
        if (got == 0) return xml->event = XML_EVENT_DONE;
        if (got < 0) return fail(xml, "XML is niet goed gevormd");
        int type = xmlTextReaderNodeType(xml->reader);
        if (type == XML_READER_TYPE_DOCUMENT_TYPE)
            return fail(xml, "XML heeft een DOCTYPE, wat hier niet hoort");
        enum xml_event event = event_of(xml, type);
        if (event != XML_EVENT_DONE) return xml->event = event;
    }
}

const char *xml_name(const struct xml *xml) {
    const xmlChar *name = xmlTextReaderConstLocalName(xml->reader);
    return name == NULL ? "" : (const char *)name;
}

bool xml_is(const struct xml *xml, const char *name) { return strcmp(xml_name(xml), name) == 0; }

int xml_depth(const struct xml *xml) { return xmlTextReaderDepth(xml->reader); }

const char *xml_attribute(struct xml *xml, const char *name) {
    xmlFree(xml->attribute);
    xml->attribute = NULL;
    for (int got = xmlTextReaderMoveToFirstAttribute(xml->reader); got == 1;
         got = xmlTextReaderMoveToNextAttribute(xml->reader))
        if (strcmp((const char *)xmlTextReaderConstLocalName(xml->reader), name) == 0) {
            xml->attribute = xmlTextReaderValue(xml->reader);
            break;
        }
    xmlTextReaderMoveToElement(xml->reader);
    return (const char *)xml->attribute;
}

const char *xml_text(const struct xml *xml) {
    const xmlChar *text = xmlTextReaderConstValue(xml->reader);
    return text == NULL ? "" : (const char *)text;
}

void xml_skip(struct xml *xml) {
    int depth = 1;
    while (depth > 0) {
        enum xml_event event = xml_next(xml);
        if (event == XML_EVENT_START) depth++;
        if (event == XML_EVENT_END) depth--;
        if (event == XML_EVENT_DONE || event == XML_EVENT_FAULT) return;
    }
}

const char *xml_fault(const struct xml *xml) { return xml->fault; }
