/* What every writer shows: cities by indicators, each figure with the words it rests on.
 * Writers read this and know nothing of parsing, rules or law.
 *
 * All of it lives in one arena; documents stay alive as long as the benchmark does. Texts that
 * people read (labels, messages) are Dutch and come from the rules. */
#ifndef CORE_BENCHMARK_H
#define CORE_BENCHMARK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/document.h"
#include "core/dossier.h"

/* Words in a document. fact is NULL where no fact of the facts file stands behind them. */
struct evidence {
    const struct document *document;
    const struct fact *fact;
    struct span span;
};

typedef LIST(struct evidence) evidence_list;

enum verdict {
    VERDICT_VOLDOET,
    VERDICT_VOLDOET_NIET,
    VERDICT_NIET_TOETSBAAR, /* only vague words, or no norm at the peildatum */
    VERDICT_GEEN_OPGAVE
};

enum topic_state {
    TOPIC_STATE_BESPROKEN,
    TOPIC_STATE_VERPLICHTING, /* recited as a duty, not said to be done */
    TOPIC_STATE_NIET_VERMELD, /* topics are listed, this one is not */
    TOPIC_STATE_GEEN_OPGAVE   /* the city's texts list no topics at all */
};

enum requirement {
    REQUIREMENT_ALTIJD,
    REQUIREMENT_JAARLIJKS,
    REQUIREMENT_PERIODIEK,
    REQUIREMENT_BIJ_AANLEIDING,
    REQUIREMENT_NIET
};

enum mention { MENTION_VERMELD, MENTION_NIET_VERMELD, MENTION_GEEN_OPGAVE };

enum weight { WEIGHT_BREACH, WEIGHT_UNKNOWN, WEIGHT_QUALITY };
enum { WEIGHT_COUNT = WEIGHT_QUALITY + 1 };

/* A correction that came in, and what became of it. */
struct correction_row {
    const struct correction *correction;
    const struct document *document; /* that it came in with */
    const char *city;                /* of the benchmark, or as it was entered */
    enum correction_state state;
    const char *reason; /* why it was not applied, where the state does not say all; else "" */
    const char *print;  /* to hand on: of the text that it was made on */
};

/* What a cell of the comparison is about; the values that may correct it go by it. */
enum cell_kind {
    CELL_KIND_FREQUENCY, /* as frequency_read takes it, or the label of VERDICT_GEEN_OPGAVE */
    CELL_KIND_VERDICT,   /* a label of a verdict, and so on */
    CELL_KIND_TOPIC,
    CELL_KIND_INVITEE
};
enum { CELL_KIND_COUNT = CELL_KIND_INVITEE + 1 };
/* What cities are compared by. */
enum figure {
    FIGURE_MEETINGS, /* a year, at the least, of the local housing consultation */
    FIGURE_TOPICS,   /* required topics that are discussed */
    FIGURE_TYPES     /* kinds of participants */
};
enum { FIGURE_COUNT = FIGURE_TYPES + 1 };

/* The middle of a figure over the centrumsteden that give it; of two in the middle the mean. */
struct median {
    double value; /* NAN when no city gives the figure */
    size_t cities;
};

/* Where a city's figure stands against the median of the centrumsteden. */
enum comparison { COMPARISON_NONE, COMPARISON_BELOW, COMPARISON_EQUAL, COMPARISON_ABOVE };

/* The local housing consultation of a city. Numbers in meetings a year, NAN where open. */
struct meetings {
    double min, max;
    double norm; /* meetings a year that bind this body, NAN where none does */
    const char *norm_article;
    bool has_qualifier; /* false when nothing was said */
    enum qualifier qualifier;
    enum verdict verdict;
    const char *reason; /* one sentence: how the words became this verdict */
    evidence_list evidence;
    const struct correction_row *correction; /* of the frequency or of the verdict, or NULL */
};

