"""Opening somebody's presentation file safely: limits first, then python-pptx."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath

from lxml import etree
from pptx.exc import InvalidXmlError
from pptx.opc.package import OpcPackage, PartFactory
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from deckgen.archives import LOCKED, OLE_HEADER, ole_kind, refuse_swollen
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.alternatives import resolve
from deckgen.powerpoint.numbering import number_placeholders
from deckgen.powerpoint.soundness import UnsoundError, refuse_broken, refuse_unsound
from deckgen.reasons import Reason, beyond_limit, of_library, of_ole, of_part

# Two kinds of presentation that python-pptx doesn't know as one: .potm and .ppsm.
for _kind in ("template", "slideshow"):
    _type = f"application/vnd.ms-powerpoint.{_kind}.macroEnabled.main+xml"
    PartFactory.part_type_for[_type] = PresentationPart

MAX_ENTRIES = 2_000
MAX_BYTES = 300_000_000
MAX_RATIO = 200
MAX_XML_BYTES = 20_000_000  # of one part: read, it takes up to thirty times its size
MAX_ALL_XML_BYTES = 24_000_000
RATIO_FROM_BYTES = 100_000
_REMEMBERED_BYTES = 30_000_000

_sound: dict[Path, bytes] = {}  # files of this run that were found sound, by the sha256 of their content
# The template that ships with deckgen: tests judge it, and hold this to it. Any other content is judged here.
_SHIPPED = bytes.fromhex("fffad81180b17fbcf5610f19fd4672bc38e3cabcd9a631b18219fd376ef02252")

_STRICT = b"http://purl.oclc.org/ooxml/"
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_UNREADABLE = (OSError, KeyError, IndexError, AttributeError, TypeError, etree.LxmlError, InvalidXmlError)


def open_presentation(path: Path) -> PresentationPart:
    """The main part of a pptx, potx, ppsx or pptm file, refused before it can do harm.

    A batch opens its template for every deck; what was found sound is not judged again.
    """
    content, digest = _content(path)
    known = digest in (_SHIPPED, _sound.get(path))
    if not known:
        refuse_unreadable(path)
    main = main_part(path, content if known else None)
    if digest != _SHIPPED:
        _take_over(path, main)
    if not known:
        try:
            refuse_unsound(main)
        except UnsoundError as error:
            raise DeckgenError(_damaged(path, of_part(*error.args))) from error
        _remember(path)
    return main


def main_part(path: Path, content: bytes | None = None) -> PresentationPart:
    """The main part of a file that is known to be harmless; T315 where there is none.

    `content` is what it holds, if that was found sound before.
    """
    try:
        package: OpcPackage = Package.open(str(path) if content is None else BytesIO(content))
        main = package.main_document_part
        if isinstance(main, PresentationPart):
            _refuse_bare(path, main)
            if content is None:
                refuse_broken(package)
            return main
    except (*_DAMAGED, *_UNREADABLE) as error:
        raise DeckgenError(_damaged(path, of_library(error))) from error
    raise DeckgenError(_damaged(path, Reason("reason_no_deck", "no presentation inside")))


def _refuse_bare(path: Path, main: PresentationPart) -> None:
    """T315 for a presentation part that is something else, or that has no slide master."""
    root, name = main._element, str(main.partname).lstrip("/")
    if root.tag != qn("p:presentation"):
        raise DeckgenError(
            _damaged(
                path, Reason("reason_no_presentation", f"no presentation in {name}", {"part": name}), name
            )
        )
    listed = [entry.get(qn("r:id")) for entry in root.iterfind(f"{qn('p:sldMasterIdLst')}/*")]
    if not listed or not {*listed} <= {*main.rels}:
        raise DeckgenError(_damaged(path, Reason("reason_no_master", "no slide master"), name))


def _take_over(path: Path, main: PresentationPart) -> None:
    """What any template's parts need before decks can have them; T315 where they can't be read for it."""
    try:
        resolve(main)
        number_placeholders(main)
    except (*_DAMAGED, *_UNREADABLE) as error:
        raise DeckgenError(_damaged(path, of_library(error))) from error


def is_shipped(path: Path) -> bool:
    """Whether a file is the template that ships with deckgen, to the last byte."""
    return _content(path)[1] == _SHIPPED


def _content(path: Path) -> tuple[bytes, bytes]:
    """What a file holds and its sha256; nothing for one that is large, or no file."""
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size <= _REMEMBERED_BYTES:  # a pipe would be waited for
            content = path.read_bytes()
            return content, hashlib.sha256(content).digest()
    return b"", b""


def _remember(path: Path) -> None:
    if digest := _content(path)[1]:
        _sound[path] = digest


def has_macros(path: Path) -> bool:
    """Whether the file carries a macro project or ActiveX controls, which no deck takes over."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.lower() for name in archive.namelist()]
            return any(name.endswith("vbaproject.bin") or "/activex/" in name for name in names)
    except (OSError, zipfile.BadZipFile):
        return False


