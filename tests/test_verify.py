"""Verify tells what a deck was made from, which figures were changed since, and if it can be made again."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from command import PACKS, deckgen
from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras, Presenter
from deckgen.errors import DeckgenError
from deckgen.messages import said_of
from deckgen.request import Request
from deckgen.verify import Verdict, verify
from powerpoint.build import KS, a_variant, parts_of


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify") / "bibliotek"
    shutil.copytree(PACKS / "bibliotek", folder)
    return folder


@pytest.fixture(scope="module", params=[Form.PICTURE, Form.NATIVE], ids=str)
def deck(request: pytest.FixtureRequest, pack: Path) -> Path:
    asked = Request(
        "Oslo",
        str(pack),
        output=pack.parent / f"{request.param.value}.pptx",
        presenter=Presenter(speaker="Kari", event="Møte"),
        extras=Extras(intervals=True, form=request.param),
    )
    return build(asked)


def codes(verdict: Verdict) -> list[str]:
    return [finding.code for finding in verdict.findings]


def on(path: Path, pack: Path) -> Verdict:
    return verify(path, Request(survey=str(pack)))


def edited(deck: Path, to: Path, edit: Callable[[Any], None]) -> Path:
    presentation = Presentation(str(deck))
    edit(presentation)
    presentation.save(str(to))
    return to


def shape(presentation: Any, role: str, number: int = 0) -> Any:
    found = [s for slide in presentation.slides for s in slide.shapes if s.name.endswith(f":{role}")]
    return found[number]


def test_a_fresh_deck_is_untouched_and_can_be_made_again(deck: Path, pack: Path) -> None:
    verdict = on(deck, pack)
    assert verdict.untouched and verdict.remade is True and verdict.findings == ()
    assert verdict.facts["deckgen-survey"] == "bibliotek" and "sha256" in verdict.facts["deckgen-data"]


def test_saving_it_elsewhere_changes_no_figure(deck: Path, pack: Path, tmp_path: Path) -> None:
    """As another program writes the file anew, with parts of its own."""
    verdict = on(edited(deck, tmp_path / "d.pptx", lambda p: None), pack)
    assert not verdict.untouched and codes(verdict) == ["V605"] and verdict.remade is True


def test_other_words_are_no_other_figures(deck: Path, pack: Path, tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        title = shape(presentation, "title").text_frame
        title.text = f"Mitt eget: {title.text}"

    verdict = on(edited(deck, tmp_path / "d.pptx", edit), pack)
    assert codes(verdict) == ["V603"] and not verdict.figures_changed


def test_a_changed_figure_is_named_with_its_slide_and_place(deck: Path, pack: Path, tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        source = shape(presentation, "source")
        source.text_frame.text = source.text_frame.text + " n = 9 999"

    verdict = on(edited(deck, tmp_path / "d.pptx", edit), pack)
    (finding,) = verdict.findings
    assert finding.code == "V602" and finding.facts["role"] == "source" and finding.place.spot.startswith("0")
    assert verdict.figures_changed


def test_a_changed_chart_is_a_changed_figure(deck: Path, pack: Path, tmp_path: Path) -> None:
    if deck.stem == "native":

        def edit(name: str, text: str) -> str:
            return text.replace("<c:v>0.", "<c:v>0.9", 1) if "charts/chart" in name else text

        changed = a_variant(tmp_path / "d.pptx", edit, source=deck)
    else:
        (first, *_) = [name for name in parts_of(deck) if name.endswith(".png")]
        without = [first]
        changed = a_variant(tmp_path / "d.pptx", without=without, extra={first: b"other"}, source=deck)
    verdict = on(changed, pack)
    assert "V602" in codes(verdict) and {f.facts["role"] for f in verdict.findings} == {"chart"}


def test_a_slide_that_was_taken_away_is_told_of(deck: Path, pack: Path, tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        slides = presentation.slides._sldIdLst
        presentation.part.drop_rel(slides[2].rId)
        del slides[2]

    verdict = on(edited(deck, tmp_path / "d.pptx", edit), pack)
    assert codes(verdict) == ["V611"] and not verdict.figures_changed and verdict.slides_missing


def test_other_sources_are_named_and_stop_no_verdict(deck: Path, pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "bibliotek"
    shutil.copytree(pack, other)
    data = other / "respondents.csv"
    data.write_bytes(data.read_bytes() + b"\n")
    verdict = on(deck, other)
    assert verdict.untouched and verdict.remade is None
    assert [(f.code, str(f.facts["source"])) for f in verdict.findings] == [("V606", "data")]
    assert "(dataene)" in said_of(verdict.findings[0], "nb")[0]
    lost = verify(deck, Request(survey=str(tmp_path / "nowhere")))
    assert codes(lost) == ["V606"] and lost.untouched


@pytest.mark.parametrize("content", [b"", b"</p:sld>", b"\0"], ids=["empty", "tail", "nul"])
def test_a_slide_that_cannot_be_read_is_damage_and_not_taken_away(
    content: bytes, deck: Path, pack: Path, tmp_path: Path
) -> None:
    parts = parts_of(deck)
    with zipfile.ZipFile(tmp_path / "d.pptx", "w") as archive:
        for name, held in parts.items():
            damaged = content and held + content
            archive.writestr(name, damaged if name == "ppt/slides/slide3.xml" else held)
    with pytest.raises(DeckgenError) as fault:
        on(tmp_path / "d.pptx", pack)
    (problem,) = fault.value.problems
    assert problem.code == "T315" and fault.value.exit_code == 4
    assert "ppt/slides/slide3.xml" in said_of(problem, "en")[0]


@pytest.mark.parametrize("theme", [None, "dark"])
def test_a_template_that_is_not_named_is_told_as_that(theme: str | None, pack: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.pptx"
    shutil.copyfile(KS, own)
    path = build(Request("Oslo", str(pack), template=own, theme=theme, output=tmp_path / "d.pptx"))
    verdict = on(path, pack)
    assert verdict.untouched and verdict.remade is None
    assert codes(verdict) == ["V622"]
    assert "own.pptx sha256:" in said_of(verdict.findings[0], "nb")[0]
    assert verify(path, Request(survey=str(pack), template=own)).remade
    assert codes(verify(path, Request(survey=str(pack), template=tmp_path / "nowhere.pptx"))) == ["V606"]


def test_a_file_that_is_not_ours_and_one_that_is_no_deck(tmp_path: Path) -> None:
    assert codes(verify(KS, Request())) == ["V601"]
    said = deckgen("verify", str(KS), "--json")
    assert said.returncode == 7 and json.loads(said.stdout)["figures_changed"] is None
    (tmp_path / "x.pptx").write_bytes(b"hello")
    with pytest.raises(DeckgenError) as fault:
        verify(tmp_path / "x.pptx", Request())
    assert fault.value.exit_code == 4


def test_digests_of_another_sort_are_not_compared(deck: Path, pack: Path, tmp_path: Path) -> None:
    """As a deck has them that an older deckgen made."""

    def older(name: str, text: str) -> str:
        return text.replace('name="deckgen-digests"', 'name="deckgen-older"') if "custom" in name else text

    verdict = on(a_variant(tmp_path / "d.pptx", older, source=deck), pack)
    assert codes(verdict) == ["V619"] and verdict.figures_changed and not verdict.comparable
    said = deckgen("verify", str(tmp_path / "d.pptx"), "-s", str(pack), locale="nb_NO.UTF-8")
    assert said.returncode == 7 and "Om tall er endret, kan ikke ses." in said.stdout
    said = deckgen("verify", str(tmp_path / "d.pptx"), "-s", str(pack), "--json")
    assert said.returncode == 7 and json.loads(said.stdout)["figures_changed"] is None
    assert "deckgen-digests" not in on(deck, pack).facts


def test_the_file_is_unpacked_once(deck: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    read = zipfile.ZipFile.read

    def counted(archive: zipfile.ZipFile, name: str, *rest: Any) -> bytes:
        if str(archive.filename) == str(deck):
            opened.append(name)
        return read(archive, name, *rest)

    monkeypatch.setattr(zipfile.ZipFile, "read", counted)
    assert on(deck, pack).untouched
    pictures = [name for name in opened if not name.endswith((".xml", ".rels"))]
    assert pictures and len(pictures) == len(set(pictures)), "only XML is looked at before, for its safety"


def test_the_command_tells_it_in_words_and_as_data(deck: Path, pack: Path, tmp_path: Path) -> None:
    done = deckgen("verify", str(deck), "-s", str(pack), locale="nb_NO.UTF-8")
    assert done.returncode == 0, done.stderr
    assert "Uendret siden deckgen laget den." in done.stdout and "byte for byte" in done.stdout

    def edit(presentation: Any) -> None:
        shape(presentation, "source").text_frame.text = "n = 12"

    changed = edited(deck, tmp_path / "d.pptx", edit)
    said = deckgen("verify", str(changed), "-s", str(pack), "--json")
    told = json.loads(said.stdout)
    assert said.returncode == 7 and told["figures_changed"] and told["remade"]
    assert [finding["code"] for finding in told["findings"]] == ["V602"]
