"""Labels of columns that belong together, as the question that they share and what each is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from deckgen.sources.importing.column import Column, readable, without_code

_SHORTEST = 8  # characters of a text that is shared by more than chance
_LABEL_LIMIT = 20  # characters from which a label may be another one cut off, as SPSS does at 255
_ENDS = re.compile(r"[:?…]|\.\.+|==| [-–—] ")
_BEFORE_THE_QUESTION = re.compile(r"\s*(?:\.\.\.+|…)\s*")  # «Newspapers ...Do you ever read»
_TRIM = " \t:;,=…-–—."
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|1st|2nd|3rd|[4-9]th|\d+|første|andre|tredje|fjerde|femte)\.?"
    r"(?:\s+(?:response|mention|answer|choice|svar|nevnt|valg))?"
)
_NTH = re.compile(
    rf"\s*\([^)]*\b{_ORDINAL}[^)]*\)|\b(?:response|mention|svar|nevnt)?\s*{_ORDINAL}(?!\w)", re.I
)


def shared(columns: Sequence[Column], stem: str) -> tuple[str, list[str], bool]:
    """The question of columns and the item of each; and whether the question is the file's own words."""
    labels = [column.label for column in columns]
    if all(column.labelled for column in columns):
        for question, items in (_item_first(labels), _common(labels)):
            if question and all(items) and len(set(items)) == len(items):
                return without_code(question, stem), items, True
    if len(set(labels)) < len(labels):
        labels = [f"{label} ({column.name})" for label, column in zip(labels, columns, strict=True)]
    return readable(stem), labels, False


def mentions_alike(columns: Sequence[Column]) -> bool:
    """Whether columns have the same label but for «first», «second» or a number, or none at all."""
    if not any(column.labelled for column in columns):
        return True
    labels = sorted((once(column.label).casefold() for column in columns), key=len)
    return labels[0] == labels[-1] or (
        len(labels[0]) > _LABEL_LIMIT and all(label.startswith(labels[0]) for label in labels)
    )


def once(label: str, stem: str = "") -> str:
    """A label without which mention it is."""
    text = " ".join(_NTH.sub(" ", label).split())
    return without_code(text, stem) if stem else text


def _item_first(labels: Sequence[str]) -> tuple[str, list[str]]:
    """«Newspapers ...Do you ever read»: the question stands last, and may be cut off."""
    parts = [_BEFORE_THE_QUESTION.split(label, maxsplit=1) for label in labels]
    questions = sorted((part[-1] for part in parts if len(part) == 2), key=len)
    sound = len(questions) == len(labels) and len(questions[0]) >= _SHORTEST
    if not sound or not all(question.startswith(questions[0]) for question in questions):
        return "", []
    return questions[-1], [part[0].strip(_TRIM) for part in parts]


def _common(labels: Sequence[str]) -> tuple[str, list[str]]:
    """The text that all labels begin with, or the one that all end with: the longer, whole phrases only."""
    before = _beginning(labels)
    ends = [found.end() for found in _ENDS.finditer(before)]
    before = before[: ends[-1]] if ends else _long_enough(before[: before.rfind(" ") + 1])
    after = _beginning([label[::-1] for label in labels])[::-1]
    after = _long_enough(after[after.find(" ") :] if " " in after else "")
    if len(before) >= len(after):
        after = ""
    else:
        before = ""
    items = [label[len(before) : len(label) - len(after)].strip(_TRIM) for label in labels]
    return (before or after).strip().rstrip("=:-–—… ").lstrip(".… "), items


def _beginning(texts: Sequence[str]) -> str:
    """The letters that all texts begin with."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)


def _long_enough(text: str) -> str:
    return text if len(text) >= _SHORTEST else ""
