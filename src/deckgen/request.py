"""A request: which deck is asked for, of what, and where it shall stand."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.deck.asked import Existing, Extras, Presenter
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.shipped import shipped

LONGEST = 100  # of each part of a file name, well within the 255 bytes of any system

_FOREIGN = (".ppt", ".pps", ".pot", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm", ".odp", ".pdf", ".key")

_ODD = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9]) *(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for; None means the default that ships with deckgen.

    `theme` is a shipped theme's name, a file, or "from-template".
    """

    region: str | None = None
    survey: str | None = None
    template: Path | None = None
    theme: str | None = None
    deck: Path | None = None
    output: Path | None = None
    presenter: Presenter = field(default_factory=Presenter)
    language: str = "nb"
    existing: Existing = Existing.KEEP
    extras: Extras = field(default_factory=Extras)
    max_rows: int | None = None

    @property
    def template_path(self) -> Path:
        """The template to read."""
        return self.template or shipped("templates") / "ks.pptx"


def refuse_foreign(output: Path | None) -> None:
    """DeckgenError U420 for an output that is called as a file of another kind: it would become a folder.

    U424 for one with a name that Windows can't hold.
    """
    if output is not None:
        refuse_odd(output)
        if output.suffix.lower() in _FOREIGN and not output.is_dir():
            facts = {"suffix": output.suffix, "better": output.with_suffix(".pptx")}
            raise DeckgenError(Problem("U420", Place(spot="--output"), facts))


def refuse_odd(path: Path) -> None:
    """DeckgenError U424 for a name that Windows can't hold, unless it stands there: it can't be shared."""
    for each in (path, *path.parents):
        if _is_odd(each.name) and not os.path.lexists(each):
            raise DeckgenError(Problem("U424", Place(str(path)), {"name": each.name}))


def _is_odd(name: str) -> bool:
    """Whether Windows can't hold a file or folder of that name."""
    ending = name.endswith((".", " ")) and name not in (".", "..")
    return ending or _ODD.search(name) is not None or _DEVICE.fullmatch(name) is not None


def file_name(survey: str, region: str) -> str:
    """A deck's file name, which every system takes whatever the survey and the region are called."""
    return "-".join(slug(name)[:LONGEST].strip("-") or "uten-navn" for name in (survey, region)) + ".pptx"


def slug(name: str) -> str:
    """A name as a file name on every system: «Møre og Romsdal» -> «more-og-romsdal»."""
    plain = name.translate(str.maketrans("æøåÆØÅđŋŧĐŊŦ", "aoaAOAdntDNT"))
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
