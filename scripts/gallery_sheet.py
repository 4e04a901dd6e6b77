"""Draw every gallery story as a PNG, so that a person can look: `gallery_sheet.py FOLDER [THEME]`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]


def main(folder: Path, theme: str = "ks") -> None:
    """One PNG a story in `folder`, in a shipped theme."""
    from builders import the_theme  # noqa: PLC0415
    from deckgen.charts.render import draw  # noqa: PLC0415
    from gallery.stories import STORIES  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for name, made in STORIES.items():
        (folder / f"{name}.png").write_bytes(draw(made(), the_theme(theme)).png)
        print(folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
