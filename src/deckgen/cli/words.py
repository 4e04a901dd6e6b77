"""What the command line prints: messages in the user's language, problems and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from deckgen.errors import Problem
from deckgen.messages import UNSEEN, as_data, escaped, language_of, message, sentence

MOST_SHOWN = 20


def language() -> str:
    """The language of the user's locale, by POSIX's order of precedence."""
    named = (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name)))
    return language_of(next(named, ""))


def say(key: str, **facts: object) -> str:
    """A text of the user's catalogue with its facts filled in."""
    return message(language(), key, **facts)


def progress(stage: str, done: int, total: int) -> None:
    """One line that rewrites itself on a terminal, a line a stage elsewhere."""
    text = say(f"progress_{stage}", done=done, total=total)
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)
    elif done in (0, total):
        click.echo(text, err=True)


def end_progress() -> None:
    """Leave the line that rewrote itself."""
    if sys.stderr.isatty():
        click.echo("", err=True)


def show(problems: tuple[Problem, ...]) -> None:
    """The first problems in full, and how many more there are."""
    for problem in problems[:MOST_SHOWN]:
        click.echo(sentence(problem, language()), err=True)
    if len(problems) > MOST_SHOWN:
        click.echo(say("more_problems", count=len(problems) - MOST_SHOWN), err=True)
    if len(problems) > 1:
        click.echo(say("problems", count=len(problems)), err=True)


def show_as_json(problems: Iterable[Problem], err: bool = False) -> None:
    """The same problems, all of them, as a JSON list on standard output, or where that can't be written."""
    print_json(data_of(problems), err)


def data_of(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems as programs read them, in the user's language."""
    return [as_data(problem, language()) for problem in problems]


def print_json(data: object, err: bool = False) -> None:
    """Data on standard output or error; what UTF-8 can't hold, or a terminal obeys, is written as escapes."""
    import json  # noqa: PLC0415  # few runs print any

    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    lines = (UNSEEN.sub(escaped, line) for line in text.split("\n"))
    click.echo("\n".join(lines).encode("utf-8", "backslashreplace").decode(), err=err)


def stopped(message_: str, exit_code: int, as_json: bool) -> None:
    """What ended a command and is no Problem: a mistyped option, an interruption, a bug."""
    if as_json:
        print_json([{"code": "", "message": message_, "exit_code": exit_code}])
    else:
        click.echo(message_, err=True)
