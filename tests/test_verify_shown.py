"""Verify misses no figure that stands as it did and is shown as another: in charts, pictures and words."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.errors import Problem
from deckgen.reasons import Reason
from deckgen.request import Request
from deckgen.verify import Verdict, verify
from finished.built import NATIVE, built
from sampling import sampled
from test_verify import edited, on, pack, shape

__all__ = ["pack"]  # a fixture
Edit = Callable[[Any], None]
SLIDE = "05-bruk"  # the first with a chart
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"


@pytest.fixture(scope="module")
def decks(pack: Path) -> dict[str, Path]:
    """The deck in both forms, with bars."""
    return {
        form.value: build(
            Request("Oslo", str(pack), output=pack.parent / f"{form.value}.pptx", extras=Extras(form=form))
        )
        for form in (Form.PICTURE, Form.NATIVE)
    }


def told(verdict: Verdict) -> list[tuple[str, str, str, list[str]]]:
    """Code, slide, shape and manner of each finding."""
    return [
        (
            finding.code,
            finding.place.spot,
            str(finding.facts.get("role", "")),
            [reason.key for reason in manner_of(finding) if isinstance(reason, Reason)],
        )
        for finding in verdict.findings
    ]


def manner_of(finding: Problem) -> tuple[object, ...]:
    how = finding.facts.get("how", ())
    return how if isinstance(how, tuple) else (how,)


def chart(presentation: Any) -> Any:
    return shape(presentation, "chart").chart._chartSpace


def all_of(root: Any, path: str) -> list[Any]:
    found = root.xpath(path)
    assert found, path
    return list(found)


def setting(path: str, value: str, attribute: str = "val") -> Edit:
    """All of something in the first chart get a value."""

    def edit(presentation: Any) -> None:
        for node in all_of(chart(presentation), path):
            assert node.get(attribute) != value
            node.set(attribute, value)

    return edit


def adding(path: str, name: str, at: int | None = None, **values: str) -> Edit:
    """An element of the chart gets another child."""

    def edit(presentation: Any) -> None:
        (holder, *_) = all_of(chart(presentation), path)
        child = holder.makeelement(qn(name), values)
        holder.insert(len(holder) if at is None else at, child)

    return edit


def linked_format(presentation: Any) -> None:
    setting("//c:ser//c:dLbls/c:numFmt", "1", "sourceLinked")(presentation)
    for code in all_of(chart(presentation), "//c:val//c:formatCode"):
        code.text = '"99 %"'


def labels_deleted(presentation: Any) -> None:
    for labels in all_of(chart(presentation), "//c:ser/c:dLbls"):
        for child in list(labels):
            labels.remove(child)
        labels.append(labels.makeelement(qn("c:delete"), {"val": "1"}))


def a_label_deleted(presentation: Any) -> None:
    labels = all_of(chart(presentation), "//c:ser/c:dLbls")[0]
    for label in labels.findall(qn("c:dLbl")):
        labels.remove(label)
    label = labels.makeelement(qn("c:dLbl"), {})
    label.append(label.makeelement(qn("c:idx"), {"val": "0"}))
    label.append(label.makeelement(qn("c:delete"), {"val": "1"}))
    labels.insert(0, label)


def a_label_with_a_format(presentation: Any) -> None:
    labels = all_of(chart(presentation), "//c:ser/c:dLbls")[0]
    label = labels.makeelement(qn("c:dLbl"), {})
    for name, values in (
        ("c:idx", {"val": "0"}),
        ("c:numFmt", {"formatCode": '"99 %"', "sourceLinked": "0"}),
        ("c:showVal", {"val": "1"}),
    ):
        label.append(label.makeelement(qn(name), values))
    labels.insert(0, label)


def a_written_label(presentation: Any) -> None:
    a_label_with_a_format(presentation)
    label = all_of(chart(presentation), "//c:dLbl")[0]
    text = label.makeelement(qn("c:tx"), {})
    label.insert(1, text)
    for name in ("c:rich", "a:p", "a:r", "a:t"):
        text.append(text.makeelement(qn(name), {}))
        text = text[0]
    text.text = "99 %"


def unseen_labels(presentation: Any) -> None:
    for look in all_of(chart(presentation), "//c:ser/c:dLbls//a:defRPr"):
        for fill in look.findall(qn("a:solidFill")):
            look.replace(fill, look.makeelement(qn("a:noFill"), {}))


def value_axis_shown(presentation: Any) -> None:
    setting("//c:valAx/c:delete", "0")(presentation)
    setting("//c:valAx/c:tickLblPos", "nextTo")(presentation)
    setting("//c:valAx/c:numFmt", '"99 %"', "formatCode")(presentation)


def lines(presentation: Any) -> None:
    (plot,) = all_of(chart(presentation), "//c:barChart")
    plot.tag = qn("c:lineChart")


def without_fill(presentation: Any) -> None:
    for look in all_of(chart(presentation), "//c:ser[1]/c:spPr"):
        look.replace(look.find(qn("a:solidFill")), look.makeelement(qn("a:noFill"), {}))


def points_swapped(presentation: Any) -> None:
    first, second = all_of(chart(presentation), "//c:ser[1]/c:val//c:pt")[:2]
    first.set("idx", "1"), second.set("idx", "0")


def filtered(presentation: Any) -> None:
    """As Excel's filter leaves it: the series lies in an extension."""
    (series, *_) = all_of(chart(presentation), "//c:ser")
    plot = series.getparent()
    listed = plot.makeelement(qn("c:extLst"), {})
    ext = listed.makeelement(qn("c:ext"), {"uri": "{02D57815-91ED-43cb-92C2-25804820EDAC}"})
    holder = ext.makeelement(f"{{{C15}}}filteredBarSeries", {})
    plot.append(listed), listed.append(ext), ext.append(holder), holder.append(copy.deepcopy(series))
    plot.remove(series)


