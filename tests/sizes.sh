#!/bin/sh
# Files of up to 400 lines, functions of up to 60. Prints what is longer as file:line and fails.
# Reads code as clang-format lays it out: a function opens with ") {" and closes with "}" in the
# first column.
#
# usage: sizes.sh [TOP]
set -u
cd "${1:-$(dirname "$0")/..}" || exit 2

find etl input output rules/engine -name '*.[ch]' | LC_ALL=C sort | xargs awk -v file_most=400 -v function_most=60 '
FNR == 1 { start = 0 }

FNR == file_most + 1 {
    printf "%s:%d: the file is longer than %d lines\n", FILENAME, FNR, file_most
    wrong = 1
}

# A signature may take more lines than one; it starts in the first column.
!start && /^[a-z]/ { head = FNR }
!start && /\) \{$/ { start = head }

start && /^}/ {
    if (FNR - start + 1 > function_most) {
        printf "%s:%d: the function has %d lines, more than %d\n", FILENAME, start,
               FNR - start + 1, function_most
        wrong = 1
    }
    start = 0
}

END { exit wrong }
'
