"""Verify misses no figure that is new, another or gone, wherever in the deck it was changed."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx.util import Emu

from command import deckgen
from powerpoint.build import a_variant, parts_of
from test_verify import codes, deck, edited, on, pack, shape

__all__ = ["deck", "pack"]  # fixtures
Edit = Callable[[Any], None]


def charted(presentation: Any) -> Any:
    """The first slide with a chart."""
    return next(s for s in presentation.slides if any(x.name.endswith(":chart") for x in s.shapes))


def text_box(words: str) -> Edit:
    def edit(presentation: Any) -> None:
        box = charted(presentation).shapes.add_textbox(Emu(0), Emu(0), Emu(2000000), Emu(500000))
        box.text_frame.text = words

    return edit


def cover(presentation: Any) -> None:
    charted(presentation).shapes.add_shape(1, Emu(0), Emu(0), Emu(12192000), Emu(6858000))


def notes(presentation: Any) -> None:
    charted(presentation).notes_slide.notes_text_frame.text = "99 prosent"


def footer(presentation: Any) -> None:
    shape(presentation, "footer").text_frame.text = "97 %, n = 9999"


def chart_gone(presentation: Any) -> None:
    element = shape(presentation, "chart")._element
    element.getparent().remove(element)


def chart_hidden(presentation: Any) -> None:
    shape(presentation, "chart")._element.xpath("./*/p:cNvPr")[0].set("hidden", "1")


def chart_moved_away(presentation: Any) -> None:
    shape(presentation, "chart").left = Emu(13000000)


def renamed_and_changed(presentation: Any) -> None:
    source = next(s for s in charted(presentation).shapes if s.name.endswith(":source"))
    source.name = "Mitt eget"
    source.text_frame.text = "n = 9999"


def grouped_text(presentation: Any) -> None:
    group = charted(presentation).shapes.add_group_shape()
    group.shapes.add_textbox(Emu(0), Emu(0), Emu(2000000), Emu(500000)).text_frame.text = "97 prosent"


def copied_role(presentation: Any) -> None:
    """As a shape copied in PowerPoint keeps its name."""
    source = shape(presentation, "source")._element
    other = copy.deepcopy(source)
    source.addnext(other)
    next(iter(other.xpath(".//a:t"))).text = "97 %"


CHANGED: dict[str, tuple[Edit, list[str]]] = {
    "text box": (text_box("97 prosent sa ja"), ["V609"]),
    "text box in a group": (grouped_text, ["V609"]),
    "a cover": (cover, ["V609"]),
    "notes": (notes, ["V602"]),
    "footer": (footer, ["V602"]),
    "a chart taken away": (chart_gone, ["V610"]),
    "a hidden chart": (chart_hidden, ["V610"]),
    "a chart beside the slide": (chart_moved_away, ["V610"]),
    "renamed and changed": (renamed_and_changed, ["V610", "V615", "V609"]),  # it said EKSEMPELDATA too
    "a copied shape": (copied_role, ["V609"]),
}


@pytest.mark.parametrize("name", CHANGED)
def test_figures_new_other_or_gone_are_told(name: str, deck: Path, pack: Path, tmp_path: Path) -> None:
    edit, expected = CHANGED[name]
    verdict = on(edited(deck, tmp_path / "d.pptx", edit), pack)
    assert codes(verdict) == expected and verdict.figures_changed


def test_words_that_were_added_are_no_figures(deck: Path, pack: Path, tmp_path: Path) -> None:
    verdict = on(edited(deck, tmp_path / "d.pptx", text_box("Husk kaffe")), pack)
    assert codes(verdict) == ["V608"] and not verdict.figures_changed


def test_shapes_with_other_names_hold_what_they_held(deck: Path, pack: Path, tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        for number, element in enumerate(charted(presentation).shapes):
            element.name = f"Form {number}"

    verdict = on(edited(deck, tmp_path / "d.pptx", edit), pack)
    assert codes(verdict) == ["V605"]


def test_a_renamed_slide_with_other_figures_is_found(deck: Path, pack: Path, tmp_path: Path) -> None:
    def edit(presentation: Any) -> None:
        slide = charted(presentation)
        next(s for s in slide.shapes if s.name.endswith(":source")).text_frame.text = "n = 9999"
        for number, element in enumerate(slide.shapes):
            element.name = f"Form {number}"

    verdict = on(edited(deck, tmp_path / "d.pptx", edit), pack)
    assert codes(verdict) == ["V610", "V615", "V609"] and verdict.figures_changed


def test_hidden_removed_and_moved_slides_are_told_and_not_called_unchanged(
    deck: Path, pack: Path, tmp_path: Path
) -> None:
    def hide(presentation: Any) -> None:
        charted(presentation)._element.set("show", "0")

    def remove(presentation: Any) -> None:
        ids = presentation.slides._sldIdLst
        ids.remove(ids[-1])  # its part stays in the file

    def move(presentation: Any) -> None:
        ids = presentation.slides._sldIdLst
        ids.insert(0, ids[-1])

    for edit, code in ((hide, "V612"), (remove, "V611"), (move, "V613")):
        changed = edited(deck, tmp_path / "d.pptx", edit)
        verdict = on(changed, pack)
        assert codes(verdict) == [code] and not verdict.figures_changed
        if code != "V613":
            said = deckgen("verify", str(changed), "-s", str(pack), locale="nb_NO.UTF-8").stdout
            assert "Ingen tall er endret" not in said and "tatt bort eller skjult" in said


def test_both_forms_of_a_picture_count(deck: Path, pack: Path, tmp_path: Path) -> None:
    pictures = [name for name in parts_of(deck) if name.endswith(".svg")]
    if deck.stem == "native":
        assert not pictures
        return
    other = {pictures[0]: b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    changed = a_variant(tmp_path / "d.pptx", without=[pictures[0]], extra=other, source=deck)
    assert codes(on(changed, pack)) == ["V602"]

    def without_vectors(presentation: Any) -> None:
        """As LibreOffice saves it: what is shown is the other form, as it was."""
        for vector in shape(presentation, "chart")._element.xpath(".//*[local-name()='svgBlip']"):
            vector.getparent().remove(vector)

    assert codes(on(edited(deck, tmp_path / "e.pptx", without_vectors), pack)) == ["V605"]


def test_a_charts_workbook_and_axes_count(deck: Path, pack: Path, tmp_path: Path) -> None:
    if deck.stem == "picture":
        assert not [name for name in parts_of(deck) if name.endswith(".xlsx")]
        return
    book = next(name for name in parts_of(deck) if name.endswith(".xlsx"))
    other = {book: with_another_cell(parts_of(deck)[book])}
    changed = a_variant(tmp_path / "d.pptx", without=[book], extra=other, source=deck)
    assert codes(on(changed, pack)) == ["V602"]

    def taller(name: str, text: str) -> str:
        return text.replace('<c:max val="', '<c:max val="5', 1) if name.endswith("chart1.xml") else text

    assert codes(on(a_variant(tmp_path / "e.pptx", taller, source=deck), pack)) == ["V602"]


def with_another_cell(book: bytes) -> bytes:
    """The workbook with 9 in front of its first fraction."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b"<v>0." in content
                content = content.replace(b"<v>0.", b"<v>0.9", 1)
            after.writestr(name, content)
    return out.getvalue()
