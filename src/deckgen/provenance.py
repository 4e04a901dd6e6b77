"""Provenance: what a deck is made from, as hashes of contents and never as paths of a machine.

It reads bytes and imports nothing heavy: a build that has nothing to do ends after it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path

from deckgen import __version__
from deckgen.deck.layouts import LAYOUT_FILE
from deckgen.errors import DeckgenError
from deckgen.powerpoint.cleaning import clean
from deckgen.powerpoint.seal import VERSION, Seal, read_seal
from deckgen.request import Request, file_name
from deckgen.sources.packs import FILE_NAME, find_survey
from deckgen.sources.themes import DEFAULT, FROM_TEMPLATE, find_theme

MADE_FROM = "deckgen-made-from"
BESIDE = "deckgen-pictures"  # the picture files that were put beside the deck
BY_TEMPLATE = "as the template goes with: "  # no theme was asked for beside a template
NOT_TOLD = "not told (strict)"
_LIBRARIES = ("matplotlib", "python-pptx", "numpy", "pandas", "XlsxWriter", "lxml", "zlib-ng")
_DATA_FILE = re.compile(r"""\bfile:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s,}#]+))""")
_BLOCK = 1 << 20
_INFO = ".dist-info"
_OWN = (".py", ".toml", ".json", ".csv", ".ttf")
_NOT_OWN = ("_shipped", "__pycache__")


