"""A fault in a part that a slide leads to is told with the slide and the shape that lead there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command import deckgen
from deckgen.errors import Problem
from deckgen.powerpoint.lint.catalogue import lint
from lint.broken import Edit, Variant, added, both, made, replaced, subbed
from lint.package_variants import FAR, PNG, SLIDE_RELS, TYPES, shown

CHART = r"ppt/charts/chart\d+\.xml"
NOTES = r"ppt/notesSlides/notesSlide2\.xml"
ON_SLIDE = re.compile(r"slide \d+ · \S.* · ppt/charts/chart\d+\.xml")


def edited(edit: Edit, folder: Path) -> tuple[Problem, ...]:
    return lint(made(Variant("", "", edit), folder / "d.pptx"))


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        ("L720", subbed(CHART, r"(<c:idx [^>]*/>)(<c:order [^>]*/>)", r"\2\1")),
        ("L722", subbed(CHART, r"<c:idx [^>]*/>", "")),
        ("L726", subbed(CHART, '<c:barDir val="[^"]*"', '<c:barDir val="x"')),
        ("L727", replaced(CHART, "<c:plotArea>", "<c:plotArea>Utkast")),
        ("L728", subbed(CHART, "(<c:scaling>.*?</c:scaling>)", r"\1\1")),
        ("L729", subbed(CHART, "<c:gapWidth ", '<c:gapWidth unit="%" ')),
        ("L706", subbed(CHART, r'(<c:externalData r:id=")[^"]*', r"\1rId99")),
        ("L710", replaced(CHART, "</c:chartSpace>", "")),
    ],
)
def test_a_fault_in_a_chart_names_its_slide_and_shape(code: str, edit: Edit, tmp_path: Path) -> None:
    told = next(problem for problem in edited(edit, tmp_path) if problem.code == code)
    assert ON_SLIDE.fullmatch(told.place.spot), told.place.spot


BROKEN = both(
    added("ppt/media/x.png", PNG),
    replaced(TYPES, "<Override", '<Default Extension="png" ContentType="image/png"/><Override'),
    shown("image", "../media/x.png"),
)


def test_a_broken_picture_names_its_slide_and_shape(tmp_path: Path) -> None:
    (told,) = edited(BROKEN, tmp_path)
    assert told.place.spot == "slide 2 · bilde · ppt/media/x.png"


@pytest.mark.parametrize("part", ["slides/_rels/slide3.xml", "slideMasters/_rels/slideMaster1.xml"])
def test_a_picture_that_is_elsewhere_too_is_told_by_its_name(part: str, tmp_path: Path) -> None:
    rel = f'<Relationship Id="rId78" Type="{FAR}/image" Target="../media/x.png"/></Relationships>'
    (told,) = edited(both(BROKEN, replaced(rf"ppt/{part}\.rels", "</Relationships>", rel)), tmp_path)
    assert told.place.spot == "ppt/media/x.png"


def test_a_fault_in_notes_names_their_slide(tmp_path: Path) -> None:
    (told,) = edited(replaced(NOTES, "<a:bodyPr/>", '<a:bodyPr colour="red"/>'), tmp_path)
    assert re.fullmatch(r"slide 2 · ppt/notesSlides/notesSlide2\.xml( · .+)?", told.place.spot)


def test_a_fault_in_a_slides_relationships_names_the_slide(tmp_path: Path) -> None:
    (told,) = edited(subbed(SLIDE_RELS, ' Id="', ' TargetMode="Aside" Id="'), tmp_path)
    assert re.fullmatch(r"slide \d+ · ppt/slides/_rels/slide\d+\.xml\.rels", told.place.spot)


def test_data_has_slide_shape_and_part(tmp_path: Path) -> None:
    broken = Variant("", "", subbed(CHART, "<c:gapWidth ", '<c:gapWidth unit="%" '))
    (told,) = json.loads(deckgen("lint", str(made(broken, tmp_path / "d.pptx")), "--json").stdout)
    facts = told["facts"]
    assert re.fullmatch(CHART, facts["part"]) and facts["shape"] and facts["slide"] > 0
    assert told["spot"] == f"slide {facts['slide']} · {facts['shape']} · {facts['part']}"


def test_a_slide_in_another_language_names_the_shapes_that_say_so(tmp_path: Path) -> None:
    english = replaced(r"ppt/slides/slide1\.xml", '"nb-NO"', '"en-US"', count=-1)
    told = [problem for problem in edited(english, tmp_path) if problem.code == "L763"]
    assert told and all(problem.facts["shape"] for problem in told)
