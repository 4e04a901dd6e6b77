"""`deckgen build`, `outline` and `check`: a request in, decks, text or problems out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from deckgen.cli.group import PATH, asked_options, cli, request_of
from deckgen.cli.words import end_progress, progress, say, show, show_as_json
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
@click.pass_context
def build(context: click.Context, /, **asked: Any) -> None:
    """Build a deck, or one for each region; the last line printed is its path."""
    from deckgen.deck.asked import Existing, Presenter  # noqa: PLC0415
    from deckgen.provenance import already_made  # noqa: PLC0415

    words = {name: asked.pop(name) for name in ("speaker", "email", "event", "date")}
    each, jobs = asked.pop("each"), asked.pop("jobs")
    asked["existing"] = _existing(asked.pop("overwrite"), asked.pop("new_version"))
    request = request_of(presenter=Presenter(**words), **asked)
    if each is not None:
        _build_each(context, request, each, jobs)
        return
    path = None if request.existing is Existing.REPLACE else already_made(request)
    if path is not None:
        click.echo(say("unchanged"), err=True)
    else:
        path = _build_one(request)
    click.echo(path)


def _existing(overwrite: bool, new_version: bool) -> Any:
    from deckgen.deck.asked import Existing  # noqa: PLC0415

    if overwrite and new_version:
        raise DeckgenError(Problem("U411", Place(spot="--new-version")))
    return Existing.REPLACE if overwrite else Existing.BESIDE if new_version else Existing.KEEP


def _build_one(request: Any) -> Path:
    from deckgen.build import build as build_deck  # noqa: PLC0415

    warnings: list[Problem] = []
    path = build_deck(request, progress, warnings.append)
    end_progress()
    show(tuple(warnings))
    return path


def _build_each(context: click.Context, request: Any, kind: str, jobs: int) -> None:
    """A line for every deck; the exit code is 6 when some are missing."""
    from deckgen.batch import build_each  # noqa: PLC0415

    if request.region:
        raise DeckgenError(Problem("U410", Place(spot="--each"), {"region": request.region}))
    made = build_each(request, kind, jobs, lambda done, total: progress("decks", done, total))
    end_progress()
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
    if failed:
        context.exit(EXIT_BATCH)


@cli.command()
@asked_options
def outline(**asked: Any) -> None:
    """Print the deck as text, with every figure."""
    from deckgen.build import plan_deck  # noqa: PLC0415
    from deckgen.deck.outline import outline as outline_of  # noqa: PLC0415

    click.echo(outline_of(plan_deck(request_of(**asked))))


@cli.command()
@asked_options
@click.option("--json", "as_json", is_flag=True, help="Print the problems as a JSON list instead of words.")
@click.pass_context
def check(context: click.Context, /, as_json: bool, **asked: Any) -> None:
    """Find every problem of codebook, data, deck file, theme and template at once."""
    from deckgen.build import check as check_all  # noqa: PLC0415

    problems = check_all(request_of(**asked))
    if as_json:
        show_as_json(problems)
    if problems:
        if not as_json:
            show(problems)
        context.exit(DeckgenError(problems).exit_code)
    if not as_json:
        click.echo(say("all_well"))
