#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/whole.h"

/* A folder of its own for each test, and the tests' working folder while they run. */
struct folder {
    struct diag *diag;
    char path[40], back[4096];
};

static int setup(void **state) {
    struct arena *arena = arena_new();
    struct folder *folder = arena_take(arena, sizeof *folder);
    folder->diag = diag_new(arena);
    strcpy(folder->path, "/tmp/test_whole.XXXXXX");
    *state = folder;
    umask(022);
    return mkdtemp(folder->path) == NULL || getcwd(folder->back, sizeof folder->back) == NULL ||
           chmod(folder->path, 0755) != 0 || chdir(folder->path) != 0;
}

static int teardown(void **state) {
    struct folder *folder = *state;
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", folder->path);
    int failed = chdir(folder->back) != 0 || system(command) != 0;
    arena_end(folder->diag->arena);
    return failed;
}

static struct diag *diag_of(void **state) { return ((struct folder *)*state)->diag; }

static void put(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

static void assert_holds(const char *path, const char *expected) {
    char text[100] = "";
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    size_t length = fread(text, 1, sizeof text - 1, in);
    fclose(in);
    text[length] = '\0';
    assert_string_equal(text, expected);
}

static size_t file_count(const char *path) {
    size_t count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return count;
}

static unsigned mode_of(const char *path) {
    struct stat found;
    assert_int_equal(stat(path, &found), 0);
    return found.st_mode & 07777;
}

/* The only fault, about the file. */
static void assert_fault(const struct diag *diag, const char *file, const char *message) {
    assert_int_equal(diag->entries.count, 1);
    assert_string_equal(diag->entries.at[0].place.file, file);
    assert_string_equal(diag->entries.at[0].message, message);
}

static void assert_refused(void **state, const char *target, const char *message) {
    struct diag *diag = diag_new(diag_of(state)->arena);
    struct whole whole = {0};
    assert_false(whole_open(&whole, target, diag));
    assert_null(whole.path);
    assert_fault(diag, target, message);
    whole_abort(&whole, diag);
}

static void new_file_appears_at_the_commit(void **state) {
    struct whole whole = {0};
    assert_true(whole_open(&whole, "b.json", diag_of(state)));
    put(whole.path, "nieuw");
    assert_int_not_equal(access("b.json", F_OK), 0);
    assert_true(whole_commit(&whole, diag_of(state)));
    assert_holds("b.json", "nieuw");
    assert_int_equal(file_count("."), 1);
    assert_int_equal(mode_of("b.json"), 0644);
    assert_int_equal(diag_of(state)->entries.count, 0);
}

static void umask_is_heeded(void **state) {
    struct whole whole = {0};
    umask(077);
    assert_true(whole_open(&whole, "b.json", diag_of(state)));
    assert_true(whole_commit(&whole, diag_of(state)));
    umask(0);
    assert_int_equal(mode_of("b.json"), 0600);
    assert_true(whole_open(&whole, "c.json", diag_of(state)));
    assert_true(whole_commit(&whole, diag_of(state)));
    assert_int_equal(mode_of("c.json"), 0666);
}

static void old_file_stands_until_the_commit(void **state) {
    struct whole whole = {0};
    put("b.json", "oud en langer");
    assert_int_equal(chmod("b.json", 0640), 0);
    assert_true(whole_open(&whole, "./b.json", diag_of(state)));
    put(whole.path, "nieuw");
    assert_holds("b.json", "oud en langer");
    assert_true(whole_commit(&whole, diag_of(state)));
    assert_holds("b.json", "nieuw");
    assert_int_equal(mode_of("b.json"), 0640);
    assert_int_equal(file_count("."), 1);
}

static void abort_leaves_the_old_file_and_nothing_else(void **state) {
    struct whole whole = {0}, other = {0}, never = {0};
    put("b.json", "oud");
    assert_true(whole_open(&whole, "b.json", diag_of(state)));
    assert_true(whole_open(&other, "c.json", diag_of(state)));
    put(whole.path, "nieuw");
    whole_abort(&whole, diag_of(state));
    whole_abort(&whole, diag_of(state));
    whole_abort(&other, diag_of(state));
    whole_abort(&never, diag_of(state));
    assert_holds("b.json", "oud");
    assert_int_equal(file_count("."), 1);
}

static void abort_after_commit_does_nothing(void **state) {
    struct whole whole = {0};
    assert_true(whole_open(&whole, "b.json", diag_of(state)));
    assert_true(whole_commit(&whole, diag_of(state)));
    whole_abort(&whole, diag_of(state));
    assert_int_equal(access("b.json", F_OK), 0);
}

static void targets_that_cannot_be(void **state) {
    put("bestand", "");
    assert_int_equal(mkdir("map", 0755), 0);
    char wide[600];
    snprintf(wide, sizeof wide, "%0300d.json", 1);
    assert_refused(state, "geen/map/b.json", "kan niet geschreven worden: de map bestaat niet");
    assert_refused(state, "map", "kan niet geschreven worden: het is een map");
    assert_refused(state, "map/", "kan niet geschreven worden: het is een map");
    assert_refused(state, "nieuw/", "kan niet geschreven worden: het is een map");
    assert_refused(state, "/", "kan niet geschreven worden: het is een map");
    assert_refused(state, "", "kan niet geschreven worden: de map bestaat niet");
    assert_refused(state, "bestand/b.json",
                   "kan niet geschreven worden: een deel van het pad is geen map");
    assert_refused(state, wide, "kan niet geschreven worden: de naam is te lang");
    assert_int_equal(file_count("."), 2);
    assert_int_equal(file_count("map"), 0);
}

/* Root may write anywhere: for this the tests are somebody else. */
static void without_rights(void **state) {
    assert_int_equal(mkdir("dicht", 0555), 0);
    assert_int_equal(mkdir("open", 0777), 0);
    assert_int_equal(mkdir("gedeeld", 0777), 0);
    assert_int_equal(chmod("open", 0777), 0);
    assert_int_equal(chmod("gedeeld", 01777), 0);
    put("open/vast.json", "oud");
    put("gedeeld/ander.json", "oud");
    assert_int_equal(chmod("open/vast.json", 0444), 0);
    assert_int_equal(chmod("gedeeld/ander.json", 0666), 0);
    bool is_root = geteuid() == 0;
    if (is_root && seteuid(65534) != 0) skip();
    const char *message = "kan niet geschreven worden: geen recht om daar te schrijven";
    assert_refused(state, "dicht/b.json", message);
    assert_refused(state, "open/vast.json", message);
    if (is_root) assert_refused(state, "gedeeld/ander.json", message);
    if (is_root) assert_int_equal(seteuid(0), 0);
    assert_int_equal(file_count("dicht"), 0);
    assert_int_equal(file_count("open"), 1);
    assert_int_equal(file_count("gedeeld"), 1);
}

static void links_lead_to_what_is_replaced(void **state) {
    struct whole whole = {0};
    assert_int_equal(mkdir("echt", 0755), 0);
    put("echt/b.json", "oud");
    assert_int_equal(symlink("echt/b.json", "een"), 0);
    assert_int_equal(symlink("een", "twee"), 0);
    assert_true(whole_open(&whole, "twee", diag_of(state)));
    put(whole.path, "nieuw");
    assert_true(whole_commit(&whole, diag_of(state)));
    assert_holds("echt/b.json", "nieuw");
    assert_holds("een", "nieuw");
    assert_int_equal(file_count("echt"), 1);
    assert_int_equal(file_count("."), 3);
}

static void link_to_a_file_that_is_not_there_yet(void **state) {
    struct whole whole = {0};
    assert_int_equal(mkdir("echt", 0755), 0);
    assert_int_equal(symlink("echt/b.json", "een"), 0);
    assert_true(whole_open(&whole, "een", diag_of(state)));
    put(whole.path, "nieuw");
    assert_true(whole_commit(&whole, diag_of(state)));
    assert_holds("echt/b.json", "nieuw");
    assert_holds("een", "nieuw");
}

static void links_that_lead_nowhere(void **state) {
    assert_int_equal(symlink("rond", "rond"), 0);
    assert_int_equal(symlink("weg/b.json", "weg"), 0);
    assert_int_equal(symlink("geen/b.json", "dood"), 0);
    assert_refused(state, "rond", "kan niet geschreven worden: de koppelingen lopen in een kring");
    assert_refused(state, "weg", "kan niet geschreven worden: de koppelingen lopen in een kring");
    assert_refused(state, "dood", "kan niet geschreven worden: de map bestaat niet");
    assert_int_equal(file_count("."), 3);
}

static void device_is_written_to_directly(void **state) {
    struct whole whole = {0};
    assert_true(whole_open(&whole, "/dev/null", diag_of(state)));
    assert_true(whole.is_direct);
    assert_string_equal(whole.path, "/dev/null");
    FILE *out = whole_stream(whole.path, diag_of(state));
    assert_true(fputs("tekst", out) >= 0);
    assert_true(whole_stream_end(out, whole.path, diag_of(state)));
    assert_true(whole_commit(&whole, diag_of(state)));
    assert_int_equal(access("/dev/null", F_OK), 0);
    assert_true(whole_open(&whole, "/dev/null", diag_of(state)));
    whole_abort(&whole, diag_of(state));
    assert_int_equal(access("/dev/null", F_OK), 0);
}

/* Standard output that leads to a file is that file, not a name to be replaced. */
static void standard_output_is_written_to_directly(void **state) {
    struct whole whole = {0};
    if (access("/dev/stdout", F_OK) != 0) skip();
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    assert_non_null(freopen("uit", "w", stdout));
    bool opened = whole_open(&whole, "/dev/stdout", diag_of(state));
    put(whole.path, "nieuw");
    bool done = whole_commit(&whole, diag_of(state));
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_true(opened && done && whole.is_direct);
    assert_holds("uit", "nieuw");
    assert_int_equal(file_count("."), 1);
}

static void full_device_is_told(void **state) {
    struct whole whole = {0};
    if (access("/dev/full", W_OK) != 0) skip();
    assert_true(whole_open(&whole, "/dev/full", diag_of(state)));
    FILE *out = whole_stream(whole.path, diag_of(state));
    assert_true(fputs("tekst", out) >= 0);
    assert_false(whole_stream_end(out, whole.path, diag_of(state)));
    whole_abort(&whole, diag_of(state));
    assert_fault(diag_of(state), "/dev/full", "kan niet geschreven worden: de schijf is vol");
}

/* A limit on the size of files stands for a full disk; the fault names the target. */
static void fault_of_a_writer_is_the_targets(void **state) {
    struct whole whole = {0};
    struct rlimit old, small;
    put("b.json", "oud");
    assert_true(whole_open(&whole, "b.json", diag_of(state)));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){8, old.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    FILE *out = whole_stream(whole.path, diag_of(state));
    fputs("meer dan acht bytes", out);
    bool ended = whole_stream_end(out, whole.path, diag_of(state));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, handler);
    assert_false(ended);
    whole_abort(&whole, diag_of(state));
    assert_fault(diag_of(state), "b.json",
                 "kan niet geschreven worden: het bestand wordt te groot");
    assert_holds("b.json", "oud");
    assert_int_equal(file_count("."), 1);
}

