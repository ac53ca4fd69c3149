/* A fact in the words of the sheets. */
#ifndef OUTPUT_XLSX_FACT_TEXT_H
#define OUTPUT_XLSX_FACT_TEXT_H

#include "sheet.h"

/* "deelnemer"; "vindplaats" for NULL, words without a fact. */
const char *fact_kind_label(const struct fact *fact);

/* Its value by the labels of the benchmark ("sociale huisvestingsmaatschappij"), "" for NULL. */
const char *fact_label(const struct book *book, const struct fact *fact);

/* What more there is to say ("verontschuldigd", "dubbelzinnig woord"), "" for NULL. */
const char *fact_remark(struct arena *arena, const struct fact *fact);

#endif
