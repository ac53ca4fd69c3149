#include "input/pdf/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STATUS_NEVER_RAN = 126, TICK = 200 /* ms */ };

/* What the child says when there is no such program. */
static const char missing[] = "\1missing";
#define MEMORY_MOST ((rlim_t)2 << 30)

struct process {
    pid_t id;
    int out, said; /* to read from, -1 once at their end */
    time_t deadline;
    size_t room, said_length;
    struct arena *arena;
};

static time_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

/* ---- input ---- */

static bool write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t put = write(descriptor, bytes, length);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* A file that holds the bytes and has no name any more; -1 with errno when it cannot be. */
static int make_file(const char *bytes, size_t length) {
    const char *folder = getenv("TMPDIR");
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/overlegmonitor-XXXXXX",
                        folder != NULL && *folder == '/' ? folder : "/tmp");
    if (size < 0 || (size_t)size >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int descriptor = mkstemp(path);
    if (descriptor < 0) return -1;
    unlink(path);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    if (write_all(descriptor, bytes, length) && lseek(descriptor, 0, SEEK_SET) == 0)
        return descriptor;
    int fault = errno;
    close(descriptor);
    errno = fault;
    return -1;
}

/* ---- the child ---- */

static void limit(int resource, rlim_t most) {
    struct rlimit limits = {most, most};
    if (setrlimit(resource, &limits) != 0) _exit(STATUS_NEVER_RAN);
}

/* Between fork and exec only calls that are safe there. */
static _Noreturn void be_child(const char *const *arguments, int in, int out, int said) {
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0)
        _exit(STATUS_NEVER_RAN);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, PROCESS_SECONDS);
    limit(RLIMIT_AS, MEMORY_MOST);
    execvp(arguments[0], (char *const *)(uintptr_t)arguments);
    if (errno == ENOENT && write(STDERR_FILENO, missing, sizeof missing - 1) < 0)
        _exit(STATUS_NEVER_RAN);
    _exit(STATUS_NEVER_RAN);
}

static void close_pair(const int pair[2]) {
    close(pair[0]);
    close(pair[1]);
}

/* Pipe, so that only the child that it is for keeps its end open. */
static bool make_pipe(int pair[2]) {
    if (pipe(pair) != 0) return false;
    for (int i = 0; i < 2; i++) fcntl(pair[i], F_SETFD, FD_CLOEXEC);
    return true;
}

/* One child is made at a time: another one must not inherit the pipes in the making. */
static bool start(struct process *process, const char *const *arguments, int in) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    int out[2], said[2];
    pthread_mutex_lock(&lock);
    bool has_out = make_pipe(out), has_both = has_out && make_pipe(said);
    process->id = has_both ? fork() : -1;
    if (process->id == 0) be_child(arguments, in, out[1], said[1]);
    pthread_mutex_unlock(&lock);
    if (process->id > 0) {
        close(out[1]);
        close(said[1]);
        process->out = out[0];
        process->said = said[0];
        return true;
    }
    if (has_both) close_pair(said);
    if (has_out) close_pair(out);
    return false;
}

/* ---- output ---- */

static void close_end(int *descriptor) {
    close(*descriptor);
    *descriptor = -1;
}

static void take_out(struct process *process, struct process_result *result) {
    if (result->length + 1 >= process->room) {
        char *wider = arena_take(process->arena, 2 * process->room);
        memcpy(wider, result->out, result->length);
        result->out = wider;
        process->room *= 2;
    }
    ssize_t got =
        read(process->out, result->out + result->length, process->room - 1 - result->length);
    if (got > 0)
        result->length += (size_t)got;
    else if (got == 0 || errno != EINTR)
        close_end(&process->out);
}

static void take_said(struct process *process, struct process_result *result) {
    char bytes[512];
    ssize_t got = read(process->said, bytes, sizeof bytes);
    if (got == 0 || (got < 0 && errno != EINTR)) close_end(&process->said);
    if (got <= 0) return;
    size_t left = sizeof result->said - 1 - process->said_length;
    size_t size = (size_t)got < left ? (size_t)got : left;
    memcpy(result->said + process->said_length, bytes, size);
    process->said_length += size;
}

/* Reads both pipes to their end, or until a limit is hit. */
static enum process_end collect(struct process *process, struct process_result *result) {
    while (process->out >= 0 || process->said >= 0) {
        struct pollfd ends[2] = {{process->out, POLLIN, 0}, {process->said, POLLIN, 0}};
        if (now() >= process->deadline) return PROCESS_END_LATE;
        if (poll(ends, 2, TICK) <= 0) continue;
        if (ends[0].revents != 0) take_out(process, result);
        if (ends[1].revents != 0) take_said(process, result);
        if (result->length > PROCESS_MOST) return PROCESS_END_MUCH;
    }
    return PROCESS_END_WELL;
}

/* A program may close its output and still run: it gets no more time than the rest. */
static enum process_end wait_for(struct process *process, enum process_end end) {
    int status = 0;
    pid_t got = 0;
    if (end != PROCESS_END_WELL) kill(process->id, SIGKILL);
    while (end == PROCESS_END_WELL && (got = waitpid(process->id, &status, WNOHANG)) == 0) {
        if (now() < process->deadline) {
            nanosleep(&(struct timespec){0, 1000000}, NULL);
            continue;
        }
        kill(process->id, SIGKILL);
        end = PROCESS_END_LATE;
    }
    while (got <= 0 && waitpid(process->id, &status, 0) < 0 && errno == EINTR) continue;
    if (end != PROCESS_END_WELL) return end;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return PROCESS_END_WELL;
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? PROCESS_END_LATE
                                                              : PROCESS_END_FAILED;
}

struct process_result process_run(const char *const *arguments, const char *bytes, size_t length,
                                  struct arena *arena) {
    struct process_result result = {.end = PROCESS_END_FAILED};
    struct process process = {.room = 65536, .deadline = now() + PROCESS_SECONDS, .arena = arena};
    result.out = arena_take(arena, process.room);
    int in = make_file(bytes, length);
    if (in < 0) {
        snprintf(result.said, sizeof result.said, "tijdelijk bestand: %s", strerror(errno));
        return result;
    }
    if (start(&process, arguments, in)) {
        enum process_end end = collect(&process, &result);
        if (process.out >= 0) close(process.out);
        if (process.said >= 0) close(process.said);
        result.end = wait_for(&process, end);
        if (strcmp(result.said, missing) == 0) result.end = PROCESS_END_MISSING;
        result.out[result.length] = '\0';
    } else {
        snprintf(result.said, sizeof result.said, "kan niet starten: %s", strerror(errno));
    }
    close(in);
    return result;
}
