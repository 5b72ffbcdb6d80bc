#!/usr/bin/env python3
"""Writes the tables and the figure of a suite's results from its slices, as its protocol reads them.

    bench/scores/tables.py SLICE [SLICE ...] [--controls SLICE] [--rates SLICE ...]
                           [--into docs/results.md] [--figure F.svg]

SLICE is a run's results.json, plain or gzipped. --into replaces what stands between <!-- table NAME --> and
<!-- end --> in a page; without it the tables are printed. --figure needs matplotlib, all else Python alone.
Victims on which an attack failed stay in all means, as in the protocol of emoji-1.
"""

import argparse
import collections
import json
import re
import sys

import scores

CORE = ["fine-tune", "clean-clip", "ta-cleaner", "positives alone"]
CONTRASTS = [
    ("ta-cleaner", "clean-clip"),
    ("ta-cleaner", "fine-tune"),
    ("clean-clip", "fine-tune"),
    ("ta-cleaner", "positives alone"),
]
ATTACKS = ["badclip", "badnets", "blended"]
SUCCESS = ("attack-success", "test", "1")
SUCCESS_TEN = ("attack-success", "test", "10")
TRIGGERED = ("triggered-accuracy", "test", "1")
NEW_DRAWINGS = ("clean-accuracy", "test-new-drawings", "1")


def short(name):
    """The protocol's name of a defense."""
    defense = name.split()[0]
    return "positives alone" if "in-modal-weight=0" in name.replace("weight 0", "weight=0") else defense


class List:
    """One defense on one victim: the victim's numbers, and those of its settings from weak to strong."""

    def __init__(self, victim, settings):
        self.victim = victim
        self.settings = settings
        self.losses = scores.losses(victim, settings)

    def left(self, key):
        return scores.attack_left(self.losses, [100 * cell[key] for cell in self.settings], 100 * self.victim[key])

    def within(self, points, key):
        return scores.within(points, self.losses, [100 * cell[key] for cell in self.settings], 100 * self.victim[key])


def lists(paths, strength="along"):
    """By attack, defense and seed."""
    found = collections.defaultdict(dict)
    for attack, seed, name, victim, settings in scores.lists(scores.read(paths, strength)):
        found[attack.split()[0], short(name)][seed] = List(victim, settings)
    seeds = {attack: {seed for (other, _), by_seed in found.items() if other == attack for seed in by_seed} for attack, _ in found}
    for (attack, defense), by_seed in found.items():
        if by_seed.keys() != seeds[attack]:
            sys.exit(f"{attack}, {defense}: seeds {sorted(seeds[attack] - by_seed.keys())} are missing")
    return found


def number(values, digits=1):
    mean, width = scores.mean_and_error(values)[0], scores.half_width(values, 0.95)
    return f"{mean:.{digits}f} ± {width:.{digits}f}" if len(values) > 1 else f"{mean:.{digits}f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def attacks_of(found):
    present = {attack for attack, _ in found}
    return [attack for attack in ATTACKS if attack in present]


def score_table(found):
    attacks = attacks_of(found)
    head = ["attack left, %", *(f"{attack}, {top}" for attack in attacks for top in ("top-1", "top-10"))]
    rows = []
    for defense in CORE:
        row = [defense]
        for attack in attacks:
            by_seed = found.get((attack, defense), {}).values()
            row += [number([one.left(key) for one in by_seed]) if by_seed else "–" for key in (SUCCESS, SUCCESS_TEN)]
        rows.append(row)
    return table(head, rows)


def verdicts(pairs, key):
    """Yields mean, interval and verdict of each pair of defenses, each a list by seed."""
    differences = [[a[seed].left(key) - b[seed].left(key) for seed in sorted(a)] for a, b in pairs]
    for d, (_, _, verdict) in zip(differences, scores.verdicts(differences)):
        sign = "−" if sum(d) < 0 else "+"
        yield f"{sign}{number(d).lstrip('-')} ({verdict})"


