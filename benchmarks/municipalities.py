"""A survey of 357 municipalities made of the shipped one, and what decks for all of them cost.

Whoever lives in a county is shared out over made-up municipalities of it, some rows several times, so
that each has enough answers to be shown. Run as a program it builds the decks one after another in one
process, and prints seconds and megabytes after 19 and after all, as JSON.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import yaml

PACK = Path(__file__).resolve().parents[1] / "data" / "innovasjonsbarometeret-2018"
MUNICIPALITIES = 357
FEW = 19
ANSWERS = 30  # a municipality


def write_pack(folder: Path) -> Path:
    """The pack in a folder of its own; its published table, which has counties only, is left out."""
    pack = folder / "kommuner"
    pack.mkdir()
    with (PACK / "respondents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counties = sorted({row["fylke"] for row in rows})
    codes = [f"{counties[n % len(counties)]}{n // len(counties) + 1:02}" for n in range(MUNICIPALITIES)]
    book = yaml.safe_load((PACK / "codebook.yaml").read_text(encoding="utf-8"))
    del book["published"]
    book["municipalities"] = {code: f"Kommune {code}" for code in codes}
    (pack / "codebook.yaml").write_text(yaml.safe_dump(book, allow_unicode=True), encoding="utf-8")
    (pack / "deck.yaml").write_bytes((PACK / "deck.yaml").read_bytes())
    chosen = random.Random(357)
    with (pack / "respondents.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for code in codes:
            own = [row for row in rows if row["fylke"] == code[:2]]
            for number, row in enumerate(chosen.choices(own, k=ANSWERS)):
                writer.writerow(row | {"id": f"{code}-{number}", "fylke": code})
    return pack


def measure(pack: Path) -> dict[str, dict[str, float]]:
    """Seconds that the decks took, and the most memory so far, after a few and after all."""
    from deckgen.build import build_from, read_inputs  # noqa: PLC0415
    from deckgen.request import Request  # noqa: PLC0415

    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        request = Request(survey=str(pack), output=Path(folder))
        inputs = read_inputs(request)
        names = [region.name for region in inputs.survey.division.regions if region.kind == "municipality"]
        start = time.process_time()
        for number, name in enumerate(names, start=1):
            build_from(inputs, replace(request, region=name)).unlink()
            if number in (FEW, len(names)):
                unit = 1024 if sys.platform != "darwin" else 1024 * 1024
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
                found[str(number)] = {"seconds": time.process_time() - start, "megabytes": peak}
    return found


if __name__ == "__main__":
    json.dump(measure(Path(sys.argv[1])), sys.stdout)
