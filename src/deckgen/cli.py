"""The command line: options in, one call, words out; the only room that prints, catches and exits."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from deckgen import __version__
from deckgen.errors import EXIT_BUG, EXIT_INTERRUPTED, DeckgenError, Problem
from deckgen.messages import as_data, language_of, message, sentence

MOST_SHOWN = 20
Command = TypeVar("Command", bound=Callable[..., Any])

_PATH = click.Path(path_type=Path)


def _locale() -> str:
    """The user's locale, by POSIX's order of precedence."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")


def _say(key: str, **facts: object) -> str:
    return message(language_of(_locale()), key, **facts)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckgen")
@click.option("--debug", is_flag=True, help="Show the traceback of a failure.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Turn a survey into a presentation-ready PowerPoint deck for a Norwegian county."""
    context.obj = debug


def _asked(command: Command) -> Command:
    """The options that decide what a deck is made of."""
    options = (
        click.option("--region", "-r", help="County, landsdel or union; without it the nation alone."),
        click.option("--survey", "-s", help="A survey's name or folder; the newest one by default."),
        click.option("--template", type=_PATH, help="A PowerPoint file that replaces the template."),
        click.option(
            "--theme", help="ks, dark, print, a TOML file, or from-template: the template's colours."
        ),
        click.option("--deck", type=_PATH, help="A YAML file that replaces the survey's deck.yaml."),
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


@cli.command()
@_asked
@click.option("--output", "-o", type=_PATH, help="A file (.pptx) or a folder; output/ by default.")
@click.option("--speaker", default="", help="Who presents, on the title slide.")
@click.option("--email", default="", help="The speaker's e-mail, on the last slide.")
@click.option("--event", default="", help="The occasion, on the title slide.")
@click.option("--date", default="", help="The date, on the title slide.")
@click.option("--overwrite", is_flag=True, help="Replace an edited deck; the old one is kept as .bak.")
def build(**asked: Any) -> None:
    """Build a deck; the last line printed is its path."""
    from deckgen.build import build as build_deck  # noqa: PLC0415
    from deckgen.deck.desk import Presenter  # noqa: PLC0415

    words = {name: asked.pop(name) for name in ("speaker", "email", "event", "date")}
    warnings: list[Problem] = []
    path = build_deck(_request(presenter=Presenter(**words), **asked), _progress, warnings.append)
    if sys.stderr.isatty():
        click.echo("", err=True)
    _show(tuple(warnings))
    click.echo(path)


@cli.command()
@_asked
def outline(**asked: Any) -> None:
    """Print the deck as text, with every figure."""
    from deckgen.build import plan_deck  # noqa: PLC0415
    from deckgen.deck.outline import outline as outline_of  # noqa: PLC0415

    click.echo(outline_of(plan_deck(_request(**asked))))


@cli.command()
@_asked
@click.option("--json", "as_json", is_flag=True, help="Print the problems as a JSON list instead of words.")
@click.pass_context
def check(context: click.Context, /, as_json: bool, **asked: Any) -> None:
    """Find every problem of codebook, data, deck file, theme and template at once."""
    from deckgen.build import check as check_all  # noqa: PLC0415

    problems = check_all(_request(**asked))
    if as_json:
        found = [as_data(problem, language_of(_locale())) for problem in problems]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    if problems:
        if not as_json:
            _show(problems)
        context.exit(DeckgenError(problems).exit_code)
    if not as_json:
        click.echo(_say("all_well"))


@cli.command()
@click.option("--survey", "-s", help="A survey's name or folder; the newest one by default.")
def regions(survey: str | None) -> None:
    """List the regions that a deck can be made for."""
    from deckgen.sources.catalogue import find_survey  # noqa: PLC0415
    from deckgen.sources.codebook import division_of, read_codebook  # noqa: PLC0415

    for region in division_of(read_codebook(find_survey(survey))).regions:
        code = next(iter(region.codes)) if region.kind == "county" else "  "
        click.echo(f"{code}  {region.name} ({_say(f'region_{region.kind}')})")


@cli.command()
def surveys() -> None:
    """List the surveys that come with deckgen."""
    from deckgen.sources.catalogue import survey_folders  # noqa: PLC0415
    from deckgen.sources.codebook import read_codebook  # noqa: PLC0415

    for name, folder in survey_folders().items():
        click.echo(f"{name}  {read_codebook(folder).title['nb']}")


@cli.command("import")
@click.argument("file", type=_PATH)
@click.option("--output", "-o", type=_PATH, help="The folder of the new survey; the file's name by default.")
@click.option("--region", help="The column with counties or municipalities.")
@click.option("--weight", help="The column with weights.")
@click.option("--sheet", help="The sheet of a workbook.")
@click.option("--title", help="The survey's title; the file's name by default.")
@click.option("--division", type=click.Choice(["2017", "2018", "2020", "2024"]), help="The county division.")
def import_survey(file: Path, output: Path | None, **asked: str | None) -> None:
    """Propose a survey from what a data FILE says about itself; a deck can be built from it at once."""
    from deckgen.sources.importing.guess import Asked  # noqa: PLC0415
    from deckgen.sources.importing.pack import import_file  # noqa: PLC0415
    from deckgen.sources.importing.words import report  # noqa: PLC0415

    language = language_of(_locale())
    done = import_file(file, output, Asked(**asked), language)
    for line in report(done.proposal, language):
        click.echo(line)
    click.echo(_say("import_done", path=done.codebook, folder=done.codebook.parent))


def _request(**asked: Any) -> Any:
    from deckgen.build import Request  # noqa: PLC0415
    from deckgen.charts.chart import Form  # noqa: PLC0415
    from deckgen.deck.expand import Extras  # noqa: PLC0415

    form = Form(asked.pop("form"))
    extras = Extras(**{name: asked.pop(name) for name in ("by", "compare", "waves", "intervals")}, form=form)
    return Request(extras=extras, **asked)


def _progress(stage: str, done: int, total: int) -> None:
    """One line that rewrites itself on a terminal, a line a stage elsewhere."""
    text = _say(f"progress_{stage}", done=done, total=total)
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)
    elif done in (0, total):
        click.echo(text, err=True)


def _show(problems: tuple[Problem, ...]) -> None:
    """The first problems in full, and how many more there are."""
    language = language_of(_locale())
    for problem in problems[:MOST_SHOWN]:
        click.echo(sentence(problem, language), err=True)
    if len(problems) > MOST_SHOWN:
        click.echo(_say("more_problems", count=len(problems) - MOST_SHOWN), err=True)
    if len(problems) > 1:
        click.echo(_say("problems", count=len(problems)), err=True)


def main() -> None:
    """Run the command line; every failure becomes words and a documented exit code."""
    debug = "--debug" in sys.argv
    try:
        # A bug's message says to run again with --debug, so it may stand at the end of the line too.
        words = [word for word in sys.argv[1:] if word != "--debug"]
        code = cli.main(words, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except DeckgenError as fault:
        if debug:
            traceback.print_exc()
        _show(fault.problems)
        sys.exit(fault.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo(_say("interrupted"), err=True)
        sys.exit(EXIT_INTERRUPTED)
    except Exception as fault:  # the one place where a bug of ours becomes a message
        if debug:
            traceback.print_exc()
        click.echo(_say("bug", fault=f"{type(fault).__name__}: {fault}"), err=True)
        sys.exit(EXIT_BUG)
