"""A proposal on disk: the codebook beside a copy of the data, both or neither, nothing overwritten."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from deckgen.errors import DeckgenError, Place, Problem
from deckgen.reasons import of_system
from deckgen.sources.codebook import read_codebook
from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.importing.column import unique
from deckgen.sources.importing.guess import Asked, propose
from deckgen.sources.importing.proposal import Proposal
from deckgen.sources.importing.write import codebook_text
from deckgen.sources.packs import FILE_NAME


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the codebook's path and the proposal in it."""

    codebook: Path
    proposal: Proposal


def import_file(file: Path, folder: Path | None, asked: Asked, language: str) -> Imported:
    """A new pack in `folder`, or in one called as the file; DeckgenError where it can't be.

    Whatever happens, there is a whole pack or nothing is changed.
    """
    folder = folder or Path(unique([file.stem.lower()], "undersokelse")[0].replace("_", "-"))
    _refuse_to_overwrite(file, folder)
    proposal = propose(read_data(file, asked.sheet), asked)
    if not proposal.questions:
        raise DeckgenError(Problem("D105", Place(str(file))))
    try:
        _save(file, folder, codebook_text(proposal, language))
    except OSError as fault:
        raise DeckgenError(Problem("W501", Place(str(folder)), {"reason": of_system(fault)})) from fault
    return Imported(folder / FILE_NAME, proposal)


def _refuse_to_overwrite(file: Path, folder: Path) -> None:
    """W506 where a codebook stands there, or another file called as the data."""
    copy = folder / file.name
    standing = folder / FILE_NAME
    for path in (standing, copy, folder):
        taken = path.exists() and not path.is_dir() if path is folder else os.path.lexists(path)
        same = path == copy and file.exists() and path.exists() and path.samefile(file)
        if taken and not same:
            raise DeckgenError(Problem("W506", Place(str(path)), {"name": path.name}))


def _save(file: Path, folder: Path, text: str) -> None:
    """Both files into a folder of their own, the codebook read back, then put in place at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".deckgen-", dir=folder.parent) as made:
        new = Path(made) / "pack"
        new.mkdir()
        shutil.copyfile(file, new / file.name)
        (new / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")
        read_codebook(new)
        if not folder.exists():
            new.rename(folder)
        else:
            _put_beside(file, new, folder)


def _put_beside(file: Path, new: Path, folder: Path) -> None:
    """Into a folder that is there: the data first, and away again if the codebook can't follow."""
    copy = folder / file.name
    there = copy.exists()
    if not there:
        os.link(new / file.name, copy)
    try:
        os.link(new / FILE_NAME, folder / FILE_NAME)  # unlike a rename it never replaces a file
    except OSError:
        if not there:
            with contextlib.suppress(OSError):
                copy.unlink()
        raise
