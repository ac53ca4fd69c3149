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
#include <unistd.h>

/* With 126 and more shells and the loader say too that a program never ran. */
enum { STATUS_NEVER_RAN = 126 };

/* What the child says before the number of the fault for which the program did not start. */
static const char never_ran = '\1';

#define MEMORY_MOST ((rlim_t)2 << 30)

struct process {
    pid_t id;
    int out, said; /* to read from, -1 once at their end */
    size_t room, said_length;
    struct arena *arena;
};

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

static _Noreturn void tell_fault(int fault) {
    char said[1 + sizeof fault] = {never_ran};
    memcpy(said + 1, &fault, sizeof fault);
    ssize_t put = write(STDERR_FILENO, said, sizeof said);
    (void)put; /* the status says it as well */
    _exit(STATUS_NEVER_RAN);
}

/* The hard limit may not be raised. */
static void limit(int resource, rlim_t most) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) tell_fault(errno);
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most) most = now.rlim_max;
    if (setrlimit(resource, &(struct rlimit){most, most}) != 0) tell_fault(errno);
}

/* Below the hard limit, at which the end would be sudden and look like another. */
static void limit_time(rlim_t seconds) {
    struct rlimit now;
    if (getrlimit(RLIMIT_CPU, &now) != 0) tell_fault(errno);
    bool is_capped = now.rlim_max != RLIM_INFINITY && now.rlim_max > 1 && now.rlim_max <= seconds;
    now.rlim_cur = is_capped ? now.rlim_max - 1 : seconds;
    if (setrlimit(RLIMIT_CPU, &now) != 0) tell_fault(errno);
}

/* Between fork and exec only calls that are safe there. */
static _Noreturn void be_child(const char *const *arguments, rlim_t seconds, const int ends[3]) {
    if (dup2(ends[2], STDERR_FILENO) < 0) _exit(STATUS_NEVER_RAN);
    if (dup2(ends[0], STDIN_FILENO) < 0 || dup2(ends[1], STDOUT_FILENO) < 0) tell_fault(errno);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_AS, MEMORY_MOST);
    limit_time(seconds);
    execvp(arguments[0], (char *const *)(uintptr_t)arguments);
    tell_fault(errno);
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
static bool start(struct process *process, const char *const *arguments, rlim_t seconds, int in) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    int out[2], said[2];
    pthread_mutex_lock(&lock);
    bool has_out = make_pipe(out), has_both = has_out && make_pipe(said);
    process->id = has_both ? fork() : -1;
    if (process->id == 0) be_child(arguments, seconds, (int[]){in, out[1], said[1]});
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
        if (poll(ends, 2, -1) <= 0) continue;
        if (ends[0].revents != 0) take_out(process, result);
        if (ends[1].revents != 0) take_said(process, result);
        if (result->length > PROCESS_MOST) return PROCESS_END_MUCH;
    }
    return PROCESS_END_WELL;
}

static enum process_end wait_for(const struct process *process, enum process_end end,
                                 struct process_result *result) {
    int status = 0, fault;
    if (end != PROCESS_END_WELL) kill(process->id, SIGKILL);
    while (waitpid(process->id, &status, 0) < 0 && errno == EINTR) continue;
    if (end != PROCESS_END_WELL) return end;
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGXCPU ? PROCESS_END_LATE : PROCESS_END_FAILED;
    if (WEXITSTATUS(status) < STATUS_NEVER_RAN)
        return WEXITSTATUS(status) == 0 ? PROCESS_END_WELL : PROCESS_END_FAILED;
    if (result->said[0] != never_ran) return PROCESS_END_UNSTARTED;
    memcpy(&fault, result->said + 1, sizeof fault);
    snprintf(result->said, sizeof result->said, "%s", strerror(fault));
    return fault == ENOENT ? PROCESS_END_MISSING : PROCESS_END_UNSTARTED;
}

static double seconds_of(int whose) {
    struct rusage used;
    if (getrusage(whose, &used) != 0) return 0;
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* Whole seconds of processor time that this process has left; 0 when it has none. */
static rlim_t seconds_left(void) {
    struct rlimit now;
    if (getrlimit(RLIMIT_CPU, &now) != 0 || now.rlim_cur == RLIM_INFINITY) return RLIM_INFINITY;
    double used = seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN);
    return used >= (double)now.rlim_cur ? 0 : now.rlim_cur - (rlim_t)used;
}

struct process_result process_run(const char *const *arguments, const char *bytes, size_t length,
                                  struct arena *arena) {
    struct process_result result = {.end = PROCESS_END_UNSTARTED};
    struct process process = {.room = 65536, .arena = arena};
    rlim_t seconds = seconds_left();
    result.out = arena_take(arena, process.room);
    int in = seconds > 0 ? make_file(bytes, length) : -1;
    if (seconds == 0) {
        result.end = PROCESS_END_LATE;
    } else if (in < 0) {
        snprintf(result.said, sizeof result.said, "tijdelijk bestand: %s", strerror(errno));
    } else if (start(&process, arguments, seconds, in)) {
        enum process_end end = collect(&process, &result);
        if (process.out >= 0) close(process.out);
        if (process.said >= 0) close(process.said);
        result.end = wait_for(&process, end, &result);
        result.out[result.length] = '\0';
    } else {
        snprintf(result.said, sizeof result.said, "%s", strerror(errno));
    }
    if (in >= 0) close(in);
    return result;
}