def contrast_table(found, key):
    attacks = attacks_of(found)
    columns = [verdicts([(found[attack, a], found[attack, b]) for a, b in CONTRASTS], key) for attack in attacks]
    rows = [[f"{one} − {other}", *cells] for (one, other), *cells in zip(CONTRASTS, *columns)]
    return table(["difference, points", *attacks], rows)


def rates_tables(paths):
    """The scores by learning rates beside those along the path, and the contrasts of the protocol rates.md."""
    rates, along = lists(paths, "learning-rate"), lists(paths)
    attack = attacks_of(rates)[0]
    rates, along = ({defense: found[attack, defense] for defense in CORE} for found in (rates, along))
    head = ["attack left, %", "n", *(f"{how}, {top}" for how in ("rates", "path") for top in ("top-1", "top-10"))]
    rows = []
    for defense in CORE:
        row = [defense, str(len(rates[defense]))]
        for found in (rates, along):
            row += [number([one.left(key) for one in found[defense].values()]) for key in (SUCCESS, SUCCESS_TEN)]
        rows.append(row)
    names = ["ta-cleaner − clean-clip, both by rates", *(f"{defense}, path − rates" for defense in CORE)]
    pairs = [(rates["ta-cleaner"], rates["clean-clip"]), *((along[defense], rates[defense]) for defense in CORE)]
    contrasts = [list(cells) for cells in zip(names, verdicts(pairs, SUCCESS), verdicts(pairs, SUCCESS_TEN))]
    return {"rates": table(head, rows), "rates-contrasts": table(["difference, points", "top-1", "top-10"], contrasts)}


def budget_table(found, attack):
    """What the last place of each list within 2 and within 5 points has."""
    recall = [key for key in next(iter(found[attack, CORE[0]].values())).victim if key[0] == "retrieval-recall"]
    recall = [key for key in recall if key[2] == "1"] or recall
    head = ["within", "defense", "attack success", "target in top ten", "triggered accuracy", "new drawings lost"]
    head += [f"{' '.join(key[3:])} recall lost" for key in recall]
    rows = []
    for points in (2, 5):
        for defense in CORE:
            every = found[attack, defense].values()
            row = [str(points), defense]
            row += [number([one.within(points, key) for one in every]) for key in (SUCCESS, SUCCESS_TEN, TRIGGERED)]
            for key in [NEW_DRAWINGS, *recall]:
                row.append(number([100 * one.victim[key] - one.within(points, key) for one in every]))
            rows.append(row)
    return table(head, rows)


def victim_table(found):
    rows = []
    for attack in attacks_of(found):
        victims = [one.victim for one in found[attack, CORE[0]].values()]
        row = [attack, str(len(victims)), number([100 * v[("clean-accuracy", "test", "1")] for v in victims])]
        successes = [100 * v[SUCCESS] for v in victims]
        row += [number(successes), f"{min(successes):.1f}", str(sum(s < 90 for s in successes))]
        row.append(number([100 * v[TRIGGERED] for v in victims]))
        rows.append(row)
    head = ["victims of", "n", "clean accuracy", "attack success", "lowest", "below 90", "triggered accuracy"]
    return table(head, rows)


def control_table(path):
    """Never-poisoned models of the victims' recipe, with and without each attack's trigger."""
    found = collections.defaultdict(list)
    with scores.text(path) as file:
        for row in json.load(file)["rows"]:
            if row["control"] and row["split"] == "test":
                found[row["attack"], row["metric"], row["k"]].append(100 * row["value"])
    rows = []
    for attack in dict.fromkeys(attack for attack, _, _ in found):
        clean, success, triggered = (
            found[attack, metric, 1] for metric in ("clean-accuracy", "attack-success", "triggered-accuracy")
        )
        rows.append([attack, str(len(clean)), number(clean), number(success), number(triggered)])
    return table(["trigger of", "n", "clean accuracy", "taken for the target", "triggered accuracy"], rows)


