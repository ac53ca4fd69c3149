#!/bin/sh
# Runs every test and counts: the house rules, the unit programs, the examples in the rules, the
# golden cases. All run, also behind a failure; the last line is "N passed, N failed".
#
# usage: run.sh [--valgrind] TOOL UNIT...
#   --valgrind   the unit programs and one run of the samples under valgrind instead: a fault or a
#                leak fails
set -u
cd "$(dirname "$0")/.." || exit 2

# A sanitizer's finding must not look like a status of the tool.
export ASAN_OPTIONS=exitcode=99 LSAN_OPTIONS=exitcode=99

wrap=
if [ "$1" = --valgrind ]; then
    command -v valgrind >/dev/null || { echo 'valgrind ontbreekt (make deps-ci)' >&2; exit 1; }
    # A worker process ends with all that the main process holds still in reach: that is no leak.
    wrap='valgrind -q --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect --error-exitcode=99'
    # Valgrind refuses a process that lowers its own limit of open files, unless it stands there.
    ulimit -n 256
    shift
fi
tool=$1
shift

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM
passed=0 failed=0 failures=

# check NAME COMMAND...: counts it; shows what it said only when it fails.
check() {
    name=$1
    shift
    if timeout 300 "$@" >"$scratch/said" 2>&1 </dev/null; then
        passed=$((passed + 1))
        echo "ok    $name"
    else
        echo "FAIL  $name (status $?)"
        sed 's/^/      /' "$scratch/said"
        failed=$((failed + 1))
        failures="$failures $name"
    fi
}

for unit in "$@"; do
    check "unit/${unit##*/test_}" $wrap "$unit"
done
if [ -n "$wrap" ]; then
    check samples $wrap "$tool" run tests/samples -o "$scratch/b.xlsx" --facts "$scratch/f.ndjson" \
        --json "$scratch/b.json" --peildatum 2020-06-30
else
    check includes sh tests/includes.sh
    check sizes sh tests/sizes.sh
    check rules "$tool" check
    for cmd in $(find tests/cases -name cmd | LC_ALL=C sort); do
        case=${cmd%/cmd}
        check "${case#tests/}" sh tests/cases.sh "$tool" "$case"
    done
fi

[ -z "$failures" ] || printf '\nfailed:%s\n' "$failures"
echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
