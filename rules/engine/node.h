/* A rule file as a tree of nodes, each with its place in the file.
 *
 * Loaders ask for the keys they know; a key that nobody asked for is a fault (node_finish), so
 * that a misspelt key is never silently without effect. Faults go to the diag; asking for a value
 * that is missing or wrong gives an empty value, so that loading goes on and all faults of all
 * files are reported in one run. */
#ifndef ENGINE_NODE_H
#define ENGINE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"

enum node_kind { NODE_KIND_SCALAR, NODE_KIND_LIST, NODE_KIND_MAP };

struct node {
    enum node_kind kind;
    struct place place;
    size_t text_column; /* where a scalar's text itself starts, behind a quote; 0 when it is folded
                           or holds escapes */
    const char *text;   /* of a scalar */
    LIST(struct node_entry) entries; /* of a list (key NULL) or a map, in file order */
};

struct node_entry {
    const char *key;
    struct place place;
    struct node *value;
    bool asked;
};

/* Reads a YAML file; name is how messages call it. NULL after a fault that leaves no tree (not
 * readable, not YAML, empty, no map). Duplicate keys and a second document are faults, but leave a
 * tree. */
struct node *node_load(const char *path, const char *name, struct arena *arena, struct diag *diag);

/* The value of a key, or NULL when it is absent. Also marks the key as asked for. */
struct node *node_get(struct node *map, const char *key);

/* A scalar that must be there (node_text) or may be absent (node_text_or). */
const char *node_text(struct node *map, const char *key, struct diag *diag);
const char *node_text_or(struct node *map, const char *key, const char *otherwise,
                         struct diag *diag);

/* A number, a truth value (true, false), a day (YYYY-MM-DD); otherwise where it is absent. */
double node_number_or(struct node *map, const char *key, double otherwise, struct diag *diag);
bool node_flag(struct node *map, const char *key, struct diag *diag);
const char *node_day_or(struct node *map, const char *key, const char *otherwise,
                        struct diag *diag);

/* The entries of a list that must be there, or may be absent; never NULL, perhaps empty. */
const struct node *node_list(struct node *map, const char *key, struct diag *diag);
const struct node *node_list_or_empty(struct node *map, const char *key, struct diag *diag);

/* Reports what is no scalar in a list; gives the text, or "". */
const char *node_entry_text(const struct node_entry *entry, struct diag *diag);

/* Reports that a node is no map; gives whether it is one. */
bool node_is_map(const struct node *node, struct diag *diag);

/* Reports every key of the map that nobody asked for. */
void node_finish(const struct node *map, struct diag *diag);

/* Whether the text is a day that exists, as YYYY-MM-DD. */
bool day_is_valid(const char *text);

#endif
