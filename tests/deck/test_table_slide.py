"""The table of bases over more slides, where its columns don't fit one."""

from __future__ import annotations

from dataclasses import replace

from deck.fakes import surroundings
from deckgen.deck.default import default_spec
from deckgen.deck.plan import plan
from deckgen.sources.catalogue import read_survey
from deckgen.sources.packs import find_survey

SHIPPED = read_survey(find_survey(None), "nb")
VALUES = tuple(SHIPPED.cuts[0].values.values())


def test_columns_that_have_no_room_stand_on_a_slide_of_their_own_none_lost() -> None:
    most = 2 + len(VALUES) - 1
    around = replace(surroundings(), table_fits=lambda table, _: len(table.header) <= most)
    deck = plan(default_spec(SHIPPED, "nb"), SHIPPED, SHIPPED.division.region("Oslo"), around)
    slides = [slide for slide in deck.slides if slide.table]
    tables = [slide.table for slide in slides if slide.table]
    parts = [f"Hvem har svart? ({part}\u00a0av\u00a02)" for part in (1, 2)]
    assert [slide.title for slide in slides] == parts
    assert [slide.name[3:] for slide in slides] == ["bases-1", "bases-2"]
    assert tuple(name for table in tables for name in table.header[2:]) == VALUES
    for slide, table in zip(slides, tables, strict=True):
        assert table.header[:2] == ("Region", "I alt") and slide.title in table.alt
        assert all(len(row) == len(table.header) for row in table.rows)
        assert len(slide.notes) >= len(table.rows)


def test_columns_that_have_room_nowhere_stay_on_one_slide() -> None:
    around = replace(surroundings(), table_fits=lambda *_: False)
    deck = plan(default_spec(SHIPPED, "nb"), SHIPPED, None, around)
    (table,) = (slide.table for slide in deck.slides if slide.table)
    assert table.header[2:] == VALUES