def cost_table(paths):
    """Pictures embedded and minutes of one training, of the trainings that the slices hold."""
    spent = collections.defaultdict(list)
    for path in paths:
        with scores.text(path) as file:
            for cost in json.load(file)["costs"]:
                if cost["stage"] == "defense" and cost["pictures_embedded"]:
                    spent[short(cost["title"])].append(cost)
    rows = []
    for defense in CORE:
        if spent[defense]:
            pictures = {cost["pictures_embedded"] for cost in spent[defense]}
            minutes = [cost["wall_seconds"] / 60 for cost in spent[defense]]
            rows.append([defense, " or ".join(f"{p:,}".replace(",", " ") for p in sorted(pictures)), number(minutes)])
    return table(["one training", "pictures embedded", "minutes"], rows)


def figure(found, path):
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams.update({"svg.hashsalt": "mithridate", "svg.fonttype": "none", "font.size": 9})
    attacks = attacks_of(found)
    drawn, axes = pyplot.subplots(1, len(attacks), figsize=(3.4 * len(attacks), 3.2), sharey=True, squeeze=False)
    looks = {"fine-tune": ("#666666", "o"), "clean-clip": ("#0072b2", "s"), "ta-cleaner": ("#d55e00", "^")}
    looks["positives alone"] = ("#009e73", "D")
    for axis, attack in zip(axes[0], attacks):
        for defense in CORE:
            every = list(found[attack, defense].values())
            colour, marker = looks[defense]
            places = range(len(every[0].settings))
            losses = [0, *(scores.mean_and_error([one.losses[i] for one in every])[0] for i in places)]
            columns = [[100 * one.victim[SUCCESS] for one in every]]
            columns += [[100 * one.settings[i][SUCCESS] for one in every] for i in places]
            means = [scores.mean_and_error(column)[0] for column in columns]
            widths = [scores.half_width(column, 0.95) for column in columns]
            axis.plot(losses, means, color=colour, marker=marker, markersize=3.5, linewidth=1.4, label=defense)
            low, high = [m - w for m, w in zip(means, widths)], [m + w for m, w in zip(means, widths)]
            axis.fill_between(losses, low, high, color=colour, alpha=0.15, linewidth=0)
        axis.set_title(attack)
        axis.set_xlim(-2, 12)
        axis.set_xticks(range(0, 13, 2))
        axis.set_ylim(0, 100)
        axis.set_xlabel("clean accuracy lost on validation, points")
        axis.grid(color="#dddddd", linewidth=0.6)
    axes[0][0].set_ylabel("attack success on test, %")
    axes[0][-1].legend(frameon=False)
    drawn.tight_layout()
    drawn.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("slices", nargs="+")
    parser.add_argument("--controls", help="the slice of the never-poisoned models")
    parser.add_argument("--rates", nargs="+", help="the slices of the learning rates, with their paths")
    parser.add_argument("--into", help="the page whose tables are replaced")
    parser.add_argument("--figure", help="the SVG file to write")
    given = parser.parse_args()

    found = lists(given.slices)
    tables = {
        "scores": score_table(found),
        "contrasts": contrast_table(found, SUCCESS),
        "contrasts-top-10": contrast_table(found, SUCCESS_TEN),
        "victims": victim_table(found),
        "costs": cost_table(given.slices),
        **({"controls": control_table(given.controls)} if given.controls else {}),
        **(rates_tables(given.rates) if given.rates else {}),
        **{f"within-{attack}": budget_table(found, attack) for attack in attacks_of(found)},
    }
    if given.figure:
        figure(found, given.figure)
    if not given.into:
        print("\n\n".join(f"{name}\n{text}" for name, text in tables.items()))
        return
    with open(given.into) as file:
        page = file.read()
    for name, text in tables.items():
        place = rf"(<!-- table {name} -->\n).*?(<!-- end -->)"
        page, replaced = re.subn(place, lambda m: f"{m[1]}\n{text}\n\n{m[2]}", page, flags=re.S)
        if replaced != 1:
            sys.exit(f"{given.into} has {replaced} places for the table {name}")
    with open(given.into, "w") as file:
        file.write(page)


if __name__ == "__main__":
    main()
