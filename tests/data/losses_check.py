#!/usr/bin/python3
"""Does gainsay find every day on which a published running total falls, and nothing else?

    losses_check.py --gainsay PATH/TO/gainsay

Compares `gainsay check` with falls found by plain comparison of each total with the one before, which knows nothing of
gainsay's code:

- every total that is below the one before lies in a contradiction, and so does the one before;
- every contradiction is a pair of totals of one series, the later below the earlier, so that a fall lies between them;
- the repair withdraws as few totals as will do: all but a longest sequence in each series that never falls;
- prisoners and personnel never fall, and nothing is said of them.

Then compares the falls with the corrections that were published beside the totals. The lines that it prints of this stand in
README.md, word for word. Exit code 1 where anything differs.
"""

import argparse
import bisect
import collections
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # tests leave nothing behind in the source tree
import losses


def by_kind():
    """The totals of each kind, in the order of days."""
    series = collections.defaultdict(list)
    for total in losses.read_totals():
        series[total.kind].append(total)
    return series


def falls_of(series):
    return [(a, b) for a, b in zip(series, series[1:]) if b.count < a.count]


def least_to_withdraw(series):
    """How many totals are in the way of the longest sequence that never falls (patience sorting)."""
    ends = []
    for total in series:
        place = bisect.bisect_right(ends, total.count)
        ends[place : place + 1] = [total.count]
    return len(series) - len(ends)


def name_of(total):
    return f"day-{total.date}#{losses.id_of(total.kind)}"


def check(program, folder):
    losses.convert(folder / "facts")
    report = folder / "report.json"
    run = subprocess.run(
        [program, "check", folder / "facts", "--format", f"json={report}", "--quiet"],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if run.returncode not in (0, 1):
        sys.exit(f"gainsay ended with {run.returncode}")
    return json.loads(report.read_text(encoding="utf-8"))


def compare(series, report):
    """What gainsay says of the series against what the falls are: the contradictions of each kind, and the failures."""
    total_of = {name_of(total): total for totals in series.values() for total in totals}
    failures, found, named = [], collections.Counter(), set()
    least = sum(map(least_to_withdraw, series.values()))
    if report["summary"]["facts"] != len(total_of):
        failures.append(f"{len(total_of)} facts written, {report['summary']['facts']} read")
    for finding in report["findings"]:
        if finding["code"] != "G102":
            if finding["kind"] in ("contradiction", "file"):
                failures.append(f"{finding['code']}: {finding['message']}")
            continue
        facts = sorted((total_of[name] for name in finding["facts"]), key=lambda total: total.date)
        kinds = {total.kind for total in facts}
        if len(facts) != 2 or len(kinds) != 1 or facts[1].count >= facts[0].count:
            failures.append(f"no fall: {finding['message']}")
            continue
        found[facts[0].kind] += 1
        named.update(finding["facts"])
        if not any(f"all are mended by the withdrawal of {least} facts" in reason for reason in finding["because"]):
            failures.append(f"withdrawing {least} totals would do: {finding['because']}")
    for totals in series.values():
        for before, total in falls_of(totals):
            failures += [f"not named: {name_of(t)}" for t in (before, total) if name_of(t) not in named]
    return found, failures


def day_before(date):
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()


def findings_table(series, found):
    lines = ["| counted | days | falls | contradictions | totals to withdraw |", "|---|---:|---:|---:|---:|"]
    for kind, totals in sorted(series.items(), key=lambda item: item[0].lower()):
        falls = falls_of(totals)
        if falls:
            lines.append(f"| {kind} | {len(totals)} | {len(falls)} | {found[kind]} | {least_to_withdraw(totals)} |")
    others = [totals for totals in series.values() if not falls_of(totals)]
    lines.append(f"| {len(others)} others | {sum(map(len, others))} | 0 | 0 | 0 |")
    return lines


def corrections_table(series):
    """Falls beside the corrections that were published: which explain which."""
    down = {}  # by kind and date
    up = 0
    for day in losses.read("losses_correction.json"):
        for kind, change in day.items():
            if kind in losses.NO_TOTALS or change == 0:
                continue
            if change < 0:
                down[kind, day["date"]] = change
            else:
                up += 1
    falls = [total for totals in series.values() for _, total in falls_of(totals)]
    same = [t for t in falls if (t.kind, t.date) in down]
    later = [t for t in falls if t not in same and (t.kind, day_before(t.date)) in down]
    alone = [t for t in falls if t not in same and t not in later]
    shown = {(t.kind, t.date) for t in same} | {(t.kind, day_before(t.date)) for t in later}
    hidden = collections.Counter()
    for key in down.keys() - shown:
        hidden[key[0]] += 1
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(hidden.items()))
    without = ", ".join(f"{t.kind} on {t.date}" for t in alone)
    return [
        "| corrections and falls | |",
        "|---|---:|",
        f"| falls that a correction of the same day explains | {len(same)} |",
        f"| falls that a correction of the day before explains | {len(later)} |",
        f"| falls without a correction ({without}) | {len(alone)} |",
        f"| corrections downwards that show as a fall | {len(shown)} of {len(down)} |",
        f"| the others, hidden by what the day added: {listed} | {sum(hidden.values())} |",
        f"| corrections upwards, which no total can show | {up} |",
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True, type=pathlib.Path)
    program = parser.parse_args().gainsay.resolve()
    series = by_kind()
    with tempfile.TemporaryDirectory() as folder:
        report = check(program, pathlib.Path(folder))
    found, failures = compare(series, report)
    if not any(map(falls_of, series.values())):
        failures.append("the data have no falls: nothing was tested")
    for kind in ("personnel", "POW"):
        if not series[kind] or falls_of(series[kind]):
            failures.append(f"{kind} is not what README.md says of it")

    lines = findings_table(series, found) + [""] + corrections_table(series)
    print(*lines, sep="\n")
    told = (losses.HERE / "README.md").read_text(encoding="utf-8").splitlines()
    failures += [f"README.md lacks the line: {line}" for line in lines if line not in told]
    print(*failures, sep="\n", end="\n" if failures else "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
