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
};

static void hear(const char *bytes, size_t length, void *context) {
    struct heard *heard = context;
    heard->said = arena_print(heard->arena, "%s%.*s;", heard->said, (int)length, bytes);
}

/* What the process says, then why it ended early ("-": it did not). */
static const char *told_by(struct arena *arena, void (*work)(int, void *), struct limits limits) {
    struct worker worker;
    struct heard heard = {arena, ""};
    assert_true(worker_start(&worker, work, NULL, &limits));
    struct pollfd ready = {worker.pipe, POLLIN, 0};
    do {
        if (poll(&ready, 1, 100) == 0 && worker_clock() > worker.deadline) {
            worker_kill(&worker, "te laat");
            break;
        }
    } while (worker_take(&worker, hear, &heard));
    const char *reason = worker_end(&worker, arena);
    return arena_print(arena, "%s%s", heard.said, reason == NULL ? "-" : reason);
}

static void say_two(int channel, void *context) {
    (void)context;
    worker_send(channel, "een", 3);
    worker_send(channel, "twee", 4);
}

static void say_much(int channel, void *context) {
    (void)context;
    struct arena *arena = arena_new();
    char *bytes = arena_take(arena, 3000000);
    memset(bytes, 'x', 3000000);
    bytes[2999999] = '\0';
    worker_send(channel, bytes, 3000000);
}

static void crash(int channel, void *context) {
    (void)context;
    worker_send(channel, "een", 3);
    raise(SIGKILL);
}

static void leave(int channel, void *context) {
    (void)channel, (void)context;
    _exit(7);
}

static void take_memory(int channel, void *context) {
    (void)channel, (void)context;
    for (struct arena *arena = arena_new();;) arena_take(arena, 1 << 20);
}

static void spin(int channel, void *context) {
    (void)channel, (void)context;
    for (volatile unsigned long i = 0;; i++) continue;
}

static void lie(int channel, void *context) {
    (void)context;
    size_t length = SIZE_MAX / 2;
    if (write(channel, &length, sizeof length) < 0) return;
    for (;;) pause();
}

static void call_out(int channel, void *context) {
    (void)context;
    bool is_denied = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM &&
                     socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM;
    worker_send(channel, is_denied ? "dicht" : "open", is_denied ? 5 : 4);
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
    assert_string_equal(told_by(arena, lie, LIMITS_DEFAULT), "zond iets wat geen bericht is");
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
        TEST(there_is_no_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
