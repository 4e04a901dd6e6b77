"""What click objects to in a command, as a Problem with a code, a place and a way out."""

from __future__ import annotations

import re
from typing import Any

import click

from deckgen.errors import Place, Problem
from deckgen.reasons import Reason

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_VALUE = re.compile(r"'?(.*?)'? is not ", re.DOTALL)


def problem_of(fault: click.ClickException) -> Problem:
    """U413–U419: an unknown option or command, something missing or too much, a value that doesn't fit."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    command = context.info_name if context is not None and context.parent is not None else None
    called = f"deckgen {command}" if command else "deckgen"
    code, facts = _told(fault, called)
    return Problem(code, Place(spot=called), facts)


def _told(fault: click.ClickException, command: str) -> tuple[str, dict[str, object]]:
    """The code and the facts of what click says."""
    told: tuple[str, dict[str, object]]
    match fault:
        case click.exceptions.NoSuchCommand():
            told = ("U414", {"command": fault.command_name, "near": list(fault.possibilities or ())})
        case click.NoSuchOption():
            told = (
                "U413",
                {"command": command, "option": fault.option_name, "near": list(fault.possibilities or ())},
            )
        case click.MissingParameter():
            told = ("U415", {"command": command, "option": _name(fault)})
        case click.BadOptionUsage():
            told = ("U417", {"option": fault.option_name})
        case click.BadParameter() if fault.param is not None and (allowed := _allowed(fault.param.type)):
            found = _VALUE.match(fault.message)
            value = found[1] if found else fault.message
            told = ("U416", {"value": value, "option": _name(fault), "allowed": allowed})
        case _ if extra := _EXTRA.match(fault.message):
            told = ("U419", {"value": extra[1]})
        case _:
            told = ("U418", {"command": command, "told": fault.format_message().rstrip(".")})
    return told


def _name(fault: click.BadParameter) -> str:
    """The option or argument as it is written on the command line."""
    if fault.param is None:
        return ""
    return fault.param.opts[0] if isinstance(fault.param, click.Option) else (fault.param.name or "").upper()


def _allowed(kind: click.ParamType[Any]) -> str | Reason:
    """What an option takes, in words; nothing for what is no choice and no number."""
    match kind:
        case click.Choice():
            return ", ".join(map(str, kind.choices))
        case click.IntRange() if kind.min is not None and kind.max is not None:
            return Reason("allowed_between", "", {"least": kind.min, "most": kind.max})
        case click.IntRange() if kind.min is not None:
            return Reason("allowed_from", "", {"least": kind.min})
    return Reason("allowed_whole", "") if isinstance(kind, type(click.INT)) else ""
