/* What is odd about the submissions themselves. */
#include <string.h>
#include <strings.h>

#include "judging.h"
#include "output/wording.h"

/* How many different names one finding lists. */
enum { NAMES_MOST = 6 };

static void report_declared(struct judging *judging, const struct document *document) {
    for (size_t i = 0; i < document->declared.count; i++) {
        const struct declared_count *declared = &document->declared.at[i];
        if (declared->rows == declared->seen ||
            strcmp(declared->city_words, judging->dossier->city) != 0)
            continue;
        struct filling fillings[] = {
            {"verwacht", arena_print(judging->arena, "%zu", declared->rows)},
            {"aantal", arena_print(judging->arena, "%zu", declared->seen)},
            {NULL, NULL}};
        evidence_list evidence = {0};
        evidence_words(judging->arena, &evidence, document, declared->span);
        finding_add(judging, "aantal_rijen", fillings, NULL, &evidence);
    }
}

/* The value that was taken for the words of a remark, as a person reads it. */
static const char *value_at(const struct document *document, const struct remark *remark,
                            struct arena *arena) {
    struct range facts = document_facts(document, remark->item);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->span.start > remark->span.start) break;
        if (fact->span.start == remark->span.start) return fact_value(fact, arena);
    }
    return "";
}

static void report_remarks(struct judging *judging, const struct dossier_item *item) {
    const struct document *document = dossier_item_document(item);
    struct range remarks = document_remarks(document, item->sources.at[0].item);
    for (size_t i = remarks.from; i < remarks.to; i++) {
        const struct remark *remark = &document->remarks.at[i];
        evidence_list evidence = {0};
        *list_add(judging->arena, &evidence) = (struct evidence){document, NULL, remark->span};
        const char *words = span_length(remark->span) > 0
                                ? text_words(&document->text, remark->span, judging->arena)
                                : remark->message;
        struct filling fillings[] = {{"tekst", words},
                                     {"waarde", value_at(document, remark, judging->arena)},
                                     {"reden", remark->message},
                                     {NULL, NULL}};
        finding_add(judging, remark->check, fillings, NULL, &evidence);
    }
}

static void report_folded(struct judging *judging) {
    size_t folded = 0;
    evidence_list evidence = {0};
    for (size_t i = 0; i < judging->dossier->items.count; i++) {
        const struct dossier_item *item = &judging->dossier->items.at[i];
        if (item->sources.count < 2 || span_length(dossier_item_first(item)->body) == 0) continue;
        folded++;
        for (size_t k = 0; k < item->sources.count; k++) {
            const struct item_source *source = &item->sources.at[k];
            evidence_words(judging->arena, &evidence, source->document,
                           item_head(source->document, &source->document->items.at[source->item]));
        }
    }
    if (folded == 0) return;
    struct filling fillings[] = {{"aantal", arena_print(judging->arena, "%zu", folded)},
                                 {NULL, NULL}};
    finding_add(judging, "dubbel", fillings, NULL, &evidence);
}

static bool is_outdated(const struct judging *judging, const struct document *document,
                        const struct fact *fact, const struct outdated_name *name) {
    if (!fact_counts(fact) || fact->kind != FACT_KIND_PARTICIPANT ||
        strcmp(fact->participant.type, name->type) != 0)
        return false;
    return name->words == NULL ||
           pattern_occurs(name->words, judging->matcher, document->text.bytes, fact->span);
}

/* The different words of the evidence, as the message names them: 'SHM', 'VMSW'. */
static const char *quoted_words(const evidence_list *evidence, struct arena *arena) {
    LIST(const char *) seen = {0};
    const char *all = "";
    for (size_t i = 0; i < evidence->count && seen.count < NAMES_MOST; i++) {
        const struct evidence *at = &evidence->at[i];
        const char *words = text_words(&at->document->text, at->span, arena);
        bool is_new = true;
        for (size_t k = 0; k < seen.count; k++)
            is_new = is_new && strcasecmp(seen.at[k], words) != 0;
        if (!is_new) continue;
        *list_add(arena, &seen) = words;
        all = arena_print(arena, "%s%s'%s'", all, seen.count > 1 ? ", " : "", words);
    }
    return all;
}