def of_both(edit: Callable[[Any], None], role: str = "chart") -> Edit:
    """What is done to an element of a shape, whatever it holds."""
    return lambda presentation: edit(shape(presentation, role)._element)


def frame(element: Any) -> Any:
    return next(node for node in element.iter(qn("a:xfrm"), qn("p:xfrm")))


CHART: dict[str, tuple[Edit, str, list[str]]] = {
    "label format": (setting("//c:dLbls/c:numFmt", '"99 %"', "formatCode"), "V614", ["how_formats"]),
    "label decimals": (setting("//c:dLbls/c:numFmt", "0%", "formatCode"), "V614", ["how_formats"]),
    "label format of the source": (linked_format, "V614", ["how_formats"]),
    "a label's format": (a_label_with_a_format, "V614", ["how_formats"]),
    "a written label": (a_written_label, "V602", []),
    "label values": (setting("//c:showVal", "0"), "V614", ["how_labels", "how_formats"]),
    "labels deleted": (labels_deleted, "V614", ["how_labels", "how_formats"]),
    "a label deleted": (a_label_deleted, "V614", ["how_labels"]),
    "label names": (setting("//c:showSerName", "1"), "V614", ["how_labels"]),
    "labels unseen": (unseen_labels, "V614", ["how_labels"]),
    "value axis shown": (value_axis_shown, "V614", ["how_axes"]),
    "names reversed": (
        setting("//c:catAx//c:orientation[@val='maxMin']", "minMax"),
        "V614",
        ["how_axes"],
    ),
    "values reversed": (setting("//c:valAx//c:orientation", "maxMin"), "V614", ["how_axes"]),
    "names deleted": (setting("//c:catAx/c:delete", "1"), "V614", ["how_axes"]),
    "logarithmic": (adding("//c:valAx/c:scaling", "c:logBase", 0, val="10"), "V614", ["how_axes"]),
    "names left out": (setting("//c:catAx/c:tickLblSkip", "2"), "V614", ["how_axes"]),
    "another foot": (setting("//c:catAx/c:crosses", "max"), "V614", ["how_axes"]),
    "other ends": (setting("//c:valAx//c:max", "5"), "V602", []),
    "stacked": (setting("//c:grouping", "percentStacked"), "V614", ["how_kind"]),
    "overlap": (setting("//c:overlap", "100"), "V614", ["how_kind"]),
    "columns": (setting("//c:barDir", "col"), "V614", ["how_kind"]),
    "lines": (lines, "V614", ["how_kind"]),
    "trend": (adding("//c:ser", "c:trendline"), "V614", ["how_kind"]),
    "no fill": (without_fill, "V614", ["how_points", "how_marks"]),
    "points swapped": (points_swapped, "V602", []),
    "filtered": (filtered, "V602", []),
}


