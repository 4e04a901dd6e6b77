"""The command line: options in, one call, words out; the only room that prints, catches and exits."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import traceback

import click

from deckgen.cli import building, listing, reviewing, templates
from deckgen.cli.group import cli
from deckgen.cli.usage import problem_of
from deckgen.cli.words import say, show, show_as_json, stopped
from deckgen.errors import EXIT_BUG, EXIT_INTERRUPTED, EXIT_OUTPUT, DeckgenError, Place, Problem
from deckgen.reasons import of_system

__all__ = ["building", "cli", "listing", "main", "reviewing", "templates"]


def main() -> None:
    """Run the command line; every failure becomes words and a documented exit code."""
    debug, as_json = ("--debug" in sys.argv), ("--json" in sys.argv)
    # numpy only adds whole numbers here: threads for matrices cost its import half of its time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    atexit.register(gc.freeze)  # what is left goes with the process: no search for garbage in it
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to end: as tidily as by Ctrl-C
    try:
        # A bug's message says to run again with --debug, so it may stand at the end of the line too.
        words = [word for word in sys.argv[1:] if word != "--debug"]
        code = cli.main(words, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except DeckgenError as fault:
        if debug:
            traceback.print_exc()
        (show_as_json if as_json else show)(fault.problems)
        sys.exit(fault.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as fault:
        sys.exit(_objected(fault, as_json))
    except (KeyboardInterrupt, click.Abort):
        stopped(say("interrupted"), EXIT_INTERRUPTED, as_json)
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:  # who read along has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_OUTPUT)
    except OSError as fault:
        if debug:
            traceback.print_exc()
        place = Place(str(fault.filename or ""), spot="" if fault.filename else "stdout")
        problems = (Problem("W508", place, {"reason": of_system(fault)}),)
        if as_json:
            show_as_json(problems, err=not fault.filename)
        else:
            show(problems)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_OUTPUT)
    except Exception as fault:  # the one place where a bug of ours becomes a message
        if debug:
            traceback.print_exc()
        stopped(say("bug", fault=f"{type(fault).__name__}: {fault}"), EXIT_BUG, as_json)
        sys.exit(EXIT_BUG)


def _objected(fault: click.ClickException, as_json: bool) -> int:
    """Say what click objects to; the exit code. A name without more is answered with what it can do."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        click.echo(fault.format_message())
        return 0
    problem = problem_of(fault)
    (show_as_json if as_json else show)((problem,))
    return problem.exit_code
