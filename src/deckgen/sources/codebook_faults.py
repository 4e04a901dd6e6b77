"""What is wrong within a codebook that every part of it alone doesn't show: names, texts, conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath, PureWindowsPath
from unicodedata import category

from deckgen.authored import LANGUAGES, Authored, in_language
from deckgen.sources.codebook_file import Codebook, ConditionEntry, OptionEntry, QuestionEntry
from deckgen.sources.geography import division_years
from deckgen.sources.labels import MOST_CHARACTERS
from deckgen.survey.question import QuestionType, Report
from deckgen.survey.region import normalised
from deckgen.yamlfile import Path_, YamlFile

_UNSEEN = ("Cf", "Cc")

Fault = tuple[str, Path_, dict[str, object]]


def faults(book: Codebook, file: YamlFile) -> Iterator[Fault]:
    """What is wrong between the parts of a codebook: (code, path, facts)."""
    yield from _source_faults(book, file)
    yield from _long_texts(book)
    yield from _namesakes(book)
    yield from _doubled((u.id for u in book.universes), ("universes",))
    yield from _doubled((q.id for q in book.questions), ("questions",))
    for id in book.published.bases if book.published else ():
        yield from _unknown(id, [u.id for u in book.universes], ("published", "bases", id))
    for index, universe in enumerate(book.universes):
        if universe.where is not None:
            yield from _condition_faults(book, universe.where, ("universes", index, "where"))
    for index, chapter in enumerate(book.chapters):
        for place, id in enumerate(chapter.questions):
            yield from _unknown(id, _ids(book), ("chapters", index, "questions", place))
    for index, question in enumerate(book.questions):
        yield from _question_faults(book, question, ("questions", index))


def _source_faults(book: Codebook, file: YamlFile) -> Iterator[Fault]:
    """The division and the files of answers."""
    if book.division not in division_years():
        yield "S230", ("division",), {"division": book.division, "known": list(division_years())}
    if book.respondents is None and book.published is None:
        yield "S231", (), {}
    if book.published is not None and book.respondents is not None and book.respondents.region is None:
        yield "S212", ("respondents",), {"key": "region"}  # a published table has counties
    for key in ("respondents", "published"):
        entry = getattr(book, key)
        if entry is None:
            continue
        if _leaves(entry.file):
            yield "S239", (key, "file"), {"file": entry.file}
        elif not (file.path.parent / entry.file).is_file():
            yield "S232", (key, "file"), {"file": entry.file}


def _leaves(file: str) -> bool:
    """Whether a name leads out of the pack, on any system: what a pack reads, it has in it."""
    kinds = (PurePosixPath(file), PureWindowsPath(file))
    return any(path.anchor or ".." in path.parts for path in kinds)


def _namesakes(book: Codebook) -> Iterator[Fault]:
    """Municipalities that can't be told apart by name: the deck of one would replace the other's."""
    names = Counter(map(normalised, book.municipalities.values()))
    for code, name in book.municipalities.items():
        if names[normalised(name)] > 1:
            yield "S236", ("municipalities", code), {"name": name}


def _long_texts(part: Authored, path: Path_ = ()) -> Iterator[Fault]:
    """Texts that are no labels: nobody reads them on a slide, and a workbook's cell has no room for them."""
    for key, value in part:
        entries = list(enumerate(value)) if isinstance(value, tuple) else [(None, value)]
        for place, item in entries:
            here = (*path, key) if place is None else (*path, key, place)
            if isinstance(item, Authored):
                yield from _long_texts(item, here)
            elif isinstance(item, dict):
                for name, text in item.items():
                    if isinstance(text, str) and len(text) > MOST_CHARACTERS:
                        facts = {"count": len(text), "limit": MOST_CHARACTERS, "value": text[:40] + "…"}
                        yield "D172", (*here, name), facts


def _question_faults(book: Codebook, question: QuestionEntry, path: Path_) -> Iterator[Fault]:
    yield from _unknown(question.universe, [u.id for u in book.universes], (*path, "universe"))
    yield from _doubled((o.id for o in question.options), (*path, "options"))
    yield from _doubled((a.id for a in question.answers), (*path, "answers"))
    yield from _label_faults(question.options, (*path, "options"))
    yield from _label_faults(question.answers, (*path, "answers"))
    facts: dict[str, object] = {"question": question.id, "type": question.type.value}
    if question.type.is_battery and not (question.answers and question.net):
        yield "S233", path, facts | {"key": "answers, net"}
    scored = any(entry.score is not None for entry in (*question.options, *question.answers))
    if question.report is Report.MEAN and not scored:
        yield "S233", (*path, "report"), facts | {"key": "score"}
    if question.type is QuestionType.AT_MOST and question.max_answers is None:
        yield "S233", path, facts | {"key": "max_answers"}
    for place, answer in enumerate(question.net.of if question.net else ()):
        yield from _unknown(answer, [a.id for a in question.answers], (*path, "net", "of", place))
    for place, option in enumerate(question.options):
        here = (*path, "options", place)
        if option.derived_from is not None:
            yield from _condition_faults(book, option.derived_from, (*here, "from"))
        elif question.type is QuestionType.DERIVED and option.group is None:
            yield "S233", here, facts | {"key": "from"}


def _label_faults(options: tuple[OptionEntry, ...], path: Path_) -> Iterator[Fault]:
    """Labels without a visible letter, and those that two options have: a chart's rows are told by them."""
    seen: dict[tuple[str, str | None, str], str] = {}
    for place, option in enumerate(options):
        here = (*path, place, "text")
        unseen = [language for language, text in option.text.items() if not _seen(text)]
        for language in unseen or ([] if option.text else [""]):
            yield "S237", (*here, language) if language else here, {"option": option.id}
        if unseen or option.missing:
            continue
        for language in LANGUAGES:
            text = _seen(in_language(option.text, language))
            other = seen.setdefault((language, option.group, text), option.id)
            if other != option.id:
                yield "S238", here, {"option": option.id, "other": other, "text": text}
                break


def _seen(text: str) -> str:
    """What is seen of a text: single spaces, and neither marks of format nor letters without width."""
    return " ".join("".join(each for each in text if category(each) not in _UNSEEN).split())


def _condition_faults(book: Codebook, where: ConditionEntry, path: Path_) -> Iterator[Fault]:
    yield from _unknown(where.question, _ids(book), (*path, "question"))
    asked = next((q for q in book.questions if q.id == where.question), None)
    if asked is None:
        return
    if not (where.any or where.option or where.is_in):
        yield "S233", path, {"question": asked.id, "type": asked.type.value, "key": "any, option, is"}
    if asked.type is QuestionType.DERIVED:
        yield "S234", (*path, "question"), {"question": asked.id}
    option_ids = [option.id for option in asked.options]
    for id in (where.option,) if where.option else ():
        yield from _unknown(id, option_ids, (*path, "option"))
    for place, id in enumerate(where.is_in):
        yield from _unknown(id, option_ids, (*path, "is", place))


def _ids(book: Codebook) -> list[str]:
    return [question.id for question in book.questions]


def _unknown(id: str, known: list[str], path: Path_) -> Iterator[Fault]:
    if id not in known:
        yield "S235", path, {"name": id, "near": get_close_matches(id, known, n=3, cutoff=0.4)}


def _doubled(ids: Iterator[str], path: Path_) -> Iterator[Fault]:
    for id, count in Counter(ids).items():
        if count > 1:
            yield "S236", path, {"name": id}
