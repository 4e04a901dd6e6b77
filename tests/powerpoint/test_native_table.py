from __future__ import annotations

from pptx import Presentation

from deckgen.deck.deck import Table
from deckgen.powerpoint.native_table import fit
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
