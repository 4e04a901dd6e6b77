"""The surveys there are: folders with a codebook, shipped or the user's own."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.sources.shipped import shipped

FILE_NAME = "codebook.yaml"


def survey_folders() -> dict[str, Path]:
    """The shipped packs by name: every folder with a codebook."""
    return {path.parent.name: path.parent for path in sorted(shipped("data").glob(f"*/{FILE_NAME}"))}


def find_survey(name: str | None) -> Path:
    """The folder of a survey: a shipped pack's name, a path to a folder, or the newest pack."""
    folders = survey_folders()
    if name is None:
        return folders[max(folders)]
    if name in folders:
        return folders[name]
    path = Path(name)
    if (path / FILE_NAME).is_file():
        return path.resolve()
    near = get_close_matches(name, folders, n=3, cutoff=0.3)
    raise DeckgenError(Problem("U405", Place(spot="--survey"), {"survey": name, "near": near}))