static void all_appear_together(void **state) {
    struct whole wholes[3] = {0};
    put("b.json", "oud");
    assert_true(whole_open(&wholes[0], "b.json", diag_of(state)));
    assert_true(whole_open(&wholes[2], "c.json", diag_of(state)));
    put(wholes[0].path, "een");
    put(wholes[2].path, "twee");
    assert_true(whole_commit_all(wholes, 3, diag_of(state)));
    assert_holds("b.json", "een");
    assert_holds("c.json", "twee");
    assert_int_equal(file_count("."), 2);
}

/* What a writer made is gone before the commit: found before the first is renamed. */
static void fault_before_the_renames_keeps_all_old(void **state) {
    struct whole wholes[3] = {0};
    put("a.json", "oud");
    assert_true(whole_open(&wholes[0], "a.json", diag_of(state)));
    assert_true(whole_open(&wholes[1], "b.json", diag_of(state)));
    assert_true(whole_open(&wholes[2], "c.json", diag_of(state)));
    put(wholes[0].path, "nieuw");
    assert_int_equal(unlink(wholes[1].path), 0);
    assert_int_equal(symlink("geen/map", wholes[1].path), 0);
    assert_false(whole_commit_all(wholes, 3, diag_of(state)));
    assert_fault(diag_of(state), "b.json", "kan niet geschreven worden: de map bestaat niet");
    assert_holds("a.json", "oud");
    assert_int_equal(file_count("."), 1);
}

