"""Draft: what a chart slide is about, settled before anything is tested, said or drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from deckgen.charts.catalogue import lacking
from deckgen.charts.chart import Chart, ChartSpec
from deckgen.charts.choose import choose
from deckgen.deck.comparing import MOST_ROWS_SPLIT, groups_for
from deckgen.deck.desk import Desk
from deckgen.deck.differences import Compared, pairs_of
from deckgen.deck.figures import crosstab_for, row_order
from deckgen.deck.kinds import BASES, INTERVALS, asked_of
from deckgen.deck.reader import rows_of
from deckgen.deck.spec import ChartSlide, ExtraSlide
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.findings.describe import MOST_BASES
from deckgen.survey.crosstab import Crosstab, Estimate, Group, GroupRole, Status
from deckgen.survey.disclosure import MINIMUM_BASE
from deckgen.survey.question import Question, Report, reported
from deckgen.survey.region import Region, holds

_HIDDEN = (Status.SUPPRESSED, Status.WITHHELD, Status.NOT_ASKED)
_FEW = (Status.SUPPRESSED, Status.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A chart slide's question, groups, rows and kind; `note` says what stands `instead` of the region.

    `few` says whether that is for few answers, and not just to protect another region.
    `reach` is a share that its scale must hold, for other rows of the question stand on another slide.
    """

    entry: ChartSlide
    question: Question
    groups: tuple[Group, ...]
    rows: tuple[str, ...]
    spec: ChartSpec
    note: str = ""
    instead: str = ""
    few: bool = False
    reach: float = 0.0
    _found: dict[tuple[str, ...], Crosstab] = field(default_factory=dict, compare=False, repr=False)

    def table(self, desk: Desk, rows: tuple[str, ...] | None = None) -> Crosstab:
        """The figures of all rows, or of some of them, with the marks that passed."""
        asked = rows or self.rows
        if asked not in self._found:  # looked up once, though marks, slide and method ask for it
            self._found[asked] = crosstab_for(desk.survey, self.question, self.groups, asked)
        return desk.marks.on(self._found[asked])


def draft(entry: ChartSlide, desk: Desk) -> Draft:
    """The draft of one entry."""
    chart = entry.chart
    question = desk.survey.questions[chart.question]
    if chart.report is not None:
        question = reported(question, chart.report)
    groups = groups_for(chart, desk.survey, desk.region)
    rows = _rows(entry, question, desk)
    if chart.by is not None:
        rows = rows[:MOST_ROWS_SPLIT]
    asked, note, instead = groups, "", ""
    if chart.by is None:
        groups, note, instead = _standing_in(question, groups, rows, desk)
    few = bool(note) and _has_few(question, asked, rows, desk)
    found = _of_kind(Draft(entry, question, groups, rows, ChartSpec(""), note, instead, few), desk)
    if _has_intervals(found, desk):
        found = replace(found, spec=replace(found.spec, kind=INTERVALS))
    _refuse_alike(found, desk)
    return found


def _has_intervals(found: Draft, desk: Desk) -> bool:
    """Whether a chart shows intervals: they are asked for, and there are some."""
    chart = found.entry.chart
    if not chart.intervals or found.spec.kind == "map" or chart.groups not in ("region", "nation"):
        return False
    if chart.by and len(found.groups) - 1 > desk.around.told_apart(INTERVALS):
        return False
    # A published figure comes without a base, so it has no interval to draw.
    return found.table(desk).source.kind != "published" and found.question.report is not Report.MEAN


def _refuse_alike(found: Draft, desk: Desk) -> None:
    """DeckgenError U421 where more regions are to be compared than the chart has colours for."""
    known = {group.codes for group in found.groups if group.role is not GroupRole.OTHER}
    others = {group.codes for group in found.groups} - known
    most = desk.around.told_apart(found.spec.kind)
    if found.entry.chart.compare and len(others) > most:
        facts = {"count": len(others), "most": most}
        raise DeckgenError(Problem("U421", Place(spot="--compare"), facts))


def on_one_scale(drafts: Sequence[Draft], desk: Desk) -> Iterator[Draft]:
    """The drafts, those that show other rows of one question on one scale: their bars are compared."""
    for each in drafts:
        alike = [other for other in drafts if other.rows != each.rows and _same_bars(each, other)]
        yield replace(each, reach=max(longest(one.table(desk)) for one in (each, *alike))) if alike else each


def _same_bars(one: Draft, other: Draft) -> bool:
    same = one.question.id == other.question.id and one.groups == other.groups
    return same and one.spec.kind == other.spec.kind and one.question.report == other.question.report


def longest(table: Crosstab) -> float:
    """The largest share that a chart shows, with its interval where it has one."""
    cells = [cell for row in table.cells for cell in row]
    return max((max(cell.share or 0.0, *(cell.interval or (0.0,))) for cell in cells), default=0.0)


def whole_of(split: Draft, desk: Desk) -> Draft:
    """The draft that a split is of: the region beside the nation."""
    chart = split.entry.chart.model_copy(update={"by": None})
    return draft(split.entry.model_copy(update={"chart": chart}), desk)


