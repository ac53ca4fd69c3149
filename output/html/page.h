/* What the parts of the page share, and the parts. Each writes one section, in the order in which
 * they stand here (html.c); none needs what another wrote.
 *
 * The ids that links lead to: s3 the part of the fourth city, r3, t3 and p3 its rows in the
 * comparison, the topics and the participants, b3-0 its first finding of a weight, c3 what its
 * figures rest on; those of anchors.h for words, items and documents. */
#ifndef OUTPUT_HTML_PAGE_H
#define OUTPUT_HTML_PAGE_H

#include "anchors.h"
#include "core/benchmark.h"
#include "markup.h"

struct page {
    FILE *out;
    const struct benchmark *benchmark;
    struct anchors *anchors;
    struct arena *arena; /* for as long as the page is being written */
};

void page_summary(struct page *page);      /* Overzicht: the figures of all, and two charts */
void page_meetings(struct page *page);     /* a chart: meetings a year, with the norm */
void page_coverage(struct page *page);     /* a chart: how many cities discuss each topic */
void page_comparison(struct page *page);   /* Vergelijking: a row a city */
void page_topics(struct page *page);       /* Thema's: cities by topics */
void page_participants(struct page *page); /* Deelnemers: cities by types of participants */
void page_cities(struct page *page);       /* Per stad: findings, what figures rest on, texts */
void page_inputs(struct page *page);       /* Bronnen: every document; items without a city */
void page_notes(struct page *page);        /* Toelichting: rules, terms, origin */

/* The text of one of the items with its facts marked, below a heading; back is the id of what it
 * belongs to and name what that is called. */
void page_item(struct page *page, const struct dossier_item *items, size_t index, const char *back,
               const char *name);

/* The findings as a list; the first of each weight has the id b, the name, - and the weight. */
void page_findings(struct page *page, const struct finding *findings, size_t count,
                   const char *name);

/* A table opens with what it shows, in a box that scrolls where the window is narrow; name is said
 * of that box where keys must reach it to scroll, else NULL. Below the heads come the rows. */
void page_open_table(struct page *page, const char *class, const char *name, const char *caption);
void page_head(struct page *page, const char *title, const char *note);
void page_open_rows(struct page *page);
void page_close_table(struct page *page);

/* Opens a link to words, or to nothing when there is no evidence, and closes it. */
void page_open_link(struct page *page, const evidence_list *evidence);
void page_close_link(struct page *page, const evidence_list *evidence);

/* Says of a cell that somebody corrected it, and what was read; nothing for NULL. */
void page_correction(struct page *page, const struct benchmark_city *city,
                     const struct correction_row *row);

/* Links to the first of the evidence, most at most, each by its words; how many more there are is
 * told. */
void page_words(struct page *page, const evidence_list *evidence, size_t most);

/* How to colour a verdict, a topic, a mention, a weight: "good", "bad", "doubt" or "muted". */
const char *page_verdict_class(enum verdict verdict);
const char *page_topic_class(const struct topic_cell *cell);
const char *page_mention_class(enum mention mention);
const char *page_weight_class(enum weight weight);

/* How often, in few words: "minstens 3", "4 tot 5", "naar nood", "geen opgave". */
const char *page_times(const struct page *page, const struct benchmark_city *city);

/* The topics by how strictly they are due, else as the rules give them. */
typedef LIST(size_t) topic_order;
topic_order page_topic_order(const struct page *page);

/* Whether there are bodies that are no centrumstad. */
bool page_has_others(const struct page *page);

/* The topics that are discussed and due in the city, with the words that say so. */
evidence_list page_topics_met(const struct page *page, const struct benchmark_city *city);

/* The first date in the city's texts that is its newest. */
evidence_list page_newest(const struct page *page, const struct benchmark_city *city);

#endif
