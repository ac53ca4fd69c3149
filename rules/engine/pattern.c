#include "rules/engine/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

struct pattern {
    pcre2_code *code;
    const char *rule;
};

/* Enough for any sentence, small enough that a hostile text costs milliseconds. */
enum {
    MATCH_STEPS = 1000000,
    MATCH_DEPTH = 10000,
    MATCH_HEAP_KIB = 20000,
    JIT_STACK_START = 32 * 1024,
    JIT_STACK_MOST = 1024 * 1024
};

struct limit {
    const char *rule;
    size_t offset;
};

struct matcher {
    struct arena *arena;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    LIST(struct limit) limits; /* hit and not yet asked for; each rule once */
};

#define GAP "(?:\\h*+\\R\\h*+|\\h{1,4}+(?!\\h))"
#define APOSTROPHE "['\\x{2019}\\x{2018}\\x{B4}`]"
/* Not in the middle of a word. */
#define NO_JUNCTION "(?!(?<=[\\p{L}\\p{N}])[\\p{L}\\p{N}])"
#define HYPHEN "[-\\x{2010}-\\x{2014}]"

struct origin {
    size_t at, source;
};

/* An expanded pattern, with the source offset of each run that was copied from it. */
struct expansion {
    struct arena *arena;
    LIST(char) text;
    LIST(struct origin) origins;
};

static void put(struct expansion *expansion, const char *text, size_t length, size_t source) {
    *list_add(expansion->arena, &expansion->origins) =
        (struct origin){expansion->text.count, source};
    for (size_t i = 0; i < length; i++) *list_add(expansion->arena, &expansion->text) = text[i];
}

static void put_text(struct expansion *expansion, const char *text, size_t source) {
    put(expansion, text, strlen(text), source);
}

static size_t source_of(const struct expansion *expansion, size_t at) {
    size_t source = 0;
    for (size_t i = 0; i < expansion->origins.count && expansion->origins.at[i].at <= at; i++)
        source = expansion->origins.at[i].source;
    return source;
}

static const struct macro *macro_find(const struct pattern_set *set, const char *name,
                                      size_t length) {
    for (size_t i = 0; i < set->macros.count; i++)
        if (strlen(set->macros.at[i].name) == length &&
            memcmp(set->macros.at[i].name, name, length) == 0)
            return &set->macros.at[i];
    return NULL;
}

/* Length of the character class that starts at text, with its brackets; ']' first is a member. */
static size_t class_length(const char *text) {
    size_t i = text[1] == '^' ? 2 : 1;
    if (text[i] == ']') i++;
    while (text[i] != '\0' && text[i] != ']') {
        if (text[i] == '\\' && text[i + 1] != '\0')
            i++;
        else if (text[i] == '[' && text[i + 1] == ':') {
            const char *end = strstr(text + i, ":]");
            if (end != NULL) i = (size_t)(end - text) + 1;
        }
        i++;
    }
    return text[i] == ']' ? i + 1 : i;
}

/* Length of the special group opening at text: (?<name, (?<=, (?!, (?i-s ... */
static size_t opening_length(const char *text) {
    size_t i = 2;
    if (text[i] == '<') return text[i + 1] == '=' || text[i + 1] == '!' ? i + 2 : i + 1;
    if (text[i] != '\0' && strchr("=!>|:", text[i]) != NULL) return i + 1;
    while (text[i] != '\0' && strchr("^imsx-", text[i]) != NULL) i++;
    return i;
}

static size_t expand_macro(const struct pattern_set *set, const char *text, size_t source,
                           struct expansion *expansion) {
    const char *end = strstr(text, ">>");
    if (end == NULL) return 0;
    const struct macro *macro = macro_find(set, text + 2, (size_t)(end - text) - 2);
    if (macro == NULL) return 0;
    put_text(expansion, "(?:", source);
    put_text(expansion, macro->text, source);
    put_text(expansion, ")", source);
    return (size_t)(end - text) + 2;
}

/* The words of a macro that is not known, for a message. */
static const char *macro_words(const char *text, struct arena *arena) {
    const char *end = strstr(text, ">>");
    return arena_copy(arena, text, end == NULL ? strlen(text) : (size_t)(end - text) + 2);
}

