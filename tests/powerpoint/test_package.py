from __future__ import annotations

import gc
import time
import zipfile
from pathlib import Path
from random import Random

import pytest
from pptx import Presentation
from pptx.opc.package import Part

from deckgen.powerpoint.package import zipped
from deckgen.powerpoint.seal import _as_packed, is_untouched, read_custom, read_seal
from deckgen.powerpoint.writer import write, written
from powerpoint.build import KS, a_deck, a_slide, a_variant, drawing, parts_of, the_template

TEMPLATE = the_template()
DECK = a_deck(TEMPLATE)
OTHER = a_deck(TEMPLATE, a_slide(1, "bullets", TEMPLATE))


def a_saved_deck(folder: Path) -> Path:
    return write(DECK, TEMPLATE, drawing(), folder / "Troms.pptx")


def edited(path: Path) -> Path:
    presentation = Presentation(str(path))
    title = presentation.slides[0].shapes.title
    assert title is not None
    title.text_frame.text = "Min egen tittel"
    presentation.save(str(path))
    return path


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    first = a_saved_deck(tmp_path).read_bytes()
    time.sleep(0.01)
    assert written(DECK, TEMPLATE, drawing()) == first


def test_a_deck_that_is_written_is_out_of_memory_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        written(DECK, TEMPLATE, drawing())
        parts = [each for each in gc.get_objects() if isinstance(each, Part)]
        assert [
            part.partname for part in parts if part.partname.startswith(("/ppt/slides/", "/ppt/media/"))
        ] == []
    finally:
        gc.enable()


def test_the_zip_has_no_clock_and_one_order() -> None:
    parts = {"b.xml": b"<b/>", "_rels/.rels": b"<r/>", "a.png": b"x", "[Content_Types].xml": b"<t/>"}
    assert zipped(parts) == zipped(dict(reversed(parts.items())))


def test_every_part_has_fixed_times_and_the_content_types_come_first(tmp_path: Path) -> None:
    with zipfile.ZipFile(a_saved_deck(tmp_path)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_every_override_and_every_relationship_has_its_part(tmp_path: Path) -> None:
    parts = parts_of(a_saved_deck(tmp_path))
    types = parts["[Content_Types].xml"].decode()
    overrides = [piece.split('"')[0] for piece in types.split('PartName="/')[1:]]
    assert set(overrides) <= parts.keys() and len(set(overrides)) == len(overrides)
    for name in parts:
        assert name.rpartition(".")[2] in ("rels", "png", "svg") or name in {
            *overrides,
            "[Content_Types].xml",
        }


def test_a_deck_knows_whether_somebody_has_edited_it(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    assert is_untouched(path)
    assert not is_untouched(edited(path))
    assert not is_untouched(KS)
    assert not is_untouched(tmp_path / "nowhere.pptx")


def test_zipping_a_deck_anew_is_no_edit_but_a_changed_part_is(tmp_path: Path) -> None:
    path = a_saved_deck(tmp_path)
    assert is_untouched(a_variant(tmp_path / "same.pptx", source=path))
    changed = a_variant(
        tmp_path / "x.pptx", lambda _, text: text.replace("title på", "Tittel på"), source=path
    )
    assert not is_untouched(changed)


def test_further_properties_stand_beside_the_fingerprint(tmp_path: Path) -> None:
    path = write(DECK, TEMPLATE, drawing(), tmp_path / "d.pptx", provenance={"deckgen-data": "a<b & c"})
    properties = read_custom(parts_of(path)["docProps/custom.xml"])
    named = ["deckgen-fingerprint", "deckgen-packed", "deckgen-data", "deckgen-digests"]
    assert list(properties)[:4] == named
    assert all(name.startswith("deckgen-slide-") for name in list(properties)[4:])
    assert properties["deckgen-data"] == "a<b & c" and is_untouched(path)
    assert read_custom(b"<broken") == {}


def test_a_deck_as_it_was_packed_is_known_without_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_saved_deck(tmp_path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "again.pptx", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert is_untouched(tmp_path / "again.pptx")  # packed otherwise, the same parts
    assert read_seal(tmp_path / "again.pptx") == read_seal(path)
    monkeypatch.delattr(zipfile, "ZipFile")
    assert is_untouched(path)
    with pytest.raises(AttributeError):
        is_untouched(tmp_path / "again.pptx")


def test_no_byte_of_a_packed_deck_can_change_unseen(tmp_path: Path) -> None:
    whole, chance = a_saved_deck(tmp_path).read_bytes(), Random(7)
    assert _as_packed(whole) is not None
    custom = whole.rindex(b"PK\3\4")
    places = [*range(len(whole) - 150, len(whole)), *range(custom - 20, custom + 80)]
    for at in (*places, *(chance.randrange(len(whole)) for _ in range(300))):
        changed = whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
        assert _as_packed(changed) is None, at
    for other in (whole + b"x", whole[:-1], whole[1:], b"", whole[:30], whole[-22:]):
        assert _as_packed(other) is None
