"""Runs the command line: reads what was typed, has it done, and returns the exit code."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.output import Answer, finish, take_every_letter, tell, write
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.paths import Paths, default_data_dir

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.export import WritePdf
    from planner.services.printing import PdfOrder
    from planner.services.workspace import Workspace

DONE, REFUSED, INTERRUPTED = 0, 1, 130

Clock = Callable[[], datetime]
OpenWindow = Callable[[Paths, Clock, bool], int]


def cannot_print(_workspace: "Workspace", _order: "PdfOrder") -> int:
    """Refuse to print, where nothing that can was handed in."""
    raise Refusal(_("Nothing here can print; start the program as study-planner."))


def run(
    arguments: list[str], open_window: OpenWindow, clock: Clock, write_pdf: "WritePdf" = cannot_print
) -> int:
    """Do what the arguments ask for and return the exit code.

    0 done; 1 refused, with one sentence on the error output and nothing changed; 2 wrong usage (argparse
    leaves with it); 130 interrupted from the keyboard. `open_window` is called when no command is given,
    with whether the data folder was named, `write_pdf` when the week is to be printed into a file.
    """
    take_every_letter()
    try:
        return _obey(_parsed(arguments), open_window, clock, write_pdf)
    except Refusal as refusal:
        tell(refusal)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        finish()


def _parsed(arguments: list[str]) -> "Namespace | None":
    """Return what was typed; None for nothing, so that the window is there sooner than a parser would be."""
    if not arguments:
        return None
    from planner.cli.arguments import build_parser

    return build_parser().parse_args(arguments)


def _obey(typed: "Namespace | None", open_window: OpenWindow, clock: Clock, write_pdf: "WritePdf") -> int:
    clock = _clock(typed, clock)
    paths = _paths(typed)
    try:
        if typed is None or typed.command is None:
            return open_window(paths, clock, getattr(typed, "data_dir", None) is not None)
        # The window is there sooner without what only the terminal needs.
        from planner.cli.dispatch import run_command

        answer = run_command(typed, paths, clock, write_pdf)
    except Refusal:
        raise
    except Exception as error:
        return _our_fault(paths, error)
    return _say(answer, as_json=getattr(typed, "json", False))


def _clock(typed: "Namespace | None", clock: Clock) -> Clock:
    pretended = getattr(typed, "now", None)
    if pretended is None:
        return clock
    from planner.cli.inputs import read_moment

    moment: datetime = read_moment(pretended)
    return lambda: moment


def _paths(typed: "Namespace | None") -> Paths:
    folder: str | None = getattr(typed, "data_dir", None)
    if folder == "":  # an empty variable of a script is not to reach the learner's own plan
        raise Refusal(_("The data folder has no name; give one after --data-dir."))
    try:
        return Paths(default_data_dir() if folder is None else Path(folder).expanduser())
    except RuntimeError:  # a user without a home, or none of that name
        raise Refusal(_("The home folder cannot be found; name the data folder with --data-dir.")) from None


def _say(answer: Answer, *, as_json: bool) -> int:
    """Put an answer out. A change is made all the same where nobody reads that it was."""
    try:
        write(answer, as_json=as_json)
    except BrokenPipeError:
        pass  # the reader has seen enough
    except OSError as error:
        words = _("The answer could not be written: {reason}.")
        if answer.is_change:
            words = _("The change is saved, but the answer could not be written: {reason}.")
        tell(words.format(reason=error.strerror))
        return DONE if answer.is_change else REFUSED
    return REFUSED if answer.is_refused else DONE


def _our_fault(paths: Paths, error: Exception) -> int:
    """Tell a fault of the program in one sentence; what went wrong goes to the log beside the plan."""
    from planner.log_file import log_fault  # its handlers would cost each command that does not fail

    words = _("The program failed and the plan is as it was; what happened is in {log}.")
    if not log_fault(paths.log, "the command failed", error):
        words = _("The program failed and the plan is as it was; the fault is called {kind}.")
    tell(words.format(log=paths.log, kind=type(error).__name__))
    return REFUSED
