#!/usr/bin/python3
"""From TimeBank's temporal relations to gainsay facts: one file a document, one fact a line of the table.

    timebank.py TSV DIR

Writes DIR/properties.json and DIR/<document>.json. Events and times are subjects with one property, the `time` at which
they were, a period. A fact's id is the line of the table that it stands on (`line-17`).

TimeML's relations are read as loosely as annotators use them (the table below): INCLUDES does not keep the ends apart.
"""

import collections
import csv
import json
import pathlib
import sys

MEANS = {
    "BEFORE": ["before"],
    "AFTER": ["after"],
    "IBEFORE": ["meets"],
    "IAFTER": ["met_by"],
    "INCLUDES": ["covers"],
    "DURING_INV": ["covers"],
    "IS_INCLUDED": ["within"],
    "DURING": ["within"],
    "SIMULTANEOUS": ["equals"],
    "IDENTITY": ["equals"],
    "BEGINS": ["starts_with", "within"],
    "BEGUN_BY": ["starts_with", "covers"],
    "ENDS": ["ends_with", "within"],
    "ENDED_BY": ["ends_with", "covers"],
}

Line = collections.namedtuple("Line", "number left relation right")


def read(path):
    """The lines of each document, in the order of the table."""
    documents = collections.defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        next(rows)  # document, left, relation, right
        for number, (document, left, relation, right) in enumerate(rows, start=2):
            documents[document.lower()].append(Line(number, left, relation, right))
    return documents


def convert(path, folder):
    folder.mkdir(parents=True, exist_ok=True)
    time = {
        "id": "time",
        "label": "time",
        "description": "When it was, from its first to its last moment.",
        "type": "period",
        "over_time": "constant",
    }
    write(folder / "properties.json", {"properties": [time]})
    for document, lines in read(path).items():
        names = sorted({name for line in lines for name in (line.left, line.right)})
        facts = [
            {
                "id": f"line-{line.number}",
                "subject": f"{document}.{line.left}",
                "property": "time",
                "value": {key: f"{document}.{line.right}" for key in MEANS[line.relation]},
            }
            for line in lines
        ]
        subjects = [{"id": f"{document}.{name}"} for name in names]
        write(folder / f"{document}.json", {"article": {"id": document}, "facts": facts, "subjects": subjects})


def write(path, content):
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: timebank.py TSV DIR")
    convert(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