static void report_outdated(struct judging *judging, const struct outdated_name *name) {
    evidence_list evidence = {0};
    for (size_t i = 0; i < judging->dossier->items.count; i++) {
        const struct dossier_item *item = &judging->dossier->items.at[i];
        const struct document *document = dossier_item_document(item);
        struct range facts = document_facts(document, item->sources.at[0].item);
        for (size_t k = facts.from; k < facts.to; k++)
            if (is_outdated(judging, document, &document->facts.at[k], name))
                evidence_add(judging->arena, &evidence, document, &document->facts.at[k]);
    }
    if (evidence.count == 0) return;
    struct filling fillings[] = {{"tekst", quoted_words(&evidence, judging->arena)},
                                 {"norm", wording_day(name->until, judging->arena)},
                                 {"waarde", name->now},
                                 {NULL, NULL}};
    finding_add(judging, "verouderde_naam", fillings, NULL, &evidence);
}

/* Names that were out of use at the peildatum. */
static void report_outdated_names(struct judging *judging) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    for (size_t i = 0; i < regulations->outdated.count; i++)
        if (strcmp(judging->benchmark->peildatum, regulations->outdated.at[i].until) > 0)
            report_outdated(judging, &regulations->outdated.at[i]);
}

/* Of an interval the start, cut to a comparable day or year; texts announce ends far ahead. */
static bool is_newer(const char *edtf, const char *newest) {
    return newest == NULL || strncmp(edtf, newest, strcspn(edtf, "/")) > 0;
}

static void find_newest(struct judging *judging, const struct dossier_item *item,
                        evidence_list *evidence) {
    const struct document *document = dossier_item_document(item);
    struct range facts = document_facts(document, item->sources.at[0].item);
    for (size_t i = facts.from; i < facts.to; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind != FACT_KIND_DATE || !fact_counts(fact)) continue;
        if (!is_newer(fact->date.edtf, judging->city->newest_date)) continue;
        judging->city->newest_date = fact->date.edtf;
        evidence->count = 0;
        evidence_add(judging->arena, evidence, document, fact);
    }
}

static void report_age(struct judging *judging, const evidence_list *evidence) {
    const char *newest = judging->city->newest_date;
    if (newest == NULL || judging->regime == NULL) return;
    if (strncmp(newest, judging->regime->from, strcspn(newest, "/X")) >= 0) return;
    struct filling fillings[] = {{"waarde", wording_day(newest, judging->arena)},
                                 {"norm", wording_day(judging->regime->from, judging->arena)},
                                 {NULL, NULL}};
    finding_add(judging, "oude_tekst", fillings, NULL, evidence);
}

/* Searches of the judges themselves; those of the reading are remarks of the document. */
static void report_limits(struct judging *judging) {
    size_t offset;
    for (const char *rule = matcher_limit_hit(judging->matcher, &offset); rule != NULL;
         rule = matcher_limit_hit(judging->matcher, &offset)) {
        struct filling fillings[] = {{"tekst", rule}, {NULL, NULL}};
        finding_add(judging, "patroon_gestopt", fillings, NULL, NULL);
    }
}

void judge_quality(struct judging *judging) {
    evidence_list newest = {0};
    struct filling fillings[] = {{"stad", judging->dossier->city}, {NULL, NULL}};
    if (judging->dossier->items.count == 0)
        finding_add(judging, "geen_inzending", fillings, NULL, NULL);
    for (size_t i = 0; i < judging->benchmark->documents.count; i++)
        report_declared(judging, judging->benchmark->documents.at[i]);
    for (size_t i = 0; i < judging->dossier->items.count; i++) {
        report_remarks(judging, &judging->dossier->items.at[i]);
        find_newest(judging, &judging->dossier->items.at[i], &newest);
    }
    report_folded(judging);
    report_outdated_names(judging);
    report_age(judging, &newest);
    report_limits(judging);
}
