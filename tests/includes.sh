#!/bin/sh
# Who may include whom: etl/core nothing of ours but itself; input, rules/engine and output only
# core and themselves; the rest of etl everything. Prints each offence as file:line and fails.
#
# usage: includes.sh [TOP]
set -u
cd "${1:-$(dirname "$0")/..}" || exit 2

find etl input output rules/engine -name '*.[ch]' | LC_ALL=C sort | xargs awk '
# The room that a file stands in; "" outside all of them.
function room(path) {
    if (path ~ /^etl\/core\//) return "etl/core"
    if (path ~ /^rules\/engine\//) return "rules/engine"
    if (match(path, /^(etl|input|output)\//)) return substr(path, 1, RLENGTH - 1)
    return ""
}

# A path without "." and "..".
function plain(path) {
    gsub(/\/(\.\/)+/, "/", path)
    sub(/^(\.\/)+/, "", path)
    while (sub(/[^\/]+\/\.\.\//, "", path)) continue
    return path
}

# The file of ours that an include means, looked up as the compiler does; "" for none.
function ours(words, from,    folder, path, line) {
    sub(/[^\/]*$/, "", from)
    for (folder = 1; folder <= 3; folder++) {
        path = plain((folder == 1 ? from : folder == 2 ? "etl/" : "") words)
        if ((getline line < path) >= 0) {
            close(path)
            return path
        }
    }
    return ""
}

function offence(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
    wrong = 1
}

/^[ \t]*#[ \t]*include/ {
    if (!match($0, /["<][^">]+[">]/)) {
        offence("include without a name in quotes or brackets")
        next
    }
    words = substr($0, RSTART + 1, RLENGTH - 2)
    quoted = substr($0, RSTART, 1) == "\""
    target = ours(words, FILENAME)
    from = room(FILENAME)
    to = room(target)
    if (quoted && target == "") offence("no file of ours: \"" words "\"")
    else if (target != "" && to == "") offence("outside the rooms: " target)
    else if (target != "" && from != "etl" && to != from && to != "etl/core")
        offence(from " may not include " target)
}

END { exit wrong }
'
