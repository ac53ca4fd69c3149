#!/usr/bin/env python3
"""Fits the weights of rules/roles.yaml: fit.py [--write] [--exclude GOLD_DOCUMENT...]

Takes every annotated frequency of tests/gold (and of the real submissions where they stand beside the
clone), asks the program of clues.c which clues stand around each, and fits a softmax over the three roles:
a weight a clue, role and place. Clues that speak for the same role share part of their weight, so that one that is
seldom seen is not on its own; weights are kept small. Prints how many roles are right on texts that were left
out (sets of documents in turn), and with --write puts the weights of all texts into rules/roles.yaml.
Needs a built tree (make) and a C compiler; nothing but the standard library.
"""
import collections
import glob
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("SHARED", os.path.join(TOP, "..", "shared"))
RULES = os.path.join(TOP, "rules", "roles.yaml")
ROLES = ["vergadering", "agendapunt", "andere"]
PARTS, PASSES, SMALL, SHARED_PART = 12, 15, 1.5, 1.0


def gold_sets():
    """(annotations, texts) of every set."""
    here = os.path.join(TOP, "tests", "gold")
    every = lambda folder: [p for p in glob.glob(os.path.join(folder, "**", "*"), recursive=True) if os.path.isfile(p)]
    yield os.path.join(here, "samples.ndjson"), every(os.path.join(TOP, "tests", "samples"))
    yield os.path.join(here, "texts.ndjson"), every(os.path.join(here, "texts"))
    yield os.path.join(here, "passages-frequency.ndjson"), [os.path.join(here, "passages", "frequency.txt")]
    yield os.path.join(here, "sentences.ndjson"), [os.path.join(here, "sentences.csv")]
    if os.path.isdir(os.path.join(SHARED, "seeds")):
        yield os.path.join(SHARED, "gold", "dev.ndjson"), every(os.path.join(SHARED, "seeds"))


def build(folder):
    """The program of clues.c, linked with everything of the tool but its main."""
    tool = os.path.join(folder, "clues")
    objects = [o for o in glob.glob(os.path.join(TOP, "build", "release", "**", "*.o"), recursive=True)
               if "/tests/" not in o and not o.endswith("/etl/main.o")]
    libraries = subprocess.run(["pkg-config", "--libs", "libpcre2-8", "xlsxwriter", "yaml-0.1", "nettle"],
                               check=True, capture_output=True, text=True).stdout.split()
    subprocess.run([os.environ.get("CC", "cc"), "-std=c11", "-pthread", "-D_POSIX_C_SOURCE=200809L",
                    "-I" + os.path.join(TOP, "etl"), "-I" + TOP, os.path.join(TOP, "tests", "fit", "clues.c"),
                    *objects, *libraries, "-lcsv", "-lm", "-o", tool], check=True)
    return tool


