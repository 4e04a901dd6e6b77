"""The reference: the charts of the shipped deck from the same respondents, as one would write it first.

pandas, pyplot, tight layout, a value at every bar, a 200 dpi PNG a chart, python-pptx's default
template. It knows nothing of filters, disclosure, tests, marks, notes, alt text or published figures,
and its map is a bar chart; it only sets the scale for time.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from textwrap import fill

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
import yaml
from pptx import Presentation
from pptx.util import Inches

PACK = Path(__file__).resolve().parents[1] / "data" / "innovasjonsbarometeret-2018"
CHOSEN = [1, "1", "ja", "i_grad"]
# The charts of deck.yaml, in its order: a question, and which of its rows.
CHARTS = [
    ("q01", 0, 19), ("landsdel", 0, 19), ("counties", 0, 19), ("q03_typer", 0, 19),
    ("q04_igangsatt", 0, 9), ("q05_nyeste_var", 0, 19), ("q04_igangsatt", 9, 19),
    ("q06_samarbeid", 0, 19), ("q07_spredt", 0, 19), ("q08_kanaler", 0, 19), ("q09_verdi", 0, 19),
    ("q10_evaluert", 0, 19), ("q11_fremmet", 0, 19), ("q12_hemmet", 0, 19), ("q13_finansiering", 0, 19),
]  # fmt: skip
TEXT_SLIDES = 12


def weighted(frame: pd.DataFrame, hit: pd.Series, asked: pd.Series) -> float:
    """The share of those asked, in per cent."""
    return 100 * (frame["vekt"] * hit)[asked].sum() / frame["vekt"][asked].sum()


def shares(frame: pd.DataFrame, question: dict) -> pd.Series:
    """The share of each option."""
    found = {}
    for option in question["options"]:
        if question["id"] in frame:
            column = frame[question["id"]]
            hit = column == option["id"]
        else:
            column = frame[f"{question['id']}.{option['id']}"]
            hit = column.isin(CHOSEN)
        found[option["text"]["nb"]] = weighted(frame, hit, column.notna())
    return pd.Series(found)


def innovative(frame: pd.DataFrame) -> float:
    """The share with at least one innovation."""
    types = frame[[name for name in frame if name.startswith("q03_typer.")]]
    return weighted(frame, types.isin(CHOSEN).any(axis=1), types.notna().any(axis=1))


def table_of(name: str, questions: dict, frame: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """What a chart shows: a row an option or a county, a column a series."""
    if name == "counties":
        return pd.DataFrame({"Andel": frame.groupby("fylke").apply(innovative)})
    if name == "landsdel":
        return pd.DataFrame({"Andel": frame.groupby(frame["fylke"] // 4).apply(innovative)})
    if name == "q01":
        return pd.DataFrame({"Fylket": [innovative(own)], "Norge": [innovative(frame)]}, index=["Minst én"])
    question = questions[name]
    return pd.DataFrame({"Fylket": shares(own, question), "Norge": shares(frame, question)})


def main(to: str, code: int) -> None:
    """A deck for one county, with the charts of the real one."""
    book = yaml.safe_load((PACK / "codebook.yaml").read_text(encoding="utf-8"))
    questions = {question["id"]: question for question in book["questions"]}
    frame = pd.read_csv(PACK / "respondents.csv")
    deck = Presentation()
    for number in range(TEXT_SLIDES):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Del {number}"
        slide.placeholders[1].text = "Innledende tekst til det som følger"
    for name, first, last in CHARTS:
        table = table_of(name, questions, frame, frame[frame["fylke"] == code])[first:last]
        table.index = [fill(str(label), 45) for label in table.index]
        axes = table[::-1].plot.barh(figsize=(12, 6))
        for bars in axes.containers:
            axes.bar_label(bars, fmt="%.0f %%")
        plt.tight_layout()
        picture = BytesIO()
        plt.savefig(picture, dpi=200)
        plt.close()
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        wording = questions[name]["wording"]["nb"] if name in questions else "Andel innovative"
        slide.shapes.title.text = wording
        slide.shapes.add_picture(picture, Inches(0.5), Inches(1.5), width=Inches(9))
    deck.save(to)


if __name__ == "__main__":
    main(sys.argv[1], 19)