/* A column of the topic matrix. */
struct topic_column {
    const char *code, *label;
    const char *article;   /* of the regulation in force, or "" */
    const char *certainty; /* "bevestigd", "gereconstrueerd", "onbekend", "" when not required */
    enum requirement required; /* of a city in no intermunicipal project */
};

struct topic_cell {
    enum topic_state state;
    enum requirement required; /* of this city */
    evidence_list evidence;
    const struct correction_row *correction; /* or NULL */
};

/* A column of the invitees: a party that the regulation has invited. */
struct invitee_column {
    const char *code, *label, *article;
};

struct invitee_cell {
    enum mention state;
    evidence_list evidence;
    const struct correction_row *correction; /* or NULL */
};

/* A cell that somebody may correct, as it was read. */
struct correctable {
    enum cell_kind kind;
    const char *key;   /* "Aalst:thema:woonbehoeften": the same on each night */
    const char *label; /* "thema woonbehoeften en wachtlijsten" */
    const char *read;  /* "niet vermeld" */
    const char *print; /* changes with what was read and the words it rests on */
    evidence_list evidence;
    const struct correction_row *correction; /* or NULL */
};

/* A column of the participants matrix. */
struct type_column {
    const char *code, *label;
};

struct type_cell {
    size_t count; /* parties of this type, the same party of the same item counted once */
    evidence_list evidence;
};

/* A row of Overlegorganen: one body of one item. */
struct body_row {
    const char *name; /* as the text names it */
    const char *kind; /* what kind of body, a Dutch label ("lokaal woonoverleg") */
    bool is_named;    /* the name is of a body, no title of a part of its text ("1. Agenda") */
    const char *item_title; /* where it stands */
    const char *section;    /* or NULL */
    const char *refers_to;  /* title of the item it points to, or NULL */
    const char *frequency;  /* as a person reads it, "" when nothing was said */
    double min, max;        /* NAN where open */
    size_t participants, topics;
    evidence_list evidence;       /* all its facts */
    LIST(const char *) documents; /* names of the documents that say so */
};

/* A column of the bodies matrix: a kind of body. The last column is of bodies of no known kind. */
struct kind_column {
    const char *label; /* as body_row.kind gives it */
    bool is_judged;    /* its meetings are held against the norm */
};

struct kind_cell {
    size_t count;            /* bodies of the kind, told apart by name; those without one are one */
    size_t first;            /* index of the first of them in the city's bodies */
    const char *frequencies; /* each once, numbers first and duties that are only recited
                               last: "4 keer per jaar; naar nood", "" when none is said */
    evidence_list evidence;  /* the words of the frequencies, or of the bodies when none is said */
};

/* A row of a lens: what a sentence of an item tells. */
struct lens_row {
    const char *lens, *level; /* id; label */
    const char *item_title;   /* or NULL */
    const char *forum;        /* or NULL */
    const struct document *document;
    struct span words, sentence;
};

/* A level of a lens and what it takes in. */
struct level_column {
    const char *label, *note;
};

/* A second look beside the regulation, with a sheet of its own. */
struct lens_column {
    const char *id, *label, *note;
    LIST(struct level_column) levels; /* in order */
};

struct finding {
    const char *check; /* id in rules/checks.yaml */
    const char *label; /* the check's name, Dutch */
    enum weight weight;
    const char *article;  /* legal ground, or "" */
    const char *message;  /* one Dutch sentence that a city's official understands */
    const char *question; /* that the city could answer, or "" */
    evidence_list evidence;
    evidence_list searched; /* of what is missing: the heads of the items that were read for it */
};

