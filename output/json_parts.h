/* What the files that write the benchmark as JSON share. */
#ifndef OUTPUT_JSON_PARTS_H
#define OUTPUT_JSON_PARTS_H

#include "core/benchmark.h"
#include "output/json_text.h"

/* A city with all that the benchmark says of it. */
void json_city(struct json *json, const struct benchmark *benchmark,
               const struct benchmark_city *city);

/* "findings": of a city, or of none. */
void json_findings(struct json *json, const struct finding *at, size_t count);

/* What somebody filled in: value, by, day, note. */
void json_entered(struct json *json, const struct correction *correction);

void json_strings(struct json *json, const char *key, const char *const *at, size_t count);

#endif
