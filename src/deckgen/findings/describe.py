"""A crosstab in words: the source line under a chart, its figures and its alt text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from textwrap import shorten

from deckgen.findings.numbers import count, decimal, number_word, percent, plain
from deckgen.findings.phrases import Phrases, capital, ended
from deckgen.survey.crosstab import Crosstab, Estimate, Group, GroupRole, Status, whole_percent
from deckgen.survey.disclosure import MINIMUM_BASE, uncertain_groups
from deckgen.survey.question import QuestionType, Report
from deckgen.survey.survey import Survey
from deckgen.survey.tabulate import scale_ends

SEPARATOR = " · "
BREAK = " //"  # after the name of a wave that the current one is not quite comparable with
MOST_BASES = 6  # groups whose bases a source line has room for
_EMPTY = {  # why a cell of a workbook holds nothing
    Status.SUPPRESSED: "sheet_empty_few",
    Status.WITHHELD: "sheet_empty_withheld",
    Status.MISSING: "missing_word",
    Status.NOT_ASKED: "not_asked_word",
}
_PLACE = {GroupRole.NATION: 0, GroupRole.OWN: 1, GroupRole.OTHER: 2}


def source_line(
    table: Crosstab,
    survey: Survey,
    say: Phrases,
    more: tuple[str, ...] = (),
    brief: bool = False,
    most: int | None = None,
    bars: bool = False,
) -> str:
    """Where the figures come from, who was asked, the bases, and what the marks mean; then `more`.

    A `brief` one leaves the bases of other groups than the nation and the own region to the notes, which
    also have in full what is cut to `most` characters. Of `bars` it says where those of means begin.
    """

    def cut(text: str) -> str:
        return text if most is None else shorten(text, most, placeholder=" …")

    parts = [say("source", source=cut(survey.source))]
    if table.source.example:
        parts.append(say("example"))
    parts.append(cut(table.question.universe.text))
    if table.counts:
        parts.append(say("bases_measure"))
    else:
        parts += [_bases(table, say, brief), *_counted(table, survey, say, cut)]
        parts.append(_bars_begin(table, say) if bars and mean_of(table, say) else "")
    parts += _marks(table, say)
    return SEPARATOR.join(part for part in (*parts, *more) if part)


def _counted(table: Crosstab, survey: Survey, say: Phrases, cut: Callable[[str], str]) -> Iterator[str]:
    """How the figures came about: weighted, of several answers, as a mean or of several points as one."""
    question = table.question
    if table.source.kind == "respondents" and survey.respondents and survey.respondents.quality.weighted:
        yield say("weighted")
    if question.type is QuestionType.AT_MOST:
        yield say("at_most", number=number_word(question.max_answers or 1, say.language))
    elif question.type is QuestionType.MULTIPLE_CHOICE:
        yield say("several")
    if mean := mean_of(table, say):
        yield mean
    elif question.type is QuestionType.SHARE_EACH_BATTERY and question.net is not None:
        yield say("net", net=cut(question.net.text))


def measure_of(table: Crosstab, say: Phrases) -> str:
    """What figures are that aren't shares: means on a scale, or how many answered."""
    return say("bases_measure") if table.counts else mean_of(table, say)


def mean_of(table: Crosstab, say: Phrases) -> str:
    """«gjennomsnitt på en skala fra 1 til 7», nothing where figures are shares.

    A figure alone doesn't show that it is a mean: «2,3» is high or low only on its scale.
    """
    shown = [cell for row in table.cells for cell in row if cell.share is not None]
    if table.counts or table.question.report is not Report.MEAN or any(cell.mean is None for cell in shown):
        return ""
    low, high = (plain(end) for end in scale_ends(table.question))
    return say("mean_of", low=low, high=high)


def _bars_begin(table: Crosstab, say: Phrases) -> str:
    """Where bars of means begin, if that isn't at 0: twice as long is then not twice as much."""
    low = scale_ends(table.question)[0]
    return say("bars_begin", low=plain(low)) if low else ""


def _bases(table: Crosstab, say: Phrases, brief: bool) -> str:
    """N of every group where they are few, else of the nation and the own region.

    «n ikke oppgitt» where a source gives none.
    """
    said: list[str] = []
    brief = brief and len(table.groups) <= MOST_BASES
    shown = [
        (group, base, [row[i].status for row in table.cells])
        for i, (group, base) in enumerate(zip(table.groups, table.bases, strict=True))
        if group.role is not GroupRole.OTHER
        or (group.codes and len(table.groups) <= MOST_BASES and not brief)
    ]
    for group, base, statuses in sorted(shown, key=lambda item: _PLACE[item[0].role]):
        said.append(base_of(group, base, statuses, say))
    if shown and all(base is None for _, base, _ in shown) and table.source.kind == "published":
        return say("bases_unknown")
    named = [group.name for group, _, _ in shown]
    uncertain = ", ".join(name for name in uncertain_groups(table) if brief or name in named)
    few = [say("few_answers", group=uncertain)] if uncertain else []
    if brief and len(shown) < len(table.groups):
        said.append(say("bases_in_notes"))
    return SEPARATOR.join([", ".join(said), *few])


