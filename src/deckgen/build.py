"""The story: read what there is, plan the deck, draw its charts, write the file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from deckgen.charts.catalogue import capacity, native, told_apart
from deckgen.charts.chart import Chart, Image, MapArea
from deckgen.charts.form import Form
from deckgen.charts.theme import Theme
from deckgen.deck.crowded import CROWDED
from deckgen.deck.deck import Deck
from deckgen.deck.default import default_spec
from deckgen.deck.desk import Surroundings
from deckgen.deck.expand import expanded
from deckgen.deck.plan import plan
from deckgen.deck.reader import FILE_NAME, read_deck
from deckgen.deck.spec import DeckSpec
from deckgen.deck.template import Template
from deckgen.doubts import by_template, unshown
from deckgen.dress import read_dress
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.fitting import fits
from deckgen.powerpoint.picture_files import Pictures
from deckgen.powerpoint.table_fit import has_room
from deckgen.powerpoint.writer import Drawing, write, written
from deckgen.provenance import own_pictures, provenance
from deckgen.reasons import of_system
from deckgen.request import LONGEST, Request, file_name, refuse_foreign, slug
from deckgen.sources.catalogue import read_survey
from deckgen.sources.geography import county_outlines, county_tiles, map_credit
from deckgen.sources.packs import find_survey
from deckgen.survey.region import Region, normalised
from deckgen.survey.survey import Survey

T = TypeVar("T")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a request names, read and checked."""

    survey: Survey
    spec: DeckSpec
    template: Template
    theme: Theme
    warnings: tuple[Problem, ...] = ()


def build(
    request: Request, progress: Progress = lambda *_: None, tell: Callable[[Problem], None] = lambda _: None
) -> Path:
    """The path of the finished deck; DeckgenError when something stops it, and then nothing is changed.

    `tell` is handed the warnings, which stop nothing, once the deck is there.
    """
    refuse_foreign(request.output)
    progress("plan", 0, 0)
    path = build_from(read_inputs(request), request, progress, tell)
    for finding in by_template(request, path):
        tell(finding)
    return path


def build_from(
    inputs: Inputs,
    request: Request,
    progress: Progress = lambda *_: None,
    tell: Callable[[Problem], None] = lambda _: None,
) -> Path:
    """The same from what has been read already, which is the same for every region."""
    deck = _planned(request, inputs)
    if deck.untranslated:
        progress("untranslated", deck.untranslated, deck.untranslated)
    to = _output_path(request, deck)
    pictures = _pictures(deck, inputs.theme)
    drawing = _drawing(deck, inputs.theme, progress)
    stated = _stated(request, inputs.survey, pictures)
    path = write(
        deck, inputs.template, drawing, to, request.existing, stated, Pictures(pictures, own_pictures)
    )
    for warning in (*inputs.warnings, *deck.warnings, *unshown(deck, inputs.theme)):
        tell(warning)
    return path


def content_of(inputs: Inputs, request: Request) -> bytes:
    """The bytes of the deck that a build would put on disk."""
    deck = _planned(request, inputs)
    stated = _stated(request, inputs.survey, _pictures(deck, inputs.theme))
    return written(deck, inputs.template, _drawing(deck, inputs.theme), stated)


