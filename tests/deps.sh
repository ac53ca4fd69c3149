#!/bin/sh
# Is everything there that Overlegmonitor needs? Asks the compiler and pkg-config, not the package
# manager: that is right on every system, and quick when nothing is missing.
#
# usage: deps.sh list|install SET...
#   list      names what is missing and fails
#   install   on Debian and its kin installs it (as root or by sudo), elsewhere as list
#   SET       build, test or ci
set -u

: "${CC:=cc}"

# set   probe                Debian's package    what it is
table() {
    cat <<'TABLE'
build compiler               gcc                 C-compiler
build header:stdio.h         libc6-dev           C-bibliotheek, ontwikkelbestanden
build command:pkg-config     pkg-config          pkg-config of pkgconf
build library:libpcre2-8     libpcre2-dev        PCRE2 met 8 bits
build library:xlsxwriter     libxlsxwriter-dev   libxlsxwriter
build library:zlib           zlib1g-dev          zlib, voor libxlsxwriter
build header:csv.h           libcsv-dev          libcsv 3
build library:yaml-0.1       libyaml-dev         libyaml
build library:nettle         nettle-dev          Nettle
build library:libxml-2.0     libxml2-dev         libxml2
build library:libzip         libzip-dev          libzip
build library:gmime-3.0      libgmime-3.0-dev    GMime 3, voor e-mail
build library:libseccomp     libseccomp-dev      libseccomp
build command:pdftotext      poppler-utils       pdftotext van Poppler
test  library:cmocka         libcmocka-dev       cmocka
ci    command:clang          clang               Clang
ci    runtime:clang          libclang-rt-dev     sanitizers van Clang
ci    command:clang-format   clang-format        clang-format
ci    command:valgrind       valgrind            Valgrind
ci    module:openpyxl        python3-openpyxl    openpyxl voor Python 3
ci    command:chromium       chromium            Chromium, voor de webpagina
TABLE
}

# Whether the thing that a probe names is there.
present() {
    case $1 in
    compiler) command -v "${CC%% *}" ;;
    command:*) command -v "${1#*:}" ;;
    header:*) printf '#include <stdio.h>\n#include <%s>\n' "${1#*:}" | $CC -E -x c - ;;
    library:*) pkg-config --exists "${1#*:}" ;;
    runtime:*) echo 'int main(void) { return 0; }' | "${1#*:}" -fsanitize=address -x c - -o /dev/null ;;
    module:*) /usr/bin/python3 -c "import ${1#*:}" ;;
    esac >/dev/null 2>&1
}

# Lines "package what it is" of all that is missing from the sets.
missing() {
    table | while read -r set probe package what; do
        case " $* " in
        *" $set "*) present "$probe" || printf '%-20s%s\n' "$package" "$what" ;;
        esac
    done
}

# $1: lines of missing. Says what to do, and fails.
refuse() {
    {
        echo 'er ontbreekt software om Overlegmonitor te bouwen of te testen'
        echo
        printf '    %-20s%s\n' 'in Debian, Ubuntu' 'onderdeel'
        echo "$1" | sed 's/^/    /'
        echo
        echo 'installeer dit, met de ontwikkelbestanden, en geef de opdracht opnieuw'
        command -v apt-get >/dev/null &&
            echo "als beheerder: apt-get install" $(echo "$1" | cut -d ' ' -f 1)
    } >&2
    exit 1
}

# Prints the command that makes one root, empty for root; fails where there is none. Without a
# terminal sudo must not ask a password.
become_root() {
    test "$(id -u)" = 0 && return
    command -v sudo >/dev/null || return
    { test -t 0 || sudo -n true 2>/dev/null; } && echo sudo
}

# On a terminal the user decides; a script, and CI, has decided already.
agreed() {
    { test -t 0 && test -z "${CI:-}"; } || return 0
    printf 'Nu installeren? [J/n] '
    read -r answer || answer=n
    case $answer in [nN]*) return 1 ;; esac
}

install_packages() {
    root=$(become_root) || return
    echo "Te installeren met apt-get: $*"
    agreed || return
    $root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
            install --no-install-recommends "$@"
}

mode=$1
shift
lacking=$(missing "$@")
test -n "$lacking" || exit 0
if [ "$mode" = install ] && command -v apt-get >/dev/null; then
    # Package names hold no spaces: each word is one.
    install_packages $(echo "$lacking" | cut -d ' ' -f 1)
fi
lacking=$(missing "$@")
test -z "$lacking" || refuse "$lacking"
