"""`deckgen verify` and `lint`: what a finished file is and what is wrong with it, in words or as JSON."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from deckgen.cli.group import PATH, cli
from deckgen.cli.words import data_of, language, print_json, say, show
from deckgen.errors import EXIT_FINDINGS
from deckgen.messages import sentence, visible


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
    from deckgen.request import Request  # noqa: PLC0415  # --help loads none
    from deckgen.verify import verify as verdict_on  # noqa: PLC0415  # --help loads none

    verdict = verdict_on(file, Request(**sources))
    if as_json:
        told = {
            "facts": dict(verdict.facts),
            "untouched": verdict.untouched,
            # null where nobody can tell; the exit code is that of changed figures all the same
            "figures_changed": verdict.figures_changed if verdict.comparable else None,
            "example_unmarked": verdict.example_unmarked,
            "remade": verdict.remade,
            "findings": data_of(verdict.findings),
        }
        print_json(told)
    else:
        for name, text in verdict.facts.items():
            click.echo(visible(f"{name.removeprefix('deckgen-')}: {text}"))
        if verdict.facts:
            click.echo(say("verify_untouched" if verdict.untouched else "verify_edited"))
            if not verdict.untouched:
                as_it_was = "verify_not_shown" if verdict.slides_missing else "verify_no_figures"
                changed = "verify_figures" if verdict.comparable else "verify_not_compared"
                click.echo(say(changed if verdict.figures_changed else as_it_was))
                if verdict.example_unmarked:
                    click.echo(say("verify_example"))
            if verdict.remade is not False:
                click.echo(say("verify_remade" if verdict.remade else "verify_not_tried"))
        show(verdict.findings)
    if verdict.figures_changed or verdict.example_unmarked:
        context.exit(EXIT_FINDINGS)


@cli.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def lint(context: click.Context, /, file: Path, as_json: bool) -> None:
    """Find what is wrong with any presentation FILE: faults, stale charts, text that can't be read."""
    from deckgen.powerpoint.lint.catalogue import SEVERITY  # noqa: PLC0415  # --help loads none
    from deckgen.powerpoint.lint.catalogue import lint as findings_of  # noqa: PLC0415  # --help loads none
    from deckgen.powerpoint.lint.rule import Severity, count_of  # noqa: PLC0415  # --help loads none

    findings = findings_of(file)
    counts = Counter[Severity]()
    for finding in findings:
        counts[SEVERITY[finding.code]] += count_of(finding)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    if as_json:
        graded = zip(data_of(findings), findings, strict=True)
        print_json([told | {"severity": SEVERITY[finding.code].value} for told, finding in graded])
    else:
        for finding in findings:
            grave = say(f"lint_{SEVERITY[finding.code].value}")
            click.echo(f"{grave}: {sentence(finding, language())}")
        if findings:
            click.echo(say("lint_counts", errors=errors, warnings=warnings))
        else:
            click.echo(say("lint_sound"))
    if errors:
        context.exit(EXIT_FINDINGS)
