/* rules/dates.yaml: dates as Dutch and Belgian texts write them, as EDTF (ISO 8601-2). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rules/engine/candidates.h"
#include "rules/engine/extract.h"
#include "rules/engine/extractors.h"
#include "rules/engine/loaders.h"

/* Groups that a rule's pattern may have: d, m, y (day, month as number or name, year), d2, m2, y2
 * for the end of an interval, season, decade. */
struct date_rule {
    const char *id;
    const struct pattern *pattern;
};

/* A word and its number: a month from 1, a season as EDTF counts it (21 spring ... 24 winter). */
struct named {
    int number;
    const struct pattern *words;
};

struct date_rules {
    LIST(struct named) months;
    LIST(struct named) seasons;
    LIST(struct date_rule) rules;
    const struct pattern *refuse;
    const struct pattern *old_on_purpose; /* before a date that may well be old: "decreet van" */
    const struct pattern *own_day; /* says that the line's date is the text's own: "Verzonden:" */
};

static void named_load(struct rulebook *rules, struct node *root, const char *key,
                       struct diag *diag) {
    const struct node *list = node_list(root, key, diag);
    for (size_t i = 0; i < list->entries.count; i++) {
        struct node *node = list->entries.at[i].value;
        if (!node_is_map(node, diag)) continue;
        struct named named = {.number = (int)node_number_or(node, "number", 0, diag)};
        named.words = load_words(rules, node, "words", diag);
        node_finish(node, diag);
        if (strcmp(key, "months") == 0)
            *list_add(rules->arena, &rules->dates->months) = named;
        else
            *list_add(rules->arena, &rules->dates->seasons) = named;
    }
}

static void rule_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct date_rule rule = {.id = node_text(node, "id", diag)};
    rule.id = rulebook_rule_id(rules, node, rule.id);
    node_text(node, "serves", diag);
    rule.pattern = load_words(rules, node, "patterns", diag);
    rulebook_examples(rules, node, rule.id, FACT_KIND_DATE, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->dates->rules) = rule;
}

void dates_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    rules->dates = arena_take(rules->arena, sizeof *rules->dates);
    pattern_macros(&rules->patterns, node_get(root, "macros"), diag);
    named_load(rules, root, "months", diag);
    named_load(rules, root, "seasons", diag);
    rules->dates->refuse = load_words(rules, root, "refuse", diag);
    rules->dates->old_on_purpose = load_words_or_null(rules, root, "old_on_purpose", diag);
    rules->dates->own_day = load_words_or_null(rules, root, "own_day", diag);
    load_each(rules, root, "rules", rule_load, diag);
}

/* What the groups of a match say; spans are empty where a group took no part. */
struct date_words {
    struct span day, month, year, day2, month2, year2, season, decade;
};

static struct span group(const struct reading *reading, const struct pattern *pattern,
                         const char *name) {
    struct span span = {0, 0};
    pattern_group(pattern, reading->matcher, name, &span);
    return span;
}

static struct date_words words_of(const struct reading *reading, const struct pattern *pattern) {
    return (struct date_words){
        group(reading, pattern, "d"),      group(reading, pattern, "m"),
        group(reading, pattern, "y"),      group(reading, pattern, "d2"),
        group(reading, pattern, "m2"),     group(reading, pattern, "y2"),
        group(reading, pattern, "season"), group(reading, pattern, "decade")};
}

static int digits(const struct reading *reading, struct span span) {
    return span_length(span) == 0 ? 0 : atoi(reading_bytes(reading) + span.start);
}

/* Two digits mean this century up to 49 and the last one from 50. */
static int year_of(const struct reading *reading, struct span span) {
    int year = digits(reading, span);
    if (span_length(span) > 2 || span_length(span) == 0) return year;
    return year < 50 ? 2000 + year : 1900 + year;
}

static int named_number(const struct reading *reading, const struct named *named, size_t count,
                        struct span span) {
    for (size_t i = 0; i < count; i++)
        if (pattern_occurs(named[i].words, reading->matcher, reading_bytes(reading), span))
            return named[i].number;
    return 0;
}

