#include "rules/engine/candidates.h"

#include <stdlib.h>

struct candidate *candidates_add(struct candidates *candidates, struct span span, size_t rank,
                                 const void *rule) {
    struct candidate *candidate = list_add(candidates->arena, &candidates->list);
    candidate->span = span;
    candidate->rank = rank;
    candidate->rule = rule;
    return candidate;
}

static int by_length(const void *a, const void *b) {
    const struct candidate *left = a, *right = b;
    if (left->span.start != right->span.start) return left->span.start < right->span.start ? -1 : 1;
    if (left->span.end != right->span.end) return left->span.end > right->span.end ? -1 : 1;
    return left->rank < right->rank ? -1 : left->rank > right->rank;
}

static bool is_better(const struct candidate *a, const struct candidate *b) {
    size_t left = span_length(a->span), right = span_length(b->span);
    return left != right ? left > right : a->rank < b->rank;
}

void candidates_settle(struct candidates *candidates) {
    if (candidates->list.count < 2) return;
    struct candidate *at = candidates->list.at;
    qsort(at, candidates->list.count, sizeof *at, by_length);
    size_t kept = 0;
    for (size_t i = 0; i < candidates->list.count; i++) {
        if (kept > 0 && span_meets(at[kept - 1].span, at[i].span)) {
            if (is_better(&at[i], &at[kept - 1])) at[kept - 1] = at[i];
        } else {
            at[kept++] = at[i];
        }
    }
    candidates->list.count = kept;
}

void candidates_refuse(struct candidates *candidates, const struct reading *reading,
                       const struct pattern *pattern, struct span within) {
    struct span found;
    size_t kept = 0, next = 0;
    struct candidate *at = candidates->list.at;
    if (pattern == NULL || candidates->list.count == 0) return;
    while (pattern_find(pattern, reading->matcher, reading_bytes(reading), within, &found)) {
        while (next < candidates->list.count && at[next].span.end <= found.start)
            at[kept++] = at[next++];
        while (next < candidates->list.count && span_meets(at[next].span, found)) next++;
        within.start = found.end > within.start ? found.end : within.start + 1;
    }
    while (next < candidates->list.count) at[kept++] = at[next++];
    candidates->list.count = kept;
}
