"""The reference: the same charts from the same respondents, written as one would write it first.

pandas, pyplot, tight layout, a 200 dpi PNG a chart, python-pptx's default template. It knows
nothing of sources, filters, disclosure or labels; it only sets the scale for time.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
import yaml
from pptx import Presentation
from pptx.util import Inches

PACK = Path(__file__).resolve().parents[1] / "data" / "innovasjonsbarometeret-2018"
CHARTS = 15


def shares(frame: pd.DataFrame, question: dict) -> pd.Series:
    """The weighted share of each option among those asked."""
    if question["id"] in frame:
        asked = frame[frame[question["id"]].notna()]
        return asked.groupby(question["id"])["vekt"].sum() / asked["vekt"].sum()
    found = {}
    for option in question["options"]:
        column = frame[f"{question['id']}.{option['id']}"]
        asked = column.notna()
        hit = column.isin([1, "1", "ja", "i_grad"])
        found[option["text"]] = (frame["vekt"] * hit)[asked].sum() / frame["vekt"][asked].sum()
    return pd.Series(found)


def main(to: str, code: int) -> None:
    """A deck for one county, with as many charts as the real one."""
    book = yaml.safe_load((PACK / "codebook.yaml").read_text(encoding="utf-8"))
    frame = pd.read_csv(PACK / "respondents.csv")
    asked = [q for q in book["questions"] if q["type"] != "derived"]
    deck = Presentation()
    for question in (asked * 2)[:CHARTS]:
        table = pd.DataFrame(
            {"Fylket": shares(frame[frame["fylke"] == code], question), "Norge": shares(frame, question)}
        )
        table.plot.barh(figsize=(12, 4.6))
        plt.tight_layout()
        picture = BytesIO()
        plt.savefig(picture, dpi=200)
        plt.close()
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = question["wording"]
        slide.shapes.add_picture(picture, Inches(0.5), Inches(1.5), width=Inches(9))
    deck.save(to)


if __name__ == "__main__":
    main(sys.argv[1], 19)
