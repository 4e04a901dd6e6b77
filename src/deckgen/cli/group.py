"""The group of all commands, and the options that decide what a deck is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from deckgen import __version__

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckgen")
@click.option("--debug", is_flag=True, help="Show the traceback of a failure.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Turn a survey into a presentation-ready PowerPoint deck for a Norwegian county."""
    context.obj = debug


def asked_options(command: Command) -> Command:
    """The options that decide what a deck is made of."""
    options = (
        click.option("--region", "-r", help="County, landsdel or union; without it the nation alone."),
        click.option("--survey", "-s", help="A survey's name or folder; the newest one by default."),
        click.option("--template", type=PATH, help="A PowerPoint file that replaces the template."),
        click.option(
            "--theme", help="ks, dark, print, a TOML file, or from-template: the template's colours."
        ),
        click.option("--deck", type=PATH, help="A YAML file that replaces the survey's deck.yaml."),
        click.option("--by", multiple=True, help="Add slides that split answers by a cut (or landsdel)."),
        click.option("--compare", multiple=True, help="Set a region, landsdel or lignende (similar) beside."),
        click.option("--waves", is_flag=True, help="Add slides with the waves that are comparable."),
        click.option("--intervals", is_flag=True, help="Show intervals of 95 % instead of bars."),
        click.option(
            "--charts",
            "form",
            type=click.Choice(["picture", "native", "both"]),
            default="picture",
            show_default=True,
            help="Pictures, charts to edit in PowerPoint, or those with picture files beside.",
        ),
        click.option("--max-rows", type=click.IntRange(1), help="Read a larger data file than is usual."),
        click.option("--lang", "language", type=click.Choice(["nb", "nn"]), default="nb", show_default=True),
    )
    for option in reversed(options):
        command = option(command)
    return command


def request_of(**asked: Any) -> Any:
    """The Request that the options make."""
    from deckgen.charts.form import Form  # noqa: PLC0415  # --help loads none
    from deckgen.deck.asked import Extras  # noqa: PLC0415  # --help loads none
    from deckgen.request import Request  # noqa: PLC0415  # --help loads none

    form = Form(asked.pop("form"))
    extras = Extras(**{name: asked.pop(name) for name in ("by", "compare", "waves", "intervals")}, form=form)
    return Request(extras=extras, **asked)
