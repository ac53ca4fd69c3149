#define _GNU_SOURCE
#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "confine.h"

/* How much longer than its processor time a process may take by the clock. */
enum { CLOCK_FACTOR = 3, CLOCK_EXTRA = 10 };

/* What a process says of one task takes at most so many times the memory that it may take. */
enum { SAID_MOST = 4 };

/* How long a process that said it leaves may take to do so. */
static const double LEAVING_MOST = 3;

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

/* The lengths that are no message's: the task is done, and whether the process goes on. */
static const size_t said_ready = 0, said_leaving = SIZE_MAX;

/* False when no more will be asked. */
static bool hear_task(int tasks, size_t *task) {
    ssize_t got;
    while ((got = read(tasks, task, sizeof *task)) < 0 && errno == EINTR) continue;
    return got == (ssize_t)sizeof *task;
}

static _Noreturn void run(int tasks, int channel, worker_task *work, void *context,
                          const struct limits *limits) {
    size_t task;
    if (!confine(limits->memory_mib)) _exit(CONFINE_STATUS_OPEN);
    while (hear_task(tasks, &task)) {
        confine_time(limits->seconds);
        bool goes_on = work(channel, task, context);
        send_all(channel, goes_on ? &said_ready : &said_leaving, sizeof said_ready);
        if (!goes_on) break;
    }
    _exit(0);
}

/* Where the process has its two ends, behind the standard streams. */
enum { TASKS = STDERR_FILENO + 1, CHANNEL };

/* Ends of other processes' pipes would keep those open. False where no descriptor is left. */
static bool keep_only(int tasks, int channel) {
    int above = fcntl(channel, F_DUPFD, CHANNEL + 1);
    if (above < 0 || dup2(tasks, TASKS) < 0 || dup2(above, CHANNEL) < 0) return false;
    closefrom(CHANNEL + 1);
    return true;
}

bool worker_start(struct worker *worker, worker_task *work, void *context,
                  const struct limits *limits) {
    int tasks[2], channel[2];
    *worker = (struct worker){.process = -1, .limits = limits};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, tasks) != 0) return false;
    if (pipe(channel) != 0) {
        close(tasks[0]), close(tasks[1]);
        return false;
    }
    worker->process = fork();
    if (worker->process == 0) {
        close(tasks[1]), close(channel[0]); /* which leaves room for what keep_only opens */
        if (!keep_only(tasks[0], channel[1])) _exit(CONFINE_STATUS_OPEN);
        run(TASKS, CHANNEL, work, context, limits);
    }
    close(tasks[0]), close(channel[1]);
    worker->tasks = tasks[1];
    worker->pipe = channel[0];
    if (worker->process < 0) {
        close(worker->tasks), close(worker->pipe);
        return false;
    }
    fcntl(worker->tasks, F_SETFD, FD_CLOEXEC);
    fcntl(worker->pipe, F_SETFD, FD_CLOEXEC);
    fcntl(worker->pipe, F_SETFL, O_NONBLOCK);
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

void worker_ask(struct worker *worker, size_t task) {
    worker->is_done = false;
    worker->said = 0;
    worker->deadline =
        worker_clock() + (double)(worker->limits->seconds * CLOCK_FACTOR + CLOCK_EXTRA);
    /* A process that is gone already is noticed when its pipe is read. */
    send(worker->tasks, &task, sizeof task, MSG_NOSIGNAL);
}

/* What the length of the next message says. */
static enum worker_state take_length(struct worker *worker) {
    size_t expected;
    memcpy(&expected, worker->bytes, sizeof expected);
    worker->length = 0;
    worker->is_done = expected == said_ready || expected == said_leaving;
    if (expected == said_ready) return WORKER_STATE_READY;
    if (expected == said_leaving) return WORKER_STATE_GONE;
    size_t most = worker->limits->memory_mib * SAID_MOST << 20;
    if (expected > most || worker->said > most - expected) {
        worker_kill(worker, "gaf meer terug dan een bestand kan bevatten");
        return WORKER_STATE_GONE;
    }
    worker->expected = expected;
    worker->said += expected;
    return WORKER_STATE_BUSY;
}

enum worker_state worker_take(struct worker *worker,
                              void (*receive)(const char *bytes, size_t length, void *context),
                              void *context) {
    enum worker_state state = WORKER_STATE_BUSY;
    while (state == WORKER_STATE_BUSY) {
        size_t wanted = make_room(worker);
        ssize_t got = read(worker->pipe, worker->bytes + worker->length, wanted);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno == EAGAIN ? WORKER_STATE_BUSY : WORKER_STATE_GONE;
        if (got == 0) return WORKER_STATE_GONE;
        worker->length += (size_t)got;
        if (worker->expected == 0) {
            if (worker->length == sizeof worker->expected) state = take_length(worker);
        } else if (worker->length == worker->expected) {
            receive(worker->bytes, worker->length, context);
            forget(worker);
            return worker->killed == NULL ? WORKER_STATE_BUSY : WORKER_STATE_GONE;
        }
    }
    return state;
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

/* Waits until the process has ended, without taking its status. False when it stays. */
static bool await_end(const struct worker *worker) {
    static const struct timespec pause = {.tv_nsec = 1000000};
    double latest = worker_clock() + LEAVING_MOST;
    siginfo_t info;
    do {
        info.si_pid = 0;
        if (waitid(P_PID, (id_t)worker->process, &info, WEXITED | WNOWAIT | WNOHANG) != 0) break;
        if (info.si_pid == 0) nanosleep(&pause, NULL);
    } while (info.si_pid == 0 && worker_clock() < latest);
    return info.si_pid != 0;
}

const char *worker_end(struct worker *worker, struct arena *arena) {
    int status = 0;
    close(worker->tasks);
    close(worker->pipe);
    bool stays = !await_end(worker) && worker->killed == NULL;
    kill(-worker->process, SIGKILL); /* what it started, and itself if it stays */
    kill(worker->process, SIGKILL);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR) continue;
    arena_end(worker->arena);
    worker->arena = NULL;
    if (stays) return worker->is_done ? NULL : "het lezen hield op zonder einde";
    return reason_of(worker, status, arena);
}
