"""What a deck's own shapes hold: words and figures, slide by slide, whoever wrote the XML around them."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_OURS = "deckgen:"
_PASSING = ("footer", "number")  # what stands at every foot tells nothing of the slide
_LENGTH = 8  # letters of a digest: enough to tell an edit, none is made to deceive


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a shape (with its alt text), its figures, and the bytes of its picture."""

    words: str
    figures: tuple[str, ...] = ()
    picture: bytes = b""

    @property
    def digest(self) -> str:
        """Two short hashes: of the figures (and a picture's bytes), and of all."""
        figures = " ".join(self.figures).encode() + b"\0" + self.picture
        return _short(figures) + _short(self.words.encode() + figures)


def contents(parts: Mapping[str, bytes]) -> dict[str, dict[str, Content]]:
    """The shapes that deckgen named: by slide name and role, in the file's order."""
    found: dict[str, dict[str, Content]] = {}
    for name in sorted(parts, key=lambda name: (len(name), name)):
        if not _SLIDE.fullmatch(name):
            continue
        root = _parsed(parts[name])
        if root is None:
            continue
        targets = _targets(name, parts)
        for element in root.iter(f"{{{P}}}sp", f"{{{P}}}pic", f"{{{P}}}graphicFrame", f"{{{P}}}grpSp"):
            said = _name_of(element)
            slide, _, role = said.removeprefix(_OURS).partition(":")
            if said.startswith(_OURS) and role and role not in _PASSING:
                found.setdefault(slide, {}).setdefault(role, _content(element, targets, parts))
    return found


def digests(parts: Mapping[str, bytes]) -> dict[str, str]:
    """A line for each slide: every role with the digest of its content."""
    return {
        slide: " ".join(f"{role}={content.digest}" for role, content in roles.items())
        for slide, roles in contents(parts).items()
    }


def _content(element: etree._Element, targets: Mapping[str, str], parts: Mapping[str, bytes]) -> Content:
    words = [_alt(element), *_paragraphs(element)]
    figures: list[str] = []
    picture = b""
    for related in _related(element, targets):
        if related.endswith(".xml"):
            chart = _parsed(parts.get(related, b""))
            if chart is not None:
                words += _paragraphs(chart)
                values = (str(node.text or "") for node in chart.iter(f"{{{C}}}v"))
                figures += [_plain_number(value) for value in values]
        else:
            picture = parts.get(related, b"")
    text = unicodedata.normalize("NFC", " ".join(" ".join(words).split()))
    return Content(text, (*_NUMBER.findall(text), *figures), picture)


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iter(f"{{{A}}}p"):
        yield "".join(str(run.text or "") for run in paragraph.iter(f"{{{A}}}t"))


def _name_of(element: etree._Element) -> str:
    properties = element.find(f"*/{{{P}}}cNvPr")
    return "" if properties is None else str(properties.get("name") or "")


def _alt(element: etree._Element) -> str:
    properties = element.find(f"*/{{{P}}}cNvPr")
    return "" if properties is None else str(properties.get("descr") or "")


def _targets(part: str, parts: Mapping[str, bytes]) -> dict[str, str]:
    """The parts that a part has relationships to, by their ids."""
    folder, _, name = part.rpartition("/")
    rels = _parsed(parts.get(f"{folder}/_rels/{name}.rels", b""))
    if rels is None:
        return {}
    return {
        str(rel.get("Id")): posixpath.normpath(posixpath.join(folder, str(rel.get("Target")))).lstrip("/")
        for rel in rels.iter(f"{{{_RELS}}}Relationship")
    }


def _related(element: etree._Element, targets: Mapping[str, str]) -> Iterator[str]:
    """The parts that a picture or chart shows."""
    wanted = [node.get(f"{{{R}}}embed") for node in element.iter(f"{{{A}}}blip")]
    wanted += [node.get(f"{{{R}}}id") for node in element.iter(f"{{{C}}}chart")]
    yield from (targets[id_] for id_ in wanted if id_ is not None and id_ in targets)


def _plain_number(text: str) -> str:
    """A number as any writer of XML would put it: 0.47000000000000003 is 0.47."""
    try:
        return f"{float(text):.10g}"
    except ValueError:
        return text


def _parsed(xml: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_LENGTH]
