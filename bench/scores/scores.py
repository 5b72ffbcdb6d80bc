#!/usr/bin/env python3
"""Recomputes "attack left" and the verdicts of contrasts from the measured numbers alone.

It shares no code with the runner: a second implementation of spec and docs/runs.md, for readers who do not want to
trust the first. It needs nothing but Python.

    bench/scores/scores.py RUN [RUN ...] [--strength along]... [--seeds SEED ...] [--contrast A B]... [--json results.json]

RUN is a run's folder, its results.csv, or its results.json, plain or gzipped. Slices are joined by attack, defense and
seed. A and B are names as the first table prints them. --json compares the scores with those that the runner wrote.
"""

import argparse
import collections
import csv
import functools
import gzip
import itertools
import json
import math
import os
import sys

FIXED = {
    *("run", "cell", "dataset", "model", "attack", "defense", "control", "seed", "split", "trigger", "metric", "k"),
    *("value", "unit", "n", "higher_is_better", "options", "qualifiers"),
}
OPTIONS = {"dataset", "model", "base", "poisoning", "attack", "defense-data", "defense", "compute"}
BUDGETS = [b / 2 for b in range(1, 21)]
ROUNDING = 1e-9


def within(points, losses, attacks, victim):
    """The attack that is left at the last place of the list that costs at most so many points."""
    last = max((i for i, loss in enumerate(losses) if loss <= points + ROUNDING), default=None)
    if last is None:
        return victim
    if last == len(losses) - 1:
        return attacks[last]
    share = max(0, (points - losses[last]) / (losses[last + 1] - losses[last]))
    return attacks[last] + share * (attacks[last + 1] - attacks[last])


def attack_left(losses, attacks, victim):
    return sum(within(b, losses, attacks, victim) for b in BUDGETS) / len(BUDGETS)


