"""Make the example answers of the survey pack: 1 786 invented workplaces.

The real answers are not public. So that a deck can be cut for any county, this script invents some whose
weighted shares round to the published figures for Norge and Møre og Romsdal, to the calibration where
nothing is published, and to each county's share with at least one innovation. The same seed gives the same
bytes on every machine.

    python scripts/make_respondents.py [--to FILE]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from respondents.answers import Answering
from respondents.chance import Chance
from respondents.pack import read_pack
from respondents.sample import draw_sample
from respondents.table import as_csv

PACK = Path(__file__).resolve().parents[1] / "data" / "innovasjonsbarometeret-2018"
SEED = 5


def make(pack_folder: Path, seed: int = SEED) -> str:
    """The example answers as CSV text."""
    pack = read_pack(pack_folder)
    chance = Chance(seed)
    workplaces = draw_sample(chance)
    answers = Answering(pack, workplaces, chance).all()
    return as_csv(pack, workplaces, answers, chance)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the example answers into the pack, or where `--to` says."""
    parser = argparse.ArgumentParser(description="Make the example answers of the survey pack.")
    parser.add_argument("--to", type=Path, default=PACK / "respondents.csv", help="the file to write")
    to: Path = parser.parse_args(arguments).to
    to.write_bytes(make(PACK).encode("utf-8"))
    print(f"wrote {to}")


if __name__ == "__main__":
    main()
