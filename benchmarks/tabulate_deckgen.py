"""deckgen's side of `tabulate.py`: five questions by county, every cell checked, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from deckgen.sources.codebook import survey_of
from deckgen.sources.codebook_file import Codebook
from deckgen.sources.respondents_file import read_respondents
from deckgen.survey.question import reported
from deckgen.survey.tabulate import estimate


def options(*ids: str) -> list[dict[str, object]]:
    """Options with nothing but an id."""
    return [{"id": id, "text": id} for id in ids]


def question(id: str, type: str, ids: str, **more: object) -> dict[str, object]:
    """A question to all."""
    asked = {"id": id, "wording": id, "type": type, "universe": "alle", "options": options(*ids.split())}
    return asked | more


BOOK = Codebook.model_validate(
    {
        "title": "Prøve",
        "short_title": "Prøve",
        "source": "Prøve",
        "made_by": "deckgen",
        "field_period": {"from": "2024-01-01", "to": "2024-12-31"},
        "division": "2024",
        "universes": [
            {"id": "alle", "text": "alle"},
            {"id": "helt", "text": "tilfredse", "where": {"question": "en", "is": ["svaert", "ganske"]}},
        ],
        "respondents": {
            "file": "-",
            "region": "fylke",
            "weight": "vekt",
            "cuts": [{"id": "alder", "text": "Alder", "values": {a: a for a in ("ung", "voksen", "eldre")}}],
        },
        "questions": [
            question("en", "single_choice", "svaert ganske lite ikke vet_ikke"),
            question("flere", "multiple_choice", "a b c d e f"),
            question(
                "sak",
                "share_each_battery",
                "w x y z",
                answers=options("helt", "delvis", "uenig"),
                net={"text": "enig", "of": ["helt", "delvis"]},
            ),
            question("skala", "scale", "0", options=[
                {"id": str(point), "text": str(point), "score": point} for point in range(11)
            ]),
            question("etter", "single_choice", "u v x", universe="helt"),
        ],
    }
)  # fmt: skip


def main(path: Path) -> None:
    """Every share, and the mean of the scale as a part of its length."""
    assert BOOK.respondents is not None
    survey = survey_of(BOOK, "prove", "nb")
    answers = read_respondents(path, BOOK.respondents, survey)
    shares = {}
    for asked in survey.questions.values():
        told = reported(asked, "mean") if asked.id == "skala" else asked
        for part, rows in answers.tabulator.tallies(told, None).items():
            for option, tally in zip(told.options, rows, strict=True):
                shares[f"{asked.id} {option.id} {part.code}"] = estimate(tally, told).share
    json.dump(shares, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
