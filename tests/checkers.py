"""The checkers that every deck of every test is held against."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from pptx import Presentation
from pypdf import PdfReader

from deckgen.powerpoint.lint.catalogue import lint
from finished.built import needs_office
from finished.test_decks import audit
from powerpoint.schemas import findings

ALL = "DECKGEN_ALL_CHECKERS" in os.environ
AT_ONCE = 16  # decks that one LibreOffice converts: to start it takes longer than a deck does
LONGEST_SECONDS = 300


def complaints(path: Path, thorough: bool = True) -> list[tuple[str, ...]]:
    """What lint, the ECMA schemas and python-pptx object to; a `thorough` look asks openxml-audit too."""
    found: list[tuple[str, ...]] = [(p.code, p.place.spot, str(p.facts["detail"])) for p in lint(path)]
    content = path.read_bytes()
    found += [("schema", said) for said in findings(content)]
    if not len(Presentation(io.BytesIO(content)).slides):
        found.append(("python-pptx", "no slides"))
    return found + [("audit", said) for said in audit(path)] if thorough else found


@dataclass
class Office:
    """LibreOffice, which opens decks by the dozen: what waits for it, with the test that each is from."""

    waiting: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def add(self, digest: str, test: str, content: bytes) -> None:
        """A deck that shall be opened; all that wait are, when they are many."""
        self.waiting[digest] = (test, content)
        if len(self.waiting) >= AT_ONCE:
            self.open_all()

    def open_all(self) -> None:
        """AssertionError with every deck of which LibreOffice doesn't make as many pages as it has slides."""
        waiting, self.waiting = self.waiting, {}
        if not waiting:
            return
        needs_office()
        with tempfile.TemporaryDirectory(prefix="deckgen-office-") as name:
            folder = Path(name)
            for digest, (_, content) in waiting.items():
                folder.joinpath(f"{digest}.pptx").write_bytes(content)
            _convert(sorted(folder.glob("*.pptx")), folder)
            missing = [path for path in folder.glob("*.pptx") if not path.with_suffix(".pdf").exists()]
            for path in missing:  # what fell with another is tried alone
                _convert([path], folder)
            wrong = {
                test: told
                for digest, (test, content) in waiting.items()
                if (told := _wrong(folder / f"{digest}.pdf", content))
            }
        assert wrong == {}, wrong


def _wrong(pdf: Path, content: bytes) -> str:
    """What is wrong with LibreOffice's pages of a deck."""
    if not pdf.exists():
        return "LibreOffice doesn't open it"
    pages, slides = len(PdfReader(pdf).pages), len(Presentation(io.BytesIO(content)).slides)
    return "" if pages == slides else f"{pages} pages of {slides} slides"


def _convert(paths: list[Path], folder: Path) -> None:
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)),
        ],
        check=False,
        capture_output=True,
        timeout=LONGEST_SECONDS,
    )