static int month_of(const struct reading *reading, struct span span) {
    const struct date_rules *dates = reading->rules->dates;
    if (span_length(span) == 0) return 0;
    char first = reading_bytes(reading)[span.start];
    if (first >= '0' && first <= '9') return digits(reading, span);
    return named_number(reading, dates->months.at, dates->months.count, span);
}

/* "2013-06-25", "2013-06" or "2013"; NULL for a day or month that does not exist. */
static const char *edtf_day(int year, int month, int day, struct arena *arena) {
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month == 0) return arena_print(arena, "%04d", year);
    if (month < 1 || month > 12) return NULL;
    if (day == 0) return arena_print(arena, "%04d-%02d", year, month);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day < 1 || day > lengths[month - 1] || (month == 2 && day == 29 && !leap)) return NULL;
    return arena_print(arena, "%04d-%02d-%02d", year, month, day);
}

/* The later end of an interval takes what it does not say from the start: "2019-20", "12 tot 14
 * mei 2020". */
static const char *edtf_interval(const struct reading *reading, const struct date_words *words,
                                 const char *start, struct arena *arena) {
    int year = year_of(reading, words->year), year2 = year_of(reading, words->year2);
    int month2 = month_of(reading, words->month2);
    if (year2 == 0) year2 = year;
    if (month2 == 0 && span_length(words->day2) > 0) month2 = month_of(reading, words->month);
    const char *end = edtf_day(year2, month2, digits(reading, words->day2), arena);
    if (start == NULL || end == NULL || strcmp(start, end) >= 0) return NULL;
    return arena_print(arena, "%s/%s", start, end);
}

/* A day that lacks its year, until another date lends it one. */
static const char *edtf_yearless(int month, int day, struct arena *arena) {
    return edtf_day(2000, month, day, arena) == NULL
               ? NULL
               : arena_print(arena, "____-%02d-%02d", month, day);
}

static bool lacks_year(const char *edtf) { return edtf != NULL && edtf[0] == '_'; }

/* "90", "2010", or the Dutch word for the tens. */
static int decade_of(const struct reading *reading, struct span span) {
    static const char *const tens[] = {"vijftig", "zestig", "zeventig", "tachtig", "negentig"};
    const char *words = reading_bytes(reading) + span.start;
    for (int i = 0; i < 5; i++)
        if (strlen(tens[i]) == span_length(span) &&
            strncasecmp(words, tens[i], strlen(tens[i])) == 0)
            return 50 + 10 * i;
    return digits(reading, span);
}

static const char *edtf_of(const struct reading *reading, const struct date_words *words) {
    const struct date_rules *dates = reading->rules->dates;
    struct arena *arena = reading->document->arena;
    int year = year_of(reading, words->year);
    if (span_length(words->decade) > 0) {
        int decade = decade_of(reading, words->decade);
        return arena_print(arena, "%03dX", (decade < 100 ? 1900 + decade : decade) / 10);
    }
    if (span_length(words->season) > 0)
        return arena_print(
            arena, "%04d-%02d", year,
            named_number(reading, dates->seasons.at, dates->seasons.count, words->season));
    if (year == 0 && span_length(words->day) > 0)
        return edtf_yearless(month_of(reading, words->month), digits(reading, words->day), arena);
    const char *start =
        edtf_day(year, month_of(reading, words->month), digits(reading, words->day), arena);
    bool has_end =
        span_length(words->year2) + span_length(words->month2) + span_length(words->day2);
    return has_end ? edtf_interval(reading, words, start, arena) : start;
}

/* How many dates away one may lend its year; how far down a text gives its own day, in bytes. */
enum { LEND_MOST = 8, HEAD_MOST = 800 };

struct proposing {
    struct candidates *candidates;
    const struct date_rule *rule;
    size_t rank;
};

static void propose(struct reading *reading, struct span found, void *context) {
    struct proposing *proposing = context;
    struct date_words words = words_of(reading, proposing->rule->pattern);
    const char *edtf = edtf_of(reading, &words);
    candidates_add(proposing->candidates, found, proposing->rank, proposing->rule)->date.edtf =
        edtf;
}

