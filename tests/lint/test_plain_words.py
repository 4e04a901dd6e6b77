"""What is told of a file is said in plain words of the user's language, and never with bytes or None."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import deckgen
from deckgen.errors import DeckgenError
from deckgen.messages import LANGUAGES, sentence
from deckgen.powerpoint.lint.catalogue import lint
from lint.broken import Edit, Variant, both, made, replaced, subbed
from lint.package_variants import PNG, picture

CHART = r"ppt/charts/chart\d+\.xml"
VALUE = r"(<c:ser>.*?<c:val>.*?<c:pt idx=\"0\"><c:v>)[^<]*"


def told(edit: Edit, folder: Path) -> list[str]:
    findings = lint(made(Variant("", "", edit), folder / "d.pptx"))
    found = next(f for f in findings if f.code in ("L730", "L792"))
    return [sentence(found, language).splitlines()[0] for language in LANGUAGES]


@pytest.mark.parametrize(
    ("edit", "nb", "en"),
    [
        (picture(b""), "det er tomt", "it is empty"),
        (picture(PNG + b"\0" * 400), "slutten mangler", "the end of it is missing"),
        (picture(b"\xff\xd8\xff\xe0" + b"0" * 100), "PNG", "it says PNG and is JPEG"),
        (picture(b"not a picture"), "PNG", "it says PNG and is none"),
        (picture(b"<html/>", "svg", "image/svg+xml"), "SVG", "it says SVG and is none"),
    ],
)
def test_a_picture_that_is_none_is_told_without_its_bytes(
    edit: Edit, nb: str, en: str, tmp_path: Path
) -> None:
    norwegian, english = told(edit, tmp_path)
    assert nb in norwegian and en in english
    assert "\\x" not in norwegian + english and "b'" not in norwegian + english


def test_a_figure_that_is_none_is_told_with_its_series_and_name(tmp_path: Path) -> None:
    norwegian, english = told(subbed(CHART, VALUE, r"\1nan"), tmp_path)
    assert "«nan»" in norwegian and "“nan”" in english
    assert norwegian.count(" / ") == 1


def test_a_figure_that_is_empty_is_called_empty(tmp_path: Path) -> None:
    norwegian, english = told(subbed(CHART, VALUE, r"\1"), tmp_path)
    assert "tom" in norwegian and "empty" in english and "None" not in norwegian + english


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (r"docProps/app\.xml", r"(<Slides>)[^<]*", r"\1"),
        (r"docProps/custom\.xml", r' pid="2"', ""),
    ],
)
def test_what_a_property_lacks_is_not_called_none(part: str, old: str, new: str, tmp_path: Path) -> None:
    found = lint(made(Variant("", "", subbed(part, old, new)), tmp_path / "d.pptx"))
    assert found and not any("None" in sentence(one, "en") for one in found)


def test_a_name_that_turns_words_around_does_not_turn_those_of_lint(tmp_path: Path) -> None:
    odd = "\\1a&#x202E;b&#10;c"
    named = replaced(r"ppt/slides/slide2\.xml", r'(<p:cNvPr id="\d+" name=")[^"]*', odd, 0, pattern=True)
    broken = both(named, subbed(r"ppt/slides/slide2\.xml", "<a:bodyPr/>", '<a:bodyPr colour="red"/>'))
    done = deckgen("lint", str(made(Variant("", "", broken), tmp_path / "d.pptx")))
    assert "\u202e" not in done.stdout and "a\\u202eb c" in done.stdout
    data = deckgen("lint", str(tmp_path / "d.pptx"), "--json").stdout
    assert "\u202e" not in data and json.loads(data)[0]["facts"]["shape"] == "a\u202eb\nc"


def test_a_main_part_that_is_bare_is_named(tmp_path: Path) -> None:
    bare = replaced(r"ppt/presentation\.xml", "<p:presentation.*", "<x/>", pattern=True)
    with pytest.raises(DeckgenError) as fault:
        lint(made(Variant("", "", bare), tmp_path / "d.pptx"))
    (problem,) = fault.value.problems
    assert problem.place.spot == "ppt/presentation.xml"
    assert "inneholder ingen presentasjon" in sentence(problem, "nb")
