"""`deckgen regions`, `surveys` and `import`: what there is, and what a new file may become."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli.group import PATH, cli
from deckgen.cli.words import language, print_json, say


@cli.command()
@click.option("--survey", "-s", help="A survey's name or folder; the newest one by default.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def regions(survey: str | None, as_json: bool) -> None:
    """List the regions that a deck can be made for."""
    from deckgen.sources.division import read_division_of  # noqa: PLC0415  # --help loads none
    from deckgen.sources.packs import find_survey  # noqa: PLC0415  # --help loads none

    found = read_division_of(find_survey(survey)).regions
    if as_json:
        print_json([{"name": r.name, "kind": r.kind, "codes": sorted(r.codes)} for r in found])
        return
    for region in found:
        code = next(iter(region.codes)) if region.kind == "county" else "  "
        click.echo(f"{code}  {region.name} ({say(f'region_{region.kind}')})")


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def surveys(as_json: bool) -> None:
    """List the surveys that come with deckgen."""
    from deckgen.authored import in_language  # noqa: PLC0415  # --help loads none
    from deckgen.sources.codebook import read_codebook  # noqa: PLC0415  # --help loads none
    from deckgen.sources.packs import survey_folders  # noqa: PLC0415  # --help loads none

    found = {name: (in_language(read_codebook(at).title, "nb"), at) for name, at in survey_folders().items()}
    if as_json:
        print_json([{"name": n, "title": title, "folder": str(at)} for n, (title, at) in found.items()])
        return
    for name, (title, _) in found.items():
        click.echo(f"{name}  {title}")


@cli.command("import")
@click.argument("file", type=PATH)
@click.option("--output", "-o", type=PATH, help="The folder of the new survey; the file's name by default.")
@click.option("--region", help="The column with counties or municipalities.")
@click.option("--weight", help="The column with weights.")
@click.option("--sheet", help="The sheet of a workbook.")
@click.option("--title", help="The survey's title; the file's name by default.")
@click.option("--division", type=click.Choice(["2017", "2018", "2020", "2024"]), help="The county division.")
@click.option("--json", "as_json", is_flag=True, help="Print what was proposed as JSON.")
def import_survey(file: Path, output: Path | None, as_json: bool, **asked: str | None) -> None:
    """Propose a survey from what a data FILE says about itself; a deck can be built from it at once."""
    from deckgen.request import refuse_odd  # noqa: PLC0415  # --help loads none
    from deckgen.sources.importing.guess import Asked  # noqa: PLC0415  # --help loads none
    from deckgen.sources.importing.pack import import_file  # noqa: PLC0415  # --help loads none
    from deckgen.sources.importing.words import report  # noqa: PLC0415  # --help loads none

    if output is not None:
        refuse_odd(output)
    spoken = language()
    done = import_file(file, output, Asked(**asked), spoken)
    lines = list(report(done.proposal, spoken))
    if as_json:
        print_json({"codebook": str(done.codebook), "survey": str(done.codebook.parent), "report": lines})
        return
    for line in lines:
        click.echo(line)
    click.echo(say("import_done", path=done.codebook, folder=done.codebook.parent))
