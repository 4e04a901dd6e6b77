"""The slide layouts a deck is made of: our id, the layout's name in the template, its roles.

A new layout is a row here and a layout of that name, with placeholders of those names,
in the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LAYOUT_FILE = ".layouts.toml"  # ends the file beside a template that says which layout is which


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """One layout: its name in the template, and role -> placeholder name there."""

    name: str
    roles: Mapping[str, str]


_TITLE = {"title": "Tittel"}
_TAG = {"tag": "Merke"}
_SOURCED = _TITLE | {"source": "Kilde"} | _TAG
_CHART = _SOURCED | {"question": "Spørsmål", "chart": "Diagram"}

LAYOUTS: Mapping[str, LayoutRow] = {
    "title": LayoutRow(
        "Tittel",
        _TITLE
        | {"subtitle": "Undertittel", "speaker": "Foredragsholder", "event": "Arrangement", "motto": "Motto"}
        | _TAG,
    ),
    "chapter": LayoutRow("Kapittel", _TITLE | {"text": "Tekst"}),
    "chart": LayoutRow("Diagram", _CHART),
    "chart-text": LayoutRow("Diagram med tekst", _CHART | {"text": "Tekst"}),
    "two-charts": LayoutRow("To diagram", _CHART | {"question2": "Spørsmål 2", "chart2": "Diagram 2"}),
    "map": LayoutRow("Kart", _CHART | {"text": "Tekst"}),
    "cards": LayoutRow(
        "Definisjonskort",
        _SOURCED
        | {"question": "Spørsmål"}
        | {f"card{n}_title": f"Kort {n} tittel" for n in range(1, 5)}
        | {f"card{n}_text": f"Kort {n} tekst" for n in range(1, 5)},
    ),
    "bullets": LayoutRow("Punktliste", _SOURCED | {"text": "Tekst"}),
    "table": LayoutRow("Tabell", _SOURCED | {"question": "Spørsmål", "table": "Tabell"}),
    "closing": LayoutRow("Avslutning", _TITLE | {"contact": "Kontakt"} | _TAG),
}