def incomplete_beta(a, b, x):
    """The regularised incomplete beta function, by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny, c, d, value = 1e-300, 1.0, 0.0, 1.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / max(1 + term * d, tiny, key=abs)
        c = max(1 + term / c, tiny, key=abs)
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * (value - 1)


def student_two_sided(t, freedom):
    return incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def student_quantile(level, freedom):
    """The t beyond which, on both sides, 1 - level lies."""
    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        if student_two_sided(middle, freedom) > 1 - level:
            low = middle
        else:
            high = middle
    return low


def mean_and_error(values):
    n = len(values)
    mean = sum(values) / n
    if n < 2:
        return mean, math.nan
    return mean, math.sqrt(sum((v - mean) ** 2 for v in values) / (n - 1) / n)


def half_width(values, level):
    return student_quantile(level, len(values) - 1) * mean_and_error(values)[1] if len(values) > 1 else math.nan


def student_test(differences):
    mean, error = mean_and_error(differences)
    if error == 0:
        return 0.0 if mean else 1.0
    return student_two_sided(mean / error, len(differences) - 1)


def sign_flip_test(differences):
    """The share of all choices of signs whose mean is at least as far from 0."""
    far = abs(sum(differences)) - 1e-12
    flips = itertools.product((1, -1), repeat=len(differences))
    return sum(abs(sum(s * d for s, d in zip(signs, differences))) >= far for signs in flips) / 2 ** len(differences)


def holm(ps):
    adjusted, largest = [0.0] * len(ps), 0.0
    for rank, i in enumerate(sorted(range(len(ps)), key=lambda i: ps[i])):
        largest = max(largest, min(1.0, (len(ps) - rank) * ps[i]))
        adjusted[i] = largest
    return adjusted


def text(path):
    return gzip.open(path, "rt") if path.endswith(".gz") else open(path, newline="")


def verdict(differences, student, flip):
    """What docs/runs.md calls a difference, by its p-values after Holm."""
    mean, ninety = mean_and_error(differences)[0], half_width(differences, 0.90)
    if student <= 0.05 and flip <= 0.05:
        return "better" if mean < 0 else "worse"
    return "alike" if abs(mean) + ninety <= 10 + 1e-7 else "not resolved"


@functools.lru_cache(maxsize=None)
def run(path):
    """The rows of a run, each option under a name such as defense.along, and its cells; none, if the file is a CSV."""
    if os.path.isdir(path):
        path = os.path.join(path, "results.json")
    with text(path) as file:
        if not path.endswith((".json", ".json.gz")):
            return list(csv.DictReader(file)), []
        results = json.load(file)
    return [{**row, **row["options"], **row["qualifiers"]} for row in results["rows"]], results["cells"]


def place(row, strength):
    """Attack, seed, defense and setting of a row or cell; the setting is None if it has no such strength."""
    options = {k[8:]: v for k, v in row.items() if k.startswith("defense.") and v}
    setting = options.pop(strength, None)
    name = " ".join([row["defense"], *(f"{k}={v}" for k, v in sorted(options.items()))])
    attack = " ".join([row["attack"], *(f"{k[7:]}={v}" for k, v in row.items() if k.startswith("attack.") and v)])
    return attack, int(row["seed"]), name, None if setting is None else float(setting)


def broken_down(paths, strength):
    """The places at which training broke down, as far as the files say so: those in JSON do."""
    for rows, cells in map(run, paths):
        told = {option for row in rows for option in row}  # rows have the options that differ
        for cell in cells:
            if cell["broke_down"] and not cell["control"]:
                options = {option: value for option, value in cell["options"].items() if option in told}
                yield place({**cell, **options}, strength)


def read(paths, strength):
    """By attack, seed, defense and setting: the numbers, and an empty dictionary where training broke down."""
    numbers = collections.defaultdict(dict)
    for row in itertools.chain.from_iterable(run(path)[0] for path in paths):
        if row["control"]:
            continue
        attack, seed, name, setting = place(row, strength)
        cell = numbers[attack, seed, name, setting]
        qualifiers = [v for k, v in sorted(row.items()) if v and k not in FIXED and k.split(".")[0] not in OPTIONS]
        key = (row["metric"], row["split"], str(row["k"]), *qualifiers)
        value = float(row["value"])
        if cell.setdefault(key, value) != value:
            sys.exit(f"two values of {key} for {attack}, seed {seed}, {name} at {setting}")
    for where in broken_down(paths, strength):
        numbers[where] = {}
    return numbers


def lists(numbers):
    """Yields (attack, seed, defense, the victim's numbers, those of the settings from weak to strong)."""
    by_list = collections.defaultdict(list)
    victims = {}
    for (attack, seed, name, setting), cell in numbers.items():
        if name == "none":
            victims[attack, seed] = cell
        elif setting is not None:
            by_list[attack, seed, name].append((setting, cell))
    counts = collections.defaultdict(set)
    for (_, _, name), settings in by_list.items():
        counts[name].update(setting for setting, _ in settings)
    for (attack, seed, name), settings in by_list.items():
        if len(counts[name]) < 2 or (attack, seed) not in victims:
            continue
        if len(settings) < len(counts[name]):
            print(f"{attack}, seed {seed}, {name}: {len(counts[name]) - len(settings)} settings are missing; left out")
            continue
        settings = [cell for _, cell in sorted(settings, key=lambda setting: setting[0])]
        settings = list(itertools.takewhile(bool, settings))  # the first that broke down ends the list
        if settings:
            yield attack, seed, name, victims[attack, seed], settings


def losses(victim, settings):
    """The clean accuracy on validation that each setting loses, in points."""
    clean = ("clean-accuracy", "validation", "1")
    return [100 * (victim[clean] - cell[clean]) for cell in settings]


def verdicts(contrasts):
    """Yields (Student's p, the sign flip's, verdict) after Holm over the contrasts, each a list of differences."""
    students = holm([student_test(differences) for differences in contrasts])
    flips = holm([sign_flip_test(differences) for differences in contrasts])
    for differences, student, flip in zip(contrasts, students, flips):
        yield student, flip, verdict(differences, student, flip)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--strength", action="append",
                        help="the option that goes from weak to strong: along, if none is given; of several, each has lists of its own")
    parser.add_argument("--seeds", nargs="+", type=int, help="these alone")
    parser.add_argument("--split", default="test")
    parser.add_argument("-k", default="1")
    parser.add_argument("--over-attacks", action="store_true", help="print means over attacks too: tuning goes by them")
    parser.add_argument("--contrast", nargs=2, action="append", default=[])
    parser.add_argument("--json", help="results.json to hold the scores against")
    given = parser.parse_args()

    scores = collections.defaultdict(dict)
    success = ("attack-success", given.split, given.k)
    strengths = given.strength or ["along"]
    for strength in strengths:
        for attack, seed, name, victim, settings in lists(read(given.runs, strength)):
            if given.seeds and seed not in given.seeds:
                continue
            attacks = [100 * cell[success] for cell in settings]
            name = name if len(strengths) == 1 else f"{name} {strength}=*"
            scores[attack, name][seed] = attack_left(losses(victim, settings), attacks, 100 * victim[success])
    for (attack, name), by_seed in sorted(scores.items()):
        values = list(by_seed.values())
        print(f"{attack:20} {name:50} n = {len(values):2}  {mean_and_error(values)[0]:6.2f} ± {half_width(values, .95):.2f}")

    if given.over_attacks:
        attacks = {attack for attack, _ in scores}
        means = collections.defaultdict(list)
        for (_, name), by_seed in scores.items():
            means[name].append(mean_and_error(list(by_seed.values()))[0])
        print("mean over all attacks, the least first:")
        for name, values in sorted(means.items(), key=lambda item: sum(item[1])):
            if len(values) == len(attacks):
                print(f"{sum(values) / len(values):6.2f} {name}")

    for attack in sorted({attack for attack, _ in scores}):
        tested = []
        for one, other in given.contrast:
            a, b = scores[attack, one], scores[attack, other]
            if a.keys() != b.keys():
                sys.exit(f"{attack}: {one} has seeds {sorted(a)}, {other} has {sorted(b)}")
            tested.append([a[seed] - b[seed] for seed in sorted(a)])
        for (one, other), d, (student, flip, said) in zip(given.contrast, tested, verdicts(tested)):
            mean, width = mean_and_error(d)[0], half_width(d, 0.95)
            print(f"{attack}: {one} - {other}: {mean:+.2f} ± {width:.2f}, n = {len(d)},"
                  f" Student {student:.4f}, sign flip {flip:.4f} (Holm): {said}")

    if given.json:
        with text(given.json) as file:
            theirs = [s for s in json.load(file)["attack_left"]["scores"] if str(s["k"]) == given.k]
        ours = sorted(round(value, 6) for by_seed in scores.values() for value in by_seed.values())
        other = sorted(round(100 * s["attack_left"], 6) for s in theirs if s["outcome"] == "scored")
        if ours != other:
            sys.exit(f"{len(ours)} scores here, {len(other)} there; they differ")
        print(f"{len(ours)} scores are equal to those of {given.json}")


if __name__ == "__main__":
    main()
