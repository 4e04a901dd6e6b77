"""Write docs/gallery.md and its pictures: every gallery story as picture and as native chart, in every theme.

The native charts are LibreOffice's drawing of them. Run `make gallery-page` after a change that was
looked at; a test tells when the page is older than what the stories draw.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

SCALE = 1.0  # pixels a point: the smallest text can be read
FINER = 3  # drawn so much larger than it is shown
GAP = 14
COLOURS = 256


def main() -> None:
    """The page, and a picture for each of its entries."""
    from gallery.page import HERE, entries, page  # noqa: PLC0415

    HERE.mkdir(parents=True, exist_ok=True)
    for old in HERE.glob("*.png"):
        old.unlink()
    every = entries()
    for theme in dict.fromkeys(entry.theme for entry in every):
        _draw([entry for entry in every if entry.theme == theme], theme)
    (ROOT / "docs" / "gallery.md").write_text(page(), encoding="utf-8")
    print(ROOT / "docs" / "gallery.md")


def _draw(entries: list, theme: str) -> None:  # type: ignore[type-arg]
    """The pictures of one theme: its stories drawn, and a deck of them drawn by LibreOffice."""
    import io  # noqa: PLC0415

    import pypdfium2 as pdfium  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    from deckgen.charts.catalogue import native  # noqa: PLC0415
    from deckgen.charts.form import Form  # noqa: PLC0415
    from deckgen.charts.render import draw  # noqa: PLC0415
    from deckgen.deck.deck import Deck, Slide  # noqa: PLC0415
    from deckgen.powerpoint.writer import Drawing, write  # noqa: PLC0415
    from gallery.page import dress_of  # noqa: PLC0415

    dress = dress_of(theme)
    slides = tuple(
        Slide(n, entry.name, "chart", {"title": (entry.name,)}, replace(entry.chart, form=Form.NATIVE))
        for n, entry in enumerate(entries, start=1)
    )
    deck = Deck("Gallery", "", "gallery", "nb", "", slides)
    drawing = Drawing(
        lambda chart: draw(chart, dress.theme), lambda chart: native(chart, dress.theme), dress.theme.family
    )
    with tempfile.TemporaryDirectory() as folder:
        path = write(deck, dress.template, drawing, Path(folder) / "gallery.pptx")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)],
            check=True,
            capture_output=True,
        )
        document = pdfium.PdfDocument(f"{folder}/gallery.pdf")
        for entry, shown in zip(entries, document, strict=True):
            size = entry.chart.size
            wide, high = round(size.width * SCALE), round(size.height * SCALE)
            picture = Image.open(io.BytesIO(draw(entry.chart, dress.theme).png)).convert("RGB")
            whole = shown.render(scale=FINER * SCALE).to_pil().convert("RGB")
            left, top = (round(points * FINER * SCALE) for points in CORNER)
            beside = whole.crop((left, top, left + FINER * wide, top + FINER * high))
            sheet = Image.new("RGB", (2 * wide + GAP, high), "#9A9AA6")
            sheet.paste(picture.resize((wide, high), Image.Resampling.LANCZOS), (0, 0))
            sheet.paste(beside.resize((wide, high), Image.Resampling.LANCZOS), (wide + GAP, 0))
            sheet.quantize(COLOURS).save(entry.path, optimize=True)
        document.close()


CORNER = (43.2, 142.56)  # of the layout's chart, in points: 0.6 and 1.98 inches

if __name__ == "__main__":
    main()
