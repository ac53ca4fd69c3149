/* Shuts the calling process off, for good: it keeps what it has open and may read files, but has no
 * network, cannot gain privileges, and has so much memory and open files. */
#ifndef ETL_CONFINE_H
#define ETL_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

/* How a process that was shut off says why it ended early. */
enum {
    CONFINE_STATUS_MEMORY = 3, /* what the arena ends a process with */
    CONFINE_STATUS_OPEN = 90,  /* it could not be shut off, and did nothing */
    CONFINE_STATUS_SILENT = 91 /* nobody listens to it */
};

/* memory_mib is beyond what the process has. It also becomes the head of a group of its own and
 * ends when its parent does. False when the system refuses any of it. */
bool confine(size_t memory_mib);

/* From here on it has so many seconds of processor time; then a signal ends it. */
void confine_time(size_t seconds);

#endif