def rules_without_weights(folder):
    """A copy of the rules: the weights may be of other clues than there are now."""
    rules = os.path.join(folder, "rules")
    os.mkdir(rules)
    for path in glob.glob(os.path.join(TOP, "rules", "*.yaml")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if path == RULES:
            text = text[:text.index("\nweights:")] + "\nweights: {}\n"
        with open(os.path.join(rules, os.path.basename(path)), "w", encoding="utf-8") as file:
            file.write(text)
    return rules


def clues_of(tool, rules, folder, paths):
    """By document: {(start, end): {(clue, place): strength}}; the documents' texts go into the folder."""
    printed = subprocess.run([tool, rules, folder, *paths], check=True, capture_output=True, text=True)
    found = collections.defaultdict(lambda: collections.defaultdict(dict))
    for line in printed.stdout.splitlines():
        name, start, end, clue, place, strength = line.split("\t")
        found[name][int(start), int(end)][clue, place] = float(strength)
    return found


def gold_place(item, fact, text):
    """Where a gold frequency stands; single sentences give no place."""
    if fact.get("start") is not None:
        return fact["start"]
    return text.find(fact["quote"], text.find(item["title"]))


def examples():
    """(document, clues, roles that are right) of every annotated frequency that the rules find. A vague word that is
    annotated as no frequency stands for something else."""
    with tempfile.TemporaryDirectory() as folder:
        tool, rules = build(folder), rules_without_weights(folder)
        for annotations, paths in gold_sets():
            found = clues_of(tool, rules, folder, paths)
            names = {os.path.basename(p) for p in paths}
            used, scope = collections.defaultdict(set), collections.defaultdict(list)
            with open(annotations, encoding="utf-8") as lines:
                items = [json.loads(line) for line in lines if line.strip()]
            for item in items:
                name = os.path.basename(item["doc"])
                if name not in names:
                    continue
                scope[name].append((item.get("item_start"), item.get("item_end")))
                with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                    text = file.read()
                group = name if len(paths) > 1 else name + item["title"]
                for fact in item["frequencies"]:
                    start = gold_place(item, fact, text)
                    end = start + len(fact["quote"])
                    near = max(found[name], default=None,
                               key=lambda s: min(end, s[1]) - max(start, s[0]))
                    if near is None or min(end, near[1]) - max(start, near[0]) < min(end - start, near[1] - near[0]) / 2:
                        continue
                    used[name].add(near)
                    yield group, found[name][near], {fact["role"]} | {a.get("role", fact["role"]) for a in fact.get("alt", [])}, fact["role"]
            for name in scope:
                for span, clues in found[name].items():
                    inside = any(s is not None and s <= span[0] < e for s, e in scope[name])
                    if inside and span not in used[name] and ("geen_getal", "self") in clues:
                        yield name, clues, {"andere"}, "andere"


def shared_of():
    """The role that each clue speaks for."""
    with open(RULES, encoding="utf-8") as file:
        return dict(re.findall(r"\{id: (\w+), for: (\w+),", file.read()))


def vector(clues, speaks_for):
    values = collections.defaultdict(float)
    for (clue, place), strength in clues.items():
        values[clue, place] += strength
        if clue in speaks_for:
            values["for " + speaks_for[clue], place] += SHARED_PART * strength
    return list(values.items())


def fit(rows):
    """Weights of a softmax by AdaGrad, in a fixed order of chance."""
    weights = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    past = collections.defaultdict(lambda: [1e-3, 1e-3, 1e-3])
    seen = collections.Counter(feature for values, _ in rows for feature, _ in values)
    order, chance = list(rows), random.Random(1)
    for _ in range(PASSES):
        chance.shuffle(order)
        for values, role in order:
            chances = softmax(values, weights)
            for feature, value in values:
                w, p = weights[feature], past[feature]
                for i in range(3):
                    slope = (chances[i] - (ROLES[i] == role)) * value + w[i] * SMALL / seen[feature]
                    p[i] += slope * slope
                    w[i] -= 0.25 * slope / math.sqrt(p[i])
    return weights


def softmax(values, weights):
    scores = [sum(weights[f][i] * v for f, v in values if f in weights) for i in range(3)]
    most = max(scores)
    powers = [math.exp(s - most) for s in scores]
    return [p / sum(powers) for p in powers]


def answer(values, weights):
    chances = softmax(values, weights)
    return ROLES[chances.index(max(chances))]


def folded(weights, speaks_for):
    """By clue and place the weights for agendapunt and andere against vergadering, the shared part in them."""
    by_clue = collections.defaultdict(dict)
    for (clue, place), w in weights.items():
        if clue.startswith("for "):
            continue
        shared = weights.get(("for " + speaks_for.get(clue, ""), place), [0, 0, 0])
        total = [w[i] + SHARED_PART * shared[i] for i in range(3)]
        by_clue[clue][place] = [round(total[i] - total[0], 2) for i in (1, 2)]
    return by_clue


def write(weights):
    with open(RULES, encoding="utf-8") as file:
        text = file.read()
    head = text[:text.index("\nweights:")]
    order = {clue: i for i, clue in enumerate(re.findall(r"\{id: (\w+),", head))}
    lines = ["weights:"]
    for clue in sorted(weights, key=lambda c: (order.get(c, len(order)), c)):
        places = ", ".join(f"{p}: [{a:g}, {b:g}]" for p in ("before", "behind", "above", "self")
                           for a, b in [weights[clue].get(p, (0, 0))] if a or b)
        if places:
            lines.append(f"  {clue}: {{{places}}}")
    with open(RULES, "w", encoding="utf-8") as file:
        file.write(head + "\n" + "\n".join(lines) + "\n")


def main():
    speaks_for = shared_of()
    out = sys.argv[sys.argv.index("--exclude") + 1:] if "--exclude" in sys.argv else []
    rows = [(group, vector(clues, speaks_for), right, role) for group, clues, right, role in examples() if group not in out]
    parts = {g: i % PARTS for i, g in enumerate(sorted({g for g, *_ in rows}))}
    right = 0
    for part in range(PARTS):
        weights = fit([(v, role) for g, v, _, role in rows if parts[g] != part])
        right += sum(answer(v, weights) in r for g, v, r, _ in rows if parts[g] == part)
    print(f"{len(rows)} frequenties in {len(parts)} documenten; rol juist in weggelaten documenten: {right / len(rows):.3f}")
    weights = fit([(v, role) for _, v, _, role in rows])
    print(f"rol juist in de teksten zelf: {sum(answer(v, weights) in r for _, v, r, _ in rows) / len(rows):.3f}")
    if "--write" in sys.argv:
        write(folded(weights, speaks_for))


if __name__ == "__main__":
    main()
