/* A fact: a typed value, the words that say it, and the rule that found it.
 * The contract with other programs is the facts file (one JSON object a line). */
#ifndef CORE_FACT_H
#define CORE_FACT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/correction.h"
#include "core/text.h"

enum fact_kind { FACT_KIND_FREQUENCY, FACT_KIND_PARTICIPANT, FACT_KIND_DATE, FACT_KIND_TOPIC };
enum { FACT_KIND_COUNT = FACT_KIND_TOPIC + 1 };

enum qualifier {
    QUALIFIER_EXACT,
    QUALIFIER_MINSTENS,
    QUALIFIER_HOOGSTENS,
    QUALIFIER_ONGEVEER,
    QUALIFIER_BEREIK,
    QUALIFIER_INDIEN_NODIG, /* "naar nood": no numbers */
    QUALIFIER_ONBEPAALD     /* "regelmatig": no numbers */
};

/* What happens this often: a body meets, a topic is discussed in it, or something else. */
enum frequency_role {
    FREQUENCY_ROLE_VERGADERING,
    FREQUENCY_ROLE_AGENDAPUNT,
    FREQUENCY_ROLE_ANDERE
};

/* Times a year; NAN where the words give no bound. */
struct frequency {
    double min, max;
    enum qualifier qualifier;
    enum frequency_role role;
    bool ambiguous; /* the word has two readings ("tweejaarlijks"); the dictionary's is taken */
    bool duty;      /* the text recites an obligation; it does not say that it is done */
};

/* In attendance lists of minutes. */
enum attendance {
    ATTENDANCE_NONE,
    ATTENDANCE_AANWEZIG,
    ATTENDANCE_VERONTSCHULDIGD,
    ATTENDANCE_AFWEZIG
};

struct participant {
    const char *type; /* a code of rules/actors.yaml */
    const char *name; /* the proper name, or NULL */
    enum attendance state;
};

/* EDTF (ISO 8601-2): "2013-06-25", "2010-01", "2019/2025", "199X", "2021-21". */
struct date {
    const char *edtf;
};

enum topic_status { TOPIC_STATUS_BESPROKEN, TOPIC_STATUS_VERPLICHTING };

struct topic {
    const char *code; /* a code of rules/topics.yaml */
    enum topic_status status;
};

struct fact {
    enum fact_kind kind;
    struct span span;       /* the words, in the document's text */
    struct span sentence;   /* the sentence, entry or cell that they stand in */
    size_t item;            /* index in the document's items */
    const char *forum;      /* the consultation body as the text names it, else the item's title */
    const char *forum_kind; /* code of rules/bodies.yaml for that body; NULL: the item's own */
    const char *rule;       /* "file:id" of the rule that found it */
    const struct correction *correction; /* that says that it is no such fact, or NULL */
    union {
        struct frequency frequency;
        struct participant participant;
        struct date date;
        struct topic topic;
    };
};

/* The contract's word for a value: "frequency", "minstens", "vergadering", "aanwezig"
 * (NULL for ATTENDANCE_NONE), "besproken". */
const char *fact_kind_word(enum fact_kind kind);
const char *qualifier_word(enum qualifier qualifier);
const char *frequency_role_word(enum frequency_role role);
const char *attendance_word(enum attendance state);
const char *topic_status_word(enum topic_status status);

/* What a person reads as the fact's value, in Dutch: "minstens 2 keer per jaar", "2013-06-25". */
const char *fact_value(const struct fact *fact, struct arena *arena);

/* A number as a person reads it, with a decimal comma: "4", "0,5". */
const char *dutch_number(double value, struct arena *arena);

/* A frequency as a person reads it: "4 tot 5 keer per jaar", "naar nood". */
const char *frequency_value(const struct frequency *frequency, struct arena *arena);

/* The frequency that a person wrote so, or shorter: "4", "4-5", "minstens 2x per jaar". Sets the
 * numbers and the qualifier; false, and nothing set, for any other words. */
bool frequency_read(const char *words, struct frequency *frequency);

/* Whether the fact bears on anything: one that was corrected away does not. */
static inline bool fact_counts(const struct fact *fact) { return fact->correction == NULL; }

/* Two facts that say the same: kind and value, whatever the words. */
bool fact_same_value(const struct fact *a, const struct fact *b);

#endif
