"""Sámi and Kven names in a codebook: each is a run in its language, wherever a deck shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras, Presenter
from deckgen.request import Request
from finished.languages import TONGUES, runs

NAMES = {
    "Kárášjohka": "se-NO",
    "Gáivuotna": "se-NO",
    "Kaivuono": "fkv-NO",
    "Finnmárkku fylkkagielda": "se-NO",
    "Tromssan fylkinkomuuni": "fkv-NO",
    "Trööndelagen fylhkentjïelte": "sma-NO",
    "Hábmera suohkan": "smj-NO",
}
_CODEBOOK = """\
title: Hva skjer i Kárášjohka – Karasjok
short_title: Kárášjohka 2024
source: Finnmárkku fylkkagielda og Tromssan fylkinkomuuni
made_by: Trööndelagen fylhkentjïelte
division: "2024"
municipalities:
  "5610": Kárášjohka – Karasjok
  "5540": Gáivuotna – Kåfjord – Kaivuono
respondents: {file: svar.csv, region: sted}
universes: [{id: alle, text: ansatte i Hábmera suohkan}]
questions:
  - id: hvem
    wording: Hvem samarbeider dere med, utenom Finnmárkku fylkkagielda?
    type: single_choice
    universe: alle
    options:
      - {id: a, text: Tromssan fylkinkomuuni, values: [a]}
      - {id: b, text: Trööndelagen fylhkentjïelte, values: [b]}
      - {id: c, text: Hábmera suohkan, values: [c]}
    column: svar
"""


def pack(folder: Path) -> Path:
    folder.mkdir()
    (folder / "codebook.yaml").write_text(_CODEBOOK, encoding="utf-8")
    rows = [f"s{at},{'5610' if at % 3 else '5540'},{'abc'[at % 3]}" for at in range(180)]
    (folder / "svar.csv").write_text("\n".join(["id,sted,svar", *rows]), encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", [Form.PICTURE, Form.NATIVE])
def test_each_name_is_a_run_in_its_language(form: Form, tmp_path: Path) -> None:
    who = Presenter(speaker="Ola", event="Møte i Gáivuotna – Kåfjord – Kaivuono")
    request = Request(
        "5610", str(pack(tmp_path / "p")), output=tmp_path / "ut", presenter=who, extras=Extras(form=form)
    )
    said = list(runs(build(request)))
    for name, tongue in NAMES.items():
        inside = [(text, tag) for _, text, tag in said if name in text]
        assert inside and {*inside} == {(name, tongue)}, inside
    norwegian = [text for _, text, tag in said if tag not in TONGUES]
    assert not [text for text in norwegian if re.search("[ášžŋŧđïö]", text)]
    places = {part.split("/")[1] for part, text, _ in said if text in NAMES}
    assert places == {"slides", "notesSlides"} | ({"drawings"} if form is Form.NATIVE else set())
