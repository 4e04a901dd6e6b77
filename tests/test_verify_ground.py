"""Verify tells of words struck out or hidden, of layouts and masters, of covers, of a lost EKSEMPELDATA."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pixels
from pptx.oxml.ns import qn
from pptx.util import Emu

from command import deckgen
from powerpoint.build import a_variant, parts_of
from sampling import sampled
from test_verify import edited, on, pack, shape
from test_verify_edits import charted
from test_verify_shown import SLIDE, decks, told

__all__ = ["decks", "pack"]  # fixtures
Edit = Callable[[Any], None]
CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"


def looks(element: Any) -> list[Any]:
    """The look of every run of a shape."""
    found = [run.get_or_add_rPr() for run in element.iter(qn("a:r"))]
    assert found
    return found


def role(edit: Callable[[Any], None], name: str) -> Edit:
    """What is done to a shape of the first slide with a chart."""

    def whole(presentation: Any) -> None:
        edit(next(s for s in charted(presentation).shapes if s.name.endswith(f":{name}"))._element)

    return whole


def struck(element: Any) -> None:
    for look in looks(element):
        look.set("strike", "dblStrike")


def inkless(element: Any) -> None:
    for look in looks(element):
        look.insert(0, look.makeelement(qn("a:noFill"), {}))


def tiny(element: Any) -> None:
    for look in looks(element):
        look.set("sz", "100")


def as_the_ground(element: Any) -> None:
    for look in looks(element):
        for fill in look.findall(qn("a:solidFill")):
            look.remove(fill)
        fill = look.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "bg1"}))
        look.insert(0, fill)


def gone(element: Any) -> None:
    element.getparent().remove(element)


def hidden(element: Any) -> None:
    element.xpath("./*/p:cNvPr")[0].set("hidden", "1")


def said_otherwise(element: Any) -> None:
    next(element.iter(qn("a:t"))).text = "Resultater"


def text_on(sheet: Callable[[Any], Any], words: str) -> Edit:
    """A text box on a layout or master: those of python-pptx make none, so a slide's is moved there."""

    def edit(presentation: Any) -> None:
        box = charted(presentation).shapes.add_textbox(Emu(0), Emu(0), Emu(2000000), Emu(500000))
        box.text_frame.text = words
        sheet(presentation).shapes._spTree.append(box._element)

    return edit


def layout(presentation: Any) -> Any:
    return charted(presentation).slide_layout


def master(presentation: Any) -> Any:
    return layout(presentation).slide_master


def png() -> io.BytesIO:
    file = io.BytesIO()
    Pixels.new("RGB", (8, 8), "#112233").save(file, "PNG")
    file.seek(0)
    return file


def picture_behind(sheet: Callable[[Any], Any]) -> Edit:
    """A picture as background."""

    def edit(presentation: Any) -> None:
        part = sheet(presentation).part
        _, id_ = part.get_or_add_image_part(png())
        whole = sheet(presentation)._element.find(qn("p:cSld"))
        for old in whole.findall(qn("p:bg")):
            whole.remove(old)
        back = whole.makeelement(qn("p:bg"), {})
        look = back.makeelement(qn("p:bgPr"), {})
        fill = look.makeelement(qn("a:blipFill"), {})
        fill.append(fill.makeelement(qn("a:blip"), {qn("r:embed"): id_}))
        whole.insert(0, back), back.append(look), look.append(fill)

    return edit


def struck_by_layout(presentation: Any) -> None:
    element = next(s for s in layout(presentation).placeholders if s.placeholder_format.type == 1)._element
    (style,) = element.iter(qn("a:lstStyle"))
    level = style.makeelement(qn("a:lvl1pPr"), {})
    level.append(level.makeelement(qn("a:defRPr"), {"strike": "sngStrike"}))
    style.insert(0, level)


def small_cover(presentation: Any) -> None:
    """As large as one figure."""
    charted(presentation).shapes.add_shape(1, Emu(5000000), Emu(3000000), Emu(432000), Emu(252000))


def broad_line(presentation: Any) -> None:
    line = charted(presentation).shapes.add_connector(1, Emu(0), Emu(0), Emu(900000), Emu(0))
    line.line.width = Emu(200000)


def merged(presentation: Any) -> None:
    """A cell merges with the next, which had a figure."""
    row = shape(presentation, "table").table._tbl.tr_lst[1]
    row.tc_lst[0].set("gridSpan", "2"), row.tc_lst[1].set("hMerge", "1")


def cell_as_its_text(presentation: Any) -> None:
    cell = shape(presentation, "table").table._tbl.tr_lst[1].tc_lst[1]
    as_the_ground(cell)
    look = cell.get_or_add_tcPr()
    for fill in [child for child in look if child.tag.endswith("Fill")]:
        look.remove(fill)
    fill = look.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "bg1"}))
    look.append(fill)


