#!/usr/bin/env python3
"""Times a search of eight trainings on two CPU workers of one thread each, free-running and in step,
against the same eight on one, in turn, round by round, and prints a row of a Markdown table each.

    benchmarks/two_workers.py [--px N] [--epochs N] [--rounds N] [--networks mixed|alike] DATA

DATA is a dataset's folder, such as NIHSubset-v1.0-small. The program is GENNAS, else
target/gennas/bin/gennas (mvn package -DskipTests), else gennas on PATH.

Columns: wall is from the command to its end, report included; images are resized and classes
archived before the clock starts. Trials is from the first trial's start to the study's end. "Of one"
compares with one worker in the same round. Processor is what the search and its workers spent: what
two spend more the machine takes for having both cores busy. Training is the sum of the trials' own
seconds. "To begin" is the mean from a trial's start to its first step, "to end" from its last epoch
to its result. "Free" is how long in all a device had no trial between the first start and the last
end: waiting for the other in step, or for the last one.
"""
import argparse
import datetime
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

# Locks and a limit that leave eight networks, so that every search trains the same ones. At 64 px
# "mixed" take 28 to 109 million multiply-accumulates an image, "alike" 84 to 121.
NETWORKS = {
    "mixed": ({1: 0, 2: 0, 3: 0, 4: 0, 6: 0, 8: 0}, 120_000_000),
    "alike": ({2: 0, 4: 0, 5: 2, 7: 0, 8: 0}, 121_000_000),
}
ARMS = {
    "one worker": ["--devices", "cpu:0"],
    "two, free-running": ["--schedule", "free-running"],
    "two, in step": ["--schedule", "in-step"],
}


def program():
    here = pathlib.Path(__file__).resolve().parent.parent / "target/gennas/bin/gennas"
    found = os.environ.get("GENNAS") or (str(here) if here.exists() else shutil.which("gennas"))
    if not found:
        sys.exit("two_workers.py: The program is not there. Build it: mvn package -DskipTests")
    return found


def command(options, out, trials, epochs):
    locks, limit = NETWORKS[options.networks]
    call = [program(), "search", "--data", options.data, "--px", str(options.px), "--out", str(out)]
    call += ["--split", "files", "--trials", str(trials), "--epochs", str(epochs), "--workers", "2"]
    call += ["--preset", "paper", "--learning-rate", "0.1", "--decay", "0.85", "--proposer", "random"]
    call += ["--seed", str(options.seed), "--confirm", "0", "--max-macs", str(limit)]
    for slot, choice in locks.items():
        call += ["--lock", f"{slot}={choice}"]
    return call


def run(call, home):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(
        call, env={**os.environ, "GENNAS_HOME": str(home)}, capture_output=True, text=True
    )
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"two_workers.py: The search failed.\n{done.stdout}{done.stderr}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent


def moment(line):
    text = line["at"].rstrip("Z")
    whole, _, fraction = text.partition(".")
    start = datetime.datetime.fromisoformat(whole).replace(tzinfo=datetime.timezone.utc)
    return start.timestamp() + float(f"0.{fraction or 0}")


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def course(out, devices):
    """Seconds of all trials, of training, means to begin and to end, and with a device free."""
    journal = lines(out / "journal.jsonl")
    starts = {e["number"]: moment(e) for e in journal if e["event"] == "trial-started"}
    training, begin, end, ends = 0, [], [], []
    for folder in sorted((out / "trials").iterdir()):
        events = lines(folder / "events.jsonl")
        training += json.loads((folder / "summary.json").read_text())["seconds"]
        first = next(moment(e) for e in events if e["event"] == "began")
        last = [moment(e) for e in events if e["event"] == "epoch"][-1]
        ends.append(moment(events[-1]))
        begin.append(first - starts[int(folder.name.split("-")[0])])
        end.append(ends[-1] - last)
    busy = sum(ends) - sum(starts.values())
    free = devices * (max(ends) - min(starts.values())) - busy
    ended = next(moment(e) for e in journal if e["event"] == "ended")
    return ended - min(starts.values()), training, sum(begin) / len(begin), sum(end) / len(end), free


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data")
    parser.add_argument("--px", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--networks", choices=NETWORKS, default="mixed")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    if load > 0.5:
        print(
            f"two_workers.py: Something else runs here (load {load:.1f}): the figures will suffer.",
            file=sys.stderr,
        )
    title = f"{options.networks}, {options.px} px, {options.epochs} epochs"
    row(title, "round", "wall, s", "of one", "trials, s", "of one", "processor, s", "of one",
        "training, s", "to begin, s", "to end, s", "free, s")
    row(*["---"] * 12)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        home = folder / "home"
        run(command(options, folder / "before", 1, 1), home)
        for number in range(1, options.rounds + 1):
            measure(options, folder, home, number)


def measure(options, folder, home, number):
    one = None
    for at, (name, arm) in enumerate(ARMS.items()):
        out = folder / f"{number}-{at}"
        wall, spent = run(command(options, out, 8, options.epochs) + arm, home)
        trials, training, begin, end, free = course(out, 1 if at == 0 else 2)
        one = one or (wall, trials, spent)
        row(name, number, f"{wall:.1f}", f"{wall / one[0]:.2f}", f"{trials:.1f}",
            f"{trials / one[1]:.2f}", f"{spent:.1f}", f"{spent / one[2]:.2f}", f"{training:.1f}",
            f"{begin:.2f}", f"{end:.2f}", f"{free:.1f}")


def row(*cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    main()
