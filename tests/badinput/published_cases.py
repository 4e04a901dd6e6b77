"""Published tables with one thing wrong, long and wide."""

from __future__ import annotations

from badinput.case import Case, cases, one
from badinput.packs import LONG, WIDE, Table, changed, column_of, csv_text, raw, renamed, without

KINDS = "csv; csv, utf-16 xlsx parquet"
TWO = "csv; xlsx"
SHARES = changed(WIDE, *((row, name, f"{float(WIDE[row + 1][2 + at]) / 100:.4g}")
                         for row in range(5) for at, name in enumerate(WIDE[0][2:])
                         if WIDE[row + 1][2 + at] not in (":", ".")))  # fmt: skip


def long(id: str, row: int, table: Table, code: str, at: int, column: str, *values: str, kinds: str = TWO,
         more: str = "") -> list[Case]:  # fmt: skip
    """A long table with one fault, as files of several kinds."""
    found = cases(f"long: {id}", row, table, ((code, at, column),), *values, kinds=kinds, published=True,
                  more=more)  # fmt: skip
    return found


def wide(id: str, row: int, table: Table, code: str, at: int, column: str, *values: str, kinds: str = TWO,
         more: str = "") -> list[Case]:  # fmt: skip
    """A wide table with one fault, as files of several kinds."""
    found = cases(f"wide: {id}", row, table, ((code, at, column),), *values, kinds=kinds, published=True,
                  more=more)  # fmt: skip
    return found


def value(row: int, text: str) -> Table:
    return changed(LONG, (row, "value", text))


def figure(row: int, column: str, text: str) -> Table:
    return changed(WIDE, (row, column, text))


UNITS: list[Case] = [
    *long("all are shares", 6, column_of(LONG, "value", ["0.615", "0.285", "0.1", "0.58", "0.32", "0.1",
        "0.74"]),
          "D120", 0, "value", "0.615", "share", "percent", kinds="csv, xlsx parquet"),
    *wide("all are shares", 6, SHARES, "D120", 0, "Norge", "0.615", "share", kinds="csv, xlsx parquet"),
    *wide("none are shares", 6, WIDE, "D120", 0, "Norge", "61.5", "share", more="unit: share",
          kinds="csv, xlsx parquet"),
    *wide("one is no share", 6, changed(SHARES, (3, "Oslo", "71")), "D120", 3, "Oslo", "71",
          more="unit: share"),
    *long("one per cent sign", 6, value(3, "58 %"), "D121", 3, "value", "58 %"),
    *long("one without a sign", 6, column_of(LONG, "value", ["61 %", "29 %", "10 %", "0.58", "32 %", "10 %",
        "74 %"]),
          "D121", 3, "value", "0.58", kinds="csv, xlsx"),
    *wide("one without a sign", 6, changed(WIDE, *((row, name, f"{WIDE[row + 1][2 + at]} %")
          for row in range(3) for at, name in enumerate(WIDE[0][2:])), (3, "Norge", "0.74"), (3, "Oslo", ""),
          *((4, name, "") for name in WIDE[0][2:])), "D121", 3, "Norge", "0.74", kinds="csv, tsv"),
    *wide("a column of shares", 6, changed(WIDE, (0, "Oslo", "0.55"), (1, "Oslo", "0.35"), (2, "Oslo", "0.1"),
          (3, "Oslo", "0.71"), (4, "Oslo", "0.47")), "D121", 0, "Oslo", "0.55", kinds="csv, xlsx parquet"),
    *wide("one share among its neighbours", 6, figure(4, "Oslo", "0.47"), "D121", 4, "Oslo", "0.47",
          kinds="csv, xlsx"),
    *wide("signs where shares are said", 6, changed(SHARES, *((row, name, "50 %") for row in (0, 1, 2, 3, 4)
          for name in WIDE[0][2:])), "D120", 0, "Norge", "50 %", more="unit: share"),
]  # fmt: skip

SUMS: list[Case] = [
    *long("the sum is 97", 7, value(3, "55"), "D122", 3, "value", "97", "Troms", "fornoyd", kinds=KINDS),
    *long("the sum is 102.5", 7, value(3, "60.5"), "D122", 3, "value", "102.5", kinds="csv, xlsx"),
    *wide("the sum is 90", 7, figure(2, "Oslo", "0"), "D122", 0, "Oslo", "90", "Oslo", kinds=KINDS),
    *wide("the sum of shares is 1.1", 7, changed(SHARES, (0, "Oslo", "0.65")), "D122", 0, "Oslo", "110",
          more="unit: share", kinds="csv, xlsx"),
]  # fmt: skip

FIGURES: list[Case] = [
    *[case for text in ("NA", "n/a", "nan", "x", "ca. 40", "61 prosent", "5 av 8", "*", "1.234,5", "6l.5",
        "%",
                        "58a", "=1+1")
      for case in long(f"«{text}» for a figure", 8, value(6, text), "D123", 6, "value", text,
          kinds="csv, xlsx"
                       if text != "=1+1" else "csv,")],
    *wide("«NULL» for a figure", 8, figure(3, "Norge", "NULL"), "D123", 3, "Norge", "NULL", kinds=KINDS),
    *[case for text in ("inf", "-1", "100.1", "1e9", "1e999", "12 345", "-0.5", "∞")
      for case in long(f"«{text}» for a figure", 9, value(6, text), "D124", 6, "value", kinds="csv, xlsx")],
    *wide("a figure below nought", 9, figure(3, "Norge", "-74"), "D124", 3, "Norge", "-74", kinds=KINDS),
    *wide("a figure beyond 100", 9, figure(3, "Norge", "740"), "D124", 3, "Norge", "740", kinds=KINDS),
    *wide("a decimal mark of its own", 2, changed(WIDE, (0, "Norge", "61,5"), (3, "Norge", "x")), "D102", 0,
        "Norge",
          "61,5", kinds="")
]  # fmt: skip

