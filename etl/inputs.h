/* The inputs of a run: every file that the arguments name, folders with all below them. */
#ifndef ETL_INPUTS_H
#define ETL_INPUTS_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/diag.h"

/* A file to read. */
struct input {
    const char *name;   /* as reports call it: the path as given, below a folder relative to it */
    const char *path;   /* to open; NULL for standard input */
    const char *refuse; /* why it cannot be an input (Dutch), or NULL */
    const char *city;   /* what a file beside it ("verslag.pdf.stad") or a folder ("city=Gent") says
                           that it is about, or NULL */
    const char *folder; /* the name of the folder that was given, which may tell the city; or NULL
                           where the name itself begins with it */
    bool is_report;     /* must be a report of this tool with corrections */
    dev_t device;       /* with number what a regular file is, by whatever path; else 0 */
    ino_t number;
};

typedef LIST(struct input) input_list;

/* Adds what an argument stands for: in a folder all files below it by byte order of their path,
 * hidden ones left out; a folder that links lead to is read by the first of them. What is no
 * regular file is listed with the reason to refuse it, and so is a file that does not say the city
 * of the one beside it. */
void inputs_add(const char *argument, input_list *inputs, struct arena *arena);

/* Whether the path leads to a file that is an input, which no output may overwrite. */
bool inputs_have(const input_list *inputs, const char *path);

/* What a command line gives to read. */
struct sources {
    const char **inputs; /* files, folders or "-" */
    size_t input_count;
    const char **reports; /* files with corrections */
    size_t report_count;
};

/* Adds all of them in their order, the reports last. No input at all is no fault, but the diag says
 * so: a folder that was not mounted looks the same. */
void inputs_gather(const struct sources *sources, input_list *inputs, struct diag *diag);

#endif
