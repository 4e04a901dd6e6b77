"""Respondent files with one thing wrong, in every kind of file that can have it."""

from __future__ import annotations

from badinput.case import Case, cases, one
from badinput.packs import RESPONDENTS as SOUND
from badinput.packs import Table, changed, column_of, csv_text, raw, renamed, without

ALL = "csv; csv, tsv utf-16 xlsx sav dta parquet"
TYPED = "csv; xlsx sav parquet"


def cell(row: int, column: str, value: str) -> Table:
    return changed(SOUND, (row, column, value))


CELLS: list[Case] = [
    *cases("weight below nought", 10, cell(1, "vekt", "-1"), (("D130", 1, "vekt"),), "-1", kinds=ALL),
    *cases("weight of words", 10, cell(2, "vekt", "mye"), (("D130", 2, "vekt"),), "mye", kinds=TYPED),
    *cases("weight missing", 10, cell(2, "vekt", ""), (("D130", 2, "vekt"),), "vekt", kinds=ALL),
    *cases("weight NaN", 10, cell(2, "vekt", "NaN"), (("D130", 2, "vekt"),), kinds="csv; sav parquet"),
    *cases("weight inf", 10, cell(2, "vekt", "inf"), (("D130", 2, "vekt"),), "inf", kinds="csv; parquet"),
    *cases("weight huge", 10, cell(0, "vekt", "15000000"), (("D130", 0, "vekt"),), "15000000", kinds=TYPED),
    *cases("id twice", 11, cell(4, "id", "s2"), (("D132", 4, "id"),), "s2", kinds=ALL),
    *cases("id missing", 11, cell(3, "id", ""), (("D132", 3, "id"),), kinds=TYPED),
    *cases("row twice", 11, [*SOUND, SOUND[3]], (("D132", 6, "id"),), "s3", kinds=TYPED),
    *cases("county unknown", 12, cell(1, "fylke", "99"), (("D140", 1, "fylke"),), "99", kinds=ALL),
    *cases("county misspelt", 12, cell(1, "fylke", "Vetsland"), (("D140", 1, "fylke"),), "Vetsland",
           "Vestland", kinds=TYPED),
    *cases("county blank", 32, cell(1, "fylke", ""), (("D140", 1, "fylke"),), "fylke", kinds=TYPED),
    *cases("county of 2020 by name", 13, cell(2, "fylke", "Viken"), (("D141", 2, "fylke"),), "Viken",
           "2024", kinds=ALL),
    *cases("county of 2020 by number", 13, cell(2, "fylke", "30"), (("D141", 2, "fylke"),), "30",
        kinds=TYPED),
    *cases("county of 2017", 13, cell(2, "fylke", "Hordaland"), (("D141", 2, "fylke"),), "Hordaland"),
    *cases("union of counties", 13, cell(0, "fylke", "Troms og Finnmark"), (("D141", 0, "fylke"),),
           "Troms og Finnmark"),
    *cases("number and name apart", 13, cell(2, "fylke", "15 Vestland"), (("D142", 2, "fylke"),),
           "15 Vestland", "Møre og Romsdal", kinds="csv; cp1252 xlsx sav parquet"),
    *cases("answer unknown", 15, cell(0, "fornoyd", "gdot"), (("D151", 0, "fornoyd"),), "gdot", "godt",
           kinds=ALL),
    *cases("answer in another case", 15, cell(0, "fornoyd", "GODT"), (("D151", 0, "fornoyd"),), "GODT",
        "godt"),
    *cases("answer with a space after it", 15, cell(0, "fornoyd", "godt "), (("D151", 0, "fornoyd"),),
        "godt "),
    *cases("two unknown answers", 15, changed(SOUND, (0, "fornoyd", "99"), (1, "fornoyd", "88"),
           (3, "fornoyd", "99")), (("D151", 0, "fornoyd"), ("D151", 1, "fornoyd")), kinds=TYPED),
    *cases("tick unknown", 15, cell(5, "bruk.a", "x"), (("D151", 5, "bruk.a"),), "x", kinds=TYPED),
    *cases("item unknown", 15, cell(5, "sak.y", "kanskje"), (("D151", 5, "sak.y"),), "kanskje", kinds=TYPED),
    *cases("value of a cut unknown", 15, cell(5, "alder", "gammel"), (("D151", 5, "alder"),), "gammel"),
    *cases("more answers than allowed", 15, cell(2, "bruk.c", "1"), (("D153", 2, ""),), "bruk",
           kinds="csv; sav parquet"),
    *cases("user-missing that the codebook doesn't name", 16, cell(4, "fornoyd", "99"),
           (("D151", 4, "fornoyd"),), "99", kinds="sav dta"),
    *cases("no county in any row", 32, column_of(SOUND, "fylke", [""] * 6), (("D143", -1, "fylke"),), "fylke",
           kinds="csv; xlsx sav parquet"),
    *cases("weights as text", 16, column_of(SOUND, "vekt", ["1,5", "en", "1", "2", "1", "1"]),
           (("D130", 1, "vekt"),), "en", kinds="sav dta parquet"),
    *cases("column missing", 4, without(SOUND, "vekt"), (("D104", -1, "vekt"),), "vekt",
           kinds="csv; xlsx sav dta parquet"),
    *cases("two columns missing", 4, without(without(SOUND, "vekt"), "fornoyd"),
           (("D104", -1, "vekt"), ("D104", -1, "fornoyd")), kinds="csv; xlsx"),
    *cases("column in another case", 4, renamed(SOUND, "fylke", "FYLKE"), (("D104", -1, "fylke"),),
           "fylke", "FYLKE", kinds=TYPED),
    *cases("column misspelt", 4, renamed(SOUND, "fornoyd", "fornyod"), (("D104", -1, "fornoyd"),),
           "fornoyd", "fornyod"),
    *cases("column doubled", 4, renamed(SOUND, "sak.y", "sak.x"), (("D104", -1, "sak.x"),), "sak.x",
           kinds="csv;"),
    *cases("column without a name", 4, renamed(SOUND, "sak.y", ""), (("D104", -1, ""),), "J", kinds="csv;"),
]  # fmt: skip

