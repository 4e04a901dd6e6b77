"""A survey of invented people, for what the shipped pack hasn't: waves, municipalities, margins, strict."""

from __future__ import annotations

import csv
import random
from pathlib import Path

BOOK = """\
title: Folk spør folk
short_title: Folk 2024
source: Prøvedata
made_by: tester
field_period: {from: "2024-01-01", to: "2024-02-01"}
division: "2024"
profile: PROFILE
municipalities: {"5501": Tromsø, "5503": Harstad, "1804": Bodø, "0301": Oslo by}
waves:
  column: runde
  values: {"2022": "2022", "2024": "2024"}
  current: "2024"
  break_text: nytt utvalg
respondents:
  file: folk.csv
  example: true
  region: kommune
  missing: ["99"]
  RAKE
  cuts:
    - {id: kjonn, text: Kjønn, values: {k: Kvinner, m: Menn}}
universes:
  - {id: alle, text: alle}
  - {id: syke, text: de som har vært syke, where: {question: syk, option: ja}}
questions:
  - id: syk
    wording: Har du vært syk?
    type: single_choice
    universe: alle
    trend: comparable
    options: [{id: ja, text: Ja}, {id: nei, text: Nei}, {id: vet, text: Vet ikke, last: true}]
  - id: lege
    wording: Hvem gikk du til?
    type: multiple_choice
    universe: syke
    trend: break
    options: [{id: fast, text: Fastlegen}, {id: vakt, text: Legevakten}, {id: ingen, text: Ingen}]
  - id: trivsel
    wording: Hvordan trives du?
    type: scale
    universe: alle
    options:
      - {id: p1, text: Svært dårlig, values: [1], score: 1}
      - {id: p2, text: Dårlig, values: [2], score: 2}
      - {id: p3, text: Godt, values: [3], score: 3}
      - {id: p4, text: Svært godt, values: [4], score: 4}
    nets: [{id: bra, text: Godt eller svært godt, of: [p3, p4]}]
"""
PLACES = {"5501": 70, "5503": 40, "5601": 12, "1804": 90, "1806": 35, "0301": 160, "1103": 80, "3101": 25,
          "4601": 60, "5001": 75, "1505": 30, "3201": 50, "3301": 40, "3401": 30, "3901": 22, "4001": 28,
          "4203": 31}  # fmt: skip


def people(seed: int = 1) -> list[dict[str, str]]:
    """The rows of two waves; answers differ by place, so that some differences are real."""
    chance = random.Random(seed)
    rows: list[dict[str, str]] = []
    for wave in ("2022", "2024"):
        for place, size in PLACES.items():
            for _ in range(size):
                sick = chance.random() < (0.65 if place[:2] == "55" else 0.35)
                row = {
                    "id": str(len(rows)),
                    "runde": wave,
                    "kommune": place,
                    "kjonn": chance.choice("kkm"),
                    "syk": "ja" if sick else chance.choice(["nei", "nei", "nei", "vet"]),
                    "trivsel": "99" if chance.random() < 0.03 else chance.choice("1223334"),
                }
                for way, odds in (("fast", 0.7), ("vakt", 0.2), ("ingen", 0.05)):
                    row[f"lege.{way}"] = str(int(chance.random() < odds)) if sick else ""
                rows.append(row)
    return rows


def a_pack(folder: Path, rows: list[dict[str, str]], profile: str = "survey", rake: str = "") -> Path:
    """The pack written to a folder; `rake` is a YAML mapping for the codebook."""
    folder.mkdir(exist_ok=True)
    book = BOOK.replace("PROFILE", profile).replace("RAKE", f"rake: {rake}" if rake else "")
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    with (folder / "folk.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder
