"""The order in which the shapes of a slide are read out."""

from __future__ import annotations

_FIRST = ("title", "subtitle", "question")
_LAST = ("chart", "question2", "chart2", "table", "source", "tag")


def reading_rank(role: str) -> tuple[int, int]:
    """Where a role stands in the reading order: title, question, text, chart, source, tag.

    A card's text follows its own title; roles that aren't named here keep the layout's order.
    """
    if role in _FIRST:
        return _FIRST.index(role), 0
    if role in _LAST:
        return 100 + _LAST.index(role), 0
    if role.startswith("card") and role[4:5].isdigit():
        return 10 + int(role[4]), int(role.endswith("_text"))
    return 50, 0
