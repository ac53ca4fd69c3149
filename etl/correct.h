/* Corrections that analysts filled in on an earlier report: which cell or fact each is about,
 * whether it still fits, and what it makes of it. A correction is never changed or dropped here:
 * each that came in stands in the benchmark with what became of it. */
#ifndef ETL_CORRECT_H
#define ETL_CORRECT_H

#include "dossiers.h"
#include "judging.h"

/* Fills the benchmark's corrections with those of the documents, and marks the facts that one of
 * them says are none. Rows that say the same twice, as two reports may, are one. */
void correct_facts(struct benchmark *benchmark, const document_list *documents);

/* Whether the same correction is among those of the benchmark, whatever became of it. */
bool correct_has(const struct benchmark *benchmark, const struct correction *correction);

/* What a correction says: a choice of cell_labels, or a frequency. */
struct cell_value {
    size_t choice; /* of CELL_KIND_FREQUENCY: VERDICT_GEEN_OPGAVE, or any other for the frequency */
    struct frequency frequency;
};

/* Adds to the city a cell as it was read (its kind, label, read and evidence), by the code that
 * makes its key, and gives the correction that applies to it with its value, or NULL. */
const struct correction_row *correct_cell(struct judging *judging, struct correctable cell,
                                          const char *code, struct cell_value *value);

/* Adds the findings about corrections that do not apply or should be looked at again: to the city
 * that they name where the benchmark has it. After all cells. */
void correct_report(struct benchmark *benchmark, const struct check_rules *checks);

#endif
