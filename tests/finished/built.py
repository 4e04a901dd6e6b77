"""Finished decks for tests: built once a process for each region, and read back as text."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.request import Request

_FOLDER = tempfile.TemporaryDirectory(prefix="deckgen-test-")
FOLDER = Path(_FOLDER.name)

PLAIN, NATIVE = Extras(), Extras(form=Form.NATIVE)
LOOKED_AT = ("Møre og Romsdal", "Troms", "Oslo", "Finnmark")


@cache
def built(
    region: str | None, survey: str | None = None, language: str = "nb", extras: Extras = PLAIN
) -> Path:
    """The finished deck of a region."""
    folder = FOLDER / str(len(list(FOLDER.iterdir())))
    return build(Request(region=region, survey=survey, language=language, extras=extras, output=folder))


@dataclass(frozen=True)
class Read:
    """One slide of a finished deck as its reader gets it: visible text, alt text, notes."""

    title: str
    text: str
    alt: str
    notes: str
    shapes: tuple[Any, ...]


def slides_of(path: Path) -> list[Read]:
    """Every slide of a deck, read back by python-pptx."""
    return [_read(slide) for slide in Presentation(str(path)).slides]


def _read(slide: Any) -> Read:
    shapes = tuple(slide.shapes)
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    for shape in shapes:
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    alt = " ".join(shape._element._nvXxPr.cNvPr.get("descr", "") for shape in shapes)
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return Read(slide.shapes.title.text, "\n".join(texts), alt, notes, shapes)


def needs_office() -> None:
    """Skips with its reason where there is no LibreOffice."""
    from shutil import which  # noqa: PLC0415

    if which("soffice") is None:
        if os.environ.get("DECKGEN_NO_SKIP"):
            pytest.fail("LibreOffice (soffice) is not installed")
        pytest.skip("LibreOffice (soffice) is not installed")


def office_pdf(path: Path, to: Path, kind: str = "pdf") -> Path:
    """The deck as LibreOffice's PDF as exported by `kind`."""
    needs_office()
    profile = f"-env:UserInstallation=file://{to}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(to), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return to / f"{path.stem}.pdf"
