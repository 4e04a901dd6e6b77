"""`deckgen verify`: what a finished file is, said aloud or as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from deckgen.cli.group import PATH, cli
from deckgen.cli.words import language, say, show
from deckgen.errors import EXIT_FINDINGS
from deckgen.messages import as_data


@cli.command()
@click.argument("file", type=PATH)
@click.option("--survey", "-s", help="The survey's folder, when it is not one that comes with deckgen.")
@click.option("--deck", type=PATH, help="The deck file that was used.")
@click.option("--template", type=PATH, help="The template that was used.")
@click.option("--theme", help="The theme that was used.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@click.pass_context
def verify(context: click.Context, /, file: Path, as_json: bool, **sources: Any) -> None:
    """Tell what a deck FILE was made from, if figures were changed since, and if it can be made again."""
    from deckgen.request import Request  # noqa: PLC0415
    from deckgen.verify import verify as verdict_on  # noqa: PLC0415

    verdict = verdict_on(file, Request(**sources))
    if as_json:
        told = {
            "facts": dict(verdict.facts),
            "untouched": verdict.untouched,
            "figures_changed": verdict.figures_changed,
            "remade": verdict.remade,
            "findings": [as_data(finding, language()) for finding in verdict.findings],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    else:
        for name, text in verdict.facts.items():
            click.echo(f"{name.removeprefix('deckgen-')}: {text}")
        if verdict.facts:
            click.echo(say("verify_untouched" if verdict.untouched else "verify_edited"))
            if not verdict.untouched:
                click.echo(say("verify_figures" if verdict.figures_changed else "verify_no_figures"))
            if verdict.remade is not False:
                click.echo(say("verify_remade" if verdict.remade else "verify_not_tried"))
        show(verdict.findings)
    if verdict.figures_changed:
        context.exit(EXIT_FINDINGS)
