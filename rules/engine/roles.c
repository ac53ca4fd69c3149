#include "rules/engine/roles.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rules/engine/loaders.h"

static const char *const place_names[CLUE_PLACE_COUNT] = {"before", "behind", "above", "self"};
static const char *const shape_names[ROLE_SHAPE_COUNT] = {"bijvoeglijk", "vooraan", "achteraan",
                                                          "voor_leesteken", "na_leesteken"};
static const char base_name[] = "basis", vague_name[] = "geen_getal";

/* "before: [0.5, -1.2]"; what is absent weighs nothing. */
static struct role_weights weights_load(struct node *of, enum clue_place place, struct diag *diag) {
    struct role_weights weights = {{0, 0}};
    if (of == NULL) return weights;
    const struct node *list = node_list_or_empty(of, place_names[place], diag);
    for (size_t i = 0; i < list->entries.count; i++) {
        const char *text = node_entry_text(&list->entries.at[i], diag);
        char *end;
        double weight = strtod(text, &end);
        if (end == text || *end != '\0' || !isfinite(weight) || i > 1)
            diag_add(diag, list->place, "'%s' is geen paar getallen", place_names[place]);
        else
            weights.of[i] = weight;
    }
    return weights;
}

static struct node *weights_of(const struct role_rules *roles, const char *id, struct diag *diag) {
    struct node *of = roles->weights == NULL ? NULL : node_get(roles->weights, id);
    return of != NULL && node_is_map(of, diag) ? of : NULL;
}

static struct role_weights weights_self(const struct role_rules *roles, const char *id,
                                        struct diag *diag) {
    struct node *of = weights_of(roles, id, diag);
    struct role_weights weights = weights_load(of, CLUE_PLACE_SELF, diag);
    if (of != NULL) node_finish(of, diag);
    return weights;
}

static void clue_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    static const char *const speaks_for[] = {"", "vergadering", "agendapunt", "andere"};
    struct role_clue clue = {.id = node_text(node, "id", diag)};
    size_t index = load_choice(node, "for", speaks_for, 4, diag);
    clue.is_consulting = index == 1 || index == 2;
    clue.counts_above = index > 0;
    clue.words = pattern_compile_words(&rules->patterns, node_list(node, "words", diag),
                                       rulebook_rule_id(rules, node, clue.id), diag);
    struct node *of = weights_of(rules->roles, clue.id, diag);
    for (enum clue_place place = 0; place < CLUE_PLACE_SELF; place++)
        clue.weights[place] = weights_load(of, place, diag);
    if (of != NULL) node_finish(of, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->roles->clues) = clue;
}

static void rate_load(struct rulebook *rules, struct node *node, struct diag *diag) {
    struct role_rate rate = {.id = node_text(node, "id", diag),
                             .most = node_number_or(node, "most", HUGE_VAL, diag)};
    rate.weights = weights_self(rules->roles, rate.id, diag);
    node_finish(node, diag);
    *list_add(rules->arena, &rules->roles->rates) = rate;
}

void roles_load(struct rulebook *rules, struct node *root, struct diag *diag) {
    struct role_rules *roles = rules->roles = arena_take(rules->arena, sizeof *roles);
    struct node *weights = node_get(root, "weights");
    if (weights != NULL && node_is_map(weights, diag)) roles->weights = weights;
    roles->reach = node_number_or(root, "reach", 1, diag);
    roles->clause = node_number_or(root, "clause", 0, diag);
    roles->above = node_number_or(root, "above", 0, diag);
    if (!(roles->reach > 0)) diag_add(diag, root->place, "'reach' moet meer dan 0 zijn");
    load_each(rules, root, "clues", clue_load, diag);
    load_each(rules, root, "rates", rate_load, diag);
    roles->base = weights_self(roles, base_name, diag);
    roles->vague = weights_self(roles, vague_name, diag);
    for (size_t i = 0; i < ROLE_SHAPE_COUNT; i++)
        roles->shapes[i] = weights_self(roles, shape_names[i], diag);
    if (roles->weights != NULL) node_finish(roles->weights, diag);
    roles->weights = NULL;
}

/* The clues of one sentence and of what stands above it: found once for all its frequencies. */
struct role_view {
    size_t sentence;
    LIST(struct clue_hit) hits; /* clue by clue, in the order of the text */
    LIST(size_t) above;
    LIST(double)
    words; /* how many words begin before each byte; a sign that parts clauses counts
              for some */
};

