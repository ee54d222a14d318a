#!/usr/bin/python3
"""Do the JSON Schemas in facts/schema/ and gainsay's loader say the same of the same files?

    agree.py [--gainsay PATH/TO/gainsay]

Without the program the schemas alone are held against the cases. Prints a line for each failure and a closing count;
exit code 1 where there is a failure. Needs Debian's python3-jsonschema.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SCHEMAS = PROJECT / "facts" / "schema"
NAMES = ["facts", "line", "report"]
# What every case finds beside it: a text to cite, and for .jsonl, which cannot hold them, the subjects and properties.
ARTICLE = HERE / "article.txt"
VOCABULARY = HERE / "vocabulary.json"

failures = []
checked = 0


def check(holds, what):
    """Count one assertion, and keep `what` where it does not hold."""
    global checked
    checked += 1
    if not holds:
        failures.append(what)


# ---------------------------------------------------------------- the schemas by themselves


def read_schemas():
    return {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text()) for name in NAMES}


def validators(schemas):
    """A validator for each schema, relative references between the files included."""
    store = {(SCHEMAS / f"{name}.schema.json").as_uri(): schema for name, schema in schemas.items()}
    made = {}
    for name, schema in schemas.items():
        resolver = jsonschema.RefResolver((SCHEMAS / f"{name}.schema.json").as_uri(), schema, store=store)
        made[name] = jsonschema.Draft7Validator(schema, resolver=resolver)
    return made


def walk(node):
    """Every object inside a JSON value."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from walk(child)


def described(resolver, node):
    if "description" in node or "$ref" not in node:
        return "description" in node
    with resolver.resolving(node["$ref"]) as target:
        return described(resolver, target)


def check_schemas(schemas, made):
    for name, schema in schemas.items():
        try:
            jsonschema.Draft7Validator.check_schema(schema)
            check(True, "")
        except jsonschema.SchemaError as error:
            check(False, f"{name}.schema.json is not draft-07: {error.message}")
        for node in walk(schema):
            if "$ref" in node and isinstance(node["$ref"], str):
                try:
                    made[name].resolver.resolve(node["$ref"])
                    check(True, "")
                except jsonschema.RefResolutionError as error:
                    check(False, f"{name}.schema.json: {error}")
            keys = node.get("properties")
            if not isinstance(keys, dict) or node.get("type") != "object":
                continue
            for key, meaning in keys.items():
                check(described(made[name].resolver, meaning), f"{name}.schema.json: key {key} has no description to hover over")
            if name != "report":
                closed = "additionalProperties" in node and {"$schema", "note"} <= keys.keys()
                check(closed and "^x-" in node.get("patternProperties", {}),
                      f"{name}.schema.json: {node.get('title')} does not take $schema, note and x- keys")
        for node in walk(schema):
            if "enumDescriptions" in node:
                check(len(node["enumDescriptions"]) == len(node["enum"]),
                      f"{name}.schema.json: {node['enum']} has not one description a value")

    # A line's fact is the same fact with its article; a list's article the same article with its facts.
    facts, line = schemas["facts"]["definitions"], schemas["line"]["definitions"]
    check(line["fact_line"]["properties"].keys() == facts["fact"]["properties"].keys() | {"article"},
          "line.schema.json: the keys of a fact are not those of facts.schema.json")
    check(facts["article_with_facts"]["properties"].keys() == facts["article"]["properties"].keys() | {"facts"},
          "facts.schema.json: the keys of article_with_facts are not those of article")


# ---------------------------------------------------------------- cases against schemas


def parse(text):
    """Strict JSON from bytes; ValueError for anything else."""

    def refuse(constant):
        raise ValueError(f"{constant} is not JSON")

    value = json.loads(text.decode("utf-8"), parse_constant=refuse)
    json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a surrogate pair is no text
    return value


def judge(path, made):
    """(code, reason) by the schemas alone: G001 for what is not JSON, G002 for what they refuse, else no code."""
    lines = path.suffix == ".jsonl"
    text = path.read_bytes()
    for part in [line for line in text.splitlines() if line.strip()] if lines else [text]:
        try:
            value = parse(part)
        except ValueError as error:
            return "G001", str(error)
        error = next(made["line" if lines else "facts"].iter_errors(value), None)
        if error:
            return "G002", f"at {'/'.join(map(str, error.absolute_path))}: {error.message}"
    return None, ""


def cases(folder):
    return sorted(path for path in (HERE / folder).iterdir() if path.suffix in (".json", ".jsonl"))


def label(path):
    return f"{path.parent.name}/{path.name}"


def check_cases(made):
    for path in cases("valid"):
        code, reason = judge(path, made)
        check(code is None, f"{label(path)}: the schema refuses it {reason}")
    for path in cases("invalid"):
        code, _ = judge(path, made)
        check(code == path.name[:4], f"{label(path)}: the schema says {code or 'nothing'}")
    for path in cases("invalid-beyond-schema"):
        # Dates and durations are strings with a pattern; it may refuse what the program cannot read either (G006).
        code, reason = judge(path, made)
        check(code is None or path.name.startswith("G006"),
              f"{label(path)}: belongs into invalid/, the schema refuses it {reason}")


