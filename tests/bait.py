#!/usr/bin/env python3
"""How the time of `run` grows on regular expression bait: bait.py TOOL [BYTES BYTES]

Each bait is a word or sign that many patterns begin with, repeated. Prints the time at both lengths
(16 and 128 kB unless told) without that of an empty text, and their ratio; what is far above the
ratio of the lengths is worse than linear.
"""
import os
import subprocess
import sys
import tempfile
import time

BAITS = ["een ", "drie keer ", "de lokale en ", "schepen van wonen, ", "van de van de ", "(((((((",
         "[[[[", "1234567890", "    ", "\u00a0", "a", "-----", ",,,,,", "????", "....", "minstens ", "om de ",
         "per jaar ", "elke eerste maandag ", "dienst wonen en ", "overleg tussen ", "januari ",
         "12 en ", "in het voorjaar en ", "kerncijfers over ", "A. b ", "bestaat ", "zit ", "neemt ",
         "OCMW, ", "Gent, ", "Wie? ", "x: ", "é", "2019-", "1,1.", "+32 ", "www.", "a@b",
         "sociale ", "agentschap wonen ", "tot ", "of vaker ", "\n", "- a\n", "1. a\n", "# a\n", "31/02/2020 ", "raad-",
         "gemeenten ", "Van: a\n", "de stad ", "wordt ", "nodigt ", "IGS ", "wanneer er ", "aantal ",
         "diensten ", "diensten a, ", "stad (a, b) ", "[x] a\n", "a | b | A\n", "met een ", "daarin ", "vraagt ",
         "naar nood ", "een a: A\n", "overleg a (", "toewijzing "]


def seconds(tool, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("Lokaal woonoverleg van de stad Gent\n\nHet lokaal woonoverleg van de stad Gent " + text + "\n")
        file.flush()
        begin = time.monotonic()
        subprocess.run([tool, "run", file.name, "-o", file.name + ".xlsx"], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.unlink(file.name + ".xlsx")
        return time.monotonic() - begin


def main(tool, short=16000, long=128000):
    base = min(seconds(tool, "") for _ in range(3))
    rows = []
    for bait in BAITS:
        size = len(bait.encode())
        first, last = (max(seconds(tool, bait * (int(length) // size)) - base, 0.001)
                       for length in (short, long))
        rows.append((last, first, bait))
    print(f"{'bait':<26}{short:>9}{long:>9}   ratio")
    for last, first, bait in sorted(rows, reverse=True):
        print(f"{bait!r:<26}{first:>8.3f}s{last:>8.3f}s{last / first:>8.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
