/* etl/worker and etl/confine: what a process that reads a file may do, and what is told of one that
 * does not come to its end. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "support.h"
#include "worker.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

struct heard {
    struct arena *arena;
    const char *said;
    struct worker *unwanted; /* to be killed for what it says; or NULL */
};

static void hear(const char *bytes, size_t length, void *context) {
    struct heard *heard = context;
    heard->said = arena_print(heard->arena, "%s%.*s;", heard->said, (int)length, bytes);
    if (heard->unwanted != NULL) worker_kill(heard->unwanted, "zegt iets verkeerds");
}

/* What the process says, then why it ended early ("-": it did not). */
static const char *told_by(struct arena *arena, worker_task *work, struct limits limits) {
    struct worker worker;
    struct heard heard = {arena, "", NULL};
    assert_true(worker_start(&worker, work, NULL, &limits));
    worker_ask(&worker, 0);
    enum worker_state state = WORKER_STATE_BUSY;
    while (state == WORKER_STATE_BUSY) {
        struct pollfd ready = {worker.pipe, POLLIN, 0};
        if (poll(&ready, 1, 100) == 0 && worker_clock() > worker.deadline) break;
        state = worker_take(&worker, hear, &heard);
    }
    const char *reason = worker_end(&worker, arena);
    return arena_print(arena, "%s%s", heard.said, reason == NULL ? "-" : reason);
}

static bool say_two(int channel, size_t task, void *context) {
    (void)task, (void)context;
    worker_send(channel, "een", 3);
    worker_send(channel, "twee", 4);
    return true;
}

static bool say_much(int channel, size_t task, void *context) {
    (void)task, (void)context;
    struct arena *arena = arena_new();
    char *bytes = arena_take(arena, 3000000);
    memset(bytes, 'x', 3000000);
    bytes[2999999] = '\0';
    worker_send(channel, bytes, 3000000);
    return false;
}

static bool crash(int channel, size_t task, void *context) {
    (void)task, (void)context;
    worker_send(channel, "een", 3);
    raise(SIGKILL);
    return true;
}

static bool leave(int channel, size_t task, void *context) {
    (void)channel, (void)task, (void)context;
    _exit(7);
}

static bool take_memory(int channel, size_t task, void *context) {
    (void)channel, (void)task, (void)context;
    for (struct arena *arena = arena_new();;) arena_take(arena, 1 << 20);
    return true;
}

static bool spin(int channel, size_t task, void *context) {
    (void)channel, (void)task, (void)context;
    for (volatile unsigned long i = 0;; i++) continue;
    return true;
}

static bool lie(int channel, size_t task, void *context) {
    (void)task, (void)context;
    size_t length = SIZE_MAX / 2;
    if (write(channel, &length, sizeof length) < 0) return false;
    for (;;) pause();
    return true;
}

/* Floods whoever listens. */
static bool chatter(int channel, size_t task, void *context) {
    (void)task, (void)context;
    static const char words[1 << 16];
    for (;;) worker_send(channel, words, sizeof words);
    return true;
}

/* Says that it leaves and stays. */
static bool linger(int channel, size_t task, void *context) {
    (void)task, (void)context;
    size_t leaving = SIZE_MAX;
    if (write(channel, &leaving, sizeof leaving) < 0) return false;
    for (;;) pause();
    return true;
}

static bool call_out(int channel, size_t task, void *context) {
    (void)task, (void)context;
    bool is_denied = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM &&
                     socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM;
    worker_send(channel, is_denied ? "dicht" : "open", is_denied ? 5 : 4);
    return true;
}

static void all_is_heard_in_order(void **state) {
    struct support *support = *state;
    assert_string_equal(told_by(support->arena, say_two, LIMITS_DEFAULT), "een;twee;-");
    assert_int_equal(strlen(told_by(support->arena, say_much, LIMITS_DEFAULT)), 2999999 + 2);
}