struct clue_hit {
    size_t clue;
    struct span span;
};

/* Of a letter or digit: ASCII, or the first byte of an accented letter. */
static bool is_word_byte(char byte) {
    unsigned char c = (unsigned char)byte;
    return c < 0x80 ? isalnum(c) != 0 : c >= 0xC3 && c < 0xE0;
}

static bool is_inside(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80 || byte == '\'' || byte == '-';
}

static void words_count(struct reading *reading, struct role_view *view) {
    const char *bytes = reading_bytes(reading);
    struct span span = reading->sentences.at[view->sentence].span;
    double words = 0;
    bool in_word = false;
    for (size_t i = span.start; i < span.end; i++) {
        bool is_word = is_word_byte(bytes[i]) || (in_word && is_inside(bytes[i]));
        *list_add(reading->arena, &view->words) = words;
        if (is_word && !in_word) words++;
        if (strchr(",:;()", bytes[i]) != NULL) words += reading->rules->roles->clause;
        in_word = is_word;
    }
    *list_add(reading->arena, &view->words) = words;
}

static bool is_above(const struct reading *reading, size_t index, const struct role_clue *clue) {
    const struct sentence *sentence = &reading->sentences.at[index];
    return sentence_has(reading, index == 0 ? NO_SENTENCE : index - 1, clue->words) ||
           sentence_has(reading, sentence->intro, clue->words) ||
           sentence_has(reading, sentence->heading, clue->words);
}

static void hits_find(struct reading *reading, struct role_view *view, size_t clue) {
    const struct role_clue *of = &reading->rules->roles->clues.at[clue];
    struct span left = reading->sentences.at[view->sentence].span, found;
    while (pattern_find(of->words, reading->matcher, reading_bytes(reading), left, &found)) {
        *list_add(reading->arena, &view->hits) = (struct clue_hit){clue, found};
        left.start = found.end > left.start ? found.end : left.start + 1;
    }
}

static const struct role_view *view_of(struct reading *reading, size_t sentence) {
    const struct role_rules *roles = reading->rules->roles;
    struct role_view *view = reading->role_view;
    if (view != NULL && view->sentence == sentence) return view;
    view = reading->role_view = arena_take(reading->arena, sizeof *view);
    view->sentence = sentence;
    words_count(reading, view);
    for (size_t i = 0; i < roles->clues.count; i++) {
        const struct role_clue *clue = &roles->clues.at[i];
        hits_find(reading, view, i);
        if (clue->counts_above && is_above(reading, sentence, clue))
            *list_add(reading->arena, &view->above) = i;
    }
    return view;
}

struct weighing {
    const struct role_rules *roles;
    const struct document *document;
    struct span words;
    double score[2];
};

static void weigh(struct weighing *weighing, struct role_weights weights, const char *clue,
                  enum clue_place place, double strength) {
    for (size_t i = 0; i < 2; i++) weighing->score[i] += weights.of[i] * strength;
    const struct role_listener *listener = &weighing->roles->listener;
    if (listener->hear != NULL)
        listener->hear(listener->context, weighing->document, weighing->words, clue,
                       place_names[place], strength);
}

/* Of the same clue, and on the same side of the words. */
static bool is_like(const struct clue_hit *hit, const struct clue_hit *other, struct span words) {
    bool is_before = hit->span.end <= words.start;
    return hit->clue == other->clue &&
           (is_before ? other->span.end <= words.start : other->span.start >= words.end);
}

/* Words in a span between a clue of the sentence and the frequency, which may stand in words that
 * belong to no sentence, behind it. */
static double words_between(const struct reading *reading, const struct role_view *view,
                            struct span between) {
    struct span sentence = reading->sentences.at[view->sentence].span;
    if (between.end > sentence.end) between.end = sentence.end;
    return view->words.at[between.end - sentence.start] -
           view->words.at[between.start - sentence.start];
}

