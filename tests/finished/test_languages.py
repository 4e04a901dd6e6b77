"""A deck in nynorsk marks what is in bokmål: texts that nobody translated, questions as they were asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.deck.asked import Extras
from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey
from finished.built import NATIVE, PLAIN, built
from finished.languages import bokmal, language_faults, runs

LIBRARY = str(Path(__file__).parents[1] / "packs" / "bibliotek")


@pytest.mark.parametrize("extras", [PLAIN, NATIVE], ids=["pictures", "native"])
def test_untranslated_texts_are_in_bokmal_on_slides_in_notes_and_on_charts(extras: Extras) -> None:
    path = built("Oslo", LIBRARY, "nn", extras)
    assert language_faults(path, "nn", bokmal(LIBRARY)) == []
    marked = {(name.split("/")[1], said) for name, said, tongue in runs(path) if tongue == "nb-NO"}
    assert ("notesSlides", "Låne bøker") in marked
    places = {place for place, _ in marked}
    assert {"slides", "notesSlides"} <= places and (extras is PLAIN or "drawings" in places), places


def test_the_shipped_survey_is_all_in_nynorsk_but_for_the_questions_as_they_were_asked() -> None:
    survey = read_survey(find_survey(None), "nn")
    assert survey.untranslated == 0
    marked = {
        said.strip(" ?.:") for _, said, tongue in runs(built("Troms", None, "nn", PLAIN)) if tongue == "nb-NO"
    }
    asked = {question.fielded.strip(" ?.:") for question in survey.questions.values() if question.fielded}
    assert marked and marked <= asked
    assert read_survey(find_survey(None), "nb").foreign == ()
