#!/bin/sh
# Runs golden cases and shows how what came differs from what was expected. Says nothing when all
# is as expected.
#
# usage: cases.sh [-p] TOOL [CASE...]
#   -p     writes what came as what is expected; review it with git diff
#   CASE   a folder below tests/cases; without any, all
# Copies each workbook that a case makes into $KEEP_BOOKS, where that is set.
#
# A case is a folder with
#   cmd             a shell line, run in a copy of the folder with nothing of the list below in it
#   expout experr   what it prints; a missing file stands for nothing
#   status          its exit status; missing: 0
#   expect/FILE     what FILE, which it writes, must hold, byte for byte
#   ...             its input
# cmd finds the tool in $OVERLEGMONITOR, the sample submissions in $SAMPLES and the rules in $RULES;
# the last two are relative, so that messages are the same in every checkout.
set -u

repopulate=
if [ "$1" = -p ]; then
    repopulate=1
    shift
fi
top=$(cd "$(dirname "$0")/.." && pwd) || exit 2
OVERLEGMONITOR=$(cd "$(dirname "$1")" && pwd)/${1##*/}
SAMPLES=../samples RULES=../rules
export OVERLEGMONITOR SAMPLES RULES
shift

# A sanitizer's finding must not look like a status of the tool.
export ASAN_OPTIONS=exitcode=99 LSAN_OPTIONS=exitcode=99 \
    UBSAN_OPTIONS=exitcode=99:print_stacktrace=1
export LC_ALL=C TZ=UTC
unset OVERLEGMONITOR_RULES

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM
ln -s "$top/tests/samples" "$top/rules" "$scratch"

# same EXPECTED FOUND: shows how they differ. A file that is not there is an empty one.
same() {
    expected=$1
    [ -e "$expected" ] || expected=/dev/null
    cmp -s "$expected" "$2" || {
        diff -u --label "$1" --label found "$expected" "$2"
        return 1
    }
}

compare() {
    right=0
    same "$1/experr" "$scratch/err" || right=1
    same "$1/expout" "$scratch/out" || right=1
    [ "$wanted" = "$status" ] || {
        echo "$1: status $status, expected $wanted"
        right=1
    }
    for path in "$1"/expect/*; do
        [ -e "$path" ] || continue
        found=$scratch/work/${path##*/}
        [ -e "$found" ] || { echo "$path: not written"; right=1; continue; }
        same "$path" "$found" || right=1
    done
    return $right
}

# keep FOUND EXPECTED: what is empty needs no file.
keep() {
    if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
}

populate() {
    keep "$scratch/out" "$1/expout"
    keep "$scratch/err" "$1/experr"
    [ "$status" = "$wanted" ] || echo "$1: status $status, was $wanted"
    if [ "$status" = 0 ]; then rm -f "$1/status"; else echo "$status" >"$1/status"; fi
    for path in "$1"/expect/*; do
        [ ! -e "$path" ] || cp "$scratch/work/${path##*/}" "$path"
    done
}

# keep_books CASE: those of the tool have notes; what the case puts there itself has none.
keep_books() {
    for book in "$scratch"/work/*.xlsx; do
        [ ! -f "$book" ] || ! grep -qa xl/comments "$book" ||
            cp "$book" "$KEEP_BOOKS/$(echo "${1#tests/cases/}" | tr / -)-${book##*/}"
    done
}

run_case() {
    rm -rf "$scratch/work"
    cp -R "$1" "$scratch/work"
    (
        cd "$scratch/work" || exit 2
        mv cmd ../cmd
        rm -rf expout experr status expect
        timeout 120 sh ../cmd >../out 2>../err </dev/null
    )
    status=$?
    [ -z "${KEEP_BOOKS-}" ] || keep_books "$1"
    wanted=0
    [ ! -e "$1/status" ] || read -r wanted <"$1/status"
    if [ -n "$repopulate" ]; then populate "$1"; else compare "$1"; fi
}

if [ $# = 0 ]; then
    cd "$top" || exit 2
    set -- $(find tests/cases -name cmd | LC_ALL=C sort | sed 's,/cmd$,,')
fi
result=0
for folder in "$@"; do
    run_case "$folder" || result=1
done
exit $result
