"""A survey pack's codebook: `codebook.yaml` in, a Survey without its answers out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from deckgen.authored import Text, in_another, in_language, read_authored
from deckgen.errors import DeckgenError, Problem
from deckgen.sources.codebook_faults import faults
from deckgen.sources.codebook_file import Codebook, ConditionEntry, FieldPeriod, OptionEntry, QuestionEntry
from deckgen.sources.division import division_with, nation_alone
from deckgen.sources.labels import shortened
from deckgen.sources.packs import FILE_NAME
from deckgen.survey.question import (
    Condition,
    Net,
    Question,
    QuestionType,
    Report,
    ResponseOption,
    Universe,
    reported,
)
from deckgen.survey.region import Division
from deckgen.survey.survey import Chapter, Cut, Survey, Waves


def read_codebook(folder: Path) -> Codebook:
    """The codebook of a pack, checked within itself; DeckgenError with every fault and its line."""
    return read_with_notes(folder)[0]


def read_with_notes(folder: Path) -> tuple[Codebook, tuple[Problem, ...]]:
    """The codebook, and what there is to tell of it."""
    book, file = read_authored(folder / FILE_NAME, Codebook)
    problems = [Problem(code, file.place(path), facts) for code, path, facts in faults(book, file)]
    if problems:
        raise DeckgenError(problems)
    return book, file.notes


def survey_of(book: Codebook, id: str, language: str) -> Survey:
    """The Survey of a codebook with its texts in one language; answers are added by the catalogue."""

    def said(text: Text) -> str:
        return in_language(text, language)

    universes = {u.id: Universe(u.id, said(u.text), _condition(u.where)) for u in book.universes}
    missing = book.respondents.missing if book.respondents else ()
    return Survey(
        id=id,
        title=said(book.title),
        short_title=said(book.short_title or book.title),
        source=said(book.source or book.title),
        nation=said(book.nation),
        field_period=_period(book.field_period),
        made_by=said(book.made_by),
        division=division_of(book),
        universes=tuple(universes.values()),
        questions={q.id: _question(q, universes, language, missing) for q in book.questions},
        chapters=tuple(Chapter(said(c.title), c.questions) for c in book.chapters),
        cuts=tuple(
            Cut(c.id, said(c.text), {key: said(text) for key, text in c.values.items()}, c.column or c.id)
            for c in (book.respondents.cuts if book.respondents else ())
        ),
        untranslated=sum(1 for _ in in_another(book, language)),
        foreign=tuple(_foreign(book, language)),
        profile=book.profile,
        waves=_waves(book, language),
    )


def division_of(book: Codebook) -> Division:
    """The division of a codebook; where no column says who lives where, the nation is all there is of it."""
    if book.published is None and book.respondents is not None and book.respondents.region is None:
        return nation_alone(book.division, in_language(book.nation, "nb"))
    return division_with(book.division, book.municipalities)


def _waves(book: Codebook, language: str) -> Waves | None:
    if book.waves is None:
        return None
    values = {value: in_language(text, language) for value, text in book.waves.values.items()}
    mark = in_language(book.waves.break_text, language) if book.waves.break_text else ""
    return Waves(values, book.waves.current, mark)


def _period(period: FieldPeriod | None) -> str:
    return f"{_day(period.first)}–{_day(period.last)}" if period else ""


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}.{int(month)}.{year}"


def _question(
    entry: QuestionEntry, universes: dict[str, Universe], language: str, missing: tuple[str, ...]
) -> Question:
    single = entry.type in (QuestionType.SINGLE_CHOICE, QuestionType.SCALE)
    options = tuple(_option(option, language) for option in entry.options)
    refused = tuple(cell for option in options if option.missing for cell in option.values or (option.id,))
    question = Question(
        id=entry.id,
        wording=in_language(entry.wording, language),
        fielded=(_fielded(entry.wording, language) or ("", ""))[0],
        type=entry.type,
        options=options,
        universe=universes[entry.universe],
        answers=tuple(_option(answer, language) for answer in entry.answers),
        net=Net(in_language(entry.net.text, language), entry.net.of) if entry.net else None,
        max_answers=entry.max_answers,
        order=entry.order or ("questionnaire" if single else "descending"),
        topic=in_language(entry.topic, language) if entry.topic else "",
        caveat=in_language(entry.caveat, language) if entry.caveat else "",
        claims=entry.claims,
        column=entry.column,
        columns=entry.columns,
        ticked=entry.ticked,
        unticked=entry.unticked,
        missing=(*entry.missing, *missing, *refused),
        nets=tuple(Net(in_language(net.text, language), net.of, net.id) for net in entry.nets),
        report=entry.report,
        trend=entry.trend,
    )
    if entry.type is QuestionType.SCALE:
        points = replace(question, answers=options)
        return reported(points, "mean" if entry.report is Report.MEAN else "points")
    return replace(question, options=tuple(option for option in options if not option.missing))


def _option(entry: OptionEntry, language: str) -> ResponseOption:
    full = in_language(entry.text, language)
    text = shortened(full)
    return ResponseOption(
        entry.id,
        text,
        entry.last,
        entry.exclusive,
        _condition(entry.derived_from),
        entry.group,
        entry.values,
        entry.column,
        entry.missing,
        entry.score,
        full=full if full != text else "",
    )


def _condition(entry: ConditionEntry | None) -> Condition | None:
    return Condition(entry.question, entry.option, entry.any, entry.is_in) if entry else None


def _foreign(book: Codebook, language: str) -> Iterator[tuple[str, str]]:
    """What is shown in another language than `language`, with it: texts, short labels, fielded wordings."""
    for text, other in in_another(book, language):
        yield text, other
        if shortened(text) != text:
            yield shortened(text), other
    yield from filter(None, (_fielded(question.wording, language) for question in book.questions))


def _fielded(wording: Text, language: str) -> tuple[str, str] | None:
    """A translated question as it was asked, with its language: the first that its codebook has."""
    asked, text = next(iter(wording.items()), (language, ""))
    return (text, asked) if language in wording and text != wording[language] else None
