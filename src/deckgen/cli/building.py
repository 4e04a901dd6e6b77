"""`deckgen build`, `outline` and `check`: a request in, decks, text or problems out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from deckgen.cli.group import PATH, asked_options, cli, request_of
from deckgen.cli.words import data_of, end_progress, print_json, progress, say, show, show_as_json
from deckgen.errors import EXIT_BATCH, DeckgenError, Place, Problem


@cli.command()
@asked_options
@click.option("--output", "-o", type=PATH, help="A file (.pptx) or a folder; output/ by default.")
@click.option("--speaker", default="", help="Who presents, on the title slide.")
@click.option("--email", default="", help="The speaker's e-mail, on the last slide.")
@click.option("--event", default="", help="The occasion, on the title slide.")
@click.option("--date", default="", help="The date, on the title slide.")
@click.option("--overwrite", is_flag=True, help="Replace an edited deck; the old one is kept as .bak.")
@click.option("--new-version", is_flag=True, help="Leave an edited deck; the new one gets a number.")
@click.option(
    "--each", type=click.Choice(["county", "landsdel", "municipality"]), help="A deck for each of them."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, help="Processes that share the decks of --each."
)
@click.option("--json", "as_json", is_flag=True, help="Print paths and problems as JSON.")
@click.pass_context
def build(context: click.Context, /, as_json: bool, **asked: Any) -> None:
    """Build a deck, or one for each region; the last line printed is its path."""
    if asked["each"] is None:
        context.with_resource(_uncollected())
    from deckgen.batch import Made  # noqa: PLC0415  # --help loads none
    from deckgen.deck.asked import Existing, Presenter  # noqa: PLC0415  # --help loads none
    from deckgen.provenance import already_made  # noqa: PLC0415  # --help loads none

    words = {name: asked.pop(name) for name in ("speaker", "email", "event", "date")}
    each, jobs = asked.pop("each"), asked.pop("jobs")
    asked["existing"] = _existing(asked.pop("overwrite"), asked.pop("new_version"))
    request = request_of(presenter=Presenter(**words), **asked)
    if each is not None:
        made = _each(request, each, jobs, as_json)
    else:
        path = None if request.existing is Existing.REPLACE else already_made(request)
        made = (_made(request, as_json) if path is None else Made(request.region or "", path, kept=True),)
    failed = any(done.path is None for done in made)
    if as_json:
        print_json([_data(done) for done in made])
    elif each is not None:
        _tell_each(made)
    else:
        show(made[0].warnings)
        if made[0].kept:
            click.echo(say("unchanged"), err=True)
        click.echo(made[0].path)
    if failed:
        context.exit(EXIT_BATCH)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circular garbage: one deck leaves a few megabytes of it, and then the process ends."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # together these call all there is old, so that nothing is searched here
        gc.unfreeze()
        gc.enable()


def _existing(overwrite: bool, new_version: bool) -> Any:
    from deckgen.deck.asked import Existing  # noqa: PLC0415  # --help loads none

    if overwrite and new_version:
        raise DeckgenError(Problem("U411", Place(spot="--new-version")))
    return Existing.REPLACE if overwrite else Existing.BESIDE if new_version else Existing.KEEP


def _made(request: Any, quiet: bool) -> Any:
    from deckgen.batch import Made  # noqa: PLC0415  # --help loads none
    from deckgen.build import build as build_deck  # noqa: PLC0415  # --help loads none

    warnings: list[Problem] = []
    path = build_deck(request, _silent if quiet else progress, warnings.append)
    if not quiet:
        end_progress()
    return Made(request.region or "", path, warnings=tuple(warnings))


def _each(request: Any, kind: str, jobs: int, quiet: bool) -> Any:
    from deckgen.batch import build_each  # noqa: PLC0415  # --help loads none

    if request.region:
        raise DeckgenError(Problem("U410", Place(spot="--each"), {"region": request.region}))
    if quiet:
        return build_each(request, kind, jobs)
    made = build_each(request, kind, jobs, lambda done, total: progress("decks", done, total))
    end_progress()
    return made


def _silent(*_: object) -> None:
    """No progress where a program listens."""


def _data(done: Any) -> dict[str, object]:
    """A deck as programs read of it: where it stands, or why it doesn't."""
    return {
        "region": done.region,
        "path": None if done.path is None else str(done.path),
        "kept": done.kept,
        "warnings": data_of(done.warnings),
        "problems": data_of(done.problems),
        "bug": done.bug,
    }


def _tell_each(made: Any) -> None:
    """A line for every deck, and why some are missing."""
    told: list[Problem] = []  # what is the same for every deck is told once
    for done in made:
        told += [warning for warning in done.warnings if warning not in told]
    show(tuple(told))
    for done in made:
        if done.path is not None:
            click.echo(done.path)
    failed = [done for done in made if done.path is None]
    for done in failed:
        click.echo(say("batch_failed", region=done.region), err=True)
        show(done.problems)
        if done.bug:
            click.echo(say("bug", fault=done.bug), err=True)
    kept = sum(done.kept for done in made)
    click.echo(
        say("batch_done", made=len(made) - len(failed) - kept, kept=kept, failed=len(failed)), err=True
    )


@cli.command()
@asked_options
@click.option("--json", "as_json", is_flag=True, help="Print the slides as JSON.")
def outline(as_json: bool, **asked: Any) -> None:
    """Print the deck as text, with every figure."""
    from deckgen.build import plan_deck  # noqa: PLC0415  # --help loads none
    from deckgen.deck.outline import outline as outline_of  # noqa: PLC0415  # --help loads none

    deck = plan_deck(request_of(**asked))
    if as_json:
        told = [
            {"number": s.number, "layout": s.layout, "title": s.title, "notes": s.notes} for s in deck.slides
        ]
        print_json({"title": deck.title, "slides": told, "warnings": data_of(deck.warnings)})
    else:
        click.echo(outline_of(deck))


@cli.command()
@asked_options
@click.option("--json", "as_json", is_flag=True, help="Print the problems as a JSON list instead of words.")
@click.pass_context
def check(context: click.Context, /, as_json: bool, **asked: Any) -> None:
    """Find every problem of codebook, data, deck file, theme and template at once, and texts without room."""
    from deckgen.build import check as check_all  # noqa: PLC0415  # --help loads none

    problems = check_all(request_of(**asked))
    if as_json:
        show_as_json(problems)
    if problems:
        if not as_json:
            show(problems)
        if any(problem.exit_code for problem in problems):
            context.exit(DeckgenError(problems).exit_code)
    elif not as_json:
        click.echo(say("all_well"))
