"""Runs the command line: reads what was typed, has it done, and returns the exit code."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planner.cli.arguments import build_parser
from planner.cli.inputs import read_moment
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.log_file import log_fault
from planner.paths import Paths, default_data_dir

DONE, REFUSED = 0, 1

Clock = Callable[[], datetime]
OpenWindow = Callable[[Paths, Clock], int]


def run(arguments: list[str], open_window: OpenWindow, clock: Clock) -> int:
    """Do what the arguments ask for and return the exit code.

    0 done; 1 refused, with one sentence on the error output and nothing changed; 2 wrong usage (argparse
    leaves with it). `open_window` is called when no command is given.
    """
    typed = build_parser().parse_args(arguments)
    try:
        clock = _clock(typed, clock)
        if typed.command is None:
            return open_window(_paths(typed), clock)
        # The window is there sooner without what only the terminal needs.
        from planner.cli.dispatch import run_command

        run_command(typed, _paths(typed), clock)
        return DONE
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; there is nobody left to tell
        return DONE
    except Exception as error:
        return _our_fault(_paths(typed), error)


def _clock(typed: Namespace, clock: Clock) -> Clock:
    pretended = getattr(typed, "now", None)
    if pretended is None:
        return clock
    moment: datetime = read_moment(pretended)
    return lambda: moment


def _paths(typed: Namespace) -> Paths:
    folder = getattr(typed, "data_dir", None)
    return Paths(Path(folder).expanduser() if folder else default_data_dir())


def _our_fault(paths: Paths, error: Exception) -> int:
    """Tell a fault of the program in one sentence; what went wrong goes to the log beside the plan."""
    log_fault(paths.log, "the command failed", error)
    words = _("The program failed and the plan is as it was; what happened is in {log}.")
    print(words.format(log=paths.log), file=sys.stderr)
    return REFUSED