def base_of(group: Group, base: int | None, statuses: Iterable[Status], say: Phrases) -> str:
    """How many answered in a group, or why that isn't said."""
    if base is not None:
        return say("base", group=group.name, base=count(base))
    if Status.SUPPRESSED in (found := set(statuses)):
        return say("base_small", group=group.name, limit=MINIMUM_BASE)
    if Status.WITHHELD in found:
        return f"{group.name}: {say('withheld_word')}"
    return say("base_unknown", group=group.name)


def _marks(table: Crosstab, say: Phrases) -> list[str]:
    """What each mark on the chart means, only for marks that are there."""
    present = {cell.status for row in table.cells for cell in row}
    marks = []
    if table.question.caveat and table.source.kind == "published":
        marks.append(table.question.caveat)
    if any(cell.direction is not None for row in table.cells for cell in row):
        rest = any(group.cut is not None for group in table.groups)
        marks.append(say("direction_split" if rest else "direction"))
    if any(cell.interval is not None for row in table.cells for cell in row):
        marks.append(say("interval"))
    if any(group.name.endswith(BREAK) for group in table.groups):
        marks.append(say("break_mark"))
    if Status.AMBIGUOUS in present:
        marks.append(say("ambiguous"))
    if Status.MISSING in present:
        marks.append(say("missing"))
    if Status.SUPPRESSED in present:
        marks.append(say("suppressed", limit=MINIMUM_BASE))
    if Status.WITHHELD in present:
        marks.append(say("withheld"))
    return marks


def figure(cell: Estimate, say: Phrases) -> str:
    """One figure in words: «62 %», «62 % (usikker gjengivelse)», how many answered, or why there is none."""
    share = cell.percent
    if share is None and cell.status is Status.COUNTED and cell.base is not None:
        return count(cell.base)
    if share is None:
        return say(f"{cell.status.value}_word")
    if cell.mean is not None:
        return decimal(cell.mean)
    said = percent(share)
    if cell.interval is not None:
        low, high = (whole_percent(end) for end in cell.interval)
        said = say("figure_interval", figure=said, low=low, high=high)
    if cell.direction is not None:
        return f"{said} ({say(f'{cell.direction.value}_word')})"
    if cell.status is Status.AMBIGUOUS:
        return f"{said} ({say('ambiguous_word')})"
    return said


def figures(table: Crosstab, say: Phrases) -> tuple[str, ...]:
    """The figures as lines: one for each option, or for each group where there is one option."""
    if len(table.options) == 1:
        cells = zip(table.groups, table.cells[0], strict=True)
        return tuple(f"{group.name} {figure(cell, say)}" for group, cell in cells)
    lines = []
    for option, row in zip(table.options, table.cells, strict=True):
        cells = zip(table.groups, row, strict=True)
        if option.group is not None or len(table.groups) == 1:
            lines.append(f"{option.text}: {figure(row[0], say)}")
        else:
            lines.append(
                f"{option.text}: " + ", ".join(f"{group.name} {figure(cell, say)}" for group, cell in cells)
            )
    return tuple(lines)


def alt_text(table: Crosstab, kind: str, title: str, say: Phrases) -> str:
    """The chart for those who can't see it: its kind, what it shows, what is doubtful, every figure."""
    start = say("alt_chart", kind=say(f"kind_{kind}"), title=ended(title))
    example = [say("example") + "."] if table.source.example else []
    caveat = table.question.caveat if table.source.kind == "published" else ""
    doubt = [ended(capital(caveat))] if caveat else []
    mean = [ended(capital(said))] if (said := measure_of(table, say)) else []
    return " ".join([start, *mean, *example, *doubt, "; ".join(figures(table, say)) + "."])


def basis(table: Crosstab, question: str, source: str, say: Phrases) -> tuple[tuple[str, str], ...]:
    """What the figures rest on, by name: the question, who was asked, the base of each group, the source.

    It says as well why cells are empty, where some are.
    """
    bases = (
        (say("sheet_base", group=group.name), _base_alone(base, (row[at].status for row in table.cells), say))
        for at, (group, base) in enumerate(zip(table.groups, table.bases, strict=True))
    )
    example = ((say("tag"), say("notes_example")),) if table.source.example else ()
    hidden = {cell.status for row in table.cells for cell in row if cell.share is None}
    why = ", ".join(say(phrase) for status, phrase in _EMPTY.items() if status in hidden)
    empty = ((say("sheet_empty"), why),) if why else ()
    mean = measure_of(table, say)
    return (
        (say("sheet_question"), question),
        *(((say("sheet_figures"), mean),) if mean else ()),
        (say("sheet_universe"), table.question.universe.text),
        *bases,
        *empty,
        (say("sheet_source"), source.removeprefix(say("source", source=""))),
        *example,
    )


def _base_alone(base: int | None, statuses: Iterable[Status], say: Phrases) -> str:
    """What the source line says of a base, where the group is named beside it."""
    if base is not None:
        return count(base)
    if Status.SUPPRESSED in (found := set(statuses)):
        return say("sheet_base_small", limit=MINIMUM_BASE)
    return say("withheld_word") if Status.WITHHELD in found else say("base_not_given")
