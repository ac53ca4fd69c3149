/* The command `explain`: from the words to the verdict, for one city. */
#include <math.h>
#include <string.h>

#include "aggregate.h"
#include "commands.h"
#include "parse.h"
#include "rules/engine/checks.h"
#include "rules/engine/cities.h"
#include "show_item.h"

/* How many words per topic that do not count are shown. */
enum { CONSIDERED_MOST = 3 };

/* A chain is shown for these words of --check, or for findings whose check begins with it. */
static bool wants(const struct options *options, const char *what) {
    return options->check == NULL || strncmp(what, options->check, strlen(options->check)) == 0;
}

static bool is_check(const struct options *options, const struct rulebook *rules) {
    static const char *const chains[] = {"frequentie", "thema", "genodigde", "tekst"};
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++)
        if (wants(options, chains[i])) return true;
    for (size_t i = 0; i < rules->checks->checks.count; i++)
        if (wants(options, rules->checks->checks.at[i].id)) return true;
    fprintf(stderr, "'%s' is geen controle\n", options->check);
    return false;
}

static void print_evidence(const evidence_list *evidence, struct arena *arena) {
    for (size_t i = 0; i < evidence->count; i++) {
        const struct evidence *at = &evidence->at[i];
        printf("    %s, regel %zu: \"%s\"", at->document->name,
               text_line(&at->document->text, at->span.start),
               text_words(&at->document->text, at->span, arena));
        if (at->fact != NULL)
            printf(" -> %s%s%s (%s)", fact_value(at->fact, arena),
                   at->fact->forum == NULL ? "" : ", ",
                   at->fact->forum == NULL ? "" : at->fact->forum, at->fact->rule);
        putchar('\n');
    }
}

static void explain_meetings(const struct benchmark_city *city, struct arena *arena) {
    const struct meetings *meetings = &city->meetings;
    struct frequency value = {
        .min = meetings->min, .max = meetings->max, .qualifier = meetings->qualifier};
    printf("  frequentie: %s", verdict_label(meetings->verdict));
    if (meetings->has_qualifier) printf(" (%s)", frequency_value(&value, arena));
    if (isnan(meetings->norm))
        puts("; geen norm op deze dag voor dit bestuur");
    else
        printf("; norm: %.0f keer per jaar, %s\n", meetings->norm, meetings->norm_article);
    printf("    %s\n", meetings->reason);
    print_evidence(&meetings->evidence, arena);
}

static bool is_about(const struct item *item, const struct benchmark_city *city) {
    return item->city != NULL && strcmp(item->city, city->city) == 0;
}

/* The words that come nearest to a topic that the city is not said to discuss. */
static void print_considered(const struct benchmark *benchmark, const struct benchmark_city *city,
                             const char *code, struct arena *arena) {
    size_t shown = 0;
    for (size_t d = 0; d < benchmark->documents.count; d++) {
        const struct document *document = benchmark->documents.at[d];
        for (size_t i = 0; i < document->considered.count && shown < CONSIDERED_MOST; i++) {
            const struct considered *considered = &document->considered.at[i];
            if (strcmp(considered->code, code) != 0 ||
                !is_about(&document->items.at[considered->item], city))
                continue;
            printf("    overwogen: %s, regel %zu: \"%s\"; %s\n", document->name,
                   text_line(&document->text, considered->span.start),
                   text_words(&document->text, considered->span, arena), considered->reason);
            shown++;
        }
    }
}

static void explain_topics(const struct benchmark *benchmark, const struct benchmark_city *city,
                           struct arena *arena) {
    for (size_t i = 0; i < benchmark->topics.count; i++) {
        const struct topic_cell *cell = &city->topics[i];
        printf("  thema %s: %s; verplicht: %s\n", benchmark->topics.at[i].label,
               topic_state_label(cell->state), requirement_label(cell->required));
        print_evidence(&cell->evidence, arena);
        if (cell->state != TOPIC_STATE_BESPROKEN)
            print_considered(benchmark, city, benchmark->topics.at[i].code, arena);
    }
}

