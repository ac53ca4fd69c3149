/* What is fuzzed: each target takes bytes as an enemy would choose them and must come back, having
 * touched nothing it should not. `make fuzz` searches for bytes that break one; what it ever found
 * lies in tests/fuzz/found/TARGET/ and is replayed by `make test`. */
#ifndef FUZZ_TARGETS_H
#define FUZZ_TARGETS_H

#include <stddef.h>

struct fuzz_target {
    const char *name;
    void (*try)(const char *bytes, size_t length);
};

/* Ends with a target without a name. */
extern const struct fuzz_target fuzz_targets[];

/* The target of that name, or NULL. */
const struct fuzz_target *fuzz_target_of(const char *name);

#endif
