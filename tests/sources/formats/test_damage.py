"""A data file that is locked is told apart from one that is damaged, in the user's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.messages import sentence
from deckgen.reasons import Reason
from sources.formats import files
from sources.formats.test_refusals import OLE, found, packed, problems_of

WRITERS = {
    "xlsx": files.write_xlsx,
    "sav": files.write_sav,
    "dta": files.write_dta,
    "parquet": files.write_parquet,
}
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
MANIFEST = b'<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'


def test_a_password_is_told_apart_from_damage(tmp_path: Path) -> None:
    for name in ("svar.xlsx", "svar.ods", "svar.xls"):
        (tmp_path / name).write_bytes(LOCKED)
        assert [code for code, _, _ in found(tmp_path / name)] == ["D116"], name
    entries = {"content.xml": b"\1\2\3", "META-INF/manifest.xml": MANIFEST}
    assert [code for code, _, _ in found(packed(tmp_path / "b.ods", entries))] == ["D116"]
    (tmp_path / "b.sav").write_bytes(b"\x1c" + bytes(7) + b"ENCRYPTEDSAV\x15" + bytes(600))
    assert [code for code, _, _ in found(tmp_path / "b.sav")] == ["D116"]


@pytest.mark.parametrize(
    ("data", "en"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "Word document"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel workbook"),
        (b"PK\x03\x04", "the end of the file is missing"),
        (b"a letter", "no Office file"),
    ],
)
def test_a_damaged_workbook_is_not_said_to_have_a_password(data: bytes, en: str, tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    path.write_bytes(data)
    (problem,) = problems_of(path)
    assert "pass" not in sentence(problem, "nb") + sentence(problem, "en")
    assert problem.code == "D115" and en in sentence(problem, "en")


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "sav", "zsav", "por", "dta", "parquet"])
def test_what_a_library_says_of_damage_is_told_in_the_users_language(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"svar.{suffix}"
    contents = [b"", b"id;a\n1;2\n", b"PK\x03\x04", OLE, b"PAR1" * 9]
    if (write := WRITERS.get(suffix)) is not None:
        write(path)
        contents += [path.read_bytes()[: path.stat().st_size * part // 10] for part in (2, 5, 9)]
    for content in contents:
        path.write_bytes(content)
        (problem,) = problems_of(path)
        assert isinstance(problem.facts["reason"], Reason), problem.facts
        assert problem.facts["reason"].key not in ("", "reason_other"), problem.facts
