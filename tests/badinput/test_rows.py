"""The list of bad inputs, row by row: the codes that answer it, and that a test asks for each of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.messages import LANGUAGES, catalogue

TESTS = Path(__file__).parents[1]
ROWS: dict[int, tuple[str, str]] = {
    1: ("D101", "encodings"),
    2: ("D102", "decimal marks"),
    3: ("D103 D106", "ragged rows, quotes that are not closed"),
    4: ("D104", "headers"),
    5: ("D110 D111 D112 D113", "merged cells, hidden sheets, formulas, error cells"),
    6: ("D120 D121", "per cent or shares"),
    7: ("D122 W122", "sums that are not 100"),
    8: ("D123", "text in a number column"),
    9: ("D124", "beyond 0 to 100"),
    10: ("D130 W131", "weights"),
    11: ("D132", "doubled keys and rows, which are always refused: no option leaves any out"),
    12: ("D140", "unknown counties"),
    13: ("D141 D142", "other divisions"),
    14: ("W150", "too few answers"),
    15: ("D151", "options that the codebook doesn't have"),
    16: ("D152 W151", "SPSS"),
    17: ("D160", "size"),
    18: ("S201 S202 S203 S204 S205 S206", "YAML"),
    19: ("T301", "zip and XML"),
    20: ("U402", "a region is one of the list, so that none is a path; links are replaced, never followed"),
    21: ("T310 T316", "layouts and placeholders"),
    22: ("", "kinds of presentation: macros are left out, and it is said"),
    23: ("T302 T312 T313 T314 T315", "no presentation that can be read"),
    24: ("W501", "disks"),
    25: ("W502", "open decks"),
    26: ("W503", "edited decks"),
    27: ("W504", "builds at once"),
    28: ("", "formulas: see tests/names"),
    29: ("W170", "control characters"),
    30: ("W171", "letters without a glyph"),
    31: ("D172", "long labels"),
    32: ("D105 D143", "nothing in the file"),
    33: ("", "one deck of a batch: exit code 6"),
    34: ("", "interrupted: exit code 130"),
}
TEXT = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__))
CODES = [code for codes, _ in ROWS.values() for code in codes.split()]


@pytest.mark.parametrize("code", CODES)
def test_a_code_of_the_list_has_words_and_a_test(code: str) -> None:
    assert all(code in catalogue(language) for language in LANGUAGES)
    assert re.search(rf"\b{code}\b", TEXT), f"no test asks for {code}"


def test_every_row_is_there() -> None:
    assert list(ROWS) == list(range(1, 35))
