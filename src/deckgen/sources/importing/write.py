"""A proposal as the text of `codebook.yaml`: every text and cell quoted, what is unsure as comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.messages import message
from deckgen.sources.importing.proposal import Answer, Note, Proposal, Proposed
from deckgen.sources.importing.words import line_of, one_line

UNIVERSE = "alle"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def codebook_text(proposal: Proposal, language: str) -> str:
    """The whole file."""
    return "\n".join(_lines(proposal, language)) + "\n"


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar, whatever letters it has."""
    return '"' + "".join(_ESCAPES.get(letter) or _letter(letter) for letter in text) + '"'


def _letter(letter: str) -> str:
    code = ord(letter)
    if letter.isprintable() and code != 0xFEFF:
        return letter
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _lines(proposal: Proposal, language: str) -> Iterator[str]:
    def say(key: str, **facts: object) -> str:
        return one_line(message(language, key, **facts))

    yield "# " + say("import_head", file=proposal.file)
    yield "# " + say("import_head_unsure")
    yield from _comments(proposal.notes, language)
    yield ""
    yield f"title: {quoted(proposal.title)}"
    yield "# " + say("import_fill_in")
    yield "# source:"
    yield "# made_by:"
    yield '# field_period: {from: "2024-01-01", to: "2024-01-31"}'
    yield f"division: {quoted(proposal.division)}"
    if proposal.region is None:
        yield 'nation: {nb: "utvalget", nn: "utvalet"}  # ' + say("import_nation")
    yield ""
    yield "respondents:"
    yield f"  file: {quoted(proposal.file)}"
    if proposal.sheet is not None:
        yield f"  sheet: {quoted(proposal.sheet)}"
    for key in ("id", "region", "weight"):
        column = getattr(proposal, key)
        yield f"  {key}: {'null' if column is None else quoted(column)}"
    yield ""
    everyone = one_line(message("nb", "import_everyone"))  # it stands on slides, which are in Norwegian
    yield "universes:"
    yield f"  - {{id: {UNIVERSE}, text: {quoted(everyone)}}}"
    yield ""
    yield "questions:"
    for question in proposal.questions:
        yield from _question(question, language)


def _question(question: Proposed, language: str) -> Iterator[str]:
    yield f"  - id: {quoted(question.id)}"
    for line in _comments(question.notes, language):
        yield f"    {line}"
    yield f"    wording: {quoted(question.wording)}"
    yield f"    type: {question.type.value}"
    yield f"    universe: {UNIVERSE}"
    if question.column and question.column != question.id:
        yield f"    column: {quoted(question.column)}"
    for key in ("columns", "ticked"):
        cells = getattr(question, key)
        if cells:
            yield f"    {key}: {_list(cells)}"
    if question.ticked:
        yield f"    unticked: {_list(question.unticked)}"
    if question.missing:
        yield f"    missing: {_list(question.missing)}"
    if question.answers:
        yield "    answers:"
        yield from (f"      - {_option(answer)}" for answer in question.answers)
        text = " / ".join(answer.text for answer in question.net)
        yield f"    net: {{text: {quoted(text)}, of: {_list(answer.id for answer in question.net)}}}"
    yield "    options:"
    yield from (f"      - {_option(option)}" for option in question.options)


def _option(option: Answer) -> str:
    parts = [f"id: {quoted(option.id)}", f"text: {quoted(option.text)}"]
    cells = option.cells or (option.cell,)
    if option.cell and cells != (option.id,):
        parts.append(f"values: {_list(cells)}")
    if option.column:
        parts.append(f"column: {quoted(option.column)}")
    if option.score is not None:
        parts.append(f"score: {option.score:g}")
    parts += [f"{key}: true" for key in ("last", "missing") if getattr(option, key)]
    return "{" + ", ".join(parts) + "}"


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(map(quoted, texts)) + "]"


def _comments(notes: Iterable[Note], language: str) -> Iterator[str]:
    mark = message(language, "import_unsure")
    return (f"# {mark}: {line_of(note, language)}" for note in notes if note.unsure)
