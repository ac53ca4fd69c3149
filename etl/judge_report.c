/* Whether the text about the local consultation says that its report goes to the members and to the
 * agency. Texts seldom do: saying nothing is no finding. */
#include <string.h>

#include "judging.h"
#include "rules/engine/bodies.h"

/* What the text says of reports. */
struct report {
    bool to_members, to_agency, is_denied;
    evidence_list evidence, denial;
};

static void read_item(struct judging *judging, const struct dossier_item *item,
                      struct report *report) {
    const struct report_words *words = &judging->rules->regulations->report;
    const struct document *document = dossier_item_document(item);
    const char *bytes = document->text.bytes;
    struct span left = dossier_item_first(item)->span, found;
    if (pattern_find(words->denied, judging->matcher, bytes, left, &found)) {
        report->is_denied = true;
        evidence_words(judging->arena, &report->denial, document, found);
    }
    while (pattern_find(words->sent, judging->matcher, bytes, left, &found) &&
           found.end > found.start) {
        bool members = pattern_occurs(words->members, judging->matcher, bytes, found);
        bool agency = pattern_occurs(words->agency, judging->matcher, bytes, found);
        report->to_members = report->to_members || members;
        report->to_agency = report->to_agency || agency;
        if (members || agency) evidence_words(judging->arena, &report->evidence, document, found);
        left.start = found.end;
    }
}

void judge_report(struct judging *judging) {
    const struct regulation_rules *regulations = judging->rules->regulations;
    const char *day = judging->benchmark->peildatum;
    const struct legal_rule *rule =
        regulations_rule(regulations, day, RULE_CLASS_VERSLAG, judging->addressee);
    struct report report = {0};
    if (rule == NULL) return;
    for (size_t i = 0; i < judging->dossier->items.count; i++) {
        const struct dossier_item *item = &judging->dossier->items.at[i];
        const char *kind = dossier_item_first(item)->body_kind;
        if (kind != NULL && strcmp(kind, BODY_CONSULTATION) == 0) read_item(judging, item, &report);
    }
    struct filling none[] = {{NULL, NULL}};
    if (report.is_denied) finding_add(judging, "verslag_geen", none, rule, &report.denial);
    if (!report.is_denied && report.to_members && !report.to_agency)
        finding_add(judging, "verslag_agentschap", none, rule, &report.evidence);
    if (!report.is_denied && report.to_agency && !report.to_members)
        finding_add(judging, "verslag_leden", none, rule, &report.evidence);
}
