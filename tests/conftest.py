"""Every deck that a test makes is held against the checkers, whatever the test is about.

In its own process, by any way into the writer: our own lint, the ECMA schemas and python-pptx; with
DECKGEN_ALL_CHECKERS, as in CI, openxml-audit and LibreOffice too, which take longer. A test whose
deck is meant to have a fault says so: `@pytest.mark.unsound("why", "L740")`, or with no codes where
it is not looked at, as with the thousands of the fuzz.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_SEEN: set[str] = set()
_ALL = "DECKGEN_ALL_CHECKERS" in os.environ


@pytest.fixture(autouse=True)
def every_deck_is_sound(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    from deckgen.powerpoint import package  # noqa: PLC0415

    made: dict[str, bytes] = {}
    pack = package.packed

    def packed(*deck: Any, **more: Any) -> bytes:
        content = pack(*deck, **more)
        made[hashlib.sha256(content).hexdigest()] = content
        return content

    monkeypatch.setattr("deckgen.powerpoint.writer.packed", packed)
    yield
    mark = request.node.get_closest_marker("unsound")
    if mark is not None and len(mark.args) == 1:
        return
    allowed = set(mark.args[1:]) if mark is not None else set()
    for digest in made.keys() - _SEEN:
        folder = tmp_path_factory.mktemp("sound")
        path = folder / "deck.pptx"
        path.write_bytes(made[digest])
        assert [found for found in complaints(path) if found[0] not in allowed] == []
        if not allowed:
            _SEEN.add(digest)


def complaints(path: Path) -> list[tuple[str, ...]]:
    """What any checker objects to in a deck."""
    from pptx import Presentation  # noqa: PLC0415

    from deckgen.powerpoint.lint.catalogue import lint  # noqa: PLC0415
    from powerpoint.schemas import findings  # noqa: PLC0415

    found: list[tuple[str, ...]] = [(p.code, p.place.spot, str(p.facts["detail"])) for p in lint(path)]
    content = path.read_bytes()
    found += [("schema", said) for said in findings(content)]
    slides = len(Presentation(io.BytesIO(content)).slides)
    if _ALL:
        from pypdf import PdfReader  # noqa: PLC0415

        from finished.built import office_pdf  # noqa: PLC0415
        from finished.test_decks import audit  # noqa: PLC0415

        found += [("audit", said) for said in audit(path)]
        pages = len(PdfReader(office_pdf(path, path.parent)).pages)
        found += [("office", f"{pages} pages of {slides} slides")] if pages != slides else []
    return found
