#!/usr/bin/python3
"""Does gainsay find the wrong facts that TeCoRe's authors put into real football data, and nothing else?

    football_check.py --gainsay PATH/TO/gainsay

Compares `gainsay check` with an oracle that compares every pair of a player's facts by what semantics.md says of years,
and knows nothing of gainsay's code:

- football_0.csv, the real facts: no G101 at all;
- football_10.csv, wrong facts added: the G101s are exactly the connected components of the excluding pairs. So every
  wrong fact that shares more than a year of handing over with another team is in one, and every fact in one truly
  overlaps another of it.

Prints the counts; exit code 1 where the two differ.
"""

import argparse
import collections
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # tests leave nothing behind in the source tree
import football

HERE = pathlib.Path(__file__).resolve().parent


def exclude(a, b):
    """Whether one player cannot have had both stints."""
    if a.team == b.team:
        return False
    if max(a.first, b.first) > min(a.last, b.last):
        return False  # no year in common
    if a.first == a.last and b.first == b.last:
        return True  # two single dates never hand over
    return a.last != b.first and b.last != a.first  # a year in which the one ends and the other begins: handed over


def components(stints):
    """The conflicts of one CSV: each the set of its facts' lines."""
    of_player = collections.defaultdict(list)
    for stint in stints:
        of_player[stint.player].append(stint)
    found = set()
    for own in of_player.values():
        excluded = collections.defaultdict(set)
        for a, b in itertools.combinations(own, 2):
            if exclude(a, b):
                excluded[a.line].add(b.line)
                excluded[b.line].add(a.line)
        left = set(excluded)
        while left:
            reached, front = set(), {min(left)}
            while front:
                reached |= front
                front = set().union(*(excluded[line] for line in front)) - reached
            found.add(frozenset(reached))
            left -= reached
    return found


def conflicts(program, csv, folder):
    """The G101s that gainsay reports: each the set of its facts' lines."""
    football.convert(csv, folder / "facts")
    report = folder / "report.json"
    run = subprocess.run(
        [program, "check", folder / "facts", "--format", f"json={report}", "--quiet"],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if run.returncode not in (0, 1):
        sys.exit(f"{csv.name}: gainsay ended with {run.returncode}")
    result = json.loads(report.read_text(encoding="utf-8"))
    unexpected = [f for f in result["findings"] if f["code"].startswith("G0")]
    if unexpected:
        sys.exit(f"{csv.name}: {unexpected[0]['message']}")
    facts = result["summary"]["facts"]
    found = [
        frozenset(int(name.rpartition("#line-")[2]) for name in finding["facts"])
        for finding in result["findings"]
        if finding["code"] == "G101"
    ]
    if len(found) != len(set(found)):
        sys.exit(f"{csv.name}: a conflict is reported twice")
    return facts, set(found), run.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True, type=pathlib.Path)
    program = parser.parse_args().gainsay.resolve()
    failures = []

    real = football.read_stints(HERE / "football_0.csv")
    known = {stint[1:] for stint in real}
    for name in ("football_0.csv", "football_10.csv"):
        stints = football.read_stints(HERE / name)
        wrong = {stint.line for stint in stints if stint[1:] not in known}
        expected = components(stints)
        with tempfile.TemporaryDirectory() as folder:
            facts, found, code = conflicts(program, HERE / name, pathlib.Path(folder))
        due = wrong & set().union(*expected)
        named = set().union(*found)
        print(
            f"{name}: {facts} facts, {len(wrong)} of them wrong; {len(found)} G101 over {len(named)} facts; "
            f"of {len(due)} wrong facts that share more than a year of handing over with another team, "
            f"{len(due & named)} are named"
        )
        if facts != len(stints):
            failures.append(f"{name}: {len(stints)} facts written, {facts} read")
        if code != (1 if expected else 0):
            failures.append(f"{name}: exit code {code}")
        for lines in sorted(map(sorted, expected - found))[:10]:
            failures.append(f"{name}: the conflict of lines {lines} is not reported")
        for lines in sorted(map(sorted, found - expected))[:10]:
            failures.append(f"{name}: lines {lines} are reported, which are not one conflict")
    if components(real):
        failures.append("football_0.csv: the oracle itself finds conflicts")

    print(*failures, sep="\n", end="")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
