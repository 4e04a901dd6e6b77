from __future__ import annotations

from pptx import Presentation

from deckgen.charts.measure import width as measured
from deckgen.deck.deck import Table
from deckgen.powerpoint.table_fit import SIDE, fit, has_room
from powerpoint.build import TABLE, Save, a_deck, found, slides_of, the_template

TEMPLATE = the_template()


def test_a_table_is_native_with_a_header_and_figures_to_the_right(saved: Save) -> None:
    path = saved(a_deck(TEMPLATE))
    frame = next(shape for shape in Presentation(str(path)).slides[8].shapes if shape.has_table)
    table = frame.table
    assert [cell.text for cell in table.rows[0].cells] == list(TABLE.header)
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [list(row) for row in TABLE.rows]
    slide = slides_of(path)[8]
    assert found(slide, "//a:tblPr/@firstRow") == ["1"]
    assert found(slide, "//a:tr[2]/a:tc/a:txBody/a:p/a:pPr/@algn") == ["l", "r", "r", "r"]
    assert [found(slide, f"//a:tr[{n}]/a:tc[1]//a:rPr/@b") for n in (1, 2, 3)] == [["1"], ["0"], ["1"]]
    assert found(slide, "//p:graphicFrame//p:ph/@type") == ["tbl"]
    place = TEMPLATE.layouts["table"].placeholders["table"].size
    assert abs(frame.width / 12700 - place.width) < 0.1 and frame.height / 12700 <= place.height


def test_a_long_table_gets_smaller_but_never_under_twelve_points() -> None:
    frame = TEMPLATE.layouts["table"].placeholders["table"].size
    heights = []
    for count in (3, 12, 16, 60):
        rows = tuple((f"Rad {n}", "12 %") for n in range(count))
        settled = fit(Table(("Fylke", "Andel"), rows, numeric=frozenset({1})), frame)
        assert 12 <= settled.text_size <= 14 and len(settled.rows) == count + 1
        assert abs(sum(settled.columns) - frame.width) < 0.01
        heights.append(sum(settled.rows))
    assert all(height <= frame.height for height in heights[:3])


GROUPS = (
    "Sykepleiere og vernepleiere",
    "Barnehagelærere",
    "Lærere i grunnskolen",
    "Ledere",
    "Helsefagarbeidere",
    "Ingeniører og planleggere",
    "Renholdere",
    "Saksbehandlere i administrasjonen",
    "Kulturarbeidere",
)


def a_base_table(names: tuple[str, ...]) -> Table:
    rows = tuple(
        (name, figure, *(["skjermet"] * len(names)))
        for name, figure in (("Nord-Norge", "88"), ("Østlandet", "1\u00a0280"), ("Norge", "568"))
    )
    return Table(("Region", "I alt", *names), rows, frozenset(range(1, len(names) + 2)))


def test_headings_part_at_their_joints_before_a_figure_is_broken() -> None:
    frame = TEMPLATE.layouts["table"].placeholders["table"].size
    table = a_base_table(GROUPS)
    settled = fit(table, frame)
    assert settled.whole and settled.text_size >= 12 and has_room(table, frame)
    assert {"Helsefag-arbeidere", "Kultur-arbeidere", "Ledere", "Renholdere"} <= set(settled.header)
    for column, width in enumerate(settled.columns):  # in the face of the shipped template, bold
        words = [row[column] for row in table.rows]
        words += settled.header[column].replace("-", "- ").split()
        assert all(measured(word, settled.text_size, True) <= width - 2 * SIDE for word in words)


def test_headings_with_room_are_not_parted_and_too_many_have_none() -> None:
    frame = TEMPLATE.layouts["table"].placeholders["table"].size
    assert fit(a_base_table(GROUPS[:4]), frame).header == ("Region", "I alt", *GROUPS[:4])
    assert not has_room(a_base_table(GROUPS * 2), frame)


def test_the_figures_of_a_span_are_never_parted() -> None:
    spans = tuple(f"{low}–{low + 9} ansatte" for low in range(10, 130, 10))
    frame = TEMPLATE.layouts["table"].placeholders["table"].size
    assert fit(a_base_table(spans), frame).header[2:] == spans