@pytest.mark.parametrize("name", sampled(CHART, 2))
def test_a_chart_that_shows_its_figures_otherwise_is_told(
    name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, code, how = CHART[name]
    verdict = on(edited(decks["native"], tmp_path / "d.pptx", edit), pack)
    found = told(verdict)
    assert [one for one in found if one[0] == code] == [(code, SLIDE, "chart", how)]
    assert {one[0] for one in found} <= {code, "V614"} and verdict.figures_changed


def crop(element: Any) -> None:
    (stretch,) = all_of(element, ".//a:stretch")
    stretch.addprevious(stretch.makeelement(qn("a:srcRect"), {"r": "30000"}))


def a_dot(element: Any) -> None:
    extent = frame(element).find(qn("a:ext"))
    extent.set("cx", "10000"), extent.set("cy", "10000")


def off_the_frame(element: Any) -> None:
    (stretch,) = all_of(element, ".//a:stretch")
    for rect in list(stretch):
        stretch.remove(rect)
    stretch.append(stretch.makeelement(qn("a:fillRect"), {"l": "-40%"}))


def faint(element: Any) -> None:
    (blip,) = all_of(element, ".//a:blip")
    blip.insert(0, blip.makeelement(qn("a:alphaModFix"), {"amt": "0"}))


def in_a_mirrored_group(element: Any) -> None:
    """As PowerPoint groups a picture and mirrors the group."""
    group = element.makeelement(qn("p:grpSp"), {})
    look = group.makeelement(qn("p:grpSpPr"), {})
    look.append(look.makeelement(qn("a:xfrm"), {"flipH": "1"}))
    element.addprevious(group)
    group.append(look), group.append(element)


PICTURE: dict[str, tuple[Callable[[Any], None], list[str]]] = {
    "cropped": (crop, ["how_crop"]),
    "beside its frame": (off_the_frame, ["how_crop"]),
    "seen through": (faint, ["how_unseen"]),
    "mirrored": (lambda element: frame(element).set("flipH", "1"), ["how_turn"]),
    "in a mirrored group": (in_a_mirrored_group, ["how_turn"]),
    "upside down": (lambda element: frame(element).set("rot", "10800000"), ["how_turn"]),
}


@pytest.mark.parametrize("name", PICTURE)
@pytest.mark.parametrize("form", ["picture", "native"])
def test_a_picture_cropped_turned_or_faint_is_told(
    form: str, name: str, decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    edit, how = PICTURE[name]
    if form == "native" and how != ["how_turn"]:
        assert not shape(Presentation(str(decks[form])), "chart")._element.xpath(".//a:blip")
        return
    verdict = on(edited(decks[form], tmp_path / "d.pptx", of_both(edit)), pack)
    assert told(verdict) == [("V614", SLIDE, "chart", how)] and verdict.figures_changed


def test_a_picture_or_group_shrunk_to_a_dot_is_gone(
    decks: dict[str, Path], pack: Path, tmp_path: Path
) -> None:
    verdict = on(edited(decks["picture"], tmp_path / "d.pptx", of_both(a_dot)), pack)
    assert told(verdict) == [("V610", SLIDE, "chart", [])]

    def edit(presentation: Any) -> None:
        groups = [s for slide in presentation.slides for s in slide.shapes if s.shape_type == 6]
        a_dot(groups[0]._element)

    verdict = verify(edited(built("Troms", extras=NATIVE), tmp_path / "e.pptx", edit), Request())
    assert [(code, role) for code, _, role, _ in told(verdict)] == [("V610", "chart")]


def test_a_shape_taken_out_of_a_group_is_told(tmp_path: Path) -> None:
    """A map is a group: a county without its area has no figure, though its name stays."""

    def edit(presentation: Any) -> None:
        group = next(s for slide in presentation.slides for s in slide.shapes if s.shape_type == 6)
        area = next(s for s in group.shapes if not s.text_frame.text)
        area._element.getparent().remove(area._element)

    verdict = verify(edited(built("Troms", extras=NATIVE), tmp_path / "d.pptx", edit), Request())
    assert [(code, role, how) for code, _, role, how in told(verdict)] == [
        ("V614", "chart", ["how_shapes", "how_marks"])
    ]
