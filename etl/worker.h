/* A process that does tasks one by one, shut off as far as reading files allows: no network, no new
 * privileges, so much memory, time and open files. If it dies, only the task at hand is lost.
 *
 * What it has to say of a task it sends as messages, in order, over a pipe. After a task that had
 * to do with bytes that may have harmed it, it leaves, and another one takes the next. */
#ifndef ETL_WORKER_H
#define ETL_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "core/arena.h"

/* What reading one file may take. */
struct limits {
    size_t size_mib;   /* of the file itself */
    size_t memory_mib; /* beyond what the program takes at its start */
    size_t seconds;    /* of processor time; by the clock a few times as much */
};

#define LIMITS_DEFAULT ((struct limits){.size_mib = 256, .memory_mib = 2048, .seconds = 300})

enum worker_state {
    WORKER_STATE_BUSY,  /* there may be more to come */
    WORKER_STATE_READY, /* the task is done, another may be asked */
    WORKER_STATE_GONE   /* no more will come: end it, and hear whether the task was done */
};

/* Does a task in the process; false when the process had better not go on. */
typedef bool worker_task(int channel, size_t task, void *context);

struct worker {
    pid_t process;
    int tasks, pipe; /* to and from the process */
    double deadline; /* of the task, by worker_clock */
    const struct limits *limits;
    struct arena *arena; /* of the message that is arriving */
    char *bytes;
    size_t length, room, expected; /* expected is 0 while the length itself is arriving */
    size_t said;                   /* bytes of this task's messages */
    const char *killed;            /* why it was ended, or NULL */
    bool is_done;                  /* it said that the task is done */
};

/* Starts a process that waits for tasks. It has its own copy of the context as it is now. False
 * when the system gives no process. */
bool worker_start(struct worker *worker, worker_task *work, void *context,
                  const struct limits *limits);

/* Asks for a task of a process that has none. */
void worker_ask(struct worker *worker, size_t task);

/* In the process: sends a message of at least a byte. */
void worker_send(int channel, const char *bytes, size_t length);

/* Takes what has arrived, without waiting for more, up to the first message that is whole: with
 * that it calls receive, which may kill the process. */
enum worker_state worker_take(struct worker *worker,
                              void (*receive)(const char *bytes, size_t length, void *context),
                              void *context);

/* Ends a process, with the reason for which it must end. */
void worker_kill(struct worker *worker, const char *reason);

/* Lets a process without a task go, or waits for the end of one that is gone. NULL when its last
 * task was done, else why not (Dutch; in the arena). */
const char *worker_end(struct worker *worker, struct arena *arena);

/* Seconds by a clock that only goes forward. */
double worker_clock(void);

#endif
