"""The reference of `tabulate.py`: the same figures as one would count them first; nothing is checked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd

ANSWERS = {"en": ["svaert", "ganske", "lite", "ikke", "vet_ikke"], "etter": ["u", "v", "x"]}


def main(path: Path) -> None:
    """Weighted shares by county."""
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
        frame["vekt"] = frame["vekt"].astype(float)
        frame["skala"] = frame["skala"].astype(float)
    else:
        frame = pd.read_csv(path, sep=";", dtype={"fylke": str}, keep_default_na=False)
    shares = {}

    def add(row: str, hit: pd.Series, asked: pd.Series) -> None:
        weight = frame["vekt"].where(asked, 0.0)
        sums = pd.DataFrame({"hit": weight * hit, "all": weight}).groupby(frame["fylke"]).sum()
        for code, share in (sums["hit"] / sums["all"]).items():
            shares[f"{row} {code}"] = share

    for id, answers in ANSWERS.items():
        asked = frame[id] != ""
        if id == "etter":
            asked &= frame["en"].isin(["svaert", "ganske"])
        for answer in answers:
            add(f"{id} {answer}", frame[id] == answer, asked)
    everyone = pd.Series(True, index=frame.index)
    for item in "abcdef":
        add(f"flere {item}", frame[f"flere.{item}"].astype(str) == "1", everyone)
    for item in "wxyz":
        column = frame[f"sak.{item}"]
        add(f"sak {item}", column.isin(["helt", "delvis"]), column != "")
    add("skala mean", frame["skala"] / 10, everyone)
    json.dump(shares, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
