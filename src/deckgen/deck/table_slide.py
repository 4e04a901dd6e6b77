"""The table of bases: how many answered, by landsdel and own region, as a native table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.deck.deck import Slide, Table
from deckgen.deck.desk import Desk
from deckgen.deck.spec import TableSlide
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.findings.numbers import count
from deckgen.findings.phrases import ended
from deckgen.survey.survey import Cut


def base_table(entry: TableSlide, desk: Desk) -> Slide:
    """The slide of bases; its counts are of respondents, so it needs them."""
    survey, say = desk.survey, desk.say
    if survey.respondents is None:
        raise DeckgenError(Problem("S241", Place(spot="bases")))
    cut = next((cut for cut in survey.cuts if cut.id == entry.bases.by), None)
    title = desk.text(entry.title)
    table = _table(cut, title, desk)
    example = survey.respondents.source.example
    source = [say("source", source=survey.source)] + ([say("example")] if example else [])
    cut_words = say("base_cut", cut=cut.text.lower()) if cut else ""
    texts = {
        "title": (title,),
        "question": (desk.text(entry.question) or say("base_question", cut=cut_words),),
        "source": (" · ".join(source),),
    }
    if example:
        texts["tag"] = (say("tag"),)
    notes = (title, *([say("notes_example_table")] if example else []), *_said(table.header, table.rows))
    return Slide(0, "bases", "table", texts, table=table, notes=notes)


def _table(cut: Cut | None, title: str, desk: Desk) -> Table:
    """Rows: the own region, the landsdeler, the nation; columns: all, then each value of the cut."""
    survey, say = desk.survey, desk.say
    parts = [(r.name, r.codes) for r in survey.division.regions if r.kind == "landsdel"]
    if desk.region is not None and desk.region.codes not in [codes for _, codes in parts]:
        parts.insert(0, (desk.region.name, desk.region.codes))
    rows = [_row(name, codes, cut, desk) for name, codes in parts]
    rows.append(_row(survey.nation, survey.division.nation_codes, cut, desk))
    own = {i for i, (_, codes) in enumerate(parts) if desk.region and codes == desk.region.codes}
    header = (say("region"), say("total"), *(cut.values.values() if cut else ()))
    kind = say("alt_chart", kind=say("kind_base_table"), title=ended(title))
    alt = " ".join([kind, say("base_alt", bases="; ".join(_said(header, rows)))])
    return Table(header, tuple(rows), frozenset(range(1, len(header))), frozenset(own | {len(parts)}), alt)


def _said(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row in words, every figure with its column: «Oslo: i alt 12, helse og omsorg 7»."""
    names = [_within(name) for name in header[1:]]
    for row in rows:
        figures = zip(names, row[1:], strict=True)
        yield f"{row[0]}: " + ", ".join(f"{name} {figure}" for name, figure in figures)


def _within(name: str) -> str:
    """A column's name as it stands within a sentence; «KS» stays as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _row(name: str, codes: frozenset[str], cut: Cut | None, desk: Desk) -> tuple[str, ...]:
    """The base of a region, whole and by each value of the cut; hidden ones as a word."""
    respondents = desk.survey.respondents
    assert respondents is not None
    bases = [respondents.base(codes)]
    if cut is not None:
        bases += [respondents.base(codes, (cut.id, value)) for value in cut.values]
    return (name, *(desk.say("withheld_word") if base is None else count(base) for base in bases))