TEXT = csv_text(SOUND)


def text(id: str, row: int, old: str, new: str, code: str, line: int | None, *values: str) -> Case:
    """The sound CSV with a piece of its text exchanged, as Windows wrote it where it can't be UTF-8."""
    assert old in TEXT
    return one(id, row, raw(TEXT.replace(old, new, 1).encode()), ((code, line, ""),), *values)


FILES: list[Case] = [
    text("UTF-8 read as Latin-1", 1, "Oslo", "MÃ¸re og Romsdal", "D101", 7, "MÃ¸re"),
    text("a lost letter", 1, "Oslo", "M\ufffdre", "D101", 7, "M\ufffdre"),
    text("a NUL", 1, "Oslo", "Os\0lo", "D101", 7),
    one("letters of an old Mac", 1, raw(TEXT.replace("Oslo", "Møre").encode("mac_roman")),
        (("D101", 7, ""),), "M¿re"),
    one("letters of DOS", 1, raw(TEXT.replace("Oslo", "Møre").encode("cp865")), (("D101", 7, ""),), "M›re"),
    one("UTF-16 without its mark", 1, raw(TEXT.encode("utf-16-le")), (("D101", 1, ""),)),
    one("a byte that no encoding knows", 1, raw(TEXT.encode().replace(b"Oslo", b"Os\x8dlo")),
        (("D101", 7, ""),)),
    one("half a letter of UTF-16", 1, raw(TEXT.encode("utf-16") + b"\0"), (("D101", 8, ""),)),
    text("two decimal marks", 2, "0.5", "0,5", "D102", 3, "0,5"),
    text("a field too many", 3, "ung;godt", "ung;ung;godt", "D103", 2, "11", "10"),
    text("a field too few", 3, ";ja;nei", ";ja", "D103", 3, "9"),
    text("a field too many in the first row alone", 3, ";ja;ja\ns2", ";ja;ja;\ns2", "D103", 2, "11"),
    text("a quote never closed", 3, "s4", '"s4', "D106", 5),
    text("text after a quote", 3, "s4;", '"s4"x;', "D106", 5),
    text("the separator unquoted in a text", 3, "annet", "an;net", "D103", 4, "11"),
    one("another separator in one row", 3, raw(TEXT.replace("s2;15;0.5;", "s2,15,0.5,").encode()),
        (("D103", 3, ""),), "7"),
    one("header only", 32, raw(TEXT.splitlines()[0].encode()), (("D105", None, ""),)),
    one("no bytes at all", 32, raw(b""), (("D105", None, ""),)),
    one("only a byte order mark", 32, raw(b"\xef\xbb\xbf"), (("D105", None, ""),)),
    one("only blank lines", 32, raw(b"\n \n\t\n"), (("D105", None, ""),)),
    one("header and blank rows", 32, raw((TEXT.splitlines()[0] + "\n;;;;;;;;;\n").encode()),
        (("D105", None, ""),)),
    one("a picture called csv", 1, raw(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1"), (("D101", 3, ""),)),
    one("a document", 5, raw(b"PK\3\4"), (("D115", None, ""),), ".docx", file="svar.docx"),
    one("more columns than there may be", 17,
        raw("".join(";".join(row) + "\n" for row in (
            [f"k{n}" for n in range(501)], ["1"] * 501)).encode()), (("D160", None, ""),), "501", "500"),
]  # fmt: skip
CASES = CELLS + FILES
