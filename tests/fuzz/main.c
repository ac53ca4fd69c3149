/* The program that libFuzzer drives. The target is the one that FUZZ_TARGET names. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/targets.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const struct fuzz_target *target;
    if (target == NULL) {
        const char *name = getenv("FUZZ_TARGET");
        target = name == NULL ? NULL : fuzz_target_of(name);
        if (target == NULL) {
            fprintf(stderr, "FUZZ_TARGET names no target\n");
            exit(2);
        }
    }
    target->try((const char *)bytes, length);
    return 0;
}
