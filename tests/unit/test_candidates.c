/* rules/engine/candidates: of places that overlap the longest stands. */
#include <string.h>

#include "rules/engine/candidates.h"
#include "support.h"

struct sifting {
    struct candidates candidates;
    struct pattern_set set;
    struct document *document;
    struct reading reading;
};

static int setup(void **state) {
    struct document *document = document_new("x", NULL);
    struct sifting *sifting = arena_take(document->arena, sizeof *sifting);
    sifting->document = document;
    sifting->candidates.arena = document->arena;
    sifting->set.arena = document->arena;
    sifting->reading =
        (struct reading){.document = document, .matcher = matcher_new(), .arena = document->arena};
    *state = sifting;
    return 0;
}

static int teardown(void **state) {
    struct sifting *sifting = *state;
    matcher_end(sifting->reading.matcher);
    pattern_set_end(&sifting->set);
    document_end(sifting->document);
    return 0;
}

static void add(struct sifting *sifting, size_t start, size_t end, size_t rank) {
    candidates_add(&sifting->candidates, (struct span){start, end}, rank, NULL);
}

static void assert_left(struct sifting *sifting, const char *expected) {
    const char *shown = "";
    for (size_t i = 0; i < sifting->candidates.list.count; i++) {
        const struct candidate *at = &sifting->candidates.list.at[i];
        shown = arena_print(sifting->document->arena, "%s%zu-%zu:%zu ", shown, at->span.start,
                            at->span.end, at->rank);
    }
    assert_string_equal(shown, expected);
}

static void of_overlapping_places_the_longest_stands(void **state) {
    struct sifting *sifting = *state;
    add(sifting, 30, 34, 0);
    add(sifting, 5, 9, 0);
    add(sifting, 7, 20, 3);
    add(sifting, 10, 12, 1);
    candidates_settle(&sifting->candidates);
    assert_left(sifting, "7-20:3 30-34:0 ");
}

static void of_places_as_long_the_lower_rank_stands(void **state) {
    struct sifting *sifting = *state;
    add(sifting, 5, 9, 2);
    add(sifting, 5, 9, 1);
    add(sifting, 7, 11, 0);
    candidates_settle(&sifting->candidates);
    assert_left(sifting, "7-11:0 ");
}

static void places_that_only_touch_stand_both(void **state) {
    struct sifting *sifting = *state;
    add(sifting, 9, 12, 0);
    add(sifting, 5, 9, 0);
    candidates_settle(&sifting->candidates);
    assert_left(sifting, "5-9:0 9-12:0 ");
}

static void nothing_settles_to_nothing(void **state) {
    struct sifting *sifting = *state;
    candidates_settle(&sifting->candidates);
    assert_left(sifting, "");
    add(sifting, 1, 2, 0);
    candidates_settle(&sifting->candidates);
    assert_left(sifting, "1-2:0 ");
}

static void refuse(struct sifting *sifting, const char *source, struct span within) {
    static const char text[] = "om de zes jaar, om de twee jaar en om de drie jaar";
    struct node scalar = {.kind = NODE_KIND_SCALAR, .text = source};
    struct diag *diag = diag_new(sifting->document->arena);
    sifting->document->text = text_freeze(text, sizeof text - 1, sifting->document->arena);
    candidates_refuse(&sifting->candidates, &sifting->reading,
                      source == NULL ? NULL : pattern_compile(&sifting->set, &scalar, "r", diag),
                      within);
    assert_told(diag, "");
}

static void places_that_a_refusal_meets_go(void **state) {
    struct sifting *sifting = *state;
    add(sifting, 0, 14, 0);
    add(sifting, 16, 31, 0);
    add(sifting, 35, 50, 0);
    refuse(sifting, "twee", (struct span){0, 50});
    assert_left(sifting, "0-14:0 35-50:0 ");
    refuse(sifting, "om de", (struct span){0, 50});
    assert_left(sifting, "");
}

static void a_refusal_elsewhere_or_none_leaves_all(void **state) {
    struct sifting *sifting = *state;
    add(sifting, 0, 14, 0);
    add(sifting, 16, 31, 0);
    refuse(sifting, NULL, (struct span){0, 50});
    refuse(sifting, "drie", (struct span){0, 50});
    refuse(sifting, "twee", (struct span){0, 20});
    assert_left(sifting, "0-14:0 16-31:0 ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(of_overlapping_places_the_longest_stands),
        TEST(of_places_as_long_the_lower_rank_stands),
        TEST(places_that_only_touch_stand_both),
        TEST(nothing_settles_to_nothing),
        TEST(places_that_a_refusal_meets_go),
        TEST(a_refusal_elsewhere_or_none_leaves_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
