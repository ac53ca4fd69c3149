#!/usr/bin/env python3
"""Fits the weights of rules/roles.yaml: fit.py CLUES [--write]

Takes every annotated frequency of tests/gold (and of the real submissions where they stand beside
the clone), asks CLUES, the program of clues.c, which clues stand around each, and fits a softmax over the
three roles: a weight a clue, place and role. Clues that speak for the same role share part of their
weight, so that one that is seldom seen does not stand alone; weights are kept small. Prints how
many roles are right in documents that were left out, and with --write puts the weights that fit all
documents into rules/roles.yaml. `make fit` builds the program and does so. Needs nothing of Python
but the standard library.
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
PARTS = 12         # the documents are left out in so many turns
PASSES = 15        # over the examples; more changes nothing
SMALL = 1.5        # how strongly weights are drawn to nothing
SHARED_PART = 1.0  # how much a clue speaks by the role it is for


def gold_sets():
    """(annotations, paths of the texts) of every set."""
    here = os.path.join(TOP, "tests", "gold")
    every = lambda folder: sorted(p for p in glob.glob(os.path.join(folder, "**", "*"), recursive=True)
                                  if os.path.isfile(p))
    yield os.path.join(here, "samples.ndjson"), every(os.path.join(TOP, "tests", "samples"))
    yield os.path.join(here, "texts.ndjson"), every(os.path.join(here, "texts"))
    yield os.path.join(here, "passages-frequency.ndjson"), [os.path.join(here, "passages", "frequency.txt")]
    yield os.path.join(here, "sentences.ndjson"), [os.path.join(here, "sentences.csv")]
    if os.path.isdir(os.path.join(SHARED, "seeds")):
        yield os.path.join(SHARED, "gold", "dev.ndjson"), every(os.path.join(SHARED, "seeds"))


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


def nearest(found, fact, start):
    """The frequency that was found where the gold has one, or None."""
    end = start + len(fact["quote"])
    shared = lambda span: min(end, span[1]) - max(start, span[0])
    near = max(found, default=None, key=shared)
    if near is None or shared(near) < min(len(fact["quote"]), near[1] - near[0]) / 2:
        return None
    return near


def examples_of(annotations, found, folder, by_item):
    """(group, clues, roles that are right, role) of every annotated frequency that the rules find in
    the documents of one file of annotations; what is left out together has one group. A vague word
    that is annotated as no frequency stands for something else."""
    used, scope = collections.defaultdict(set), collections.defaultdict(list)
    with open(annotations, encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines if line.strip()]
    for item in items:
        name = os.path.basename(item["doc"])
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            continue
        scope[name].append((item.get("item_start"), item.get("item_end")))
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        for fact in item["frequencies"]:
            span = nearest(found[name], fact, gold_place(item, fact, text))
            if span is None:
                continue
            used[name].add(span)
            right = {fact["role"]} | {other.get("role", fact["role"]) for other in fact.get("alt", [])}
            yield name + (item["title"] if by_item else ""), found[name][span], right, fact["role"]
    for name in scope:
        for span, clues in found[name].items():
            inside = any(s is not None and s <= span[0] < e for s, e in scope[name])
            if inside and span not in used[name] and ("geen_getal", "self") in clues:
                yield name, clues, {"andere"}, "andere"


def examples():
    """The examples of all annotations."""
    with tempfile.TemporaryDirectory() as folder:
        tool, rules = sys.argv[1], rules_without_weights(folder)
        for annotations, paths in gold_sets():
            texts = tempfile.mkdtemp(dir=folder)
            found = clues_of(tool, rules, texts, paths)
            yield from examples_of(annotations, found, texts, len(paths) == 1)


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
    rows = [(group, vector(clues, speaks_for), right, role) for group, clues, right, role in examples()]
    parts = {g: i % PARTS for i, g in enumerate(sorted({g for g, *_ in rows}))}
    right = 0
    for part in range(PARTS):
        weights = fit([(v, role) for g, v, _, role in rows if parts[g] != part])
        right += sum(answer(v, weights) in r for g, v, r, _ in rows if parts[g] == part)
    print(f"{len(rows)} frequenties in {len(parts)} documenten en passages; "
          f"rol juist waar ze weggelaten waren: {right / len(rows):.3f}")
    weights = fit([(v, role) for _, v, _, role in rows])
    right = sum(answer(v, weights) in r for _, v, r, _ in rows)
    print(f"rol juist in de teksten zelf: {right / len(rows):.3f}")
    if "--write" in sys.argv:
        write(folded(weights, speaks_for))


if __name__ == "__main__":
    main()