static void what_ends_early_tells_why(void **state) {
    struct support *support = *state;
    struct arena *arena = support->arena;
    assert_string_equal(told_by(arena, crash, LIMITS_DEFAULT),
                        "een;het lezen liep vast (signaal 9)");
    assert_string_equal(told_by(arena, leave, LIMITS_DEFAULT), "het lezen brak af (status 7)");
    assert_string_equal(told_by(arena, lie, LIMITS_DEFAULT),
                        "gaf meer terug dan een bestand kan bevatten");
}

static void one_that_will_not_stop_is_stopped(void **state) {
    struct support *support = *state;
    struct limits limits = {.size_mib = 1, .memory_mib = 64, .seconds = 300};
    assert_non_null(strstr(told_by(support->arena, chatter, limits),
                           ";gaf meer terug dan een bestand kan bevatten"));
    assert_string_equal(told_by(support->arena, linger, limits), "-");
}

/* Although the process says at once that it is done. */
static void one_that_says_something_wrong_has_not_done_its_task(void **state) {
    struct support *support = *state;
    struct limits limits = LIMITS_DEFAULT;
    struct worker worker;
    struct heard heard = {support->arena, "", &worker};
    assert_true(worker_start(&worker, say_two, NULL, &limits));
    worker_ask(&worker, 0);
    struct pollfd ready = {worker.pipe, POLLIN, 0};
    while (heard.said[0] == '\0') {
        poll(&ready, 1, 1000);
        if (worker_take(&worker, hear, &heard) == WORKER_STATE_GONE) break;
    }
    assert_string_equal(heard.said, "een;");
    assert_string_equal(worker_end(&worker, support->arena), "zegt iets verkeerds");
}

static void limits_hold(void **state) {
    struct support *support = *state;
    struct limits limits = {.size_mib = 1, .memory_mib = 64, .seconds = 1};
    if (!SANITIZED)
        assert_string_equal(told_by(support->arena, take_memory, limits),
                            "vraagt meer dan 64 MiB geheugen");
    assert_string_equal(told_by(support->arena, spin, limits),
                        "vraagt meer dan 1 seconden rekentijd");
}

static bool count(int channel, size_t task, void *context) {
    size_t *done = context;
    struct arena *arena = arena_new();
    const char *said = arena_print(arena, "%zu:%zu", task, ++*done);
    worker_send(channel, said, strlen(said));
    arena_end(arena);
    return task < 8;
}

static void tasks_come_one_by_one_until_it_leaves(void **state) {
    struct support *support = *state;
    struct limits limits = LIMITS_DEFAULT;
    struct worker worker;
    struct heard heard = {support->arena, "", NULL};
    size_t done = 0;
    assert_true(worker_start(&worker, count, &done, &limits));
    for (size_t task = 7; task < 9; task++) {
        enum worker_state state_now = WORKER_STATE_BUSY;
        worker_ask(&worker, task);
        while (state_now == WORKER_STATE_BUSY) {
            struct pollfd ready = {worker.pipe, POLLIN, 0};
            poll(&ready, 1, 1000);
            state_now = worker_take(&worker, hear, &heard);
        }
        assert_int_equal(state_now, task == 7 ? WORKER_STATE_READY : WORKER_STATE_GONE);
    }
    assert_null(worker_end(&worker, support->arena));
    assert_string_equal(heard.said, "7:1;8:2;");
    assert_int_equal(done, 0);
}

static void there_is_no_network(void **state) {
    struct support *support = *state;
    assert_string_equal(told_by(support->arena, call_out, LIMITS_DEFAULT), "dicht;-");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(all_is_heard_in_order),
        TEST(what_ends_early_tells_why),
        TEST(limits_hold),
        TEST(tasks_come_one_by_one_until_it_leaves),
        TEST(one_that_will_not_stop_is_stopped),
        TEST(one_that_says_something_wrong_has_not_done_its_task),
        TEST(there_is_no_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
