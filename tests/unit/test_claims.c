/* output/xlsx/claims: no name and no cell is taken twice. */
#include "output/xlsx/claims.h"

#include "support.h"

static int setup(void **state) {
    struct arena *arena = arena_new();
    struct claims *claims = arena_take(arena, sizeof *claims);
    claims->arena = arena;
    *state = claims;
    return 0;
}

static int teardown(void **state) {
    arena_end(((struct claims *)*state)->arena);
    return 0;
}

static struct area area(int sheet, size_t row, size_t column, size_t last_row, size_t last_column) {
    return (struct area){sheet, row, column, last_row, last_column};
}

static void a_name_is_taken_once(void **state) {
    assert_true(claim_name(*state, "Norm"));
    assert_true(claim_name(*state, "Norm_2"));
    assert_false(claim_name(*state, "NORM"));
    assert_false(claim_name(*state, ""));
    assert_false(claim_name(*state, "twee woorden"));
    assert_false(claim_name(*state, "Thema's"));
}

static void tables_do_not_overlap(void **state) {
    assert_true(claim_table(*state, area(0, 5, 0, 9, 3)));
    assert_true(claim_table(*state, area(0, 10, 0, 12, 3)));
    assert_true(claim_table(*state, area(1, 5, 0, 9, 3)));
    assert_false(claim_table(*state, area(0, 12, 3, 20, 9)));
    assert_false(claim_table(*state, area(0, 6, 1, 7, 2)));
}

static void merged_cells_stand_in_no_table_and_behind_each_other(void **state) {
    assert_true(claim_merged(*state, area(0, 1, 1, 1, 4)));
    assert_false(claim_merged(*state, area(0, 1, 4, 1, 6)));
    assert_true(claim_merged(*state, area(0, 1, 5, 1, 6)));
    assert_false(claim_merged(*state, area(0, 0, 0, 0, 1)));
    assert_true(claim_merged(*state, area(1, 1, 1, 1, 4)));
    assert_false(claim_table(*state, area(0, 1, 6, 3, 9)));
    assert_true(claim_table(*state, area(0, 2, 0, 5, 9)));
    assert_false(claim_merged(*state, area(0, 5, 9, 6, 10)));
    assert_true(claim_merged(*state, area(0, 6, 0, 6, 9)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_name_is_taken_once),
        TEST(tables_do_not_overlap),
        TEST(merged_cells_stand_in_no_table_and_behind_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
