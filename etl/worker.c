#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "confine.h"

/* How much longer than its processor time a process may take by the clock. */
enum { CLOCK_FACTOR = 3, CLOCK_EXTRA = 10 };

/* A longer message is none: no document is. */
#define MESSAGE_MOST ((size_t)8 << 30)

enum { CHUNK = 1 << 16 };

double worker_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- in the process ---- */

static void send_all(int channel, const void *bytes, size_t length) {
    for (size_t sent = 0; sent < length;) {
        ssize_t now = write(channel, (const char *)bytes + sent, length - sent);
        if (now < 0 && errno == EINTR) continue;
        if (now < 0) _exit(CONFINE_STATUS_SILENT); /* nobody listens any more */
        sent += (size_t)now;
    }
}

void worker_send(int channel, const char *bytes, size_t length) {
    send_all(channel, &length, sizeof length);
    send_all(channel, bytes, length);
}

static _Noreturn void run(int channel, void (*work)(int, void *), void *context,
                          const struct limits *limits) {
    const size_t end = 0;
    if (!confine(limits->memory_mib, limits->seconds)) _exit(CONFINE_STATUS_OPEN);
    work(channel, context);
    send_all(channel, &end, sizeof end);
    _exit(0);
}

bool worker_start(struct worker *worker, void (*work)(int channel, void *context), void *context,
                  const struct limits *limits) {
    int ends[2];
    *worker = (struct worker){.process = -1, .pipe = -1, .limits = limits};
    if (pipe(ends) != 0) return false;
    worker->process = fork();
    if (worker->process == 0) {
        close(ends[0]);
        run(ends[1], work, context, limits);
    }
    close(ends[1]);
    if (worker->process < 0) {
        close(ends[0]);
        return false;
    }
    worker->pipe = ends[0];
    fcntl(worker->pipe, F_SETFD, FD_CLOEXEC);
    fcntl(worker->pipe, F_SETFL, O_NONBLOCK);
    worker->deadline = worker_clock() + (double)(limits->seconds * CLOCK_FACTOR + CLOCK_EXTRA);
    worker->arena = arena_new();
    return true;
}

/* ---- in the process that waits ---- */

/* Room for what comes next; it grows as bytes come, whatever length was said. */
static size_t make_room(struct worker *worker) {
    size_t wanted = worker->expected == 0 ? sizeof worker->expected : worker->expected;
    if (worker->room == worker->length) {
        size_t wider = worker->room == 0 ? CHUNK : 2 * worker->room;
        char *bytes = arena_take(worker->arena, wider);
        if (worker->length > 0) memcpy(bytes, worker->bytes, worker->length);
        worker->bytes = bytes;
        worker->room = wider;
    }
    size_t left = worker->room - worker->length;
    return left < wanted - worker->length ? left : wanted - worker->length;
}

static void forget(struct worker *worker) {
    arena_end(worker->arena);
    worker->arena = arena_new();
    worker->bytes = NULL;
    worker->length = worker->room = worker->expected = 0;
}

static void take_length(struct worker *worker) {
    size_t expected;
    memcpy(&expected, worker->bytes, sizeof expected);
    if (expected > MESSAGE_MOST) worker_kill(worker, "zond iets wat geen bericht is");
    worker->is_done = expected == 0;
    worker->length = 0;
    worker->expected = expected;
}

bool worker_take(struct worker *worker,
                 void (*receive)(const char *bytes, size_t length, void *context), void *context) {
    for (;;) {
        size_t wanted = make_room(worker);
        ssize_t got = read(worker->pipe, worker->bytes + worker->length, wanted);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno == EAGAIN;
        if (got == 0) return false;
        worker->length += (size_t)got;
        if (worker->expected == 0) {
            if (worker->length == sizeof worker->expected) take_length(worker);
        } else if (worker->length == worker->expected) {
            receive(worker->bytes, worker->length, context);
            forget(worker);
        }
    }
}

void worker_kill(struct worker *worker, const char *reason) {
    worker->killed = reason;
    kill(-worker->process, SIGKILL); /* with what it started */
    kill(worker->process, SIGKILL);
}

static const char *reason_of(const struct worker *worker, int status, struct arena *arena) {
    const struct limits *limits = worker->limits;
    if (worker->killed != NULL) return worker->killed;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return arena_print(arena, "vraagt meer dan %zu seconden rekentijd", limits->seconds);
    if (WIFSIGNALED(status))
        return arena_print(arena, "het lezen liep vast (signaal %d)", WTERMSIG(status));
    if (WIFEXITED(status) && WEXITSTATUS(status) == CONFINE_STATUS_MEMORY)
        return arena_print(arena, "vraagt meer dan %zu MiB geheugen", limits->memory_mib);
    if (WIFEXITED(status) && WEXITSTATUS(status) == CONFINE_STATUS_OPEN)
        return "kan op dit systeem niet afgezonderd gelezen worden";
    if (!worker->is_done)
        return arena_print(arena, "het lezen brak af (status %d)", WEXITSTATUS(status));
    return NULL;
}

const char *worker_end(struct worker *worker, struct arena *arena) {
    int status = 0;
    close(worker->pipe);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR) continue;
    arena_end(worker->arena);
    worker->arena = NULL;
    return reason_of(worker, status, arena);
}
