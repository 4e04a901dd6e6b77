"""docs/codes.md has every code that anybody can be told, as the script makes it from the catalogues."""

from __future__ import annotations

import re

import pytest

from codes_page import PAGE, ROOT, page
from deckgen.changes import CHANGED_FIGURES, EXAMPLE_UNMARKED
from deckgen.errors import Problem
from deckgen.messages import catalogue
from deckgen.powerpoint.lint.catalogue import SEVERITY
from deckgen.powerpoint.lint.rule import Severity

CODE = re.compile(r"[A-Z]\d{3}")
CODES = sorted(key for key in catalogue("en") if CODE.fullmatch(key))


def test_the_committed_page_is_what_the_script_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make codes`"


def test_every_code_stands_once_with_its_exit_code() -> None:
    rows = re.findall(r"^\| (\w+) \| (\d+) \| [^|]+ \| [^|]+ \|$", page(), re.M)
    assert sorted(code for code, _ in rows) == CODES
    for code, exit_code in rows:
        is_harmless = code.startswith("V") and code not in CHANGED_FIGURES | EXAMPLE_UNMARKED
        is_warning = code in SEVERITY and SEVERITY[code] is Severity.WARNING
        assert int(exit_code) == (0 if is_warning or is_harmless else Problem(code).exit_code), code


def test_a_row_has_the_first_line_in_both_languages() -> None:
    row = next(line for line in page().splitlines() if line.startswith("| D105 |"))
    for language in ("en", "nb"):
        first, _, hint = catalogue(language)["D105"].partition("\n")
        assert first in row and hint not in row


@pytest.mark.parametrize("path", ["README.md", "docs/veiledning.md", "docs/lint.md"])
def test_who_reads_of_codes_finds_the_page(path: str) -> None:
    assert "codes.md)" in (ROOT / path).read_text(encoding="utf-8")