def refuse_unreadable(path: Path, doubled: bool = True) -> None:
    """Raise all that is wrong with the file as a container, without expanding it beyond the limits.

    Without `doubled`, two parts of one name are let through, for who looks for such faults.
    """
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device, which never ends
        raise DeckgenError(_damaged(path, Reason("reason_special", "not a regular file")))
    head = b""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if head == OLE_HEADER:
            raise DeckgenError(_ole_problem(path))
        with zipfile.ZipFile(path) as archive:
            problems = _limit_problems(path, archive, doubled)
            if not problems:
                refuse_swollen(archive)
                problems = _content_problems(path, archive)
    except FileNotFoundError as error:
        raise DeckgenError(Problem("T302", Place(str(path)))) from error
    except (*_DAMAGED, OSError) as error:
        raise DeckgenError(_damaged(path, of_library(error, head))) from error
    if problems:
        raise DeckgenError(problems)


def read_parts(path: Path, doubled: bool = True) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """A file's entries in order, and its parts by name; refused as by `refuse_unreadable`."""
    refuse_unreadable(path, doubled)
    try:
        with zipfile.ZipFile(path) as archive:
            names = tuple(archive.namelist())
            return names, {name: archive.read(name) for name in names}
    except (*_DAMAGED, OSError) as error:  # a picture whose bytes are not what they were
        raise DeckgenError(_damaged(path, of_library(error))) from error


def _ole_problem(path: Path) -> Problem:
    """Which of the old container formats this is: an encrypted pptx, an old PowerPoint's, another's."""
    kind = ole_kind(path.read_bytes()) if path.stat().st_size <= MAX_BYTES else ""
    if kind in ("word", "excel"):
        return _damaged(path, of_ole(kind))
    return Problem("T313" if kind == LOCKED else "T314", Place(str(path)))


def _damaged(path: Path, reason: object, part: str = "") -> Problem:
    """The problem of a file that is no whole presentation, and the part that it is in."""
    return Problem("T315", Place(str(path), spot=part), {"reason": reason})


def _limit_problems(path: Path, archive: zipfile.ZipFile, doubled: bool) -> list[Problem]:
    """What the central directory alone says against the file."""
    entries = archive.infolist()
    problems: list[Problem] = []

    def beyond(limit: str, value: object, allowed: object = "", spot: str = "") -> None:
        facts = beyond_limit(limit, value, allowed)
        problems.append(Problem("T301", Place(str(path), spot=spot), facts))

    if len(entries) > MAX_ENTRIES:
        beyond("entries", len(entries), MAX_ENTRIES)
        return problems
    if (total := sum(entry.file_size for entry in entries)) > MAX_BYTES:
        beyond("bytes", total, MAX_BYTES)
    written = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML_SUFFIXES))
    if written > MAX_ALL_XML_BYTES:
        beyond("xmls", written, MAX_ALL_XML_BYTES)
    for entry in entries:
        ratio = entry.file_size // max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
            beyond("ratio", ratio, MAX_RATIO, entry.filename)
        if entry.file_size > MAX_XML_BYTES and entry.filename.lower().endswith(_XML_SUFFIXES):
            beyond("xml", entry.file_size, MAX_XML_BYTES, entry.filename)
        if _leaves_the_package(entry.filename):
            beyond("name", entry.filename, spot=entry.filename)
        if entry.flag_bits & 1:
            problems.append(Problem("T313", Place(str(path), spot=entry.filename)))
    names = [entry.filename.casefold() for entry in entries]
    if doubled and len(set(names)) < len(names):
        problems.append(_damaged(path, Reason("reason_doubled_part", "the same part twice")))
    return problems


def _leaves_the_package(name: str) -> bool:
    """Whether an entry name points outside the package."""
    parts = PurePosixPath(name.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts


def _content_problems(path: Path, archive: zipfile.ZipFile) -> list[Problem]:
    """What the small parts say: no package at all, a Strict package, a document type."""
    names = {entry.filename for entry in archive.infolist()}
    if not {"[Content_Types].xml", "_rels/.rels"} <= names:
        return [_damaged(path, Reason("reason_no_zip", "no Office file inside"))]
    if _STRICT in archive.read("_rels/.rels"):
        return [Problem("T312", Place(str(path)))]
    return [
        Problem("T301", Place(str(path), spot=name), beyond_limit("dtd", "DOCTYPE"))
        for name in sorted(names)
        if name.lower().endswith(_XML_SUFFIXES) and _has_document_type(archive.read(name))
    ]


def _has_document_type(xml: bytes) -> bool:
    """Whether an XML part declares a document type, in UTF-8 or UTF-16."""
    return b"<!DOCTYPE" in xml or b"<!DOCTYPE" in xml.replace(b"\0", b"")
