"""Write docs/codes.md: every code that deckgen tells, in English and Norwegian, with its exit code.

Run `make codes` after a change in `src/deckgen/messages/`; a test holds the committed page against what
this makes of the catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from deckgen.changes import CHANGED_FIGURES, EXAMPLE_UNMARKED
from deckgen.errors import Problem
from deckgen.messages import catalogue
from deckgen.powerpoint.lint.catalogue import SEVERITY
from deckgen.powerpoint.lint.rule import Severity

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "codes.md"

_CODE = re.compile(r"[A-Z]\d{3}")
# How the codes of a group begin, what it is called, and what it is; the longer beginning first.
_GROUPS = (
    ("U", "Usage", "An option, a region, a survey or a file's name on the command line that can't be used."),
    ("D", "Data", "Answers and figures that are refused, with the file, the line and the column."),
    ("S", "Survey and deck file", "`codebook.yaml`, `deck.yaml` and what they ask for."),
    (
        "T",
        "Templates, themes and presentations",
        "Files that are opened: by a build, by `verify`, by `lint`.",
    ),
    ("W1", "Warnings", "What one should know of a deck that was made; they stop nothing."),
    ("W", "Output", "The deck was not written, and nothing is changed."),
    (
        "V",
        "`deckgen verify`",
        "What was changed in a finished deck: 7 where figures are new, changed, gone or shown otherwise, or "
        "where nobody can tell.",
    ),
    ("L", "`deckgen lint`", "What is wrong with a presentation: [errors and warnings](lint.md)."),
)
_HEAD = """# Codes

What deckgen objects to has a code, and says where it is, what is wrong and what to do. Here is what is
wrong, for every code; words in {braces} are filled in. The exit code is that of a command that is stopped
by it, 0 for what stops nothing.

*Alt deckgen melder om, har en kode, og sier hvor det er, hva som er galt, og hva du kan gjøre.*

This page is written by `make codes`.
"""


def main() -> None:
    """Write the page to its place."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)


def page() -> str:
    """The page, made from both catalogues."""
    codes = sorted(key for key in catalogue("en") if _CODE.fullmatch(key))
    return "\n".join([_HEAD, *(line for group in _GROUPS for line in _section(*group, codes))])


def _section(start: str, title: str, about: str, codes: list[str]) -> Iterator[str]:
    """A group's heading and table."""
    yield from (f"## {start} · {title}", "", about, "")
    yield from ("| code | exit | English | norsk |", "|---|---|---|---|")
    for code in (code for code in codes if _group(code) == start):
        yield f"| {code} | {_exit_code(code)} | {_first('en', code)} | {_first('nb', code)} |"
    yield ""


def _group(code: str) -> str:
    """How the group of a code begins: W1 before W."""
    return max((start for start, *_ in _GROUPS if code.startswith(start)), key=len)


def _exit_code(code: str) -> int:
    """The exit code of a command that a code stops; warnings and harmless changes stop none."""
    harmless = code.startswith("V") and code not in CHANGED_FIGURES | EXAMPLE_UNMARKED
    return 0 if harmless or SEVERITY.get(code) is Severity.WARNING else Problem(code).exit_code


def _first(language: str, code: str) -> str:
    """What is wrong, as a cell of a table."""
    text = catalogue(language)[code].partition("\n")[0]
    return text.replace("{{", "{").replace("}}", "}").replace("|", "\\|")


if __name__ == "__main__":
    main()