/* Expands one element of the source at text; gives its length, or 0 for an unknown macro. */
static size_t expand_one(const struct pattern_set *set, const char *text, size_t source,
                         struct expansion *expansion) {
    if (text[0] == '<' && text[1] == '<') return expand_macro(set, text, source, expansion);
    if (text[0] == ' ') return put_text(expansion, GAP, source), 1;
    if (text[0] == '\'') return put_text(expansion, APOSTROPHE, source), 1;
    if (text[0] == '-') return put_text(expansion, HYPHEN, source), 1;
    if (text[0] == '^') return put_text(expansion, "\\G", source), 1;
    size_t length = 1;
    if (text[0] == '[')
        length = class_length(text);
    else if (text[0] == '\\' && text[1] != '\0')
        length = 2;
    else if (text[0] == '(' && text[1] == '?')
        length = opening_length(text);
    put(expansion, text, length, source);
    return length;
}

/* The place of a byte of a scalar's text; columns count characters, as in the rest of a file. */
static struct place place_of(const struct node *scalar, size_t at) {
    struct place place = scalar->place;
    if (scalar->text_column == 0) return place;
    place.column = scalar->text_column;
    for (size_t i = 0; i < at; i++) place.column += ((unsigned char)scalar->text[i] & 0xC0) != 0x80;
    return place;
}

static bool expand(const struct pattern_set *set, const struct node *scalar,
                   struct expansion *expansion, struct diag *diag) {
    for (size_t i = 0; scalar->text[i] != '\0';) {
        size_t step = expand_one(set, scalar->text + i, i, expansion);
        if (step == 0)
            return diag_add(diag, place_of(scalar, i), "onbekende macro '%s'",
                            macro_words(scalar->text + i, set->arena));
        i += step;
    }
    *list_add(expansion->arena, &expansion->text) = '\0';
    return true;
}

void pattern_macro(struct pattern_set *set, const char *name, const char *text) {
    *list_add(set->arena, &set->macros) = (struct macro){name, text};
}

void pattern_macros(struct pattern_set *set, struct node *map, struct diag *diag) {
    if (map == NULL || !node_is_map(map, diag)) return;
    for (size_t i = 0; i < map->entries.count; i++) {
        struct node_entry *entry = &map->entries.at[i];
        entry->asked = true;
        if (entry->value->kind != NODE_KIND_SCALAR) {
            diag_add(diag, entry->value->place, "hier hoort een tekst");
            continue;
        }
        if (pattern_compile(set, entry->value, entry->key, diag) == NULL) continue;
        struct expansion expansion = {.arena = set->arena};
        expand(set, entry->value, &expansion, diag);
        pattern_macro(set, entry->key, expansion.text.at);
    }
}

static const struct pattern *compile(struct pattern_set *set, const struct expansion *expansion,
                                     const struct node *scalar, const char *rule,
                                     struct diag *diag) {
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)expansion->text.at, PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_DUPNAMES,
                                     &error, &offset, NULL);
    if (code == NULL) {
        PCRE2_UCHAR reason[160];
        pcre2_get_error_message(error, reason, sizeof reason);
        size_t source = source_of(expansion, offset);
        diag_add(diag, place_of(scalar, source), "patroon fout bij '%s': %s", scalar->text + source,
                 (const char *)reason);
        return NULL;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    struct pattern *pattern = arena_take(set->arena, sizeof *pattern);
    *pattern = (struct pattern){code, rule};
    *list_add(set->arena, &set->patterns) = pattern;
    return pattern;
}

const struct pattern *pattern_compile(struct pattern_set *set, const struct node *scalar,
                                      const char *rule, struct diag *diag) {
    struct expansion expansion = {.arena = set->arena};
    if (!expand(set, scalar, &expansion, diag)) return NULL;
    return compile(set, &expansion, scalar, rule, diag);
}

/* Compiles each scalar by itself, for the faults that the alternation has. */
static void report_each(struct pattern_set *set, const struct node *list, const char *rule,
                        struct diag *diag) {
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct node *scalar = list->entries.at[i].value;
        if (*node_entry_text(&list->entries.at[i], diag) != '\0')
            pattern_compile(set, scalar, rule, diag);
        else if (scalar->kind == NODE_KIND_SCALAR)
            diag_add(diag, scalar->place, "leeg patroon");
    }
}

/* The alternation of a list; false when one of its scalars is at fault. */
static bool expand_words(struct pattern_set *set, const struct node *list, struct expansion *all,
                         struct diag *diag) {
    bool sound = true;
    put_text(all, NO_JUNCTION "(?:", 0);
    for (size_t i = 0; i < list->entries.count; i++) {
        struct expansion one = {.arena = set->arena};
        const char *text = node_entry_text(&list->entries.at[i], diag);
        sound = *text != '\0' && expand(set, list->entries.at[i].value, &one, diag) && sound;
        if (!sound) continue;
        if (i > 0) put_text(all, "|", 0);
        put(all, one.text.at, one.text.count - 1, 0);
    }
    put_text(all, ")" NO_JUNCTION, 0);
    *list_add(set->arena, &all->text) = '\0';
    return sound;
}

