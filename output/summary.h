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

/* How to read a verdict, the state of a topic, the weight of a finding. */
enum { SUMMARY_READING_COUNT = 4 };
extern const struct summary_line summary_reading[SUMMARY_READING_COUNT];

#endif
