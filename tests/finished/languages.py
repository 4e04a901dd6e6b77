"""Which language the runs of a deck are in, against what its survey's files have in nynorsk."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lxml import etree
from pptx import Presentation

from deckgen.sources.packs import find_survey

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TONGUES = {"se-NO", "smj-NO", "sma-NO", "fkv-NO"}
WRITTEN = r"ppt/(slides|notesSlides|charts|drawings)/[^/]+\.xml"


def parts_of(path: Path, pattern: str) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.fullmatch(pattern, name):
                yield name, etree.fromstring(package.read(name))


@cache
def bokmal(survey: str | None) -> frozenset[str]:
    """The strings of a survey's files that have no nynorsk, and the questions as they were asked."""
    files = find_survey(survey).glob("*.yaml")
    return frozenset(text for file in files for text in _bokmal(yaml.safe_load(file.read_text("utf-8"))))


def _bokmal(node: Any, key: str = "") -> Iterator[str]:
    if isinstance(node, dict) and "nn" in node:
        yield from [node["nb"]] if key == "wording" and node["nb"] != node["nn"] else []
    elif isinstance(node, dict):
        yield from (text for key, part in node.items() for text in _bokmal(part, str(key)))
    elif isinstance(node, list):
        yield from (text for part in node for text in _bokmal(part))
    elif isinstance(node, str):
        yield node


def runs(path: Path, pattern: str = WRITTEN) -> Iterator[tuple[str, str, str | None]]:
    """Every run of a deck: its part, what it says, and in which language."""
    for name, root in parts_of(path, pattern):
        for run in root.iter(f"{A}r", f"{A}fld", f"{A}br"):
            own = run.find(f"{A}rPr")
            yield name, run.findtext(f"{A}t") or "", None if own is None else own.get("lang")


def language_faults(path: Path, language: str, bokmal: frozenset[str] = frozenset()) -> list[str]:
    """Runs in no language, or in another than the deck's, a name's or that of a text with no nynorsk."""
    ours, found = {"nb": "nb-NO", "nn": "nn-NO"}[language], []
    known = [text.lower() for text in bokmal]
    for name, said, tongue in runs(path):
        bare = said.strip(" ?.:")
        is_foreign = tongue == "nb-NO" and bare and any(bare.lower() in text for text in known)
        if tongue not in (ours, *TONGUES) and not is_foreign:
            found.append(f"{name}: {said} {tongue}")
        if tongue == ours and said in bokmal and " " in said:
            found.append(f"{name}: {said} is no nynorsk")
    for name, root in parts_of(path, WRITTEN):
        ends = {end.get("lang") for end in root.iter(f"{A}endParaRPr")}
        found += [f"{name}: ends in {tongue}" for tongue in ends - {ours}]
    if Presentation(str(path)).core_properties.language != ours:
        found.append("core properties")
    return found