WORDS: list[Case] = [
    *long("a row twice", 11, [*LONG, LONG[4]], "D132", 8, "value", "fornoyd godt Troms", kinds=KINDS),
    *long("a row twice under two names", 11, [*LONG, ["fornoyd", "godt", "55", "9", "published"]], "D132", 8,
          "value", "fornoyd godt 55"),
    *wide("a row twice", 11, [*WIDE, WIDE[4]], "D132", 5, "Norge", "bruk a", kinds="csv, xlsx"),
    *wide("a region twice under two names", 11, renamed(WIDE, "Oslo", "TROMS FYLKE"), "D132", -1,
        "TROMS FYLKE",
          "TROMS FYLKE"),
    *wide("a region twice", 4, renamed(WIDE, "Oslo", "Troms"), "D104", -1, "Troms", "Troms", kinds="csv;"),
    *long("a question unknown", 15, changed(LONG, (6, "question_id", "burk")), "D151", 6, "question_id",
        "burk",
          "bruk", kinds=KINDS),
    *long("an option unknown", 15, changed(LONG, (6, "option_id", "q")), "D151", 6, "option_id", "q"),
    *long("a status unknown", 15, changed(LONG, (6, "status", "guessed")), "D151", 6, "status", "guessed"),
    *wide("a question unknown", 15, changed(WIDE, (3, "question_id", "burk")), "D151", 3, "question_id",
        "burk"),
    *wide("an option unknown", 15, changed(WIDE, (3, "option_id", "aa")), "D151", 3, "option_id", "aa"),
    *long("a region misspelt", 12, changed(LONG, (7, "region", "Vetsland")), "D140", 7, "region", "Vetsland",
          "Vestland", kinds=KINDS),
    *long("another country", 12, changed(LONG, (7, "region", "Danmark")), "D140", 7, "region", "Danmark"),
    *wide("a region misspelt", 12, renamed(WIDE, "Vestland", "Vetsland"), "D140", -1, "Vetsland", "Vetsland",
          "Vestland", kinds="csv; xlsx"),
    *wide("a column that is no region", 12, renamed(WIDE, "Vestland", "merknad"), "D140", -1, "merknad",
          "merknad"),
    *long("a county of 2020", 13, changed(LONG, (7, "region", "Viken")), "D141", 7, "region", "Viken", "2024",
          kinds=KINDS),
    *long("a county of 2017 by number", 13, changed(LONG, (7, "region", "12")), "D141", 7, "region", "12"),
    *wide("a county of 2017", 13, renamed(WIDE, "Vestland", "Hordaland"), "D141", -1, "Hordaland",
        "Hordaland"),
    *long("number and name apart", 13, changed(LONG, (7, "region", "46 Oslo")), "D142", 7, "region",
        "46 Oslo"),
    *wide("number and name apart", 13, renamed(WIDE, "Oslo", "46 Oslo"), "D142", -1, "46 Oslo", "46 Oslo"),
    *long("a column missing", 4, without(LONG, "status"), "D104", -1, "status", "status"),
    *long("a column misspelt", 4, renamed(LONG, "status", "staus"), "D104", -1, "status", "staus"),
    *long("a column in another case", 4, renamed(LONG, "value", "VALUE"), "D104", -1, "value", "VALUE"),
    *wide("a column missing", 4, without(WIDE, "option_id"), "D104", -1, "option_id", "option_id"),
]  # fmt: skip

TEXT = csv_text(LONG, ",")
FILES: list[Case] = [
    one("table: two decimal marks", 2, raw(TEXT.replace("28.5", '"28,5"').encode()), (("D102", 3, ""),),
        "28,5", published=True),
    one("table: two decimal marks in two columns", 2, raw(
        b"question_id;option_id;Norge;Troms\nfornoyd;godt;61,5;58.5\nfornoyd;lite;28,5;:\nbruk;a;74,5;.\n"),
        (("D102", 2, ""),), "58.5", published=True),
    one("table: a field too few", 3, raw(TEXT.replace(",74,published", ",74").encode()), (("D103", 8, ""),),
        "4", "5", published=True),
    one("table: a decimal comma unquoted", 3, raw(TEXT.replace("61.5", "61,5").encode()), (("D103", 2, ""),),
        "6", "5", published=True),
    one("table: a quote never closed", 3, raw(TEXT.replace("bruk,a,Norge", 'bruk,"a,Norge').encode()),
        (("D106", 8, ""),), published=True),
    one("table: wrong letters", 1, raw(TEXT.replace("bruk,a,Troms", "bruk,a,TrÃ¸ndelag").encode()),
        (("D101", 9, ""),), "TrÃ¸ndelag", published=True),
    one("table: header only", 32, raw(TEXT.splitlines()[0].encode()), (("D105", None, ""),), published=True),
    one("table: no bytes", 32, raw(b""), (("D105", None, ""),), published=True),
    one("table: no regions", 32, raw(b"question_id;option_id\nbruk;a\n"),
        (("D104", 1, ""), ("D104", 1, ""), ("D104", 1, "")), "region", published=True),
    one("table: too many rows", 17, raw(TEXT.encode()), (("D160", None, ""),), "8", "3", published=True,
        max_rows=3),
]  # fmt: skip
CASES = UNITS + SUMS + FIGURES + WORDS + FILES
