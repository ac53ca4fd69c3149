/* What several unit programs need: a folder of their own, the real rules, messages and facts as
 * text. Include it last: it brings cmocka and all that cmocka wants before it.
 *
 * Tests run from the top of the source tree, where the rules folder is. */
#ifndef UNIT_SUPPORT_H
#define UNIT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/diag.h"
#include "core/document.h"
#include "rules/engine/rulebook.h"

/* A folder that a test may fill, with an arena and a diag that end with it. */
struct support {
    struct arena *arena;
    struct diag *diag;
    char folder[40];
};

/* For cmocka: setup and teardown of one test; *state is a struct support. */
int support_setup(void **state);
int support_teardown(void **state);

/* The path of a name in the test's folder. */
const char *support_path(const struct support *support, const char *name);

/* Writes a file there and gives its path. */
const char *support_put(const struct support *support, const char *name, const char *text);

/* Between these two root has no more rights than any user; where that cannot be, the test is
 * skipped. */
void rights_drop(void);
void rights_regain(void);

/* Fails unless the diag holds exactly these messages, one line each as users see them:
 * "file:line:column: message\n". */
#define assert_told(diag, expected) assert_told_at((diag), (expected), __FILE__, __LINE__)
void assert_told_at(const struct diag *diag, const char *expected, const char *file, int line);

/* The rules of the source tree, loaded once; they end with the program. */
const struct rulebook *real_rules(void);

/* A copy of the real rules in the test's folder, with one file holding other text (NULL: the file
 * is gone); gives the path. Call again with the same copy to change another file. */
const char *rules_with(const struct support *support, const char *file, const char *text);

/* What is told when that copy is refused; fails when it is not. */
const struct diag *refusal_of(const struct support *support, const char *file, const char *text);
#define assert_refused(support, file, text, expected)                                              \
    assert_told(refusal_of((support), (file), (text)), (expected))

/* Reads a text as a plain-text submission at a peildatum, with the real rules. */
struct document *read_text(const char *name, const char *text, const char *peildatum);

/* The facts of one kind, each as "words = value; ". Of a frequency the value is as the examples in
 * the rules have it ("2..- minstens vergadering"), of a participant "type name state". */
const char *facts_shown(const struct document *document, enum fact_kind kind);

/* Fails unless the text gives exactly these facts of the kind. */
#define assert_facts(kind, text, expected)                                                         \
    assert_facts_at((kind), (text), (expected), __FILE__, __LINE__)
void assert_facts_at(enum fact_kind kind, const char *text, const char *expected, const char *file,
                     int line);

#endif
