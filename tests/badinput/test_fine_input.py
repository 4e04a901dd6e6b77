"""Input that looks dangerous and is fine: every cell is compared with the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from badinput.case import written
from badinput.packs import (
    LONG,
    RESPONDENTS,
    WIDE,
    Table,
    Write,
    changed,
    csv,
    csv_text,
    parquet,
    published_book,
    raw,
    respondents_book,
    sav,
    xlsx,
)
from deckgen.build import check
from deckgen.request import Request
from deckgen.sources.catalogue import read_survey
from deckgen.sources.formats.catalogue import read_data
from deckgen.survey.crosstab import Group, GroupRole, Status
from deckgen.survey.tally import SCORE_UNIT, WEIGHT_UNIT

ODD = (
    *("NA", "None", "n/a", "nan", "NaN", "null", "NULL", "03", "0301", "1e5", "1E5", "=1+1", "@SUM(A1)"),
    *("no", "NO", "yes", "TRUE", "False", "true", "0x1F", "1_000", "12:30", "1/2", "3-4", "2024-01-01"),
    *("godt ", " godt", "-", ".", ":", "#N/A", "#REF!", "Infinity", "+47", "00", "1.0.0", "0,5,1"),
    *("Møre og Romsdal", "Kárášjohka", "«sitat»", "a;b", "a,b", 'sa "hei"', "to\nlinjer", "\U0001f600", "€"),
)


@pytest.mark.parametrize(
    ("kind", "write"),
    [("csv", csv), ("tsv", lambda table: csv(table, "\t")), ("csv", lambda table: csv(table, ",")),
     ("csv", lambda table: csv(table, encoding="utf-16")), ("xlsx", xlsx), ("parquet", parquet)],
    ids=["semicolons", "tabs", "commas", "UTF-16", "workbook", "Parquet"],
)  # fmt: skip
def test_answers_that_look_like_something_else_stay_text(
    kind: str, write: Callable[[Table], Write], tmp_path: Path
) -> None:
    table = [["id", "svar"], *([f"s{at}", cell] for at, cell in enumerate(ODD))]
    path = tmp_path / f"svar.{kind}"
    write(table)(path)
    if kind == "xlsx":  # openpyxl makes formulas and errors of such texts
        book = openpyxl.load_workbook(path)
        for cell in book.active["B"]:
            cell.data_type = "s"
        book.save(path)
    assert read_data(path).columns["svar"].tolist() == list(ODD)


@pytest.mark.parametrize("answer", ODD)
@pytest.mark.parametrize("separator", [";", ","])
def test_each_such_answer_alone_stays_text(answer: str, separator: str, tmp_path: Path) -> None:
    csv([["id", "svar"], ["s1", answer], ["s2", "x"], ["s3", answer]], separator)(tmp_path / "svar.csv")
    assert read_data(tmp_path / "svar.csv").columns["svar"].tolist() == [answer, "x", answer]


def text_of(table: Table, **options: str) -> bytes:
    return csv_text(table, **options).encode()


BOM = b"\xef\xbb\xbf"
REVERSED = [row[::-1] for row in RESPONDENTS]
EXTRA = [[*row, "NA", "1,5", ""] for row in RESPONDENTS]
EXTRA[0] = [*RESPONDENTS[0], "notat", "beløp", "tom"]
ALIASES = [(0, "fylke", "3"), (1, "fylke", "MØRE OG ROMSDAL"), (2, "fylke", "46 Vestland"),
           (3, "fylke", "Tromssa"), (4, "fylke", "Finnmark fylke"), (5, "fylke", "0301")]  # fmt: skip
FINE: dict[str, tuple[str, Write]] = {
    "as it stands": ("csv", csv(RESPONDENTS)),
    "decimal comma": ("csv", csv(RESPONDENTS, decimal=",")),
    "decimal comma, quoted": ("csv", csv(RESPONDENTS, ",", ",")),
    "byte order mark": ("csv", raw(BOM + text_of(RESPONDENTS))),
    "Windows-1252": ("csv", csv(changed(RESPONDENTS, (1, "fylke", "Møre og Romsdal")), encoding="cp1252")),
    "UTF-16": ("csv", csv(RESPONDENTS, encoding="utf-16")),
    "sep line": ("csv", raw(b"sep=;\r\n" + text_of(RESPONDENTS, newline="\r\n"))),
    "sep line with a mark": ("csv", raw(BOM + b"sep=,\r\n" + text_of(RESPONDENTS, separator=","))),
    "old Mac lines": ("csv", raw(text_of(RESPONDENTS, newline="\r"))),
    "blank lines": ("csv", raw(b"\n" + text_of(RESPONDENTS).replace(b"\n", b"\n\n"))),
    "no last line break": ("csv", raw(text_of(RESPONDENTS).rstrip())),
    "an empty last row": ("csv", raw(text_of(RESPONDENTS) + b";;;;;;;;;\n")),
    "spaces in the header": ("csv", raw(text_of(RESPONDENTS).replace(b";fylke;", b"; fylke ;"))),
    "every cell quoted": ("csv", raw(b"\n".join(b";".join(b'"%s"' % c for c in line.split(b";"))
                                                for line in text_of(RESPONDENTS).split(b"\n")[:-1]))),
    "columns in another order": ("csv", csv(REVERSED)),
    "columns without a use": ("csv", csv(EXTRA)),
    "weights from pandas": ("csv", csv(changed(RESPONDENTS, (2, "vekt", "1.0"), (5, "vekt", "1.0")))),
    "names of counties": ("csv", csv(changed(RESPONDENTS, *ALIASES))),
    "names of counties in a workbook": ("xlsx", xlsx(changed(RESPONDENTS, *ALIASES))),
    "spaces around counties": ("csv", csv(changed(RESPONDENTS, (0, "fylke", " 03 "), (3, "fylke",
        "Troms\xa0")))),
    "decomposed letters": ("csv", csv(changed(RESPONDENTS, (1, "fylke", "Møre og Romsdal"), (5, "fylke",
                                                                                           "OSLO")))),
    "a workbook": ("xlsx", xlsx(RESPONDENTS)),
    "a workbook with an empty sheet": ("xlsx", xlsx(RESPONDENTS,
        lambda s: s.parent.create_sheet("Tom") and None)),
    "SPSS": ("sav", sav(RESPONDENTS)),
    "SPSS, user-missing that the codebook names": ("sav", sav(changed(RESPONDENTS, (4, "fornoyd", "99")))),
    "Parquet": ("parquet", parquet(RESPONDENTS)),
}  # fmt: skip
# County, question -> how many answered, and the weight of those who hold each option.
TRUTH = {
    ("03", "fornoyd"): (2, [2.5, 0, 0]),
    ("15", "fornoyd"): (1, [0, 0.5, 0]),
    ("46", "fornoyd"): (1, [0, 0, 1]),
    ("55", "fornoyd"): (1, [2.25, 0, 0]),
    ("56", "fornoyd"): (0, [0, 0, 0]),
    ("03", "bruk"): (2, [2.5, 0, 1]),
    ("15", "bruk"): (1, [0, 0.5, 0]),
    ("46", "bruk"): (1, [1, 1, 0]),
    ("55", "bruk"): (1, [0, 0, 2.25]),
    ("56", "bruk"): (1, [0, 0, 0]),
    ("03", "sak"): (2, [2.5, 2.5]),
    ("15", "sak"): (1, [0.5, 0]),
    ("46", "sak"): (1, [0, 1]),
    ("55", "sak"): (1, [0, 0]),
    ("56", "sak"): (0, [0, 0]),
}


@pytest.mark.parametrize("name", FINE)
def test_a_sound_file_however_it_is_written_gives_the_same_figures(name: str, tmp_path: Path) -> None:
    kind, write = FINE[name]
    (tmp_path / "codebook.yaml").write_text(
        respondents_book(f"svar.{kind}", 'missing: ["99"]'), encoding="utf-8"
    )
    write(tmp_path / f"svar.{kind}")
    assert check(Request(survey=str(tmp_path))) == ()
    survey = read_survey(tmp_path, "nb")
    assert survey.respondents is not None
    found: dict[tuple[str, str], tuple[int, list[float]]] = {}
    for question in survey.questions.values():
        counted: Counter[str] = Counter()
        held = {code: [0.0] * len(question.options) for code, _ in TRUTH}
        for part, tallies in survey.respondents.tabulator.tallies(question, None).items():
            counted[part.code[:2]] += tallies[0].base
            for row, tally in enumerate(tallies):
                held[part.code[:2]][row] += tally.wx / (WEIGHT_UNIT * SCORE_UNIT)
        found |= {(code, question.id): (counted[code], shares) for code, shares in held.items()}
    assert found == TRUTH


WIDE_SHARES = changed(
    WIDE,
    *((row, name, str(Decimal(cell) / 100)) for row in range(5) for name in WIDE[0][2:]
      if (cell := WIDE[row + 1][WIDE[0].index(name)]) not in (":", ".")),
)  # fmt: skip
SIGNED = [
    WIDE[0],
    *(
        [cell if at < 2 or cell in (":", ".") else f"{cell} %" for at, cell in enumerate(row)]
        for row in WIDE[1:]
    ),
]


def formatted(sheet: Worksheet) -> None:
    """Shares in per cent format, as a spreadsheet shows «61,5 %»."""
    for row in sheet.iter_rows(min_row=2, min_col=3):
        for cell in row:
            if isinstance(cell.value, float | int):
                cell.number_format = "0.0 %"


def long_of(wide: Table) -> Table:
    """The wide table, one figure a row."""
    return [
        LONG[0],
        *([*row[:2], name, cell, "published"] for row in wide[1:]
          for name, cell in zip(wide[0][2:], row[2:], strict=True)),
    ]  # fmt: skip


RENAMED = [["question_id", "option_id", "NORGE", "55", "46 Vestland", "3"], *WIDE[1:]]
TABLES: dict[str, tuple[str, Write, str]] = {
    "wide": ("csv", csv(WIDE), ""),
    "wide, decimal comma": ("csv", raw(csv_text(WIDE).replace(".5", ",5").encode()), ""),
    "wide, commas": ("csv", csv(WIDE, ","), ""),
    "wide, UTF-16": ("csv", csv(WIDE, encoding="utf-16"), ""),
    "wide, sep line": ("csv", raw(b"sep=;\r\n" + csv_text(WIDE, newline="\r\n").encode()), ""),
    "wide, a workbook": ("xlsx", xlsx(WIDE), ""),
    "wide, a sheet of several": ("xlsx", xlsx(WIDE, lambda s: s.parent.create_sheet("Gammel").append([1])),
                                 "sheet: Svar"),
    "wide, Parquet": ("parquet", parquet(WIDE), ""),
    "wide, other names of regions": ("csv", csv(RENAMED), ""),
    "wide, columns in another order": ("csv", csv([row[::-1] for row in WIDE]), ""),
    "wide, shares": ("csv", csv(WIDE_SHARES), "unit: share"),
    "wide, shares with commas": ("csv", raw(csv_text(WIDE_SHARES).replace("0.", "0,").encode()),
        "unit: share"),
    "wide, shares in a workbook": ("xlsx", xlsx(WIDE_SHARES), "unit: share"),
    "wide, per cent signs": ("csv", csv(SIGNED), ""),
    "wide, per cent signs and commas": ("csv", raw(csv_text(SIGNED).replace(".5", ",5").encode()), ""),
    "wide, per cent signs after hard spaces": ("csv", raw(csv_text(SIGNED).replace(" %", "\xa0%").encode()),
        ""),
    "wide, per cent format": ("xlsx", xlsx(WIDE_SHARES, formatted), ""),
    "wide, per cent format and shares": ("xlsx", xlsx(WIDE_SHARES, formatted), "unit: share"),
    "long": ("csv", csv(long_of(WIDE)), ""),
    "long, columns nobody reads": ("csv", csv([[*row, "NA"] for row in long_of(WIDE)[:1]] +
                                              [[*row, "="] for row in long_of(WIDE)[1:]]), ""),
    "long, tabs and commas": ("tsv", csv(long_of(WIDE), "\t", ","), ""),
    "long, a workbook": ("xlsx", xlsx(long_of(WIDE)), ""),
    "long, Parquet": ("parquet", parquet(long_of(WIDE)), ""),
    "long, per cent signs": ("csv", csv(long_of(SIGNED)), ""),
    "long, spaces around names": ("csv", csv([[f" {cell} " for cell in row] for row in long_of(WIDE)]), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_sound_table_however_it_is_written_gives_the_same_figures(name: str, tmp_path: Path) -> None:
    kind, write, more = TABLES[name]
    (tmp_path / "codebook.yaml").write_text(published_book(f"svar.{kind}", more), encoding="utf-8")
    write(tmp_path / f"svar.{kind}")
    assert check(Request(survey=str(tmp_path))) == ()
    assert figures(tmp_path, "fornoyd", "bruk") == {
        ("fornoyd", "godt"): [61.5, 58, 60, 55],
        ("fornoyd", "lite"): [28.5, 32, 30, 35],
        ("fornoyd", "annet"): [10, 10, 10, 10],
        ("bruk", "a"): [74, Status.SUPPRESSED, Status.MISSING, 71],
        ("bruk", "b"): [44.5, 41, 40, 47],
        ("bruk", "c"): [Status.MISSING] * 4,
    }


def figures(folder: Path, *questions: str) -> dict[tuple[str, str], list[float | Status]]:
    """Per cents, or why there is none, for the nation and three counties."""
    survey = read_survey(folder, "nb")
    assert survey.published is not None
    groups = (
        Group("Norge", survey.division.nation_codes, GroupRole.NATION),
        *(Group(name, survey.division.region(name).codes) for name in ("Troms", "Vestland", "Oslo")),
    )
    return {
        (id, option.id): [cell.status if cell.share is None else round(cell.share * 100, 9) for cell in row]
        for id in questions
        for option, row in zip(survey.questions[id].options,
                               survey.published.crosstab(survey.questions[id], groups).cells, strict=True)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "status"),
    [("", Status.MISSING), (".", Status.MISSING), ("..", Status.MISSING), ("-", Status.MISSING),
     ("–", Status.MISSING), (" - ", Status.MISSING), (":", Status.SUPPRESSED)],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_a_missing_mark_is_never_nought(mark: str, status: Status, kind: str, tmp_path: Path) -> None:
    table = changed(WIDE, (3, "Oslo", mark), (4, "Troms", "0"))
    (tmp_path / "codebook.yaml").write_text(published_book(f"svar.{kind}"), encoding="utf-8")
    written("csv," if kind == "csv" else kind, table)(tmp_path / f"svar.{kind}")
    found = figures(tmp_path, "bruk")
    assert found["bruk", "a"][3] is status and found["bruk", "b"][1] == 0


@pytest.mark.parametrize(
    "cells",
    [["0.4", "0.3", "0.5", "0.2"], ["0.1", "40", "0.9", "38"], ["0", "0", "0", "0"], ["1", "2", "0.9", "60"]],
)
def test_true_figures_below_one_stand(cells: list[str], tmp_path: Path) -> None:
    table = changed(WIDE, *((4, name, cell) for name, cell in zip(WIDE[0][2:], cells, strict=True)))
    (tmp_path / "codebook.yaml").write_text(published_book("svar.csv"), encoding="utf-8")
    csv(table, ",")(tmp_path / "svar.csv")
    assert figures(tmp_path, "bruk")["bruk", "b"] == [float(cell) for cell in cells]
