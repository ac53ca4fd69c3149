/* The words by which readers recognise the make-up of a source: not what it says about
 * consultation, but which line is a menu, which column holds the city. They come from
 * rules/sources.yaml; readers get them as data. */
#ifndef CORE_SOURCE_WORDS_H
#define CORE_SOURCE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct word_list {
    const char **at; /* NUL-terminated, white space single */
    size_t count, room;
};

struct source_words {
    struct word_list navigation;   /* whole lines that are page furniture ("Naar inhoud") */
    struct word_list attachments;  /* marks of an attached file ("Bijlage") */
    struct word_list mail_heads;   /* labels at the head of a mail ("Van", "Aan", "Datum") ... */
    struct word_list subjects;     /* ... and the one that titles it ("Onderwerp") */
    struct word_list mail_senders; /* of those the ones that name the sender ("Van") */
    struct word_list quote_verbs, quote_openers; /* words of a line above a quoted mail ("schreef"),
                                                  * and those that may open it ("Op") */
    struct word_list forward_subjects; /* what stands before the subject of a mail sent on ("FW") */
    struct word_list forward_lines;    /* lines above such a mail ("Doorgestuurd bericht") */
    struct word_list answers_below;    /* words by which a short mail says that its answers stand
                                        * in the one that it quotes ("in het blauw") */
    struct word_list mail_providers;   /* domains whose addresses anybody may have */
    struct word_list disclaimers;      /* words that tell a disclaimer below a mail */
    struct word_list greetings;        /* words that open a letter ("Beste"), a name behind them */
    struct word_list stamps;           /* words that open a line about when a page appeared */
    struct word_list decision_parts;   /* that open a part of a council's decision, a ':' behind */
    struct word_list labels;           /* words that label what follows though they stand alone on a
                                          line as a heading would ("Aanwezig") */
    struct word_list row_titles;       /* titles by which rows of a list view are told apart */
    struct word_list city_columns, section_columns, title_columns, text_columns,
        attachment_columns,       /* names of columns in tables */
        meeting_columns,          /* those that tell how often and with whom ("Frequentie") */
        other_columns,            /* names that columns and labels of forms also have */
        person_columns,           /* names of columns in a list of people ... */
        person_names,             /* ... and of the one that names them */
        question_columns;         /* names of the column with the labels of a form */
    struct word_list city_labels; /* labels in a form behind which its city stands */
    struct word_list sheet_names; /* names of sheets that say nothing, without their number */
};

/* Whether the list holds the words: case and runs of white space do not matter, nor a ':' or '*'
 * behind them. words is length bytes of UTF-8. */
bool word_list_has(const struct word_list *list, const char *words, size_t length);

#endif
