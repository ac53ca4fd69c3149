/* A PCRE2 pattern of a rule, and safe matching with it.
 *
 * Rules write patterns for readability; pattern_compile turns
 *   a space          into a gap: at most four blanks (more set columns apart), no-break ones
 *                    too, or one line break
 *   <<name>>         into the macro of that name (rules/macros.yaml, or the rule file's own)
 *   '                into any apostrophe (' ’ ‘ ´ `)
 *   -                outside a class, into any hyphen or dash (- ‐ ‑ – —)
 *   ^                into the start of the span that is searched (PCRE2's \G)
 * and leaves character classes and escapes as they are. Patterns are caseless, UTF with Unicode
 * properties, and compiled once for the life of the rulebook.
 *
 * Each match has limits on steps, depth and memory. A limit that is hit counts as "no match", is
 * kept in the matcher, and the caller reports it: it is never lost. */
#ifndef ENGINE_PATTERN_H
#define ENGINE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"
#include "core/text.h"
#include "rules/engine/node.h"

struct pattern;

/* Names that patterns may use, with the text that stands for them (already expanded). */
struct macro {
    const char *name, *text;
};

/* All compiled patterns of a rulebook, so that they can be ended together, and its macros. */
struct pattern_set {
    struct arena *arena;
    LIST(struct pattern *) patterns;
    LIST(struct macro) macros;
};

/* Adds the macros of a map (name: pattern); a macro may use those before it. */
void pattern_macros(struct pattern_set *set, struct node *map, struct diag *diag);

/* Adds one macro with a text that is a finished pattern. */
void pattern_macro(struct pattern_set *set, const char *name, const char *text);

/* Compiles the scalar's text; rule is the "file:id" that facts and messages name. NULL after a
 * fault, which is reported at its column. */
const struct pattern *pattern_compile(struct pattern_set *set, const struct node *scalar,
                                      const char *rule, struct diag *diag);

/* Compiles a list of scalars as one alternation, longest text first where they begin alike is the
 * writer's care; each scalar is checked by itself so that faults have their own place. NULL also
 * for an empty list, which is no fault. */
const struct pattern *pattern_compile_words(struct pattern_set *set, const struct node *list,
                                            const char *rule, struct diag *diag);

/* The words as a pattern that matches them and nothing else. */
const char *pattern_quote(const char *words, struct arena *arena);

/* Frees what the compiled patterns hold outside the arena. */
void pattern_set_end(struct pattern_set *set);

/* What matching needs and may not be shared between threads. */
struct matcher;
struct matcher *matcher_new(void);
void matcher_end(struct matcher *matcher);

/* A rule whose match hit a limit, and where its search began; then the next one, and NULL when all
 * were given. */
const char *matcher_limit_hit(struct matcher *matcher, size_t *offset);

/* Finds the first match in bytes[from, end) of valid UTF-8; look-behind sees what stands before
 * from, look-ahead does not see what stands behind end. Gives false when there is none, and for a
 * NULL pattern. */
bool pattern_find(const struct pattern *pattern, struct matcher *matcher, const char *bytes,
                  struct span within, struct span *found);

/* Finds a match in [from, offset) behind which only white space stands before offset; from is the
 * start of a character. */
bool pattern_find_before(const struct pattern *pattern, struct matcher *matcher, const char *bytes,
                         size_t from, size_t offset, struct span *found);

/* The span of a named group of the last match that pattern_find gave; false when the group took
 * no part or does not exist. */
bool pattern_group(const struct pattern *pattern, const struct matcher *matcher, const char *name,
                   struct span *group);

/* Whether the pattern is found anywhere in the span / in a string. NULL pattern: false. */
bool pattern_occurs(const struct pattern *pattern, struct matcher *matcher, const char *bytes,
                    struct span within);

#endif
