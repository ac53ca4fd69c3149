#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/arena.h"

static int setup(void **state) {
    *state = arena_new();
    return 0;
}

static int teardown(void **state) {
    arena_end(*state);
    return 0;
}

static void assert_zeroed(const char *memory, size_t size) {
    for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
}

/* Sizes around the page: what fits, what gets a page of its own. */
static void any_size_is_zeroed_aligned_and_apart(void **state) {
    static const size_t sizes[] = {0,     1,     15,    16,    17,     16383,   16384,
                                   16385, 65535, 65536, 65537, 200000, 3000000, 24};
    enum { COUNT = sizeof sizes / sizeof *sizes };
    char *taken[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        taken[i] = arena_take(*state, sizes[i]);
        assert_int_equal((uintptr_t)taken[i] % 16, 0);
        assert_zeroed(taken[i], sizes[i]);
        memset(taken[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(taken[i][k], i + 1);
}

static void many_small_pieces_stay(void **state) {
    enum { COUNT = 100000 };
    size_t **taken = arena_take(*state, COUNT * sizeof *taken);
    for (size_t i = 0; i < COUNT; i++) {
        taken[i] = arena_take(*state, sizeof *taken[i]);
        *taken[i] = i;
    }
    for (size_t i = 0; i < COUNT; i++) assert_int_equal(*taken[i], i);
}

static void copy_takes_so_many_bytes(void **state) {
    assert_string_equal(arena_copy(*state, "Gent en Aalst", 4), "Gent");
    assert_string_equal(arena_copy(*state, "Gent", 0), "");
    assert_string_equal(arena_copy(*state, NULL, 0), "");
    assert_memory_equal(arena_copy(*state, "a\0b", 3), "a\0b", 4);
}

static void print_formats(void **state) {
    assert_string_equal(arena_print(*state, "%s", ""), "");
    assert_string_equal(arena_print(*state, "%zu van %s", (size_t)3, "Gent"), "3 van Gent");
    char *wide = arena_print(*state, "%*s|", 100000, "x");
    assert_int_equal(strlen(wide), 100001);
    assert_string_equal(wide + 99999, "x|");
}

static void list_grows_and_keeps(void **state) {
    LIST(struct {
        size_t number;
        const char *unset;
    })
    list = {0};
    for (size_t i = 0; i < 5000; i++) list_add((struct arena *)*state, &list)->number = i;
    assert_int_equal(list.count, 5000);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(list.at[i].number, i);
        assert_null(list.at[i].unset);
    }
}

static void ending_nothing_is_allowed(void **state) {
    (void)state;
    arena_end(NULL);
}

/* What a process says and does that asks for more than there is. */
static int ask_too_much(void (*ask)(struct arena *), char *said, size_t room) {
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        ask(arena_new());
        _exit(0);
    }
    close(ends[1]);
    FILE *heard = fdopen(ends[0], "r");
    if (fgets(said, (int)room, heard) == NULL) *said = '\0';
    fclose(heard);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void take_all(struct arena *arena) { arena_take(arena, SIZE_MAX); }

static void grow_too_far(struct arena *arena) {
    size_t room = SIZE_MAX / 16;
    arena_room(arena, NULL, &room, room, 16);
}

/* A leak checker gives the child a status of its own: what it took was never ended. */
static void too_much_ends_the_process(void **state) {
    (void)state;
    char said[200], expected[200];
    snprintf(expected, sizeof expected,
             "overlegmonitor: onvoldoende geheugen (%zu bytes gevraagd)\n", SIZE_MAX);
    void (*const asks[])(struct arena *) = {take_all, grow_too_far};
    for (size_t i = 0; i < 2; i++) {
        int status = ask_too_much(asks[i], said, sizeof said);
        assert_string_equal(said, expected);
        assert_true(status == 3 || status == 99);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_size_is_zeroed_aligned_and_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(many_small_pieces_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(copy_takes_so_many_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(print_formats, setup, teardown),
        cmocka_unit_test_setup_teardown(list_grows_and_keeps, setup, teardown),
        cmocka_unit_test(ending_nothing_is_allowed),
        cmocka_unit_test(too_much_ends_the_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