EDITS: dict[str, tuple[Edit, list[tuple[str, str, str, list[str]]]]] = {
    "struck figures": (role(struck, "source"), [("V614", SLIDE, "source", ["how_struck"])]),
    "figures without ink": (role(inkless, "source"), [("V614", SLIDE, "source", ["how_unseen"])]),
    "tiny figures": (role(tiny, "source"), [("V614", SLIDE, "source", ["how_unseen"])]),
    "figures as the ground": (role(as_the_ground, "source"), [("V614", SLIDE, "source", ["how_unseen"])]),
    "struck words": (role(struck, "question"), [("V603", SLIDE, "question", [])]),
    "a tag taken away": (role(gone, "tag"), [("V615", SLIDE, "tag", [])]),
    "a hidden tag": (role(hidden, "tag"), [("V615", SLIDE, "tag", [])]),
    "another tag": (role(said_otherwise, "tag"), [("V615", SLIDE, "tag", [])]),
    "a struck tag": (role(struck, "tag"), [("V615", SLIDE, "tag", [])]),
    "a tag without ink": (role(inkless, "tag"), [("V615", SLIDE, "tag", [])]),
    "a figure on the layout": (text_on(layout, "97 %"), [("V616", SLIDE, "", [])]),
    "words on the layout": (text_on(layout, "Utkast"), [("V617", SLIDE, "", [])]),
    "a figure on the master": (text_on(master, "97 %"), [("V616", "01-title", "", [])]),
    "a picture behind the layout": (picture_behind(layout), [("V616", SLIDE, "", [])]),
    "a picture behind the slide": (picture_behind(charted), [("V609", SLIDE, "", [])]),
    "a layout that strikes out": (struck_by_layout, [("V616", SLIDE, "", [])]),
    "a small cover": (small_cover, [("V609", SLIDE, "", [])]),
    "a broad line": (broad_line, [("V609", SLIDE, "", [])]),
    "a cell as its text": (cell_as_its_text, [("V614", "03-bases", "table", ["how_unseen"])]),
    "merged cells": (merged, [("V602", "03-bases", "table", [])]),
}
HARMLESS = ("V603", "V617")


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("form", sampled(["native", "picture"], 2))
def test_what_is_struck_hidden_or_behind_is_told(
    form: str, name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, expected = EDITS[name]
    verdict = on(edited(decks[form], tmp_path / "d.pptx", edit), pack)
    found = told(verdict)
    if "figures" in name and expected[0][0] == "V614":  # the line also says EKSEMPELDATA
        expected = [*expected, ("V615", SLIDE, "source", [])]
    assert found == expected
    grave = found[0][0] not in HARMLESS
    assert (verdict.figures_changed or verdict.example_unmarked) == grave


def test_example_data_shown_as_real_ends_as_a_changed_figure_does(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    changed = edited(decks["picture"], tmp_path / "d.pptx", role(gone, "tag"))
    done = deckgen("verify", str(changed), "-s", str(pack), locale="nb_NO.UTF-8")
    assert done.returncode == 7 and "Eksempeldata vises uten merket EKSEMPELDATA." in done.stdout
    assert "Ingen tall er endret." in done.stdout and "V615" in done.stderr


def test_a_layout_is_told_once_with_the_slides_that_show_it(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    (finding,) = on(edited(decks["picture"], tmp_path / "d.pptx", text_on(layout, "97 %")), pack).findings
    assert finding.facts == {"layout": "Diagram", "slides": 5, "now": "97 %"}


def test_what_lies_on_a_chart_is_told(decks: dict[str, Path], pack: Path, tmp_path: Path) -> None:
    def covered(name: str, text: str) -> str:
        if "drawings/drawing" not in name:
            return text
        start = text.index("<cdr:relSizeAnchor")
        box = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>'
        look = '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        ends = "".join(
            f"<cdr:{end}><cdr:x>{at}</cdr:x><cdr:y>{at}</cdr:y></cdr:{end}>"
            for end, at in (("from", 0.1), ("to", 0.3))
        )
        return (
            f'{text[:start]}<cdr:relSizeAnchor xmlns:cdr="{CDR}">{ends}<cdr:sp><cdr:nvSpPr>'
            f'<cdr:cNvPr id="99" name="x"/><cdr:cNvSpPr/></cdr:nvSpPr><cdr:spPr>{box}{look}</cdr:spPr>'
            f"</cdr:sp></cdr:relSizeAnchor>{text[start:]}"
        )

    assert any("drawings/drawing" in name for name in parts_of(decks["native"]))
    found = told(on(a_variant(tmp_path / "d.pptx", covered, source=decks["native"]), pack))
    assert found and {(code, name, tuple(how)) for code, _, name, how in found} == {
        ("V614", "chart", ("how_drawn",))
    }


def test_a_hidden_column_of_the_workbook_is_told_before_it_does_harm(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    book = "ppt/embeddings/workbook1.xlsx"
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(parts_of(decks["native"])[book])) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<col min="2"', b'<col hidden="1" min="2"'))
    changed = a_variant(
        tmp_path / "d.pptx", without=[book], extra={book: out.getvalue()}, source=decks["native"]
    )
    verdict = on(changed, pack)
    assert told(verdict) == [("V618", SLIDE, "chart", [])] and not verdict.figures_changed


def test_a_hidden_shape_in_a_group_is_not_shown(decks: dict[str, Path], pack: Path, tmp_path: Path) -> None:
    """A native chart that PowerPoint has no kind for is a group; here one is made of the source line."""

    def grouped(both: str) -> Edit:
        def edit(presentation: Any) -> None:
            slide = charted(presentation)
            source = next(s for s in slide.shapes if s.name.endswith(":source"))
            other, name = copy.deepcopy(source._element), source.name
            group = slide.shapes.add_group_shape()
            group._element.append(source._element), group._element.append(other)
            group.name, source.name = name, "x"
            hidden(source._element)
            other.xpath("./*/p:cNvPr")[0].set("hidden", both)

        return edit

    seen = told(on(edited(decks["picture"], tmp_path / "d.pptx", grouped("0")), pack))
    assert [code for code, *_ in seen] == ["V605"]
    unseen = told(on(edited(decks["picture"], tmp_path / "e.pptx", grouped("1")), pack))
    assert unseen == [("V602", SLIDE, "source", []), ("V615", SLIDE, "source", [])]