def check_coverage(schemas):
    """Every key and every enumerated value of the input schemas stands in a valid case."""
    keys, words = set(), set()
    for path in cases("valid"):
        text = path.read_text()
        for part in text.splitlines() if path.suffix == ".jsonl" else [text]:
            for node in walk(json.loads(part)):
                keys.update(node)
                words.update(value for value in node.values() if isinstance(value, str))
    for name in ["facts", "line"]:
        for node in walk(schemas[name]):
            if isinstance(node.get("properties"), dict) and node.get("type") == "object":
                for key in node["properties"]:
                    check(key in keys, f"no valid case has the key {key}")
            for word in node.get("enum", []):
                check(word in words, f"no valid case has the value {word}")


# ---------------------------------------------------------------- cases against the program


def run(gainsay, path, folder):
    """Check one case as a project of its own. Gives (exit code, report or None, standard error)."""
    facts = folder / path.name / "facts"
    facts.mkdir(parents=True)
    shutil.copy(path, facts / f"case{path.suffix}")
    shutil.copy(ARTICLE, facts)
    if path.suffix == ".jsonl":
        shutil.copy(VOCABULARY, facts)
    done = subprocess.run([gainsay, "check", f"facts/case{path.suffix}", "--format", "json"], cwd=facts.parent,
                          capture_output=True, timeout=60)
    try:
        return done.returncode, json.loads(done.stdout), done.stderr.decode(errors="replace")
    except ValueError:
        return done.returncode, None, done.stderr.decode(errors="replace")


def file_findings(report):
    return [finding for finding in report["findings"] if finding["code"].startswith("G0")]


def complaint(report_validator, report):
    error = next(report_validator.iter_errors(report), None)
    return None if error is None else f"at {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def check_program(gainsay, made):
    paths = cases("valid") + cases("invalid") + cases("invalid-beyond-schema")
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda path: run(gainsay, path, pathlib.Path(folder) / path.parent.name), paths))
    for path, (code, report, errors) in zip(paths, results):
        if report is None:
            check(False, f"{label(path)}: exit code {code} and no JSON report: {errors.strip()[:300]}")
            continue
        wrong = complaint(made["report"], report)
        check(wrong is None, f"{label(path)}: its report is not what report.schema.json says {wrong}")
        found = file_findings(report)
        if path.parent.name == "valid":
            check(not found, f"{label(path)}: gainsay refuses it: " +
                  "; ".join(f"{finding['code']} {finding['message']}" for finding in found))
            check(code in (0, 1), f"{label(path)}: exit code {code}: {errors.strip()[:300]}")
            check(not report["summary"]["unchecked"], f"{label(path)}: was not wholly checked")
            continue
        expected = path.name[:4]
        here = [finding["code"] for finding in found
                if any(place["file"].endswith(f"case{path.suffix}") for place in finding.get("locations", []))]
        check(expected in here, f"{label(path)}: gainsay says of it {', '.join(sorted(set(here))) or 'nothing'}")
        check(code == 1, f"{label(path)}: exit code {code}, not 1")


def check_printed(gainsay):
    for name in NAMES:
        done = subprocess.run([gainsay, "schema", name], capture_output=True, timeout=60)
        check(done.returncode == 0 and done.stdout == (SCHEMAS / f"{name}.schema.json").read_bytes(),
              f"gainsay schema {name} does not print facts/schema/{name}.schema.json as it stands")


def check_project(made, gainsay):
    """The project's own facts: the schemas take every file, and the report on them is what its schema says."""
    files = sorted(path for path in (PROJECT / "facts").rglob("*.json*") if SCHEMAS not in path.parents)
    for path in files:
        code, reason = judge(path, made)
        check(code is None, f"{path.relative_to(PROJECT)}: {code} {reason}")
    if not gainsay or not files:
        return
    for options in [], ["--strict", "--reliability"]:
        done = subprocess.run([gainsay, "check", "facts", "--format", "json", *options], cwd=PROJECT,
                              capture_output=True, timeout=120)
        try:
            wrong = complaint(made["report"], json.loads(done.stdout))
        except ValueError:
            wrong = done.stderr.decode(errors="replace")[:300] or "no JSON"
        check(wrong is None, f"the report on facts/ is not what report.schema.json says: {wrong}")
        check(done.returncode in (0, 1), f"check facts: exit code {done.returncode}")
    lines = subprocess.run([gainsay, "check", "facts", "--format", "jsonl"], cwd=PROJECT, capture_output=True, timeout=120)
    one = made["report"].evolve(schema={"$ref": "#/definitions/finding"})
    for number, line in enumerate(lines.stdout.splitlines(), 1):
        try:
            wrong = complaint(one, json.loads(line))
        except ValueError:
            wrong = "no JSON"
        check(wrong is None, f"line {number} of --format jsonl on facts/ is no finding: {wrong}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gainsay", type=pathlib.Path, help="the program; without it the schemas alone are checked")
    gainsay = arguments.parse_args().gainsay
    if gainsay:
        gainsay = gainsay.resolve(strict=True)

    schemas = read_schemas()
    made = validators(schemas)
    check_schemas(schemas, made)
    check_cases(made)
    check_coverage(schemas)
    check_project(made, gainsay)
    if gainsay:
        check_program(gainsay, made)
        check_printed(gainsay)

    for failure in failures:
        print(failure)
    counts = collections.Counter(path.parent.name for folder in ("valid", "invalid", "invalid-beyond-schema")
                                 for path in cases(folder))
    print(f"{counts['valid']} valid, {counts['invalid']} invalid and {counts['invalid-beyond-schema']} beyond a schema: "
          f"{checked} assertions, {len(failures)} failed" + ("" if gainsay else "; the program was not asked"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
