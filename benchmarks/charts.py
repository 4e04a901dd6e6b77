"""How fast charts are drawn and decks built, against the naive reference and our targets: `make bench`.

Whole processes in turn, so that a machine whose speed drifts slows all alike; medians are compared.
One more deck is what it costs a process that has built some. `python benchmarks/charts.py --all` adds
decks for 357 municipalities, which takes minutes: their time, its growth and that of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from math import log
from pathlib import Path

from municipalities import FEW, MUNICIPALITIES, write_pack

HERE = Path(__file__).resolve().parent
RUNS = 5
BATCH = """
import json, sys, time
from dataclasses import replace
from pathlib import Path
from deckgen.request import Request
from deckgen.build import build_from, read_inputs
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
nation = Request(output=Path(sys.argv[1]), extras=Extras(form=Form(sys.argv[2])))
inputs = read_inputs(nation)
regions = ["Troms", "Oslo", "Hedmark", "Rogaland", "Nordland", "Buskerud"]
times = []
for region in regions:
    start = time.perf_counter()
    build_from(inputs, replace(nation, region=region))
    times.append(time.perf_counter() - start)
print(json.dumps(times[1:]))
"""
BATCHED = "19 decks, 2 processes"
# The most that each may take, as a part of the reference's time.
TARGETS = {
    "build, pictures": 0.15,
    "build, native": 0.05,
    "--help": 0.015,
    "regions": 0.015,
    "one more deck, pictures": 0.04,
    "one more deck, native": 0.010,
    BATCHED: 0.5,
    "build, nothing changed": 0.02,
}
UNCHANGED_BATCH = 0.05  # of the first run of the same command, in one process
MEMORY = 160  # MB at the peak of one deck
MUNICIPAL_TARGET = 8.0  # of the reference's time, for all municipalities in two processes
MEMORY_GROWTH = 10  # MB from a few decks to all
EXPONENT = 1.05  # of the time's growth with the number of decks


# As an installed deckgen runs: with its bytecode kept.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """The time of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def megabytes(command: list[str]) -> float:
    """The most memory that a process held."""
    measure = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", measure, *command], check=True, capture_output=True)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(done.stdout) / unit


def municipal(reference: float) -> None:
    """The rows of decks for every municipality."""
    with tempfile.TemporaryDirectory() as folder:
        pack = write_pack(Path(folder))
        build = [sys.executable, "-m", "deckgen", "build", "--survey", str(pack), "--each", "municipality"]
        taken = seconds([*build, "--jobs", "2", "--output", f"{folder}/decks"])
        one = [sys.executable, str(HERE / "municipalities.py"), str(pack)]
        done = subprocess.run(one, check=True, capture_output=True, env=ENVIRONMENT)
    found = json.loads(done.stdout)
    few, every = found[str(FEW)], found[str(MUNICIPALITIES)]
    row(f"{MUNICIPALITIES} decks, 2 processes", taken, taken / reference, MUNICIPAL_TARGET)
    exponent = log(every["seconds"] / few["seconds"]) / log(MUNICIPALITIES / FEW)
    row("its growth, exponent", every["seconds"], exponent, EXPONENT)
    growth = every["megabytes"] - few["megabytes"]
    print(
        f"{'memory, growth':<26} {growth:6.1f} MB   target {MEMORY_GROWTH}   {verdict(growth, MEMORY_GROWTH)}"
    )


def row(name: str, taken: float, ratio: float, target: float) -> None:
    """A measurement: its seconds, its ratio, its target and whether that holds."""
    print(f"{name:<26} {taken:6.2f} s   ratio {ratio:6.3f}  target {target:5.3f}  {verdict(ratio, target)}")


def verdict(found: float, target: float) -> str:
    """Whether a target holds, else how far from it."""
    return "holds" if found <= target else f"{found / target:.1f} times too much"


def main() -> float:
    """A row for each measurement, and the reference's time, which they are parts of."""
    with tempfile.TemporaryDirectory() as folder:
        deckgen = [sys.executable, "-m", "deckgen"]
        build = [*deckgen, "build", "--region", "Troms", "--output", folder]
        commands = {
            "reference": [sys.executable, str(HERE / "naive.py"), f"{folder}/naive.pptx"],
            "build, pictures": [*build, "--overwrite"],
            "build, native": [*build[:-1], f"{folder}/native", "--charts", "native", "--overwrite"],
            "build, nothing changed": build,
            "--help": [*deckgen, "--help"],
            "regions": [*deckgen, "regions"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command)  # warm the file cache
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(seconds(command))
        for form, name in (("picture", "one more deck, pictures"), ("native", "one more deck, native")):
            batch = [sys.executable, "-c", BATCH, f"{folder}/{form}-batch", form]
            times[name] = json.loads(subprocess.run(batch, check=True, capture_output=True).stdout)
        each = [*deckgen, "build", "--each", "county", "--output", f"{folder}/each"]
        first = statistics.median(seconds([*each, "--overwrite"]) for _ in range(2))
        times[BATCHED] = [seconds([*each, "--jobs", "2", "--overwrite"]) for _ in range(3)]
        unchanged = statistics.median(seconds(each) for _ in range(3))
        peak = megabytes([*build, "--overwrite"])
    reference = statistics.median(times.pop("reference"))
    print(f"{'reference':<26} {reference:6.2f} s")
    for name, found in times.items():
        median = statistics.median(found)
        row(name, median, median / reference, TARGETS[name])
    row("19 decks, unchanged", unchanged, unchanged / first, UNCHANGED_BATCH)
    print(f"{'peak memory, one deck':<26} {peak:6.0f} MB   target {MEMORY}   {verdict(peak, MEMORY)}")
    return reference


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="357 municipalities too")
    asked = parser.parse_args()
    measured = main()
    if asked.all:
        municipal(measured)
