"""What a kind has drawn, read back by name: bars, values and the axis of its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from deckgen.charts.canvas import Line, Mark, Outline, Text
from deckgen.charts.measure import CAP
from deckgen.charts.native.chart import Box

_BESIDE = ("legend:", "legend-swatch:", "leader:", "key:", "title:")
_MARKS = {"mark-above": "▲", "mark-below": "▼"}


@dataclass(frozen=True)
class Drawn:
    """The marks of one chart, found by the names that every kind gives them."""

    marks: tuple[Mark, ...]
    family: str
    named: dict[str, Mark] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", {mark.name: mark for mark in self.marks})

    def bar(self, name: str) -> Outline | None:
        """The bar of a cell; None where it has none."""
        found = self.named.get(f"bar:{name}") or self.named.get(f"dot:{name}")
        return found if isinstance(found, Outline) else None

    def beside_bar(self, name: str) -> Outline | None:
        """A bar of the same group as the cell: «bar:<option>:<group>» with another option."""
        group = name.rpartition(":")[2]
        bars = (m for m in self.marks if isinstance(m, Outline) and m.name.startswith("bar:"))
        return next((bar for bar in bars if bar.name.endswith(f":{group}")), None)

    def value(self, name: str) -> Text:
        """The printed figure of a cell."""
        found = self.named[f"value:{name}"]
        assert isinstance(found, Text)
        return found

    def triangle(self, name: str) -> Outline | None:
        """The mark of a cell as it is drawn; None where it has none."""
        marks = (self.named.get(f"{kind}:{name}") for kind in _MARKS)
        return next((mark for mark in marks if isinstance(mark, Outline)), None)

    def mark(self, name: str) -> str:
        """The triangle of a cell, as a letter; "" where there is none."""
        return next((sign for kind, sign in _MARKS.items() if f"{kind}:{name}" in self.named), "")

    def is_mark_above(self, name: str) -> bool:
        """Whether the triangle stands above its figure."""
        drawn, said = self.triangle(name), self.named.get(f"value:{name}")
        if drawn is None or not isinstance(said, Text):
            return False
        return box(drawn.points).bottom <= said.y - CAP * said.size

    def ink(self, prefix: str, default: str) -> str:
        """The commonest colour of the texts whose names begin so."""
        inks = [mark.colour for mark in self.texts(prefix)]
        return max(dict.fromkeys(inks), key=inks.count) if inks else default

    def texts(self, prefix: str) -> Iterator[Text]:
        """The lines of text whose names begin so."""
        return (mark for mark in self.marks if isinstance(mark, Text) and mark.name.startswith(prefix))

    def size(self, prefix: str, default: float) -> float:
        """The size of the texts whose names begin so."""
        return next((mark.size for mark in self.texts(prefix)), default)

    def axes(self) -> Iterator[Line]:
        """The axes of a chart that has several."""
        return (mark for mark in self.marks if isinstance(mark, Line) and mark.name.startswith("axis:"))

    def beside(self) -> tuple[Mark, ...]:
        """What stands beside the bars: the names of their colours, with keys and leader lines."""
        return tuple(mark for mark in self.marks if mark.name.startswith(_BESIDE))


def box(points: Iterable[tuple[float, float]]) -> Box:
    """The rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
