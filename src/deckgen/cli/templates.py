"""`deckgen template check` and `new`: what deckgen makes of a template, and one to start from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from deckgen.cli.group import PATH, cli
from deckgen.cli.words import data_of, print_json, say, show
from deckgen.errors import DeckgenError
from deckgen.messages import visible


@cli.group()
def template() -> None:
    """Check a PowerPoint template, or start one."""


@template.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
@click.pass_context
def check(context: click.Context, /, file: Path, as_json: bool) -> None:
    """Show a template FILE's layouts, fonts and colours, and where deckgen puts what."""
    from deckgen.dress import read_dress  # noqa: PLC0415  # --help loads none
    from deckgen.powerpoint.inventory import inventory  # noqa: PLC0415  # --help loads none

    held = inventory(file)
    try:
        dress = read_dress(None, file, ours=False)
        layouts, told, stop = dress.template.layouts, dress.warnings, None
    except DeckgenError as fault:
        layouts, told, stop = {}, fault.problems, fault
    if as_json:
        found = asdict(held) | {
            "mapping": {id_: asdict(layout) for id_, layout in layouts.items()},
            "problems": data_of(told),
        }
        print_json(found)
    else:
        for line in (*_held(held), *_mapping(layouts)):
            click.echo(visible(line))
        show(told)
        if stop is None:
            click.echo(say("template_fits"))
    if stop is not None:
        context.exit(stop.exit_code)


@template.command()
@click.argument("file", type=PATH)
@click.option("--theme", help="The theme whose colours it gets: ks, dark, print, or a TOML file.")
@click.option("--json", "as_json", is_flag=True, help="Print the path as JSON.")
def new(file: Path, theme: str | None, as_json: bool) -> None:
    """Write a template to start from to FILE (.potx or .pptx)."""
    from deckgen.dress import read_dress  # noqa: PLC0415  # --help loads none
    from deckgen.powerpoint.starting import start_template  # noqa: PLC0415  # --help loads none
    from deckgen.request import Request, refuse_odd  # noqa: PLC0415  # --help loads none

    refuse_odd(file)
    source = read_dress(theme, Request().template_path, ours=True).template
    path = start_template(source, file)
    if as_json:
        print_json({"path": str(path)})
    else:
        click.echo(path)


def _held(held: Any) -> Iterator[str]:
    """What the template has: its size, faces, colours and layouts."""
    yield say(
        "template_size",
        width=f"{held.size.width:g}",
        height=f"{held.size.height:g}",
        layouts=len(held.layouts),
        masters=held.masters,
    )
    yield say("template_faces", headings=held.faces[0] or "?", text=held.faces[1] or "?")
    yield say(
        "template_colours", colours=", ".join(f"{slot} {value}" for slot, value in held.colours.items())
    )
    if held.layouts:
        yield say("template_layouts")
    for number, layout in enumerate(held.layouts, start=1):
        places = ", ".join(f"{name} ({kind})" for name, kind in layout.placeholders)
        yield f"  {layout.master} {_named(layout.name, number)}: {places or '-'}"


def _named(name: str, number: int) -> str:
    """A layout by its name, or by its number in the file where it has none."""
    return f"«{name}»" if name.strip() else say("layout_unnamed", number=number)


def _mapping(layouts: Any) -> Iterator[str]:
    """Which of its layouts each of deckgen's is, and where each role stands there."""
    from deckgen.deck.layouts import LAYOUTS  # noqa: PLC0415  # --help loads none

    if not layouts:
        return
    yield say("template_mapping")
    for id_, row in LAYOUTS.items():
        layout = layouts.get(id_)
        if layout is None:
            yield f"  {id_} ({row.name}): " + say("template_without")
            continue
        how = say(f"template_by_{layout.found}")
        yield f"  {id_} ({row.name}) → {_named(layout.name, layout.number + 1)} ({how})"
        if layout.found != "name":
            yield "    " + "; ".join(_places(layout))


def _places(layout: Any) -> Iterator[str]:
    """Where roles stand: in placeholders, together with another role, or in boxes that deckgen draws."""
    held = [place for place in layout.placeholders.values() if place.idx is not None]
    for place in held:
        roles = [place.role, *(role for role, into in layout.merged.items() if into == place.role)]
        yield f"{', '.join(roles)} → «{place.name}»"
    drawn = [role for role, place in layout.placeholders.items() if place.idx is None]
    if drawn:
        yield say("template_boxes", roles=", ".join(drawn))
