#!/usr/bin/python3
"""From a TeCoRe football CSV to a gainsay facts folder: who played for which team, when.

    football.py CSV DIR

Writes DIR/subjects.json, DIR/properties.json and DIR/facts.jsonl. A fact's id is the line of the CSV that it stands on
(`line-17`). All facts are of one article without a publisher or a date, so none is taken for a correction of another.

Lines about dates of birth are left out: football_0.csv gives two to 18 players, namesakes under one name, and what the data
is for is the teams.
"""

import collections
import csv
import json
import pathlib
import re
import sys

Stint = collections.namedtuple("Stint", "line player team first last")


def read_stints(path):
    """The playsFor lines of a CSV: player, relation, team, first year, last year, confidence."""
    with open(path, encoding="utf-8", newline="") as file:
        return [
            Stint(number, row[0], row[2], int(row[3]), int(row[4]))
            for number, row in enumerate(csv.reader(file), start=1)
            if row[1] == "playsFor"
        ]


def id_of(label, taken):
    """An id of format.md's alphabet; a number tells labels apart that share one."""
    stem = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
    name, count = stem, 1
    while taken.get(name, label) != label:
        count += 1
        name = f"{stem}-{count}"
    taken[name] = label
    return name


def convert(path, folder):
    stints = read_stints(path)
    folder.mkdir(parents=True, exist_ok=True)
    taken = {}
    teams = {team: id_of(team, taken) for team in sorted({s.team for s in stints})}
    players = {player: id_of(player, taken) for player in sorted({s.player for s in stints})}

    subjects = [{"id": id, "label": label, "kind": "team"} for label, id in teams.items()]
    subjects += [{"id": id, "label": label, "kind": "player"} for label, id in players.items()]
    properties = [
        {
            "id": "team",
            "label": "plays for",
            "description": "The team under contract, from the first season to the last, as years.",
            "type": "name",
            "over_time": "state",
            "resolution": "year",
        }
    ]
    write_list(folder / "subjects.json", "subjects", subjects)
    write_list(folder / "properties.json", "properties", properties)
    with open(folder / "facts.jsonl", "w", encoding="utf-8") as file:
        article = path.stem.replace("_", "-")
        file.write(json.dumps({"article": {"id": article, "title": path.name}}) + "\n")
        for stint in stints:
            single = stint.first == stint.last
            fact = {
                "article": article,
                "id": f"line-{stint.line}",
                "subject": players[stint.player],
                "property": "team",
                "value": teams[stint.team],
                "when": f"{stint.first}" if single else f"{stint.first}/{stint.last}",
            }
            file.write(json.dumps(fact) + "\n")


def write_list(path, key, rows):
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f'{{ "{key}": [\n{lines}\n] }}\n', encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: football.py CSV DIR")
    convert(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
