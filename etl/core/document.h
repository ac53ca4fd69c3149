/* One input file, frozen once it is read: its text, how the text is built up, the items in it
 * and, once normalised, the facts that the items give.
 *
 * A document owns an arena; ending the document ends all of it. Nothing in it depends on another
 * file, on the clock or on the order of reading. */
#ifndef CORE_DOCUMENT_H
#define CORE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/correction.h"
#include "core/diag.h"
#include "core/fact.h"
#include "core/text.h"

enum block_kind {
    BLOCK_KIND_HEADING,
    BLOCK_KIND_PARAGRAPH, /* a paragraph; hard-wrapped lines are joined into one block */
    BLOCK_KIND_BULLET     /* a list entry, without its mark */
};

struct block {
    enum block_kind kind;
    int level;        /* of a heading: 1 is the highest; of a bullet: its indent, from 1 */
    struct span span; /* the words, trimmed; blocks follow the text and never overlap */
    const char
        *place; /* where a person looks in the source ("blad 1, cel B4"); "" for plain text */
};

/* A titled piece about one city. */
struct item {
    struct span span;       /* from the title to the end of the body */
    struct span title;      /* empty where a document has no heading */
    struct span body;       /* what comes under the title; may be empty */
    const char *title_text; /* the title as it stands in the source, white space folded, or NULL */
    const char *section;    /* letter or number of the heading it falls under ("B"), or NULL */
    const char *city_words; /* the city as the row names it, or NULL where the source has no rows */
    const char *group;      /* the name of the sheet it stands on, where it has a name of its own;
                             * tells the city where it names one; else NULL */
    const char *place;
    bool has_attachment;
    const char *attachment; /* the name of the attached file where the row gives one, or NULL */
    /* Found by normalise: */
    const char *city, *nis; /* canonical name and NIS code at the peildatum, or NULL */
    const char *body_kind;  /* a code of rules/bodies.yaml for the title ("lokaal_woonoverleg") */
    const char *refers_to;  /* code of the kind of body whose item this one points to, or NULL */
};

/* "Stad : Aalst (7)": the source says how many rows a city has. */
struct declared_count {
    const char *city_words; /* once normalised the canonical name, where the city is known */
    size_t rows, seen;
    struct span span; /* the name where the source announces them */
};

/* Something odd in the text that becomes a finding: an impossible date, an ambiguous word. */
struct remark {
    const char *check; /* id in rules/checks.yaml */
    size_t item;
    struct span span;
    const char *message;
};

/* Words for a topic that were weighed and do not count, for who asks why a topic is missing. */
struct considered {
    const char *code;   /* of the topic */
    const char *reason; /* Dutch: why the words do not count */
    size_t item;
    struct span span;
};

/* A sentence that tells on which level of a lens its item works (rules/lenses.yaml). */
struct tag {
    const char *lens;  /* id */
    const char *level; /* label, Dutch */
    const char *forum; /* the body it is about, or the item's title; may be NULL */
    size_t item;
    struct span span, sentence; /* the words that tell it, and the sentence they stand in */
};

/* A file inside another: a member of an archive, an attachment of a mail. */
struct part {
    const char *name; /* as the container calls it, UTF-8, '/' between folders */
    const char *bytes;
    size_t length;
};

/* A stretch of a mail that is no answer: it gives no facts. */
struct apart {
    struct span span;
    bool is_own; /* the sender's own words (a signature), which may name the city */
};

enum document_status {
    DOCUMENT_STATUS_READ,
    DOCUMENT_STATUS_PARTIAL, /* part of the bytes gave no text; messages say which */
    DOCUMENT_STATUS_REFUSED
};

struct document {
    struct arena *arena;
    const char *name;       /* path as given; below a folder the path relative to it */
    const char *folder;     /* name of the folder that name is relative to, or NULL */
    const char *file_name;  /* path to open and to name in messages; NULL for standard input */
    char sha256[65];        /* of the file's bytes, hexadecimal; "" when they could not be read */
    size_t size;            /* bytes of the file */
    const char *format;     /* "sharepoint-text"; "" when refused before it was known */
    const char *encoding;   /* "UTF-8", "UTF-16LE", "windows-1252" */
    bool is_plain;          /* the text is the file itself, decoded */
    const char *given_city; /* what the sender's folder or a file beside it says, or NULL */
    const char *hint; /* words of the mail that it came in (subject, sender's domain), or NULL */
    const char *newest_day; /* newest full date of the items read so far (YYYY-MM-DD), or NULL:
                             * texts name organisations as they were called then */
    const char *own_day;    /* the day of the meeting or mail that it is, once read, or NULL */
    bool is_minutes;        /* of a meeting: what has a heading in it came up there */
    enum document_status status;
    struct diag *messages; /* what was refused, dropped or repaired, one Dutch sentence each */
    struct text text;
    LIST(struct block) blocks;
    LIST(struct item) items; /* in text order, not overlapping */
    LIST(struct declared_count) declared;
    LIST(struct apart) apart;            /* in text order; counts until the facts are found */
    LIST(struct fact) facts;             /* by position, then kind; so also by item */
    LIST(struct remark) remarks;         /* by item */
    LIST(struct considered) considered;  /* by item */
    LIST(struct tag) tags;               /* by item */
    bool is_report;                      /* of this tool, given back: it is no submission */
    LIST(struct correction) corrections; /* that somebody filled in on such a report */
    LIST(struct part)
    parts; /* files that lie in this one, in its order, to be read by themselves */
};

/* name and file_name are copied. */
struct document *document_new(const char *name, const char *file_name);
void document_end(struct document *document);

/* "read", "partial", "refused". */
const char *document_status_word(enum document_status status);

/* Refuses the document; line 0 where the fault has no place. Gives false. */
bool document_refuse(struct document *document, size_t line, const char *message);

/* Tells something about the input that is no fault. */
void document_tell(struct document *document, const char *message);

/* Notes that part of the input is lost. */
void document_partial(struct document *document, size_t line, const char *message);

/* The range [*first, *first + count) of blocks that lie within the span. */
size_t document_blocks(const struct document *document, struct span span, size_t *first);

/* The item that holds the offset, or NULL. */
const struct item *document_item_at(const struct document *document, size_t offset);

/* Where a person looks for an offset: the place of the block that holds it, else that of the item;
 * "" for none. */
const char *document_place(const struct document *document, size_t offset);

/* Whether the span meets a stretch that is no answer. */
bool document_sets_apart(const struct document *document, struct span span);

/* What names a fact on each night, as long as its city, its item's title and its sentence stay the
 * same: "feit:" and 16 hexadecimal digits. What a text says twice in the same words has one key. */
#define FACT_KEY "feit:"
const char *document_fact_key(const struct document *document, const struct fact *fact,
                              struct arena *arena);

/* A range [from, to) of indices. */
struct range {
    size_t from, to;
};

/* The facts, the remarks and the tags of one item. */
struct range document_facts(const struct document *document, size_t item);
struct range document_remarks(const struct document *document, size_t item);
struct range document_tags(const struct document *document, size_t item);

#endif
