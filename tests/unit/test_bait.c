/* Regular expression bait: texts in which every pattern finds the beginning of a match everywhere
 * and its end nowhere. None may run into a limit of a match. How the time grows with the length is
 * measured by `make bait`, as time cannot be held by a test. */
#include <string.h>

#include "parse.h"
#include "support.h"

enum { BAIT_BYTES = 24 * 1024 };

static const char *const baits[] = {
    "een ",
    "drie keer ",
    "de lokale en ",
    "schepen van wonen, ",
    "van de van de ",
    "((((((((",
    "[[[[",
    "1234567890",
    "    ",
    "\u00a0",
    "a",
    "raad-",
    "-----",
    ",,,,,",
    "????",
    "....",
    "minstens ",
    "om de ",
    "per jaar ",
    "elke eerste maandag ",
    "dienst wonen en ",
    "overleg tussen ",
    "januari ",
    "12 en ",
    "in het voorjaar en ",
    "kerncijfers over ",
    "A. b ",
    "bestaat ",
    "neemt ",
    "OCMW, ",
    "Gent, ",
    "2019-",
    "1,1,1.",
    "+32 ",
    "www.",
    "a@b",
    "sociale ",
    "agentschap wonen ",
    "tot ",
    "of vaker ",
    "gemeenten ",
    "wordt ",
    "nodigt ",
    "en vertegenwoordigers van ",
    "hoe vaak jaar ",
    "IGS ",
    "wanneer er ",
    "toewijzing ",
    "aantal ",
};

static void assert_within_limits(const char *bait) {
    struct arena *arena = arena_new();
    size_t length = strlen(bait), count = BAIT_BYTES / length;
    char *text = arena_take(arena, 64 + count * length);
    strcpy(text, "Lokaal woonoverleg\n\nHet woonoverleg ");
    char *end = text + strlen(text);
    for (size_t i = 0; i < count; i++, end += length) memcpy(end, bait, length);
    struct matcher *matcher = matcher_new();
    struct parse_settings settings = {real_rules(), "2020-06-30", 1, LIMITS_DEFAULT};
    struct document *document = parse_bytes("aas.txt", text, strlen(text), &settings, matcher);
    if (document->status == DOCUMENT_STATUS_PARTIAL) {
        print_error("bait \"%s\": ", bait);
        diag_print(document->messages, stderr);
    }
    assert_int_not_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    document_end(document);
    matcher_end(matcher);
    arena_end(arena);
}

static void no_pattern_hits_a_limit_on_bait(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof baits / sizeof *baits; i++) assert_within_limits(baits[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_pattern_hits_a_limit_on_bait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
