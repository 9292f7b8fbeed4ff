#!/usr/bin/env python3
"""What a search gives a person: for each split of a dataset one whole search, and the mean AUC of its
winner, its ensemble and its baselines, on validation and on the test split, in Markdown.

    benchmarks/quality.py [--splits 1,2,3] [--out FOLDER] DATA -- SEARCH OPTIONS

DATA is a dataset's folder, such as NIHSubset-v1.0-small; SEARCH OPTIONS go to `gennas search`, such as
`--px 64 --workers 2 --minutes 40` or `--px 64 --workers 2 --preset quick --trials 8`. The program is
GENNAS, else target/gennas/bin/gennas (mvn package -DskipTests), else gennas on PATH.

All figures are computed here from the tables of predictions that the study holds: the mean over
findings of the AUC, ties counted half, over all images and over those with at least one finding
("abnormal"). Choose on splits 1 to 3; look at 4 and 5 once, at the end.
"""
import argparse
import csv
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def program():
    here = pathlib.Path(__file__).resolve().parent.parent / "target/gennas/bin/gennas"
    found = os.environ.get("GENNAS") or (str(here) if here.exists() else shutil.which("gennas"))
    if not found:
        sys.exit("quality.py: The program is not there. Build it: mvn package -DskipTests")
    return found


def auc(cases):
    """Of (score, label) pairs by ranks; None where a class is missing."""
    cases = sorted(cases)
    positives = sum(label for _, label in cases)
    negatives = len(cases) - positives
    if not positives or not negatives:
        return None
    total, at = 0.0, 0
    while at < len(cases):
        end = at
        while end < len(cases) and cases[end][0] == cases[at][0]:
            end += 1
        total += sum(label for _, label in cases[at:end]) * (at + end + 1) / 2
        at = end
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def mean_auc(table, abnormal):
    with open(table, encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    findings = [name[6:] for name in rows[0] if name.startswith("label ")]
    if abnormal:
        rows = [row for row in rows if any(row[f"label {f}"] == "1" for f in findings)]
    each = [
        auc([(float(row[f]), int(row[f"label {f}"])) for row in rows if row[f"label {f}"] != ""])
        for f in findings
    ]
    defined = [value for value in each if value is not None]
    return sum(defined) / len(defined) if defined else None


def tables(study):
    """Names and tables of predictions, on validation and on the test split."""
    shown = subprocess.run(
        [program(), "show", str(study), "--json"], capture_output=True, text=True, check=True
    )
    fields = json.loads(shown.stdout)
    winner = next(study.glob(f"trials/{int(fields['scored'].split('-')[1]):04d}-*"))
    found = {"single winner": (winner / "predictions-valid.csv", winner / "predictions-test.csv")}
    if fields.get("ensemble"):
        members = fields["ensemble"]["members"]
        found[f"ensemble of {len(members)}"] = (None, study / "ensemble-predictions-test.csv")
    for valid in sorted((study / "baselines").glob("predictions-valid-*.csv")):
        name = valid.stem[len("predictions-valid-"):]
        found[f"baseline {name}"] = (valid, valid.with_name(f"predictions-test-{name}.csv"))
    return found, fields


def search(options, split, out):
    call = [program(), "search", "--data", options.data, "--out", str(out), "--seed", str(split)]
    began = time.monotonic()
    done = subprocess.run(call + options.search, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"quality.py: The search failed.\n{done.stdout}{done.stderr}")
    return (time.monotonic() - began) / 60


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--splits", default="1,2,3")
    parser.add_argument("--out")
    parser.add_argument("data")
    arguments = sys.argv[1:]
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    options = parser.parse_args(arguments[:cut])
    options.search = arguments[cut + 1:]
    folder = pathlib.Path(options.out or tempfile.mkdtemp(prefix="quality-"))
    folder.mkdir(parents=True, exist_ok=True)
    columns = ["validation", "test", "test, abnormal only"]
    print("| " + " | ".join(["split", "", *columns, "minutes"]) + " |")
    print("|" + "---|" * (len(columns) + 3), flush=True)
    all_rows = {}
    for split in options.splits.split(","):
        out = folder / f"split-{split}"
        minutes = search(options, split, out)
        found, fields = tables(out)
        for name, (valid, test) in found.items():
            if valid is None:
                figures = [fields["ensemble"]["valid"].get("meanAuc")]
            else:
                figures = [mean_auc(valid, False)]
            exists = test.exists()
            figures += [mean_auc(test, False) if exists else None]
            figures += [mean_auc(test, True) if exists else None]
            all_rows.setdefault(name.split(" of ")[0], []).append(figures)
            shown = ["-" if value is None else f"{value:.3f}" for value in figures]
            print("| " + " | ".join([split, name, *shown, f"{minutes:.1f}"]) + " |", flush=True)
    for name, rows in all_rows.items():
        shown = []
        for column in zip(*rows):
            values = [value for value in column if value is not None]
            spread = f" ± {statistics.stdev(values):.3f}" if len(values) > 1 else ""
            shown.append(f"{statistics.mean(values):.3f}{spread}" if values else "-")
        print("| " + " | ".join([f"mean of {len(rows)}", name, *shown, ""]) + " |")
    if not options.out:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
