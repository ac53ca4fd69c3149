#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "parse.h"
#include "support.h"

int support_setup(void **state) {
    struct arena *arena = arena_new();
    struct support *support = arena_take(arena, sizeof *support);
    *support = (struct support){arena, diag_new(arena), "/tmp/overlegmonitor.XXXXXX"};
    *state = support;
    return mkdtemp(support->folder) == NULL;
}

int support_teardown(void **state) {
    struct support *support = *state;
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", support->folder);
    int failed = system(command) != 0;
    arena_end(support->arena);
    return failed;
}

const char *support_path(const struct support *support, const char *name) {
    return arena_print(support->arena, "%s/%s", support->folder, name);
}

const char *support_put(const struct support *support, const char *name, const char *text) {
    const char *path = support_path(support, name);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
    return path;
}

void rights_drop(void) {
    if (getuid() == 0 && seteuid(65534) != 0) skip();
}

void rights_regain(void) {
    if (getuid() == 0) assert_int_equal(seteuid(0), 0);
}

void assert_told_at(const struct diag *diag, const char *expected, const char *file, int line) {
    char *told = NULL;
    size_t length;
    FILE *out = open_memstream(&told, &length);
    diag_print(diag, out);
    fclose(out);
    bool same = strcmp(told, expected) == 0;
    if (!same) fprintf(stderr, "told:\n%sexpected:\n%s", told, expected);
    free(told);
    if (!same) _fail(file, line);
}

static struct rulebook *loaded;

static void end_rules(void) { rulebook_end(loaded); }

const struct rulebook *real_rules(void) {
    if (loaded != NULL) return loaded;
    struct arena *arena = arena_new();
    struct diag *diag = diag_new(arena);
    loaded = rulebook_load("rules", diag);
    assert_told(diag, "");
    arena_end(arena);
    atexit(end_rules);
    return loaded;
}

const char *rules_with(const struct support *support, const char *file, const char *text) {
    const char *folder = support_path(support, "rules");
    if (access(folder, F_OK) != 0) {
        char command[120];
        snprintf(command, sizeof command, "mkdir %s && cp rules/*.yaml %s", folder, folder);
        assert_int_equal(system(command), 0);
    }
    const char *name = arena_print(support->arena, "rules/%s", file);
    if (text != NULL)
        support_put(support, name, text);
    else
        assert_int_equal(unlink(support_path(support, name)), 0);
    return folder;
}

const struct diag *refusal_of(const struct support *support, const char *file, const char *text) {
    struct diag *diag = diag_new(support->arena);
    assert_null(rulebook_load(rules_with(support, file, text), diag));
    return diag;
}

struct document *read_text(const char *name, const char *text, const char *peildatum) {
    struct parse_settings settings = {real_rules(), peildatum, 1, LIMITS_DEFAULT};
    struct matcher *matcher = matcher_new();
    struct document *document = parse_bytes(name, text, strlen(text), &settings, matcher);
    matcher_end(matcher);
    return document;
}

static const char *bound(double value, struct arena *arena) {
    return isnan(value) ? "-" : arena_print(arena, "%.3g", value);
}

static const char *value_shown(const struct fact *fact, struct arena *arena) {
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY:
        return arena_print(arena, "%s..%s %s %s%s", bound(fact->frequency.min, arena),
                           bound(fact->frequency.max, arena),
                           qualifier_word(fact->frequency.qualifier),
                           frequency_role_word(fact->frequency.role),
                           fact->frequency.ambiguous ? " dubbelzinnig" : "");
    case FACT_KIND_PARTICIPANT:
        return arena_print(
            arena, "%s%s%s%s%s", fact->participant.type, fact->participant.name == NULL ? "" : " ",
            fact->participant.name == NULL ? "" : fact->participant.name,
            fact->participant.state == ATTENDANCE_NONE ? "" : " ",
            fact->participant.state == ATTENDANCE_NONE ? ""
                                                       : attendance_word(fact->participant.state));
    case FACT_KIND_DATE: return fact->date.edtf;
    case FACT_KIND_TOPIC:
        return arena_print(arena, "%s %s", fact->topic.code, topic_status_word(fact->topic.status));
    }
    return "";
}

const char *facts_shown(const struct document *document, enum fact_kind kind) {
    struct arena *arena = document->arena;
    const char *shown = "";
    for (size_t i = 0; i < document->facts.count; i++) {
        const struct fact *fact = &document->facts.at[i];
        if (fact->kind == kind)
            shown = arena_print(arena, "%s%s = %s; ", shown,
                                text_copy(&document->text, fact->span, arena),
                                value_shown(fact, arena));
    }
    return shown;
}

void assert_facts_at(enum fact_kind kind, const char *text, const char *expected, const char *file,
                     int line) {
    struct document *document = read_text("tekst.txt", text, "2020-06-30");
    const char *shown = facts_shown(document, kind);
    bool same = strcmp(shown, expected) == 0;
    if (!same) print_error("in    %s\nfound %s\nnot   %s\n", text, shown, expected);
    document_end(document);
    if (!same) _fail(file, line);
}