static void explain_texts(const struct benchmark *benchmark, const struct benchmark_city *city) {
    for (size_t d = 0; d < benchmark->documents.count; d++) {
        const struct document *document = benchmark->documents.at[d];
        for (size_t i = 0; i < document->items.count; i++)
            if (is_about(&document->items.at[i], city)) show_item(document, i, stdout);
    }
}

static void explain_invitees(const struct benchmark *benchmark, const struct benchmark_city *city,
                             struct arena *arena) {
    for (size_t i = 0; i < benchmark->invitees.count; i++) {
        printf("  genodigde %s: %s\n", benchmark->invitees.at[i].label,
               mention_label(city->invitees[i].state));
        print_evidence(&city->invitees[i].evidence, arena);
    }
}

static void explain_findings(const struct benchmark_city *city, const struct options *options,
                             struct arena *arena) {
    for (size_t i = 0; i < city->findings.count; i++) {
        const struct finding *finding = &city->findings.at[i];
        if (!wants(options, finding->check)) continue;
        printf("  bevinding %s (%s): %s%s%s\n", finding->check, weight_label(finding->weight),
               finding->message, *finding->article == '\0' ? "" : " - ", finding->article);
        print_evidence(&finding->evidence, arena);
        for (size_t k = 0; k < finding->searched.count; k++) {
            const struct evidence *head = &finding->searched.at[k];
            printf("    gezocht in %s, regel %zu: \"%s\"\n", head->document->name,
                   text_line(&head->document->text, head->span.start),
                   text_words(&head->document->text, head->span, arena));
        }
    }
}

static void explain_city(const struct benchmark *benchmark, const struct benchmark_city *city,
                         const struct options *options, struct arena *arena) {
    printf("%s, peildatum %s: %s\n", city->city, benchmark->peildatum, benchmark->regime_label);
    for (size_t i = 0; i < city->submissions.count; i++)
        printf("  inzending: %s\n", city->submissions.at[i]);
    if (wants(options, "frequentie")) explain_meetings(city, arena);
    if (wants(options, "thema")) explain_topics(benchmark, city, arena);
    if (wants(options, "genodigde")) explain_invitees(benchmark, city, arena);
    explain_findings(city, options, arena);
    if (wants(options, "tekst")) explain_texts(benchmark, city);
}

struct explaining {
    document_list documents;
    struct arena *arena;
    bool all_read;
};

static void receive(struct document *document, void *context) {
    struct explaining *explaining = context;
    *list_add(explaining->arena, &explaining->documents) = document;
    diag_print(document->messages, stderr);
    if (document->status != DOCUMENT_STATUS_READ) explaining->all_read = false;
}

static const struct benchmark_city *find_city(const struct benchmark *benchmark,
                                              const struct rulebook *rules, const char *name) {
    const struct city *known = cities_find(rules->cities, name, strlen(name));
    for (size_t i = 0; i < benchmark->cities.count; i++)
        if (strcmp(benchmark->cities.at[i].city, known != NULL ? known->name : name) == 0)
            return &benchmark->cities.at[i];
    return NULL;
}

enum status explain_command(const struct options *options, const struct rulebook *rules,
                            struct arena *arena) {
    struct explaining explaining = {.arena = arena, .all_read = true};
    struct parse_settings settings = {rules, options->peildatum, options->jobs, options->limits};
    input_list inputs = {0};
    struct diag *diag = diag_new(arena);
    if (!is_check(options, rules)) return STATUS_USAGE;
    inputs_gather(&options->sources, &inputs, diag);
    parse_inputs(&inputs, &settings, receive, &explaining);
    const struct benchmark *benchmark =
        aggregate_benchmark(&explaining.documents, rules, options->peildatum, arena);
    const struct benchmark_city *city = find_city(benchmark, rules, options->city);
    enum status status = explaining.all_read ? STATUS_DONE : STATUS_PARTIAL;
    if (city != NULL) {
        explain_city(benchmark, city, options, arena);
    } else {
        diag_add(diag, (struct place){NULL, 0, 0}, "stad '%s' komt in de invoer niet voor",
                 options->city);
        status = STATUS_USAGE;
    }
    for (size_t i = 0; i < explaining.documents.count; i++)
        document_end(explaining.documents.at[i]);
    diag_print(diag, stderr);
    return status;
}
