"""Writes templates/ks.pptx, the template that decks are made in.

Run it after a change in scripts/template: `python scripts/make_template.py`. The file is the same,
byte for byte, at every run; a test compares it with the one that is committed. Its sha256 stands in
`powerpoint/opening.py` too, where builds know by it that it needs no judging.
"""

import argparse
from pathlib import Path

from template.package import build

SHIPPED = Path(__file__).resolve().parent.parent / "templates" / "ks.pptx"


def main() -> None:
    """Writes the template to its place, or where --to says."""
    arguments = argparse.ArgumentParser(description="Writes the shipped PowerPoint template.")
    arguments.add_argument("--to", type=Path, default=SHIPPED, help="where to write it")
    path: Path = arguments.parse_args().to
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(build())
    print(path)


if __name__ == "__main__":
    main()