/* Of each clue the nearest before and the nearest behind the words. */
static void weigh_hits(const struct reading *reading, const struct role_view *view,
                       struct weighing *weighing, struct role_finding *finding) {
    const struct role_rules *roles = weighing->roles;
    struct span words = weighing->words;
    for (size_t i = 0; i < view->hits.count; i++) {
        const struct clue_hit *hit = &view->hits.at[i];
        const struct role_clue *clue = &roles->clues.at[hit->clue];
        bool is_before = hit->span.end <= words.start;
        if (!is_before && hit->span.start < words.end) continue;
        if (is_before && i + 1 < view->hits.count && is_like(hit, hit + 1, words)) continue;
        if (!is_before && i > 0 && is_like(hit, hit - 1, words)) continue;
        struct span between = is_before ? (struct span){hit->span.end, words.start}
                                        : (struct span){words.end, hit->span.start};
        double away = words_between(reading, view, between);
        enum clue_place place = is_before ? CLUE_PLACE_BEFORE : CLUE_PLACE_BEHIND;
        weigh(weighing, clue->weights[place], clue->id, place,
              roles->reach / (roles->reach + away));
        finding->is_consulting = finding->is_consulting || clue->is_consulting;
    }
}

static size_t words_in(const char *bytes, struct span span) {
    size_t count = 0;
    for (size_t i = span.start; i < span.end; i++) count += is_word_byte(bytes[i]);
    return count;
}

static void weigh_shape(const struct reading *reading, struct span sentence,
                        struct weighing *weighing) {
    const char *bytes = reading_bytes(reading);
    struct span words = weighing->words;
    size_t before = words.start, behind = words.end;
    while (before > sentence.start && bytes[before - 1] == ' ') before--;
    while (behind < sentence.end && bytes[behind] == ' ') behind++;
    const bool shapes[ROLE_SHAPE_COUNT] = {
        [ROLE_SHAPE_ADJECTIVE] =
            span_length(words) > 2 && strncmp(bytes + words.end - 2, "se", 2) == 0,
        [ROLE_SHAPE_OPENS] = words_in(bytes, (struct span){sentence.start, before}) == 0,
        [ROLE_SHAPE_CLOSES] = words_in(bytes, (struct span){behind, sentence.end}) == 0,
        [ROLE_SHAPE_AT_SIGN] = behind == sentence.end || strchr(".,;)", bytes[behind]) != NULL,
        [ROLE_SHAPE_APART] =
            before == sentence.start || strchr("(,:;-", bytes[before - 1]) != NULL};
    for (size_t i = 0; i < ROLE_SHAPE_COUNT; i++)
        if (shapes[i])
            weigh(weighing, weighing->roles->shapes[i], shape_names[i], CLUE_PLACE_SELF, 1);
}

static void weigh_rate(struct weighing *weighing, double per_year) {
    const struct role_rules *roles = weighing->roles;
    size_t i = 0;
    if (isnan(per_year)) weigh(weighing, roles->vague, vague_name, CLUE_PLACE_SELF, 1);
    while (i < roles->rates.count && !(per_year <= roles->rates.at[i].most)) i++;
    if (i < roles->rates.count)
        weigh(weighing, roles->rates.at[i].weights, roles->rates.at[i].id, CLUE_PLACE_SELF, 1);
}

struct role_finding role_find(struct reading *reading, struct span words, double per_year) {
    const struct role_rules *roles = reading->rules->roles;
    struct role_finding finding = {FREQUENCY_ROLE_VERGADERING, false};
    size_t sentence = sentence_at(reading, words.start);
    if (sentence == NO_SENTENCE) return finding;
    struct span span = reading->sentences.at[sentence].span;
    if (span.end < words.end) span.end = words.end;
    const struct role_view *view = view_of(reading, sentence);
    struct weighing weighing = {roles, reading->document, words, {0, 0}};
    weigh(&weighing, roles->base, base_name, CLUE_PLACE_SELF, 1);
    weigh_rate(&weighing, per_year);
    weigh_shape(reading, span, &weighing);
    weigh_hits(reading, view, &weighing, &finding);
    for (size_t i = 0; i < view->above.count; i++) {
        const struct role_clue *clue = &roles->clues.at[view->above.at[i]];
        weigh(&weighing, clue->weights[CLUE_PLACE_ABOVE], clue->id, CLUE_PLACE_ABOVE, roles->above);
    }
    if (weighing.score[0] > 0 && weighing.score[0] >= weighing.score[1])
        finding.role = FREQUENCY_ROLE_AGENDAPUNT;
    else if (weighing.score[1] > 0)
        finding.role = FREQUENCY_ROLE_ANDERE;
    return finding;
}