def provenance(
    request: Request, pictures: Mapping[str, bytes] | None = None, shared: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Named facts for the deck's properties; DeckgenError where the survey or theme isn't there.

    The last of them, MADE_FROM, is one hash of them all and of deckgen's own code. A strict survey's
    data is in none of them: whoever guesses all that is hidden could try each guess on its hash.
    A batch has the `shared` ones at hand.
    """
    facts = {
        **(shared_facts(request) if shared is None else shared),
        "deckgen-options": clean(json.dumps(options(request), ensure_ascii=False, sort_keys=True)),
    }
    stated = (f"{name} sha256:{hashlib.sha256(it).hexdigest()}" for name, it in (pictures or {}).items())
    beside = {BESIDE: "; ".join(stated)} if pictures else {}
    if facts["deckgen-data"] == NOT_TOLD:
        return facts | beside
    whole = hashlib.sha256(_own_code().encode())
    for name, text in facts.items():
        whole.update(f"{name}\0{text}\0".encode())
    whole.update(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    return facts | beside | {MADE_FROM: whole.hexdigest()}


def shared_facts(request: Request) -> dict[str, str]:
    """The facts that are the same for every region, as the file will have them."""
    folder = find_survey(request.survey)
    theme = request.theme or DEFAULT
    by_template = "" if request.theme or request.template is None else BY_TEMPLATE
    facts = {
        VERSION: __version__,
        "deckgen-libraries": _libraries(),
        "deckgen-survey": folder.name,
        "deckgen-codebook": _stated(folder / FILE_NAME),
        "deckgen-data": NOT_TOLD
        if _is_strict(folder)
        else "; ".join(_stated(path, folder) for path in data_files(folder)),
        "deckgen-deck-file": _stated(request.deck or folder / "deck.yaml"),
        "deckgen-template": _template(request.template_path),
        "deckgen-theme": theme if theme == FROM_TEMPLATE else by_template + _stated(find_theme(theme)),
    }
    return {name: clean(text) for name, text in facts.items()}


def already_made(request: Request, shared: Mapping[str, str] | None = None) -> Path | None:
    """The deck that the request asks for, when it stands there just as it would be built again.

    A deck with pictures beside it is always built, as nobody knows whether those are whole.
    """
    try:
        path = standing(request)
        seal = read_seal(path) if path is not None else Seal()
        if not seal.untouched or BESIDE in seal.values:
            return None
        made_from = provenance(request, shared=shared).get(MADE_FROM)
        return path if made_from is not None and seal.values.get(MADE_FROM) == made_from else None
    except (DeckgenError, OSError):
        return None  # the build will tell what is wrong


def own_pictures(deck: Path) -> frozenset[str]:
    """The sha256 of every picture that was put beside a deck when it was made."""
    stated = read_seal(deck).values.get(BESIDE, "")
    return frozenset(re.findall(r"sha256:([0-9a-f]{64})", stated))


def options(request: Request) -> dict[str, object]:
    """What the request says besides files, without what is left at its default."""
    asked = asdict(request)
    for apart in ("survey", "template", "theme", "deck", "output", "existing", "max_rows"):
        del asked[apart]
    asked |= asked.pop("extras") | asked.pop("presenter")
    return {name: value for name, value in asked.items() if value}


def data_files(folder: Path) -> list[Path]:
    """Every file of a survey's folder but its codebook and deck file, and those its codebook names."""
    authored = {folder / FILE_NAME, folder / "deck.yaml"}
    own = {path for path in folder.rglob("*") if path.is_file() and path not in authored}
    book = _book(folder)
    named = {folder / next(filter(None, found)) for found in _DATA_FILE.findall(book)}
    return sorted(own | {path for path in named if path.is_file()})


def _is_strict(folder: Path) -> bool:
    """Whether the codebook has the word `strict` at all: rather a hash too few than one too many."""
    return "strict" in _book(folder)


def _book(folder: Path) -> str:
    try:
        return (folder / FILE_NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def standing(request: Request) -> Path | None:
    """Where the deck of a request would stand, if that can be told without reading the survey."""
    if request.output is not None and request.output.suffix.lower() == ".pptx":
        return request.output
    try:
        survey = find_survey(request.survey).name
    except DeckgenError:
        return None
    folder = request.output or Path("output")
    return folder / file_name(survey, request.region) if request.region else None


def _stated(path: Path, folder: Path | None = None) -> str:
    """A file's name and the sha256 of its content; an absent one is said to be none."""
    if not path.is_file():
        return "-"
    inside = folder is not None and path.is_relative_to(folder)
    name = path.relative_to(folder).as_posix() if folder is not None and inside else path.name
    return f"{name} sha256:{_sha256(path)}"


def _template(path: Path) -> str:
    """The template, and its layout file where it has one."""
    beside = path.with_suffix(LAYOUT_FILE)
    return "; ".join(_stated(file) for file in (path, beside) if file is path or file.is_file())


def _sha256(path: Path) -> str:
    told = path.stat()
    return _hashed(path, told.st_mtime_ns, told.st_size)


@cache
def _hashed(path: Path, _changed: int, _size: int) -> str:
    """A batch hashes a file once, unless it changes meanwhile."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


@cache
def _libraries() -> str:
    """The versions of what draws and writes; an engine that is not installed is left out."""
    installed = _installed()
    found = ((name, installed.get(_folder_name(name)) or _version(name)) for name in _LIBRARIES)
    return ", ".join(f"{name} {version}" for name, version in found if version)


def _installed() -> dict[str, str]:
    """Versions by the names of the folders that installers leave: «lxml-6.0.2.dist-info».

    Where two folders on the path have one, the first is imported.
    """
    versions: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # a tenth of the time
        except OSError:
            continue
        for name in names:
            if name.endswith(_INFO):
                library, _, version = name.removesuffix(_INFO).partition("-")
                versions.setdefault(_folder_name(library), version)
    return versions


def _folder_name(library: str) -> str:
    return library.lower().replace("-", "_")


def _version(library: str) -> str:
    """By asking the installers' own books, for a library that came some other way."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # half of a short run

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def _own_code() -> str:
    """A hash of deckgen's own files, so that a changed deckgen never passes for the same."""
    digest = hashlib.sha256()
    package = str(Path(__file__).resolve().parent)
    for inside in sorted(_own_files(package)):
        digest.update(f"{'/'.join(inside)}\0".encode())
        with open(os.path.join(package, *inside), "rb") as file:  # noqa: PTH118, PTH123  # half of the time
            digest.update(file.read())
    return digest.hexdigest()


def _own_files(folder: str, *inside: str) -> Iterator[tuple[str, ...]]:
    """Every file that decides what deckgen does, by the folders that it is in and its name."""
    with os.scandir(os.path.join(folder, *inside)) as entries:  # noqa: PTH118
        for entry in entries:
            if entry.name.endswith(_OWN):
                yield *inside, entry.name
            elif entry.name not in _NOT_OWN and entry.is_dir():
                yield from _own_files(folder, *inside, entry.name)