const struct pattern *pattern_compile_words(struct pattern_set *set, const struct node *list,
                                            const char *rule, struct diag *diag) {
    struct expansion all = {.arena = set->arena};
    struct diag *scratch = diag_new(set->arena);
    if (list->entries.count == 0) return NULL;
    const struct pattern *pattern = NULL;
    if (expand_words(set, list, &all, scratch))
        pattern = compile(set, &all, list->entries.at[0].value, rule, scratch);
    if (pattern == NULL) report_each(set, list, rule, diag);
    return pattern;
}

const char *pattern_quote(const char *words, struct arena *arena) {
    static const char special[] = "\\.()[]{}|*+?^$#";
    char *text = arena_take(arena, 2 * strlen(words) + 1), *out = text;
    for (const char *c = words; *c != '\0'; c++) {
        if (strchr(special, *c) != NULL) *out++ = '\\';
        *out++ = *c;
    }
    return text;
}

void pattern_set_end(struct pattern_set *set) {
    for (size_t i = 0; i < set->patterns.count; i++) pcre2_code_free(set->patterns.at[i]->code);
    set->patterns.count = 0;
}

struct matcher *matcher_new(void) {
    struct arena *arena = arena_new();
    struct matcher *matcher = arena_take(arena, sizeof *matcher);
    *matcher =
        (struct matcher){.arena = arena,
                         .data = pcre2_match_data_create(64, NULL),
                         .context = pcre2_match_context_create(NULL),
                         .stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MOST, NULL)};
    pcre2_set_match_limit(matcher->context, MATCH_STEPS);
    pcre2_set_depth_limit(matcher->context, MATCH_DEPTH);
    pcre2_set_heap_limit(matcher->context, MATCH_HEAP_KIB);
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return matcher;
}

void matcher_end(struct matcher *matcher) {
    if (matcher == NULL) return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    arena_end(matcher->arena);
}

const char *matcher_limit_hit(struct matcher *matcher, size_t *offset) {
    if (matcher->limits.count == 0) return NULL;
    const struct limit *limit = &matcher->limits.at[--matcher->limits.count];
    *offset = limit->offset;
    return limit->rule;
}

static void keep_limit(struct matcher *matcher, const char *rule, size_t offset) {
    for (size_t i = 0; i < matcher->limits.count; i++)
        if (strcmp(matcher->limits.at[i].rule, rule) == 0) return;
    *list_add(matcher->arena, &matcher->limits) = (struct limit){rule, offset};
}

bool pattern_find(const struct pattern *pattern, struct matcher *matcher, const char *bytes,
                  struct span within, struct span *found) {
    if (pattern == NULL || within.start > within.end) return false;
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)bytes, within.end, within.start,
                            PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
    if (count < 0) {
        if (count != PCRE2_ERROR_NOMATCH) keep_limit(matcher, pattern->rule, within.start);
        return false;
    }
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(matcher->data);
    *found = (struct span){offsets[0], offsets[1]};
    return true;
}

bool pattern_find_before(const struct pattern *pattern, struct matcher *matcher, const char *bytes,
                         size_t from, size_t offset, struct span *found) {
    struct span left = {from, offset};
    while (pattern_find(pattern, matcher, bytes, left, found) && found->end > found->start) {
        size_t behind = found->end;
        while (behind < offset && strchr(" \t\n", bytes[behind]) != NULL) behind++;
        if (behind == offset) return true;
        left.start = found->end;
    }
    return false;
}

bool pattern_group(const struct pattern *pattern, const struct matcher *matcher, const char *name,
                   struct span *group) {
    PCRE2_SPTR first, last;
    int size = pcre2_substring_nametable_scan(pattern->code, (PCRE2_SPTR)name, &first, &last);
    if (size < 0) return false;
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(matcher->data);
    for (PCRE2_SPTR entry = first; entry <= last; entry += size) {
        size_t number = (size_t)(entry[0] << 8 | entry[1]);
        if (number >= pcre2_get_ovector_count(matcher->data)) continue;
        if (offsets[2 * number] == PCRE2_UNSET) continue;
        *group = (struct span){offsets[2 * number], offsets[2 * number + 1]};
        return true;
    }
    return false;
}

bool pattern_occurs(const struct pattern *pattern, struct matcher *matcher, const char *bytes,
                    struct span within) {
    struct span found;
    return pattern_find(pattern, matcher, bytes, within, &found);
}