def compared(drafts: list[Draft], desk: Desk) -> list[Compared]:
    """The comparisons that the drafts' charts make from respondents; a table of bases makes none."""
    found = []
    for each in drafts:
        regional = each.entry.chart.groups == "region" and not (each.entry.chart.waves or each.note)
        counted = each.table(desk).source.kind == "respondents"
        if regional and counted and each.spec.kind != BASES:
            found.append(Compared(each.question, each.rows, pairs_of(each.groups)))
    return found


def _rows(entry: ChartSlide, question: Question, desk: Desk) -> tuple[str, ...]:
    order = entry.chart.order or question.order
    first, last = rows_of(entry.chart.rows, question)
    return row_order(desk.survey, question, order)[first:last]


def _of_kind(draft: Draft, desk: Desk) -> Draft:
    """The draft with the chart that `choose` says, and whatever the deck file says instead."""
    entry, chart, rows = draft.entry, draft.entry.chart, len(draft.rows)
    asked = asked_of(chart, draft.question, rows, draft.groups, desk.survey)
    chosen = choose(draft.question, rows, asked.groups, asked.waves, asked.split)
    settings = {key: value for key, value in (("apart", chart.apart), ("strong", chart.strong)) if value}
    spec = replace(chosen, order=chart.order or chosen.order, settings=settings)
    kind = chart.kind or ("map" if entry.layout == "map" else chosen.kind)
    told = replace(draft, spec=replace(spec, kind=kind))
    if kind != chosen.kind and isinstance(entry, ExtraSlide):
        # What the author chose for two groups need not hold what the command line asked for.
        found = replace(draft, spec=spec)
        if lacking(kind, asked) or _room(told, desk) < min(rows, _room(found, desk)):
            return found
    return told


def _room(draft: Draft, desk: Desk) -> int:
    """How many of its rows a slide holds."""
    size = desk.around.template.layouts[draft.entry.layout].placeholders["chart"].size
    return desk.around.capacity(Chart(draft.spec.kind, draft.table(desk), size))


def _standing_in(
    question: Question, groups: tuple[Group, ...], rows: tuple[str, ...], desk: Desk
) -> tuple[tuple[Group, ...], str, str]:
    """The groups, where the own one is hidden with a larger region or the nation instead; why, and which."""
    own = next((group for group in groups if group.role is GroupRole.OWN), None)
    if own is None or not any(group.role is GroupRole.NATION for group in groups) or len(groups) > MOST_BASES:
        return groups, "", ""
    if not _mostly_hidden(question, own, groups, rows, desk):
        return groups, "", ""
    few = _has_few(question, groups, rows, desk)
    called = desk.region.name if desk.region is not None else own.name
    facts = {"group": called, "limit": MINIMUM_BASE}
    key = "stands_in" if few else "stands_in_withheld"
    for region in desk.survey.division.regions:
        if region.kind not in ("county", "landsdel") or not _inside(own, region):
            continue
        larger = replace(own, name=region.name, codes=region.codes)
        if not _mostly_hidden(question, larger, groups, rows, desk):
            note = desk.say(key, instead=region.name, **facts)
            return tuple(_in_place(group, own, region, called) for group in groups), note, region.name
    nation = desk.survey.nation
    others = tuple(group for group in groups if not _is_own(group, own))
    return others, desk.say(key, instead=nation, **facts), nation


def _has_few(question: Question, groups: tuple[Group, ...], rows: tuple[str, ...], desk: Desk) -> bool:
    """Whether the own group has too few answers itself, and isn't hidden for another's sake alone."""
    own = next(group for group in groups if group.role is GroupRole.OWN)
    return any(cell.status in _FEW for cell in _column(question, own, groups, rows, desk))


def _is_own(group: Group, own: Group) -> bool:
    """Whether a group is the own one, in this wave or another."""
    return (group.codes, group.cut) == (own.codes, own.cut)


def _in_place(group: Group, own: Group, region: Region, called: str) -> Group:
    """The group, or the larger region where it is the own one (`called` so), in every wave."""
    if not _is_own(group, own):
        return group
    wave = group.name.removeprefix(called) if group.name.startswith(called) else ""
    area = region.name if group.area else ""
    return replace(group, name=region.name + wave, codes=region.codes, area=area)


def _inside(own: Group, region: Region) -> bool:
    """Whether a region is larger than the own one and holds it all."""
    return own.codes != region.codes and all(holds(region.codes, code) for code in own.codes)


def _mostly_hidden(
    question: Question, own: Group, groups: tuple[Group, ...], rows: tuple[str, ...], desk: Desk
) -> bool:
    """Whether most of a group's figures are hidden, in the source that the slide draws from."""
    column = _column(question, own, groups, rows, desk)
    return sum(cell.status in _HIDDEN for cell in column) * 2 > len(column)


def _column(
    question: Question, own: Group, groups: tuple[Group, ...], rows: tuple[str, ...], desk: Desk
) -> tuple[Estimate, ...]:
    """The figures of a group in the own one's place."""
    shown = tuple(own if group.role is GroupRole.OWN else group for group in groups)
    return crosstab_for(desk.survey, question, shown, rows).column(own.name)
