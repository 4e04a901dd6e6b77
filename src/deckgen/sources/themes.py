"""The themes there are: those that ship by name, a file of one's own, or one made from a template."""

from __future__ import annotations

from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.near import nearest
from deckgen.sources.shipped import shipped

FROM_TEMPLATE = "from-template"
DEFAULT = "ks"
_SUFFIX = ".toml"


def theme_files() -> dict[str, Path]:
    """The shipped themes by name: every theme file beside the template."""
    return {path.stem: path for path in sorted(shipped("templates").glob(f"*{_SUFFIX}"))}


def find_theme(asked: str) -> Path:
    """The file of a theme: a shipped one's name, or a path; DeckgenError U407 with the nearest names.

    What ends as a theme file does, or is there, is a path: its own faults are the reader's to tell.
    """
    files = theme_files()
    if asked in files:
        return files[asked]
    path = Path(asked)
    if path.suffix.lower() == _SUFFIX or _is_there(path):
        return path
    known = (*files, FROM_TEMPLATE)
    facts = {"theme": asked, "known": known, "near": nearest(asked, known)}
    raise DeckgenError(Problem("U407", Place(spot="--theme"), facts))


def _is_there(path: Path) -> bool:
    """Whether something of that name is there; a name that no file can have isn't."""
    try:
        return path.exists()
    except OSError:
        return False
