/* The benchmark in six lines, as it opens every report that people read. */
#ifndef OUTPUT_SUMMARY_H
#define OUTPUT_SUMMARY_H

#include <stdbool.h>

#include "core/benchmark.h"

struct summary_line {
    const char *label, *text;
};

enum { SUMMARY_COUNT = 6 };

/* Fills the lines: peildatum, regulation, what is uncertain about it, and how many of the
 * centrumsteden sent something, meet often enough, discuss the topics that are due. */
void summary_fill(const struct benchmark *benchmark, struct summary_line lines[SUMMARY_COUNT],
                  struct arena *arena);

#endif
