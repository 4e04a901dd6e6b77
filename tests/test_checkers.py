"""The checkers themselves: each says what it should of a deck that is not sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers import Office, complaints
from finished.built import built, needs_office
from fuzz.zip_mutations import packed, read


def test_libreoffice_tells_which_of_many_decks_it_does_not_open() -> None:
    needs_office()
    content = built("Troms").read_bytes()
    parts = read(content)
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"].replace(b"<p:sld ", b'<p:sld show="0" ')
    office = Office()
    office.add("a", "the sound one", content)
    office.add("b", "the one with a slide hidden", packed(parts))
    office.add("c", "the one that is none", b"PK")
    with pytest.raises(AssertionError) as fault:
        office.open_all()
    said = str(fault.value)
    assert "a slide hidden" in said and "that is none" in said and "the sound one" not in said
    assert not office.waiting


def test_every_checker_has_its_say(tmp_path: Path) -> None:
    parts = read(built("Troms").read_bytes())
    name = "ppt/slides/slide2.xml"
    parts[name] = parts[name].replace(b"<a:bodyPr/>", b'<a:bodyPr anchor="middle"/>', 1)
    (tmp_path / "d.pptx").write_bytes(packed(parts))
    assert {"L726", "schema", "audit"} <= {found[0] for found in complaints(tmp_path / "d.pptx")}
    assert complaints(built("Troms")) == []
