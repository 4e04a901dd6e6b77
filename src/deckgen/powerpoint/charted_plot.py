"""Where the plot of a chart stands in it: squeezed or moved, its bars are others beside names and keys."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.reading import C, child_of

_C = f"{{{C}}}"
_LAYOUT = (f"{_C}layout", f"{_C}manualLayout")
_SIDES = (("e", "x", "w"), ("n", "y", "h"))  # by the letters of `how.py`
_STEPS, _MOST = 127, 255  # for a whole chart; half of one is left on either side
_TOLERANCE = 5  # steps: what a program rounds, and nobody sees
_FREE = "auto"


def ends_of(plot: etree._Element) -> Iterator[tuple[str, str]]:
    """Where a plot begins and ends across and down, in steps; PowerPoint chooses where nothing is said."""
    layout = child_of(plot, *_LAYOUT)
    inner = _value(layout, "layoutTarget") == "inner"
    for letter, at, length in _SIDES:
        start, long = _number(_value(layout, at)), _number(_value(layout, length))
        if not inner or start is None or long is None or _value(layout, f"{at}Mode") != "edge":
            yield letter, _FREE
        else:
            end = long if _value(layout, f"{length}Mode") == "edge" else start + long
            yield letter, f"{_step(start):02x}{_step(end):02x}"


def is_moved(now: str, before: str) -> bool:
    """Whether a plot begins or ends elsewhere than it did."""
    try:
        pairs = [(int(now[at : at + 2], 16), int(before[at : at + 2], 16)) for at in (0, 2)]
    except ValueError:  # one of them is left to PowerPoint
        return now != before
    return any(abs(one - other) > _TOLERANCE for one, other in pairs)


def _step(share: float) -> int:
    return min(max(round((share + 0.5) * _STEPS), 0), _MOST)


def _value(layout: etree._Element | None, name: str) -> str:
    child = child_of(layout, f"{_C}{name}")
    return "" if child is None else str(child.get("val") or "")


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < _MOST else None
