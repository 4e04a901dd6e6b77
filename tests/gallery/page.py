"""The gallery page: what docs/gallery.md says of every story, and a mark of what each picture shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from builders import THEMES, the_theme
from deckgen.charts.catalogue import KINDS, canvas_of
from deckgen.charts.chart import Chart, Form
from gallery.stories import STORIES

ROOT = Path(__file__).parents[2]
HERE = ROOT / "docs" / "gallery"
FIRST = "ks"
INTRO = """\
# Gallery

Every chart kind, as the tests draw it: on the left the picture, on the right the same chart in
PowerPoint's own form, drawn by LibreOffice. Every story is shown in the theme `ks`, and the first of
each kind in the other themes too. The figures are invented. LibreOffice draws no intervals of own
lengths; PowerPoint does.

Made by `make gallery-page` from `tests/gallery/stories.py`.
"""


@dataclass(frozen=True)
class Entry:
    """One picture of the page: a story in a theme."""

    name: str
    theme: str
    chart: Chart

    @property
    def path(self) -> Path:
        """Where the picture stands."""
        return HERE / f"{self.name}-{self.theme}.png"

    @property
    def mark(self) -> str:
        """What both forms draw, in a few letters that change when the drawing does."""
        theme = the_theme(self.theme)
        forms = (self.chart, replace(self.chart, form=Form.NATIVE))
        drawn = repr([canvas_of(chart, theme).marks for chart in forms])
        return hashlib.sha256(drawn.encode()).hexdigest()[:12]


@cache
def entries() -> tuple[Entry, ...]:
    """Every story in the first theme, and the first of each kind in the others."""
    first, others = FIRST, [theme for theme in THEMES if theme != FIRST]
    charts = {name: made() for name, made in STORIES.items()}
    found = []
    for kind in KINDS:
        names = [name for name, chart in charts.items() if chart.kind == kind]
        found += [Entry(name, first, charts[name]) for name in names]
        found += [Entry(names[0], theme, charts[names[0]]) for theme in others]
    return tuple(found)


def page() -> str:
    """The page's text."""
    lines = [INTRO]
    for kind in KINDS:
        lines.append(f"## {kind}\n")
        for entry in (entry for entry in entries() if entry.chart.kind == kind):
            if entry.theme == FIRST:
                lines += [f"### {entry.name}\n", f"{question(entry.name)}\n", spec(entry.chart)]
            lines.append(f"![{entry.name}, {entry.theme}](gallery/{entry.path.name})")
            lines.append(f"<!-- {entry.theme} {entry.mark} -->\n")
    return "\n".join(lines)


def question(name: str) -> str:
    """What a reader would ask of the story."""
    return " ".join((STORIES[name].__doc__ or "").split())


def spec(chart: Chart) -> str:
    """The spec that made it, as a deck file has it, and the groups of its crosstab."""
    settings = "".join(f", {key}: [{', '.join(value)}]" for key, value in chart.settings.items())
    groups = ", ".join(group.name for group in chart.crosstab.groups)
    return f"```yaml\nchart: {{question: q, kind: {chart.kind}{settings}}}  # {groups}\n```\n"
