/* What judging one dossier needs, and the parts of the verdict. Used by validate alone.
 *
 * What the local housing consultation is said to do stands in the items about it, in the items
 * that those point to, and in facts elsewhere that name it. */
#ifndef ETL_JUDGING_H
#define ETL_JUDGING_H

#include "core/benchmark.h"
#include "core/dossier.h"
#include "rules/engine/checks.h"
#include "rules/engine/regulations.h"
#include "rules/engine/rulebook.h"

/* Whose fact it is, seen from the local housing consultation. */
enum standing {
    STANDING_OWN,  /* about the body itself */
    STANDING_PART, /* about a circle of it; the parts add up */
    STANDING_OTHER /* about another body that its text names */
};

struct judged_fact {
    const struct document *document;
    const struct fact *fact;
    enum standing standing;
};

struct judging {
    const struct rulebook *rules;
    struct matcher *matcher;
    struct arena *arena;
    struct benchmark *benchmark;
    const struct dossier *dossier;
    struct benchmark_city *city;
    const struct regime *regime;    /* NULL before the first regime */
    enum addressee addressee;       /* whom the rules see in the dossier */
    LIST(struct judged_fact) facts; /* of the local housing consultation, in order of the items */
    evidence_list searched;         /* the heads of the items read for it; without any, of all */
};

/* Fills facts and searched. */
void judging_gather(struct judging *judging);

/* Whether two names are of one body: "Stedelijke Woonraad" and "woonraad", one ends with the
 * other. NULL is no name. */
bool forums_same(const char *forum, const char *other);

/* The parts; each fills its part of the city and adds its findings. */
void judge_meetings(struct judging *judging);
void judge_topics(struct judging *judging);
void judge_invitees(struct judging *judging);
void judge_report(struct judging *judging);
void judge_addressee(struct judging *judging);
void judge_quality(struct judging *judging);

/* Adds a finding; a breach of a regime that is not confirmed becomes "regel niet bevestigd". The
 * fillings end with a NULL name; rule, its legal ground, and evidence may be NULL. */
struct finding *finding_add(struct judging *judging, const char *check,
                            const struct filling *fillings, const struct legal_rule *rule,
                            const evidence_list *evidence);

/* The same for what the text does not say: it names where that was searched. */
void finding_missing(struct judging *judging, const char *check, const struct filling *fillings,
                     const struct legal_rule *rule, const evidence_list *evidence);

void evidence_add(struct arena *arena, evidence_list *list, const struct document *document,
                  const struct fact *fact);
void evidence_join(struct arena *arena, evidence_list *list, const evidence_list *more);

/* Words that are no fact. */
void evidence_words(struct arena *arena, evidence_list *list, const struct document *document,
                    struct span words);

#endif
