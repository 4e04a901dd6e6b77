"""Figures that stay whole: no line breaks inside one, and no workbook has one finer than it is shown."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from command import PACKS
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from finished.built import NATIVE, PLAIN, built
from sampling import sampled

Case = tuple[str | None, str | None, str, Extras]
LIBRARY = str(PACKS / "bibliotek")
SPLIT = Extras(by=("sektor", "storrelse"), form=Form.NATIVE)
ALL = Extras(intervals=True, waves=True, compare=("lignende",), form=Form.NATIVE)
DECKS: list[Case] = [
    ("Møre og Romsdal", None, "nb", PLAIN),
    ("Finnmark", None, "nb", NATIVE),
    ("Oslo", None, "nn", ALL),
    ("Hordaland", None, "nb", SPLIT),
    ("Nordland", None, "nn", SPLIT),
    (None, None, "nb", NATIVE),
    ("Finnmark", LIBRARY, "nb", NATIVE),
    ("Innlandet", LIBRARY, "nb", NATIVE),
]
BREAKS = re.compile(r"\d %|\bn [=<]|\bn\W[=<] \d")
SAYING = re.compile(r"ppt/(slides|notesSlides|charts|drawings)/[^/]*\.xml")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PADDING, MEAN = "luft", "0.0"


def said_in(deck: Path) -> list[str]:
    """Every paragraph and every alt text of a deck."""
    found = []
    with zipfile.ZipFile(deck) as archive:
        for name in filter(SAYING.fullmatch, archive.namelist()):
            root = etree.fromstring(archive.read(name))
            found += ["".join(map(str, p.itertext(f"{DRAWN}t"))) for p in root.iter(f"{DRAWN}p")]
            found += [str(e.get("descr")) for e in root.iter(etree.Element) if e.get("descr")]
    return found


def books_of(deck: Path) -> list[tuple[openpyxl.Workbook, str]]:
    """The workbooks of a deck, each with the XML of its sheet «Data»."""
    found = []
    with zipfile.ZipFile(deck) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                content = io.BytesIO(archive.read(name))
                sheet = zipfile.ZipFile(content).read("xl/worksheets/sheet1.xml").decode()
                found.append((openpyxl.load_workbook(content), sheet))
    return found


@pytest.mark.parametrize("case", sampled(DECKS, 3), ids=str)
def test_no_line_breaks_before_a_sign_of_per_cent_or_in_a_base(case: Case) -> None:
    said = said_in(built(*case))
    assert [text for text in said if BREAKS.search(text)] == []
    assert any("\u00a0%" in text for text in said) and any("n\u00a0=\u00a0" in text for text in said)


@pytest.mark.parametrize("case", sampled((case for case in DECKS if case[3] != PLAIN), 3), ids=str)
def test_no_cell_of_a_workbook_is_finer_than_the_figure_on_the_slide(case: Case) -> None:
    books = books_of(built(*case))
    assert books
    for book, sheet in books:
        written = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><v>([\d.E+-]+)</v>', sheet))
        for column in book["Data"].iter_cols(min_col=2):
            for cell in column[1:]:
                if isinstance(cell.value, int | float):
                    is_mean = cell.number_format.endswith(MEAN) and "høyde" not in str(column[0].value)
                    digits = 1 if is_mean and "høgd" not in str(column[0].value) else 2
                    digits = 4 if column[0].value == PADDING else digits  # a distance, and no figure
                    after = written[cell.coordinate].partition(".")[2]
                    assert len(after) <= digits, (column[0].value, written[cell.coordinate])


def test_a_workbook_says_of_a_hidden_base_what_the_slide_says_and_why_cells_are_empty() -> None:
    told = []
    for book, _ in books_of(built("Finnmark", None, "nb", SPLIT)):
        facts = {str(row[0].value): str(row[1].value) for row in book["Grunnlag"].iter_rows()}
        cells = [cell.value for row in book["Data"].iter_rows(min_row=2) for cell in row]
        bases = [text for name, text in facts.items() if name.startswith("Antall svar, ")]
        if "n\u00a0<\u00a010" in bases:
            told.append(facts["Tomme celler"])
            assert None in cells and "ikke oppgitt" not in bases
        elif "Tomme celler" not in facts:
            assert all(re.fullmatch(r"[\d\u00a0]+|ikke oppgitt", text) for text in bases)
    assert any(why.startswith("for få svar til å vises") for why in told)
