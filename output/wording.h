/* What a person reads for a value, in every report that people read: the same mark and the same
 * Dutch words everywhere. What an arena is asked for lives in it; the rest lives for ever. */
#ifndef OUTPUT_WORDING_H
#define OUTPUT_WORDING_H

#include <stdbool.h>

#include "core/benchmark.h"

/* A mark and a word: "✗ voldoet niet", "§ verplichting", "✓ vermeld", "! kwaliteit",
 * "✓ gelezen". */
const char *wording_verdict(enum verdict verdict);
const char *wording_topic_state(enum topic_state state);
const char *wording_mention(enum mention mention);
const char *wording_weight(enum weight weight);
const char *wording_status(enum document_status status);

/* How a city words its number of meetings ("minstens"), "–" where it says nothing. */
const char *wording_qualifier(const struct meetings *meetings);

/* The kind of a fact ("deelnemer"), its value ("sociale woonprojecten") and what else there is to
 * say about it ("enkel als verplichting"). NULL, for words without a fact, is "vindplaats" and "".
 */
const char *wording_kind(const struct fact *fact);
const char *wording_value(const struct benchmark *benchmark, const struct fact *fact,
                          struct arena *arena);
const char *wording_remark(const struct fact *fact, struct arena *arena);

/* That remark without its reservations, and whether one is that it is only a duty. */
const char *wording_detail(const struct fact *fact, struct arena *arena);
bool wording_is_duty(const struct fact *fact);

/* What stands in a cell, marked where somebody corrected it; and what there is to say about that:
 * "Correctie van An op 3/11/2026: besproken. Gelezen was: niet vermeld.", "" for NULL. */
const char *wording_corrected(const char *text, const struct correction_row *row,
                              struct arena *arena);
const char *wording_correction(const struct benchmark_city *city, const struct correction_row *row,
                               struct arena *arena);

/* The same of a fact that somebody says is none: "✎ geen deelnemer, correctie van An"; "" for
 * others.
 */
const char *wording_denial(const struct fact *fact, struct arena *arena);

/* A date in EDTF as it stands, but seasons in words ("lente 2021"); "–" for NULL. */
const char *wording_date(const char *edtf, struct arena *arena);

/* Reads "2020-06-30"; false when it is no such day. */
bool wording_split_day(const char *date, int *year, int *month, int *day);

/* "2020-06-30" as "30 juni 2020"; any other text as it is, "" for NULL. */
const char *wording_day(const char *date, struct arena *arena);

/* The texts with the separator between them. */
const char *wording_join(const char **texts, size_t count, const char *separator,
                         struct arena *arena);

/* Words of the rules: "bij_aanleiding" as "bij aanleiding"; whom a rule binds, "igs" as "leden van
 * een IGS". */
const char *wording_spaced(const char *word, struct arena *arena);
const char *wording_applies(const char *word, struct arena *arena);

#endif