static void note_newest(struct document *document, const char *edtf) {
    if (!day_is_valid(edtf)) return;
    if (document->newest_day == NULL || strcmp(edtf, document->newest_day) > 0)
        document->newest_day = edtf;
}

/* Whether b can lend its year to a: both stand in one sentence and b has one. */
static bool can_lend(const struct reading *reading, const struct candidate *a,
                     const struct candidate *b) {
    const char *edtf = b->date.edtf;
    return edtf != NULL && *edtf != '\0' && !lacks_year(edtf) && edtf[3] != 'X' &&
           strchr(edtf, '/') == NULL &&
           sentence_at(reading, a->span.start) == sentence_at(reading, b->span.start);
}

/* A date without a year ("____-02-29") in the year of another; NULL when that year lacks the day.
 */
static const char *in_year_of(const char *lender, const char *yearless, struct arena *arena) {
    int year = 0, month = 0, day = 0;
    sscanf(lender, "%4d", &year);
    sscanf(yearless, "____-%2d-%2d", &month, &day);
    return edtf_day(year, month, day, arena);
}

/* The same in the year that brings it nearest to a day, half a year away at the most; in a year
 * when that is all the text's own date says. */
static const char *nearest_to(const char *own, const char *yearless, struct arena *arena) {
    int year = 0, own_month = 0, month = 0, day = 0;
    bool has_month = sscanf(own, "%4d-%2d", &year, &own_month) == 2;
    sscanf(yearless, "____-%2d-%2d", &month, &day);
    if (has_month) year += month - own_month > 6 ? -1 : own_month - month > 6 ? 1 : 0;
    return edtf_day(year, month, day, arena);
}

/* The nearest date before it in its sentence lends its year, else the nearest behind it, else the
 * day that the text itself is of; else there is no date. */
static void lend_year(const struct reading *reading, struct candidates *candidates, size_t index) {
    struct candidate *at = candidates->list.at, *lacking = &at[index];
    struct arena *arena = reading->document->arena;
    const char *own_day = reading->document->own_day, *edtf = lacking->date.edtf;
    const struct candidate *lender = NULL;
    for (size_t i = index; lender == NULL && i-- > 0 && index - i <= LEND_MOST;)
        if (can_lend(reading, lacking, &at[i])) lender = &at[i];
    for (size_t i = index + 1;
         lender == NULL && i < candidates->list.count && i - index <= LEND_MOST; i++)
        if (can_lend(reading, lacking, &at[i])) lender = &at[i];
    if (lender != NULL)
        lacking->date.edtf = in_year_of(lender->date.edtf, edtf, arena);
    else
        lacking->date.edtf = own_day == NULL ? "" : nearest_to(own_day, edtf, arena);
}

/* The first full day at the head of minutes, or the date behind "Verzonden:" or "Jaarverslag". */
static void note_own_day(const struct reading *reading, const struct candidates *candidates) {
    struct document *document = reading->document;
    for (size_t i = 0; document->own_day == NULL && i < candidates->list.count; i++) {
        const struct candidate *at = &candidates->list.at[i];
        if (at->span.start > HEAD_MOST) return;
        const char *edtf = at->date.edtf;
        if (edtf == NULL || lacks_year(edtf) || strchr(edtf, '/') != NULL) continue;
        if ((document->is_minutes && day_is_valid(edtf)) ||
            sentence_has(reading, sentence_at(reading, at->span.start),
                         reading->rules->dates->own_day))
            document->own_day = at->date.edtf;
    }
}

static void accept(struct reading *reading, const struct candidate *candidate) {
    const struct date_rule *rule = candidate->rule;
    const char *edtf = candidate->date.edtf;
    if (edtf == NULL) {
        reading_remark(reading, "onmogelijke_datum", candidate->span,
                       "datum die niet bestaat; niet als feit geteld");
    } else if (*edtf != '\0') {
        note_newest(reading->document, edtf);
        reading_add(reading, FACT_KIND_DATE, candidate->span, rule->id)->date = candidate->date;
    }
}

