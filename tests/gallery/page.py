"""The gallery page: what docs/gallery.md says of every story, and a mark of what each picture shows."""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from builders import THEMES
from deckgen.charts.catalogue import KINDS, canvas_of, native
from deckgen.charts.chart import Chart
from deckgen.charts.form import Form
from deckgen.charts.native.chart import NativeChart
from deckgen.dress import Dress, read_dress
from deckgen.powerpoint.native_chart.colours import Colours, theme_colours
from deckgen.powerpoint.native_chart.markup import chart_space
from deckgen.powerpoint.native_chart.sheet import Sheet
from deckgen.powerpoint.opening import open_presentation
from deckgen.request import Request
from gallery.specs import deck_of, region_of
from gallery.stories import STORIES
from powerpoint.build import a_variant

ROOT = Path(__file__).parents[2]
HERE = ROOT / "docs" / "gallery"
FIRST = "ks"
FROM_TEMPLATE = "from-template"
EVERY_THEME = (FIRST, *(theme for theme in THEMES if theme != FIRST), FROM_TEMPLATE)
OFFICE = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    **dict(
        zip(
            ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
            ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"),
            strict=True,
        )
    ),
}
INTRO = """\
# Gallery

Every chart kind, as the tests draw it: on the left `form: picture`, on the right `form: native`,
drawn by LibreOffice: PowerPoint's own chart, or, of kinds that it lacks (maps, strips, panels, tables
of bases, charts without a figure), named shapes. Every story is shown in the theme `ks`, and the first of
each kind in the other themes too; `from-template` is made of the colours of Office's own template.
The figures are invented. Above each picture stands the deck file that makes it, with `q` for the
question and `o1`, `o2` … for its answers.

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
        theme = dress_of(self.theme).theme
        settled = native(replace(self.chart, form=Form.NATIVE), theme)
        drawn = repr([canvas_of(self.chart, theme).marks, settled]).encode()
        if isinstance(settled, NativeChart):
            drawn += chart_space(Sheet(settled), colours_of(self.theme), "nb-NO", "rId1")
        return hashlib.sha256(drawn).hexdigest()[:12]


@cache
def colours_of(theme: str) -> Colours:
    """The theme's colours as native charts name them."""
    opened = open_presentation(Path(dress_of(theme).template.path))
    return theme_colours(opened.presentation.slide_master.slide_layouts)


@cache
def dress_of(theme: str) -> Dress:
    """The template and the theme of that name; `from-template` has the colours of Office's own."""
    if theme != FROM_TEMPLATE:
        return read_dress(theme, Request().template_path, ours=True)
    path = Path(tempfile.mkdtemp(prefix="deckgen-gallery-")) / "office.pptx"
    return read_dress(theme, a_variant(path, in_office_colours), ours=False)


def in_office_colours(name: str, text: str) -> str:
    """A part of the shipped template in the colours of Office's own."""
    if "/theme/theme1" not in name:
        return text
    for slot, colour in OFFICE.items():
        text = re.sub(rf"<a:{slot}>.*?</a:{slot}>", f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>', text)
    return text


@cache
def entries() -> tuple[Entry, ...]:
    """Every story in the first theme, and the first of each kind in the others."""
    first, *others = EVERY_THEME
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
    """The deck file that makes it, and for which groups."""
    groups = ", ".join(group.name for group in chart.crosstab.groups)
    region = region_of(chart)
    build = "deckgen build" if region is None else f'deckgen build --region "{region}"'
    return f"```yaml\n{deck_of(chart)}# {build}: {groups}\n```\n"
