#!/bin/sh
# Fuzzes every target, or those named, for so many seconds each.
#
# usage: fuzz.sh PROGRAM SECONDS [TARGET...]
#
# Seeds are the samples, the golden cases and the rules; what a target learns is kept beside the
# program for the next time. What breaks a target is written to found/ there: look at it, mend the
# fault, and move it to tests/fuzz/found/TARGET/ so that it is tried ever after.
set -eu
program=$1 seconds=$2
shift 2
top=$(cd "$(dirname "$0")/../.." && pwd)
home=$(dirname "$program")
targets=${*:-$(grep -o '{"[a-z]*", try' "$top/tests/fuzz/targets.c" | cut -d '"' -f 2)}

# A rule file as a seed needs the byte that says which file it is.
rule_seeds() {
    number=0
    for name in $(sed -n '/rule_files\[\] = {/,/};/p' "$top/tests/fuzz/targets.c" |
        grep -o '[a-z]*\.yaml'); do
        { printf "\\$(printf %03o $number)" && cat "$top/rules/$name"; } >"$1/$name"
        number=$((number + 1))
    done
}

# The member of every such file below the tests in which its content stands.
member_seeds() { # SUFFIX MEMBER FOLDER
    find "$top/tests" -name "*.$1" | while read -r file; do
        unzip -p "$file" "$2" >"$3/$(basename "$file").xml" 2>/dev/null || continue
    done
}

seeds() { # TARGET FOLDER
    case $1 in
    rules) rule_seeds "$2" ;;
    transfer) ;;
    docx) member_seeds docx word/document.xml "$2" ;;
    odt | ods) member_seeds "$1" content.xml "$2" ;;
    xlsx) member_seeds xlsx xl/worksheets/sheet1.xml "$2" ;;
    pdf) find "$top/tests" -name '*.pdf' | while read -r file; do
        pdftotext -bbox-layout "$file" "$2/$(basename "$file").xml" 2>/dev/null || continue
    done ;;
    *) find "$top/tests/samples" "$top/tests/cases" "$top/tests/fixtures" -type f -size -200k \
        ! -name cmd ! -name 'exp*' ! -name status 2>/dev/null |
        while read -r file; do cp "$file" "$2/$(echo "$file" | cksum | tr -d ' ')"; done ;;
    esac
}

broken=0
for target in $targets; do
    mkdir -p "$home/corpus/$target" "$home/found/$target" "$home/seeds/$target"
    seeds "$target" "$home/seeds/$target"
    echo "== $target"
    (cd "$top" && FUZZ_TARGET=$target "$program" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=3000 -max_len=65536 -print_final_stats=1 -verbosity=0 \
        -artifact_prefix="$home/found/$target/" \
        "$home/corpus/$target" "$home/seeds/$target" 2>"$home/log-$target") || {
        broken=$((broken + 1))
        echo "!! $target: see $home/log-$target and $home/found/$target"
    }
    sed -n 's/^stat::number_of_executed_units: */  inputs tried: /p' "$home/log-$target"
done
exit $((broken > 0))