def _stated(request: Request, survey: Survey, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """What the deck says it is made from, with the region by its official name."""
    region = _region(request, survey)
    return provenance(replace(request, region=region.name if region else None), pictures)


def _drawing(deck: Deck, theme: Theme, progress: Progress = lambda *_: None) -> Drawing:
    """How the deck's charts are drawn, told of one by one."""
    drawn, charts = 0, sum(len(slide.charts) for slide in deck.slides)

    def image_of(chart: Chart) -> Image:
        nonlocal drawn
        drawn += 1
        progress("draw", drawn, charts)
        return _draw(chart, theme)

    return Drawing(image_of, lambda chart: native(chart, theme), theme.family)


def _pictures(deck: Deck, theme: Theme) -> dict[str, bytes]:
    """The picture files that charts of both forms have beside the deck, by name."""
    return {
        f"{slug(slide.name)[:LONGEST]}{shown.role.removeprefix('chart')}.{kind}": content
        for slide in deck.slides
        for shown in slide.charts
        if shown.chart.form is Form.BOTH
        for kind, content in _files(_draw(replace(shown.chart, form=Form.PICTURE), theme))
    }


def _draw(chart: Chart, theme: Theme) -> Image:
    """The picture of a chart; only who wants one waits for the renderer."""
    from deckgen.charts.render import draw  # noqa: PLC0415  # native charts need no Matplotlib

    return draw(chart, theme)


def _files(image: Image) -> tuple[tuple[str, bytes], ...]:
    return ("svg", image.svg), ("png", image.png)


def plan_deck(request: Request) -> Deck:
    """The planned deck of a request: everything but pixels and files."""
    return _planned(request, read_inputs(request))


def check(request: Request) -> tuple[Problem, ...]:
    """Every problem of codebook, data, deck file, theme and template at once; empty when all is well.

    Where none stops a deck, texts that don't fit it are told of, with exit code 0.
    """
    try:
        deck = plan_deck(request)
    except DeckgenError as fault:
        return fault.problems
    return tuple(warning for warning in deck.warnings if warning.code == CROWDED)


def read_inputs(request: Request) -> Inputs:
    """What a request names, read; DeckgenError with the problems of all its files at once."""
    problems: list[Problem] = []

    def attempt(step: Callable[[], T]) -> T | None:
        try:
            return step()
        except DeckgenError as fault:
            problems.extend(fault.problems)
            return None

    problems.extend(request.presenter.too_long())
    folder = find_survey(request.survey)
    survey = attempt(lambda: read_survey(folder, request.language, request.max_rows))
    notes: list[Problem] = []
    spec = attempt(lambda: _read_spec(request, folder, survey, notes.append)) if survey is not None else None
    dress = attempt(lambda: read_dress(request.theme, request.template_path, request.template is None))
    if problems or survey is None or spec is None or dress is None:
        raise DeckgenError(problems)
    return Inputs(
        survey, spec, dress.template, dress.theme, (*dress.warnings, *notes, *request.presenter.left_out())
    )


def _read_spec(request: Request, folder: Path, survey: Survey, tell: Callable[[Problem], None]) -> DeckSpec:
    """The deck file that was asked for, else the pack's own, else a deck from the codebook alone."""
    path = request.deck or folder / FILE_NAME
    if request.deck is not None or path.is_file():
        spec = read_deck(path, survey, tell)
    else:
        spec = default_spec(survey, request.language)
    return expanded(spec, survey, request.extras)


def _planned(request: Request, inputs: Inputs) -> Deck:
    survey = inputs.survey
    around = Surroundings(
        inputs.template,
        lambda chart: capacity(chart, inputs.theme),
        lambda text, place: fits(text.split("\n"), place),
        map_areas(survey),
        map_credit(survey.division.year),
        lambda kind: told_apart(kind, inputs.theme),
        lambda table, size: has_room(table, size, inputs.template.scale),
    )
    region = _region(request, survey)
    return plan(inputs.spec, survey, region, around, request.presenter, request.language)


def _region(request: Request, survey: Survey) -> Region | None:
    """The region that was asked for; None for the nation, by its name or by no name."""
    if request.region is None:
        return None
    asked = normalised(request.region)
    if not asked:  # as from a variable that a script forgot
        raise DeckgenError(Problem("U423", Place(spot="--region")))
    if asked == normalised(survey.nation):
        return None
    return survey.division.region(request.region)


def map_areas(survey: Survey) -> tuple[MapArea, ...]:
    """The outlines of the survey's counties; the plan ties them to groups."""
    year = survey.division.year
    outlines, tiles = county_outlines(year), county_tiles(year)
    return tuple(
        MapArea(county.name, county.code, outlines[county.name], "", tile=tiles[county.code])
        for county in survey.division.counties
        if county.name in outlines
    )


def _output_path(request: Request, deck: Deck) -> Path:
    """`--output` as a file (.pptx) or as a folder, which is made; without it a file in `output/`."""
    to = request.output or Path("output")
    if to.suffix.lower() != ".pptx":
        to = to / file_name(deck.survey, deck.region)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        if isinstance(fault, FileExistsError):  # a file, or a link to nowhere
            fault = NotADirectoryError(errno.ENOTDIR, "is no folder")
        raise DeckgenError(Problem("W501", Place(str(to)), {"reason": of_system(fault)})) from None
    return to
