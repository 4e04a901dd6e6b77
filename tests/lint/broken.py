"""Broken variants of sound decks: each with the one rule that catches it."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from deckgen.build import build
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.request import Request
from finished.built import FOLDER
from fuzz.zip_mutations import Parts, packed, read

DECK = Path(__file__).parents[2] / "data" / "innovasjonsbarometeret-2018" / "deck.yaml"
_SLIDE = "\n  - layout: "
_KEPT = (*range(11), 12, 15, 25, 26, 27)  # slides: one of each kind, and those that some variant edits
Edit = Callable[[Parts], None]


@cache
def short_deck() -> Path:
    """The file of a short deck with a table, charts, a map, notes and tags."""
    first, *slides = DECK.read_text(encoding="utf-8").split(_SLIDE)
    deck = FOLDER / "short.yaml"
    deck.write_text(_SLIDE.join([first, *(slides[at] for at in _KEPT)]), encoding="utf-8")
    return deck


@cache
def sound(form: Form = Form.NATIVE) -> Path:
    """That deck, which no rule has a word against."""
    folder = FOLDER / f"short-{form}"
    return build(Request(region="Troms", deck=short_deck(), extras=Extras(form=form), output=folder))


@dataclass(frozen=True)
class Variant:
    """What is done to a sound deck, and the only code that must be found then."""

    name: str
    code: str
    edit: Edit


def made(variant: Variant, to: Path, deck: Path | None = None) -> Path:
    """The broken file, of another sound deck if one is given."""
    parts = read((deck or sound()).read_bytes())
    variant.edit(parts)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of an entry twice, which is the point
        for name, content in parts.items():
            archive.writestr(name.removesuffix("#again"), content)
    return to


def replaced(part: str, old: str, new: str, count: int = 1, pattern: bool = False) -> Edit:
    """Words of a part, once; a part may be a pattern of names, the first that has the words is edited."""

    def edit(parts: Parts) -> None:
        for name in sorted(parts, key=lambda name: (len(name), name)):
            if re.fullmatch(part, name):
                text = parts[name].decode()
                changed = (
                    re.sub(old, new, text, count=count, flags=re.S)
                    if pattern
                    else text.replace(old, new, count)
                )
                if changed != text:
                    parts[name] = changed.encode()
                    return
        raise AssertionError(f"nothing in {part} says {old}")

    return edit


def subbed(part: str, old: str, new: str) -> Edit:
    """The same by a pattern."""
    return replaced(part, old, new, pattern=True)


def added(name: str, content: bytes) -> Edit:
    """A further part."""

    def edit(parts: Parts) -> None:
        parts[name] = content

    return edit


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(parts: Parts) -> None:
        for one in edits:
            one(parts)

    return edit


def in_workbook(old: str, new: str, sheet: str = "xl/worksheets/sheet1.xml", pattern: bool = True) -> Edit:
    """Words of the first chart's workbook in which they are found."""

    def edit(parts: Parts) -> None:
        for name in sorted((n for n in parts if n.endswith(".xlsx")), key=lambda n: (len(n), n)):
            inner = read(parts[name])
            text = inner[sheet].decode()
            changed = re.sub(old, new, text, count=1) if pattern else text.replace(old, new, 1)
            if changed != text:
                inner[sheet] = changed.encode()
                parts[name] = packed(inner)
                return
        raise AssertionError(f"no workbook says {old}")

    return edit
