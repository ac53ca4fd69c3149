/* Replays what fuzzing ever found (tests/fuzz/found/TARGET/): each input once broke its target. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/targets.h"
#include "support.h"

static void replay(const struct fuzz_target *target, const char *path, struct arena *arena) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t room = 1 << 22;
    char *bytes = arena_take(arena, room);
    size_t length = fread(bytes, 1, room, file);
    fclose(file);
    assert_true(length < room);
    target->try(bytes, length);
}

static void what_was_found_breaks_nothing(void **state) {
    (void)state;
    for (const struct fuzz_target *target = fuzz_targets; target->name != NULL; target++) {
        struct arena *arena = arena_new();
        const char *folder = arena_print(arena, "tests/fuzz/found/%s", target->name);
        DIR *handle = opendir(folder);
        for (struct dirent *entry; handle != NULL && (entry = readdir(handle)) != NULL;)
            if (entry->d_name[0] != '.')
                replay(target, arena_print(arena, "%s/%s", folder, entry->d_name), arena);
        if (handle != NULL) closedir(handle);
        arena_end(arena);
    }
}

static void no_bytes_and_a_few_break_nothing(void **state) {
    (void)state;
    for (const struct fuzz_target *target = fuzz_targets; target->name != NULL; target++) {
        target->try("", 0);
        target->try("\xFF\0<a>;\n", 7);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_found_breaks_nothing),
        cmocka_unit_test(no_bytes_and_a_few_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
