"""Tabulating respondent files of three sizes against plain pandas, as ratios from the same run.

Five questions by county, whole processes in turn: `make bench` for 1 786 and 100 000
respondents, `python benchmarks/tabulate.py --full` for 5 million too. Both give their shares,
which must agree.
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
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (1_786, 100_000)
FULL = 5_000_000
WAVES = 3
MOST_MEMORY = 1 << 30  # bytes, of deckgen at FULL
MOST_APART = 1e-9  # between the shares of exact sums and of float sums
COUNTIES = ["03", "11", "15", "18", "31", "32", "33", "34", "39", "40", "42", "46", "50", "55", "56"]
CELLS = {
    "fylke": COUNTIES,
    "alder": ["ung", "voksen", "eldre", ""],
    "en": ["svaert", "ganske", "lite", "ikke", "vet_ikke", ""],
    **{f"flere.{item}": ["0", "1"] for item in "abcdef"},
    **{f"sak.{item}": ["helt", "delvis", "uenig", ""] for item in "wxyz"},
    "skala": [str(point) for point in range(11)],
    "etter": ["u", "v", "x"],
}


def write(path: Path, rows: int) -> None:
    """A file of invented answers, the same on every run: each cell by a hash of its row and column."""
    import duckdb  # noqa: PLC0415 (not in the processes that are timed)

    def picked(column: int, cells: list[str]) -> str:
        known = ", ".join(f"'{cell}'" for cell in cells)
        return f"[{known}][1 + CAST((hash(i * 100 + {column}) >> 20) % {len(cells)} AS INTEGER)]"

    shown = ["CAST(i + 1 AS VARCHAR) AS id"]
    shown += [f'{picked(at, cells)} AS "{name}"' for at, (name, cells) in enumerate(CELLS.items())]
    shown.append("printf('%.9f', 0.2 + ((hash(i * 100 + 99) >> 20) % 2800000000) / 1e9) AS vekt")
    form = "FORMAT parquet" if path.suffix == ".parquet" else "HEADER, DELIMITER ';'"
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            f"COPY (SELECT {', '.join(shown)} FROM range({rows}) AS t(i)) TO '{path}' ({form})"
        )


def measured(command: list[str], to: Path) -> tuple[float, int]:
    """Seconds and peak bytes of one whole process."""
    start = time.perf_counter()
    with to.open("wb") as out:
        process = subprocess.Popen(command, stdout=out)
        # Of this child alone; RUSAGE_CHILDREN would keep the largest of all that came before.
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def agree(one: Path, other: Path) -> None:
    """That two processes gave the same shares for every county and row."""
    found, expected = json.loads(one.read_text()), json.loads(other.read_text())
    assert set(found) == set(expected), set(found) ^ set(expected)
    for key, share in expected.items():
        assert abs(found[key] - share) < MOST_APART, (key, found[key], share)


def compare(path: Path, folder: Path) -> int:
    """Time and memory of both on one file, printed with their ratios; deckgen's peak bytes."""
    ways = {
        name: [sys.executable, str(HERE / f"tabulate_{name}.py"), str(path)] for name in ("deckgen", "pandas")
    }
    runs: dict[str, list[tuple[float, int]]] = {name: [] for name in ways}
    for _ in range(WAVES):
        for name, command in ways.items():
            runs[name].append(measured(command, folder / f"{name}.json"))
        agree(folder / "deckgen.json", folder / "pandas.json")
    seconds = {name: statistics.median(run[0] for run in found) for name, found in runs.items()}
    peak = {name: max(run[1] for run in found) for name, found in runs.items()}
    print(
        f"{path.name:<20} deckgen {seconds['deckgen']:6.2f} s {peak['deckgen'] >> 20:5} MB   "
        f"pandas {seconds['pandas']:6.2f} s {peak['pandas'] >> 20:5} MB   "
        f"ratio {seconds['deckgen'] / seconds['pandas']:5.2f} in time, "
        f"{peak['deckgen'] / peak['pandas']:4.2f} in memory"
    )
    return peak["deckgen"]


def main() -> None:
    """A line for each size and form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="5 million respondents too")
    sizes = (*SIZES, FULL) if parser.parse_args().full else SIZES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in sizes:
            for suffix in ("csv", "parquet"):
                path = folder / f"{rows}.{suffix}"
                write(path, rows)
                peak = compare(path, folder)
                path.unlink()
                assert rows < FULL or peak < MOST_MEMORY, f"{peak} bytes"


if __name__ == "__main__":
    main()
