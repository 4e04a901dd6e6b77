"""How long deckgen takes, as ratios to the naive reference in the same run: `make bench`.

Whole processes in turn, so that a machine whose speed drifts slows both; medians are printed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = 5


def seconds(command: list[str]) -> float:
    """The time of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """A row a command: median seconds and the ratio to the reference."""
    with tempfile.TemporaryDirectory() as folder:
        deckgen = [sys.executable, "-m", "deckgen"]
        commands = {
            "naive reference": [sys.executable, str(HERE / "naive.py"), f"{folder}/naive.pptx"],
            "build --region Troms": [*deckgen, "build", "--region", "Troms", "--output", folder],
            "outline --region Troms": [*deckgen, "outline", "--region", "Troms"],
            "regions": [*deckgen, "regions"],
            "--help": [*deckgen, "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command)  # warm the file cache
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(seconds(command))
    reference = statistics.median(times["naive reference"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:<24} {median:6.2f} s   ratio {median / reference:5.3f}")


if __name__ == "__main__":
    main()