static void rename_that_fails_is_told(void **state) {
    struct whole wholes[2] = {0};
    assert_true(whole_open(&wholes[0], "a.json", diag_of(state)));
    assert_true(whole_open(&wholes[1], "b.json", diag_of(state)));
    assert_int_equal(mkdir("a.json", 0755), 0);
    assert_false(whole_commit_all(wholes, 2, diag_of(state)));
    assert_fault(diag_of(state), "a.json", "kan niet geschreven worden: het is een map");
    assert_int_not_equal(access("b.json", F_OK), 0);
    assert_int_equal(file_count("."), 1);
}

static void temporary_names_of_others_are_left_alone(void **state) {
    struct whole first = {0}, second = {0};
    assert_true(whole_open(&first, "b.json", diag_of(state)));
    assert_true(whole_open(&second, "b.json", diag_of(state)));
    assert_string_not_equal(first.path, second.path);
    assert_int_equal(first.path[0], '.');
    whole_abort(&first, diag_of(state));
    assert_true(whole_commit(&second, diag_of(state)));
    assert_int_equal(file_count("."), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(new_file_appears_at_the_commit),
        TEST(umask_is_heeded),
        TEST(old_file_stands_until_the_commit),
        TEST(abort_leaves_the_old_file_and_nothing_else),
        TEST(abort_after_commit_does_nothing),
        TEST(targets_that_cannot_be),
        TEST(without_rights),
        TEST(links_lead_to_what_is_replaced),
        TEST(link_to_a_file_that_is_not_there_yet),
        TEST(links_that_lead_nowhere),
        TEST(device_is_written_to_directly),
        TEST(standard_output_is_written_to_directly),
        TEST(full_device_is_told),
        TEST(fault_of_a_writer_is_the_targets),
        TEST(all_appear_together),
        TEST(fault_before_the_renames_keeps_all_old),
        TEST(rename_that_fails_is_told),
        TEST(temporary_names_of_others_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
