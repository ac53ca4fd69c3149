/* A process that reads one file, shut off as far as reading allows: no network, no new privileges,
 * so much memory, time and open files. If it dies, only what it was reading is lost.
 *
 * What it has to say it sends as messages, in order, over a pipe. */
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

struct worker {
    pid_t process;
    int pipe;
    double deadline; /* by the clock, see worker_clock */
    const struct limits *limits;
    struct arena *arena; /* of the message that is arriving */
    char *bytes;
    size_t length, room, expected; /* expected is 0 while the length itself is arriving */
    const char *killed;            /* why it was ended, or NULL */
    bool is_done;                  /* it said that this was all */
};

/* Starts a process that calls work with a channel for worker_send, then ends. False when the system
 * gives no process. */
bool worker_start(struct worker *worker, void (*work)(int channel, void *context), void *context,
                  const struct limits *limits);

/* In the process: sends a message of at least a byte. */
void worker_send(int channel, const char *bytes, size_t length);

/* Takes what has arrived, without waiting for more. Calls receive for each message that is whole.
 * False when the pipe is at its end. */
bool worker_take(struct worker *worker,
                 void (*receive)(const char *bytes, size_t length, void *context), void *context);

/* Ends a process, with the reason for which it must end. */
void worker_kill(struct worker *worker, const char *reason);

/* Waits for the end. NULL when all was said, else why not (Dutch; in the arena). */
const char *worker_end(struct worker *worker, struct arena *arena);

/* Seconds by a clock that only goes forward. */
double worker_clock(void);

#endif
