"""Speaker notes of a chart slide: what to say, what was asked of whom, what was tested, every figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.findings.describe import SEPARATOR, base_of, figure
from deckgen.findings.phrases import Phrases
from deckgen.findings.points import Tested, cannot_say, names_of, three_points
from deckgen.survey.crosstab import Crosstab, Group
from deckgen.survey.disclosure import UNCERTAIN_BASE, uncertain_groups

COLUMN = " | "  # between the cells of a row, so that a table reads in any face


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the notes say besides the figures: the slide's title and source line, which cells were tested.

    `instead` says what stands in for a region with too few answers, `published` and `means` are
    lines of figures.
    """

    title: str
    source: str
    tested: Tested = frozenset()
    instead: str = ""
    published: tuple[str, ...] = ()
    means: tuple[str, ...] = ()


def notes(table: Crosstab, spoken: Spoken, say: Phrases) -> tuple[str, ...]:
    """The notes as lines: for the speaker first, for questions from the floor last."""
    question = table.question
    points = three_points(table, spoken.tested, say)
    limits = cannot_say(table, spoken.tested, spoken.instead, say)
    return (
        spoken.title,
        *([say("notes_example_table" if table.counts else "notes_example")] if table.source.example else []),
        say("notes_points"),
        *(f"{number}. {point}" for number, point in enumerate(points, start=1)),
        say("notes_question", question=question.wording),
        *([say("notes_fielded", question=question.fielded)] if question.fielded else []),
        say("notes_universe", universe=question.universe.text),
        say("notes_bases", bases=SEPARATOR.join(_bases(table, say))),
        *(() if table.counts else _tests(table, spoken.tested, say)),
        say("notes_cannot"),
        *(f"– {limit}" for limit in limits),
        say("notes_figures_table" if table.counts else "notes_figures"),
        *figure_table(table, say),
        *(say("notes_full", text=option.full) for option in table.options if option.full),
        *(say("notes_mean", figures=line) for line in spoken.means),
        *([say("notes_published"), *spoken.published] if spoken.published else []),
        spoken.source,
    )


def figure_table(table: Crosstab, say: Phrases) -> tuple[str, ...]:
    """The figures as a table in text: a header with the groups, then a row for each option.

    One option is turned: a row for each group. A figure of a group that isn't among them stands below.
    """
    rows: list[tuple[str, ...]] = []
    below: list[str] = []
    if len(table.options) == 1:
        rows.append((say("notes_group"), _heading(table, say)))
        rows += [(g.name, figure(cell, say)) for g, cell in zip(table.groups, table.cells[0], strict=True)]
        return tuple(COLUMN.join(row) for row in rows)
    rows.append((say("sheet_answer"), *(group.name for group in table.groups)))
    for option, row in zip(table.options, table.cells, strict=True):
        if option.group is not None:
            below.append(f"{option.text}: {figure(row[0], say)}")
        else:
            rows.append((option.text, *(figure(cell, say) for cell in row)))
    return (*(COLUMN.join(row) for row in rows), *below)


def _heading(table: Crosstab, say: Phrases) -> str:
    if table.counts:
        return say("notes_answers")
    mean = any(cell.mean is not None for cell in table.cells[0])
    return say("notes_average" if mean else "notes_share")


def _bases(table: Crosstab, say: Phrases) -> Iterator[str]:
    """How many answered in each group, or why that isn't said; last those whose source doesn't tell."""
    untold = say("base_unknown", group="")
    bare: list[str] = []
    for group, base in zip(table.groups, table.bases, strict=True):
        said = base_of(group, base, (cell.status for cell in table.column(group.name)), say)
        if said.endswith(untold):
            bare.append(group.name)
        else:
            yield said
    if bare:
        yield say("base_unknown", group=", ".join(bare))


def _tests(table: Crosstab, tested: Tested, say: Phrases) -> Iterator[str]:
    """How many comparisons were made, which passed and which did not; or why there are none."""
    if not tested:
        few = [group for group in table.groups if group.name in uncertain_groups(table)]
        named = names_of(few, say) if few else ""
        yield say(_why_untested(table), groups=named, limit=UNCERTAIN_BASE)
        return
    clear = list(_clear(table, say))
    groups = [group for group in table.groups if any(name == group.name for _, name in tested)]
    key = "tests_split" if any(group.cut for group in groups) else "tests_rest"
    yield say(key, tests=len(tested), clear=len(clear), unclear=len(tested) - len(clear))
    if not clear:
        return
    yield say("notes_differences")
    yield from clear
    if unclear := SEPARATOR.join(_unclear(table, groups, tested)):
        yield say("tests_unclear", names=unclear)


def _why_untested(table: Crosstab) -> str:
    if len(table.groups) == 1:
        return "tests_one_group"
    if table.source.kind == "published":
        return "tests_published"
    return "tests_few" if uncertain_groups(table) else "tests_none"


def _clear(table: Crosstab, say: Phrases) -> Iterator[str]:
    """The clear differences in words: «Ny teknologi: Troms 25 % (tydelig over resten)»."""
    for option, row in zip(table.options, table.cells, strict=True):
        for group, cell in zip(table.groups, row, strict=True):
            if cell.direction is not None:
                yield f"{option.text}: {group.name} {figure(cell, say)}"


def _unclear(table: Crosstab, groups: list[Group], tested: Tested) -> Iterator[str]:
    """The options whose difference did not pass; group by group where several were tested."""
    for group in groups:
        names = [
            f"«{option.text}»"
            for option, cell in zip(table.options, table.column(group.name), strict=True)
            if (option.id, group.name) in tested and cell.direction is None
        ]
        if names:
            yield (f"{group.name}: " if len(groups) > 1 else "") + ", ".join(names)
