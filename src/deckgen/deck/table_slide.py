"""The table of bases: how many answered, by landsdel and own region, as a native table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.deck.deck import Slide, Table
from deckgen.deck.desk import Desk
from deckgen.deck.parting import evenly
from deckgen.deck.spec import TableSlide
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.findings.numbers import count
from deckgen.findings.phrases import ended
from deckgen.survey.survey import Cut


def base_tables(entry: TableSlide, desk: Desk) -> list[Slide]:
    """The slide of bases, or more where its columns don't fit one; counts of respondents, which it needs."""
    survey, say = desk.survey, desk.say
    if survey.respondents is None:
        raise DeckgenError(Problem("S241", Place(spot="bases")))
    cut = next((cut for cut in survey.cuts if cut.id == entry.bases.by), None)
    title = desk.text(entry.title)
    tables = _tables(cut, desk)
    if len(tables) == 1:
        return [_slide(entry, cut, title, tables[0], desk)]
    slides = []
    for part, table in enumerate(tables, start=1):
        named = say("continued", title=title, part=part, parts=len(tables))
        slide = _slide(entry, cut, named, table, desk)
        slides.append(replace(slide, name=f"{slide.name}-{part}"))
    return slides


def _slide(entry: TableSlide, cut: Cut | None, title: str, table: Table, desk: Desk) -> Slide:
    survey, say = desk.survey, desk.say
    assert survey.respondents is not None
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
    kind = say("alt_chart", kind=say("kind_base_table"), title=ended(title))
    alt = " ".join([kind, say("base_alt", bases="; ".join(_said(table.header, table.rows)))])
    notes = (title, *([say("notes_example_table")] if example else []), *_said(table.header, table.rows))
    return Slide(0, "bases", "table", texts, table=replace(table, alt=alt), notes=notes)


def _tables(cut: Cut | None, desk: Desk) -> list[Table]:
    """One table, or as few as have room for every value of the cut; one where none has even so."""
    values = tuple(cut.values) if cut else ()
    place = desk.around.template.layouts["table"].placeholders["table"]
    whole = _table(cut, values, desk)
    if desk.around.table_fits(whole, place.size):
        return [whole]
    for slides in range(2, len(values) + 1):
        tables = [_table(cut, part, desk) for part in evenly(values, slides)]
        if all(desk.around.table_fits(table, place.size) for table in tables):
            return tables
    return [whole]


def _table(cut: Cut | None, values: Sequence[str], desk: Desk) -> Table:
    """Rows: the own region, the landsdeler, the nation; columns: all, then these values of the cut."""
    survey, say = desk.survey, desk.say
    parts = [(r.name, r.codes) for r in survey.division.regions if r.kind == "landsdel"]
    if desk.region is not None and desk.region.codes not in [codes for _, codes in parts]:
        parts.insert(0, (desk.region.name, desk.region.codes))
    rows = [_row(name, codes, cut, values, desk) for name, codes in parts]
    rows.append(_row(survey.nation, survey.division.nation_codes, cut, values, desk))
    own = {i for i, (_, codes) in enumerate(parts) if desk.region and codes == desk.region.codes}
    header = (say("region"), say("total"), *(cut.values[value] for value in values if cut))
    return Table(header, tuple(rows), frozenset(range(1, len(header))), frozenset(own | {len(parts)}))


def _said(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row in words, every figure with its column: «Oslo: i alt 12, helse og omsorg 7»."""
    names = [_within(name) for name in header[1:]]
    for row in rows:
        figures = zip(names, row[1:], strict=True)
        yield f"{row[0]}: " + ", ".join(f"{name} {figure}" for name, figure in figures)


def _within(name: str) -> str:
    """A column's name as it stands within a sentence; «KS» stays as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _row(
    name: str, codes: frozenset[str], cut: Cut | None, values: Sequence[str], desk: Desk
) -> tuple[str, ...]:
    """The base of a region, whole and by each of these values of the cut; hidden ones as a word."""
    respondents = desk.survey.respondents
    assert respondents is not None
    bases = [respondents.base(codes)]
    if cut is not None:
        bases += [respondents.base(codes, (cut.id, value)) for value in values]
    return (name, *(desk.say("withheld_word") if base is None else count(base) for base in bases))
