"""Decks for every region of a kind: all is read once, and what stops one deck stops no other."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.charts.form import Form
from deckgen.deck.asked import Existing
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.provenance import already_made, shared_facts
from deckgen.request import Request, refuse_foreign
from deckgen.sources.packs import find_survey

if TYPE_CHECKING:
    from deckgen.build import Inputs

# A forked process has what this one has read and imported; other systems than Linux can't do that safely.
_START = "fork" if sys.platform == "linux" else "spawn"
KINDS = ("county", "landsdel", "municipality")


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a region's deck: its path, or what stopped it; `bug` where that is our own fault.

    `kept` is a deck that stood there already, and that nothing has changed for.
    """

    region: str
    path: Path | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    bug: str = ""
    kept: bool = False


def build_each(
    request: Request, kind: str, jobs: int = 1, progress: Callable[[int, int], None] = lambda *_: None
) -> tuple[Made, ...]:
    """The decks of all regions of a kind, in the division's order, in a folder.

    DeckgenError when the inputs can't be read at all, or there is nowhere to put several decks.
    """
    refuse_foreign(request.output)
    if request.output is not None and request.output.suffix.lower() == ".pptx":
        raise DeckgenError(Problem("U408", Place(spot="--output"), {"path": request.output}))
    from deckgen.sources.division import read_division_of  # noqa: PLC0415  # one deck needs no list of regions

    division = read_division_of(find_survey(request.survey))
    names = [region.name for region in division.regions if region.kind == kind]
    if not names:
        raise DeckgenError(Problem("U409", Place(spot="--each"), {"kind": kind}))
    requests = {name: replace(request, region=name) for name in names}
    made = {} if request.existing is Existing.REPLACE else dict(_kept(requests))
    waiting = [asked for name, asked in requests.items() if name not in made]
    if waiting:
        _inputs(replace(request, region=None))  # what is wrong for all is told once
    with _here_to_stay():
        for done in _shared_out(waiting, min(jobs, len(waiting))):
            made[done.region] = done
            progress(len(made), len(names))
    if (first := next((one for one in made.values() if one.path and not one.kept), None)) is not None:
        made[first.region] = _doubted(first, request)
    return tuple(made[name] for name in names)


def _doubted(made: Made, request: Request) -> Made:
    """A deck with what the template does to it, which it does to all."""
    from deckgen.doubts import by_template  # noqa: PLC0415  # a batch with nothing to do is done before

    assert made.path is not None
    return replace(made, warnings=(*made.warnings, *by_template(request, made.path)))


@contextmanager
def _here_to_stay() -> Iterator[None]:
    """What has been read is not looked through for garbage, nor copied by processes that share it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _kept(requests: Mapping[str, Request]) -> Iterator[tuple[str, Made]]:
    """The decks that stand as they would be built, by their region."""
    try:
        shared = shared_facts(next(iter(requests.values())))
    except (DeckgenError, OSError):
        return  # the build will tell what is wrong
    for name, request in requests.items():
        if (path := already_made(request, shared)) is not None:
            yield name, Made(name, path, kept=True)


def _shared_out(requests: list[Request], jobs: int) -> Iterator[Made]:
    """The decks one by one; several processes have the inputs from this one, or read them once each."""
    if jobs < 2:
        yield from map(_made, requests)
        return
    if _START == "fork" and requests[0].extras.form is not Form.NATIVE:
        from deckgen.charts import render  # noqa: F401, PLC0415  # forked processes then share it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # one deck needs no other process
    from multiprocessing import get_context  # noqa: PLC0415  # one deck needs no other process

    with ProcessPoolExecutor(jobs, mp_context=get_context(_START)) as pool:
        yield from pool.map(_made, requests)


def _made(request: Request) -> Made:
    from deckgen.build import build_from  # noqa: PLC0415  # a batch with nothing to do is done before

    warnings: list[Problem] = []
    name = request.region or ""
    try:
        path = build_from(_inputs(replace(request, region=None)), request, tell=warnings.append)
    except DeckgenError as fault:
        return Made(name, problems=fault.problems)
    except Exception as fault:  # a bug in one deck is no reason to lose eighteen others
        return Made(name, bug=f"{type(fault).__name__}: {fault}")
    return Made(name, path, warnings=tuple(warnings))


@cache
def _inputs(request: Request) -> Inputs:
    """The survey, deck file, template and theme, which are the same for every region."""
    from deckgen.build import read_inputs  # noqa: PLC0415  # a batch with nothing to do is done before

    return read_inputs(request)
