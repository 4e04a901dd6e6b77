"""LibreOffice as an independent witness: what it draws of a deck, read back from its PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import raw

from deckgen.charts.canvas import Text
from deckgen.charts.catalogue import canvas_of
from deckgen.charts.chart import Chart
from deckgen.charts.theme import Theme

TOUCH = 1.2  # points that two boxes of ink may share: they are rounded up, and a triangle is tall


@dataclass(frozen=True)
class Said:
    """A run of text on a page: its words and the box of its ink, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Said) -> bool:
        """Whether two runs share ink."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > TOUCH and down > TOUCH


@dataclass(frozen=True)
class Page:
    """One slide as LibreOffice draws it: its size in points, runs of text, text sizes, and pixels."""

    width: float
    height: float
    said: tuple[Said, ...]
    sizes: tuple[float, ...]
    pixels: Image.Image
    letters: str
    runs: str

    def times(self, word: str) -> int:
        """How often a word stands on the page, however the page parts its lines; a figure is not parted."""
        if not word[0].isdigit():
            return self.letters.count(word)
        thousands = re.sub(r"(\d)(\d{3})$", r"\1 ?\2", re.escape(word))
        return len(re.findall(rf"(?<![\d,.]){thousands}", self.runs))


def pages_of(pdf: Path) -> Iterator[Page]:
    """Every page of a PDF."""
    document = pdfium.PdfDocument(str(pdf))
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(i) for i in range(text.count_rects())]
        said = tuple(Said(text.get_text_bounded(*box).strip(), *box) for box in boxes if _level(text, box))
        sizes = tuple(
            raw.FPDFText_GetFontSize(text, i)
            for i in range(text.count_chars())
            if text.get_text_range(i, 1).strip()
        )
        pixels = page.render(scale=0.8).to_pil().convert("RGB")
        wide, high = page.get_size()
        letters = text.get_text_range()
        runs = re.sub(r"\s+%", "%", letters).replace("\u00a0", "")
        yield Page(wide, high, tuple(s for s in said if s.text), sizes, pixels, _letters(letters), runs)
    document.close()


def _level(text: Any, box: tuple[float, float, float, float]) -> bool:
    """Whether a run isn't turned: the box of a turned one says little of its ink."""
    index = text.get_index((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 20, 20)
    return index is None or abs(raw.FPDFText_GetCharAngle(text, index)) < 0.01


def _letters(text: str) -> str:
    """A text without what lines and hyphens do to it."""
    return "".join(text.replace("-", "").split()).replace("\ufffe", "")


def complaints(page: Page, least: float) -> list[str]:
    """Texts that leave the page, lie over each other or are too small."""
    found = [f"outside: {s.text}" for s in page.said if not _inside(s, page)]
    found += [f"overlap: {a.text} / {b.text}" for a, b in combinations(page.said, 2) if a.overlaps(b)]
    found += [f"{size:.1f} pt" for size in set(page.sizes) if size < least - 0.3]  # it rounds
    return found


def _inside(said: Said, page: Page) -> bool:
    return said.left >= 0 and said.bottom >= 0 and said.right <= page.width and said.top <= page.height


def lost(chart: Chart, theme: Theme, page: Page) -> list[str]:
    """Words of the chart, labels and figures alike, that the page shows fewer times than the chart does."""
    drawn = [mark.said for mark in canvas_of(chart, theme).marks if isinstance(mark, Text)]
    wanted = Counter(_letters(word) for said in drawn for word in said.split(" "))
    return [
        f"{word} {page.times(word)} < {count}" for word, count in wanted.items() if page.times(word) < count
    ]


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How much of the page is plainly different, 0–1: text is blurred, bars are not."""
    a, b = (image.convert("L").filter(ImageFilter.GaussianBlur(3)) for image in (one, other.resize(one.size)))
    pixels = ImageChops.difference(a, b).histogram()
    return sum(pixels[48:]) / sum(pixels)
