"""Templates that would harm whoever opens them, or that lack a placeholder: refused by their own code."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.errors import DeckgenError
from deckgen.powerpoint.opening import MAX_BYTES, MAX_ENTRIES
from deckgen.powerpoint.template import read_template
from fuzz.zip_mutations import Parts, packed, read

KS = Path(__file__).parents[2] / "templates" / "ks.pptx"
LAYOUT = "ppt/slideLayouts/slideLayout1.xml"


def many(parts: Parts) -> Parts:
    return parts | {f"x/{number}.bin": b"" for number in range(MAX_ENTRIES)}


def swollen(parts: Parts) -> Parts:
    return parts | {"x/nothing.bin": bytes(10_000_000)}


def typed(parts: Parts) -> Parts:
    return parts | {LAYOUT: parts[LAYOUT].replace(b"<p:sldLayout", b"<!DOCTYPE x []><p:sldLayout", 1)}


def outside(parts: Parts) -> Parts:
    return parts | {"../../x.xml": b"<x/>"}


@pytest.mark.parametrize(
    ("change", "limit"), [(many, "entries"), (swollen, "ratio"), (typed, "dtd"), (outside, "name")]
)
def test_what_could_do_harm_is_refused(change: Callable[[Parts], Parts], limit: str, tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    path.write_bytes(packed(change(read(KS.read_bytes()))))
    with pytest.raises(DeckgenError) as caught:
        read_template(path)
    assert {(p.code, str(p.facts["limit"]), p.place.file) for p in caught.value.problems} == {
        ("T301", limit, str(path))
    }
    assert caught.value.exit_code == 4 and not (tmp_path.parent / "x.xml").exists()


def test_a_file_that_says_it_is_huge_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    path.write_bytes(KS.read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("x.bin", b"x")
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (MAX_BYTES + 1).to_bytes(4, "little")  # the size that it states
    path.write_bytes(data)
    with pytest.raises(DeckgenError) as caught:
        read_template(path)
    assert ("T301", "bytes") in {(p.code, str(p.facts["limit"])) for p in caught.value.problems}


def test_the_template_itself_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "mal.pptx"
    path.write_bytes(packed(read(KS.read_bytes())))
    assert read_template(path).layouts


def test_a_placeholder_that_is_gone_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    parts = read(KS.read_bytes())
    name, xml = LAYOUT, parts[LAYOUT]
    parts[name] = xml.replace(b'name="Undertittel"', b'name="Undertitel"')
    path = tmp_path / "mal.pptx"
    path.write_bytes(packed(parts))
    with pytest.raises(DeckgenError) as caught:
        read_template(path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["placeholder"], problem.facts["near"]) == (
        "T316",
        "Undertittel",
        "Undertitel",
    )
