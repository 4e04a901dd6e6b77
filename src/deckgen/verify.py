"""Verify: what a deck was made from, whether it was changed since, and whether it can be made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from deckgen.build import content_of, read_inputs
from deckgen.changes import CHANGED_FIGURES, EXAMPLE_UNMARKED, NOT_COMPARED, NOT_SHOWN, changes
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras, Presenter
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.contents import contents
from deckgen.powerpoint.lint.deckfile import DeckFile, refuse_other_kind
from deckgen.powerpoint.opening import read_parts
from deckgen.powerpoint.reading import parsed
from deckgen.powerpoint.seal import DIGESTS, SLIDE, VERSION, Seal, seal_in, seal_of
from deckgen.provenance import BESIDE, BY_TEMPLATE, MADE_FROM, NOT_TOLD, provenance
from deckgen.reasons import Reason, of_part
from deckgen.request import Request
from deckgen.sources.themes import FROM_TEMPLATE

_SOURCES = {  # the facts of the properties by what they are called in words
    "version": "source_version",
    "libraries": "source_libraries",
    "survey": "source_survey",
    "codebook": "source_codebook",
    "data": "source_data",
    "deck-file": "source_deck_file",
    "template": "source_template",
    "theme": "source_theme",
    "options": "source_options",
    "deckgen": "source_deckgen",
}
_TEMPLATE = "deckgen-template"
_INSIDE, _XML = "ppt/", (".xml", ".rels")
_SHIPPED_THEME = ".toml "


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a deck.

    `facts` are its own properties; `findings` what was changed since it was made, and what stands in
    the way of making it again; `remade` says whether the sources give the deck as it was made, byte
    for byte, and is None where they could not be tried.
    """

    facts: Mapping[str, str]
    findings: tuple[Problem, ...] = ()
    untouched: bool = False
    remade: bool | None = None

    @property
    def figures_changed(self) -> bool:
        """Whether a figure is another than it was, new, gone or read otherwise, or nobody can tell."""
        return any(finding.code in CHANGED_FIGURES for finding in self.findings)

    @property
    def comparable(self) -> bool:
        """Whether this version can tell if a figure was changed."""
        return not any(finding.code in NOT_COMPARED for finding in self.findings)

    @property
    def example_unmarked(self) -> bool:
        """Whether example data is no longer said to be that."""
        return any(finding.code in EXAMPLE_UNMARKED for finding in self.findings)

    @property
    def slides_missing(self) -> bool:
        """Whether slides were taken away or hidden."""
        return any(finding.code in NOT_SHOWN for finding in self.findings)


def verify(path: Path, sources: Request) -> Verdict:
    """The verdict on a file; `sources` names the survey and files that aren't where deckgen looks.

    DeckgenError T301–T315 for a file that is no presentation, or has parts that can't be read.
    """
    names, parts = read_parts(path)
    refuse_other_kind(DeckFile(path, names, parts))
    seal = seal_of(parts)
    if MADE_FROM not in seal.values and VERSION not in seal.values:
        return Verdict({}, (Problem("V601", Place(str(path))),))
    if not seal.untouched:
        _refuse_damaged(path, parts)
    changed = () if seal.untouched else tuple(changes(path, contents(parts), seal.values))
    if not seal.untouched and not changed:
        changed = (Problem("V605", Place(str(path))),)
    own = (name for name in seal.values if name != DIGESTS and not name.startswith(SLIDE))
    facts = {name: seal.values[name] for name in own}
    obstacles, remade = _made_again(path, seal, sources)
    return Verdict(facts, (*changed, *obstacles), seal.untouched, remade)


def _refuse_damaged(path: Path, parts: Mapping[str, bytes]) -> None:
    """T315 for parts that are no XML: a slide that can't be read would pass for one that was taken away."""
    names = (name for name in sorted(parts) if name.startswith(_INSIDE) and name.endswith(_XML))
    damaged = [name for name in names if parsed(parts[name]) is None]
    if damaged:
        place = Place(str(path))
        raise DeckgenError([Problem("T315", place, {"reason": of_part(name, "XML")}) for name in damaged])


