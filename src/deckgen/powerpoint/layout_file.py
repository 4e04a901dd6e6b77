"""The layout file: which of a template's layouts stand for ours, in a small TOML file beside it.

`mal.potx` has `mal.layouts.toml`. Under `[layouts]`, each of our ids (or names) has the name of one
of theirs; under `[placeholders.<id>]`, a role may have the name of a placeholder there.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.deck.layouts import LAYOUT_FILE, LAYOUTS
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.masters import plain_name
from deckgen.reasons import of_library, toml_line

_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a layout file asks for: their layout's name by our id, their placeholder's by id and role."""

    path: str = ""
    layouts: Mapping[str, str] = field(default_factory=dict)
    placeholders: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def beside(template: Path) -> Path:
    """Where a template's layout file stands."""
    return template.with_suffix(LAYOUT_FILE)


def read_layout_file(path: Path) -> Asked:
    """What the file asks for, nothing where there is none; DeckgenError T319 with all that is wrong in it."""
    if not path.is_file():
        return Asked()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError(f"> {_MOST_BYTES} bytes")
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as fault:  # TOML and UTF-8 faults are ValueErrors
        raise DeckgenError(_wrong(path, "", of_library(fault), line=toml_line(fault))) from None
    problems = list(_unknown(path, raw))
    if problems:
        raise DeckgenError(problems)
    return Asked(
        str(path),
        {_id(key): plain_name(name) for key, name in raw.get("layouts", {}).items()},
        {
            _id(key): {role: plain_name(name) for role, name in roles.items()}
            for key, roles in raw.get("placeholders", {}).items()
        },
    )


def _unknown(path: Path, raw: Mapping[str, object]) -> Iterator[Problem]:
    """Every key that means nothing, and every value that is no name."""
    for table, content in raw.items():
        if table not in ("layouts", "placeholders") or not isinstance(content, dict):
            yield _wrong(path, table, "", ("layouts", "placeholders"))
            continue
        for key, value in content.items():
            if _id(key) not in LAYOUTS:
                yield _wrong(path, f"{table}.{key}", "", tuple(LAYOUTS))
            elif table == "layouts" and not isinstance(value, str):
                yield _wrong(path, f"{table}.{key}", str(value))
            elif table == "placeholders":
                yield from _unknown_roles(path, key, value)


def _unknown_roles(path: Path, key: str, value: object) -> Iterator[Problem]:
    known = tuple(LAYOUTS[_id(key)].roles)
    for role, name in value.items() if isinstance(value, dict) else [("", value)]:
        if role not in known:
            yield _wrong(path, f"placeholders.{key}.{role}".rstrip("."), "", known)
        elif not isinstance(name, str):
            yield _wrong(path, f"placeholders.{key}.{role}", str(name))


def _id(key: str) -> str:
    """Our id for an id or for the name that the layout has in the shipped template."""
    named = {plain_name(row.name).casefold(): id_ for id_, row in LAYOUTS.items()}
    return named.get(plain_name(key).casefold(), key)


def _wrong(
    path: Path, spot: str, value: object, known: tuple[str, ...] = (), line: int | None = None
) -> Problem:
    near = difflib.get_close_matches(spot.rpartition(".")[2], known, n=1)
    facts = {"value": value or spot, "known": known or ('name = "…"',), "near": near}
    return Problem("T319", Place(str(path), line, spot), facts)
