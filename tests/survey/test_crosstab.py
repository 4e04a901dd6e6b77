"""A crosstab is never changed; sorting is stable and tells nothing of figures that aren't there."""

from __future__ import annotations

import pytest

from builders import a_crosstab, an_estimate
from deckgen.survey.crosstab import Crosstab, Estimate, Status


def ids(table: Crosstab) -> list[str]:
    return [option.id for option in table.options]


def test_descending_sorts_by_the_named_group() -> None:
    table = a_crosstab("A 10 20|B 30 40|C 20 30")
    assert ids(table.descending("Norge")) == ["o2", "o3", "o1"]
    assert ids(table.descending("Troms")) == ["o2", "o3", "o1"]


def test_ties_keep_the_order_of_the_questionnaire() -> None:
    assert ids(a_crosstab("A 10 20|B 10 40|C 10 20|D 10 40").descending("Norge")) == ["o2", "o4", "o1", "o3"]


def test_shares_that_round_alike_are_ties() -> None:
    assert ids(a_crosstab("A 1 20.1|B 1 20.4|C 1 19.6").descending("Norge")) == ["o1", "o2", "o3"]


def test_last_options_stay_last_however_large() -> None:
    assert ids(a_crosstab("Annet 9 90|A 1 10|Vet ikke 5 50|B 2 20").descending("Norge")) == [
        "o4",
        "o2",
        "o1",
        "o3",
    ]


def test_holes_in_a_row_all_follow_the_figure_above_and_leading_ones_lead() -> None:
    assert ids(a_crosstab("A 1 -|B 1 50|C 1 -|D 1 -|E 1 60").descending("Norge")) == [
        "o1",
        "o5",
        "o2",
        "o3",
        "o4",
    ]


def test_a_hole_keeps_its_place_below_the_option_above() -> None:
    assert ids(a_crosstab("A 1 50|B 1 -|C 1 60|D 1 10").descending("Norge")) == ["o3", "o1", "o2", "o4"]


def test_keep_rows_and_columns_are_looked_up_by_name() -> None:
    table = a_crosstab("A 10 20|B 30 40|C 20 30")
    assert ids(table.keep(("o3", "o1"))) == ["o3", "o1"]
    assert [cell.percent for cell in table.column("Norge")] == [20, 40, 30]
    assert table.cell("o2", "Troms").percent == 30
    for missing in (lambda: table.column("Oslo"), lambda: table.cell("o9", "Norge")):
        with pytest.raises(KeyError):
            missing()


def test_only_keeps_the_named_groups_in_the_tables_order() -> None:
    table = a_crosstab("A 10 20 30|B 40 50 -", groups="*Troms Norge Oslo")
    kept = table.only(("Oslo", "Troms"))
    assert [group.name for group in kept.groups] == ["Troms", "Oslo"]
    assert [[cell.percent for cell in row] for row in kept.cells] == [[10, 30], [40, None]]
    assert len(table.groups) == 3


def test_rows_carry_their_figures_with_them() -> None:
    table = a_crosstab("A 10 20|B 30 40|C 5 6").rows((2, 0))
    assert ids(table) == ["o3", "o1"]
    assert [[cell.percent for cell in row] for row in table.cells] == [[5, 6], [10, 20]]


def test_map_changes_every_cell_of_a_new_table() -> None:
    table = a_crosstab("A 10 20|B 30 40")
    changed = table.map(lambda cell: Estimate((cell.share or 0) / 2))
    assert [cell.percent for cell in changed.column("Norge")] == [10, 20]
    assert [cell.percent for cell in table.column("Norge")] == [20, 40]


def test_cells_must_match_options_and_groups() -> None:
    table = a_crosstab("A 10 20")
    with pytest.raises(ValueError, match="options x groups"):
        Crosstab(table.question, table.options, table.groups, ((an_estimate("1"),),), table.source)


def test_bases_are_the_largest_of_a_column_or_unknown() -> None:
    assert a_crosstab("A 10 20?|B 30 40?").bases == (412, None)


@pytest.mark.parametrize(("rows", "held"), [("A 1 -|B - -", 0.25), ("A 1 1", 1.0), ("A - x", 0.0)])
def test_held_is_the_fraction_of_cells_with_a_figure(rows: str, held: float) -> None:
    assert a_crosstab(rows).held == held


@pytest.mark.parametrize(
    ("share", "percent"), [(0.005, 1), (0.0049, 0), (0.745, 75), (1.0, 100), (0.285, 29)]
)
def test_a_per_cent_is_rounded_half_up(share: float, percent: int) -> None:
    assert Estimate(share).percent == percent


def test_no_share_has_no_per_cent() -> None:
    assert Estimate(None, status=Status.MISSING).percent is None
