#!/usr/bin/python3
"""From the daily totals of losses to a gainsay facts folder: running totals, one series a kind of equipment.

    losses.py DIR

Writes DIR/subjects.json, DIR/properties.json and DIR/facts.jsonl: an article a day, published on that day, with the totals up
to it (`../2022-10-13`). A fact's id is what it counts (`field-artillery`). Kinds of equipment are scopes of one property, so
that kinds which were counted in one from May 2022 on are parts of it; personnel and prisoners are
properties of their own. Totals of equipment are exact. Of personnel the data say themselves how they are meant: `about`, and
on six days `more`.
"""

import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent

# What a day's entry has beside totals.
NO_TOTALS = {"date", "day", "greatest losses direction"}
# What was counted apart until 30 April 2022, and in one since.
MERGED = {
    "vehicles and fuel tanks": ["military auto", "fuel tank"],
    "cruise missiles": ["cruise missiles", "mobile SRBM system"],
}
HEDGES = {"about": "about", "more": "more_than"}

Total = collections.namedtuple("Total", "kind date count hedge")


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def read_totals():
    """Every total, by date."""
    totals = [
        Total(kind, day["date"], count, None)
        for day in read("losses_equipment.json")
        for kind, count in day.items()
        if kind not in NO_TOTALS
    ]
    for day in read("losses_personnel.json"):
        totals.append(Total("personnel", day["date"], day["personnel"], HEDGES[day["personnel*"]]))
        if "POW" in day:
            totals.append(Total("POW", day["date"], day["POW"], None))
    return sorted(totals, key=lambda total: total.date)


def id_of(kind):
    return re.sub(r"[^a-z]+", "-", kind.lower())


def fact_of(total):
    fact = {"id": id_of(total.kind), "subject": "losses", "property": "destroyed"}
    fact["value"] = {"amount": total.count, "hedge": total.hedge} if total.hedge else total.count
    fact["when"] = f"../{total.date}"
    if total.kind == "personnel":
        fact["property"] = "personnel"
    elif total.kind == "POW":
        fact["property"] = "captured"
    else:
        fact["scope"] = {"equipment": MERGED.get(total.kind, [total.kind])}
    return fact


def convert(folder):
    folder.mkdir(parents=True, exist_ok=True)
    totals = read_totals()
    destroyed = {
        "id": "destroyed",
        "label": "equipment destroyed",
        "type": "number",
        "over_time": "tally",
        "rounding": "exact",
        "scope": {"equipment": {}},
    }
    personnel = {"id": "personnel", "type": "number", "over_time": "tally", "rounding": "exact"}
    captured = {"id": "captured", "label": "prisoners", "type": "number", "over_time": "tally", "rounding": "exact"}
    write(folder / "subjects.json", {"subjects": [{"id": "losses", "label": "Losses"}]})
    write(folder / "properties.json", {"properties": [destroyed, personnel, captured]})
    with open(folder / "facts.jsonl", "w", encoding="utf-8") as file:
        article = None
        for total in totals:
            if article != f"day-{total.date}":
                article = f"day-{total.date}"
                head = {"id": article, "publisher": "General Staff", "published": total.date}
                file.write(json.dumps({"article": head}) + "\n")
            file.write(json.dumps({"article": article, **fact_of(total)}) + "\n")


def write(path, content):
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: losses.py DIR")
    convert(pathlib.Path(sys.argv[1]))