void dates_find(struct reading *reading) {
    const struct date_rules *dates = reading->rules->dates;
    struct candidates candidates = {.arena = reading->arena};
    for (size_t i = 0; i < dates->rules.count; i++) {
        struct proposing proposing = {&candidates, &dates->rules.at[i], i};
        matches_visit(reading, dates->rules.at[i].pattern, reading_item_of(reading)->span, propose,
                      &proposing);
    }
    candidates_settle(&candidates);
    candidates_refuse(&candidates, reading, dates->refuse, reading_item_of(reading)->span);
    note_own_day(reading, &candidates);
    for (size_t i = 0; i < candidates.list.count; i++)
        if (lacks_year(candidates.list.at[i].date.edtf)) lend_year(reading, &candidates, i);
    for (size_t i = 0; i < candidates.list.count; i++) accept(reading, &candidates.list.at[i]);
}

enum { FIRST_YEAR = 1900, YEAR_COUNT = 200, YEARS_APART = 15, BEFORE_MOST = 40 };

/* How many dates of the document there are in each year from FIRST_YEAR. */
struct years {
    size_t count[YEAR_COUNT];
};

static bool year_index(const char *edtf, size_t *index) {
    int year = 0;
    if (sscanf(edtf, "%4d", &year) != 1 || year < FIRST_YEAR || year >= FIRST_YEAR + YEAR_COUNT)
        return false;
    *index = (size_t)(year - FIRST_YEAR);
    return true;
}

static void years_count(const struct document *document, struct years *years) {
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        size_t index;
        if (fact->kind == FACT_KIND_DATE && year_index(fact->date.edtf, &index))
            years->count[index]++;
    }
}

static bool differs_by_digit(size_t left, size_t right) {
    int differences = 0;
    for (left += FIRST_YEAR, right += FIRST_YEAR; left > 0; left /= 10, right /= 10)
        differences += left % 10 != right % 10;
    return differences == 1;
}

/* The year that was probably meant, or 0: no other date is within YEARS_APART of this one, and
 * some other differs from it by one digit. */
static int year_meant(const struct years *years, size_t index) {
    int meant = 0;
    if (years->count[index] > 1) return 0;
    for (size_t other = 0; other < YEAR_COUNT; other++) {
        if (other == index || years->count[other] == 0) continue;
        size_t apart = other > index ? other - index : index - other;
        if (apart < YEARS_APART) return 0;
        if (differs_by_digit(index, other)) meant = FIRST_YEAR + (int)other;
    }
    return meant;
}

static int by_item(const void *a, const void *b) {
    const struct remark *left = a, *right = b;
    if (left->item != right->item) return left->item < right->item ? -1 : 1;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    return strcmp(left->check, right->check);
}

void dates_doubt(const struct rulebook *rules, struct matcher *matcher, struct document *document) {
    struct years years = {{0}};
    size_t before = document->remarks.count, index;
    years_count(document, &years);
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind != FACT_KIND_DATE || !day_is_valid(fact->date.edtf) ||
            !year_index(fact->date.edtf, &index))
            continue;
        int meant = year_meant(&years, index);
        size_t from = fact->span.start > BEFORE_MOST ? fact->span.start - BEFORE_MOST : 0;
        while (from < fact->span.start && (document->text.bytes[from] & 0xC0) == 0x80) from++;
        if (meant == 0 ||
            pattern_occurs(rules->dates->old_on_purpose, matcher, document->text.bytes,
                           (struct span){from, fact->span.start}))
            continue;
        const char *why = arena_print(document->arena,
                                      "het jaar verschilt een cijfer van %d en geen andere datum "
                                      "in de tekst ligt er minder dan %d jaar vandaan",
                                      meant, YEARS_APART);
        *list_add(document->arena, &document->remarks) =
            (struct remark){"onwaarschijnlijke_datum", fact->item, fact->span, why};
    }
    if (document->remarks.count > before)
        qsort(document->remarks.at, document->remarks.count, sizeof *document->remarks.at, by_item);
}
