"""The outline: a whole deck as plain text, with every figure that its slides show."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.deck.deck import Deck, Slide
from deckgen.deck.layouts import LAYOUTS
from deckgen.findings.describe import figures
from deckgen.findings.phrases import Phrases, phrases

_UNSAID = ("title", "tag", "source")


def outline(deck: Deck) -> str:
    """The deck as text: number, title and tag, then what stands on the slide, indented."""
    say = phrases(deck.language)
    lines = [deck.title, ""]
    for slide in deck.slides:
        lines += _slide(slide, say)
        lines.append("")
    return "\n".join(lines)


def _slide(slide: Slide, say: Phrases) -> Iterator[str]:
    tag = f" [{slide.texts['tag'][0]}]" if "tag" in slide.texts else ""
    yield f"{slide.number:>2}  {slide.title}{tag}"
    for role in LAYOUTS[slide.layout].roles:
        if role not in _UNSAID:
            yield from (f"    {line}" for line in slide.texts.get(role, ()))
    for shown in slide.charts:
        yield f"    <{say(f'kind_{shown.chart.kind}')}>"
        yield from (f"    - {line}" for line in figures(shown.chart.crosstab, say))
    if slide.table is not None:
        yield from (f"    | {' | '.join(row)}" for row in (slide.table.header, *slide.table.rows))
    yield from (f"    {line}" for line in slide.texts.get("source", ()))
