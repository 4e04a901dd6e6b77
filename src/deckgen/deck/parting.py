"""Parting: rows or columns that don't fit one slide, over as few as they need."""

from __future__ import annotations


def evenly(items: tuple[str, ...], count: int) -> list[tuple[str, ...]]:
    """The items in so many parts, about equally long, the longer ones first."""
    size, extra = divmod(len(items), count)
    parts, start = [], 0
    for index in range(count):
        end = start + size + (1 if index < extra else 0)
        parts.append(items[start:end])
        start = end
    return parts