struct benchmark_city {
    const char *city, *nis, *province; /* nis and province may be NULL */
    bool is_centrumstad;
    LIST(const char *) submissions;   /* names of the documents with items about it, byte order */
    const struct dossier_item *items; /* what was sent twice stands here once, with all sources */
    size_t item_count;
    struct meetings meetings;
    struct topic_cell *topics;     /* one for each benchmark topic column */
    struct invitee_cell *invitees; /* one for each invitee column */
    struct type_cell *types;       /* one for each participant type */
    struct kind_cell *kinds;       /* one for each kind of body */
    size_t topics_required;        /* topics of class altijd, jaarlijks, periodiek */
    size_t topics_met;             /* of those, besproken */
    const char *newest_date;       /* newest date in its texts, EDTF, or NULL */
    LIST(struct body_row) bodies;
    LIST(struct lens_row) lenses;   /* in the order of the items */
    LIST(struct finding) findings;  /* by weight, then check, then place */
    LIST(struct correctable) cells; /* by kind */
};

/* A rule of the regulation, for Toelichting. */
struct regulation_row {
    const char *id, *label, *class_label, *applies_to, *valid_from, *valid_to, *article, *certainty,
        *source;
};

struct definition_row {
    const char *term, *meaning;
};

struct benchmark {
    struct arena *arena;
    const char *peildatum; /* YYYY-MM-DD */
    const char *regime;    /* id of the regulation in force */
    const char *regime_label;
    const char *regime_note; /* what is uncertain about it, or "" */
    double norm;             /* meetings a year, NAN where no norm applies */
    const char *norm_article;
    struct median medians[FIGURE_COUNT];
    LIST(struct topic_column) topics;
    LIST(struct invitee_column) invitees;
    LIST(struct type_column) types;
    LIST(struct kind_column) kinds;
    LIST(struct lens_column) lenses;
    LIST(struct benchmark_city) cities; /* the 13 centrumsteden by name, then the others by name */
    LIST(const char *) missing_cities;  /* centrumsteden without any submission */
    LIST(const struct document *) documents; /* every input, in order */
    LIST(struct correction_row) corrections; /* by key, the one that counts last */
    LIST(struct finding) findings;      /* that belong to no city: inputs, items without a city */
    const struct item_source *unplaced; /* items of which no city is known, empty ones left out */
    size_t unplaced_count;
    LIST(struct regulation_row) regulation;
    LIST(struct definition_row) definitions;
    const char *rules_fingerprint; /* SHA-256 of the rules folder, hexadecimal */
    const char *tool_version;
};

const char *verdict_word(enum verdict verdict);
const char *topic_state_word(enum topic_state state);
const char *requirement_word(enum requirement requirement);
const char *mention_word(enum mention mention);
const char *weight_word(enum weight weight);

/* The same as a person reads it: "voldoet niet", "bij aanleiding", "tekort". */
const char *verdict_label(enum verdict verdict);
const char *topic_state_label(enum topic_state state);
const char *requirement_label(enum requirement requirement);
const char *mention_label(enum mention mention);
const char *weight_label(enum weight weight);

/* The labels of the values that a cell of that kind can have, by value; NULL behind the last one.
 * Of a frequency these are the usual ones, and others go too. */
const char *const *cell_labels(enum cell_kind kind);

/* What a correction says of a fact that is none: "geen deelnemer". */
const char *fact_denial(enum fact_kind kind);
/* The key of a figure in JSON: "vergaderingen_per_jaar". */
const char *figure_word(enum figure figure);

/* A figure of a city, or NAN where its texts give none: no lower bound of meetings, no topic at all
 * or none required, no participant. */
double benchmark_figure(const struct benchmark *benchmark, const struct benchmark_city *city,
                        enum figure figure);

/* COMPARISON_NONE where the city or every centrumstad gives no figure. */
enum comparison benchmark_compare(const struct benchmark *benchmark,
                                  const struct benchmark_city *city, enum figure figure);

/* Whether the city's texts list any topic. */
bool benchmark_lists_topics(const struct benchmark *benchmark, const struct benchmark_city *city);

/* Number of findings of a city that it could clear up. */
size_t benchmark_questions(const struct benchmark_city *city);

/* Number of findings of a city of one weight. */
size_t benchmark_count(const struct benchmark_city *city, enum weight weight);

#endif