def _made_again(path: Path, seal: Seal, sources: Request) -> tuple[tuple[Problem, ...], bool | None]:
    """What stands in the way of making the deck again, or whether that gives it as it was made."""
    place, stated = Place(str(path)), seal.values
    try:
        request = _request(stated, sources)
        here = provenance(request)
    except (DeckgenError, ValueError, TypeError, RecursionError) as fault:
        first = fault.problems[0] if isinstance(fault, DeckgenError) else None
        source = first.place.spot if first else "deckgen-options"
        return (Problem("V606", place, {"source": source, "then": "", "now": "-"}),), None
    names = [name for name in here if name in stated and name != BESIDE and stated[name] != here[name]]
    if len(names) > 1:  # the hash of all differs with any of them, and alone when deckgen itself does
        names = [name for name in names if name != MADE_FROM]
    lacking: tuple[Problem, ...] = ()
    if sources.template is None and _is_own_template(stated, here):
        lacking = (Problem("V622", place, {"template": stated[_TEMPLATE]}),)
        # Its theme may be the one that is here but for «as the template goes with».
        names = [n for n in names if n != _TEMPLATE and not stated[n].startswith(BY_TEMPLATE)]
    apart = lacking + tuple(
        Problem(
            "V606",
            place,
            {"source": _called(name), "then": _in_words(stated[name]), "now": _in_words(here[name])},
        )
        for name in names
    )
    if apart:
        return apart, None
    try:
        remade = content_of(read_inputs(request), request)
    except DeckgenError as fault:
        return fault.problems, None
    if seal_in(remade).fingerprint == seal.fingerprint:
        return (), True
    return (Problem("V607", place),), False


def _is_own_template(stated: Mapping[str, str], here: Mapping[str, str]) -> bool:
    """Whether a deck was made with a template of somebody's own, and not another version of the shipped."""
    then, now = stated.get(_TEMPLATE, ""), here[_TEMPLATE]
    if not then or then == now:
        return False
    return stated.get("deckgen-theme", "").startswith(BY_TEMPLATE) or then.split(" ")[0] != now.split(" ")[0]


def _called(name: str) -> Reason:
    """What a fact of the properties is of, in words."""
    plain = "deckgen" if name == MADE_FROM else name.removeprefix("deckgen-")
    return Reason(_SOURCES.get(plain, ""), plain)


def _in_words(fact: str) -> str | Reason:
    """A fact, whose names and hashes are the same in any language."""
    if fact.startswith(BY_TEMPLATE):
        return Reason("source_by_template", fact, {"theme": fact.removeprefix(BY_TEMPLATE)})
    return Reason("source_not_told", fact) if fact == NOT_TOLD else fact


def _request(stated: Mapping[str, str], sources: Request) -> Request:
    """The request that made the deck, from its options; what `sources` names goes first."""
    options: Any = json.loads(stated.get("deckgen-options", "{}"))
    if not isinstance(options, dict):
        raise TypeError("deckgen-options")
    theme = stated.get("deckgen-theme", "")
    shipped = theme.split(_SHIPPED_THEME)[0] if _SHIPPED_THEME in theme else theme
    if theme.startswith(BY_TEMPLATE):
        shipped = ""
    return replace(
        sources,
        region=options.get("region"),
        survey=sources.survey or stated.get("deckgen-survey"),
        theme=sources.theme or (FROM_TEMPLATE if theme == FROM_TEMPLATE else shipped or None),
        language=str(options.get("language", "nb")),
        presenter=Presenter(**{f.name: str(options.get(f.name, "")) for f in fields(Presenter)}),
        extras=Extras(
            by=tuple(options.get("by", ())),
            compare=tuple(options.get("compare", ())),
            waves=bool(options.get("waves")),
            intervals=bool(options.get("intervals")),
            form=Form(options.get("form", "picture")),
        ),
    )
