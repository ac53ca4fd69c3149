#!/bin/sh
# How well the facts that are found meet the annotated ones, a table for each set of annotations:
#     tests/score.sh TOOL [OPTION OF score.py...]
# The scorer and the annotations of the real submissions stand beside the project ($SHARED, else
# ../shared); where they do not, there is nothing to compare and that is said.
set -eu
tool=$1
shift
shared=${SHARED:-../shared}
facts=$(mktemp)
trap 'rm -f "$facts"' EXIT
if [ ! -f "$shared/gold/score.py" ]; then
    echo "score.py niet gevonden in $shared/gold: niets te vergelijken"
    exit 0
fi

score() { # INPUT ANNOTATIONS OPTION...
    input=$1 annotations=$2
    shift 2
    echo "$annotations"
    "$tool" extract "$input" --peildatum 2020-06-30 >"$facts"
    /usr/bin/env python3 "$shared/gold/score.py" "$annotations" "$facts" "$@"
}

[ ! -d "$shared/seeds" ] || score "$shared/seeds" "$shared/gold/dev.ndjson" "$@"
score tests/samples tests/gold/samples.ndjson "$@"
score tests/gold/sentences.csv tests/gold/sentences.ndjson "$@"
score tests/gold/texts tests/gold/texts.ndjson "$@"

# Short passages, annotated for one kind of fact only.
for kind in frequency participant topic; do
    score "tests/gold/passages/$kind.txt" "tests/gold/passages-$kind.ndjson" "$@" |
        grep -e "^tests" -e "^kind" -e "^$kind"
done
